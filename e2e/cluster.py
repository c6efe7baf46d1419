"""A PostgreSQL server of a test's own, to be killed and started again. Its data is as good as on a disk: what it has given to
the operating system outlives the process."""

import os
import pwd
import secrets
import select
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from server import free_port

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))[-1:]
START_SECONDS_MAX = 60
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
fsync = off
full_page_writes = off
synchronous_commit = on
log_min_messages = fatal
"""


class Cluster:
    """`url` is its address; `crash(kind)` kills it, `start()` starts it on the same data and port."""

    KINDS = ("backend", "postmaster", "everything")

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="rodatraden-crash-"))
        self.data, self.port, password = self.home / "data", free_port(), secrets.token_hex(16)
        (self.home / "password").write_text(password)
        # PostgreSQL refuses to run as root; a person runs it as themselves.
        self.owner = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        if self.owner:
            for path in (self.home, self.home / "password"):
                os.chown(path, self.owner.pw_uid, self.owner.pw_gid)
        self.run("initdb", "-D", self.data, "-U", "postgres", "--encoding", "UTF8", "--locale", "C.UTF-8",
                 "--auth", "scram-sha-256", "--pwfile", self.home / "password")
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(SETTINGS)
        self.url = f"postgresql://postgres:{password}@127.0.0.1:{self.port}/postgres"
        self.start()

    def run(self, program, *words):
        more = {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}
        subprocess.run([str(PROGRAMS[0] / program), *map(str, words)], cwd="/", check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.STDOUT, **more)

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-o", f"-p {self.port}", "-l", self.home / "log", "-w", "-t", START_SECONDS_MAX, "start")

    def stop(self):
        try:
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.home, ignore_errors=True)

    def postmaster(self):
        return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])

    def children(self):
        return [int(word) for word in Path(f"/proc/{self.postmaster()}/task/{self.postmaster()}/children").read_text().split()]

    def crash(self, kind):
        """kill -9: of one backend, whereafter the server throws everybody out and recovers by itself; of the postmaster; or of
        every process. Answers whether the server must be started again."""
        postmaster, children = self.postmaster(), self.children()
        if kind == "backend":
            # Those that serve the program say so in their titles.
            serving = [pid for pid in children if b" 127.0.0.1(" in title(pid)]
            kill(serving[-1])
            return False
        kill(postmaster)
        if kind == "everything":
            for pid in children:
                kill(pid)
        for pid in children:
            # A server cannot start as long as one of the old one's processes has its memory.
            wait_for_end(pid)
        # Where nobody reaps them, dead processes look alive to the server that starts.
        (self.data / "postmaster.pid").unlink()
        return True

    def freeze(self):
        """Every process of the server stands still, as when its machine hangs."""
        self.frozen = [self.postmaster(), *self.children()]
        for pid in self.frozen:
            os.kill(pid, signal.SIGSTOP)

    def thaw(self):
        for pid in self.frozen:
            os.kill(pid, signal.SIGCONT)


def title(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def wait_for_end(pid):
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        select.select([handle], [], [], START_SECONDS_MAX)
    finally:
        os.close(handle)
