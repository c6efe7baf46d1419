"""The people of the journey, and how each comes in: by a letter's link, in a browser window of their own."""

from contextlib import contextmanager

from house import House, see
from installation import find_link

PEOPLE = {  # name, roles as (kind, organisation or None)
    "unithead": ("Ingegerd Sjölund", [("unithead", "Förskolan Ängsullen")]),
    "contact": ("Tomasz Nyqvist", [("contact", "Förskolan Ängsullen")]),
    "registrar": ("Parisa Hellgren", [("registrar", "Lillåns stadsdelsnämnd")]),
    "coordinator": ("Birgitta Özkan", [("examiner", None)]),
    "second": ("Mohamed Rydén", [("examiner", None)]),
    # Works in the unit's own committee, so that a conflict stands in the way.
    "third": ("Luísa Forsberg", [("examiner", None), ("coauthor", "Biblioteket Tallkotten")]),
    "juror": ("Knut-Erik Ålander", [("juror", None)]),
}

ORGANISATIONS = """key;kind;name;parent;valid_from;valid_to;predecessors;class;regime;registry_email
lillan;committee;Lillåns stadsdelsnämnd;;2007-01-01;;;;;registrator.lillan@exempelstad.example
angsullen;unit;Förskolan Ängsullen;lillan;2012-08-01;;;;municipal;
tallkotten;unit;Biblioteket Tallkotten;lillan;2015-01-01;;;;municipal;
"""


def address(who):
    return f"{who}@exempelstad.example"


class Story:
    """`with story.as_("unithead") as page` is a scene: somebody comes in, acts, and leaves."""

    def __init__(self, town, browser, evidence, js):
        self.town, self.js = town, js
        self.house = House(town, browser, evidence)
        self.entry = None  # the path of the unit's entry, `/bidrag/…`

    @property
    def entry_id(self):
        return self.entry.rsplit("/", 1)[1]

    def visitor(self):
        return self.house.visit(js=self.js)

    def enter_by(self, link):
        page = self.visitor()
        page.goto(link)
        see(page)
        page.get_by_role("button", name="Logga in").click()
        page.wait_for_load_state("load")
        return page

    @contextmanager
    def as_(self, who, role=None):
        """Signs in by a new one-time link; `role` is the word of the role to choose where somebody has several."""
        page = self.visitor()
        old = [text for _, text in self.town.letters(address(who))]
        page.goto("/logga-in")
        page.fill("#lank-epost", address(who))
        page.get_by_role("button", name="Skicka en länk").click()
        see(page)
        page.context.close()
        page = self.enter_by(find_link(self.town.letter(address(who), "Logga in", but=old)))
        if role:
            page.get_by_role("button", name=role).click()
        see(page)
        yield page
        page.context.close()
        self.town.later(minutes=20)  # sign-in letters are counted a quarter of an hour


def receipt(page, words):
    """The page says what was done."""
    text = see(page).locator(".receipt[role=status]").first.inner_text()
    assert words in text, f"the receipt says “{text}”, expected “{words}”"
    return text


def press(page, name, words=None, exact=False):
    """Presses a button; `words` is what the receipt must say."""
    page.get_by_role("button", name=name, exact=exact).first.click()
    page.wait_for_load_state("load")
    return receipt(page, words) if words else page


def fill(page, **values):
    for name, value in values.items():
        page.locator(f"[name='{name}']").first.fill(value)


def tick(page, name, value):
    page.locator(f"input[name='{name}'][value='{value}']").check()
