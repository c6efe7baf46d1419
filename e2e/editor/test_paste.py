"""No word is lost on its way in: what is seen where it is copied comes in as it stood, and what is left out is told."""

import json
from pathlib import Path

import pytest
from house import becomes
from mock import document, paragraph
from test_comments import caret
from test_text import empty, sent

CASES = Path(__file__).parent / "cases"


def case(name):
    return (CASES / name).read_text(encoding="utf-8")


def pasted(writer, mock, html, plain=""):
    empty(writer)
    writer.paste(html, plain)
    return sent(writer, mock)


def rows(found):
    """The tables of an outline as lists of rows of words."""
    return [[[cell.split(")")[0] for cell in row.split("(paragraph(")[1:]] for row in table.split("tableRow(")[1:]]
            for table in found.split("table(")[1:]]


def told(writer):
    box = writer.page.locator(".left-out")
    box.locator("li").first.wait_for()
    return box.locator("li").all_inner_texts()


# ---- Tables


def test_a_cell_over_two_rows_leaves_every_figure_under_its_heading(writer, mock):
    assert rows(pasted(writer, mock, case("rowspan.html"))) == [
        [["Trygghet", "2023", "81 %"], ["", "2024", "87 %"], ["Trivsel", "2024", "90 %"]]]


@pytest.mark.parametrize("html, wanted", [
    ("<tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>", [["a", "b"], ["", "c"], ["", "d"]]),
    ("<tr><td>a</td></tr><tr><td>b</td><td>c</td></tr>", [["a", ""], ["b", "c"]]),
    ("<tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "", "b"], ["", "", "c"]]),
    ("<tr><td>a</td><td rowspan=3>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr>",
     [["a", "b", "c"], ["d", "", "e"], ["f", "", "g"]]),
    ("<thead><tr><th rowspan=9>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>", [["a", "b"], ["c", "d"]]),
    ("<tr><td colspan=500>Rubrik</td></tr><tr><td>a</td><td>b</td></tr>", [["Rubrik", ""], ["a", "b"]]),
    ("<tr><td rowspan=2>a</td><td rowspan=2>b</td></tr><tr></tr><tr><td>c</td><td>d</td></tr>", [["a", "b"], ["", ""], ["c", "d"]]),
])
def test_spans_of_every_kind_keep_rows_and_columns(writer, mock, html, wanted):
    assert rows(pasted(writer, mock, f"<table>{html}</table>")) == [wanted]


def test_cells_after_the_thirtieth_stand_in_a_table_of_their_own(writer, mock):
    first, second = rows(pasted(writer, mock, case("35columns.html")))
    assert first + second == [[f"k{n}" for n in range(1, 31)], [f"k{n}" for n in range(31, 36)]]


def test_cells_that_a_table_has_no_room_for_leave_their_words_in_its_last_column(writer, mock):
    cell = lambda words: {"type": "tableCell", "content": [paragraph(words)]}  # noqa: E731
    mock.write(document({"type": "table", "content": [{"type": "tableRow", "content": [cell(f"{row}{n}") for n in range(1, 29)]} for row in "ab"]}))
    writer.open()
    caret(writer, "a28", 0)
    writer.paste("<table>" + "".join(f"<tr>{''.join(f'<td>{row}{n}</td>' for n in range(1, 6))}</tr>" for row in "pq") + "</table>")
    found = sent(writer, mock)
    assert [len(row) for row in rows(found)[0]] == [30, 30]
    for row in "pq":
        assert f"tableCell(paragraph({row}1)) tableCell(paragraph({row}2)) tableCell(paragraph({row}3) paragraph({row}4) paragraph({row}5))" in found
    writer.here.filter(has_text="Tabellen får ha högst 30 kolumner. Det som inte fick plats står i den sista.").wait_for()
    writer.text.evaluate("root => root.editor.commands.undo()")
    assert "paragraph(a28)" in sent(writer, mock)


def test_a_table_of_more_than_thirty_columns_pasted_into_a_cell_keeps_every_word(writer, mock):
    mock.write(document({"type": "table", "content": [{"type": "tableRow", "content": [{"type": "tableCell", "content": [paragraph("a1")]}]}]}))
    writer.open()
    caret(writer, "a1", 0)
    writer.paste(f"<table><tr>{''.join(f'<td>ord{n}x</td>' for n in range(1, 36))}</tr></table>")
    found = sent(writer, mock)
    assert [n for n in range(1, 36) if f"ord{n}x" not in found] == []



def test_a_table_within_a_table_and_the_title_of_a_table_keep_their_words(writer, mock):
    found = pasted(writer, mock, """<table><caption>Titel</caption><tr><td>före <table><caption>inre</caption><tr><td>A</td><td>mellan B
        <table><tr><td>innerst</td></tr></table> sist</td></tr></table> efter</td><td>vid sidan</td></tr></table>""")
    for words in ("Titel", "före", "inre", "A", "mellan B", "innerst", "sist", "efter", "vid sidan"):
        assert words in found
    assert found.index("Titel") < found.index("table(") and found.count("table(") == 1


# ---- Characters


def test_asterisks_and_underscores_are_characters(writer, mock):
    wanted = case("asterisks.txt").strip().split("\n")
    empty(writer)
    writer.paste("", case("asterisks.txt").strip())
    assert sent(writer, mock) == " ".join(f"paragraph({line})" for line in wanted)
    empty(writer)
    writer.paste("".join(f"<p>{line}</p>" for line in wanted))
    assert sent(writer, mock) == " ".join(f"paragraph({line})" for line in wanted)


@pytest.mark.parametrize("line", [
    "NMI 81 * 2023 * preliminärt", "Se __init__ och _utkast_ och **fet**", "+ 5 procent", "- 12 tkr", "> 90 %", "2024. Ett bra år",
    "* preliminärt", "# 1 i landet", "2. sju", "Vi säger - så här",
])
def test_what_is_typed_stands_as_it_was_typed(writer, mock, line):
    empty(writer)
    writer.type(line)
    assert sent(writer, mock) == f"paragraph({line})"


@pytest.mark.parametrize("line", ["- 12 tkr", "- ett", "1. ett", "> citat", "+ 5 procent"])
def test_what_is_typed_in_a_cell_or_before_other_words_makes_no_list(writer, mock, line):
    mock.write(document("slut"))
    writer.open()
    writer.at_start()
    writer.type(line + " ")
    assert sent(writer, mock) == f"paragraph({line} slut)"
    empty(writer)
    writer.button("Tabell").click()
    writer.type(line)
    assert sent(writer, mock).startswith(f"table(tableRow(tableHeader(paragraph({line}))")


def test_undo_gives_the_characters_of_a_list_that_made_itself(writer, mock):
    for line, made in (("- e", "bulletList"), ("1. e", "orderedList"), ("> e", "blockquote")):
        empty(writer)
        writer.type(line)
        assert made in sent(writer, mock)
        writer.at_end()
        writer.press("Control+z")
        writer.type("n")
        assert sent(writer, mock) == f"paragraph({line}n)"


def test_a_number_goes_on_the_list_that_stands_before(writer, mock):
    empty(writer)
    writer.type("1. ett")
    writer.press("Enter", "Enter")
    writer.type("2. två")
    assert sent(writer, mock) == "orderedList(listItem(paragraph(ett)) listItem(paragraph(två)))"


def test_lines_that_look_like_lists_are_pasted_as_they_are(writer, mock):
    lines = ["- 12 tkr", "+ 5 procent", "> 90 %", "2024. Ett bra år", "* not"]
    empty(writer)
    writer.paste("", "\n".join(lines))
    assert sent(writer, mock) == " ".join(f"paragraph({line})" for line in lines)


# ---- What is seen comes in


@pytest.mark.parametrize("html, wanted", [
    (case("form.html"), "heading2(Mål) paragraph(Barnen känner sig trygga ALFA.)"),
    (case("math.html"), "paragraph(Andel 3/4 ALFA)"),
    ("<p>Yta <math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt></math></p>",
     "paragraph(Yta x^2+√(a+b))"),
    ("<form><label>Namn</label> <input value='Amina'> <select><option>ett<option selected>två</select><textarea>tre</textarea>"
     "<input type=hidden value=dolt></form>", "paragraph(Namn Amina två tre)"),
    ("<fieldset><legend>Mål</legend><p>Ett</p></fieldset>", "paragraph(Mål) paragraph(Ett)"),
    ("<p>Hon sa <q>ja</q>.</p>", "paragraph(Hon sa ”ja”.)"),
    ("<figure><img src='https://annan.example/x.png'><figcaption>Vår gård</figcaption></figure>", "paragraph(Vår gård)"),
    ("<p>Bra <img class=emoji alt='😀' src='https://x.example/1.png'>!</p>", "paragraph(Bra 😀!)"),
])
def test_every_word_that_is_seen_comes_in(writer, mock, html, wanted):
    assert pasted(writer, mock, html).removesuffix(" paragraph()") == wanted


def test_when_nothing_of_the_html_can_be_read_the_plain_text_comes_in(writer, mock):
    assert pasted(writer, mock, "<video>x</video><iframe src='/x'></iframe>", "Barnen\nkänner") == "paragraph(Barnen) paragraph(känner)"


def online(level, words, kind="ul", start=1):
    return (f'<div class="ListContainerWrapper SCXW1"><{kind} class="BulletListStyle1 SCXW1" start="{start}"><li data-leveltext="" '
            f'data-listid="1" data-aria-posinset="{start}" data-aria-level="{level}" role="listitem"><p class="Paragraph"><span class="TextRun">'
            f'<span class="NormalTextRun">{words}</span></span><span class="EOP">&nbsp;</span></p></li></{kind}></div>')


def tight(found):
    return found.replace("\u00a0)", ")").replace(" )", ")")


def test_the_levels_of_a_list_from_word_online_are_kept(writer, mock):
    html = '<div class="OutlineElement"><p>Före</p></div>' + online(1, "ett") + online(2, "inne") + online(3, "djupt") + online(1, "två") + \
        '<div class="OutlineElement"><p>Mellan</p></div>' + online(1, "A", "ol") + online(2, "a", "ol") + online(1, "B", "ol", 2)
    item = "listItem(paragraph({0}){1})".format
    assert tight(pasted(writer, mock, html)) == (
        "paragraph(Före) bulletList(" + item("ett", " bulletList(" + item("inne", " bulletList(" + item("djupt", "") + ")") + ")") + " "
        + item("två", "") + ") paragraph(Mellan) orderedList(" + item("A", " orderedList(" + item("a", "") + ")") + " " + item("B", "") + ")"
    )


def test_a_list_right_within_a_list_is_a_level_down(writer, mock):
    assert pasted(writer, mock, "<ul><li>ett</li><ul><li>inne</li></ul><li>två</li></ul>") == (
        "bulletList(listItem(paragraph(ett) bulletList(listItem(paragraph(inne)))) listItem(paragraph(två)))")


# ---- What is left out is told


def test_comments_and_deleted_text_of_word_stay_out_and_are_told(writer, mock):
    assert pasted(writer, mock, case("comments.html")) == "paragraph(Kvar nytt ALFA)"
    assert told(writer) == ["Kommentarer: ”[AB1] Kommentar BETA”", "Borttagen text: ”struket”"]
    writer.page.locator(".left-out").get_by_role("button", name="Stäng").click()
    writer.type("!")
    assert sent(writer, mock) == "paragraph(Kvar nytt ALFA!)"
    assert writer.page.locator(".left-out li").count() == 0


def test_text_that_word_hides_stays_out_and_is_told(writer, mock):
    assert pasted(writer, mock, case("hidden.html")) == "paragraph(Syns ALFA slut)"
    assert told(writer) == ["Dold text: ”dolt BETA”"]


def test_pictures_that_do_not_come_along_are_told(writer, mock):
    assert pasted(writer, mock, case("picture.html")) == "paragraph(Text före ALFA och efter)"
    assert told(writer) == ["En bild. Lägg in den med knappen Bild."]
    pasted(writer, mock, "<p>a<img src='data:image/png;base64,AA=='><img src=x><img width=1 height=1 src=y><svg width=16><path/></svg></p>")
    writer.page.locator(".left-out li", has_text="2 bilder. Lägg in dem med knappen Bild.").wait_for()
    writer.paste("<p>bara ord</p>")
    becomes(writer.page.locator(".left-out li").count, 0)


def test_a_picture_without_words_is_left_out_rather_than_refused(writer, mock):
    pasted(writer, mock, "<figure><img src='/bilder/7f3c0a'><figcaption>Gården</figcaption></figure><p>x</p>")
    assert "/bilder/" not in json.loads(mock.requests[-1]["dokument"]).__repr__()
    assert told(writer) == ["En bild. Lägg in den med knappen Bild."]
