"""One who writes on the writing page in a browser: types words of their own, and knows which of them are saved."""

import test_keyboard
from house import see, sign_in
from playwright.sync_api import TimeoutError

SAVE_MILLISECONDS_MAX = 45_000
CARET_MILLISECONDS_MAX = 5_000
# Everything that the line of who is here has said, for some of it stands there for seconds only.
LISTENING = """() => {
    const line = document.querySelector('[data-here]')
    window.heard = [line.textContent]
    new MutationObserver(() => heard.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true })
}"""


class Scribe:
    """`typed` is every word typed, `saved_words` those that the page has said are saved, by question."""

    def __init__(self, house, role, mark, **dress):
        self.page = sign_in(house.visit(**dress), role)
        self.role, self.mark, self.count = role, mark, 0
        self.typed, self.saved_words = {}, {}
        # The page asks before it is left with unsaved text; the writer leaves.
        self.page.on("dialog", lambda dialog: dialog.accept())

    def open(self, entry, item):
        self.item = item
        self.page.goto(f"/bidrag/{entry}/skriva/{item}")
        self.text.wait_for()
        self.page.evaluate(LISTENING)
        self.person = self.page.locator("form[data-write]").get_attribute("data-person")
        return self

    @property
    def text(self):
        return self.page.locator("[role=textbox]#text")

    @property
    def state(self):
        return self.page.locator("[data-save-state]")

    @property
    def conflict(self):
        return self.page.locator(".conflict")

    @property
    def blocks(self):
        return self.text.evaluate("root => [...root.children].map(one => one.innerText.trim()).filter(Boolean)")

    @property
    def context(self):
        return self.page.context

    # ---- Writing

    def word(self):
        """The next word, which nobody else has: ordA17."""
        self.count += 1
        word = f"ord{self.mark}{self.count}"
        self.typed.setdefault(self.item, []).append(word)
        return word

    def words(self, number):
        return " ".join(self.word() for _ in range(number))

    def type(self, text):
        assert self.text.evaluate("root => root === document.activeElement"), "the caret is not in the text"
        self.page.keyboard.type(text)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def to_end_of(self, place):
        """The caret to the end of a block; the editor has heard of it when this returns. Pressed again when a colleague's words
        came in between the look and the press and moved the block."""
        for last in (False, False, False, True):
            block = self.text.locator("> *").nth(place)
            box = block.bounding_box()
            block.click(position={"x": box["width"] - 2, "y": box["height"] - 8})
            self.press("End")
            try:
                return self.page.wait_for_function(
                    "place => document.querySelector('#text').children[place].contains(getSelection().focusNode)", arg=place,
                    timeout=CARET_MILLISECONDS_MAX)
            except TimeoutError:
                if last:
                    raise

    def add_to(self, place, number=2):
        """Words at the end of a block."""
        self.to_end_of(place)
        self.type(" " + self.words(number))

    def instead_of(self, place, number=2):
        """Words in the place of those of a block."""
        self.to_end_of(place)
        self.press("Shift+Home")
        self.type(self.words(number))

    def paragraphs(self, number):
        """The text of an empty answer, two words a paragraph."""
        self.text.click()
        for place in range(number):
            if place:
                self.press("Enter")
            self.type(self.words(2))

    def save(self):
        self.press("Control+s")
        return self.saved()

    def saved(self):
        """Waits until the page says that all is saved: then every word so far is confirmed."""
        try:
            self.page.locator("[data-save-state][data-state=saved]").wait_for(timeout=SAVE_MILLISECONDS_MAX)
        except TimeoutError as error:
            error.add_note(f"{self.role} at {self.page.url} is told: {self.state.evaluate('line => line.outerHTML')}")
            raise
        self.saved_words[self.item] = list(self.typed.get(self.item, []))
        return self

    # ---- Waiting

    def says(self, words):
        self.state.filter(has_text=words).wait_for(timeout=SAVE_MILLISECONDS_MAX)

    def sees(self, word):
        self.text.filter(has_text=word).wait_for(timeout=SAVE_MILLISECONDS_MAX)

    def hears(self, words):
        """Of who is here, and of who has changed the text: now, or at any time since the page was opened."""
        self.page.wait_for_function("words => heard.some(text => text.includes(words))", arg=words, timeout=SAVE_MILLISECONDS_MAX)

    def look(self):
        see(self.page)
        return self


# ---- With the keyboard alone


def focus(page):
    """What has the focus; fails when one cannot see that it has. Round the text it is the editor's frame that is outlined."""
    if not page.evaluate("document.activeElement?.id === 'text'"):
        return test_keyboard.focus(page)
    style = page.evaluate("getComputedStyle(document.querySelector('#text').closest('.editor')).outlineStyle")
    assert style != "none", "the focus in the text is not visible"
    return {"id": "text", "tag": "div", "name": "", "href": "", "text": "", "html": "text"}


def tab_to(page, **wanted):
    """Presses Tab until the focused element has these properties."""
    for _ in range(test_keyboard.TABS_MAX):
        page.keyboard.press("Tab")
        one = focus(page)
        if one and all(value in one[key] if key in ("text", "href") else value == one[key] for key, value in wanted.items()):
            return one
    raise AssertionError(f"no Tab leads to {wanted} on {page.url}")
