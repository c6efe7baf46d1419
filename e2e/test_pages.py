"""Every page that a role can reach by links, in Swedish and light and in English and dark."""

import re

import pytest

from crawl import ROLES, crawl, folded
from house import see

# The pages for all: in English seen as a visitor and as the office, in Swedish by everybody.
FOR_ALL = re.compile(r"/($|utmarkelsen|om$|tillganglighet|kan-vi-delta|logga-in)")

DRESSES = {"sv": "light", "en": "dark"}

# What the house itself says; what people have written, and names, stand elsewhere.
OWN_WORDS = """[...document.querySelectorAll('h1, h2, h3, legend, label, button, th, caption, summary, .tag, .hint,'
    + ' .btn, .lead, .soft, .empty, .notice, .crumb, header nav a, footer a, title')]
    .filter(one => !one.closest('[lang=sv]') && !one.querySelector('[lang=sv]'))
    .filter(one => !one.closest('.letter'))
    .map(one => [one.tagName.toLowerCase(), one.textContent.replace(/\\s+/g, ' ').trim()])"""

# Frequent words of the Swedish pages that are neither English nor parts of the city's names.
SWEDISH = re.compile(
    r"\b(inte|att veta|är|att|för|ni|era|ert|din|ditt|du|spara|sparad|lås|låst|välj|skriv|skriva|fråga|frågor|nivå|styrkor|laget|"
    r"kansliet|anmäl|anmälan|beslut|beslutet|ärende|ärenden|kvitto|saknas|klar|kvar|senast|skäl|lägg|ändra|visa|sök|"
    r"verksamhet|verksamheten|verksamheter|datum|tecken|dagar|protokollet|rader|alla|ingen|inget|mötet|återkoppling|"
    r"examinatorer|bidrag|bidraget|jäv|röst|roll|användare|utskick|loggen|lösenord)\b", re.IGNORECASE)

# Names of units that hold such a word: "Enheten för ekonomiskt bistånd Bromma".
NAMES = re.compile(r"\bEnheten för [a-zåäö ]+")

WIDER = """(() => { const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + 1)
        .slice(-3).map(one => one.outerHTML.slice(0, 120)) })()"""


@pytest.mark.parametrize("lang", DRESSES)
@pytest.mark.parametrize("role", ["visitor", *ROLES])
def test_every_page_of_a_role_is_whole(house, role, lang):
    page = house.visit(lang=lang, scheme=DRESSES[lang])
    faults, seen = [], 0
    skipped = FOR_ALL if lang == "en" and role not in ("visitor", "office") else None
    for page in crawl(page, role, look=lambda page: looked(page, faults), but=skipped):
        seen += 1
        faults += [f"{folded(page.url)}: {fault}" for fault in what_is_wrong(page, lang)]
    print(f"{role}, {lang}: {seen} pages")
    assert seen > 0, f"{role} reached only {seen} pages"
    assert not faults, f"{len(faults)} faults on {seen} pages:\n" + "\n".join(faults)


def looked(page, faults):
    """`see`, but a page that fails does not hide the others."""
    try:
        see(page)
    except AssertionError as error:
        faults.append(str(error))


def what_is_wrong(page, lang):
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{headings} h1 elements"
    yield from in_a_narrow_window(page)
    if lang == "en":
        for kind, text in page.evaluate(OWN_WORDS):
            if (found := SWEDISH.search(NAMES.sub("", text))) and not found[0].isupper():
                yield f"Swedish on an English page: <{kind}> {text[:100]}"


def in_a_narrow_window(page):
    """360 px wide nothing may stick out to the side."""
    wide = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 740})
    for culprit in page.evaluate(WIDER):
        yield f"wider than 360 px: {culprit}"
    page.set_viewport_size(wide)
