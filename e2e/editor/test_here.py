"""In which paragraph the others stand: shown beside it, told when somebody is there to see it, and never a part of the text."""

from house import becomes
from mock import document
from test_comments import caret
from test_text import sent

BEGUN = ("Första stycket.", "Andra stycket.", "Tredje stycket.")
OTHERS = """() => [...document.querySelectorAll('#text .other')].map(one =>
    [one.dataset.who, one.textContent, getComputedStyle(one, '::after').content.replace(/ \\/.*/, '')])"""


def mark(words):
    """As the browsers make it of the words of a paragraph."""
    total = 0x811C9DC5
    for letter in words:
        total = ((total ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return "".join(chr(97 + (total >> 4 * n & 15)) for n in range(8))


def place(number, own, before=""):
    return f"{number}.{mark(own)}.{mark(before)}"


def here(mock, *people):
    mock.tell("vem", {"here": [{"name": name, "item": "3", "writes": True, "place": at} for name, at in people]})


def begun(mock, writer):
    mock.write(document(*BEGUN))
    writer.open()


def shown(writer, *wanted):
    becomes(lambda: [tuple(one[:2]) for one in writer.page.evaluate(OTHERS)], list(wanted), "the others")


def test_a_colleague_is_named_at_their_paragraph_and_in_the_line_below_and_is_no_part_of_the_text(writer, mock):
    begun(mock, writer)
    here(mock, ("Maria Öberg", place(1, BEGUN[1], BEGUN[0])), ("Åke Lund", place(2, BEGUN[2], BEGUN[1])))
    shown(writer, ("Maria Öberg", BEGUN[1]), ("Åke Lund", BEGUN[2]))
    assert [one[2] for one in writer.page.evaluate(OTHERS)] == ['"Maria Öberg"', '"Åke Lund"']
    writer.here.filter(has_text="Maria Öberg skriver här nu (stycke 2) · Åke Lund skriver här nu (stycke 3)").wait_for()
    # Not by colour alone.
    looks = writer.text.evaluate("root => [...root.querySelectorAll('.other')].map(one => getComputedStyle(one).borderRightStyle)")
    assert looks == ["solid", "double"]
    caret(writer, "Andra", 5)
    writer.type(" lilla")
    assert sent(writer, mock) == "paragraph(Första stycket.) paragraph(Andra lilla stycket.) paragraph(Tredje stycket.)"
    shown(writer, ("Maria Öberg", "Andra lilla stycket."), ("Åke Lund", BEGUN[2]))
    here(mock)
    shown(writer)


def test_a_paragraph_that_others_have_moved_or_are_writing_in_is_found_by_its_words_or_those_before(writer, mock):
    begun(mock, writer)
    # They have a paragraph more at the top than is saved.
    here(mock, ("Maria Öberg", place(2, BEGUN[1], BEGUN[0])))
    shown(writer, ("Maria Öberg", BEGUN[1]))
    here(mock, ("Maria Öberg", place(3, "Andra stycket, som skrivs.", BEGUN[0])))
    shown(writer, ("Maria Öberg", BEGUN[1]))
    here(mock, ("Maria Öberg", place(7, "Nytt.", "Också nytt.")))
    shown(writer, ("Maria Öberg", BEGUN[2]))
    here(mock, ("Maria Öberg", place(0, BEGUN[0])), ("Åke Lund", place(0, BEGUN[0])))
    shown(writer, ("Maria Öberg, Åke Lund", BEGUN[0]))


def test_where_one_stands_is_told_when_somebody_is_here_and_only_then(writer, mock):
    begun(mock, writer)
    caret(writer, "Andra", 2)
    writer.type("x")
    writer.saved(BEGUN[0], "Anxdra stycket.", BEGUN[2])
    assert mock.places == []
    here(mock, ("Maria Öberg", None))
    mock.wait(lambda: mock.places == [place(1, "Anxdra stycket.", BEGUN[0])], "never told")
    caret(writer, "Tredje", 0)
    mock.wait(lambda: mock.places[-1] == place(2, BEGUN[2], "Anxdra stycket."), "the move was not told")
    assert len(mock.places) == 2


def test_a_place_is_told_in_letters_that_the_server_takes(writer, mock):
    begun(mock, writer)
    here(mock, ("Maria Öberg", None))
    caret(writer, "Första", 0)
    mock.wait(lambda: mock.places, "never told")
    number, own, before = mock.places[0].split(".")
    assert number == "0" and set(own + before) <= set("abcdefghijklmnop") and len(own) == len(before) == 8
