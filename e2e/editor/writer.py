"""What a writer does on the page, and what the editor may send."""

from house import becomes
from mock import plain
from playwright.sync_api import TimeoutError

# The server reads these and nothing else (Sources/RichText/Reading).
INSIDE = {"paragraph", "bulletList", "orderedList", "blockquote"}
TOP = INSIDE | {"heading", "table", "figure"}
ATTRIBUTES = {"heading": {"level"}, "orderedList": {"start"}, "image": {"src", "alt"}}
KEYS = {"type", "attrs", "content", "text", "marks"}


class Writer:
    def __init__(self, mock, context, open=True):
        self.mock = mock
        self.page = context.new_page()
        self.complaints = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.hear)
        # The page asks before it is left with unsaved text; the writer leaves.
        self.page.on("dialog", lambda dialog: dialog.accept())
        if open:
            self.open()

    def hear(self, message):
        # What the browser says of a server that fails or is gone is wanted.
        if message.type == "error" and "Failed to load resource" not in message.text and "net::ERR" not in message.text:
            self.complaints.append(message.text)

    def open(self):
        self.page.goto(self.mock.address)
        self.text.wait_for()
        self.listens()

    @property
    def text(self):
        return self.page.locator("[role=textbox]#text")

    @property
    def state(self):
        return self.page.locator("[data-save-state]")

    @property
    def here(self):
        return self.page.locator("[data-here]")

    @property
    def blocks(self):
        return self.text.evaluate("root => [...root.children].map(one => one.innerText.trim()).filter(Boolean)")

    @property
    def focused(self):
        """What has the focus: its id, else its label or its words."""
        return self.page.evaluate("(({ id, ariaLabel, textContent }) => id || (ariaLabel ?? textContent).slice(0, 80))(document.activeElement)")

    def at_end(self):
        self.text.locator("> *").last.click()
        self.moves("Control+End", "selection.head === selection.constructor.atEnd(doc).head")

    def at_start(self):
        self.text.locator("> *").first.click()
        self.moves("Control+Home", "selection.head === selection.constructor.atStart(doc).head")

    def moves(self, key, there):
        """Presses a key that moves the caret until the editor has it there, by a condition in JavaScript."""
        # The browser moves the caret before the editor hears of it, and ProseMirror puts it back, 20 ms after it got the focus, when it
        # has not heard of it by then: on a busy machine a writer presses once more.
        for _ in range(20):
            self.press(key)
            try:
                self.page.wait_for_function(
                    f"() => {{ const {{ selection, doc }} = document.querySelector('#text').editor.state; return {there} }}", timeout=2000)
                return
            except TimeoutError:
                pass
        raise AssertionError(f"{key} does not bring the caret to where {there}")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words):
        self.page.keyboard.type(words)

    def add(self, words):
        """A paragraph at the end."""
        self.at_end()
        self.press("Enter")
        self.type(words)

    def button(self, name):
        return self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def paste(self, html, plain=""):
        self.text.evaluate(
            """(root, [html, plain]) => {
                const data = new DataTransfer()
                data.setData('text/html', html); data.setData('text/plain', plain)
                root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
            }""",
            [html, plain],
        )

    def listens(self):
        """Waits until this very page is told what others do; the line of a page that it has left may live on for a while."""
        live = self.page.locator("[data-live]").get_attribute("data-live")
        self.mock.wait(lambda: any(address == live for _, _, address in self.mock.lines), "no line")

    def saved(self, *blocks):
        """Waits until the server has this text, a string a block."""
        self.mock.wait(lambda: self.mock.blocks == list(blocks), f"never saved as {blocks}")

    def says(self, words):
        self.state.filter(has_text=words).wait_for()

    def shows(self, *blocks):
        """Waits until the editor shows this text."""
        becomes(lambda: self.blocks, list(blocks), "the text")


def check(doc):
    """Fails when the server would refuse the document."""
    assert set(doc) <= {"type", "content"} and doc["type"] == "doc", doc
    for block in doc["content"]:
        _block(block, TOP)


def _block(node, allowed):
    kind = node["type"]
    assert kind in allowed, f"{kind} is not allowed here: {node}"
    assert set(node) <= KEYS - {"text", "marks"}, node
    assert set(node.get("attrs", {})) <= ATTRIBUTES.get(kind, set()), node
    content = node.get("content", [])
    if kind in ("paragraph", "heading"):
        _inlines(content)
        assert kind == "paragraph" or node["attrs"]["level"] in (1, 2, 3), node
    elif kind in ("bulletList", "orderedList"):
        assert content and 1 <= node.get("attrs", {}).get("start", 1) <= 9999, node
        for item in content:
            assert item["type"] == "listItem" and set(item) <= {"type", "content"}, item
            assert item["content"][0]["type"] == "paragraph", item
            _blocks(item)
    elif kind == "blockquote":
        _blocks(node)
    elif kind == "table":
        _table(content)
    else:
        _figure(content)


def _blocks(node):
    for block in node["content"]:
        _block(block, INSIDE)


def _table(rows):
    assert len({len(row["content"]) for row in rows}) == 1, "the rows of a table differ"
    assert len(rows[0]["content"]) <= 30
    for row in rows:
        assert row["type"] == "tableRow" and set(row) == {"type", "content"}, row
        for cell in row["content"]:
            assert cell["type"] in ("tableHeader", "tableCell") and set(cell) == {"type", "content"}, cell
            _blocks(cell)


def _figure(content):
    image, caption = content
    assert image["type"] == "image" and set(image) == {"type", "attrs"}, image
    assert image["attrs"]["src"].startswith("/bilder/") and image["attrs"]["alt"], image
    assert caption["type"] == "caption" and set(caption) <= {"type", "content"}, caption
    _inlines(caption.get("content", []))


def _inlines(nodes):
    for node in nodes:
        assert node["type"] in ("text", "hardBreak"), node
        for mark in node.get("marks", []):
            assert mark["type"] in ("bold", "italic", "link"), mark
            assert set(mark) == ({"type", "attrs"} if mark["type"] == "link" else {"type"}), mark
            assert mark["type"] != "link" or set(mark["attrs"]) == {"href"}, mark


def outline(doc):
    """The document in one line: `heading1(Rubrik) bulletList(listItem(paragraph(ett)))`."""
    def one(node):
        if node["type"] == "text":
            marks = "".join({"bold": "b", "italic": "i", "link": "a"}[mark["type"]] for mark in node.get("marks", []))
            return f"{marks}:{node['text']}" if marks else node["text"]
        name = node["type"] + str(node.get("attrs", {}).get("level", ""))
        return f"{name}({' '.join(one(child) for child in node.get('content', []))})"

    return " ".join(one(block) for block in doc["content"])


__all__ = ["Writer", "check", "outline", "plain"]
