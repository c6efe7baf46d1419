"""The command line lets somebody into the office, and all of the office is told."""

import os
import sqlite3
import subprocess

from server import PROGRAM, ROOT


def run(data, *more):
    command = [str(PROGRAM), "user", "--data", str(data), "--home", str(ROOT), *more]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("RODATRADEN_")}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=bare, check=True)


def test_a_role_that_is_given_at_the_machine_is_told_to_the_office(tmp_path):
    first = run(tmp_path, "--email", "hanna.sjo@exempelstad.example", "--name", "Hanna Sjö")
    assert "/logga-in/lank/" in first.stdout
    run(tmp_path, "--email", "rasmus.hagg@exempelstad.example", "--name", "Rasmus Hägg", "--role", "operator")
    run(tmp_path, "--email", "orvar.sandell@exempelstad.example", "--name", "Örvar Sandell")
    with sqlite3.connect(tmp_path / "rodatraden.sqlite") as database:
        letters = database.execute("SELECT recipient_address, subject FROM letter ORDER BY created_at, id").fetchall()
    told = [address for address, subject in letters if subject == "I kansliet: Örvar Sandell får rollen Kansli"]
    assert sorted(told) == ["hanna.sjo@exempelstad.example", "orvar.sandell@exempelstad.example"]
    assert not [subject for _, subject in letters if "Hägg" in subject]
