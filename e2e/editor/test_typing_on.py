"""Whatever way one leaves the text, it has the focus and its selection back before the next key: what is typed in the same tick
stands where the caret stood, and no letter of it is lost."""

import pytest
from house import becomes, until
from mock import PNG, document, paragraph, text

TIMES = 200
# What the browser does for a key, without a task in between.
TYPE = "if (document.activeElement.matches('#text, input, textarea')) document.execCommand('insertText', false, 'NYTT')"
HELPERS = """
const root = document.querySelector('#text'), editor = root.editor, box = () => document.querySelector('dialog')
const caret = (words, at) => {
    let found = 0
    editor.state.doc.descendants((node, from) => { if (node.isText && node.text.includes(words)) found = from + node.text.indexOf(words) + at })
    editor.view.focus()
    editor.commands.setTextSelection(found)
}
const key = (target, key, more = {}) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
const press = (name, where = document) => {
    const found = [...where.querySelectorAll('button')].find(one => (one.ariaLabel ?? one.textContent) === name && !one.closest('[hidden]'))
    const isTaken = found.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
    if (isTaken) found.focus()
    found.click()
}
const fill = (id, value) => { const field = document.getElementById(id); field.focus(); field.value = value }
const send = () => box().querySelector('form').requestSubmit()
"""
TEXT = "Andra stycket."
PICTURE = {"type": "figure", "content": [
    {"type": "image", "attrs": {"src": "/bilder/7f3c0a", "alt": "Gunga"}}, {"type": "caption", "content": [text("Gården")]}]}
LINKED = {"type": "paragraph", "content": [text("Se "), {
    "type": "text", "marks": [{"type": "link", "attrs": {"href": "https://stad.example/"}}], "text": "skolan"}, text(" här.")]}
LIST = {"type": "bulletList", "content": [{"type": "listItem", "content": [paragraph("ett")]}, {"type": "listItem", "content": [paragraph("två")]}]}
TABLE = {"type": "table", "content": [
    {"type": "tableRow", "content": [{"type": "tableCell", "content": [paragraph(word)]} for word in row]} for row in (["a1", "b1"], ["a2", "b2"])]}
BEGUN = document("Första stycket.", LINKED, LIST, TABLE, PICTURE, TEXT)
HERE = "caret('Andra', 5);"

# name → (what is done in one tick before the letters come, the piece of the text that must stand afterwards)
WAYS = {
    "link inserted": (f"{HERE} key(root, 'k', {{ ctrlKey: true }}); fill('link-address', 'stad.example'); fill('link-text', 'sidan'); send()", "AndrasidanNYTT stycket."),
    "link left by escape": (f"{HERE} key(root, 'k', {{ ctrlKey: true }}); fill('link-address', 'stad'); key(document.activeElement, 'Escape')", "AndraNYTT stycket."),
    "link cancelled": (f"{HERE} press('Länk'); fill('link-address', 'stad'); press('Avbryt', box())", "AndraNYTT stycket."),
    "link by the browser's own way": (f"{HERE} press('Länk'); box().dispatchEvent(new Event('cancel', {{ cancelable: true }}))", "AndraNYTT stycket."),
    "link changed": ("caret('skolan', 3); press('Länk'); fill('link-address', 'stad.example/x'); send()", "Se skoNYTTlan här."),
    "selected words linked": ("caret('Andra', 0); const { from } = editor.state.selection; editor.commands.setTextSelection({ from, to: from + 5 }); "
                              "key(root, 'k', { ctrlKey: true }); fill('link-address', 'stad.example'); send()", "AndraNYTT stycket."),
    "link removed": ("caret('skolan', 3); press('Länk'); press('Ta bort länken', box())", "Se skoNYTTlan här."),
    "picture left by escape": (f"{HERE} press('Bild'); key(document.activeElement, 'Escape')", "AndraNYTT stycket."),
    "picture cancelled": (f"{HERE} press('Bild'); press('Avbryt', box())", "AndraNYTT stycket."),
    "picture changed": ("caret('Gården', 6); press('Bild'); fill('picture-alt', 'En gunga'); send()", "GårdenNYTT"),
    "picture removed": ("caret('Gården', 6); press('Bild'); press('Ta bort bilden', box())", "NYTTAndra stycket."),
    "shortcuts closed": (f"{HERE} press('Kortkommandon'); send()", "AndraNYTT stycket."),
    "shortcuts left by escape": (f"{HERE} press('Kortkommandon'); key(box(), 'Escape')", "AndraNYTT stycket."),
    "bold": (f"{HERE} press('Fet')", "AndraNYTT stycket."),
    "italic by keys in the toolbar": (f"{HERE} key(root, 'F10', {{ altKey: true }}); document.querySelector('.bar .italic').focus(); document.activeElement.click()", "AndraNYTT stycket."),
    "toolbar left by escape": (f"{HERE} key(root, 'F10', {{ altKey: true }}); key(document.activeElement, 'Escape')", "AndraNYTT stycket."),
    "look chosen": (f"""{HERE} const look = document.querySelector('.bar select'); look.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true }}));
        look.focus(); look.value = '2'; look.dispatchEvent(new Event('change', {{ bubbles: true }}))""", "AndraNYTT stycket."),
    "list": (f"{HERE} document.querySelector('.bar .bullets').focus(); press('• Lista')", "AndraNYTT stycket."),
    "quote": (f"{HERE} document.querySelector('.bar .quote').focus(); press('Citat')", "AndraNYTT stycket."),
    "item moved in": ("caret('två', 1); document.querySelector('.bar .moveIn').click()", "tNYTTvå"),
    "table": (f"{HERE} document.querySelector('.bar .table').focus(); press('Tabell')", "NYTT"),
    "row": ("caret('a2', 1); document.querySelector('.bar .rowAfter').click()", "aNYTT2"),
    "undo": (f"{HERE} editor.commands.insertContent('x'); document.querySelector('.bar .undo').focus(); press('Ångra')", "AndraNYTT stycket."),
    "comment left by escape": (f"{HERE} press('Kommentera'); key(document.activeElement, 'Escape')", "AndraNYTT stycket."),
    "comment by keys closed": (f"{HERE} key(root, 'm', {{ ctrlKey: true, altKey: true }}); press('Stäng', document.querySelector('.talk'))", "AndraNYTT stycket."),
}
RUN = """([helpers, way, begun, type]) => {
    document.querySelector('#text').editor.chain().setContent(begun).setMeta('addToHistory', false).run()
    new Function(`${helpers}; ${way}; ${type}`)()
}"""
# As the editor has understood it, not only as the browser shows it.
BLOCKS = """(() => {
    const found = []
    document.querySelector('#text').editor.state.doc.descendants(node => { if (node.isTextblock) found.push(node.textContent) })
    return found
})()"""


