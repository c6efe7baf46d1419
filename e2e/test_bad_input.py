"""Every form with what nobody should send: always a page with words, never a failure, and nothing hostile comes alive."""

import html
import re
import secrets
import unicodedata
from collections import Counter
from datetime import datetime

import pytest

from crawl import ID, ROLES
from forms import Caller
from house import House, sign_in
from installation import Installation
from server import BACKENDS

LONG = "å" * 50_000  # 100 kB
HOSTILE = ['"><script>alert(1)</script>', "' OR 1=1 --", "före\x00efter", "\u202egnirts", "=1+1", "\ud7ff\U0001f9f5 e\u0301"]
ODD = ["a" * 8_000, "99999999999999999999", "-1", "1e309", "NaN", "2024-02-30", "0000-00-00", "99999-12-31", "25:61", "   ", "\r\n\t"]
ALLOWED = {200, 303, 400, 401, 403, 404, 409, 410, 413, 415, 422, 429}
# Acts that end something come last, so that the others still meet it.
LAST = re.compile(r"avanmalan|oppning|inlamning|stang|avsluta|/bort|las$|las-upp|publicera|klar$|logga-ut|/roll$|losenord|jav")
STRANGE_FILES = [b"", b"\xff\xfe\x00", "key;kind;name\n;;\nå;unit;\n".encode("latin-1"), b"%PDF-1.4 halv", b"x" * 200_000]


class City(Installation):
    """A demo city of its own, whose clock can be moved."""

    verb = "demo"


@pytest.fixture(params=BACKENDS)
def city(request):
    city = City(request.param, datetime.now().isoformat(timespec="seconds"))
    try:
        yield city.start()
    finally:
        city.stop()


class Tries:
    """Sends and judges; `faults` are readable lines."""

    def __init__(self, url):
        self.url, self.faults, self.statuses, self.by_kind = url, [], Counter(), Counter()

    def judge(self, kind, form, answer, typed=()):
        self.statuses[answer.status] += 1
        self.by_kind[kind] += 1
        where = f"{form.role} {form.key[0]} [{kind}]"
        if answer.status not in ALLOWED:
            self.fault(f"{where}: answered {answer.status}")
        if answer.status != 303 and not (b"<h1" in answer.body and b"<main" in answer.body and "text/html" in answer.type):
            self.fault(f"{where}: {answer.status} without a page with words: {answer.body[:80]!r}")
        if "<script>alert" in answer.text:
            self.fault(f"{where}: a script came through")
        if answer.status == 422:
            for name, value in typed:
                # Texts are kept in one normal form, so that an å is one character whoever wrote it.
                value = unicodedata.normalize("NFC", value)
                if html.escape(value, quote=False) not in answer.text.replace("&quot;", '"').replace("&#39;", "'"):
                    self.fault(f"{where}: what was typed in {name} is gone: {value[:30]!r}")

    def fault(self, line):
        if line not in self.faults:
            self.faults.append(line)


def forms_of_everybody(url):
    """Every POST form, once for each role and pattern of address, and all ids that stand in addresses by their place."""
    forms, ids = {}, {}
    for role in ["visitor", *ROLES]:
        for path, _, page in Caller(url, role).sign_in().crawl():
            for form in page.forms:
                forms.setdefault((role, form.key), form)
            for link in [path, *page.links]:
                words = link.split("/")
                for place, word in enumerate(words):
                    if ID.fullmatch(word):
                        ids.setdefault(words[place - 1], {}).setdefault(word, set()).add(role)
    return sorted(forms.values(), key=lambda form: bool(LAST.search(form.action))), ids


def test_every_form_with_bad_input(city):
    forms, ids = forms_of_everybody(city.url)
    assert len(forms) > 30, f"only {len(forms)} forms found"
    tries, known = Tries(city.url), set()
    for form in forms:
        caller = Caller(city.url, form.role).sign_in()
        token = caller.token()
        if form.action == "/logga-ut":
            continue
        foreign_tokens(tries, caller, form, token)
        others_ids(tries, caller, form, token, ids)
        if not form.is_button and form.key not in known:
            known.add(form.key)  # who sends it makes no difference to what its fields may hold
            wrong_values(tries, caller, form, token)
    odd_addresses(tries, city.url)
    in_sessions_that_have_ended(tries, city, forms)
    nothing_hostile_lives(tries, city.url)
    print(f"{city.backend}: {len(forms)} forms, {sum(tries.by_kind.values())} tries {dict(tries.by_kind)}, answers {dict(tries.statuses)}")
    assert not tries.faults, f"{len(tries.faults)} faults:\n" + "\n".join(tries.faults)


