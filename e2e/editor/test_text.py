"""What one writes with: toolbar, keyboard, paste, pictures – and that nothing is sent that the server refuses."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from house import becomes, until
from mock import PNG, document, paragraph, text
from writer import check, outline

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BEGUN = ("Första stycket.", "Andra stycket.")

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style>p.MsoNormal { margin: 0cm; font-family: Calibri }</style></head><body lang=SV><!--StartFragment-->
<h1 style='mso-list:none'>Våra resultat<o:p></o:p></h1><h4>Ännu mindre</h4>
<p class=MsoNormal>Vi <b style='mso-bidi-font-weight:normal'>mäter</b> <span style='font-style:italic'>ofta</span>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Flickor</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>unga</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Pojkar</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>3.<span>&nbsp;</span></span><![endif]>Tredje</p>
<table border=1><tr><td colspan=2><p class=MsoNormal>År</p></td></tr><tr><td><h2>2023</h2></td><td><p>91</p></td></tr></table>
<p class=MsoNormal><img src="file:///C:/Users/x/clip_image001.png"><a href="https://stad.example/x" style="color:blue">källa</a>
<a href="javascript:alert(1)">fälla</a><script>alert(1)</script></p><!--EndFragment--></body></html>"""


def sent(writer, mock):
    """The last text that was sent, in one line, once all is saved; fails when the server would refuse it."""
    count = len(mock.requests)
    writer.page.evaluate("document.querySelector('#text').blur()")
    mock.wait(lambda: len(mock.requests) > count or writer.state.get_attribute("data-state") == "saved", "never saved")
    writer.page.locator("[data-save-state][data-state=saved]").wait_for()
    doc = json.loads(mock.requests[-1]["dokument"])
    check(doc)
    return outline(doc)


def empty(writer):
    writer.at_end()
    writer.press("Control+a")
    # The editor hears of a selection a task later.
    editor = "document.querySelector('#text').editor"
    until(writer.page, f"{editor}.isEmpty || {editor}.state.selection.to >= {editor}.state.doc.content.size - 4")
    writer.press("Delete")
    until(writer.page, f"{editor}.isEmpty")


def test_dash_number_and_arrow_first_on_a_line_make_lists_and_quotes(writer, mock):
    empty(writer)
    writer.type("- ett")
    writer.press("Enter")
    writer.type("två")
    writer.press("Alt+Shift+ArrowRight", "Enter", "Enter", "Enter")
    writer.type("1. sju")
    writer.press("Enter", "Enter")
    writer.type("> citat")
    assert sent(writer, mock) == (
        "bulletList(listItem(paragraph(ett) bulletList(listItem(paragraph(två))))) "
        "orderedList(listItem(paragraph(sju))) blockquote(paragraph(citat))"
    )


def test_headings_bold_italic_and_links_by_shortcut(writer, mock):
    empty(writer)
    writer.press("Control+Alt+2")
    writer.type("Så gör vi")
    writer.press("Enter", "Control+b")
    writer.type("fet")
    writer.press("Control+b", "Control+i")
    writer.type("lutad")
    writer.press("Control+i", "Control+k")
    dialog = writer.page.get_by_role("dialog", name="Länk")
    dialog.get_by_label("Adress").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="Lägg in länken").click()
    dialog.get_by_text("Skriv en hel adress").wait_for()
    dialog.get_by_label("Adress").fill("stad.example/skola")
    dialog.get_by_label("Text att visa").fill("skolan")
    writer.press("Enter")
    writer.type(" slut")
    writer.press("Shift+Enter")
    writer.type("rad")
    assert sent(writer, mock) == "heading2(Så gör vi) paragraph(b:fet i:lutad a:skolan  slut hardBreak() rad)"
    assert '"href": "https://stad.example/skola"' in json.dumps(json.loads(mock.requests[-1]["dokument"]))


