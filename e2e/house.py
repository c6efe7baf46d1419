"""The tests' way around the house: a visitor with a browser window, and what every test does with it."""

import time

from playwright.sync_api import Error, Page

from evidence import pattern

LANGUAGE_BUTTONS = {"sv": "På svenska", "en": "In English"}
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
LOOK_SECONDS_MAX = 30


class House:
    """One server, one shared browser, and the evidence of all pages (or None). `visit` opens the door."""

    def __init__(self, server, browser, evidence):
        self.server, self.browser, self.evidence = server, browser, evidence
        self.contexts = []

    def visit(self, lang="sv", scheme="light", js=True, size="desktop"):
        """A new visitor, signed out, with cookies of their own; `page.goto("/path")` starts at the server.

        English is chosen as everybody chooses it: by the button in the footer, and kept through sign-in.
        """
        width, height = SIZES[size]
        context = self.browser.new_context(
            base_url=self.server.url, locale="sv-SE", color_scheme=scheme, java_script_enabled=js,
            viewport={"width": width, "height": height}, timezone_id="Europe/Stockholm", reduced_motion="reduce")
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        # The wrapper `see` needs to know how this visitor came.
        page.house, page.lang, page.scheme, page.js, page.answer = self, lang, scheme, js, None
        if self.evidence:
            self._watch(page)
        if lang != "sv":
            read_in(page, lang)
        return page

    def _watch(self, page):
        page.on("response", lambda response: remember(page, response))
        page.on("console", lambda message: listen(page, message))
        page.on("pageerror", lambda error: self.evidence.complain(pattern(page.url), f"script error: {error}"))

    def close(self):
        for context in self.contexts:
            context.close()
        self.contexts.clear()


def read_in(page, lang):
    """Presses the footer's button for the language, where the page is not in it already."""
    page.goto("/")
    if page.locator("html").get_attribute("lang") != lang:
        page.get_by_role("button", name=LANGUAGE_BUTTONS[lang]).click()
        page.wait_for_load_state("load")
    page.lang = lang


def remember(page, response):
    """Keeps the last page sent, for its HTML; notes every answer that says the server failed."""
    request = response.request
    if response.status >= 500:
        page.house.evidence.complain(pattern(response.url), f"{request.method} answered {response.status}")
    if response.status >= 400 and request.resource_type in ("stylesheet", "script", "image", "font"):
        page.house.evidence.complain(pattern(page.url), f"{pattern(response.url)} answered {response.status}")
    if request.resource_type == "document" and request.frame == page.main_frame and not 300 <= response.status < 400:
        page.answer = response


def listen(page, message):
    """A page that breaks its own content security policy says so in the console."""
    # A refused form is answered with 4xx, which the browser also calls an error; the tests look at it themselves.
    if message.type == "error" and "Failed to load resource" not in message.text:
        page.house.evidence.complain(pattern(page.url), f"console: {message.text[:300]}")


def see(page: Page, status=200):
    """Looks at the page as it stands: status, language, HTML, axe, width. Returns the page, for chaining."""
    page.wait_for_load_state("load")
    where = pattern(page.url)
    html = page.content()
    evidence = page.house.evidence
    if page.answer is not None and page.answer.url.split("#")[0] == page.url.split("#")[0]:
        assert page.answer.status == status, f"{where} answered {page.answer.status}, expected {status}"
        try:
            html = page.answer.text()
        except Error:
            pass  # a page from the browser's back-forward cache has no body to fetch
        else:
            evidence.keep(page.url, page.lang, html)
    told = page.locator("html").get_attribute("lang") or ""
    if told.split("-")[0] != page.lang:
        evidence.complain(where, f"a visitor who reads {page.lang} got a page in {told or 'no language'}")
    if page.js:  # axe is a script: where scripts are off it would never answer
        evidence.judge(page, page.lang, page.scheme, html)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        evidence.complain(where, f"{overflow} px wider than a window of {page.viewport_size['width']} px")
    return page


def until(page: Page, condition):
    """Waits until a condition in JavaScript holds. Sent as a function: a bare expression is looked at by `eval` from the second time
    on, which the page's policy forbids, so that a wait for it fails unless there is nothing to wait for."""
    page.wait_for_function(f"() => {condition}")


def becomes(look, wanted, what="the page"):
    """Waits until what one sees is exactly what is wanted; else fails with what is seen instead. `look` reads the page."""
    deadline = time.monotonic() + LOOK_SECONDS_MAX
    while (seen := look()) != wanted:
        assert time.monotonic() < deadline, f"{what}: {seen!r} is seen, and {wanted!r} is wanted"
        time.sleep(0.02)


def go(page: Page, path, status=200):
    """Opens a path and looks at it."""
    page.goto(path)
    return see(page, status)


def sign_in(page: Page, role, who=None):
    """Presses the button of a role's card on the demo's sign-in page.

    role: unithead, contact, coauthor, registrar, office, examiner, coordinator, juror, operator, …
    who: a word of the card's text, where a role has several actors; otherwise the first.
    """
    page.goto("/logga-in")
    cards = page.locator(f'form[data-role="{role}"]')
    if who:
        cards = cards.filter(has_text=who)
    cards.first.get_by_role("button").first.click()
    page.wait_for_load_state("load")
    assert not page.url.rstrip("/").endswith("/logga-in"), f"sign-in as {role} came back to the sign-in page"
    return page


def press(page: Page, name):
    """Presses the button with this text and looks at the page that comes."""
    page.get_by_role("button", name=name).first.click()
    return see(page)


def follow(page: Page, name):
    """Follows the link with this text and looks at the page that comes."""
    page.get_by_role("link", name=name).first.click()
    return see(page)