def wrong_values(tries, caller, form, token):
    base = form.values(token=token)
    texts = [one for one in form.controls if one.is_text]
    written = [one.name for one in texts if one.kind != "password"]
    empty = {name: "" for name in base} | {"token": token}
    send(tries, "empty", caller, form, empty)
    send(tries, "nothing", caller, form, {"token": token})
    for one in texts:
        send(tries, "too long", caller, form, base | {one.name: LONG}, written_here(one, LONG))
    for one in form.controls:
        if one.kind not in TEXTS and one.name != "token":
            send(tries, "wrong type", caller, form, base | {one.name: "trettiotolv"})
        if one.kind in ("text", "date", "time", "textarea", "select"):
            for words in ODD:
                send(tries, "odd value", caller, form, base | {one.name: words}, [(one.name, words.strip())] if one.is_text else [])
    for words in HOSTILE:
        changed = base | {one.name: words for one in texts}
        send(tries, "hostile", caller, form, changed, [(name, words) for name in written if "\x00" not in words])
    latin = base | {one.name: "bl\xe5b\xe4r".encode("latin-1") for one in texts}
    send(tries, "latin-1", caller, form, latin)
    for body in ["%zz=%&&==;", "\x00\x01", f"token={token}&" + "a=1&" * 3_000]:
        tries.judge("broken body", form, caller.send("POST", form.action, body, {"Content-Type": "application/x-www-form-urlencoded"}))
    for kind in ["application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain"]:
        tries.judge("other body", form, caller.send("POST", form.action, "--x\r\n{}", {"Content-Type": kind}))
    for one in form.controls:
        for content in STRANGE_FILES if one.kind == "file" else ():
            tries.judge("strange file", form, caller.post_file(form.action, {"token": token}, one.name, content, '"><å\\/..x'))


TEXTS = {"text", "email", "tel", "url", "search", "textarea", "password", "file"}


def written_here(one, value):
    return [] if one.kind == "password" else [(one.name, value)]


def send(tries, kind, caller, form, values, typed=()):
    if form.is_multipart:
        values = {name: value.decode("latin-1") if isinstance(value, bytes) else value for name, value in values.items()}
        tries.judge(kind, form, caller.post_file(form.action, values, "other", b""), typed)
    else:
        tries.judge(kind, form, caller.post(form.action, values), typed)


def foreign_tokens(tries, caller, form, token):
    """Without the token, with a wrong one, and with that of another session: refused, where there is a session to protect."""
    if not token:
        return
    other = Caller(tries.url, "operator").sign_in().token()
    for kind, words in [("no token", ""), ("wrong token", secrets.token_urlsafe(32)), ("another's token", other)]:
        answer = caller.post(form.action, form.values(token=words))
        tries.judge(kind, form, answer)
        if answer.status not in (400, 403, 404, 413):
            tries.fault(f"{form.role} {form.key[0]} [{kind}]: taken, {answer.status}")
    answer = caller.post(form.action, form.values(token=token), **{"Sec-Fetch-Site": "cross-site"})
    tries.judge("another site", form, answer)
    if answer.status not in (400, 403, 404):
        tries.fault(f"{form.role} {form.key[0]} [another site]: taken, {answer.status}")


def others_ids(tries, caller, form, token, ids):
    """An unknown id in the address, one that only others have met, and both in hidden fields."""
    unknown = "01" + secrets.token_hex(12)
    words = form.action.split("/")
    for place, word in enumerate(words):
        if not ID.fullmatch(word):
            continue
        others = [one for one, roles in ids.get(words[place - 1], {}).items() if form.role not in roles]
        for kind, other in [("unknown id", unknown), *[("other's id", one) for one in others[:2] if form.role != "office"]]:
            path = "/".join(words[:place] + [other] + words[place + 1:])
            answer = caller.post(path, form.values(token=token))
            tries.judge(kind, form, answer)
            if answer.status in (200, 303, 422) and not answer.location.startswith("/logga-in"):
                tries.fault(f"{form.role} {form.key[0]} [{kind}]: taken for {path}, {answer.status}")
    for one in form.controls:
        if one.holds_id:
            for other in (unknown, "x", "' OR 1=1 --", "\x00"):
                tries.judge("id in a field", form, caller.post(form.action, form.values(**{one.name: other}, token=token)))


