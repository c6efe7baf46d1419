"""Whether the time of an answer tells if an address is known: medians of known and unknown addresses, asked in turns by chance."""

import argparse
import http.client
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from urllib.parse import urlencode

from product import Product

DIFFERENCE_PERCENT_MAX = 5
WARM_UPS = 40


def add_people(product, count):
    """As many people as are asked about, each with an address of their own."""
    database = sqlite3.connect(product.data / "rodatraden.sqlite")
    with database:
        database.executemany(
            "INSERT INTO person (id, name, name_folded, email, email_folded, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            [(f"0000000000000000{n:010d}", f"Person {n}", f"person {n}", address("kand", n), address("kand", n), "2024-01-01T00:00:00Z")
             for n in range(count)])
    database.close()


def address(word, number):
    return f"{word}{number:06d}@exempelstad.example"


def ask(connection, path, fields, number):
    """Milliseconds from the first byte sent to the last received. Each comes from a network of its own, as strangers do."""
    network = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": network}
    began = time.perf_counter()
    connection.request("POST", path, urlencode(fields), headers)
    answer = connection.getresponse()
    text = answer.read()
    took = (time.perf_counter() - began) * 1000
    if answer.status != 200:
        sys.exit(f"{path} answered {answer.status}: {text[:200]!r}")
    return took


def sign_in(email):
    return {"lank-epost": email}


def newcomer(email):
    return {"epost": email, "namn": "Kim Ek", "enhet": "Förskolan Solen", "namnd": "Exempelnämnden"}


def measure(product, name, path, fields, count, first):
    connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=60)
    for number in range(WARM_UPS):
        ask(connection, path, fields(address("varm", first + number)), first + number)
    turns = [("kand", n) for n in range(count)] + [("okand", n) for n in range(count)]
    random.Random(first).shuffle(turns)
    times = {"kand": [], "okand": []}
    for place, (word, number) in enumerate(turns):
        times[word].append(ask(connection, path, fields(address(word, number)), first + WARM_UPS + place))
    known, unknown = (statistics.median(times[word]) for word in ("kand", "okand"))
    difference = abs(known - unknown) / max(known, unknown) * 100
    print(json.dumps({"op": name, "asked": count, "known_median_ms": round(known, 3), "unknown_median_ms": round(unknown, 3),
                      "difference_percent": round(difference, 2)}), flush=True)
    return difference < DIFFERENCE_PERCENT_MAX


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=1000)
    count = arguments.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        product = Product("small", "sqlite", folder)
        product.fill()
        add_people(product, count)
        product.where += ["--trusted-proxy", "127.0.0.1"]
        product.start()
        try:
            year = product.facts["paths"]["edition"].rsplit("/", 1)[-1]
            holds = [measure(product, "sign_in_link", "/logga-in/lank", sign_in, count, 1),
                     measure(product, "newcomer_link", f"/anmalan/{year}/lank", newcomer, count, 1_000_000)]
        finally:
            product.stop()
    sys.exit(0 if all(holds) else 1)


main()
