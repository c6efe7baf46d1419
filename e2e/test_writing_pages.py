"""What stands around the text: comments, status, milestones, versions, papers out and in, pictures, changes after the hand-in."""

import email
import email.policy
import io
import json
import re
import time

import pytest
from house import House, becomes, go, see, sign_in, until
from PIL import Image
from scribe import Scribe, focus, tab_to
from story import fill, press, receipt
from test_keyboard import enter
from writers import plain, town  # noqa: F401 – a fixture

LETTER_SECONDS_MAX = 20
DRESSES = [("sv", "dark", "phone"), ("en", "light", "phone"), ("en", "dark", "desktop")]


@pytest.fixture
def city(town, browser, evidence):  # noqa: F811
    """The house of one's own town, with the entry that the demo's unit writes."""
    house = House(town, browser, evidence)
    house.entry = town.rows(
        "SELECT entry.id FROM entry JOIN organisation ON organisation.id = entry.unit JOIN edition ON edition.id = entry.edition"
        " WHERE organisation.name = 'Förskolan Lergöken' ORDER BY edition.year DESC")[0]["id"]
    house.base = f"/bidrag/{house.entry}"
    house.item = town.rows(
        "SELECT item FROM standing_text WHERE owner = ? AND characters > 200 AND item NOT IN ('1', 'presentation') ORDER BY item",
        house.entry)[0]["item"]
    yield house
    house.close()


def writes(city, role="contact", **dress):
    return Scribe(city, role, "W", **dress).open(city.entry, city.item)


def letters(town, to):  # noqa: F811
    """Subjects of the letters to an address, waited for until there is one."""
    end = time.monotonic() + LETTER_SECONDS_MAX
    while time.monotonic() < end:
        found = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in town.mail.glob("*.eml")]
        if subjects := [str(one["subject"]) for one in found if to in str(one["to"])]:
            return subjects
        time.sleep(0.05)
    raise AssertionError(f"no letter to {to}")


def test_a_comment_is_about_words_is_answered_and_closed(city):
    contact, head = writes(city), writes(city, "unithead")
    quote = " ".join(contact.blocks[-1].split()[:4])
    go(contact.page, f"{city.base}/kommentarer?del={city.item}")
    fill(contact.page, citat=quote, kommentar="")
    press(contact.page, "Spara kommentaren")
    see(contact.page, 422)
    assert contact.page.locator("[name=citat]").input_value().strip() == quote, "the words were lost with the refusal"
    fill(contact.page, kommentar="@Åsa Öberg, ska det stå så här?")
    press(contact.page, "Spara kommentaren", "Kommentaren är sparad.")
    assert quote in contact.page.locator("article blockquote").inner_text()
    assert letters(city.server, "asa.oberg@exempelstad.example")
    head.page.reload()
    assert quote in see(head.page).locator(".talks q").inner_text()
    head.page.get_by_role("link", name="Alla kommentarer").click()
    head.page.get_by_text("Svara", exact=True).first.click()
    fill(head.page.locator("article"), kommentar="Ja, det är rätt.")
    head.page.locator("article").get_by_role("button", name="Svara").click()
    receipt(head.page, "Svaret är sparat.")
    assert "Ja, det är rätt." in head.page.locator("article").inner_text()
    press(head.page, "Avsluta kommentaren", "Kommentaren är avslutad.")
    assert "Avslutad av Åsa Öberg" in head.page.locator("article").inner_text()
    press(head.page, "Öppna igen", "Kommentaren är öppen igen.")


def test_a_part_is_ready_to_be_read_through(city):
    page = writes(city).page
    page.select_option("[name=status]", "review")
    press(page, "Ändra", "är nu: För genomläsning", exact=True)
    go(page, city.base + "/skriva")
    assert page.locator("main .toc li", has_text="För genomläsning").count() == 1


