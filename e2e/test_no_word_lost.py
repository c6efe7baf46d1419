"""Twelve write, the server is killed in the middle of their saves, and nothing that was confirmed is lost.

    LOSS_ROUNDS=200 .venv/bin/pytest e2e/test_no_word_lost.py        the figure; LOSS_SEED repeats a run's choices
"""

import json
import os
import random
import secrets
import threading
from dataclasses import dataclass, field

import pytest
from forms import PageReader
from server import BACKENDS
from writers import MOMENT, Hand, Town, plain, signed_in, together

ROUNDS = {"sqlite": int(os.environ.get("LOSS_ROUNDS", 5)), "postgres": int(os.environ.get("LOSS_ROUNDS", 3))}
SEED = int(os.environ.get("LOSS_SEED", secrets.randbelow(10**9)))
HANDS, HANDS_A_QUESTION = 12, 3
PAUSE_SECONDS = (0.05, 0.2)
ROLES = ["unithead", "contact", "coauthor"]
# A kill after so many confirmed saves of all together, and so long after the last of them.
SAVES_BEFORE_KILL, LATER_SECONDS_MAX = (10, 90), 0.06
KILLS_AGAIN_OF_ROUNDS = 0.3


@dataclass
class Tally:
    """What all rounds together came to."""

    saves: int = 0
    again: int = 0
    words: set = field(default_factory=set)
    lost_words: set = field(default_factory=set)
    lost_versions: list = field(default_factory=list)
    doubled: set = field(default_factory=set)
    by_item: dict = field(default_factory=dict)  # question → words confirmed in it

    def line(self, town, rounds):
        return (f"loss: {town.backend}, seed {SEED}, {rounds} rounds, {town.kills} kills, {HANDS} writers, {self.saves} saves confirmed, "
                f"{self.again} sent again, {len(self.words)} words: lost words {len(self.lost_words)}, "
                f"lost versions {len(self.lost_versions)}, doubled words {len(self.doubled)}")


@pytest.fixture(params=BACKENDS)
def town(request):
    town = Town(request.param, MOMENT)
    try:
        yield town.start()
    finally:
        town.stop()


def test_no_confirmed_word_is_lost_when_the_server_is_killed(town, capsys):
    chance, tally, rounds = random.Random(SEED), Tally(), ROUNDS[town.backend]
    print(f"LOSS_SEED={SEED}")  # shown when it fails
    desk = Desk(town)
    for number in range(rounds):
        hands = desk.hands(number, chance)
        one_round(town, hands, chance)
        count(town, hands, tally)
    everything(town, desk, tally)
    with capsys.disabled():
        print("\n" + tally.line(town, rounds))
    assert not tally.lost_words and not tally.lost_versions and not tally.doubled, tally


