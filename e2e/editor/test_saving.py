"""Nobody's words are lost: saving, the net and the server."""

import json

import pytest
from mock import document, plain
from test_tabs import records
from writer import check

BEGUN = ("Första stycket.", "Andra stycket.")


def test_what_is_typed_is_saved_and_the_time_is_shown(writer, mock):
    writer.add("Tredje stycket.")
    writer.saved("Första stycket.", "Andra stycket.", "Tredje stycket.")
    writer.says("Sparat kl. 14.02")
    assert [form["revision"] for form in mock.requests] == ["1"]
    check(json.loads(mock.requests[0]["dokument"]))


def test_the_count_and_the_budget_follow_the_text(writer):
    writer.add("Sju ord")
    writer.page.get_by_text("33 av 4\u00a0000 tecken").wait_for()
    writer.page.get_by_text("1\u00a0033 av 5\u00a0000 tecken").wait_for()


def test_ctrl_s_saves_at_once(writer, mock):
    writer.add("Nu.")
    writer.press("Control+s")
    writer.saved("Första stycket.", "Andra stycket.", "Nu.")


def test_the_last_words_before_the_page_is_left_reach_the_server(writer, mock):
    writer.add("Sista ordet.")
    writer.page.goto("about:blank")
    writer.saved(*BEGUN, "Sista ordet.")
    writer.open()
    writer.shows(*BEGUN, "Sista ordet.")
    mock.wait(lambda: records(writer) == 0, "the browser keeps what is saved")
    assert mock.blocks == [*BEGUN, "Sista ordet."]


def test_an_empty_paragraph_that_one_is_about_to_write_in_stays_when_others_save(writer, mock):
    writer.add("Mitt.")
    writer.press("Enter")
    writer.saved(*BEGUN, "Mitt.")
    writer.says("Sparat kl.")
    mock.write(document("Marias stycke.", *BEGUN, "Mitt.", "Marias slut."))
    writer.shows("Marias stycke.", *BEGUN, "Mitt.", "Marias slut.")
    writer.type("Nytt.")
    mock.wait(lambda: "Nytt." in mock.blocks, "never saved")
    assert sorted(mock.blocks) == sorted(["Marias stycke.", *BEGUN, "Mitt.", "Nytt.", "Marias slut."])


# ---- The net and the server


def test_without_net_the_text_waits_and_is_saved_when_the_net_is_back(writer, mock, context):
    context.set_offline(True)
    writer.add("På tåget.")
    writer.says("Sparas när nätet är tillbaka")
    writer.add("I tunneln.")
    context.set_offline(False)
    writer.saved(*BEGUN, "På tåget.", "I tunneln.")
    writer.says("Sparat kl.")


def test_what_was_typed_without_net_is_there_after_the_page_is_left_and_opened_again(writer, mock, context):
    context.set_offline(True)
    writer.add("På tåget.")
    writer.says("Sparas när nätet är tillbaka")
    writer.page.goto("about:blank")
    context.set_offline(False)
    writer.open()
    writer.shows(*BEGUN, "På tåget.")
    writer.saved(*BEGUN, "På tåget.")


def test_text_from_a_visit_without_net_is_merged_with_what_others_wrote_meanwhile(writer, mock, context):
    context.set_offline(True)
    writer.add("På tåget.")
    writer.says("Sparas när nätet är tillbaka")
    writer.page.goto("about:blank")
    context.set_offline(False)
    mock.write(document("Marias stycke.", *BEGUN))
    writer.open()
    writer.shows("Marias stycke.", *BEGUN, "På tåget.")
    writer.saved("Marias stycke.", *BEGUN, "På tåget.")


def test_a_server_that_fails_is_asked_again_with_the_same_id(writer, mock):
    mock.failing = (500, {})
    writer.add("Trots allt.")
    writer.says("Sparas när nätet är tillbaka")
    mock.failing = None
    writer.saved(*BEGUN, "Trots allt.")
    writer.says("Sparat kl. 14.02")


@pytest.mark.parametrize("status", (429, 503))
def test_a_server_without_room_says_why_and_the_text_is_saved_by_itself_when_there_is(writer, mock, status):
    mock.failing = (status, {"problem": "Du har sparat ovanligt mycket på kort tid.", "again": 1})
    writer.add("Trots allt.")
    writer.says("Du har sparat ovanligt mycket på kort tid. Texten ligger kvar här och sparas av sig själv om en stund.")
    writer.add("Och mer.")
    mock.failing = None
    writer.saved(*BEGUN, "Trots allt.", "Och mer.")
    writer.says("Sparat kl.")


def test_a_save_without_an_answer_is_sent_again_and_stands_once(writer, mock):
    mock.mute = 1
    writer.add("En gång.")
    writer.says("Sparat kl. 14.02")
    assert len(mock.requests) == 2
    assert mock.requests[0]["sparning"] == mock.requests[1]["sparning"]
    assert mock.blocks == [*BEGUN, "En gång."] and len(mock.revisions) == 2


def test_a_server_that_is_restarted_between_save_and_answer_loses_and_doubles_nothing(writer, mock):
    mock.mute = 100
    writer.add("En gång.")
    mock.wait(lambda: mock.requests, "never sent")
    mock.stop()
    writer.says("Sparas när nätet är tillbaka")
    writer.add("Och en till.")
    mock.mute = 0
    mock.start()
    writer.saved(*BEGUN, "En gång.", "Och en till.")
    assert [plain(one["document"]).count("En gång.") for one in mock.revisions] == [0, 1, 1]


def test_when_the_session_has_ended_the_text_stays_and_is_saved_after_signing_in(writer, mock, context):
    mock.failing = (303, {})
    writer.add("Länge sedan.")
    writer.says("Du är utloggad")
    link = writer.page.get_by_role("link", name="Logga in igen")
    assert (link.get_attribute("href"), link.get_attribute("target")) == ("/logga-in", "_blank")
    with context.expect_page():
        link.click()
    mock.failing = None
    # Back in the first tab.
    writer.page.evaluate("window.dispatchEvent(new Event('focus'))")
    writer.saved(*BEGUN, "Länge sedan.")
    writer.says("Sparat kl.")


def test_after_the_hand_in_the_text_is_kept_and_can_be_copied(writer, mock, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    mock.failing = (409, {"problem": "Bidraget är inlämnat."})
    writer.add("För sent.")
    writer.says("Bidraget är inlämnat. Din text ligger kvar här.")
    writer.page.get_by_role("button", name="Kopiera texten").click()
    writer.page.get_by_role("button", name="Kopierad").wait_for()
    assert writer.page.evaluate("navigator.clipboard.readText()") == "\n\n".join([*BEGUN, "För sent."])
    assert writer.text.get_attribute("contenteditable") == "false"


def test_a_text_that_is_refused_stays_and_is_sent_anew_after_the_next_change(writer, mock):
    mock.failing = (422, {"problem": "Texten är för stor för att sparas."})
    writer.add("Ett")
    writer.says("Texten är för stor för att sparas. Din text ligger kvar här.")
    mock.failing = None
    writer.type(" till")
    writer.saved(*BEGUN, "Ett till")
    writer.says("Sparat kl.")


def test_nothing_is_kept_in_the_browser_when_all_is_saved(writer, mock):
    writer.add("Sparat.")
    writer.saved(*BEGUN, "Sparat.")
    writer.says("Sparat kl.")
    mock.wait(lambda: records(writer) == 0, "the browser keeps what is saved")
