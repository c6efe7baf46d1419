"""Nobody's words are lost: what other people write in the same text, and what two have changed."""

import pytest
from house import becomes
from mock import document, plain

BEGUN = ("Första stycket.", "Andra stycket.")


def test_what_others_save_comes_in_where_it_belongs_and_the_caret_stays(writer, mock):
    writer.add("Här står")
    writer.saved(*BEGUN, "Här står")
    writer.says("Sparat kl.")
    mock.write(document("Marias stycke.", "Första stycket.", "Andra stycket, ändrat.", "Här står"))
    writer.shows("Marias stycke.", "Första stycket.", "Andra stycket, ändrat.", "Här står")
    writer.here.filter(has_text="Maria Öberg ändrade texten").wait_for()
    writer.type(" jag.")
    writer.saved("Marias stycke.", "Första stycket.", "Andra stycket, ändrat.", "Här står jag.")


def test_a_merge_that_comes_while_one_types_on_does_not_touch_the_text(writer, mock):
    mock.delay = 0.6
    mock.is_silent = True
    mock.write(document("Marias stycke.", *BEGUN))
    writer.add("Ett")
    writer.press("Control+s")
    mock.wait(lambda: mock.failing is None and writer.state.get_attribute("data-state") == "saving", "never sent")
    writer.type(" två")
    writer.saved("Marias stycke.", *BEGUN, "Ett två")
    mock.delay = 0
    writer.shows("Marias stycke.", *BEGUN, "Ett två")
    writer.type(" tre")
    writer.saved("Marias stycke.", *BEGUN, "Ett två tre")
    assert all(plain(one["document"]).count("Ett") <= 1 for one in mock.revisions)


def test_undo_takes_back_my_words_and_not_those_of_others(writer, mock):
    writer.add("Mina ord.")
    writer.saved(*BEGUN, "Mina ord.")
    writer.says("Sparat kl.")
    mock.write(document("Marias stycke.", *BEGUN, "Mina ord."))
    writer.shows("Marias stycke.", *BEGUN, "Mina ord.")
    writer.press("Control+z", "Control+z", "Control+z")
    writer.saved("Marias stycke.", *BEGUN)


@pytest.mark.parametrize(
    "choice, kept",
    [
        ("Behåll båda", ["Maria skrev.", "Jag skrev."]),
        ("Behåll Maria Öbergs", ["Maria skrev."]),
        ("Behåll min", ["Jag skrev."]),
    ],
)
def test_what_two_changed_stands_side_by_side_until_one_chooses(writer, mock, choice, kept):
    mock.is_silent = True
    mock.write(document("Första stycket.", "Maria skrev."))
    writer.text.locator("p").last.click(click_count=3)
    writer.type("Jag skrev.")
    writer.saved("Första stycket.", "Maria skrev.", "Jag skrev.")
    box = writer.page.get_by_role("region", name="Du och Maria Öberg har ändrat samma stycke.")
    becomes(box.locator(".theirs p").all_inner_texts, ["Maria skrev."])
    becomes(box.locator(".mine p").all_inner_texts, ["Jag skrev."])
    # What is typed before them moves them.
    writer.at_start()
    writer.type("Nytt.")
    writer.press("Enter")
    box.get_by_role("button", name=choice, exact=True).click()
    box.wait_for(state="detached")
    kept = ["Nytt.", "Första stycket.", *kept]
    writer.shows(*kept)
    writer.saved(*kept)


def test_one_sees_who_else_writes_and_reads_here(writer, mock):
    mock.tell("vem", {"here": [
        {"name": "Maria Öberg", "item": "3", "writes": True}, {"name": "Ali Kaya", "item": "3", "writes": False},
        {"name": "Sanna Rantanen", "item": "4", "writes": True}]})
    writer.here.filter(has_text="Maria Öberg skriver här nu · Ali Kaya läser här nu").wait_for()
    assert "Sanna" not in writer.here.inner_text()


def test_a_hand_in_by_another_stops_the_writing(writer, mock):
    mock.tell("stangt", {"problem": "Yusuf Demir har lämnat in bidraget."})
    writer.says("Yusuf Demir har lämnat in bidraget.")
    assert writer.text.get_attribute("contenteditable") == "false"
