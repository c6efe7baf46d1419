"""What is typed outside the editor is not lost when a session ends, and what is wrong with a form is met first."""

import re
import sqlite3

import pytest

from house import becomes, press, see, sign_in

CITATION = "För att varje barn märker hur målen blir till handling, från plan till uppföljning."


@pytest.fixture
def case(house):
    """A case of the jury with its form of decision, as the one who leads the jury."""
    page = house.visit()
    sign_in(page, "juror")
    page.goto("/jury")
    paths = page.locator("main a").evaluate_all("links => links.map((one) => one.getAttribute('href'))")
    for path in dict.fromkeys(path for path in paths if re.fullmatch(r"/jury/\d{4}/[0-9a-z]{26}", path or "")):
        page.goto(path)
        if page.locator('form[action$="/beslut"]').count():
            return page, path
    pytest.skip("nobody in the demo leads a jury that decides")


def end_session(page):
    """As in another tab, or after four idle hours."""
    page.context.clear_cookies()


def test_a_citation_comes_back_after_sign_in_with_the_choice_beside_it(case):
    page, path = case
    form = page.locator('form[action$="/beslut"]')
    form.locator("textarea[name=motivering]").fill(CITATION)
    form.locator("input[name=beslut][value=honorary]").check()
    end_session(page)
    form.get_by_role("button").last.click()
    page.wait_for_url("**/logga-in**")
    assert "Du har blivit utloggad" in page.locator("main").inner_text()
    page.locator('form[data-role="juror"]').first.get_by_role("button").click()
    page.wait_for_url(f"**{path}")
    assert page.locator("textarea[name=motivering]").input_value() != CITATION
    page.get_by_role("button", name="Hämta tillbaka texten").first.click()
    becomes(page.locator("textarea[name=motivering]").input_value, CITATION)
    becomes(page.locator("input[name=beslut][value=honorary]").is_checked, True)


WORDS = "Vi gick igenom det tillsammans, och kom överens om två saker att börja med."


def rows(server, query):
    with sqlite3.connect(f"file:{server.data}/rodatraden.sqlite?mode=ro", uri=True, timeout=30) as door:
        return door.execute(query).fetchall()


def change(server):
    handed_in = rows(
        server, "SELECT edition.year, entry.id FROM entry JOIN edition ON edition.id = entry.edition"
        " JOIN submission ON submission.entry = entry.id ORDER BY edition.year DESC, entry.id")
    return [f"/kansli/{year}/deltagare/{entry}/andring" for year, entry in handed_in]


def new_case(server):
    return ["/arenden"]


@pytest.mark.parametrize(("role", "candidates", "action", "field"), [
    ("office", change, "/andring", "textarea[name=meddelande]"),
    ("registrar", new_case, "/arenden", "input[name=titel]"),
])
def test_what_was_written_elsewhere_comes_back_too(house, role, candidates, action, field):
    page = house.visit()
    sign_in(page, role)
    path = next(path for path in candidates(house.server) if re.search(
        rf'<form[^>]*action="[^"]*{action}["?]', page.request.get(path).text()))
    page.goto(path)
    form = page.locator(f'form[action$="{action}"], form[action*="{action}?"]').filter(has=page.locator(field))
    address, box = page.url, form.first.locator(field).first
    box.fill(WORDS)
    # As a browser sends it, whatever else is to be filled in.
    form.first.evaluate("form => { form.noValidate = true }")
    end_session(page)
    form.first.get_by_role("button").last.click()
    page.wait_for_url("**/logga-in**")
    page.locator(f'form[data-role="{role}"]').first.get_by_role("button").click()
    page.wait_for_url(address)
    box = page.locator(f'form[action$="{action}"], form[action*="{action}?"]').first.locator(field).first
    assert box.input_value() != WORDS
    page.get_by_role("button", name="Hämta tillbaka texten").first.click()
    becomes(box.input_value, WORDS)


def test_without_script_the_text_is_shown_to_be_copied(house, case):
    _, path = case
    page = house.visit(js=False)
    sign_in(page, "juror")
    page.goto(path)
    form = page.locator('form[action$="/beslut"]')
    form.locator("textarea[name=motivering]").fill(CITATION)
    # The session ends for the server, not for the browser, which still sends its cookie.
    other = house.visit(js=False)
    other.context.add_cookies(page.context.cookies())
    other.goto(path)
    press(other, "Logga ut")
    form.get_by_role("button").last.click()
    assert CITATION in page.content()
    page.get_by_role("link", name="Logga in").last.click()
    assert "/logga-in?till=" in page.url


def test_a_level_comes_back_too(house):
    page = house.visit()
    sign_in(page, "examiner")
    page.goto("/granskning")
    for path in page.locator("main a").evaluate_all("links => links.map((one) => one.getAttribute('href'))"):
        if not re.fullmatch(r"/granskning/[0-9a-z]{26}", path or ""):
            continue
        page.goto(f"{path}/bedoma/2")
        level = page.locator("input[name=niva][value='2']")
        if level.count():
            break
    else:
        pytest.skip("the demo's examiner has nothing to judge")
    had = level.is_checked()
    other = page.locator("input[name=niva][value='3']") if had else level
    address, value = page.url, other.get_attribute("value")
    other.check()
    end_session(page)
    page.locator("form:has(input[name=niva]) button").last.click()
    page.wait_for_url("**/logga-in**")
    page.locator('form[data-role="examiner"]').first.get_by_role("button").click()
    page.wait_for_url(address)
    page.get_by_role("button", name="Hämta tillbaka texten").first.click()
    becomes(page.locator(f"input[name=niva][value='{value}']").is_checked, True)


def test_what_is_wrong_is_met_first(house):
    page = house.visit()
    sign_in(page, "office")
    page.goto("/kansli/anvandare")
    form = page.locator('form[action="/kansli/anvandare"][method=post]')
    form.get_by_role("button").last.click()
    see(page, 422)
    assert page.title().startswith("Fel: ")
    becomes(lambda: page.evaluate("document.activeElement.className"), "errors")
