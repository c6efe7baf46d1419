"""The SQLite file under a running service: it has one server, is nobody else's to read, and a save is confirmed in it or not at all."""

import os
import random
import signal
import subprocess
import urllib.error
import urllib.request

import pytest
from server import PROGRAM, ROOT, free_port
from test_shutdown import STOP_SECONDS_MAX, entry_of
from writers import Hand, signed_in, town  # noqa: F401 – the fixture

REFUSED = "En annan server kör redan på {}/rodatraden.sqlite. Stoppa den först, eller ange en annan mapp med --data."


def run(town, *words):
    """Another command of the program in the town's data folder."""
    return subprocess.run(
        [str(PROGRAM), *words, "--data", str(town.data)], cwd=ROOT, capture_output=True, text=True, timeout=60)


def ready(town):
    try:
        with urllib.request.urlopen(town.url + "/ready", timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def writer(town):
    caller = signed_in(town, "unithead")
    hand = Hand("A", caller, entry_of(caller), "1", random.Random(1))
    hand.open()
    return hand


def test_a_second_server_is_refused_and_commands_run_beside_the_first(town):
    second = run(town, "serve", "--port", str(free_port()))
    assert second.returncode != 0
    assert REFUSED.format(town.data) in second.stderr, second.stderr
    added = run(town, "user", "--email", "ny@exempelstad.example", "--name", "Ny Kollega")
    assert added.returncode == 0 and "/logga-in/lank/" in added.stdout, added.stderr
    verified = run(town, "audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    hand = writer(town)
    hand.add()
    assert hand.save(), hand.refused
    town.kill()
    town.again()
    hand.close()
    assert hand.words[0] in str(hand.standing()["document"])


@pytest.mark.parametrize("end", ["", "-wal"])
def test_a_file_that_is_moved_away_takes_no_save_and_the_service_is_not_ready(town, end):
    hand = writer(town)
    file = town.data / f"rodatraden.sqlite{end}"
    aside = file.rename(town.data / "undan")
    hand.add()
    assert not hand.save()
    assert [status for status, _ in hand.refused] == [503]
    # Until it is asked anew the last answer stands, five seconds at most.
    statuses = {ready(town)}
    while statuses == {200}:
        statuses.add(ready(town))
    assert statuses <= {200, 503}
    aside.rename(file)
    assert hand.save(), hand.refused
    assert hand.words[0] in str(hand.standing()["document"])


def test_what_the_service_makes_is_for_its_user_alone(town, tmp_path):
    data = tmp_path / "ny" / "data"
    made = subprocess.run([str(PROGRAM), "migrate", "--data", str(data)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert made.returncode == 0, made.stderr
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "rodatraden.sqlite").stat().st_mode & 0o777 == 0o600
    open_files = {path.name: oct(path.stat().st_mode & 0o777) for path in town.data.glob("rodatraden.sqlite*")}
    assert set(open_files) == {"rodatraden.sqlite", "rodatraden.sqlite-wal", "rodatraden.sqlite-shm"}
    assert set(open_files.values()) == {"0o600"}, open_files


def test_a_terminal_that_is_gone_stops_the_service_gracefully(town):
    # Started by nohup, the tests hand an ignored signal on, and the service then lives on.
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        town.kill()
        town.again()
    finally:
        signal.signal(signal.SIGHUP, before)
    hand = writer(town)
    town.process.send_signal(signal.SIGHUP)
    assert town.process.wait(STOP_SECONDS_MAX) == 0, town._tail()
    town.again()
    hand.close()
    hand.add()
    assert hand.save(), hand.refused


def test_a_program_that_is_missing_is_named_at_the_start(town):
    town.kill()
    path, os.environ["PATH"] = os.environ["PATH"], "/nowhere"
    try:
        town.again()
    finally:
        os.environ["PATH"] = path
    log = town.log.read_text()
    assert "program missing" in log and "program=vips" in log and "program=pdfinfo" in log, town._tail()