def test_a_milestone_is_compared_with_and_an_older_text_comes_back(city):
    contact = writes(city)
    before = contact.blocks
    page = contact.page
    go(page, city.base + "/historik")
    fill(page, namn="Före chefens genomläsning")
    press(page, "Sätt milstolpen", "Milstolpen ”Före chefens genomläsning” är satt.")
    assert "Ingenting har ändrats sedan dess." in page.locator("main").inner_text()
    contact.open(city.entry, city.item)
    contact.add_to(0)
    contact.save()
    words = contact.typed[city.item]
    go(page, city.base + "/historik")
    page.locator("main a[href*='/jamfor']").click()
    marked = " ".join(see(page).locator(".compared ins").all_inner_texts())
    assert all(word in marked for word in words), marked
    assert page.locator(".compared del").count() == 0
    go(page, f"{city.base}/historik/{city.item}")
    page.get_by_role("link", name="Version 1,").first.click()
    see(page)
    page.get_by_role("link", name="Jämför med den gällande").click()
    assert all(word in see(page).locator(".compared ins").first.inner_text() for word in words)
    page.go_back()
    press(page, "Gör den här versionen till den gällande", "Version 1 är tillbaka.")
    contact.text.wait_for()
    assert contact.blocks == before
    page.goto(f"{city.base}/historik/{city.item}?visa=2")
    assert all(word in page.locator("main .answer").inner_text() for word in words)


def test_a_draft_goes_out_as_pdf_and_word_and_comes_in_again(city):
    contact = writes(city)
    contact.add_to(0)
    contact.save()
    page, request = contact.page, contact.page.request
    pdf, word = (request.get(f"{city.base}/utkast.{kind}") for kind in ("pdf", "docx"))
    assert (pdf.status, pdf.body()[:5]) == (200, b"%PDF-")
    assert (word.status, word.body()[:4]) == (200, b"PK\x03\x04")
    before = texts(city)
    go(page, city.base + "/las-in")
    page.set_input_files("[name=fil]", {"name": "fel.docx", "mimeType": "application/octet-stream", "buffer": b"hej"})
    press(page, "Läs in filen")
    see(page, 422)
    word_file_in(city, page, word.body())
    assert "Granska det som lästes in" in see(page).locator("h1").inner_text()
    mine = page.locator("section.card", has_text=contact.typed[city.item][0])
    assert mine.locator("select").input_value() == city.item, "the text was not led to its question"
    assert texts(city) == before, "the reading itself changed the entry"
    page.select_option(f"[name='satt-{city.item}']", "efter")
    press(page, "Spara texterna i bidraget", "En del har fått text ur filen.")
    after = texts(city)
    assert after[city.item].count(contact.typed[city.item][0]) == 2, "the text was not put after the one that stood"
    for item in before.keys() - {city.item}:
        # Letter by letter it is the business of the Word files' own tests; here no word of a written answer may go.
        assert after[item][:len(before[item])] == before[item], f"the words of {item} changed on their way out and in"


def test_a_draft_that_comes_in_again_brings_nothing_that_nobody_wrote(city):
    page, before = writes(city).page, texts(city)
    word_file_in(city, page, page.request.get(city.base + "/utkast.docx").body())
    press(page, "Spara texterna i bidraget", "Texterna i filen är desamma som redan finns i bidraget.")
    assert texts(city) == before


def word_file_in(city, page, content):
    page.goto(city.base + "/las-in")
    page.set_input_files("[name=fil]", {"name": "utkast.docx", "mimeType": "application/octet-stream", "buffer": content})
    press(page, "Läs in filen")
    assert "/las-in/" in page.url, "the draft could not be read in"


def texts(city):
    """The words of every part, as they stand."""
    rows = city.server.rows("SELECT item, document FROM standing_text WHERE owner = ?", city.entry)
    return {row["item"]: plain(json.loads(row["document"])).split() for row in rows}


def test_a_picture_comes_in_by_the_dialog_and_is_shown_to_all(city):
    contact = writes(city)
    contact.to_end_of(0)
    contact.page.get_by_role("toolbar").get_by_role("button", name="Bild", exact=True).click()
    dialog = contact.page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Välj en bild").set_input_files({"name": "gård.png", "mimeType": "image/png", "buffer": picture()})
    dialog.get_by_role("img", name="Förhandsvisning av bilden").wait_for()
    dialog.get_by_label("Vad visar bilden?").fill("Gården från ovan")
    contact.look()
    dialog.get_by_role("button", name="Lägg in bilden").click()
    contact.type("Vår gård i maj")
    contact.save()
    reader = writes(city, "coauthor").page
    go(reader, city.base + "/las")
    shown = reader.get_by_role("img", name="Gården från ovan")
    shown.scroll_into_view_if_needed()
    until(reader, "[...document.images].filter(one => one.alt === 'Gården från ovan').every(one => one.naturalWidth > 0)")
    assert "Vår gård i maj" in reader.locator("figcaption").inner_text()


