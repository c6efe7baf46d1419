"""What is not quite HTTP, over a real socket: refused with a sentence, in order, and no fault in the log."""

import socket
from urllib.parse import urlsplit

import pytest

WAIT_SECONDS_MAX = 20
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture
def server(demo):
    return demo()


class Line:
    """A connection that is written to and read from by hand."""

    def __init__(self, server):
        where = urlsplit(server.url)
        self.socket = socket.create_connection((where.hostname, where.port), WAIT_SECONDS_MAX)
        self.heard = b""

    def say(self, text):
        self.socket.sendall(text.encode())

    def hear(self, words):
        while words not in self.heard:
            more = self.socket.recv(65536)
            assert more, f"closed before {words}: {self.heard[:500]}"
            self.heard += more

    def rest(self):
        while more := self.socket.recv(65536):
            self.heard += more
        return self.heard.decode()


def answer(server, text):
    line = Line(server)
    line.say(text)
    return line.rest()


@pytest.mark.parametrize("host", ("", "Host: a.example\r\nHost: b.example\r\n"))
def test_a_request_names_the_site_once(server, host):
    said = answer(server, f"GET / HTTP/1.1\r\n{host}\r\n")
    assert said.startswith("HTTP/1.1 400 ") and "Begäran ska namnge webbplatsen en gång" in said


def test_a_chunk_that_cannot_be_read_is_400_and_no_fault(server):
    said = answer(server, f"POST /sprak HTTP/1.1\r\nHost: a\r\n{FORM}Transfer-Encoding: chunked\r\n\r\n5\r\nsprak\r\nZZ\r\n")
    assert said.startswith("HTTP/1.1 400 ") and "Det du skickade kom inte fram helt" in said
    assert said.count("HTTP/1.1") == 1
    assert " error " not in server.log.read_text()


def test_a_body_that_is_broken_off_is_no_fault(server):
    line = Line(server)
    line.say(f"POST /sprak HTTP/1.1\r\nHost: a\r\n{FORM}Content-Length: 50\r\n\r\nsprak=en")
    line.socket.shutdown(socket.SHUT_WR)
    assert line.rest().startswith("HTTP/1.1 400 ")
    assert " error " not in server.log.read_text()


def test_who_waits_is_told_to_go_on_and_gets_the_page(server):
    line = Line(server)
    line.say(f"POST /sprak HTTP/1.1\r\nHost: a\r\n{FORM}Content-Length: 8\r\nExpect: 100-continue\r\n\r\n")
    line.hear(b"HTTP/1.1 100 Continue\r\n\r\n")
    line.say("sprak=en")
    line.hear(b"HTTP/1.1 303 See Other\r\n")
    # The connection is kept, and nothing of the body is read as a request.
    line.say("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert line.rest().endswith("ok\n")


def test_who_waits_with_too_much_is_refused_before_the_body(server):
    said = answer(server, f"POST /sprak HTTP/1.1\r\nHost: a\r\n{FORM}Content-Length: 999999\r\nExpect: 100-continue\r\n\r\n")
    assert said.startswith("HTTP/1.1 413 ") and "100 Continue" not in said
    assert "Det du skickade är för stort" in said
