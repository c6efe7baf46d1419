"""The journey from May to October: the case, the team, the judging and the visit."""

from house import go, see
from story import PEOPLE, fill, press, receipt, tick

MINUTES = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
ITEMS = 25
MOTIVATION = "Vi läste om svaret tillsammans och enades om det som stod skrivet."


def the_registrar_opens_a_case(page):
    go(page, "/arenden")
    fill(page, dnr="LIL 2024/118")
    press(page, "Skapa ärendet", "Ärendet är skapat")


def the_registrar_records_the_decision(page):
    tick(page, "beslut", page.locator("input[name=beslut]").first.get_attribute("value"))
    fill(page, dag="2024-06-04", paragraf="12", nummer="6/2024")
    press(page, "Spara beslutet", "Beslutet är sparat")


def the_registrar_hands_in_the_minutes(page):
    page.set_input_files("[name=fil]", {"name": "protokoll.pdf", "mimeType": "application/pdf", "buffer": b"hej"})
    press(page, "Lägg in protokollet")
    assert "ingen PDF" in see(page, 422).locator(".errors").inner_text()
    page.set_input_files("[name=fil]", {"name": "protokoll.pdf", "mimeType": "application/pdf", "buffer": MINUTES})
    press(page, "Lägg in protokollet", "Protokollet har kommit in")


def the_office_approves_the_form(page):
    go(page, "/kansli/2024/formell")
    page.locator("tr", has_text="Ängsullen").get_by_role("button").click()
    receipt(page, "är godkänd för bedömning.")


def the_office_makes_a_team(page):
    the_office_approves_the_form(page)
    go(page, "/kansli/2024/lag")
    press(page, "Skapa ett lag", "Laget är skapat")
    for who in ("coordinator", "second", "third"):
        option = page.locator("[name=person] option", has_text=PEOPLE[who][0])
        page.select_option("select[name=person]", option.get_attribute("value"))
        press(page, "Lägg till examinatorn", "med i laget")
    row = page.locator("tr", has_text=PEOPLE["coordinator"][0])
    assert "ordnare" in row.inner_text(), "the first member is not the coordinator"


def the_office_goes_past_a_conflict_with_a_reason(page):
    option = page.locator("[name=entry] option", has_text="Ängsullen")
    page.select_option("select[name=entry]", option.get_attribute("value"))
    press(page, "Tilldela bidraget")
    assert PEOPLE["third"][0] in see(page, page.answer.status).locator(".warning").first.inner_text()
    fill(page, skal="Ingen annan examinator är ledig, och biblioteket har inget med förskolan att göra.")
    press(page, "Besluta om undantag", "tilldelat laget")


def the_office_confirms_the_team(page):
    press(page, "Fastställ laget", "fastställt")


def an_examiner_answers_about_conflict(story, page):
    go(page, "/granskning")
    page.get_by_role("link", name="Svara på jäv").click()
    see(page)
    tick(page, "svar", "nej")
    press(page, "Lämna svaret", "Nu kan du läsa")


def an_examiner_judges_every_question(story, page, who):
    """Their levels differ by two or more on every fifth question."""
    go(page, f"/granskning/{story.entry_id}")
    page.get_by_role("link", name="Bedöm fråga 1").click()
    for place in range(ITEMS):
        if place < 2:
            see(page)
        level = 3 if who == "coordinator" else 4 if who == "second" else (1 if place % 5 == 0 else 3)
        tick(page, "niva", str(level))
        fill(page, styrkor=f"{mark(who)} Tydligt hur ni gör, {place}.", utveckling=f"Visa fler resultat, {place}.",
             fragor="Hur vet ni det?" if place == 0 else "")
        page.locator("main form .btn").first.click()
        page.wait_for_load_state("load")


def mark(who):
    return f"Ord från {who}."


def an_examiner_sees_nothing_of_the_others(story, page, others):
    """Blind until the own lock: neither pages nor the visit's agenda show what another has written."""
    base = f"/granskning/{story.entry_id}"
    for path, status in [("", 200), ("/bedoma/1", 200), ("/konsensus", 409), ("/konsensus/1", 409), ("/platsbesok", 200),
                         ("/helhet", 409), ("/slutlig", None)]:
        answer = page.goto(base + path)
        assert status in (None, answer.status), f"{path} answered {answer.status}"
        for other in others:
            assert mark(other) not in answer.text(), f"{base}{path} shows what {other} has written"


def an_examiner_locks(story, page):
    go(page, f"/granskning/{story.entry_id}/las")
    press(page, "Lås bedömningen", "Din bedömning är låst")


def the_team_agrees_on_every_question(story, page):
    base = f"/granskning/{story.entry_id}/konsensus"
    go(page, base)
    paths = page.locator(f"main table a[href^='{base}/'], main .toc a[href^='{base}/']").evaluate_all(
        "all => [...new Set(all.map(one => one.pathname))]")
    assert len(paths) == ITEMS, f"{len(paths)} questions in the list of consensus"
    for place, path in enumerate(paths):
        page.goto(path)
        fill(page, styrkor="Ni visar tydligt hur ni gör.", utveckling="Visa fler resultat.")
        if page.locator("[name=motivering][aria-required]").count():
            if place == 0:
                press(page, "Spara lagets nivå")
                assert "hur ni kom fram" in see(page, 422).locator(".errors").inner_text()
            fill(page, motivering=MOTIVATION)
        press(page, "Spara lagets nivå", "är sparat" if place < 2 else None)
    go(page, base)


def the_team_judges_the_whole(story, page):
    go(page, f"/granskning/{story.entry_id}/helhet")
    for field in page.locator("select[name^='niva-']").all():
        field.select_option("6")
    for field in page.locator("textarea[name^='skal-']").all():
        field.fill("Det hänger ihop från mål till resultat.")
    press(page, "Spara helheten", "sparad")


def the_team_locks_the_consensus(story, page):
    go(page, f"/granskning/{story.entry_id}/konsensus")
    page.locator("summary", has_text="Lås konsensus").click()
    press(page, "Ja, lås konsensus", "Konsensus är låst")


def the_team_books_the_visit(story, page):
    go(page, f"/granskning/{story.entry_id}/platsbesok")
    fill(page, datum="2024-09-10", tid="13:00", plats="Ullstigen 3")
    press(page, "Boka besöket", "Platsbesöket är bokat", exact=True)


def the_team_records_the_visit(story, page):
    go(page, f"/granskning/{story.entry_id}/platsbesok")
    fill(page, dag="2024-09-10", deltog="Ingegerd Sjölund och hela laget", anteckningar="Vi såg årshjulet på väggen.")
    press(page, "Spara anteckningarna", "antecknat")


def the_visit_changes_one_level(story, page):
    go(page, f"/granskning/{story.entry_id}/slutlig/1")
    page.select_option("[name=niva]", "8")
    press(page, "Spara nivån")
    assert page.answer.status == 422, "a changed level was taken without evidence"
    fill(page, belagg="Dialogmötena finns antecknade månad för månad.")
    press(page, "Spara nivån", "spara")


def the_team_locks_for_good(story, page):
    go(page, f"/granskning/{story.entry_id}/slutlig")
    page.locator("summary", has_text="Lås den slutliga bedömningen").click()
    press(page, "Ja, lås den slutliga bedömningen", "låst")
