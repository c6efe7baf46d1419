"""The main journeys with the keyboard alone, with the focus always to be seen."""

import re

import pytest

from house import becomes, see, sign_in, until

TABS_MAX = 400

FOCUSED = """(() => { const one = document.activeElement
    if (!one || one === document.body) return null
    // A radio button's whole label is outlined, so that one sees what the choice means; and the editor's whole frame.
    const frame = one.getAttribute('role') === 'textbox' ? one.closest('.editor') : null
    const marked = one.closest('.choice label, .level label') || frame || one
    const style = getComputedStyle(marked), box = (frame ? one : marked).getBoundingClientRect()
    return { tag: one.tagName.toLowerCase(), id: one.id, name: one.name || '', href: one.getAttribute('href') || '',
        value: one.value || '', text: (one.innerText || '').trim().slice(0, 80), html: one.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        large: box.width >= 8 && box.height >= 8, inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
        covered: covered(one, box) }
    function covered(one, box) {
        const there = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width / 2, 60))),
            Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, 20))))
        return !!there && there !== one && !one.contains(there) && !there.contains(one) && !there.closest('label')?.contains(one)
    } })()"""


def hrefs(links):
    return links.evaluate_all("links => links.map((one) => one.getAttribute('href'))")


def focus(page):
    """What has the focus; fails when one cannot see that it has."""
    one = page.evaluate(FOCUSED)
    if one:
        assert one["inside"], f"the focus lies outside the window: {one['html']}"
        assert one["large"], f"the focus is on something too small to see: {one['html']}"
        assert one["outlined"], f"the focus is not visible: {one['html']}"
        assert not one["covered"], f"the focus is covered: {one['html']}"
    return one


def tab_to(page, **wanted):
    """Presses Tab until the focused element has these properties."""
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        one = focus(page)
        if one and all(value in one[key] if key in ("text", "href") else value == one[key] for key, value in wanted.items()):
            return one
    raise AssertionError(f"no Tab leads to {wanted} on {page.url}")


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return see(page)


def test_the_skip_link_comes_first_and_leads_to_the_content(house):
    page = house.visit()
    page.goto("/")
    page.keyboard.press("Tab")
    one = focus(page)
    assert one["href"] == "#main", f"the first Tab leads to {one['html']}"
    page.keyboard.press("Enter")
    until(page, "location.hash === '#main'")
    page.keyboard.press("Tab")
    becomes(lambda: page.evaluate("document.querySelector('main').contains(document.activeElement)"), True, "Tab after the skip link in main")


@pytest.mark.parametrize(("role", "page"), [("coauthor", "/bidrag"), ("coordinator", "/granskning")])
def test_every_stop_on_a_phone_is_seen_also_in_the_thread_of_steps(house, role, page):
    phone = house.visit(size="phone")
    sign_in(phone, role)
    phone.goto(page)
    if not phone.locator(".steps a").count():
        phone.goto(next(path for path in hrefs(phone.locator("main a")) if re.fullmatch(rf"{page}/[0-9a-z]{{26}}(/konsensus)?", path or "")))
    assert phone.locator(".steps a").count() > 0
    now = phone.locator(".steps .now > :first-child").bounding_box()
    assert now["width"] > 8 and now["height"] > 8, "the step that one is at is not shown"
    stops = set()
    for _ in range(TABS_MAX):
        phone.keyboard.press("Tab")
        one = focus(phone)
        if one is None:
            break
        stops.add(one["href"])
    assert set(hrefs(phone.locator(".steps a"))) <= stops


def test_signing_in(house):
    page = house.visit()
    page.goto("/")
    tab_to(page, tag="a", href="/logga-in")
    enter(page)
    tab_to(page, tag="button", text="Kansliet")
    enter(page)
    assert "/kansli" in page.url
    tab_to(page, tag="button", text="Logga ut")
    enter(page)
    tab_to(page, tag="a", href="/logga-in")
    enter(page)
    tab_to(page, id="epost")
    page.keyboard.type("ingen@exempelstad.example")
    tab_to(page, id="losenord")
    page.keyboard.type("fel lösenord")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    see(page, 422)
    assert page.locator("#epost").input_value() == "ingen@exempelstad.example"


