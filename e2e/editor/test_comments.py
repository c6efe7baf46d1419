"""Comments in the text: marked where they stand, written, answered and closed beside it. Caret, undo and typed words stay."""

import pytest
from house import becomes, until
from mock import document, paragraph, plain
from test_text import faults, sent

BEGUN = ("Vi frågar barnen varje vecka.", "Sedan ändrar vi varje vecka.")
MARKS = """() => [...document.querySelectorAll('#text mark.said')].map(one =>
    [one.dataset.thread ?? null, one.textContent, [...document.querySelector('#text').children].findIndex(block => block.contains(one))])"""


def begun(mock, writer):
    mock.write(document(*BEGUN))
    writer.open()


def marks(writer, *wanted):
    """Waits until these are marked: (thread, words, number of the block)."""
    becomes(lambda: writer.page.evaluate(MARKS), [list(one) for one in wanted], "the marks")


def select(writer, words):
    """Selects words by the keyboard; the editor has heard of it when this returns."""
    writer.text.evaluate(
        """(root, words) => {
            const { editor } = root, found = []
            editor.state.doc.descendants((node, from) => { if (node.isText && node.text.includes(words)) found.push(from + node.text.indexOf(words)) })
            editor.view.focus()
            editor.commands.setTextSelection({ from: found.at(-1), to: found.at(-1) + words.length })
        }""", words)


def caret(writer, words, at):
    select(writer, words)
    writer.text.evaluate("(root, at) => root.editor.commands.setTextSelection(root.editor.state.selection.from + at)", at)


def box(writer):
    return writer.page.get_by_role("region", name="ommentar")


def opened(writer, mock, width, height):
    """A window of this size, with the conversation about a word open."""
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    mock.write(document(BEGUN[0], "Sedan ändrar vi varje vecka."))
    writer.page.set_viewport_size({"width": width, "height": height})
    writer.open()
    writer.text.locator("mark").click()
    box(writer).wait_for()


def field(writer):
    return box(writer).get_by_role("textbox")


def focused(writer, what):
    writer.page.wait_for_function("what => document.activeElement.matches(what)", arg=what)


def test_a_comment_is_marked_where_its_words_stand_and_is_no_part_of_the_text(writer, mock):
    mock.thread("varje vecka", "Räcker det?", before="Sedan ändrar vi", after=".")
    begun(mock, writer)
    marks(writer, ("t1", "varje vecka", 1))
    becomes(writer.page.locator("#tecken").inner_text, "49 av 4\u00a0000 tecken")
    assert "varje vecka" in writer.page.get_by_role("listitem").filter(has_text="Räcker det?").inner_text()
    caret(writer, "Sedan", 0)
    writer.type("x")
    assert sent(writer, mock) == "paragraph(Vi frågar barnen varje vecka.) paragraph(xSedan ändrar vi varje vecka.)"


def test_a_comment_is_written_by_keyboard_alone_and_the_text_is_written_on_where_one_stood(writer, mock):
    begun(mock, writer)
    select(writer, "ändrar")
    writer.press("Control+Alt+m")
    focused(writer, "#comment-text")
    marks(writer, (None, "ändrar", 1))
    writer.type("Vad ändrar vi?")
    writer.press("Control+Enter")
    marks(writer, ("t1", "ändrar", 1))
    focused(writer, "#text")
    assert mock.said[0][1]["kommentar"] == "Vad ändrar vi?"
    assert {name: mock.said[0][1][name] for name in ("citat", "fore", "efter")} == {
        "citat": "ändrar", "fore": "Vi frågar barnen varje vecka. Sedan"[-40:], "efter": "vi varje vecka."}
    # The selection is as it was: what is typed takes its place.
    writer.type("byter")
    writer.saved(BEGUN[0], "Sedan byter vi varje vecka.")


def test_the_place_follows_what_is_written_before_and_what_comes_in(writer, mock):
    mock.thread("ändrar vi", "Hur?", before="Sedan", after="varje vecka.")
    begun(mock, writer)
    caret(writer, "Sedan", 5)
    writer.type(" lyssnar vi och")
    marks(writer, ("t1", "ändrar vi", 1))
    writer.saved(BEGUN[0], "Sedan lyssnar vi och ändrar vi varje vecka.")
    writer.says("Sparat kl.")
    mock.write(document("Marias stycke.", BEGUN[0], "Sedan lyssnar vi och ändrar vi om varje vecka."))
    writer.shows("Marias stycke.", BEGUN[0], "Sedan lyssnar vi och ändrar vi om varje vecka.")
    marks(writer, ("t1", "ändrar vi", 2))


