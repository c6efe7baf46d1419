"""The page's own buttons, with the editor and without: one press goes on when all is saved, and stays where it is refused."""

import json

import pytest
from house import becomes
from mock import document, paragraph, plain

BEGUN = ("Första stycket.", "Andra stycket.")


def test_the_buttons_of_the_form_send_the_text_when_it_is_saved(writer, mock):
    writer.add("Klart.")
    with writer.page.expect_navigation():
        writer.page.get_by_role("button", name="Klar – till fråga 4").click()
    form = mock.forms[0]
    assert (form["klar"], form["revision"]) == ("1", "2")
    assert "text" not in form
    assert plain(json.loads(form["dokument"])) == "\n\n".join([*BEGUN, "Klart."])


def test_a_button_that_cannot_reach_the_service_says_so(writer, mock):
    mock.failing = (500, {})
    writer.add("Klart.")
    writer.page.get_by_role("button", name="Spara", exact=True).click()
    writer.here.filter(has_text="Vi når inte tjänsten. Texten sparas när nätet är tillbaka.").wait_for()
    mock.failing = None
    writer.saved(*BEGUN, "Klart.")
    writer.says("Sparat kl.")
    # The press is forgotten: one writes on in the same page.
    writer.type(" Nästan.")
    writer.saved(*BEGUN, "Klart. Nästan.")
    assert mock.forms == []


@pytest.mark.parametrize("status, problem", [
    (422, "Texten är för stor för att sparas."), (409, "Bidraget är inlämnat."),
])
def test_a_press_goes_nowhere_while_the_text_is_refused_and_why_is_said_once_more(writer, mock, status, problem):
    mock.failing = (status, {"problem": problem})
    writer.add("Ett")
    writer.says(f"{problem} Din text ligger kvar här.")
    writer.page.evaluate("""() => {
        window.heard = []
        const line = document.querySelector('[data-save-state]')
        new MutationObserver(() => heard.push([line.getAttribute('aria-live'), line.textContent])).observe(line, { childList: true })
    }""")
    writer.page.get_by_role("button", name="Klar – till fråga 4").click()
    writer.page.wait_for_function("wanted => window.heard.some(([live, text]) => live === 'polite' && text === wanted)", arg=f"{problem} Din text ligger kvar här.")
    assert mock.forms == [] and writer.blocks == [*BEGUN, "Ett"]


def test_a_text_that_is_mended_goes_on_by_the_same_press(writer, mock):
    mock.failing = (422, {"problem": "Texten är för stor för att sparas."})
    writer.add("Ett")
    writer.says("Texten är för stor för att sparas.")
    mock.failing = None
    with writer.page.expect_navigation():
        writer.page.get_by_role("button", name="Klar – till fråga 4").click()
    writer.saved(*BEGUN, "Ett")
    assert mock.forms[0]["klar"] == "1"


def test_without_the_editor_the_text_area_works_as_before(mock, context):
    context.route("**/editor.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(mock.address)
    page.get_by_label("Ert svar").fill("Bara text.")
    page.get_by_text("9 av 4\u00a0000 tecken").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Spara", exact=True).click()
    (form,) = mock.forms
    assert (form["revision"], form["text"]) == ("1", "Bara text.") and "dokument" not in form


def test_a_text_that_the_editor_cannot_hold_whole_stays_in_the_text_area(mock, context):
    mock.write(document("Ett.", {"type": "poem", "content": [paragraph("Två.")]}))
    page = context.new_page()
    page.goto(mock.address)
    page.get_by_text("8 av 4\u00a0000 tecken").wait_for()
    assert page.get_by_label("Ert svar").input_value() == "Ett.\n\nTvå."
    assert page.get_by_role("toolbar").count() == 0


def test_plain_text_that_was_not_saved_is_still_offered_back(mock, context):
    page = context.new_page()
    page.goto(mock.address.replace("/bidrag/E/skriva/3", "/logga-in"))
    kept = "JSON.stringify({ at: Date.now(), text: 'Från förra gången.' })"
    page.evaluate(f"localStorage.setItem('kept p1 /bidrag/E/skriva/3 text', {kept})")
    page.goto(mock.address)
    page.get_by_role("button", name="Hämta").click()
    becomes(page.get_by_label("Ert svar").input_value, "Från förra gången.")


def test_what_was_typed_before_the_editor_came_is_taken_over(mock, context):
    held = []
    context.route("**/editor.js", lambda route: held.append(route))
    page = context.new_page()
    page.goto(mock.address, wait_until="commit")
    page.get_by_label("Ert svar").press_sequentially("Tidigt. ")
    mock.wait(lambda: page.evaluate("1") and held, "the editor was not asked for")
    held[0].continue_()
    mock.wait(lambda: "Tidigt." in "".join(mock.blocks), "never saved")
    assert page.get_by_role("textbox", name="Ert svar").inner_text().count("Tidigt.") == 1