def test_trying_whether_one_may_take_part(house):
    page = house.visit()
    page.goto("/")
    tab_to(page, tag="a", href="/kan-vi-delta/")
    enter(page)
    for name, words in [("chef", None), ("plan", None), ("medarbetare", "12"), ("enskild", None), ("resultat", "0"), ("prognos", "0")]:
        if page.locator(f"[name='{name}']").count() == 0:
            continue
        tab_to(page, name=name)
        page.keyboard.type(words) if words else page.keyboard.press("Space")
        if name == "enskild":
            page.keyboard.press("ArrowDown")
    tab_to(page, tag="button", text="Visa om vi kan delta")
    enter(page)
    assert "Ni kan delta" in page.locator("main").inner_text()


def test_writing_and_saving_an_answer(house):
    page = sign_in(house.visit(), "unithead")
    for there in ["/bidrag/", "/skriva", "/skriva/"]:  # the entry, its parts, a part
        tab_to(page, tag="a", href=there)
        enter(page)
    page.wait_for_selector("[role=textbox]#text")
    tab_to(page, id="text")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Skrivet med tangentbordet.")
    tab_to(page, tag="button", text="Spara")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "är sparad" in page.locator(".receipt").first.inner_text()
    assert "Skrivet med tangentbordet." in page.locator("[role=textbox]#text").inner_text()


def test_judging_a_question(house):
    page = sign_in(house.visit(), "examiner")
    tab_to(page, tag="a", text="Alla frågor")
    enter(page)
    tab_to(page, tag="a", text="Bedöm fråga")
    enter(page)
    address = page.url
    tab_to(page, name="niva")
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.value")
    tab_to(page, name="styrkor")
    page.keyboard.press("Control+A")
    page.keyboard.type("Tydligt hur ni gör.")
    tab_to(page, tag="button", text="Spara")
    enter(page)
    page.goto(address)
    assert page.locator(f"input[name=niva][value='{chosen}']").is_checked()
    assert page.locator("[name=styrkor]").input_value().strip() == "Tydligt hur ni gör."


def test_the_keys_of_the_judging_page_are_listed_and_obeyed(house):
    page = sign_in(house.visit(), "examiner")
    page.goto("/granskning")
    page.goto(page.locator("main a[href^='/granskning/']").first.get_attribute("href"))
    page.goto(page.locator("main a[href*='/bedoma/']").first.get_attribute("href"))
    keys = page.locator("details.shortcuts")
    keys.get_by_text("Kortkommandon").wait_for()
    assert not keys.get_by_text("Visar den här listan").is_visible()
    note = page.locator("textarea[name=styrkor]")
    if note.count():
        note.focus()
        page.keyboard.press("Control+End")
        page.keyboard.type("Hur vet ni det?")
        becomes(lambda: note.input_value()[-15:], "Hur vet ni det?")
        assert not keys.get_by_text("Visar den här listan").is_visible()
    page.locator("main a").first.focus()
    page.keyboard.press("?")
    keys.get_by_text("Visar den här listan").wait_for()
    assert focus(page)["tag"] == "summary"
    page.keyboard.press("Escape")
    see(page)
    if note.count():
        note.focus()
        with page.expect_navigation():
            page.keyboard.press("Control+s")
        assert page.locator("textarea[name=styrkor]").input_value().endswith("Hur vet ni det?")
        page.locator("main .tag", has_text="Sparat").first.wait_for()
    before = page.url
    with page.expect_navigation():
        page.keyboard.press("Alt+PageDown")
    assert page.url != before
    with page.expect_navigation():
        page.keyboard.press("Alt+PageUp")
    assert page.url == before
    # One key alone can be turned off.
    page.locator("main a").first.focus()
    page.keyboard.press("?")
    keys.get_by_label("Tangenten ? visar listan").uncheck()
    page.reload()
    page.locator("main a").first.focus()
    page.keyboard.press("?")
    # What the next key does comes after what this one would have done.
    page.keyboard.press("Tab")
    until(page, "document.activeElement !== document.querySelector('main a')")
    assert not keys.get_by_text("Visar den här listan").is_visible()
