"""What PDF/UA-1 and PDF/A-2a ask of a paper, as far as a program can see it.

    python e2e/pdf_checks.py < paper.pdf           one fault a line; nothing when all is well
    python e2e/pdf_checks.py --text < paper.pdf    the text as it is copied or read out

`faults(bytes)` is the same for tests. It is no full validator: it looks at what has gone wrong in papers before.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile

import pikepdf

HEADING = re.compile(r"H([1-6])")
TEXT_AND_PAINT = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}


def faults(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [
            *about_the_file(document), *about_metadata(document), *about_pages(document), *about_fonts(document),
            *about_structure(document),
        ]
    return found + about_syntax(pdf)


def about_the_file(document):
    root = document.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window does not show the title"
    if "/OutputIntents" not in root:
        yield "no output intent"
    if document.is_encrypted:
        yield "encrypted"
    if "/Outlines" not in root and sum(1 for _ in elements(document) if HEADING.fullmatch(_[0])):
        yield "no bookmarks"


def about_metadata(document):
    with document.open_metadata() as metadata:
        wanted = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
        for name, value in wanted.items():
            if metadata.get(name) != value:
                yield f"{name} is {metadata.get(name)}, not {value}"
        if not metadata.get("dc:title"):
            yield "no title"


def about_pages(document):
    for number, page in enumerate(document.pages, 1):
        annotations = page.get("/Annots", [])
        if page.get("/Tabs") != "/S" and len(annotations):
            yield f"page {number}: the tab key does not follow the structure"
        for annotation in annotations:
            if "/StructParent" not in annotation:
                yield f"page {number}: a link outside the structure"
            if not str(annotation.get("/Contents", "")):
                yield f"page {number}: a link without a description"
        if loose := unmarked(page):
            yield f"page {number}: {loose} pieces are neither text nor decoration"


def unmarked(page):
    """Pieces drawn outside marked content; what is decoration is marked as an artifact."""
    depth = loose = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in TEXT_AND_PAINT and depth == 0:
            loose += 1
    return loose


def about_fonts(document):
    for font in document.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
            continue
        if font.get("/Subtype") in ("/Type0",) and "/ToUnicode" not in font:
            yield f"{font.BaseFont}: cannot be read as text"
        if font.get("/Subtype") in ("/CIDFontType0", "/CIDFontType2", "/TrueType", "/Type1"):
            descriptor = font.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"{font.BaseFont}: not embedded"


def about_structure(document):
    if "/StructTreeRoot" not in document.Root:
        yield "no structure"
        return
    level = 0
    for kind, element, inside in elements(document):
        if match := HEADING.fullmatch(kind):
            if int(match[1]) > level + 1:
                yield f"a heading of level {match[1]} after one of level {level}"
            level = int(match[1])
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "a picture without a description"
        if kind == "TH" and attribute(element, "/Scope") is None:
            yield "a header cell that does not say what it heads"
        if kind == "Table":
            yield from about_table(document, element)
        if kind == "LI" and inside != "L":
            yield f"a list item in {inside}"


def about_table(document, table):
    rows = [cells(document, row) for kind, row, _ in below(document, table, "Table") if kind == "TR"]
    if len({len(row) for row in rows}) > 1:
        yield f"a table with rows of {sorted({len(row) for row in rows})} cells"
    if rows and set(rows[0]) != {"TH"}:
        yield "a table without a header row"


def cells(document, row):
    return [kind for kind, _, inside in below(document, row, "TR") if kind in ("TH", "TD")]


def elements(document):
    root = document.Root.get("/StructTreeRoot")
    return below(document, root, "") if root is not None else ()


def below(document, element, inside):
    """Every element under this one in reading order: its kind, itself, and the kind that it stands in."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            kind = role(document, kid)
            yield kind, kid, inside
            yield from below(document, kid, kind)


def role(document, element):
    kind = element.S
    roles = document.Root.StructTreeRoot.get("/RoleMap", {})
    while kind in roles and roles[kind] != kind:
        kind = roles[kind]
    return str(kind).lstrip("/")


def attribute(element, name):
    owners = element.get("/A", [])
    for owner in owners if isinstance(owners, pikepdf.Array) else [owners]:
        if isinstance(owner, pikepdf.Dictionary) and name in owner:
            return owner[name]
    return None


def about_syntax(pdf):
    if shutil.which("qpdf") is None:
        return []
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        said = subprocess.run(["qpdf", "--check", file.name], capture_output=True, text=True, timeout=60)
    return [] if said.returncode == 0 else [f"qpdf: {said.stdout[-500:]}{said.stderr[-500:]}"]


def text(pdf):
    """The text with a space for every break, and words whole that were parted at the end of a line."""
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, timeout=60, check=True)
    return " ".join(said.stdout.decode().replace("\u00ad\n", "").split())


if __name__ == "__main__":
    paper = sys.stdin.buffer.read()
    print(text(paper) if "--text" in sys.argv else "\n".join(faults(paper)), end="")
