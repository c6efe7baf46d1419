"""Load: wrk for what can be repeated, threads for what can be done once, and the references of the same minute."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from product import Trouble

HERE = Path(__file__).resolve().parent


def write_targets(folder, targets):
    file = Path(tempfile.mkstemp(dir=folder, suffix=".targets")[1])
    file.write_text("".join(f"{t['path']}\t{t['cookie']}\t{t['body']}\n" for t in targets), encoding="utf-8")
    return file


def wrk(product, file, conns, seconds, pause_ms=None):
    """One run: {"rps", "p50_ms", "p99_ms"}; Trouble when any answer was an error."""
    command = ["wrk", "-t", str(min(2, conns)), "-c", str(conns), "-d", f"{seconds}s", "--timeout", "10s",
               "-s", str(HERE / "wrk.lua"), product.url, "--", str(file)]
    if pause_ms:
        command.append(str(pause_ms))
    said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
    lines = [line for line in said.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise Trouble(f"wrk failed: {(said.stderr or said.stdout).strip()[-200:]}")
    found = json.loads(lines[-1])
    if found["refused"] or found["broken"]:
        raise Trouble(f"of {found['requests']} requests {found['refused']} were answered with an error, "
                      f"{found['broken']} not at all")
    if not found["requests"]:
        raise Trouble("not one answer came")
    return {"rps": found["requests"] / found["seconds"], "p50_ms": found["p50_ms"], "p99_ms": found["p99_ms"]}


def once_each(product, targets, conns):
    """Every target once, over so many threads: for what cannot be done twice, as handing in."""
    def one(target):
        began = time.monotonic()
        status, _, where = product.ask("POST", target["path"], target["cookie"], target["body"])
        return (time.monotonic() - began) * 1000, status, where

    began = time.monotonic()
    with ThreadPoolExecutor(conns) as threads:
        answers = list(threads.map(one, targets))
    seconds = time.monotonic() - began
    wrong = [status for _, status, where in answers if status not in (200, 303) or "/logga-in" in where]
    if wrong:
        raise Trouble(f"{len(wrong)} of {len(answers)} were answered with {sorted(set(wrong))}")
    times = sorted(took for took, _, _ in answers)
    return {"rps": len(times) / seconds, "p50_ms": statistics.median(times), "p99_ms": times[int(len(times) * 0.99)]}


def commit(database, folder, seconds):
    return commit_postgres(folder, seconds) if database == "postgres" else commit_sqlite(folder, seconds)


def commit_sqlite(folder, seconds):
    program = Path(folder) / "commit"
    if not program.exists():
        compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
        if not compiler:
            raise Trouble("no C compiler for the reference commit")
        subprocess.run([compiler, "-O2", "-o", program, HERE / "commit.c", "-lsqlite3"], check=True)
    said = subprocess.run([program, Path(folder) / "commit.db", str(seconds)], capture_output=True, text=True, check=True)
    return json.loads(said.stdout)


def commit_postgres(folder, seconds):
    pgbench = shutil.which("pgbench") or str(max(Path("/usr/lib/postgresql").glob("*/bin/pgbench")))
    server = os.environ["TEST_POSTGRES_URL"]
    if not (Path(folder) / "pgbench.made").exists():
        subprocess.run([pgbench, "-i", "-q", "-s", "10", server], check=True, capture_output=True)
        (Path(folder) / "pgbench.made").touch()
    with tempfile.TemporaryDirectory(dir=folder) as logs:
        command = [pgbench, "-n", "-N", "-c", "16", "-j", "2", "-T", str(max(1, round(seconds))), "-l", server]
        subprocess.run(command, cwd=logs, check=True, capture_output=True)
        # pgbench_log: client, number, microseconds, …
        times = sorted(int(line.split()[2]) / 1000 for log in Path(logs).iterdir() for line in log.open())
    return {"rps": len(times) / max(1, round(seconds)), "p50_ms": statistics.median(times),
            "p99_ms": times[int(len(times) * 0.99)]}