def test_what_is_typed_in_the_same_tick_stands_where_the_caret_stood_200_times(writer, mock):
    wrong = {}
    for n in range(TIMES):
        name = list(WAYS)[n % len(WAYS)]
        way, wanted = WAYS[name]
        writer.page.evaluate(RUN, [HELPERS, way, BEGUN, TYPE])
        found = writer.page.evaluate(BLOCKS)
        if found.count(wanted) != 1 or sum(block.count("NYTT") for block in found) != 1 or writer.page.locator("dialog").count():
            wrong.setdefault(name, found)
        writer.page.evaluate("document.querySelector('dialog')?.remove()")
    assert wrong == {}


def in_one_tick(writer, way):
    writer.page.evaluate("([helpers, way, type]) => { new Function(`${helpers}; ${way}; ${type}`)() }", [HELPERS, way, TYPE])


def test_after_a_picture_the_caption_is_written_at_once(writer, mock):
    for n in range(1, 6):
        writer.at_end()
        writer.button("Bild").click()
        dialog = writer.page.get_by_role("dialog", name="Bild")
        dialog.get_by_label("Välj en bild").set_input_files({"name": "gård.png", "mimeType": "image/png", "buffer": PNG})
        dialog.get_by_role("img", name="Förhandsvisning av bilden").wait_for()
        in_one_tick(writer, "fill('picture-alt', 'En gunga'); send()")
        becomes(writer.text.locator("figcaption").all_inner_texts, ["NYTT"] * n)


def test_a_dialog_that_the_browser_closes_by_itself_gives_the_text_back(writer):
    writer.page.evaluate(RUN, [HELPERS, f"{HERE} press('Kortkommandon')", BEGUN, ""])
    writer.page.evaluate("document.querySelector('dialog').close()")
    until(writer.page, "document.activeElement.id === 'text' && !document.querySelector('dialog')")
    writer.type("NYTT")
    until(writer.page, f"{BLOCKS}.includes('AndraNYTT stycket.')")


def test_what_is_typed_after_a_press_of_copy_stands_in_the_text(writer, mock, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    mock.failing = (422, {"problem": "Texten är för stor för att sparas."})
    writer.add("Ett")
    writer.says("Texten är för stor")
    in_one_tick(writer, "caret('Andra', 5); press('Kopiera texten')")
    writer.shows("Första stycket.", "AndraNYTT stycket.", "Ett")


def test_a_button_that_goes_away_leaves_its_focus_to_the_text(writer, mock):
    mock.failing = (422, {"problem": "Texten är för stor för att sparas."})
    writer.add("Ett")
    writer.says("Texten är för stor")
    writer.page.get_by_role("button", name="Kopiera texten").focus()
    mock.failing = None
    writer.page.evaluate("document.querySelector('#text').editor.commands.insertContent(' till')")
    writer.says("Sparat kl.")
    writer.type(" och mer")
    writer.saved("Första stycket.", "Andra stycket.", "Ett till och mer")


@pytest.mark.parametrize("choice", ["Behåll båda", "Behåll Maria Öbergs", "Behåll min"])
def test_after_the_choice_of_a_conflict_one_writes_on(writer, mock, choice):
    mock.is_silent = True
    mock.write(document("Första stycket.", "Maria skrev."))
    writer.text.locator("p").last.click(click_count=3)
    writer.type("Jag skrev.")
    writer.page.locator(".conflict").wait_for()
    in_one_tick(writer, f"caret('Första', 6); press('{choice}', document.querySelector('.conflict'))")
    becomes(lambda: writer.blocks[0], "FörstaNYTT stycket.")


def test_what_is_typed_while_the_form_waits_for_its_save_is_saved_too(writer, mock):
    mock.delay = 0.5
    writer.add("Klart.")
    with writer.page.expect_navigation():
        in_one_tick(writer, "caret('Andra', 5); press('Klar – till fråga 4')")
    writer.saved("Första stycket.", "AndraNYTT stycket.", "Klart.")
    assert "AndraNYTT stycket." in mock.forms[0]["dokument"]