def test_the_toolbar_is_one_tab_stop_with_arrows_and_tells_what_is_on(writer, mock):
    writer.at_end()
    writer.press("Alt+F10")
    becomes(lambda: writer.focused, "Styckets utseende")
    writer.press("ArrowRight")
    becomes(lambda: writer.focused, "Fet")
    writer.press("End")
    becomes(lambda: writer.focused, "Kortkommandon")
    writer.press("Home", "ArrowRight", "Enter")
    becomes(lambda: writer.focused, "text")
    writer.page.locator("button[aria-pressed=true]", has_text="F").wait_for()
    writer.type(" fet")
    writer.press("Alt+F10", "Escape")
    writer.type(" text")
    becomes(writer.page.get_by_role("toolbar").locator("[tabindex='0']").count, 1)
    assert sent(writer, mock) == "paragraph(Första stycket.) paragraph(Andra stycket. b: fet text)"


def test_tab_leaves_the_editor_from_paragraph_list_and_last_cell(writer, mock):
    mock.write(document("Stycke.", {"type": "bulletList", "content": [
        {"type": "listItem", "content": [paragraph("ett")]}, {"type": "listItem", "content": [paragraph("två")]}]}))
    writer.open()
    inside = "document.querySelector('#text').contains(document.activeElement)"
    for name in ("Stycke.", "ett", "två"):
        writer.text.get_by_text(name).click()
        writer.press("Tab")
        becomes(lambda: writer.page.evaluate(inside), False, f"Tab in {name}")
    writer.at_end()
    writer.press("Shift+Tab")
    becomes(lambda: writer.page.evaluate(inside), False, "Shift+Tab in the list")
    writer.text.get_by_text("Stycke.").click()
    writer.button("Tabell").click()
    for cell in "abcdefghi":
        writer.type(cell)
        writer.press("Tab")
    becomes(lambda: writer.page.evaluate(inside), False, "Tab in the last cell")
    row = lambda kind, cells: f"tableRow({' '.join(f'{kind}(paragraph({cell}))' for cell in cells)})"  # noqa: E731
    assert sent(writer, mock) == (
        f"paragraph(Stycke.) table({row('tableHeader', 'abc')} {row('tableCell', 'def')} {row('tableCell', 'ghi')}) "
        "bulletList(listItem(paragraph(ett)) listItem(paragraph(två)))"
    )


def test_rows_and_columns_come_and_go(writer, mock):
    empty(writer)
    writer.button("Tabell").click()
    writer.type("x")
    for name in ("Rad under", "Kolumn till höger", "Kolumn till vänster", "Rad ovanför", "Ta bort kolumnen", "Ta bort raden"):
        writer.button(name).click()
    rows = json.loads(json.dumps(sent(writer, mock))).count("tableRow(")
    assert rows == 4
    writer.text.locator("td").first.click()
    writer.button("Ta bort tabellen").click()
    assert sent(writer, mock) == "paragraph()"


def test_no_table_becomes_wider_than_the_server_takes(writer, mock):
    empty(writer)
    writer.paste(f"<table><tr>{''.join(f'<td>k{n}</td>' for n in range(29))}</tr></table>")
    writer.text.locator("td").first.click()
    writer.button("Kolumn till höger").click()
    for name in ("Kolumn till höger", "Kolumn till vänster"):
        writer.page.locator(".bar button[aria-disabled=true]", has_text=name).wait_for()
    assert sent(writer, mock).count("tableCell(") == 30


def test_text_from_word_comes_in_with_its_form_and_nothing_else(writer, mock):
    empty(writer)
    writer.paste(WORD)
    row = "tableRow({0}(paragraph(År)) {0}(paragraph())) tableRow({0}(paragraph(2023)) {0}(paragraph(91)))".format("tableCell")
    assert sent(writer, mock) == (
        "heading1(Våra resultat) heading3(Ännu mindre) paragraph(Vi  b:mäter   i:ofta .) "
        "bulletList(listItem(paragraph(Flickor) bulletList(listItem(paragraph(unga)))) listItem(paragraph(Pojkar))) "
        f"orderedList(listItem(paragraph(Tredje))) table({row}) paragraph(a:källa  fälla)"
    )


