"""Runs the operations and prints one JSON line each; `bin/bench` is the way in.

{"op", "database", "entries", "conns", "rps", "p50_ms", "p99_ms", "bytes", "ratio_to", "ratio"}: medians of five
runs, the ratio taken run by run against a reference measured just before. bytes: one answer's length, or for
memory the bytes resident. An operation that fails gives {"op", "database", "entries", "error"} and exit code 1.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time

import load
from operations import OPERATIONS
from product import PROGRAM, Product, Trouble

RUNS = 5
RUN_SECONDS = 2
REFERENCE_SECONDS = 1
CROWD_SECONDS = 12
CROWD_PAUSE_MS = 3000
ENTRIES = {"small": 100, "large": 1000}


def median(runs, key):
    return statistics.median(run[key] for run in runs)


class Bench:
    def __init__(self, product, folder):
        self.product, self.folder = product, folder
        self.hello_file = load.write_targets(folder, [{"path": "/hello", "cookie": "", "body": ""}])

    def measure(self, operation):
        """The finished line of an operation, or Trouble."""
        line = {"op": operation.name, "database": self.product.database, "entries": self.entries(),
                "conns": operation.conns, "rps": None, "p50_ms": None, "p99_ms": None, "bytes": None,
                "ratio_to": operation.ratio_to or None, "ratio": None}
        line.update(getattr(self, operation.kind)(operation))
        return {key: round(value, 3) if isinstance(value, float) else value for key, value in line.items()}

    def entries(self):
        return getattr(self.product, "facts", {}).get("entries", ENTRIES[self.product.size])

    # One method a kind -----------------------------------------------------------------

    def get(self, operation):
        targets = self.requests(operation)
        length = self.probe(targets[0])
        file = load.write_targets(self.folder, targets)
        return {"bytes": length, **self.repeated(operation, lambda: self.run(file, operation.conns))}

    def save(self, operation):
        return self.get(operation)

    def hello(self, operation):
        return self.get(operation)

    def commit(self, operation):
        return self.repeated(operation, lambda: load.commit(self.product.database, self.folder, REFERENCE_SECONDS))

    def crowd(self, operation):
        targets = self.requests(operation)
        length = self.probe(targets[0])
        file = load.write_targets(self.folder, targets)
        return {"bytes": length, **load.wrk(self.product, file, operation.conns, CROWD_SECONDS, CROWD_PAUSE_MS)}

    def once(self, operation):
        return load.once_each(self.product, self.requests(operation), operation.conns)

    def start(self, operation):
        times = []
        for _ in range(RUNS):
            self.product.stop()
            times.append(self.product.start() * 1000)
        return {"p50_ms": statistics.median(times), "p99_ms": max(times)}

    def idle(self, operation):
        time.sleep(1)
        return {"bytes": self.product.memory("VmRSS")}

    def loaded(self, operation):
        return {"bytes": self.product.memory("VmHWM")}

    def hand(self, operation):
        """The program compares a typed page with hand-appended bytes by itself; ratio = typed / hand."""
        said = subprocess.run([str(PROGRAM), "bench", "hand"], capture_output=True, text=True, timeout=120)
        lines = [line for line in said.stdout.splitlines() if line.startswith("{")]
        if said.returncode != 0 or not lines:
            raise Trouble(f"rodatraden bench hand failed: {said.stderr.strip()[-200:]}")
        return {**json.loads(lines[-1]), "op": operation.name}

    # What they share -------------------------------------------------------------------

    def requests(self, operation):
        if operation.target.startswith("/"):
            return [{"path": operation.target, "cookie": "", "body": ""}]
        targets = self.product.targets(operation.target, operation.actor)
        if operation.kind != "get" and not targets[0]["body"]:
            raise Trouble(f"demo --bench names no body for {operation.target}")
        return targets

    def probe(self, target):
        """One request before the load: a refusal or a way to the sign-in page would be fast, and mean nothing."""
        body = target["body"].replace("{text}", "Ett+f%C3%B6rsta+f%C3%B6rs%C3%B6k.").replace("{revision}", "1") or None
        body = body and body.replace("{unique}", f"probe-{time.time_ns()}")
        try:
            status, length, where = self.product.ask("POST" if body else "GET", target["path"], target["cookie"], body)
        except OSError as error:
            raise Trouble(f"{target['path']}: {error}")
        good = (200, 303) if body else (200,)
        if status not in good or "/logga-in" in where:
            raise Trouble(f"{target['path']} answered {status} {where}".rstrip())
        return length

    def run(self, file, conns, seconds=RUN_SECONDS):
        return load.wrk(self.product, file, conns, seconds)

    def repeated(self, operation, once):
        once()  # warm
        runs, ratios = [], []
        for _ in range(RUNS):
            reference = self.reference(operation.ratio_to)
            runs.append(once())
            if reference:
                ratios.append(reference(runs[-1]))
        line = {key: median(runs, key) for key in ("rps", "p50_ms", "p99_ms")}
        return line | ({"ratio": statistics.median(ratios)} if ratios else {})

    def reference(self, ratio_to):
        """Measures the reference now, and gives what makes a ratio of a run; every ratio is better when greater."""
        if not ratio_to:
            return None
        if ratio_to == "commit_wait":
            commit = load.commit(self.product.database, self.folder, REFERENCE_SECONDS)
            return lambda run: (commit["p50_ms"] + 1) / run["p50_ms"]
        hello = self.run(self.hello_file, 16, REFERENCE_SECONDS)["rps"]
        if ratio_to == "hello":
            return lambda run: run["rps"] / hello
        commit = load.commit(self.product.database, self.folder, REFERENCE_SECONDS)["rps"]
        return lambda run: run["rps"] / min(4 * commit, 0.15 * hello)


def say(line):
    print(json.dumps(line, ensure_ascii=False), flush=True)


def fail(name, size, database, error):
    say({"op": name, "database": database, "entries": ENTRIES[size], "error": str(error)})


def measure_size(size, database, wanted, folder):
    """Measures the wanted operations of one size; returns how many failed."""
    chosen = [o for o in OPERATIONS if size in o.sizes and (not wanted or o.name in wanted)]
    if not chosen:
        return 0
    failures = 0
    try:
        product = Product(size, database, folder)
        product.fill()
    except (Trouble, OSError, ValueError, subprocess.SubprocessError) as error:
        for operation in chosen:
            fail(operation.name, size, database, error)
        return len(chosen)
    bench = Bench(product, folder)
    try:
        for operation in chosen:
            try:
                if product.process is None or product.process.poll() is not None:
                    product.start()
                say(bench.measure(operation))
            except (Trouble, OSError, ValueError, subprocess.SubprocessError) as error:
                failures += 1
                fail(operation.name, size, database, error)
    finally:
        product.stop()
    return failures


def main():
    reader = argparse.ArgumentParser(prog="bin/bench", description="Measures the service; JSON lines.")
    reader.add_argument("operations", nargs="*", metavar="OPERATION", help="these alone; without any, all")
    reader.add_argument("--list", action="store_true", help="name the operations")
    reader.add_argument("--size", choices=["small", "large"], help="this size alone")
    reader.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    reader.add_argument("--folder", help="where the data is made; its disk is what is measured (default /var/tmp)")
    wanted = reader.parse_args()
    names = [operation.name for operation in OPERATIONS]
    if wanted.list:
        print("\n".join(f"{o.name:16} {' '.join(o.sizes)}" for o in OPERATIONS))
        return 0
    unknown = set(wanted.operations) - set(names)
    if unknown:
        reader.error(f"unknown: {' '.join(sorted(unknown))}; see --list")
    failures = 0
    # /tmp may be memory, and memory promises nothing.
    with tempfile.TemporaryDirectory(prefix="rodatraden-bench-", dir=wanted.folder or "/var/tmp") as folder:
        for size in [wanted.size] if wanted.size else ["small", "large"]:
            failures += measure_size(size, wanted.database, wanted.operations, folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
