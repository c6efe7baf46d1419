"""Three people write one entry at once, through no net, a session's end and a kill; no word of theirs is lost."""

import json
import re

import pytest
from house import House, sign_in
from playwright.sync_api import Error
from scribe import Scribe
from writers import plain, town  # noqa: F401 – a fixture

@pytest.fixture
def trio(town, browser, evidence):
    house = House(town, browser, evidence)
    yield Trio(town, house)
    house.close()


class Trio:
    """The unit's head, the contact person and a co-author, a window each, and the questions nobody has begun."""

    def __init__(self, town, house):
        self.town = town
        self.head, self.contact, self.coauthor = self.all = [
            Scribe(house, role, mark) for role, mark in [("unithead", "A"), ("contact", "B"), ("coauthor", "C")]]
        self.head.page.goto("/bidrag")
        self.entry = re.search(r"/bidrag/([^/?#]+)", self.head.page.locator("main a[href^='/bidrag/']").first.get_attribute("href"))[1]
        self.items = [item for item in self.writable() if not town.rows(
            "SELECT 1 FROM standing_text WHERE owner = ? AND item = ?", self.entry, item)]
        assert len(self.items) >= 3, f"too few empty questions: {self.items}"

    def writable(self):
        """The parts that the co-author may write too."""
        page = self.coauthor.page
        skriva = f"/bidrag/{self.entry}/skriva"
        page.goto(skriva)
        paths = page.locator(f"main a[href^='{skriva}/']").evaluate_all("all => [...new Set(all.map(one => one.pathname))]")
        return [path.rsplit("/", 1)[1] for path in paths if "data-write" in page.request.get(path).text()]

    def name(self, scribe):
        return self.town.rows("SELECT name FROM person WHERE id = ?", scribe.person)[0]["name"]


def test_three_people_write_one_entry(trio):
    removed = set()
    for chapter in (each_in_a_question_of_their_own, all_in_one_question, two_in_one_paragraph, one_without_a_net,
                    one_whose_session_ends, all_while_the_server_is_killed):
        try:
            removed |= set(chapter(trio) or [])
        except BaseException as error:
            error.add_note(f"in {chapter.__name__}")
            raise
    every_word_is_there(trio, removed)


def each_in_a_question_of_their_own(trio):
    for scribe, item in zip(trio.all, trio.items):
        scribe.open(trio.entry, item)
    for scribe in trio.all:
        scribe.paragraphs(2)
    for scribe in trio.all:
        scribe.saved()


def all_in_one_question(trio):
    """Each in a paragraph; everybody sees who else writes here, and their words as they are saved."""
    item = trio.items[0]
    trio.head.open(trio.entry, item)
    trio.head.to_end_of(1)
    trio.head.press("Enter")
    trio.head.type(trio.head.words(2))
    trio.head.saved()
    for scribe in (trio.contact, trio.coauthor):
        scribe.open(trio.entry, item)
    for place, scribe in enumerate(trio.all):
        scribe.add_to(place, 3)
    for scribe in trio.all:
        scribe.saved()
    for scribe in trio.all:
        for other in trio.all:
            scribe.sees(other.typed[item][-1])
            if other is not scribe:
                scribe.hears(f"{trio.name(other)} skriver här nu")
    assert trio.head.blocks == trio.contact.blocks == trio.coauthor.blocks
    trio.head.look()


def two_in_one_paragraph(trio):
    """The same words changed by two: both stand, and the one who came last chooses. The other's words lie in the history."""
    head, contact = trio.head, trio.contact
    contact.context.set_offline(True)
    contact.instead_of(0)
    head.instead_of(0)
    mine = head.typed[head.item][-2:]
    head.saved()
    contact.context.set_offline(False)
    contact.conflict.wait_for()
    contact.saved()
    assert all(word in contact.conflict.inner_text() for word in mine + contact.typed[contact.item][-2:])
    contact.look()
    before = " ".join(contact.blocks)
    contact.conflict.get_by_role("button", name="Behåll min").click()
    contact.conflict.wait_for(state="detached")
    contact.save()
    head.sees(contact.typed[contact.item][-1])
    gone = [word for word in words_in(before) if word not in words_in(" ".join(contact.blocks))]
    assert set(mine) <= set(gone), f"{gone} went with the choice"
    # What both wrote over, besides what the choice took away.
    return set(gone) | {word for scribe in trio.all for word in scribe.typed.get(head.item, []) if word not in words_in(before)}


