"""What helps while the text is written: words explained beside it, the last days counted, and what only the browser has."""

import re

from house import becomes, go, see, sign_in, until
from test_writing_pages import city, writes  # noqa: F401 – a fixture
from writers import town  # noqa: F401 – a fixture

# The questions that the browser has unsent text of; asked again, the answer comes after that to the page itself.
UNSENT = """async prefix => [...await (await import('/assets/write-store.js')).unsentItems(prefix)]"""


def test_words_that_are_explained_stand_beside_the_text_after_a_save(city):  # noqa: F811
    contact = writes(city)
    page, words = contact.page, contact.page.locator("#ord summary")
    assert "Samarbetsyta" not in words.all_inner_texts()
    page.goto(f"{city.base}/skriva/glossary")
    contact.text.wait_for()
    contact.to_end_of(contact.text.locator("> *").count() - 1)
    contact.press("Enter")
    contact.type("Samarbetsyta: ett rum som två avdelningar delar")
    contact.save()
    contact.open(city.entry, city.item)
    contact.to_end_of(0)
    contact.type(" Samarbetsytan och de förväntade resultaten.")
    contact.save()
    entry = page.locator("#ord details", has=page.locator("summary", has_text="Samarbetsyta"))
    entry.wait_for()
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    assert entry.locator("p").first.inner_text() == "ett rum som två avdelningar delar"
    assert "Förväntat resultat" in words.all_inner_texts()
    see(page)


def test_the_last_days_are_counted_by_the_servers_clock(city):  # noqa: F811
    # The unit has been given until 31 May.
    city.server.at("2024-05-31 23:57:30")
    page = sign_in(city.visit(), "contact")
    go(page, f"{city.base}/skriva")
    clock = page.get_by_role("timer")
    first = clock.inner_text()
    assert re.fullmatch(r"2 minuter \d\d sekunder kvar", first), first
    page.wait_for_function("first => document.querySelector('[role=timer]').textContent !== first", arg=first)
    see(page)
    city.server.at("2024-05-31 23:59:59")
    go(page, f"{city.base}/granska")
    clock.filter(has_text="Tiden har gått ut.").wait_for()
    assert page.locator("[data-countdown] [role=status]").inner_text() == "Tiden har gått ut."
    city.server.at("2024-05-28 12:00:00")
    go(page, f"{city.base}/skriva")
    assert clock.count() == 0


def test_text_that_only_the_browser_has_is_told_before_the_hand_in(city):  # noqa: F811
    contact = writes(city)
    page = contact.page
    go(page, f"{city.base}/granska")
    warning = page.locator("[data-unsent]")
    whose = warning.get_attribute("data-unsent")
    assert page.evaluate(UNSENT, whose) == []
    assert not warning.is_visible()
    contact.open(city.entry, city.item)
    contact.to_end_of(0)
    contact.type(" 850101-1234")
    contact.says("personnummer")
    page.goto(f"{city.base}/granska")
    warning.wait_for()
    assert warning.locator("a:visible").evaluate_all("all => all.map(one => one.pathname)") == [f"{city.base}/skriva/{city.item}"]
    warning.locator("a:visible").click()
    contact.text.wait_for()
    contact.sees("850101-1234")
    contact.to_end_of(0)
    for _ in " 850101-1234":
        contact.press("Backspace")
    contact.says("Sparat")
    becomes(lambda: page.evaluate(UNSENT, whose), [])
    go(page, f"{city.base}/granska")
    assert page.evaluate(UNSENT, whose) == []
    assert not warning.is_visible()


def test_on_a_phone_the_text_is_within_the_first_screen_and_tools_and_saved_line_stay_in_sight(city):  # noqa: F811
    contact = writes(city, size="phone")
    page = contact.page
    place = lambda selector: page.locator(selector).bounding_box()  # noqa: E731
    height, foot = page.viewport_size["height"], place(".editor .foot")
    assert place("#text")["y"] < height * 0.75, "the text begins below the first screen"
    assert foot["y"] + foot["height"] <= height + 1 and foot["y"] - place("#text")["y"] >= 100, "too little of the text is seen"
    assert place(".editor .bar")["height"] < 60, "the tools take more than a row"
    page.evaluate("scrollTo(0, document.querySelector('.editor').getBoundingClientRect().bottom + scrollY - innerHeight - 200)")
    until(page, "Math.abs(document.querySelector('.editor .bar').getBoundingClientRect().top) < 2")
    assert place("[data-save-state]")["y"] < height
    # What is typed at the end is neither under the tools nor under the saved line.
    contact.to_end_of(contact.text.locator("> *").count() - 1)
    for _ in range(6):
        contact.press("Enter")
        contact.type("Rad för rad.")
    page.wait_for_function("""() => {
        const [caret] = getSelection().getRangeAt(0).getClientRects(), foot = document.querySelector('.editor .foot').getBoundingClientRect()
        return caret && caret.bottom <= foot.top && caret.top >= document.querySelector('.editor .bar').getBoundingClientRect().bottom }""")
    see(page)


def test_two_who_write_in_cells_of_their_own_have_one_table_with_both(city):  # noqa: F811
    contact, head = writes(city), writes(city, "unithead")
    contact.to_end_of(0)
    contact.page.get_by_role("toolbar").get_by_role("button", name="Tabell", exact=True).click()
    contact.type("År")
    contact.press("Tab")
    contact.type("Andel")
    contact.save()
    head.sees("Andel")
    cell = lambda who, place: who.text.locator("th, td").nth(place)  # noqa: E731
    for who, place in ((contact, 3), (head, 4)):
        cell(who, place).click()
        who.page.wait_for_function(
            "place => document.querySelectorAll('#text :is(th, td)')[place].contains(getSelection().focusNode)", arg=place)
    # In turn and at once, with rests in which all is saved and in which nothing is.
    for turn in range(6):
        contact.type(f"k{turn} ")
        if turn % 3 == 1:
            contact.save()
        head.type(f"h{turn} ")
        if turn % 3 == 2:
            contact.save()
            head.save()
            head.sees(f"k{turn}")
            contact.sees(f"h{turn}")
    for who in (contact, head):
        assert who.text.locator("table").count() == 1
        assert cell(who, 3).inner_text().split() == [f"k{turn}" for turn in range(6)]
        assert cell(who, 4).inner_text().split() == [f"h{turn}" for turn in range(6)]
        assert who.conflict.count() == 0
