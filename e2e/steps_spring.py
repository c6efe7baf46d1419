"""The journey from January to May: the office prepares, the unit registers, writes and hands in."""

import hashlib
import re

from house import go, see
from story import ORGANISATIONS, PEOPLE, address, fill, press, receipt, tick

ANSWER = "Vi frågar målgruppen varje månad och ändrar det som inte fungerar. Fråga {part}: så gör vi på Ängsullen."


def the_office_comes_in_by_the_printed_link(story):
    return story.enter_by(story.town.printed_link())


def the_office_reads_in_the_organisations(page):
    go(page, "/kansli/organisationer")
    page.set_input_files("[name=fil]", {"name": "stad.csv", "mimeType": "text/csv", "buffer": ORGANISATIONS.encode()})
    press(page, "Läs in filen", "3 organisationer är inlästa")


def the_office_checks_and_publishes_the_edition(page):
    go(page, "/kansli/utgavor")
    page.get_by_role("link", name="2024", exact=True).click()
    see(page)
    page.get_by_role("link", name="Publicera …").click()
    see(page)
    press(page, "Publicera utgåvan", "publicerad")
    fill(page, lag="2024-05-31", bedomning="2024-10-04", jury="2024-10-24", klockslag="15.00", aterkoppling="2024-11-27")
    press(page, "Spara de inre datumen", "De inre datumen är sparade")


def the_office_lets_people_in(page):
    for who, (name, roles) in PEOPLE.items():
        page.goto("/kansli/anvandare")
        fill(page, namn=name, epost=address(who))
        press(page, "Skapa kontot", name)
        for kind, organisation in roles:
            page.select_option("[name=roll]", kind)
            if organisation:
                page.fill("[name=organisation]", organisation)
            if kind in ("examiner", "juror"):
                option = page.locator("[name=utgava] option", has_text="2024")
                page.select_option("[name=utgava]", option.get_attribute("value"))
            press(page, "Ge rollen", "Rollen är given")


def the_unit_tries_whether_it_may_take_part(page):
    go(page, "/kan-vi-delta/2024")
    facts(page)
    page.get_by_role("button", name="Visa om vi kan delta").click()
    assert "Ni kan delta" in see(page).locator("main").inner_text()


def facts(page):
    tick(page, "chef", "ja")
    tick(page, "plan", "ja")
    fill(page, medarbetare="32", resultat="120", prognos="0")


def the_unit_registers(story, page):
    go(page, "/anmalan/2024")
    fill(page, chef_telefon="08-508 00 123", kontakt_namn="Tomasz Nyqvist", kontakt_telefon="08-508 00 124",
         kontakt_epost=address("contact"))
    facts(page)
    press(page, "Anmäl er", "Ni är anmälda", exact=True)
    story.entry = re.search(r"/bidrag/[^/?#]+", page.url)[0]
    story.town.letter(address("unithead"), "Ni är anmälda")
    story.town.letter("registrator.lillan@exempelstad.example", "deltar i")


def the_contact_writes_every_part(story, page):
    go(page, story.entry + "/skriva")
    paths = page.locator(f"main a[href^='{story.entry}/skriva/']").evaluate_all("all => all.map(one => one.pathname)")
    assert len(paths) >= 25, f"only {len(paths)} parts to write"
    for place, path in enumerate(paths):
        (go(page, path) if place < 3 else page.goto(path))
        page.fill("#text", ANSWER.format(part=path.rsplit("/", 1)[1]))
        # The editor sends the form when the text is saved, a moment after the press.
        with page.expect_navigation():
            page.locator("form[data-write] button[name=klar][value='1']").click()
        if place < 2:
            receipt(page, "är klar")
    go(page, story.entry + "/skriva")
    assert f"{len(paths)} av {len(paths)} delar är klara" in page.locator("main .lead").inner_text()


def the_contact_fills_in_the_facts(story, page):
    go(page, story.entry + "/uppgifter")
    fill(page, postalAddress="Box 12, 120 00 Stockholm", visitingAddress="Ullstigen 3", employees="32")
    press(page, "Spara uppgifterna", "Uppgifterna är sparade")


def the_contact_sees_that_nothing_is_missing(story, page):
    go(page, story.entry + "/granska")
    assert "Allt finns med" in page.locator("main").inner_text()


def the_unit_hands_in_at_the_last_moment(story, page):
    """Half a minute before 24.00; a colleague's page stays open on a question."""
    open_page = page.context.new_page()
    open_page.goto(story.entry + "/skriva/1")
    go(page, story.entry + "/granska")
    story.town.at("2024-05-17 23:59:30")
    press(page, "Lämna in bidraget", "Bidraget är inlämnat")
    return open_page


def the_receipt_shows_the_second_and_the_digest(story, page):
    text = page.locator("main").inner_text()
    assert "23.59.30" in text and "17 maj 2024" in text, text
    digest = re.search(r"\b[0-9a-f]{64}\b", text)[0]
    for about in (digest, story.entry_id):
        story.town.run("receipt", "verify", about)
    content = page.context.request.get(story.entry + "/kvitto/innehall").body()
    assert hashlib.sha256(content).hexdigest() == digest, "the content that can be fetched has another digest"
    assert digest in story.town.letter(address("contact"), "Kvitto")


def nobody_writes_after_the_hand_in(story, page, open_page):
    if open_page.locator("[role=textbox]#text").count():
        # The editor is told at once, and takes no more.
        open_page.locator("[data-save-state]", has_text="kan inte längre ändras").wait_for()
        assert open_page.locator("#text").get_attribute("contenteditable") == "false"
        return
    open_page.fill("#text", "En text som kommer för sent.")
    with open_page.expect_navigation() as answer:
        open_page.get_by_role("button", name="Spara", exact=True).click()
    assert answer.value.status == 409, f"a late save was answered {answer.value.status}"
    go(page, story.entry + "/skriva/1", status=409)
    assert "För sent" not in page.goto(story.entry + "/las").text()
