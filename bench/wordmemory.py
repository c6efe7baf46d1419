"""What large Word files do to the server's memory: 20 of them, two at once, read in to one entry.

    bin/wordmemory            # RODATRADEN names the program; a number is another limit in MB

Says the server's memory before, at its highest and after, and what each kind of file is answered with. Ends with 1 when it is more than
64 MB over what it was before.
"""

import io
import random
import re
import sys
import threading
import time
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))
from forms import Caller  # noqa: E402
from server import Server  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FILES, GROWN_MB_MAX = 20, 64


def docx(body, pictures=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for number, picture in enumerate(pictures):
            file.writestr(f"word/media/image{number}.png", picture)
    return out.getvalue()


def paragraph(chance, words=3):
    return "<w:p><w:r><w:t>" + " ".join(f"{chance.randrange(10 ** 6)}" for _ in range(words)) + "</w:t></w:r></w:p>"


def kinds():
    """Name and bytes of each kind of file."""
    chance = random.Random(1)
    tiny = "".join(f"<w:p><w:r><w:t>{chance.randrange(100)}</w:t></w:r></w:p>" for _ in range(900_000))
    nested = "".join(
        "".join(f'<w:tbl><w:tr w:rsidR="{chance.randrange(10 ** 6)}"><w:tc>' for _ in range(40)) + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40
        for _ in range(9_000))
    converter = "".join(f"<w:p><w:r><w:t>{chance.randrange(1000)}</w:t></w:r></w:p>" for _ in range(330_000))
    text = "".join(paragraph(chance, 40) for _ in range(4_000))
    return {
        "många små stycken": docx(tiny), "tabeller i tabeller": docx(nested), "för mycket för läsaren": docx(converter),
        "lång text": docx(text), "29 MB bilder": docx(paragraph(chance), [chance.randbytes(7_000_000) for _ in range(4)]),
    }


def memory(process, name="VmRSS"):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024


class Head(Caller):
    """Keeps the session's cookie alone, whatever else the server sets."""

    @property
    def cookie(self):
        return self._cookie

    @cookie.setter
    def cookie(self, text):
        if text is None or "rodatraden" in text.split("=")[0]:
            self._cookie = text


def read_in(url, content):
    head = Head(url, "unithead").sign_in()
    head.door.timeout = 180
    entry = next(
        found[1] for path in ("/hem", "/bidrag", "/") if (found := re.search(r"(/bidrag/[0-9a-z]{26})", head.get(path).text)))
    page = head.get(f"{entry}/las-in").text
    form = re.search(r'<form[^>]*multipart.*?</form>', page, re.S)[0]
    hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
    answer = head.post_file(f"{entry}/las-in", hidden, "fil", content, "stor.docx", "application/octet-stream")
    said = re.search(r'<li><a href="#fil"[^>]*>(.*?)</a>|class="error"[^>]*>(.*?)<', answer.text, re.S)
    return answer.status, re.sub(r"<[^>]+>", "", (said and (said[1] or said[2])) or answer.location.split("/")[-2:][0])


def main(grown_mb_max=GROWN_MB_MAX):
    files = list(kinds().items())
    for name, content in files:
        print(f"{name}: {len(content) / 1e6:.1f} MB")
    server = Server("sqlite").start()
    try:
        read_in(server.url, docx(paragraph(random.Random(2))))
        before, highest, done = memory(server.process), [0.0], threading.Event()

        def watch():
            while not done.wait(0.05):
                highest[0] = max(highest[0], memory(server.process))

        watcher = threading.Thread(target=watch)
        watcher.start()
        with ThreadPoolExecutor(2) as pool:
            jobs = [(name, pool.submit(read_in, server.url, content)) for name, content in (files * FILES)[:FILES]]
            answers = Counter((name, *job.result()) for name, job in jobs)
        done.set()
        watcher.join()
        time.sleep(1)
        for (name, status, said), count in sorted(answers.items()):
            print(f"{count} × {name}: {status} {said}")
        after = memory(server.process)
        print(f"RSS before {before:.0f} MB, highest {highest[0]:.0f} MB, after {FILES} files {after:.0f} MB")
        if after - before > grown_mb_max:
            print(f"{after - before:.0f} MB more than before; at most {grown_mb_max} are promised")
            return 1
        return 0
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
