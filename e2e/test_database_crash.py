"""Ten write, PostgreSQL is killed in the middle of their saves and starts again, and the service goes on by itself.

    bin/crash 20        the figure, with choices of its own; bin/crash 20 SEED repeats a run's
"""

import os
import random
import threading

import pytest
from cluster import PROGRAMS, Cluster
from test_no_word_lost import Desk, Tally, count, everything
from test_shutdown import terminate
from writers import MOMENT, Town, together

ROUNDS = int(os.environ.get("CRASH_ROUNDS", 3))
# Fixed, so that a run that fails is the same the next time; bin/crash takes another.
SEED = int(os.environ.get("CRASH_SEED", 20240517))
HANDS = 10
PAUSE_SECONDS = (0.05, 0.2)
# A crash after so many confirmed saves of all together, so long after the last of them, and away for so long.
SAVES_BEFORE_CRASH, LATER_SECONDS_MAX, AWAY_SECONDS_MAX = (10, 60), 0.1, 1.5
SAVES_AFTER_CRASH = 3
# What a save has to be refused with while the database is away.
AWAY = 503
IDLE_SECONDS, IDLE_CPU_MAX = 5, 0.02
RECOVERY_SECONDS_MAX = 60
ON_ITS_WAY_SECONDS = 0.5

pytestmark = pytest.mark.skipif(not PROGRAMS, reason="PostgreSQL is not installed")


@pytest.fixture
def cluster(monkeypatch):
    cluster = Cluster()
    monkeypatch.setenv("TEST_POSTGRES_URL", cluster.url)
    try:
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture
def town(cluster):
    town = Town("postgres", MOMENT)
    try:
        yield town.start()
    finally:
        town.stop()


def test_the_service_goes_on_when_postgresql_crashes(town, cluster, capsys):
    chance, tally, crashes = random.Random(SEED), Tally(), dict.fromkeys(Cluster.KINDS, 0)
    print(f"CRASH_SEED={SEED}")  # shown when it fails
    desk, hung, refused = Desk(town), [], 0
    for number in range(ROUNDS):
        kind = Cluster.KINDS[number % len(Cluster.KINDS)]
        hands = desk.hands(number, chance)[:HANDS]
        next(hand for hand in hands if hand.shared).begin()
        one_crash(cluster, hands, kind, chance)
        crashes[kind] += 1
        hung += [hand.name for hand in hands if hand.hung]
        refused += sum(len(hand.refused) for hand in hands)
        count(town, hands, tally)
    everything(town, desk, tally)
    cpu = idle_cpu(town.process.pid)
    seconds, code = terminate(town)
    with capsys.disabled():
        print(f"\ncrash: seed {SEED}, {crashes}, {HANDS} writers, {tally.saves} saves confirmed, {refused} refused with {AWAY}, "
              f"{tally.again} sent again, {len(tally.words)} words: lost words {len(tally.lost_words)}, lost versions "
              f"{len(tally.lost_versions)}, doubled words {len(tally.doubled)}, hung {len(hung)}; "
              f"idle CPU {cpu:.1%}, SIGTERM {seconds:.1f} s, exit code {code}")
    assert not tally.lost_words and not tally.lost_versions and not tally.doubled, tally
    assert not hung, hung
    assert cpu <= IDLE_CPU_MAX, cpu
    assert code == 0, town._tail()


def test_sigterm_ends_the_service_while_postgresql_does_not_answer(town, cluster):
    """The server stands still, as on a machine that hangs: its lines are open, and nobody answers on them."""
    desk = Desk(town)
    hand = desk.hands(0, random.Random(1))[-1]
    hand.open()
    hand.add()
    cluster.freeze()
    try:
        waiting, met = together([hand], lambda hand: hand.save())
        threading.Event().wait(ON_ITS_WAY_SECONDS)
        seconds, code = terminate(town)
        for thread in waiting:
            thread.join()
    finally:
        cluster.thaw()
    assert code == 0 and not met and not hand.confirmed, (seconds, code, met)
    town.again()
    assert hand.save(), hand.refused


def one_crash(cluster, hands, kind, chance):
    """All write; the server is killed under them and comes back; all go on until each has saved again what had no answer."""
    enough, back = threading.Semaphore(0), threading.Event()

    def write(hand):
        hand.open()
        hand.hung, after = False, 0
        while after < SAVES_AFTER_CRASH:
            counts = back.is_set()
            if not hand.pending:
                hand.add()
            if hand.save(another_word=hand.chance.random() < 0.3):
                enough.release()
                after += counts
            elif isinstance(hand.problem, TimeoutError):
                hand.hung = True
                return
            threading.Event().wait(hand.chance.uniform(*PAUSE_SECONDS))

    threads, met = together(hands, write)
    for _ in range(chance.randint(*SAVES_BEFORE_CRASH)):
        assert enough.acquire(timeout=60), f"the writers stand still: {met or [hand.refused for hand in hands]}"
    threading.Event().wait(chance.uniform(0, LATER_SECONDS_MAX))
    if cluster.crash(kind):
        threading.Event().wait(chance.uniform(0, AWAY_SECONDS_MAX))
        cluster.start()
    back.set()
    for thread in threads:
        thread.join(RECOVERY_SECONDS_MAX)
    for hand in hands:
        hand.hung = hand.hung or any(thread.is_alive() for thread in threads)
        hand.close()
    assert not met, met
    odd = [(status, data) for hand in hands for status, data in hand.refused if status != AWAY]
    assert not odd, odd


def idle_cpu(pid):
    """The share of one processor that the program uses while nobody asks it anything."""
    def ticks():
        fields = open(f"/proc/{pid}/stat").read().rsplit(") ", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    before = ticks()
    threading.Event().wait(IDLE_SECONDS)
    return (ticks() - before) / os.sysconf("SC_CLK_TCK") / IDLE_SECONDS