def picture():
    """A photograph, near enough: 900 × 600 in many colours."""
    file = io.BytesIO()
    Image.radial_gradient("L").resize((900, 600)).convert("RGB").save(file, "PNG")
    return file.getvalue()


# ---- With the keyboard alone


def test_the_toolbar_is_walked_with_the_keyboard(city):
    contact = writes(city)
    page = contact.page
    tab_to(page, id="text")
    page.keyboard.press("Alt+F10")
    names = []
    for _ in range(page.get_by_role("toolbar").locator("button:visible, select:visible").count()):
        names.append(focus(page)["html"])
        page.keyboard.press("ArrowRight")
    assert len(set(names)) == len(names) >= 12, "the arrows do not visit every tool"
    page.keyboard.press("Escape")
    becomes(lambda: page.evaluate("document.activeElement.id"), "text", "the focus after the toolbar")
    focus(page)
    page.keyboard.press("Control+End")
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    contact.type(" " + contact.words(1))
    contact.save()
    assert contact.typed[city.item][0] in contact.text.locator("strong").last.inner_text()
    page.keyboard.press("Alt+F10")
    page.keyboard.press("End")
    page.get_by_role("button", name="Kortkommandon").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Kortkommandon").wait_for()
    page.keyboard.press("Escape")
    becomes(lambda: page.evaluate("document.activeElement.id"), "text", "the focus after the dialog")
    focus(page)


def test_comments_compare_and_import_are_walked_with_the_keyboard(city):
    page = writes(city).page
    tab_to(page, tag="a", text="Alla kommentarer")
    enter(page)
    tab_to(page, name="citat")
    tab_to(page, name="kommentar")
    page.keyboard.type("Skrivet med tangentbordet.")
    tab_to(page, tag="button", text="Spara kommentaren")
    enter(page)
    receipt(page, "Kommentaren är sparad.")
    tab_to(page, tag="summary", text="Svara")
    page.keyboard.press("Enter")
    tab_to(page, name="kommentar", tag="textarea")
    page.keyboard.type("Svarat med tangentbordet.")
    tab_to(page, tag="button", text="Svara")
    enter(page)
    receipt(page, "Svaret är sparat.")
    contact = writes(city)
    contact.add_to(0)
    contact.save()
    page.goto(f"{city.base}/historik/{city.item}")
    tab_to(page, name="fran")
    tab_to(page, name="till")
    tab_to(page, tag="button", text="Jämför")
    enter(page)
    assert page.locator(".compared ins").count() >= 1
    page.goto(city.base + "/las-in")
    tab_to(page, name="fil")
    tab_to(page, tag="button", text="Läs in filen")
    tab_to(page, tag="a", text="Formuläret som Word")


# ---- After the hand-in


def test_the_office_asks_for_a_change_and_the_unit_makes_it(city):
    head = writes(city, "unithead")
    hand_in(city, head.page)
    year = city.server.rows(
        "SELECT edition.year FROM entry JOIN edition ON edition.id = entry.edition WHERE entry.id = ?", city.entry)[0]["year"]
    office = sign_in(city.visit(), "office")
    file = f"/kansli/{year}/deltagare/{city.entry}"
    go(office, f"/kansli/{year}/formell")
    office.locator(f"a[href='{file}/andring']", has_text="Begär").click()
    see(office)
    office.select_option("[name=skal-andring]", "missing-answer")
    fill(office, meddelande="Svara också på hur ni följer upp.")
    office.locator(f"input[name=del][value='{city.item}']").check()
    press(office, "Begär ändringen", "är ombedd att ändra.")
    assert letters(city.server, "asa.oberg@exempelstad.example")
    go(head.page, city.base + "/andring")
    assert "Svara också på hur ni följer upp." in head.page.locator("main").inner_text()
    dressed(city, "contact", [city.base + "/andring"])
    head.page.locator(f"main a[href='{city.base}/skriva/{city.item}']").first.click()
    head.look()
    head.item = city.item
    head.add_to(0)
    head.save()
    other = next(item for item in texts(city) if item != city.item)
    go(head.page, f"{city.base}/skriva/{other}", status=409)
    go(head.page, city.base + "/andring")
    fill(head.page, meddelande="Vi har lagt till det.")
    press(head.page, "Lämna in ändringen", "Ändringen är inlämnad.")
    go(office, f"{file}/andring")
    assert head.typed[city.item][-1] in " ".join(office.locator(".compared ins").all_inner_texts())
    dressed(city, "office", [f"{file}/andring"])
    office.locator("input[name=beslut][value=approved]").check()
    press(office, "Besluta", "Beslutet är sparat: Godkänd")
    go(office, f"/kansli/{year}/formell")
    dressed(city, "office", [f"/kansli/{year}/formell", f"/kansli/{year}/formell?visa=kvar", f"{file}/andring"])
    unit = office.locator("tr", has=office.locator(f"a[href='{file}']"))
    unit.get_by_role("button").click()
    receipt(office, "är godkänd för bedömning.")
    go(head.page, f"{city.base}/skriva/{city.item}", status=409)
    assert head.typed[city.item][-1] in head.page.request.get(city.base + "/las").text()