def test_words_that_are_rewritten_keep_their_comment_and_so_do_words_that_come_back(writer, mock):
    mock.thread("ändrar vi varje vecka", "Hur?", before="barnen varje vecka. Sedan", after=".")
    begun(mock, writer)
    select(writer, "ändrar")
    writer.type("byter")
    marks(writer, ("t1", "byter vi varje vecka", 1))
    writer.saved(BEGUN[0], "Sedan byter vi varje vecka.")
    select(writer, "byter vi varje vecka")
    writer.press("Delete")
    marks(writer)
    writer.press("Control+z", "Control+z")
    marks(writer, ("t1", "ändrar vi varje vecka", 1))


def test_words_that_a_colleague_has_rewritten_since_are_found_by_what_stands_around_them(writer, mock):
    mock.thread("frågar ungdomarna alltid", "Hur?", before="Det här är vårt sätt: vi", after="och ändrar sedan det som")
    mock.write(document("Det här är vårt sätt: vi intervjuar barnen och ändrar sedan det som de vill."))
    writer.open()
    marks(writer, ("t1", "intervjuar barnen", 0))


def test_the_comment_where_the_caret_stands_is_told_of_read_and_answered_without_a_word_or_an_undo_lost(writer, mock):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    begun(mock, writer)
    caret(writer, "Sedan", 5)
    writer.type(" byter och")
    caret(writer, "ändrar", 2)
    writer.page.get_by_role("status").filter(has_text="Här finns en kommentar av Maria Öberg. Ctrl+Alt+M läser den.").wait_for(state="attached")
    writer.press("Control+Alt+m")
    focused(writer, "#comment-text")
    assert "Maria Öberg" in box(writer).inner_text() and "Hur?" in box(writer).inner_text()
    writer.type("Tillsammans.")
    box(writer).get_by_role("button", name="Svara", exact=True).click()
    focused(writer, "#text")
    box(writer).get_by_text("Tillsammans.").wait_for()
    assert [(id, form["kommentar"]) for id, form in mock.said] == [("t1", "Tillsammans.")]
    writer.type("NYTT")
    writer.saved(BEGUN[0], "Sedan byter och änNYTTdrar vi varje vecka.")
    writer.press("Control+z", "Control+z")
    writer.saved(*BEGUN)


def test_a_comment_is_closed_and_opened_again(writer, mock):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    begun(mock, writer)
    writer.text.locator("mark").click()
    box(writer).get_by_role("button", name="Avsluta kommentaren").click()
    marks(writer)
    box(writer).get_by_text("Avslutad av Ingrid Åkesson").wait_for()
    assert writer.page.locator(".talks li").count() == 0
    box(writer).get_by_role("button", name="Öppna igen").click()
    marks(writer, ("t1", "ändrar", 1))
    assert [form["klar"] for _, form in mock.said] == ["1", "0"]


def test_what_others_say_comes_in_while_one_answers_and_takes_nothing_of_what_is_typed(writer, mock):
    made = mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    begun(mock, writer)
    writer.text.locator("mark").click()
    field(writer).click()
    writer.type("Vi frå")
    mock.thread("barnen", "Vilka?", before="Vi frågar", after="varje")
    mock.answer_thread(made, "Jag undrar också.")
    marks(writer, ("t2", "barnen", 0), ("t1", "ändrar", 1))
    box(writer).get_by_text("Jag undrar också.").wait_for()
    writer.type("gar dem.")
    becomes(field(writer).input_value, "Vi frågar dem.")
    writer.page.get_by_role("heading", name="Kommentarer (2)").wait_for()


