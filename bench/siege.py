"""1,000 half-sent bodies and 3,000 idle connections against a server of its own: are others served, and do they all go?

RODATRADEN names the program; else the release build, or the debug build. Prints one JSON line a figure and ends with 1 when the
others are not served, or somebody is left after the limits (docs/security.md, "Limits").
"""

import argparse
import asyncio
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS_MAX = 180
# Limits of Sources/Server/Door/DoorLimits.swift, and what a busy machine may add.
IDLE_GONE_SECONDS_MAX = 15 + 10
HALF_GONE_SECONDS_MAX = 20 + 2 + 10
OF_ONE_ADDRESS = 500
PROBES = 200
STOP_SECONDS_MAX = 10

HALF = (b"POST /sprak HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 1000\r\n\r\nsprak=sv&till=")


def program():
    given = os.environ.get("RODATRADEN")
    for path in [given] if given else [ROOT / ".build/release/rodatraden", ROOT / ".build/debug/rodatraden"]:
        if Path(path).exists():
            return str(path)
    sys.exit("Bygg programmet först: swift build -c release --product rodatraden")


def say(op, **figures):
    print(json.dumps({"op": op, **figures}), flush=True)


def memory_mb(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return round(int(line.split()[1]) / 1024, 1)


def files(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def ask(port, path="/logga-in", address="127.0.0.1"):
    """One request on a connection of its own: the status, and the milliseconds that it took."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1]), (time.perf_counter() - began) * 1000


async def probe(port, op, pid):
    taken, statuses = [], set()
    for _ in range(PROBES):
        status, milliseconds = await ask(port)
        statuses.add(status)
        taken.append(milliseconds)
    taken.sort()
    say(op, conns=PROBES, statuses=sorted(statuses), p50_ms=round(statistics.median(taken), 2),
        p99_ms=round(taken[int(len(taken) * 0.99) - 1], 2), memory_mb=memory_mb(pid), files=files(pid))
    return statuses == {200}


class Besieger:
    """A connection that says `words` and no more; `gone` is when the server had closed it."""

    def __init__(self, port, number, words, first):
        self.port, self.words = port, words
        self.address = f"127.0.{first}.{1 + number // OF_ONE_ADDRESS}"
        self.gone = None

    async def come(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.address, 0))
        if self.words:
            self.writer.write(self.words)
        self.task = asyncio.create_task(self.stay())

    async def stay(self):
        try:
            self.heard = await self.reader.read()
        except OSError:
            self.heard = b""
        self.gone = time.monotonic()
        self.writer.close()


async def come(besiegers):
    for start in range(0, len(besiegers), 100):
        await asyncio.gather(*(one.come() for one in besiegers[start:start + 100]))
    return time.monotonic()


async def gone(besiegers, since, seconds_max, op):
    await asyncio.wait([one.task for one in besiegers], timeout=max(0, since + seconds_max - time.monotonic()))
    left = sum(one.gone is None for one in besiegers)
    last = max((one.gone - since for one in besiegers if one.gone), default=0)
    statuses = sorted({one.heard.split(b" ", 2)[1].decode() for one in besiegers if one.gone and one.heard})
    say(op, conns=len(besiegers), left=left, last_gone_s=round(last, 1), statuses=statuses)
    return left == 0


async def siege(port, pid, half_count, idle_count):
    is_well = await probe(port, "before", pid)
    half = [Besieger(port, number, HALF, 1) for number in range(half_count)]
    idle = [Besieger(port, number, b"", 2) for number in range(idle_count)]
    half_at = await come(half)
    idle_at = await come(idle)
    is_well &= await probe(port, "besieged", pid)
    is_well &= await gone(idle, idle_at, IDLE_GONE_SECONDS_MAX, "idle")
    is_well &= await gone(half, half_at, HALF_GONE_SECONDS_MAX, "half")
    is_well &= await probe(port, "after", pid)
    return is_well


async def stop_with_half_a_body(port, process):
    one = Besieger(port, 0, HALF, 1)
    await one.come()
    await ask(port)
    began = time.monotonic()
    process.terminate()
    await asyncio.to_thread(process.wait, STOP_SECONDS_MAX + 5)
    seconds = time.monotonic() - began
    say("stop", seconds=round(seconds, 1), code=process.returncode)
    return seconds <= STOP_SECONDS_MAX + 1


async def begin(home, port):
    command = [program(), "demo", "--data", f"{home}/data", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=open(f"{home}/log", "wb"), stderr=subprocess.STDOUT)
    end = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < end and process.poll() is None:
        try:
            if (await ask(port, "/ready"))[0] == 200:
                return process
        except OSError:
            await asyncio.sleep(0.1)
    process.kill()
    sys.exit(Path(f"{home}/log").read_text())


async def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", type=int, default=1_000)
    arguments.add_argument("--idle", type=int, default=3_000)
    given = arguments.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    with tempfile.TemporaryDirectory(prefix="rodatraden-siege-") as home:
        port = free_port()
        process = await begin(home, port)
        try:
            is_well = await siege(port, process.pid, given.half, given.idle)
            is_well &= await stop_with_half_a_body(port, process)
        finally:
            if process.poll() is None:
                process.kill()
        errors = [line for line in Path(f"{home}/log").read_text(errors="replace").splitlines() if " error " in line]
        say("log", errors=len(errors), first=errors[:1])
    sys.exit(0 if is_well else 1)


asyncio.run(main())
