"""Takes pictures of pages as a role, for looking at by eye: wide, phone and dark, into e2e/shots/.

    .venv/bin/python e2e/shots.py --url http://127.0.0.1:8080 --role office /kansli/2024 /jury/2024
    .venv/bin/python e2e/shots.py / /logga-in            starts a demo of its own, signed out
"""

import argparse
import re
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import CHROMIUM
from house import House, sign_in
from server import Server

DRESSES = {"1280": ("desktop", "light"), "360": ("phone", "light"), "dark": ("desktop", "dark")}


class Elsewhere:
    """A server that somebody else started."""

    def __init__(self, url):
        self.url = url

    def stop(self):
        pass


def take(house, folder, role, paths, lang):
    for dress, (size, scheme) in DRESSES.items():
        page = house.visit(lang=lang, size=size, scheme=scheme)
        if role:
            sign_in(page, role)
        for path in paths:
            page.goto(path)
            name = re.sub(r"\W+", "-", path).strip("-") or "start"
            file = folder / f"{role or 'visitor'}-{name}-{lang}-{dress}.png"
            page.screenshot(path=file, full_page=True)
            print(file)
        house.close()


def main():
    reader = argparse.ArgumentParser(description="Pictures of pages as a role.")
    reader.add_argument("paths", nargs="+", metavar="PATH")
    reader.add_argument("--role", help="a role of the demo's sign-in page; without it signed out")
    reader.add_argument("--lang", default="sv", choices=["sv", "en"])
    reader.add_argument("--url", help="a running demo; without it one is started and stopped")
    wanted = reader.parse_args()
    folder = Path(__file__).parent / "shots"
    folder.mkdir(exist_ok=True)
    server = Elsewhere(wanted.url) if wanted.url else Server().start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            take(House(server, browser, None), folder, wanted.role, wanted.paths, wanted.lang)
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
