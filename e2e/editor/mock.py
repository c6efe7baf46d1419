"""A small server that speaks the protocol of the writing page and keeps everything in memory.

It serves the page as the house renders it, merges by whole blocks, and can be told to fail: `mock.failing` is a
status for every save, `mock.mute` gives no right answer after the text is stored, `mock.stop()` and `mock.start()` pull the plug.
"""

import json
import queue
import socket
import threading
import time
from contextlib import suppress
from difflib import SequenceMatcher
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

HERE = Path(__file__).parent
PUBLIC = HERE.parent.parent / "Public"
WORDS = json.loads((HERE / "words.json").read_text(encoding="utf-8"))
TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml", "woff2": "font/woff2"}
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
# One red point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)


def text(words, *marks):
    return {"type": "text", "text": words, **({"marks": [{"type": mark} for mark in marks]} if marks else {})}


def paragraph(words=""):
    return {"type": "paragraph", **({"content": [text(words)]} if words else {})}


def document(*blocks):
    return {"type": "doc", "content": [paragraph(block) if isinstance(block, str) else block for block in blocks] or [paragraph()]}


def is_blank(block):
    return block["type"] == "paragraph" and not block.get("content")


def tidied(doc):
    return document(*[block for block in doc["content"] if not is_blank(block)])


def plain(node):
    if node["type"] == "text":
        return node["text"]
    between = "\n\n" if node["type"] == "doc" else ""
    return between.join(plain(child) for child in node.get("content", []))


def merged(base, mine, theirs):
    """Three lists of blocks as one, and the conflicts: what both changed stands twice, theirs first."""
    out, conflicts = [], []
    ours, others = _same(base, mine), _same(base, theirs)
    stable = [(index, ours[index], others[index]) for index in range(len(base)) if index in ours and index in others]
    i = j = k = 0
    for at, mine_at, their_at in [*stable, (len(base), len(mine), len(theirs))]:
        old, my_part, their_part = base[i:at], mine[j:mine_at], theirs[k:their_at]
        if their_part in (old, my_part):
            out += my_part
        elif my_part == old:
            out += their_part
        else:
            start, middle = len(out), len(out) + len(their_part)
            out += their_part + my_part
            if old:
                conflicts.append({"theirs": [start, middle], "mine": [middle, len(out)]})
        out += base[at : at + 1]
        i, j, k = at + 1, mine_at + 1, their_at + 1
    return out, conflicts


def _same(base, new):
    """Which block of the new text is the same as which of the old."""
    keys = [[json.dumps(block, sort_keys=True) for block in blocks] for blocks in (base, new)]
    found = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in found for n in range(size)}


