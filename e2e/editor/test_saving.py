"""Nobody's words are lost: saving, the net, the server, other tabs and other people."""

import json

import pytest
from mock import document, plain
from writer import Writer, check

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


# ---- Others


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
    assert box.locator(".theirs p").all_inner_texts() == ["Maria skrev."]
    assert box.locator(".mine p").all_inner_texts() == ["Jag skrev."]
    # What is typed before them moves them.
    writer.text.locator("p").first.click()
    writer.press("Control+Home")
    writer.type("Nytt.")
    writer.press("Enter")
    box.get_by_role("button", name=choice, exact=True).click()
    box.wait_for(state="detached")
    kept = ["Nytt.", "Första stycket.", *kept]
    writer.shows(*kept)
    writer.saved(*kept)


def test_one_sees_who_else_writes_and_reads_here(writer, mock):
    mock.wait(lambda: mock.lines, "no line")
    mock.tell("vem", {"here": [
        {"name": "Maria Öberg", "item": "3", "writes": True}, {"name": "Ali Kaya", "item": "3", "writes": False},
        {"name": "Sanna Rantanen", "item": "4", "writes": True}]})
    writer.here.filter(has_text="Maria Öberg skriver här nu · Ali Kaya läser här nu").wait_for()
    assert "Sanna" not in writer.here.inner_text()


def test_a_hand_in_by_another_stops_the_writing(writer, mock):
    mock.wait(lambda: mock.lines, "no line")
    mock.tell("stangt", {"problem": "Yusuf Demir har lämnat in bidraget."})
    writer.says("Yusuf Demir har lämnat in bidraget.")
    assert writer.text.get_attribute("contenteditable") == "false"


# ---- Tabs and people


def test_two_tabs_of_the_same_question_live_side_by_side(writer, mock, context):
    other = Writer(mock, context)
    writer.page.bring_to_front()
    writer.add("Från den första fliken.")
    writer.saved(*BEGUN, "Från den första fliken.")
    other.page.bring_to_front()
    other.text.locator("p").first.click()
    other.press("Control+Home")
    other.type("Från den andra: ")
    other.saved("Från den andra: Första stycket.", "Andra stycket.", "Från den första fliken.")
    other.shows("Från den andra: Första stycket.", "Andra stycket.", "Från den första fliken.")
    assert other.complaints == []


def test_the_text_of_a_tab_that_was_closed_is_taken_over_by_the_one_that_lives(writer, mock, context):
    other = Writer(mock, context)
    context.set_offline(True)
    other.add("Från fliken som stängdes.")
    other.says("Sparas när nätet är tillbaka")
    other.page.close()
    context.set_offline(False)
    writer.page.reload()
    writer.shows(*BEGUN, "Från fliken som stängdes.")
    writer.saved(*BEGUN, "Från fliken som stängdes.")
    writer.says("Sparat kl.")
    assert records(writer) == 0


def test_the_texts_of_several_closed_tabs_are_all_saved(mock, context):
    context.set_offline(False)
    tabs = [Writer(mock, context) for _ in range(3)]
    context.set_offline(True)
    for tab, words in zip(tabs, ("Ett.", "Två.", "Tre.")):
        tab.page.bring_to_front()
        tab.add(words)
        tab.says("Sparas när nätet är tillbaka")
    for tab in tabs:
        tab.page.close()
    context.set_offline(False)
    writer = Writer(mock, context)
    mock.wait(lambda: sorted(mock.blocks[2:]) == ["Ett.", "Tre.", "Två."], "not all were saved")
    writer.shows(*mock.blocks)
    assert mock.blocks[:2] == list(BEGUN)


def test_the_text_of_another_person_on_the_same_browser_is_neither_shown_nor_sent(writer, mock, context):
    context.set_offline(True)
    writer.add("Ingrids hemliga ord.")
    writer.says("Sparas när nätet är tillbaka")
    writer.page.goto("about:blank")
    context.set_offline(False)
    mock.person = "p2"
    writer.open()
    writer.add("Marias ord.")
    writer.saved(*BEGUN, "Marias ord.")
    assert all("hemliga" not in form["dokument"] for form in mock.requests)
    # Ingrid herself finds them.
    mock.person = "p1"
    writer.open()
    writer.saved(*BEGUN, "Marias ord.", "Ingrids hemliga ord.")


def test_text_that_nobody_came_back_to_in_thirty_days_is_dropped(writer, mock, context):
    context.set_offline(True)
    writer.add("Gammalt.")
    writer.says("Sparas när nätet är tillbaka")
    writer.page.evaluate(f"({EACH_RECORD})((record) => ({{ ...record, at: Date.now() - 31 * 86400000 }}))")
    writer.page.goto("about:blank")
    # Leaving kept a copy that is fresh: it is as old as the other.
    context.set_offline(False)
    writer.page.goto(mock.address.replace("/bidrag/E/skriva/3", "/logga-in"))
    writer.page.evaluate("""for (const key of Object.keys(localStorage)) {
        const kept = JSON.parse(localStorage.getItem(key)); kept.at -= 31 * 86400000; localStorage.setItem(key, JSON.stringify(kept)) }""")
    writer.page.evaluate(f"({EACH_RECORD})((record) => ({{ ...record, at: Date.now() - 31 * 86400000 }}))")
    writer.open()
    writer.add("Nytt.")
    writer.saved(*BEGUN, "Nytt.")
    assert records(writer) == 0


def test_nothing_is_kept_in_the_browser_when_all_is_saved(writer):
    writer.add("Sparat.")
    writer.saved(*BEGUN, "Sparat.")
    writer.says("Sparat kl.")
    assert records(writer) == 0


EACH_RECORD = """async (change) => {
    const database = await new Promise((done) => { const open = indexedDB.open('rodatraden', 1); open.onsuccess = () => done(open.result) })
    await new Promise((done) => {
        const transaction = database.transaction('unsent', 'readwrite')
        transaction.oncomplete = done
        const walk = transaction.objectStore('unsent').openCursor()
        walk.onsuccess = () => { if (walk.result) { walk.result.update(change(walk.result.value)); walk.result.continue() } }
    })
    database.close()
}"""


def records(writer):
    """How many texts the browser keeps."""
    return writer.page.evaluate("""async () => {
        const database = await new Promise((done) => { const open = indexedDB.open('rodatraden', 1); open.onsuccess = () => done(open.result) })
        const keys = await new Promise((done) => {
            const all = database.transaction('unsent').objectStore('unsent').getAllKeys()
            all.onsuccess = () => done(all.result.length)
        })
        database.close()
        return keys + Object.keys(localStorage).filter((key) => key.startsWith('write ')).length
    }""")
