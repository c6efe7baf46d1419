"""The verdict on every page that any test saw; runs last."""

import pytest


def none_of(lines):
    if lines:
        pytest.fail(f"{len(lines)} found:\n" + "\n".join(lines), pytrace=False)


def test_every_page_seen_is_valid_html(evidence):
    none_of(evidence.invalid())


def test_axe_finds_nothing_on_any_page_seen(evidence):
    none_of(evidence.violations)


def test_the_browser_complains_of_no_page_seen(evidence):
    none_of(evidence.complaints)