class Desk:
    """The entry that the demo's unit writes, and those who write in it: three people, four browsers each."""

    def __init__(self, town):
        self.callers = {role: [signed_in(town, role) for _ in range(HANDS // len(ROLES))] for role in ROLES}
        head, coauthor = self.callers["unithead"][0], self.callers["coauthor"][0]
        head.get("/bidrag")  # the one live entry opens itself
        self.entry = head.path.removeprefix("/bidrag/")
        skriva = f"/bidrag/{self.entry}/skriva"
        items = [path.rsplit("/", 1)[1] for path in links(head, skriva, skriva + "/")]
        # What the co-author has not been given, they may read and not write.
        self.items = [item for item in items if "data-write" in coauthor.get(f"{skriva}/{item}").text]
        assert len(self.items) >= HANDS // HANDS_A_QUESTION, self.items

    def hands(self, number, chance):
        """Three people in each of four questions; in the first of the four they write in one new paragraph."""
        questions = HANDS // HANDS_A_QUESTION
        items = [self.items[(number * questions + place) % len(self.items)] for place in range(questions)]
        found = []
        for place, item in enumerate(items):
            for role in ROLES:
                name = f"r{number}h{len(found)}h"
                shared = f"gemensamt{number}" if place == 0 else None
                found.append(Hand(name, self.callers[role][place], self.entry, item, random.Random(chance.random()), shared))
        return found


def links(caller, page, beginning):
    reader = PageReader(page, caller.role)
    reader.feed(caller.get(page).text)
    return dict.fromkeys(link for link in reader.links if link.startswith(beginning) and link.count("/") == beginning.count("/"))


def one_round(town, hands, chance):
    """All write; kill -9; start; all send again what had no answer, sometimes through another kill."""
    next(hand for hand in hands if hand.shared).begin()
    writing(town, hands, chance.randint(*SAVES_BEFORE_KILL), chance.uniform(0, LATER_SECONDS_MAX))
    town.again()
    if chance.random() < KILLS_AGAIN_OF_ROUNDS:
        writing(town, hands, chance.randint(1, HANDS), chance.uniform(0, LATER_SECONDS_MAX))
        town.again()
    threads, met = together(hands, after)
    for thread in threads:
        thread.join()
    assert not met, met
    assert not [hand.refused for hand in hands if hand.refused], [hand.refused for hand in hands]


def writing(town, hands, saves, later):
    """Everybody writes until the server is killed: when so many saves are confirmed, and a moment later."""
    enough, stop = threading.Semaphore(0), threading.Event()
    # On a busy machine a slow hand would open its page when the server is gone already.
    opening, met = together([hand for hand in hands if not hand.words], Hand.open)
    for thread in opening:
        thread.join()
    assert not met, met

    def write(hand):
        while not stop.is_set():
            if not hand.pending:
                hand.add()
            if not hand.save(another_word=hand.chance.random() < 0.3):
                return
            enough.release()
            stop.wait(hand.chance.uniform(*PAUSE_SECONDS))

    threads, met = together(hands, write)
    for _ in range(saves):
        assert enough.acquire(timeout=60), f"the writers stand still: {met or [hand.refused for hand in hands]}"
    threading.Event().wait(later)
    town.kill()
    stop.set()
    for hand, thread in zip(hands, threads):
        thread.join()
        hand.close()
    assert not met, met


def after(hand):
    """Sends again what had no answer, and what was typed after it."""
    if hand.pending:
        assert hand.save(), f"{hand.name} cannot send again: {hand.refused}"
    hand.add()
    assert hand.save(), f"{hand.name} cannot go on: {hand.refused}"
    hand.close()


def count(town, hands, tally):
    """What was confirmed in the round: each word in the text that stands, each version exactly as it was sent."""
    for item in {hand.item for hand in hands}:
        here = [hand for hand in hands if hand.item == item]
        standing = plain(here[0].standing()["document"]).split()
        versions = town.versions(here[0].entry, item)
        for hand in here:
            tally.saves += len(hand.confirmed)
            tally.again += hand.sent_again
            tally.words |= hand.said
            tally.by_item.setdefault(item, set()).update(hand.said)
            tally.lost_words |= hand.said - set(standing)
            # In a paragraph that is others' too, both texts may stand until somebody chooses.
            tally.doubled |= set() if hand.shared else {word for word in hand.said if standing.count(word) > 1}
            tally.lost_versions += [
                (hand.name, mark, number) for mark, number, sent in hand.confirmed if not is_kept(versions, mark, number, sent)]


def is_kept(versions, mark, number, sent):
    """Whether the version that the answer named holds what was sent, and the save stands in the history once at most."""
    kept = [one for one, (row, _) in versions.items() if row["save"] == mark]
    return kept in ([], [number]) and number in versions and plain(json.loads(versions[number][1])).split() == plain(sent).split()


def everything(town, desk, tally):
    """At the end every word of every round still stands."""
    for item, words in tally.by_item.items():
        reader = Hand("sist", desk.callers["unithead"][0], desk.entry, item, random.Random())
        tally.lost_words |= words - set(plain(reader.standing()["document"]).split())
