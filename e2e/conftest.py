"""Fixtures: one browser and one demo city a database for the whole run, a fresh visitor for each test."""

import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from evidence import Evidence  # noqa: E402
from house import House  # noqa: E402
from server import BACKENDS, Server  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LAST = "test_every_page.py"


def pytest_collection_modifyitems(items):
    """The verdict on all pages seen comes after everything that sees pages."""
    items.sort(key=lambda item: item.path.name == LAST)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Chromium's sandbox does not start as root or in most containers; it only meets our own pages here.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def evidence():
    evidence = Evidence()
    yield evidence
    evidence.clear()


@pytest.fixture(scope="session")
def demo():
    """demo("sqlite") and demo("postgres"): the running demo on that database, started at the first call."""
    running = {}

    def start(backend="sqlite"):
        if backend not in running:
            running[backend] = Server(backend)
            try:
                running[backend].start()
            except Exception:
                running.pop(backend).stop()
                raise
        return running[backend]

    yield start
    for server in running.values():
        server.stop()


@pytest.fixture
def house(demo, browser, evidence):
    """The house on SQLite. `house.visit(lang=, scheme=, js=, size=)` gives a page of a new visitor."""
    house = House(demo(), browser, evidence)
    yield house
    house.close()


@pytest.fixture(params=BACKENDS)
def each_house(request, demo, browser, evidence):
    """As `house`, once for every database there is."""
    house = House(demo(request.param), browser, evidence)
    yield house
    house.close()