def one_without_a_net(trio):
    """Writes on, closes the page without a net, and comes back: what was typed is there and is saved."""
    head, coauthor = trio.head, trio.coauthor
    coauthor.context.set_offline(True)
    coauthor.add_to(2)
    coauthor.says("Sparas när nätet är tillbaka")
    coauthor.type(" " + coauthor.words(2))
    with pytest.raises(Error):
        coauthor.page.reload()
    head.add_to(1)
    head.saved()
    coauthor.context.set_offline(False)
    coauthor.open(trio.entry, head.item)
    coauthor.sees(coauthor.typed[head.item][-1])
    coauthor.saved()
    coauthor.sees(head.typed[head.item][-1])
    head.sees(coauthor.typed[head.item][-1])


def one_whose_session_ends(trio):
    """The page says so; after signing in again in another tab it goes on by itself."""
    contact = trio.contact
    trio.town.sign_out_everywhere(contact.person)
    contact.add_to(1)
    contact.says("Du är utloggad. Texten ligger kvar här")
    contact.look()
    with contact.context.expect_page() as opened:
        contact.page.get_by_role("link", name="Logga in igen").click()
    sign_in(opened.value, "contact")
    opened.value.close()
    contact.page.bring_to_front()
    contact.page.evaluate("dispatchEvent(new Event('focus'))")
    contact.saved()


def all_while_the_server_is_killed(trio):
    """Killed when a save has been sent, three times over: each goes on by itself when the server is back."""
    for scribe in trio.all:
        scribe.add_to(trio.all.index(scribe))
        with scribe.page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/text")):
            scribe.press("Control+s")
        trio.town.kill()
        for place, other in enumerate(trio.all):
            other.add_to(place, 1)
        scribe.says("Sparas när nätet är tillbaka")
        trio.town.again()
        for other in trio.all:
            other.saved()
    # The line of who is here, and of what they save, is back too.
    trio.head.add_to(0)
    trio.head.saved()
    for other in (trio.contact, trio.coauthor):
        other.sees(trio.head.typed[trio.head.item][-1])


def test_the_mark_of_a_save_is_never_taken_for_a_personal_number(trio):
    """The server refuses a form that holds one, wherever in it; a mark of digits would be refused now and then."""
    page = trio.head.open(trio.entry, trio.items[0]).page
    marks = page.evaluate("import('/assets/write-store.js').then(({ newID }) => Array.from({ length: 100 }, newID))")
    assert len(set(marks)) == 100 and all(re.fullmatch("[a-p]{32}", mark) for mark in marks), marks[0]


def words_in(text):
    return re.findall(r"\bord[ABC]\d+\b", text)


def every_word_is_there(trio, removed):
    """On the page of the whole entry, or, where it was written over, in the history; and so in the database."""
    request, base = trio.head.page.request, f"/bidrag/{trio.entry}"
    whole = words_in(request.get(f"{base}/las").text())
    doubled = {word for word in whole if whole.count(word) > 1}
    assert not doubled, f"twice in the text: {doubled}"
    confirmed = {(item, word) for scribe in trio.all for item, words in scribe.saved_words.items() for word in words}
    typed = {(item, word) for scribe in trio.all for item, words in scribe.typed.items() for word in words}
    assert confirmed == typed, f"never saved: {typed - confirmed}"
    assert len(confirmed) > 40
    assert {word for _, word in confirmed} - set(whole) == removed, "the text is not what was written and chosen"
    for item in {item for item, _ in confirmed}:
        words = {word for one, word in confirmed if one == item}
        versions = trio.town.versions(trio.entry, item)
        in_database = {word for _, text in versions.values() for word in words_in(plain(json.loads(text)))}
        in_history = {word for number in versions
                      for word in words_in(request.get(f"{base}/historik/{item}?visa={number}").text())}
        assert words <= in_database and words <= in_history
