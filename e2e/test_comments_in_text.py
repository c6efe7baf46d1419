"""Two who write: a comment in the text of the one is answered beside that of the other, and each sees in which paragraph the other stands."""

import pytest
from house import go, see
from story import receipt
from test_writing_pages import DRESSES, city, writes  # noqa: F401 – a fixture
from writers import town  # noqa: F401 – a fixture

SELECT = """(root, [block, count]) => {
    const { editor } = root, text = root.children[block].textContent
    const from = editor.view.posAtDOM(root.children[block].firstChild, 0)
    editor.view.focus()
    editor.commands.setTextSelection({ from, to: from + text.split(' ').slice(0, count).join(' ').length })
    return text.split(' ').slice(0, count).join(' ')
}"""


def paragraph_of(scribe):
    """The last paragraph of the text that stands at the top, by number."""
    return scribe.text.evaluate("root => [...root.children].findLastIndex(one => one.matches('p') && one.textContent.split(' ').length > 4)")


def box(page):
    return page.locator(".talk")


def test_a_comment_in_the_text_comes_to_a_colleague_who_answers_and_closes_it_beside_theirs(city):  # noqa: F811
    contact, head = writes(city), writes(city, "unithead")
    contact.page.wait_for_function("() => document.querySelector('[data-here]').textContent.includes('Åsa Öberg')")
    block = paragraph_of(contact)
    words = contact.text.evaluate(SELECT, [block, 3])
    contact.page.keyboard.press("Control+Alt+m")
    contact.page.wait_for_function("() => document.activeElement.id === 'comment-text'")
    contact.page.keyboard.type("Stämmer det här?")
    see(contact.page)
    contact.page.keyboard.press("Control+Enter")
    contact.text.locator("mark.said", has_text=words).wait_for()
    contact.page.wait_for_function("() => document.activeElement.id === 'text'")
    # Live, and as a mark that is pressed.
    mark = head.text.locator("mark.said", has_text=words)
    mark.wait_for()
    # Where the other stands, in words and beside the paragraph.
    head.page.locator("#text > .other[data-who]").first.wait_for()
    mark.click()
    box(head.page).get_by_text("Stämmer det här?").wait_for()
    box(head.page).get_by_role("textbox").fill("Ja, det stämmer.")
    # The order of what is said is that of time.
    city.server.at("2024-03-12 10:01:00")
    see(head.page)
    box(head.page).get_by_role("button", name="Svara", exact=True).click()
    contact.page.locator(".talks", has_text="Ja, det stämmer.").wait_for()
    box(head.page).get_by_role("button", name="Avsluta kommentaren").click()
    box(head.page).get_by_text("Avslutad av Åsa Öberg").wait_for()
    contact.page.wait_for_function("() => document.querySelectorAll('#text mark').length === 0")
    rows = city.server.rows("SELECT document FROM standing_text WHERE owner = ? AND item = ?", city.entry, city.item)
    assert "Stämmer" not in rows[0]["document"] and "said" not in rows[0]["document"]
    go(contact.page, f"{city.base}/kommentarer")
    assert "Avslutad av Åsa Öberg" in contact.page.locator("main").inner_text()


@pytest.mark.parametrize("lang, scheme, size", DRESSES)
def test_a_conversation_beside_the_text_in_every_dress(city, lang, scheme, size):  # noqa: F811
    contact = writes(city, lang=lang, scheme=scheme, size=size)
    contact.text.evaluate(SELECT, [paragraph_of(contact), 2])
    contact.page.keyboard.press("Control+Alt+m")
    contact.page.wait_for_function("() => document.activeElement.id === 'comment-text'")
    contact.page.keyboard.press("Control+Enter")
    box(contact.page).get_by_role("alert").wait_for()
    see(contact.page)
    contact.page.keyboard.type("Hur?")
    contact.page.keyboard.press("Control+Enter")
    contact.page.wait_for_function("() => document.activeElement.id === 'text'")
    contact.text.locator("mark").click()
    box(contact.page).locator("li").wait_for()
    see(contact.page)


def test_one_press_goes_on_to_the_next_question(city):  # noqa: F811
    contact = writes(city)
    contact.add_to(0)
    main = contact.page.locator("form[data-write] .actions .btn:not(.quiet)")
    assert main.inner_text().startswith("Klar – till ")
    contact.look()
    with contact.page.expect_navigation():
        main.click()
    receipt(contact.page, "är klar. Texten är sparad")
    stands = city.server.rows("SELECT document FROM standing_text WHERE owner = ? AND item = ?", city.entry, city.item)[0]["document"]
    assert contact.typed[city.item][-1] in stands
    status = city.server.rows("SELECT status FROM answer_status WHERE entry = ? AND item = ?", city.entry, city.item)
    assert [row["status"] for row in status] == ["done"]
