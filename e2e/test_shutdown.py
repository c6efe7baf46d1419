"""SIGTERM while people have an entry open: the server ends soon, and what was confirmed is there when it starts again."""

import http.client
import random
import re
import signal
import socket
import subprocess
import time
from urllib.parse import urlsplit

import pytest
from server import BACKENDS
from writers import FILLED, MOMENT, Hand, Town, fill_city, signed_in

STOP_SECONDS_MAX = 10
STREAM_SECONDS_MAX = 20
ROLES = ("unithead", "contact", "coauthor")


@pytest.fixture(params=BACKENDS)
def town(request, tmp_path_factory):
    """A demo city of the test's own, on SQLite copied from one that is filled once."""
    if request.param == "sqlite" and MOMENT not in FILLED:
        FILLED[MOMENT] = fill_city(tmp_path_factory.mktemp("city") / "data", MOMENT)
    town = Town(request.param, MOMENT, FILLED.get(MOMENT) if request.param == "sqlite" else None)
    if request.param != "sqlite":
        town.data.mkdir()
    try:
        yield town.start()
    finally:
        town.stop()


class Stream:
    """An open page's live events; `heard` is what has come so far."""

    def __init__(self, caller, entry):
        self.door = http.client.HTTPConnection(urlsplit(caller.url).netloc, timeout=STREAM_SECONDS_MAX)
        self.door.request("GET", f"/bidrag/{entry}/nu", headers={"Cookie": caller.cookie, "Accept": "text/event-stream"})
        self.answer = self.door.getresponse()
        assert self.answer.status == 200, self.answer.status
        assert self.answer.headers.get_content_type() == "text/event-stream"
        self.heard = b""

    def hear(self, words):
        while words not in self.heard:
            more = self.answer.read1(4096)
            assert more, f"the stream ended before {words}: {self.heard}"
            self.heard += more

    def end(self):
        """Hears on until the server ends the stream as one does: with the last chunk, not by cutting it off."""
        while more := self.answer.read1(4096):
            self.heard += more


def entry_of(caller):
    page = caller.get("/bidrag")
    return re.search(r"/bidrag/([^/?#\"]+)", page.text if page.status == 200 else page.location)[1]


def terminate(town):
    """Sends SIGTERM and gives the seconds until the program had ended, and its exit code."""
    began = time.monotonic()
    town.process.send_signal(signal.SIGTERM)
    try:
        code = town.process.wait(STOP_SECONDS_MAX)
    except subprocess.TimeoutExpired:
        pytest.fail(f"still running {STOP_SECONDS_MAX} s after SIGTERM:\n{town._tail()}")
    return time.monotonic() - began, code


def test_sigterm_ends_the_server_while_streams_are_open(town):
    callers = [signed_in(town, role) for role in ROLES]
    entry = entry_of(callers[0])
    streams = [Stream(caller, entry) for caller in callers for _ in range(2)]
    for stream in streams:
        stream.hear(b"event: vem")
    # The streams are alive: a save is heard on every one of them.
    hand = Hand("A", callers[0], entry, "1", random.Random(1), shared="gemensamt")
    hand.begin()
    for stream in streams:
        stream.hear(b"event: text")
    seconds, code = terminate(town)
    assert code == 0, f"exit code {code}:\n{town._tail()}"
    assert seconds < STOP_SECONDS_MAX
    for stream in streams:
        stream.end()
    town.again()
    assert "gemensamt" in str(Hand("B", signed_in(town, "contact"), entry, "1", None).standing()["document"])


def test_sigterm_ends_an_idle_server_with_connections_kept_open(town):
    callers = [signed_in(town, role) for role in ROLES]
    for caller in callers:
        assert caller.door.sock is not None, "the server closed a connection that may be kept"
    seconds, code = terminate(town)
    assert code == 0 and seconds < STOP_SECONDS_MAX


def test_sigterm_ends_a_server_that_waits_for_the_rest_of_a_body(town):
    caller = signed_in(town, ROLES[0])
    half = socket.create_connection((urlsplit(town.url).hostname, urlsplit(town.url).port), STREAM_SECONDS_MAX)
    half.sendall(b"POST /sprak HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nsprak=sv")
    # Another request is answered after it, so the half one has come in.
    assert caller.get("/bidrag").status in (200, 303)
    seconds, code = terminate(town)
    assert code == 0, f"exit code {code}:\n{town._tail()}"
    assert seconds < STOP_SECONDS_MAX
    half.close()