@pytest.mark.parametrize(
    "html, wanted",
    [
        ("<h1>Nytt</h1><ul><li><h2>rubrik</h2><table><tr><td>cell</td></tr></table></li></ul>", None),
        ("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", None),
        ("<blockquote><h2>x</h2><figure><img src='/bilder/7f' alt='b'><figcaption>c</figcaption></figure></blockquote>", None),
        ("<p>en <u>under</u> <s>struken</s> <code>kod</code> <sup>2</sup></p><hr><pre>a\nb</pre>", None),
        ("<ol start=0 type=a><li>noll</li></ol><img src='https://annan.example/x.png'>", "orderedList(listItem(paragraph(noll)))"),
        ("<figure><img src='/bilder/7f3c0a' alt='En gunga'><figcaption>Vår <b>gård</b></figcaption></figure>",
         "figure(image() caption(Vår  b:gård)) paragraph()"),
        ("<table><tr><td><h2>a</h2><table><tr><td>b</td><td><p>c</p></td></tr></table></td></tr></table>",
         "table(tableRow(tableCell(paragraph(a) paragraph(b) paragraph(c))))"),
        ("<b style='font-weight:normal'><p>tunn</p></b>", "paragraph(tunn)"),
    ],
)
def test_whatever_is_pasted_the_server_can_read_it(writer, mock, html, wanted):
    empty(writer)
    writer.paste(html)
    writer.type("!")
    found = sent(writer, mock)
    if wanted:
        assert found.replace("!", "").removesuffix(" paragraph()") == wanted.removesuffix(" paragraph()")


def test_a_picture_needs_words_and_warns_of_text(writer, mock):
    mock.warning = "Bilden ser ut att innehålla text: ”Verksamhetsplan”."
    writer.at_end()
    writer.button("Bild").click()
    dialog = writer.page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Välj en bild").set_input_files({"name": "gård.png", "mimeType": "image/png", "buffer": PNG})
    dialog.get_by_text("Verksamhetsplan").wait_for()
    dialog.get_by_role("img", name="Förhandsvisning av bilden").wait_for()
    dialog.get_by_role("button", name="Lägg in bilden").click()
    dialog.get_by_text("Beskriv bilden med några ord").wait_for()
    dialog.get_by_label("Vad visar bilden?").fill("Barn gräver\ni en sandlåda")
    dialog.get_by_role("button", name="Lägg in bilden").click()
    writer.type("Gården i maj")
    writer.press("Enter")
    writer.type("Vidare.")
    assert sent(writer, mock) == (
        "paragraph(Första stycket.) paragraph(Andra stycket.) figure(image() caption(Gården i maj)) paragraph(Vidare.)"
    )
    image = json.loads(mock.requests[-1]["dokument"])["content"][2]["content"][0]
    assert image["attrs"] == {"src": "/bilder/7f3c0a", "alt": "Barn gräver i en sandlåda"}
    # The words can be changed, and the picture removed, from its caption.
    writer.text.locator("figcaption").click()
    writer.button("Bild").click()
    becomes(dialog.get_by_label("Vad visar bilden?").input_value, "Barn gräver i en sandlåda")
    dialog.get_by_role("button", name="Ta bort bilden").click()
    assert sent(writer, mock) == "paragraph(Första stycket.) paragraph(Andra stycket.) paragraph(Vidare.)"


def test_a_picture_that_is_still_on_its_way_is_not_asked_for_again_and_goes_in_when_it_is_here(writer, mock):
    mock.picture_gate.clear()
    writer.at_end()
    writer.button("Bild").click()
    dialog = writer.page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Välj en bild").set_input_files({"name": "gård.png", "mimeType": "image/png", "buffer": PNG})
    dialog.get_by_text("Laddar upp bilden…").wait_for()
    dialog.get_by_role("button", name="Lägg in bilden").click()
    dialog.get_by_text("Beskriv bilden med några ord").wait_for()
    dialog.get_by_label("Vad visar bilden?").fill("En gunga")
    dialog.get_by_role("button", name="Lägg in bilden").click()
    dialog.get_by_text("Bilden läggs in när den är uppladdad.").wait_for()
    assert dialog.get_by_text("Välj en bild först.").count() == 0
    mock.picture_gate.set()
    dialog.wait_for(state="detached")
    writer.type("Gården")
    assert sent(writer, mock) == (
        "paragraph(Första stycket.) paragraph(Andra stycket.) figure(image() caption(Gården)) paragraph()"
    )


