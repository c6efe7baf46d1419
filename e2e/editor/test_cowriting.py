"""Two write in the same table, list or quote: the caret stays where it stood, no word stands in another's place, nothing stands twice."""

import os
from pathlib import Path

import pytest
from house import until
from mock import document, paragraph
from test_text import sent

# 500 by bin/pairs.
PAIRS = int(os.environ.get("EDITOR_PAIRS", "50"))
SEED = int(os.environ.get("EDITOR_SEED", "20240517"))
SCRIPT = (Path(__file__).parent / "cowriting.js").read_text(encoding="utf-8")


def cells(*rows):
    return {"type": "table", "content": [
        {"type": "tableRow", "content": [{"type": "tableCell" if n else "tableHeader", "content": [paragraph(word)]} for word in row]}
        for n, row in enumerate(rows)]}


def items(*words):
    return {"type": "bulletList", "content": [{"type": "listItem", "content": [paragraph(word)]} for word in words]}


def quote(*words):
    return {"type": "blockquote", "content": [paragraph(word) for word in words]}


def comes_in(writer, mock, doc, seen):
    mock.write(doc)
    writer.page.wait_for_function("words => document.querySelector('#text').textContent.includes(words)", arg=seen)


def after(writer, words):
    writer.text.get_by_text(words, exact=True).click()
    writer.moves("End", f"selection.$from.parent.textContent === '{words}' && selection.$from.parentOffset === {len(words)}")


@pytest.mark.parametrize("before, news, wanted", [
    (cells(("År", "Andel"), ("2023", "81 %")), cells(("År", "Andel barn"), ("2023", "81 %")),
     "table(tableRow(tableHeader(paragraph(År)) tableHeader(paragraph(Andel barn))) "
     "tableRow(tableCell(paragraph(2023)) tableCell(paragraph(81 % BO))))"),
    (cells(("År", "Andel"), ("2023", "81 %")), cells(("År", "Nytt", "Andel"), ("2022", "x", "80 %"), ("2023", "y", "81 %")),
     "table(tableRow(tableHeader(paragraph(År)) tableHeader(paragraph(Nytt)) tableHeader(paragraph(Andel))) "
     "tableRow(tableCell(paragraph(2022)) tableCell(paragraph(x)) tableCell(paragraph(80 %))) "
     "tableRow(tableCell(paragraph(2023)) tableCell(paragraph(y)) tableCell(paragraph(81 % BO))))"),
    (items("ett", "81 %"), items("noll, som är nytt", "ett och mer", "81 %"),
     "bulletList(listItem(paragraph(noll, som är nytt)) listItem(paragraph(ett och mer)) listItem(paragraph(81 % BO)))"),
    (quote("ett", "81 %"), quote("ett nytt", "81 %", "sist, som är nytt"),
     "blockquote(paragraph(ett nytt) paragraph(81 % BO) paragraph(sist, som är nytt))"),
])
def test_the_caret_stays_in_its_cell_item_or_paragraph_when_a_colleague_writes_beside_it(writer, mock, before, news, wanted):
    mock.write(document(before, "Slut."))
    writer.open()
    after(writer, "81 %")
    comes_in(writer, mock, document(news, "Slut, ändrat."), "ändrat")
    writer.type(" BO")
    assert sent(writer, mock) == f"{wanted} paragraph(Slut, ändrat.)"


def test_an_empty_cell_that_one_stands_in_stays_while_the_others_are_filled(writer, mock):
    mock.write(document(cells(("År", "Andel"), ("", "")), "Slut."))
    writer.open()
    writer.text.locator("td").last.click()
    until(writer.page, "document.querySelectorAll('#text td')[1].contains(getSelection().focusNode)")
    comes_in(writer, mock, document(cells(("År", "Andel"), ("2023", "")), "Slut."), "2023")
    writer.type("81 %")
    assert "tableRow(tableCell(paragraph(2023)) tableCell(paragraph(81 %)))" in sent(writer, mock)


def test_undo_takes_ones_own_words_in_a_table_that_a_colleague_writes_in(writer, mock):
    mock.write(document(cells(("År", "Andel"), ("2023", "81 %")), "Slut."))
    writer.open()
    after(writer, "81 %")
    writer.type(" BO")
    assert "81 % BO" in sent(writer, mock)
    comes_in(writer, mock, document(cells(("År", "Andel barn"), ("2023", "81 % BO")), "Slut."), "Andel barn")
    after(writer, "81 % BO")
    writer.press("Control+z")
    found = sent(writer, mock)
    assert "Andel barn" in found and "paragraph(81 %)" in found