class Mock:
    """One question of one entry. `revisions[n - 1]` is {"document", "by", "id"}."""

    def __init__(self):
        self.revisions = []
        self.pages = 0  # so many were sent; each has a live line with its own address
        self.lines = []  # of live events: (person, queue, address)
        self.requests = []  # the form of every save that came, as a dict
        self.forms = []  # of the page's own buttons
        self.failing = None  # (status, body) for every save
        self.mute = 0  # so many saves are stored without a right answer
        self.delay = 0.0
        self.is_silent = False  # tells nobody of what is saved
        self.person = "p1"
        self.names = {"p1": "Ingrid Åkesson", "p2": "Maria Öberg"}
        self.warning = None
        self.picture_gate = threading.Event()  # cleared, a picture that is sent is not answered
        self.picture_gate.set()
        self.picture_problem = None
        self.threads = []  # as the server tells them
        self.said = []  # the form of every comment that came, as a dict
        self.comment_failing = None  # (status, body) for every comment
        self.comment_mute = 0  # so many comments are kept without a right answer
        self.places = []  # where the writer has told that they stand
        self.lang = 0
        self.reads = False  # the page of who may comment and not write
        self.lock = threading.Lock()
        self.connections = set()
        self.server = None
        self.port = 0

    # ---- The text

    @property
    def standing(self):
        return self.revisions[-1]

    @property
    def blocks(self):
        """The text that stands, as one string a block."""
        return [plain(block) for block in self.standing["document"]["content"]]

    def write(self, doc, by="p2", id=None):
        """Somebody's text becomes the standing one, and all who listen are told."""
        self.revisions.append({"document": tidied(doc), "by": by, "id": id})
        self.tell("text", {"item": "3", "revision": len(self.revisions), "by": self.names[by]}, but=by)

    def save(self, form):
        """What the server answers a save with."""
        sent, base, id = tidied(json.loads(form["dokument"])), int(form["revision"]), form["sparning"]
        with self.lock:
            self.requests.append(form)
            earlier = next((n for n, one in enumerate(self.revisions, 1) if one["id"] == id), None)
            if earlier is None:
                if sent != self.standing["document"] and base == len(self.revisions):
                    self.write(sent, by=form["person"], id=id)
                elif sent != self.standing["document"]:
                    return self.merge(sent, base, id, form["person"])
                else:
                    self.standing["id"] = id
                return self.answer()
            return {**self.answer(), "started": earlier, "document": self.standing["document"], "conflicts": [], "by": []}

    def merge(self, sent, base, id, person):
        theirs = self.standing["document"]
        blocks, conflicts = merged(
            self.revisions[base - 1]["document"]["content"], sent["content"], theirs["content"]
        )
        by = list(dict.fromkeys(self.names[one["by"]] for one in self.revisions[base:] if one["by"] != person))
        self.revisions.append({"document": sent, "by": person, "id": id})
        started = len(self.revisions)
        self.write(document(*blocks), by=person)
        return {**self.answer(), "started": started, "document": self.standing["document"], "conflicts": conflicts, "by": by}

    def answer(self):
        return {
            "revision": len(self.revisions),
            "characters": len("".join(plain(self.standing["document"]).split())),
            "saved": f"Sparat kl. 14.{len(self.revisions):02d}",
        }

    # ---- Comments

    def thread(self, words, *said, by="p2", before="", after=""):
        """A conversation about some words, begun by somebody; all who listen are told."""
        made = {"id": f"t{len(self.threads) + 1}", "quote": words, "before": before, "after": after, "resolvedBy": None,
                "comments": [{"name": self.names[by], "at": "tisdag kl. 10.00", "text": one} for one in said]}
        self.threads.append(made)
        self.tell("kommentar", {"item": "3"})
        return made

    def answer_thread(self, made, text, by="p2"):
        made["comments"].append({"name": self.names[by], "at": "tisdag kl. 10.05", "text": text})
        self.tell("kommentar", {"item": "3"})

    def comment(self, id, form):
        """What the server answers a comment with. The same mark with the same words is the same press."""
        if any(one == (id, form) for one in self.said):
            return 409, None
        self.said.append((id, form))
        if "klar" in form:
            self.find(id)["resolvedBy"] = self.names[form["person"]] if form["klar"] == "1" else None
            said = "Kommentaren är avslutad." if form["klar"] == "1" else "Kommentaren är öppen igen."
        elif id:
            self.find(id)["resolvedBy"] = None
            self.answer_thread(self.find(id), form["kommentar"], by=form["person"])
            said = "Svaret är sparat."
        else:
            self.thread(form.get("citat", ""), form["kommentar"], by=form["person"], before=form.get("fore", ""), after=form.get("efter", ""))
            said = "Kommentaren är sparad."
        return 200, {"said": said, "threads": self.threads}

    def find(self, id):
        return next(one for one in self.threads if one["id"] == id)

    # ---- The live line

    def tell(self, event, data, but=None):
        for person, line, _ in list(self.lines):
            if person != but and not self.is_silent:
                line.put((event, data))

    def wait(self, until, what, seconds=30):
        deadline = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < deadline, f"{what}; the server has {self.blocks} after {len(self.requests)} saves"
            time.sleep(0.02)

    # ---- The page

    def page(self):
        self.pages += 1
        doc = self.standing["document"]
        words = json.dumps({key: both[self.lang] for key, both in WORDS.items()}, ensure_ascii=False)
        attribute = lambda value: escape(value, quote=True)  # noqa: E731
        return f"""<!doctype html><html lang="{["sv", "en"][self.lang]}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Fråga 3 – Röda tråden</title>
<link rel="stylesheet" href="/assets/thread.css"><link rel="stylesheet" href="/assets/write.css">
<script type="module" src="/assets/write.js"></script><script type="module" src="/assets/pages.js"></script></head>
<body data-keep-text="Kvar" data-keep-restore="Hämta" data-keep-undo="Ångra" data-keep-discard="Kasta">
<div class="desk"><aside aria-label="Bidraget"><div class="card" data-budget data-used="1000" data-limit="5000" data-count-text="{{count}} av {{limit}} tecken">
<h2>Hela bidraget</h2><svg class="budget" viewBox="0 0 100 4" aria-hidden="true"><rect class="used" height="4"/><rect class="this" height="4"/></svg>
<p class="num" data-budget-output></p></div></aside>
<main id="main"><h1>3. Hur vet ni det?</h1>{self.reading(doc, words) if self.reads else self.writing(doc, words)}</main>
<aside class="side" aria-label="Till hjälp"><div class="card" data-comments="/bidrag/E/skriva/3/kommentarer" data-threads="{attribute(json.dumps(self.threads, ensure_ascii=False))}">
<h2>Kommentarer</h2><p><a href="/bidrag/E/kommentarer?del=3" data-comment>Kommentera</a></p></div></aside></div></body></html>"""

    def reading(self, doc, words):
        return f"""<section aria-labelledby="text-label" data-read="/bidrag/E/skriva/3/text" data-live="/bidrag/E/nu?del=3&amp;sida={self.pages}" data-person="{self.person}"
 data-words="{escape(words)}" data-document="{escape(json.dumps(doc, ensure_ascii=False))}"><input type="hidden" name="token" value="">
<h2 class="vh" id="text-label">Svaret</h2><div class="answer" data-answer>{"".join(f"<p>{escape(plain(one))}</p>" for one in doc["content"])}</div>
<p data-here class="who-here"></p></section>"""

    def writing(self, doc, words):
        attribute = lambda value: escape(value, quote=True)  # noqa: E731
        return f"""<form method="post" action="/bidrag/E/skriva/3" data-keep="{self.person}" data-write="/bidrag/E/skriva/3/text" data-live="/bidrag/E/nu?del=3&amp;sida={self.pages}"
 data-pictures="/bidrag/E/bilder" data-person="{self.person}" data-words="{attribute(words)}">
<input type="hidden" name="revision" value="{len(self.revisions)}">
<label for="text" id="text-label">Ert svar</label>
<div class="editor"><textarea id="text" name="text" class="long" rows="18" autocomplete="off" data-count data-count-output="tecken" data-limit="4000"
 data-count-text="{{count}} av {{limit}} tecken" aria-describedby="tecken" data-document="{attribute(json.dumps(doc, ensure_ascii=False))}">
{escape(plain(doc))}</textarea>
<div class="foot"><p data-save-state role="status" data-state="saved">Sparat kl. 14.00</p><p><span id="tecken" class="count num"></span></p></div></div>
<p data-here class="who-here"></p>
<div class="actions"><button class="btn" name="klar" value="1">Klar – till fråga 4</button> <button class="btn quiet">Spara</button></div>
</form>"""

    # ---- The server

    def start(self):
        handler = type("MockHandler", (Handler,), {"mock": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.server.daemon_threads = True
        # A browser that has gone is no fault.
        self.server.handle_error = lambda *_: None
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        for _, line, _ in list(self.lines):
            line.put(None)
        self.server.shutdown()
        self.server.server_close()
        # Lines that browsers hold open would be served on.
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/bidrag/E/skriva/3"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    mock: Mock

    def setup(self):
        super().setup()
        self.mock.connections.add(self.connection)

    def finish(self):
        self.mock.connections.discard(self.connection)
        with suppress(OSError):
            super().finish()

    def log_message(self, *_):
        pass

    def send(self, status, body, kind="text/html; charset=utf-8", **headers):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-cache",
                            "Content-Security-Policy": POLICY, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def send_json(self, status, data):
        self.send(status, json.dumps(data), "application/json")

    def do_GET(self):
        path = urlsplit(self.path).path
        if path.startswith("/assets/"):
            file = PUBLIC / path.removeprefix("/assets/")
            return self.send(200, file.read_bytes(), TYPES[file.suffix[1:]]) if file.is_file() else self.send(404, "")
        if path == "/bidrag/E/skriva/3":
            return self.send(200, self.mock.page())
        if path == "/bidrag/E/skriva/3/text":
            return self.send_json(200, {**self.mock.answer(), "document": self.mock.standing["document"]})
        if path == "/bidrag/E/skriva/3/kommentarer":
            return self.send_json(200, {"threads": self.mock.threads})
        if path == "/bidrag/E/nu":
            return self.live()
        if path.startswith("/bilder/"):
            return self.send(200, PNG, "image/png")
        return self.send(200 if path == "/logga-in" else 404, "<!doctype html><title>Sida</title>")

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        path = urlsplit(self.path).path
        if path == "/bidrag/E/bilder":
            assert b'name="bild"' in raw
            self.mock.picture_gate.wait(30)
            if self.mock.picture_problem:
                return self.send_json(422, {"problem": self.mock.picture_problem})
            return self.send_json(200, {"address": "/bilder/7f3c0a", "warning": self.mock.warning})
        form = {name: values[0] for name, values in parse_qs(raw.decode(), keep_blank_values=True).items()}
        if path == "/bidrag/E/skriva/3":
            self.mock.forms.append(form)
            return self.send(303, "", Location="/bidrag/E/skriva/3")
        if path == "/bidrag/E/nu":
            self.mock.places.append(form["stycke"])
            return self.send_json(200, {})
        if path.startswith("/bidrag/E/skriva/3/kommentarer"):
            return self.comment(path.removeprefix("/bidrag/E/skriva/3/kommentarer").strip("/"), form)
        time.sleep(self.mock.delay)
        if self.mock.failing:
            status, body = self.mock.failing
            return self.send(303, "", Location="/logga-in") if status == 303 else self.send_json(status, body)
        answer = self.mock.save(form)
        if self.mock.mute:
            self.mock.mute -= 1
            # As from a proxy whose server went away. (A line that is cut, the browser mends by itself.)
            return self.send(502, "")
        return self.send_json(200, answer)

    def comment(self, id, form):
        if self.mock.comment_failing:
            return self.send_json(*self.mock.comment_failing)
        status, data = self.mock.comment(id, form)
        if self.mock.comment_mute:
            self.mock.comment_mute -= 1
            return self.send(502, "")
        return self.send_json(status, data) if data else self.send(status, "<!doctype html><title>Det har redan kommit fram</title>")

    def live(self):
        line = queue.Queue()
        mine = (self.mock.person, line, self.path)
        self.mock.lines.append(mine)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self.wfile.write(b": here\n\n")
            while (said := line.get(timeout=60)) is not None:
                self.wfile.write(f"event: {said[0]}\ndata: {json.dumps(said[1])}\n\n".encode())
        except (queue.Empty, OSError):
            pass
        finally:
            self.mock.lines.remove(mine)
            self.close_connection = True