def test_a_comment_that_is_refused_or_lost_stays_with_the_reason_at_its_field(writer, mock):
    begun(mock, writer)
    select(writer, "ändrar")
    writer.page.get_by_role("toolbar").get_by_role("button", name="Kommentera").click()
    box(writer).get_by_role("button", name="Spara kommentaren").click()
    box(writer).get_by_role("alert").filter(has_text="Skriv kommentaren.").wait_for()
    writer.type("Fråga 850101")
    mock.comment_failing = (422, {"problem": "Texten innehåller något som ser ut som ett personnummer."})
    writer.press("Control+Enter")
    box(writer).get_by_role("alert").filter(has_text="personnummer").wait_for()
    assert field(writer).get_attribute("aria-describedby") == "comment-error comment-hint"
    mock.comment_failing = (500, {})
    writer.press("Control+Enter")
    box(writer).get_by_role("alert").filter(has_text="Kommentaren kom inte fram.").wait_for()
    assert field(writer).input_value() == "Fråga 850101"
    mock.comment_failing = None
    writer.press("Control+Enter")
    marks(writer, ("t1", "ändrar", 1))
    assert len(mock.said) == 1


def test_a_comment_whose_answer_was_lost_is_not_said_twice(writer, mock):
    begun(mock, writer)
    select(writer, "ändrar")
    writer.press("Control+Alt+m")
    writer.type("Hur?")
    mock.comment_mute = 1
    writer.press("Control+Enter")
    box(writer).get_by_role("alert").filter(has_text="Kommentaren kom inte fram.").wait_for()
    writer.press("Control+Enter")
    focused(writer, "#text")
    assert [one["comments"][0]["text"] for one in mock.threads] == ["Hur?"]


def test_what_is_typed_and_not_sent_is_there_after_a_reload_and_after_another_conversation(writer, mock):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    mock.thread("barnen", "Vilka?", before="Vi frågar", after="varje")
    begun(mock, writer)
    for words, typed in (("ändrar", "Ett svar"), ("barnen", "Ett annat")):
        writer.page.get_by_role("button", name=words).click()
        focused(writer, "#comment-text")
        writer.type(typed)
    writer.open()
    for words, typed in (("barnen", "Ett annat"), ("ändrar", "Ett svar")):
        writer.page.get_by_role("button", name=words).click()
        becomes(field(writer).input_value, typed)


def test_escape_goes_back_to_where_one_came_from(writer, mock):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    begun(mock, writer)
    caret(writer, "ändrar", 3)
    writer.press("Control+Alt+m")
    focused(writer, "#comment-text")
    writer.press("Escape")
    focused(writer, "#text")
    writer.type("X")
    writer.saved(BEGUN[0], "Sedan ändXrar vi varje vecka.")
    writer.page.get_by_role("button", name="ändrar").focus()
    writer.press("Enter")
    focused(writer, "#comment-text")
    writer.press("Escape")
    focused(writer, "#thread-t1 button")


def test_a_sheet_does_not_hide_what_gets_the_focus_after_it(writer, mock):
    writer.page.set_viewport_size({"width": 390, "height": 844})
    writer.open()
    writer.page.evaluate("""() => { const rows = '<p>Rad</p>'.repeat(60)
        document.body.insertAdjacentHTML('beforeend', `${rows}<p><a href="/" id="last">Om Röda tråden</a></p>${rows}`) }""")
    writer.at_end()
    writer.press("Control+Alt+m")
    focused(writer, "#comment-text")
    # In the window, where the sheet lies over it.
    writer.page.evaluate("() => scrollBy(0, document.querySelector('#last').getBoundingClientRect().bottom - innerHeight + 40)")
    writer.page.evaluate("document.querySelector('#last').focus()")
    until(writer.page, "document.querySelector('#last').getBoundingClientRect().bottom <= document.querySelector('.talk').getBoundingClientRect().top")


def test_a_box_beside_the_text_does_not_hide_the_card_that_has_the_focus(writer, mock):
    opened(writer, mock, 1400, 900)
    writer.page.evaluate("""document.querySelector('.talk').insertAdjacentHTML('beforebegin', '<div class="card"><button id="under">Ändra</button></div>')""")
    # Just where the box lies.
    writer.page.evaluate("""() => { const [box, card] = [document.querySelector('.talk'), document.querySelector('#under').parentElement]
        card.style.marginTop = `${box.getBoundingClientRect().top - card.getBoundingClientRect().top + 10}px` }""")
    hit = """document.elementFromPoint(...(({ left, top }) => [left + 4, top + 4])(document.querySelector('#under').getBoundingClientRect()))"""
    becomes(lambda: writer.page.evaluate(f"{hit}.closest('.talk') !== null"), True, "the box over the card")
    writer.page.locator("#under").focus()
    until(writer.page, f"{hit}.id === 'under'")


