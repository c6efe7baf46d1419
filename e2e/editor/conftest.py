"""Fixtures of the editor's own tests: a server that pretends, and a writer's page. No Swift, and a fresh world for each test."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mock import Mock, document  # noqa: E402
from writer import Writer  # noqa: E402


def pytest_collection_modifyitems(items):
    missing = not (Path(__file__).parents[2] / "Public" / "editor.js").is_file()
    assert not missing, "Public/editor.js is missing: run bin/editor"


@pytest.fixture
def mock():
    mock = Mock()
    mock.write(document("Första stycket.", "Andra stycket."))
    mock.start()
    yield mock
    mock.stop()


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def writer(mock, context):
    """The page, with the editor started. Fails at the end when the browser complained of anything."""
    writer = Writer(mock, context)
    yield writer
    assert writer.complaints == []
