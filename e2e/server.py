"""Starts the demo city for the browser tests, on SQLite or on PostgreSQL, and takes it away again."""

import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("RODATRADEN", ROOT / ".build/debug/rodatraden"))
# PostgreSQL where bin/with-postgres has started one.
BACKENDS = ["sqlite"] + (["postgres"] if os.environ.get("TEST_POSTGRES_URL") else [])
# Filling the demo city takes longest in a debug build on a busy machine.
START_SECONDS_MAX = 180


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running demo: `url` is its address, `log` the file it writes, `mail` its folder of letters."""

    verb, more = "demo", ()

    def __init__(self, backend="sqlite"):
        self.backend = backend
        self.home = tempfile.TemporaryDirectory(prefix="rodatraden-e2e-")
        self.data = Path(self.home.name) / "data"
        self.log = Path(self.home.name) / "log"
        self.mail = self.data / "brev"
        self.database = None
        self.process = None

    def start(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.where = ["--data", str(self.data)]
        if self.backend == "postgres":
            self.where += ["--database", self._make_database()]
        command = [str(PROGRAM), self.verb, *self.where, "--host", "127.0.0.1", "--port", str(port), *self.more]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log.open("wb"), stderr=subprocess.STDOUT)
        self._wait_until_ready()
        return self

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.database:
            self._psql(f'DROP DATABASE "{self.database}" WITH (FORCE)')
        self.home.cleanup()

    def _wait_until_ready(self):
        end = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"the demo ended by itself:\n{self._tail()}")
            try:
                with urllib.request.urlopen(self.url + "/ready", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.1)
        raise RuntimeError(f"the demo was not ready after {START_SECONDS_MAX} s:\n{self._tail()}")

    def _tail(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])

    def _make_database(self):
        server = os.environ["TEST_POSTGRES_URL"]
        self.database = f"e2e_{uuid.uuid4().hex[:12]}"
        self._psql(f'CREATE DATABASE "{self.database}"')
        return urlunsplit(urlsplit(server)._replace(path=f"/{self.database}"))

    @staticmethod
    def _psql(statement):
        subprocess.run(
            ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement, os.environ["TEST_POSTGRES_URL"]],
            check=True, capture_output=True, text=True)
