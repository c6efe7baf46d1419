"""The program under measurement: makes its data, starts it, stops it, weighs it."""

import http.client
import json
import os
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("RODATRADEN", ROOT / ".build/release/rodatraden"))
START_SECONDS_MAX = 60
FILL_SECONDS_MAX = 300


class Trouble(Exception):
    """A sentence that says why an operation could not be measured."""


class Product:
    """One installation of a size ("small", "large") on a database ("sqlite", "postgres").

    `facts` is the JSON line that `rodatraden demo --bench SIZE` ends with:
    {"cookies": {ACTOR: "name=value"}, "csrf": {ACTOR: TOKEN}, "paths": {TARGET: PATH or [PATH, …]},
     "bodies": {TARGET: "form body with {csrf} and {text}"}, "entries": N}
    or, where every request needs its own actor,
    {"targets": {TARGET: [{"path": …, "cookie": …, "body": …}, …]}}.
    """

    def __init__(self, size, database, folder):
        self.size, self.database = size, database
        self.data = Path(folder) / f"{size}-{database}"
        self.where = ["--data", str(self.data)]
        if database == "postgres":
            self.where = ["--database", make_database(f"bench_{size}")]
        self.process = None

    def fill(self):
        command = [str(PROGRAM), "demo", "--bench", self.size, *self.where]
        try:
            said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=FILL_SECONDS_MAX)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Trouble(f"making the data failed: {error}")
        if said.returncode != 0:
            raise Trouble(f"making the data failed: {said.stderr.strip()[-300:]}")
        lines = [line for line in said.stdout.splitlines() if line.startswith("{")]
        if not lines:
            raise Trouble("demo --bench printed no JSON line")
        self.facts = json.loads(lines[-1])

    def start(self):
        """Starts the server and returns the seconds until it first answered 200."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [str(PROGRAM), "serve", *self.where, "--host", "127.0.0.1", "--port", str(self.port),
                   "--web-connections-per-address", "8000"]
        began = time.monotonic()
        with open(f"{self.data}.log", "ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        while time.monotonic() - began < START_SECONDS_MAX:
            if self.process.poll() is not None:
                raise Trouble(f"the server ended by itself: {Path(f'{self.data}.log').read_text()[-300:]}")
            try:
                if self.ask("GET", "/ready")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.005)
        raise Trouble(f"the server was not ready after {START_SECONDS_MAX} s")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def ask(self, method, path, cookie=None, body=None):
        """One request of its own: (status, length of the answer in bytes, Location)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": cookie} if cookie else {}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url,
                        "Sec-Fetch-Site": "same-origin"}
        try:
            connection.request(method, path, body.encode() if body is not None else None, headers)
            answer = connection.getresponse()
            return answer.status, len(answer.read()), answer.getheader("Location") or ""
        except http.client.HTTPException as error:
            raise OSError(f"a broken answer: {error!r}")
        finally:
            connection.close()

    def memory(self, key):
        """Bytes resident now (VmRSS) or at the most (VmHWM)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(key + ":"):
                return int(line.split()[1]) * 1024
        raise Trouble(f"the kernel does not say {key}")

    def targets(self, name, actor):
        """The requests of an operation as [{"path", "cookie", "body"}]; Trouble when the data offers none."""
        given = self.facts.get("targets", {}).get(name)
        if given:
            return [{"path": one["path"], "cookie": one.get("cookie", ""), "body": one.get("body", "")} for one in given]
        paths = self.facts.get("paths", {}).get(name)
        if not paths:
            raise Trouble(f"demo --bench names no path for {name}")
        cookie = self.facts.get("cookies", {}).get(actor, "") if actor else ""
        if actor and not cookie:
            raise Trouble(f"demo --bench names no cookie for {actor}")
        token = self.facts.get("csrf", "")
        token = token.get(actor, "") if isinstance(token, dict) else token
        body = self.facts.get("bodies", {}).get(name, "").replace("{csrf}", token)
        return [{"path": path, "cookie": cookie, "body": body} for path in ([paths] if isinstance(paths, str) else paths)]


def make_database(name):
    server = os.environ["TEST_POSTGRES_URL"]
    for statement in (f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}"):
        subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement, server], check=True, capture_output=True)
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
