"""The journey from October to December: the jury, the ceremony to the second, the feedback, the log."""

from house import go, see
from story import PEOPLE, fill, press, tick

CITATION = "För ett arbete där barnens röster märks i varje beslut."
UNIT = "Förskolan Ängsullen"


def the_office_names_the_chair(page):
    go(page, "/kansli/2024/jury")
    page.get_by_role("link", name=PEOPLE["juror"][0]).click()
    see(page)
    page.get_by_label("Är ordförande").check()
    press(page, "Spara ledamoten", "är sparad")


def the_jury_votes(story, page):
    go(page, "/jury/2024")
    page.get_by_role("link", name=UNIT).first.click()
    see(page)
    tick(page, "rost", "award")
    press(page, "Rösta", "Din röst är sparad", exact=True)


def the_jury_decides(story, page):
    go(page, f"/jury/2024/{story.entry_id}")
    tick(page, "beslut", "award")
    fill(page, mote="2024-10-24", paragraf="3")
    page.locator("input[name=narvarande]").first.check()
    press(page, "Fatta beslutet")
    assert "motiveringen" in see(page, 422).locator(".errors").inner_text()
    fill(page, motivering=CITATION)
    press(page, "Fatta beslutet", "Beslutet är fattat")


def open_pages(story):
    return ["/", "/utmarkelsen", "/utmarkelsen/2024"]


def unit_pages(story):
    return [story.entry, story.entry + "/aterkoppling", story.entry + "/kvitto"]


def nobody_outside_sees_the_decision(story, visitor, unit):
    for page, paths in [(visitor, open_pages(story)), (unit, open_pages(story) + unit_pages(story))]:
        for path in paths:
            text = page.goto(path).text()
            assert CITATION not in text, f"{path} shows the citation at {story.town.now}"


def everybody_sees_the_decision(story, visitor, unit):
    for page in (visitor, unit):
        text = page.goto("/utmarkelsen/2024").text()
        assert CITATION in text, f"/utmarkelsen/2024 has no citation at {story.town.now}"
        see(page)
    go(visitor, "/")
    assert UNIT in visitor.locator("main").inner_text(), "the first page does not name the winner"


def the_team_records_the_feedback_meeting(story, page):
    go(page, f"/granskning/{story.entry_id}/aterkoppling")
    fill(page, dag="2024-12-03", deltog="Ingegerd Sjölund, Birgitta Özkan", sammanfattning="Ni lyssnar på barnen. Visa fler resultat.")
    tick(page, "form", "onsite")
    press(page, "Anteckna mötet och öppna rapporten", "öppen")


def the_report_is_shut_until_the_meeting(story, page):
    go(page, story.entry + "/aterkoppling")
    assert "Rapporten öppnar efter ert återkopplingsmöte" in page.locator("main").inner_text()


def the_unit_reads_the_report(story, page):
    go(page, story.entry + "/aterkoppling")
    text = page.locator("main").inner_text()
    assert "Ni lyssnar på barnen" in text and "Visa fler resultat" in text and CITATION in text
    assert "Ord från" not in text, "the unit reads a single examiner's words"


def the_unit_makes_a_plan(story, page):
    press(page, "Lägg i handlingsplanen", "handlingsplan")
    go(page, story.entry + "/handlingsplan")
    fill(page, vad="Bjud in föräldrarna till uppföljningen", vem="Tomasz", nar="2025-03-31")
    press(page, "Lägg till punkten", "plan")
    text = page.locator("main").inner_text()
    assert "Bjud in föräldrarna" in text and "Visa fler resultat" in text


def the_office_sees_the_whole_year(story, page):
    for path in ["/kansli/2024", "/kansli/2024/deltagare", f"/kansli/2024/deltagare/{story.entry_id}",
                 f"/kansli/2024/deltagare/{story.entry_id}/bedomning", "/kansli/utskick", "/kansli/logg"]:
        go(page, path)
    for act in ["feedback", "entry.submitted"]:
        page.goto(f"/kansli/logg?handling={act}")
        assert page.locator("main tbody tr").count() > 0, f"the log has no {act}"


def the_log_is_whole(story):
    assert "Loggen är hel" in story.town.run("audit", "verify")