def test_a_picture_with_a_warning_waits_for_a_second_press(writer, mock):
    mock.warning = "Bilden ser ut att innehålla text: ”Verksamhetsplan”."
    mock.picture_gate.clear()
    writer.at_end()
    writer.button("Bild").click()
    dialog = writer.page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Välj en bild").set_input_files({"name": "gård.png", "mimeType": "image/png", "buffer": PNG})
    dialog.get_by_label("Vad visar bilden?").fill("En gunga")
    dialog.get_by_role("button", name="Lägg in bilden").click()
    dialog.get_by_text("Bilden läggs in när den är uppladdad.").wait_for()
    mock.picture_gate.set()
    dialog.get_by_text("Verksamhetsplan").wait_for()
    assert writer.text.locator("figure").count() == 0
    dialog.get_by_role("button", name="Lägg in bilden").click()
    dialog.wait_for(state="detached")
    becomes(writer.text.locator("figure").count, 1)


def test_a_picture_that_is_refused_does_not_take_the_caret_from_its_description(writer, mock):
    mock.picture_problem = "Bilden går inte att läsa."
    mock.picture_gate.clear()
    writer.at_end()
    writer.button("Bild").click()
    dialog = writer.page.get_by_role("dialog", name="Bild")
    dialog.get_by_label("Välj en bild").set_input_files({"name": "gård.png", "mimeType": "image/png", "buffer": PNG})
    dialog.get_by_label("Vad visar bilden?").focus()
    writer.type("En ")
    mock.picture_gate.set()
    dialog.get_by_role("alert").get_by_text("Bilden går inte att läsa.").wait_for()
    writer.type("gunga")
    becomes(dialog.get_by_label("Vad visar bilden?").input_value, "En gunga")


