"""Walks the links of the site as a reader would, breadth first, one page for each pattern of addresses."""

import re
from collections import deque
from urllib.parse import parse_qsl, urlsplit

from house import see, sign_in

ROLES = ["unithead", "contact", "coauthor", "registrar", "office", "examiner", "coordinator", "juror", "winner", "controller", "operator"]
PATTERNS_MAX = 40
FILES = re.compile(r"\.(csv|pdf|docx|ics|json|yaml|css|js|svg)$|/fil$|/innehall$")
PARTS = {"skriva", "historik", "bedoma", "konsensus", "slutlig"}  # what follows is one of many questions or parts
ID = re.compile(r"(?=.*\d)[\w-]{10,}|\d{5,}")
LINKS = "[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)"


def folded(url):
    """The address with ids, years and questions folded: `/bidrag/:id/skriva/:part?krock`."""
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    words = parts.path.split("/")
    words = [":part" if place and words[place - 1] in PARTS else fold(word) for place, word in enumerate(words)]
    return "/".join(words) + ("?" + "&".join(names) if names else "")


def fold(word):
    if ID.fullmatch(word):
        return ":id"
    return ":year" if re.fullmatch(r"20\d\d", word) else word


def first_page(page, role):
    """Opens the door as the role, and stands on its first page."""
    if role == "visitor":
        page.goto("/")
    else:
        sign_in(page, role)
    return page.url


def crawl(page, role, most=PATTERNS_MAX, look=see, but=None):
    """Yields the page on every pattern of addresses that can be reached, after `look(page)` has looked at it.

    `but` is a pattern of paths to leave out.
    """
    waiting, met = deque([first_page(page, role)]), set()
    origin = urlsplit(page.url)._replace(path="", query="", fragment="").geturl()
    while waiting and len(met) < most:
        url = waiting.popleft()
        if folded(url) in met or but and but.match(urlsplit(url).path):
            continue
        met.add(folded(url))
        page.goto(url)
        met.add(folded(page.url))  # a page that led on to another counts as both
        look(page)
        yield page
        waiting.extend(link.split("#")[0] for link in page.evaluate(LINKS) if is_page(link, origin))


def is_page(link, origin):
    return link.startswith(origin + "/") and not FILES.search(urlsplit(link).path)
