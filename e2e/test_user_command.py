"""The command line lets somebody into the office, and all of the office is told. What reads makes no database."""

import os
import sqlite3
import subprocess
import unicodedata

from server import PROGRAM, ROOT


def run(data, *more, check=True, command=("user",)):
    command = [str(PROGRAM), *command, "--data", str(data), "--home", str(ROOT), *more]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("RODATRADEN_")}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=bare, check=check)


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


def test_the_command_asks_for_a_name_and_an_address_as_the_page_does(tmp_path):
    for name, email, told in [
        ("Hanna Sjö", "hanna.sjo", "Skriv en e-postadress, till exempel namn@stockholm.se."),
        ("Hanna Sjö", "hanna sjo@exempelstad.example", "Skriv en e-postadress, till exempel namn@stockholm.se."),
        ("   ", "hanna.sjo@exempelstad.example", "Skriv personens namn, högst 100 tecken."),
        ("å" * 101, "hanna.sjo@exempelstad.example", "Skriv personens namn, högst 100 tecken."),
    ]:
        refused = run(tmp_path, "--email", email, "--name", name, check=False)
        assert refused.returncode != 0 and told in refused.stderr and "/logga-in" not in refused.stdout, (name, email)
    run(tmp_path, "--email", " hanna.sjo@exempelstad.example ", "--name", unicodedata.normalize("NFD", "  Hanna Sjö "))
    with sqlite3.connect(tmp_path / "rodatraden.sqlite") as database:
        assert database.execute("SELECT name, email FROM person").fetchall() == [("Hanna Sjö", "hanna.sjo@exempelstad.example")]


def test_a_command_that_reads_makes_no_database_and_changes_none(tmp_path):
    nowhere = tmp_path / "nowhere"
    for command in [("audit", "verify"), ("receipt", "verify")]:
        more = ["x"] if command[0] == "receipt" else []
        refused = run(nowhere, *more, check=False, command=command)
        assert refused.returncode != 0 and "Det finns ingen databas i" in refused.stderr, command
        assert not nowhere.exists(), command
    run(tmp_path, "--email", "hanna.sjo@exempelstad.example", "--name", "Hanna Sjö")
    with sqlite3.connect(tmp_path / "rodatraden.sqlite") as database:
        before = list(database.iterdump())
        verified = run(tmp_path, check=False, command=("audit", "verify"))
        assert verified.returncode == 0, verified.stderr
        assert list(database.iterdump()) == before