def test_a_pasted_picture_opens_the_same_dialog(writer):
    writer.at_end()
    writer.text.evaluate(
        """(root, bytes) => {
            const data = new DataTransfer()
            data.items.add(new File([new Uint8Array(bytes)], 'x.png', { type: 'image/png' }))
            root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        list(PNG),
    )
    writer.page.get_by_role("dialog", name="Bild").get_by_role("img", name="Förhandsvisning av bilden").wait_for()


def test_every_kind_of_text_that_the_server_keeps_is_shown_and_sent_back_the_same(writer, mock):
    cell = lambda kind, *blocks: {"type": kind, "content": list(blocks)}  # noqa: E731
    item = lambda *blocks: {"type": "listItem", "content": list(blocks)}  # noqa: E731
    everything = document(
        {"type": "heading", "attrs": {"level": 3}, "content": [text("Rubrik")]},
        {"type": "paragraph", "content": [
            {"type": "text", "marks": [{"type": "link", "attrs": {"href": "mailto:a@b.se"}}, {"type": "bold"}, {"type": "italic"}], "text": "allt"},
            {"type": "hardBreak"}, text("slut")]},
        {"type": "orderedList", "attrs": {"start": 7}, "content": [item(paragraph("sju"), {"type": "bulletList", "content": [item(paragraph("inne"))]})]},
        {"type": "table", "content": [
            {"type": "tableRow", "content": [cell("tableHeader", paragraph("År")), cell("tableHeader", paragraph())]},
            {"type": "tableRow", "content": [cell("tableCell", paragraph("2023")), cell("tableCell", {"type": "blockquote", "content": [paragraph("c")]})]}]},
        {"type": "figure", "content": [{"type": "image", "attrs": {"src": "/bilder/7f3c0a", "alt": "Gunga"}}, {"type": "caption"}]},
        "Sist.",
    )
    mock.write(everything)
    writer.open()
    writer.at_end()
    writer.type("!")
    sent(writer, mock)
    everything["content"][-1] = paragraph("Sist.!")
    assert json.loads(mock.requests[-1]["dokument"]) == everything


def test_the_shortcuts_are_listed(writer):
    writer.button("Kortkommandon").click()
    dialog = writer.page.get_by_role("dialog", name="Kortkommandon")
    becomes(dialog.locator("kbd").count, 21)
    becomes(dialog.locator("dd").count, 21)
    writer.press("Escape")
    dialog.wait_for(state="detached")
    becomes(lambda: writer.focused, "text")


def test_a_question_mark_lists_the_shortcuts_where_it_writes_nothing(writer):
    dialog = writer.page.get_by_role("dialog", name="Kortkommandon")
    save = writer.page.get_by_role("button", name="Spara", exact=True)
    save.focus()
    writer.press("?")
    dialog.get_by_text("Visar den här listan, när du inte skriver").wait_for()
    writer.press("Escape")
    dialog.wait_for(state="detached")
    becomes(lambda: writer.focused, "Spara", "the focus after ?")
    writer.add("Varför")
    writer.press("?")
    until(writer.page, "document.querySelector('#text').lastElementChild.textContent === 'Varför?'")
    assert dialog.count() == 0
    # One key alone can be turned off.
    save.focus()
    writer.press("?")
    dialog.get_by_label("Tangenten ? visar listan").uncheck()
    writer.press("Escape")
    dialog.wait_for(state="detached")
    writer.press("?", "Shift+Tab")
    becomes(lambda: writer.focused, "Klar – till fråga 4")
    assert dialog.count() == 0


def test_every_word_that_the_scripts_say_has_both_languages():
    from mock import PUBLIC, WORDS

    code = "".join(file.read_text(encoding="utf-8") for file in PUBLIC.glob("write*.js"))
    unused = [word for word in WORDS if f'"{word}"' not in code and word not in ("lost", "away", "gone", "closed", "refused")]
    assert unused == []
    assert all(swedish and english for swedish, english in WORDS.values())


@pytest.mark.parametrize("scheme, lang", [("light", 0), ("dark", 1)])
def test_the_page_has_no_fault_that_a_machine_finds(writer, mock, scheme, lang):
    mock.lang = lang
    mock.is_silent = True
    writer.page.emulate_media(color_scheme=scheme)
    writer.open()
    mock.write(document("Första stycket.", "Maria skrev."))
    writer.text.locator("p").last.click(click_count=3)
    writer.type("Jag skrev.")
    writer.page.locator(".conflict").wait_for()
    writer.page.get_by_role("toolbar").locator(".table").click()
    writer.page.get_by_role("toolbar").locator(".rowAfter").wait_for()
    for head in ("År", "Flickor", "Pojkar"):
        writer.type(head)
        writer.press("Tab")
    assert faults(writer.page) == []
    for name in ("picture", "link", "help"):
        writer.page.get_by_role("toolbar").locator(f".{name}").click()
        writer.page.get_by_role("dialog").wait_for()
        assert faults(writer.page) == []
        writer.press("Escape")


def faults(page):
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    return [f"{one['id']}: {node['html'][:160]}" for one in found.response["violations"] for node in one["nodes"]]


def test_on_a_narrow_screen_nothing_lies_outside(writer, mock):
    mock.is_silent = True
    writer.page.set_viewport_size({"width": 320, "height": 640})
    mock.write(document("Första stycket.", "Maria skrev ett mycketlångtsammansattordsomintefårplats."))
    writer.text.locator("p").last.click(click_count=3)
    writer.type("Jag skrev.")
    writer.page.locator(".conflict").wait_for()
    writer.button("Tabell").click()
    writer.type("Sammanställning")
    writer.button("Rad under").wait_for()
    writer.text.get_by_text("Sammanställning").wait_for()
    assert writer.page.evaluate("document.documentElement.scrollWidth") <= 320
    writer.button("Bild").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.wait_for()
    assert writer.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert dialog.evaluate("box => box.scrollWidth <= box.clientWidth")