def test_on_a_narrow_screen_the_conversation_is_a_sheet_under_the_text_that_leaves_the_words_in_sight(writer, mock):
    opened(writer, mock, 390, 844)
    sheet, mark = box(writer).bounding_box(), writer.text.locator("mark").bounding_box()
    assert sheet["y"] + sheet["height"] == 844 and sheet["x"] == 0 and sheet["width"] == 390
    assert mark["y"] + mark["height"] <= sheet["y"]
    assert writer.page.evaluate("document.documentElement.scrollWidth") == 390


def test_beside_the_text_the_conversation_stands_at_the_height_of_its_words(writer, mock):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    mock.write(document(*["Ett stycke som står före."] * 12, "Sedan ändrar vi."))
    writer.page.set_viewport_size({"width": 1400, "height": 900})
    writer.open()
    writer.text.locator("mark").click()
    box(writer).wait_for()
    assert abs(box(writer).bounding_box()["y"] - writer.text.locator("mark").bounding_box()["y"]) <= 2


def test_a_comment_on_nothing_in_particular_is_about_the_whole_part(writer, mock):
    begun(mock, writer)
    caret(writer, "Vi", 1)
    writer.press("Control+Alt+m")
    box(writer).get_by_text("Gäller hela delen.").wait_for()
    writer.type("Bra början.")
    writer.press("Control+Enter")
    focused(writer, "#text")
    assert "citat" not in mock.said[0][1] and writer.page.locator(".talks li").inner_text() == "Ingrid Åkesson: Bra början."


def test_words_in_a_list_are_told_as_the_server_reads_them(writer, mock):
    items = {"type": "orderedList", "content": [{"type": "listItem", "content": [paragraph(word)]} for word in ("ett", "två")]}
    mock.write(document("Så här:", items))
    writer.open()
    writer.text.evaluate("root => { root.editor.view.focus(); root.editor.commands.selectAll() }")
    writer.press("Control+Alt+m")
    writer.type("Allt?")
    writer.press("Control+Enter")
    focused(writer, "#text")
    assert mock.said[0][1]["citat"] == "Så här: 1. ett 2. två"
    assert plain(mock.standing["document"]) == "Så här:\n\netttvå"


def test_who_only_comments_marks_words_with_the_keyboard_and_cannot_change_a_letter(writer, mock):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    mock.reads = True
    begun(mock, writer)
    assert writer.text.get_attribute("aria-readonly") == "true"
    marks(writer, ("t1", "ändrar", 1))
    select(writer, "frågar")
    writer.type("x")
    writer.press("Delete", "Enter", "Control+z")
    writer.press("Control+Alt+m")
    focused(writer, "#comment-text")
    writer.type("Vilka?")
    writer.press("Control+Enter")
    marks(writer, ("t2", "frågar", 0), ("t1", "ändrar", 1))
    writer.shows(*BEGUN)
    mock.write(document(*BEGUN, "Nytt av en annan."))
    writer.shows(*BEGUN, "Nytt av en annan.")
    marks(writer, ("t2", "frågar", 0), ("t1", "ändrar", 1))
    assert mock.requests == []


@pytest.mark.parametrize("scheme, lang, width, reads", [("light", 0, 1400, False), ("dark", 1, 390, False), ("dark", 0, 1400, True), ("light", 1, 320, True)])
def test_marks_colleagues_and_conversations_have_no_fault_that_a_machine_finds(writer, mock, scheme, lang, width, reads):
    mock.thread("ändrar", "Hur?", before="Sedan", after="vi")
    mock.thread("", "Om hela delen.")
    mock.lang, mock.reads = lang, reads
    writer.page.emulate_media(color_scheme=scheme)
    writer.page.set_viewport_size({"width": width, "height": 800})
    begun(mock, writer)
    mock.tell("vem", {"here": [{"name": "Maria Öberg", "item": "3", "writes": True, "place": "0.a.a"}]})
    writer.page.locator("#text > .other").wait_for()
    writer.text.locator("mark").click()
    box = writer.page.locator(".talk")
    box.wait_for()
    assert faults(writer.page) == []
    field = box.get_by_role("textbox")
    field.focus()
    writer.press("Control+Enter")
    box.get_by_role("alert").wait_for()
    assert faults(writer.page) == []
    assert writer.page.evaluate("document.documentElement.scrollWidth") == width