def odd_addresses(tries, url):
    """Years, ids and filters in the address bar that are none."""
    for role in ("visitor", "unithead", "registrar", "office", "examiner", "juror", "controller", "operator"):
        caller = Caller(url, role).sign_in()
        for path, _, page in list(caller.crawl()):
            words = path.split("/")
            odd = ["/".join(words[:place] + [other] + words[place + 1:]) for place, word in enumerate(words)
                   if ID.fullmatch(word) or re.fullmatch(r"20\d\d", word)
                   for other in ("abc", "0", "99999999999999999999", "-1", "%00", "%FF", "..%2f", "%3Cscript%3Ealert(1)")]
            odd += [f"{path}?{name}={value}" for name in FILTERS
                    for value in ("-1", "99999999999999999999", "abc", "%00", "%FF", "%22%3E%3Cscript%3Ealert(1)")] if role == "office" else []
            for address in odd:
                answer = caller.send("GET", address)
                tries.statuses[answer.status] += 1
                tries.by_kind["odd address"] += 1
                if answer.status not in ALLOWED or "<script>alert" in answer.text:
                    tries.fault(f"{role} {address}: answered {answer.status}")


FILTERS = ["sida", "sok", "fore", "lage", "klass", "person", "om"]


def in_sessions_that_have_ended(tries, city, forms):
    """Five hours later every session has ended: nothing is done, and one is shown the way in."""
    callers = {role: Caller(city.url, role).sign_in() for role in ROLES}
    tokens = {role: caller.token() for role, caller in callers.items()}
    city.later(hours=5)
    for form in forms:
        if form.role == "visitor" or form.action in ("/logga-ut", "/sprak"):
            continue
        cookie = callers[form.role].cookie
        answer = callers[form.role].post(form.action, form.values(token=tokens[form.role]))
        callers[form.role].cookie = cookie
        tries.judge("ended session", form, answer)
        if answer.status == 303 and not answer.location.startswith("/logga-in"):
            tries.fault(f"{form.role} {form.key[0]} [ended session]: taken, to {answer.location}")


def nothing_hostile_lives(tries, url):
    """Every page once more: what was stored is shown as text."""
    for role in ["visitor", *ROLES]:
        for path, answer, _ in Caller(url, role).sign_in().crawl():
            if "<script>alert" in answer.text or answer.status >= 500:
                tries.fault(f"{role} {path}: {answer.status}, or a stored script")


def test_a_stored_script_stays_text_in_the_browser(city, browser):
    house = House(city, browser, None)
    page = house.visit()
    alerts = []
    page.on("dialog", lambda dialog: (alerts.append(page.url), dialog.dismiss()))
    sign_in(page, "unithead")
    page.goto("/bidrag")
    for there in ["/bidrag/", "/skriva", "/skriva/"]:
        page.goto(page.locator(f"main a[href*='{there}']").first.get_attribute("href"))
    for words in [HOSTILE[0], "<img src=x onerror=alert(2)>", "</textarea><script>alert(3)</script>"]:
        page.fill("[role=textbox]#text", words)
        with page.expect_navigation():
            page.get_by_role("button", name="Spara", exact=True).click()
        assert page.locator("[role=textbox]#text").inner_text().strip() == words
        page.goto(page.locator("header nav a[href^='/bidrag']").first.get_attribute("href"))
        entry = page.locator("main a[href^='/bidrag/']").first.get_attribute("href").split("?")[0].split("/")[2]
        page.goto(f"/bidrag/{entry}/las")
        assert words in page.locator("main").inner_text()
        assert page.locator("main script, main img").count() == 0
        page.go_back(), page.go_back(), page.go_back()
        page.wait_for_selector("[role=textbox]#text")
    house.close()
    assert not alerts, f"a stored script ran on {alerts}"
