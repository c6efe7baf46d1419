"""A reader of pages and sender of forms without a browser, which can send what no browser would."""

import http.client
import re
import secrets
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote_plus, urljoin, urlsplit

from crawl import ID, PATTERNS_MAX, folded, is_page

TEXT_TYPES = {"text", "email", "tel", "url", "search", "textarea", "password"}


@dataclass
class Control:
    name: str
    kind: str  # text, email, date, hidden, radio, checkbox, select, textarea, file …
    value: str = ""

    @property
    def is_text(self):
        return self.kind in TEXT_TYPES

    @property
    def holds_id(self):
        return bool(ID.fullmatch(self.value)) and self.name != "token"


@dataclass
class FormFound:
    action: str
    page: str  # the path it stands on
    role: str
    is_multipart: bool = False
    controls: list = field(default_factory=list)

    @property
    def key(self):
        return folded(self.action), tuple(sorted({one.name for one in self.controls}))

    @property
    def is_button(self):
        """Nothing to fill in: sending it is the act itself."""
        return all(one.kind == "hidden" for one in self.controls)

    def values(self, **changed):
        """Name and value of every control, as it stands, but for those changed."""
        found = {}
        for one in self.controls:
            if one.kind == "radio" or one.kind == "select":
                found.setdefault(one.name, one.value)
            elif one.kind != "file":
                found[one.name] = one.value
        return found | changed


class PageReader(HTMLParser):
    """Links and POST forms of a page."""

    def __init__(self, path, role):
        super().__init__()
        self.path, self.role, self.links, self.forms = path, role, [], []
        self.form = self.area = self.select = None

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "a" and a.get("href") and "download" not in a:
            self.links.append(a["href"])
        elif tag == "form":
            self.form = FormFound(a.get("action", self.path), self.path, self.role, "multipart" in a.get("enctype", ""))
            if a.get("method", "get").lower() == "post":
                self.forms.append(self.form)
        elif self.form is not None:
            self.control(tag, a)

    def control(self, tag, a):
        if tag == "textarea":
            self.area = Control(a.get("name", ""), "textarea")
            self.form.controls.append(self.area)
        elif tag == "select":
            self.select = Control(a.get("name", ""), "select")
            self.form.controls.append(self.select)
        elif tag == "option" and self.select and a.get("value") and not self.select.value:
            self.select.value = a["value"]
        elif tag in ("input", "button") and a.get("name"):
            kind = "hidden" if tag == "button" else a.get("type", "text")
            self.form.controls.append(Control(a["name"], kind, a.get("value") or ""))

    def handle_data(self, text):
        if self.area is not None:
            self.area.value += text

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


@dataclass
class Answered:
    status: int
    body: bytes
    location: str
    type: str

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Caller:
    """One visitor's cookie and form token, over HTTP."""

    def __init__(self, url, role):
        self.url, self.role, self.cookie, self.count = url, role, None, 0
        self.door = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)

    def send(self, method, path, body=None, headers=None):
        """One request; the connection is opened again where the server has closed it."""
        headers = dict(headers or {})
        if self.cookie:
            headers["Cookie"] = self.cookie
        self.count += 1
        for attempt in (1, 2):
            try:
                self.door.request(method, path, body=body, headers=headers)
                answer = self.door.getresponse()
                content = answer.read()
                break
            except (http.client.HTTPException, ConnectionError):
                self.door.close()
                if attempt == 2:
                    raise
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            if cookie.startswith(("rodatraden=", "__Host-rodatraden=")):  # the others open nothing
                self.cookie = cookie.split(";")[0]
        return Answered(answer.status, content, answer.getheader("Location") or "", answer.getheader("Content-Type") or "")

    def get(self, path):
        answer = self.send("GET", path)
        for _ in range(5):
            if not 300 <= answer.status < 400:
                break
            path = urlsplit(urljoin(self.url + path, answer.location)).path
            answer = self.send("GET", path)
        self.path = path
        return answer

    def post(self, path, values, **more):
        """Sends a form as a browser does; values may be bytes."""
        body = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in values.items())
        return self.send("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **more})

    def post_file(self, path, values, name, content, filename="fil.csv", kind="text/csv"):
        mark = secrets.token_hex(12)
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in values.items()]
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
                     f"Content-Type: {kind}\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        return self.send("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def sign_in(self):
        """By the demo's card; a visitor stays one."""
        self.cookie = None
        if self.role == "visitor":
            return self
        page = self.get("/logga-in").text
        card = re.search(rf'<form[^>]*data-role="{self.role}".*?name="roll" value="([^"]+)"', page, re.S)
        assert card, f"the sign-in page has no card for {self.role}"
        assert self.post("/logga-in/demo", {"roll": card[1]}).status == 303
        return self

    def token(self):
        """The session's form token; none for who has no session."""
        found = re.search(r'name="token" value="([^"]+)"', self.get("/om").text)
        return found[1] if found else ""

    def crawl(self, most=PATTERNS_MAX):
        """Path, answer and what stands on it, of every page the role can reach by links."""
        waiting, met = deque(["/" if self.role == "visitor" else "/hem"]), set()
        while waiting and len(met) < most:
            path = waiting.popleft()
            if folded(path) in met:
                continue
            met.add(folded(path))
            answer = self.get(path)
            met.add(folded(self.path))
            reader = PageReader(self.path, self.role)
            reader.feed(answer.text)
            yield self.path, answer, reader
            links = [urljoin(self.url + self.path, link).split("#")[0] for link in reader.links]
            waiting.extend(link[len(self.url):] for link in links if is_page(link, self.url))