def hand_in(city, page):
    """Writes what is left, past the editor, and hands in."""
    form = page.locator("form[data-write] [name=token]").get_attribute("value")
    page.goto(city.base + "/granska")
    for path in page.locator(f"main a[href^='{city.base}/skriva/']").evaluate_all("all => [...new Set(all.map(one => one.pathname))]"):
        if "data-document" in page.request.get(path).text():
            item = path.rsplit("/", 1)[1]
            if not city.server.rows("SELECT 1 FROM standing_text WHERE owner = ? AND item = ? AND characters > 0", city.entry, item):
                page.request.post(path, form={"token": form, "revision": "0", "text": f"Så gör vi på Lergöken, del {item}."})
    page.goto(city.base + "/uppgifter")
    for field in page.locator("main form [aria-required=true]").all():
        if not field.input_value():
            field.fill("32" if field.get_attribute("inputmode") == "numeric" else "Ullstigen 3")
    press(page, "Spara uppgifterna", "Uppgifterna är sparade.")
    go(page, city.base + "/granska")
    press(page, "Lämna in bidraget", "Bidraget är inlämnat")


def test_an_outage_is_recorded(city):
    page = sign_in(city.visit(), "operator")
    go(page, "/drift/avbrott")
    press(page, "Spara avbrottet")
    see(page, 422)
    fill(page, **{"fran-dag": "2024-03-11", "fran-tid": "21:00", "till-dag": "2024-03-11", "till-tid": "22:30"}, orsak="Strömmen gick.")
    press(page, "Spara avbrottet", "Avbrottet är sparat.")
    assert "Strömmen gick." in see(page).locator("main").inner_text()
    dressed(city, "operator", ["/drift/avbrott"])


# ---- In every dress


def dressed(city, role, paths):
    """The same pages on a phone, in the dark and in English."""
    for lang, scheme, size in DRESSES:
        page = sign_in(city.visit(lang=lang, scheme=scheme, size=size), role)
        for path in paths:
            page.goto(path)
            if "/skriva/" in path:
                page.locator("[role=textbox]#text").wait_for()
            see(page)
        page.context.close()


def test_the_pages_of_writing_in_every_dress(city):
    contact = writes(city)
    quote = " ".join(contact.blocks[-1].split()[:3])
    contact.add_to(0)
    contact.save()
    page = contact.page
    page.goto(f"{city.base}/kommentarer?del={city.item}")
    fill(page, citat=quote, kommentar="Stämmer det?")
    press(page, "Spara kommentaren", "Kommentaren är sparad.")
    page.goto(city.base + "/historik")
    fill(page, namn="Första utkastet")
    press(page, "Sätt milstolpen", "är satt")
    word_file_in(city, page, page.request.get(city.base + "/utkast.docx").body())
    preview = re.sub(r"^https?://[^/]+", "", page.url)
    history = f"{city.base}/historik/{city.item}"
    dressed(city, "contact", [
        f"{city.base}/skriva/{city.item}", city.base + "/kommentarer", city.base + "/historik", history, history + "?visa=1",
        history + "/jamfor?fran=1&till=2", city.base + "/las-in", preview])