@pytest.mark.parametrize("own, theirs, left", [
    ("Vi frågar barnen.", ["Vi frågar alla barnen."], ["alla"]),
    ("Vi frågar barnen om mat.", ["Vi frågar nu barnen om god mat."], ["nu god"]),
    ("Vi frågar barnen. Slut.", ["Vi frågar barnen. Och sedan? Slut."], ["Och sedan?"]),
])
def test_undo_leaves_what_a_colleague_has_written_within_ones_own_words_and_redo_brings_all_back(writer, mock, own, theirs, left):
    writer.at_end()
    writer.text.evaluate("(root, own) => root.editor.commands.insertContent({ type: 'paragraph', content: [{ type: 'text', text: own }] })", own)
    writer.saved("Första stycket.", "Andra stycket.", own)
    comes_in(writer, mock, document("Första stycket.", "Andra stycket.", *theirs), theirs[0])
    writer.text.evaluate("root => root.editor.commands.undo()")
    writer.saved("Första stycket.", "Andra stycket.", *left)
    writer.text.evaluate("root => root.editor.commands.redo()")
    writer.saved("Första stycket.", "Andra stycket.", *theirs)
    writer.text.evaluate("root => root.editor.commands.undo()")
    writer.saved("Första stycket.", "Andra stycket.", *left)


def test_undo_leaves_a_paragraph_that_a_colleague_has_put_between_ones_own(writer, mock):
    writer.at_end()
    writer.text.evaluate("""root => root.editor.commands.insertContent(['Mitt ena.', 'Mitt andra.'].map(text =>
        ({ type: 'paragraph', content: [{ type: 'text', text }] })))""")
    writer.saved("Första stycket.", "Andra stycket.", "Mitt ena.", "Mitt andra.")
    comes_in(writer, mock, document("Första stycket.", "Andra stycket.", "Mitt ena.", "Marias stycke.", "Mitt andra."), "Marias")
    writer.text.evaluate("root => root.editor.commands.undo()")
    writer.saved("Första stycket.", "Andra stycket.", "Marias stycke.")
    writer.text.evaluate("root => root.editor.commands.redo()")
    writer.saved("Första stycket.", "Andra stycket.", "Mitt ena.", "Marias stycke.", "Mitt andra.")


def test_carets_and_undo_in_random_texts_that_a_colleague_changes(writer):
    writer.page.evaluate(SCRIPT)
    faults = writer.page.evaluate(
        """async ([seed, count]) => {
            const { bringIn } = await import('/assets/write-merge.js')
            const { editor } = document.querySelector('#text'), faults = []
            for (let n = 0; n < count; n += 1) {
                const fault = window.cowriting(seed + n)(bringIn, editor)
                if (fault) faults.push({ seed: seed + n, ...fault })
            }
            return faults
        }""", [SEED, PAIRS])
    assert not faults, f"{len(faults)} of {PAIRS}: {[(one['seed'], one['faults']) for one in faults]}\n{faults[0]}"


def test_a_caret_that_has_just_been_moved_stays_when_a_text_comes_in_before_the_editor_has_heard_of_it(writer, mock):
    writer.at_end()
    news = document("Första stycket.", "Andra stycket.", "Marias stycke.")
    writer.page.evaluate(
        """async (news) => {
            const { bringIn } = await import('/assets/write-merge.js')
            const root = document.querySelector('#text')
            getSelection().collapse(root.firstElementChild.firstChild, 6)
            bringIn(root.editor, { document: news })
            document.execCommand('insertText', false, 'NYTT')
        }""", news)
    writer.shows("FörstaNYTT stycket.", "Andra stycket.", "Marias stycke.")


def test_a_key_is_obeyed_where_the_caret_stands_not_where_it_stood(writer, mock):
    writer.at_end()
    writer.page.evaluate("""() => {
        const root = document.querySelector('#text')
        getSelection().collapse(root.firstElementChild.firstChild, 6)
        root.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }))
    }""")
    writer.shows("Första", "stycket.", "Andra stycket.")
