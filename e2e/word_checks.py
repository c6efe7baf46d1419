"""What a Word file of a paper must hold, read from its XML.

    python e2e/word_checks.py < paper.docx          one fault a line; nothing when all is well
    python e2e/word_checks.py --facts < paper.docx  bookmarks, contents and headings, for tests to compare
"""

import io
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NEEDED = {"Svar", "Fråga", "Instruktion", "Utkast", "Tabelltext", "toc 1", "toc 2"}


class Word:
    def __init__(self, file):
        archive = zipfile.ZipFile(io.BytesIO(file))
        self.members = {name: archive.read(name) for name in archive.namelist()}
        for name, member in self.members.items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(member)
        self.body = ElementTree.fromstring(self.members["word/document.xml"])
        self.styles = ElementTree.fromstring(self.members["word/styles.xml"])
        self.names = {one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val") for one in self.styles.iter(f"{W}style")}

    def style(self, paragraph):
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if found is None else self.names.get(found.get(f"{W}val"), "?" + found.get(f"{W}val"))

    def text(self, element):
        return "".join(one.text or "" for one in element.iter(f"{W}t"))

    def headings(self):
        for paragraph in self.body.iter(f"{W}p"):
            if match := re.fullmatch(r"(?i)heading (\d)", self.style(paragraph)):
                yield int(match[1]), self.text(paragraph)

    def bookmarks(self):
        return [one.get(f"{W}name") for one in self.body.iter(f"{W}bookmarkStart")]

    def contents(self):
        return [(one.get(f"{W}anchor"), self.text(one)) for one in self.body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]


def faults(file):
    return list(about(Word(file)))


def about(word):
    level = 0
    for heading, text in word.headings():
        if heading > level + 1:
            yield f"heading level {heading} after {level}: {text}"
        level = heading
    for paragraph in word.body.iter(f"{W}p"):
        if word.style(paragraph).startswith("?"):
            yield f"a style that is not there: {word.style(paragraph)}"
    if missing := NEEDED - set(word.names.values()):
        yield f"styles missing: {sorted(missing)}"
    for anchor, text in word.contents():
        if anchor not in word.bookmarks():
            yield f"the contents lead nowhere: {text}"
    if [text for _, text in word.contents()] != [text for level, text in word.headings() if level <= 2]:
        yield "the contents are not the headings"
    for table in word.body.iter(f"{W}tbl"):
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "a table without a header row"
    if (language := word.styles.find(f".//{W}lang")) is None or not language.get(f"{W}val"):
        yield "no language"
    footers = b"".join(member for name, member in word.members.items() if "/footer" in name)
    if b" PAGE " not in footers or b" NUMPAGES " not in footers:
        yield "no page numbers"


def facts(file):
    word = Word(file)
    pictures = [one.get("descr") or "" for one in word.body.iter(f"{DRAWING}docPr")]
    styles = [(word.style(one), word.text(one)) for one in word.body.iter(f"{W}p")]
    return {
        "bookmarks": [name for name in word.bookmarks() if name.startswith(("fraga-", "kapitel-"))],
        "headings": list(word.headings()), "contents": [text for _, text in word.contents()], "alts": pictures,
        "toWrite": sum(style == "Svar" for style, _ in styles),
        "questions": [text for style, text in styles if style == "Fråga"],
        "draft": "UTKAST" in "".join(
            "".join(ElementTree.fromstring(member).itertext()) for name, member in word.members.items() if "/header" in name),
    }


if __name__ == "__main__":
    paper = sys.stdin.buffer.read()
    print(json.dumps(facts(paper), ensure_ascii=False) if "--facts" in sys.argv else "\n".join(faults(paper)), end="")
