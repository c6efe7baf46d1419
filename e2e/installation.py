"""An installation that begins with nothing, whose clock the test sets, and whose letters it reads."""

import email
import email.policy
import os
import re
import subprocess
import time
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from server import PROGRAM, ROOT, Server

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LETTER_SECONDS_MAX = 20


class Installation(Server):
    """`rodatraden serve` on an empty database. `at("2024-05-17 23:59:30")` sets its clock, in Stockholm's time."""

    verb = "serve"

    def __init__(self, backend, moment):
        super().__init__(backend)
        self.data.mkdir()
        self.clock = self.data.parent / "clock"
        self.at(moment)
        self.more = ("--clock-file", str(self.clock))

    def at(self, moment):
        self.now = datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM).astimezone(timezone.utc)
        self._write_clock()

    def later(self, **span):
        """Lets some time pass: `later(minutes=20)`."""
        self.now += timedelta(**span)
        self._write_clock()

    def _write_clock(self):
        # Renamed into place, so that the program never reads half a time.
        new = self.clock.with_suffix(".new")
        new.write_text(self.now.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
        os.replace(new, self.clock)

    def printed_link(self):
        """The office's first way in, which the first start prints."""
        return self._until(lambda: find_link(self.log.read_text(errors="replace")), "a printed link")

    def letters(self, to):
        """Subject and text of every letter to an address, the oldest first."""
        files = sorted(self.mail.glob("*.eml"), key=lambda file: file.stat().st_mtime) if self.mail.exists() else []
        found = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
        return [(str(one["subject"]), text_of(one)) for one in found if to in str(one["to"])]

    def letter(self, to, subject, but=()):
        """The newest letter to an address whose subject holds these words, and which is not among `but`."""
        def look():
            found = [text for title, text in self.letters(to) if subject in title and text not in but]
            return found[-1] if found else None
        return self._until(look, f"a letter to {to} about “{subject}”")

    def run(self, *words):
        """Another command of the program on the same database; its words, or a failure."""
        done = subprocess.run(
            [str(PROGRAM), *words[:2], *self.where, *words[2:]], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"rodatraden {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    @staticmethod
    def _until(look, what):
        end = time.monotonic() + LETTER_SECONDS_MAX
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come within {LETTER_SECONDS_MAX} s")


def text_of(letter):
    return letter.get_body(preferencelist=("plain",)).get_content()


def find_link(text):
    found = re.findall(r"https?://\S+/logga-in/lank/[\w-]+", text)
    return found[-1] if found else None
