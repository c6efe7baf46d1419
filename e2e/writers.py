"""Those who write, and the city that they write in: its server can be killed in the middle of a save and started again."""

import http.client
import json
import os
import shutil
import sqlite3
import subprocess
import threading
from datetime import datetime, timezone
from urllib.parse import quote, urlencode, urlsplit

import pytest
from forms import Caller
from installation import STOCKHOLM
from server import PROGRAM, ROOT, Server, free_port

MOMENT = "2024-03-12 10:00:00"
ANSWER_SECONDS_MAX = 30
FILL_SECONDS_MAX = 180
FILLED = {}  # moment → folder


@pytest.fixture
def town(tmp_path_factory):
    """A demo city on SQLite of the test's own, on a morning in March; copied from one that is filled once."""
    if MOMENT not in FILLED:
        FILLED[MOMENT] = fill_city(tmp_path_factory.mktemp("city") / "data", MOMENT)
    town = Town("sqlite", MOMENT, FILLED[MOMENT])
    try:
        yield town.start()
    finally:
        town.stop()


def fill_city(folder, moment):
    """Fills a demo city on SQLite as it was at a moment, to be copied by every town that wants it."""
    folder.mkdir(parents=True)
    clock = folder.parent / "clock"
    clock.write_text(instant(moment))
    subprocess.run(
        [str(PROGRAM), "demo", "--data", str(folder), "--clock-file", str(clock), "--fill-only"],
        cwd=ROOT, check=True, capture_output=True, timeout=FILL_SECONDS_MAX)
    return folder


def instant(moment):
    """Stockholm's time, "2024-03-12 10:00:00", as the clock file has it."""
    return datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Town(Server):
    """A demo city with a clock. `kill()` is kill -9; `again()` starts the program on the same data and the same port."""

    def __init__(self, backend, moment, filled=None):
        super().__init__(backend)
        if filled:
            shutil.copytree(filled, self.data)
        self.clock = self.data.parent / "clock"
        self.at(moment)
        self.more = ("--clock-file", str(self.clock))
        self.kills = 0

    def at(self, moment):
        new = self.clock.with_suffix(".new")
        new.write_text(instant(moment))
        os.replace(new, self.clock)

    def start(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.where = ["--data", str(self.data)]
        if self.backend == "postgres":
            self.where += ["--database", self._make_database()]
        return self.again()

    def again(self):
        command = [str(PROGRAM), self.verb, *self.where, "--host", "127.0.0.1", "--port", str(self.port), *self.more]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        self._wait_until_ready()
        return self

    def stop(self):
        """The data goes with the town, so that nothing is gained by a graceful stop."""
        if self.process and self.process.poll() is None:
            self.process.kill()
        super().stop()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.kills += 1

    def rows(self, query, *values):
        """Rows of the database as dicts, past the program. `?` in the query are the values, which are words of our own."""
        if self.backend == "sqlite":
            with sqlite3.connect(f"file:{self.data}/rodatraden.sqlite?mode=ro", uri=True, timeout=30) as door:
                door.row_factory = sqlite3.Row
                return [dict(row) for row in door.execute(query, values)]
        for value in values:
            query = query.replace("?", "'" + str(value).replace("'", "''") + "'", 1)
        said = subprocess.run(
            ["psql", "-qXtA", "-v", "ON_ERROR_STOP=1", "-c", f"SELECT coalesce(json_agg(one), '[]') FROM ({query}) one",
             urlsplit(os.environ["TEST_POSTGRES_URL"])._replace(path=f"/{self.database}").geturl()],
            check=True, capture_output=True, text=True)
        return json.loads(said.stdout)

    def sign_out_everywhere(self, person):
        """Ends every session of a person, as time does."""
        with sqlite3.connect(f"{self.data}/rodatraden.sqlite", timeout=30) as door:
            ended = door.execute("DELETE FROM session WHERE person = ?", [person]).rowcount
        assert ended, f"{person} had no session to end"

    def versions(self, entry, item):
        """Every version of an answer, put together from the pieces that the database holds: number → (row, text)."""
        found, text = {}, b""
        for row in self.rows(
                "SELECT revision, started_from, aside, save, document, splice_at, splice_cut FROM text_revision"
                " WHERE owner = ? AND item = ? ORDER BY revision", entry, item):
            piece, at = row["document"].encode(), row["splice_at"]
            text = piece if at is None else text[:at] + piece + text[at + row["splice_cut"]:]
            found[row["revision"]] = (row, text.decode())
        return found


# ---- A writer without a browser


def paragraph(words):
    return {"type": "paragraph", "content": [{"type": "text", "text": words}]} if words else {"type": "paragraph"}


def plain(node):
    """The text of a document or a part of one, with a space between blocks."""
    if node["type"] == "text":
        return node["text"]
    between = "" if node["type"] in ("paragraph", "heading", "caption") else " "
    return between.join(" " if one["type"] == "hardBreak" else plain(one) for one in node.get("content", []))


class Hand:
    """One who writes in one question over HTTP and keeps to the protocol of the writing page.

    `shared`: a word of the paragraph that they write in together with others; None for a paragraph of their own.
    `confirmed` is [(id, revision that holds what was sent, document)]; `pending` what was sent without an answer.
    """

    def __init__(self, name, caller, entry, item, chance, shared=None):
        self.name, self.caller, self.chance, self.shared = name, caller, chance, shared
        self.path = f"/bidrag/{quote(entry)}/skriva/{quote(item)}/text"
        self.entry, self.item = entry, item
        self.words, self.said, self.confirmed, self.refused = [], set(), [], []
        self.pending, self.sent_again, self.problem = None, 0, None
        self.token = caller.token()
        self.host = urlsplit(caller.url).netloc
        self.door = None

    def open(self):
        """Fetches what stands, as a page that is opened."""
        status, data = self.ask("GET")
        assert status == 200, f"{self.path} answered {status}: {data}"
        self.document, self.base = data["document"], data["revision"]
        return data

    def standing(self):
        status, data = self.ask("GET")
        assert status == 200, f"{self.path} answered {status}: {data}"
        return data

    def add(self):
        """Another word at the end of what this writer wrote before."""
        word = f"ord{self.name}{len(self.words)}x"
        blocks = self.document.setdefault("content", [])
        last = self.words[-1] if self.words else None
        self.words.append(word)
        for block in blocks:
            if last and block["type"] == "paragraph" and last in plain(block).split():
                # Marks of the demo's text stay as they are: our words stand in runs without any.
                run = next(one for one in block["content"] if one["type"] == "text" and last in one["text"].split())
                run["text"] = run["text"].replace(last, f"{last} {word}", 1)
                return
        common = next((one for one in blocks if one["type"] == "paragraph" and self.shared in plain(one).split()), None)
        if common:
            common["content"].append({"type": "text", "text": f" {word}"})
            joined(common)
        else:
            blocks.append(paragraph(word))

    def begin(self):
        """Puts the paragraph that is to be shared at the end of the answer."""
        self.open()
        self.document.setdefault("content", []).append(paragraph(self.shared))
        assert self.save(), f"{self.shared} cannot be saved: {self.refused}"
        self.confirmed.clear()

    def save(self, another_word=False):
        """One save, or the one before again; true when it is confirmed. `another_word`: one is typed while it is on its way."""
        if self.pending:
            self.sent_again += 1
        else:
            self.pending = {"sparning": "".join(self.chance.choices("abcdefghijklmnop", k=32)), "revision": self.base,
                            "dokument": json.dumps(self.document, ensure_ascii=False), "words": list(self.words)}
        if another_word:
            self.add()
        status, data = self.ask("POST", {key: self.pending[key] for key in ("sparning", "revision", "dokument")})
        self.problem = data if status is None else None
        if status != 200:
            if status is not None:
                self.refused.append((status, data))
            return False
        sent, self.pending = self.pending, None
        started = data.get("started", data["revision"])
        self.confirmed.append((sent["sparning"], started, json.loads(sent["dokument"])))
        self.said.update(sent["words"])
        self.base = started
        if len(self.words) == len(sent["words"]) and "document" in data:
            self.document, self.base = data["document"], data["revision"]
        return True

    def ask(self, method, values=None):
        """Status and JSON of an answer that was read whole; None without one."""
        try:
            self.door = self.door or http.client.HTTPConnection(self.host, timeout=ANSWER_SECONDS_MAX)
            body = urlencode({**values, "token": self.token}) if values else None
            self.door.request(method, self.path, body, {
                "Cookie": self.caller.cookie, "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"})
            answer = self.door.getresponse()
            words = answer.read()
            return answer.status, json.loads(words) if "json" in answer.headers.get_content_type() else words
        except (OSError, http.client.HTTPException, ValueError) as problem:
            self.close()
            return None, problem

    def close(self):
        if self.door:
            self.door.close()
        self.door = None


def joined(block):
    """Runs of text that look the same become one, as the server spells them."""
    runs = []
    for run in block["content"]:
        if runs and run["type"] == runs[-1]["type"] == "text" and run.get("marks") == runs[-1].get("marks"):
            runs[-1] = {**runs[-1], "text": runs[-1]["text"] + run["text"]}
        else:
            runs.append(run)
    block["content"] = runs


def together(hands, work):
    """Everybody works at once, a thread each; what any of them met is raised here."""
    met = []

    def run(hand):
        try:
            work(hand)
        except BaseException as problem:  # noqa: BLE001 – it is raised below, where the test sees it
            met.append(problem)

    threads = [threading.Thread(target=run, args=[hand]) for hand in hands]
    for thread in threads:
        thread.start()
    return threads, met


def signed_in(town, role):
    return Caller(town.url, role).sign_in()
