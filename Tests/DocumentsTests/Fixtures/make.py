"""Makes the Word files of the import's tests, and the converter's trees of them.

    python3 make.py path/to/pandoc

Needs python-docx and PyYAML. The files are committed, so the tests need neither.
"""
import io, json, pathlib, re, struct, subprocess, sys, tempfile, zipfile, zlib

import docx
import yaml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]


# Parts of Word files

def picture(red):
    """A PNG of 40 × 20 pixels in one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([red, 90, 60]) * 40 for _ in range(20))
    head = struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def bookmark(paragraph, name, number):
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for part in (start, end):
        part.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(0 if paragraph._p.pPr is None else 1, start)
    paragraph._p.append(end)


def tracked(paragraph, kind, text):
    """A run that was inserted ("ins") or deleted ("del") with changes tracked."""
    word = "delText" if kind == "del" else "t"
    paragraph._p.append(parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="900" w:author="Ayaan Warsame" w:date="2024-04-02T10:00:00Z">'
        f'<w:r><w:{word} xml:space="preserve">{text}</w:{word}></w:r></w:{kind}>'))


def bold(document, text, then=None):
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    if then:
        paragraph.add_run(then)
    return paragraph


def add_picture(document, red, alt, caption=None):
    document.add_picture(picture(red))
    properties = document.paragraphs[-1]._p.find(".//" + qn("wp:docPr"))
    properties.set("descr", alt)
    if caption:
        document.add_paragraph(caption, style="Caption")


def table(document, rows, header=True):
    made = document.add_table(len(rows), len(rows[0]))
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(line, column).text = text
    made._tbl.tblPr.append(parse_xml(f'<w:tblLook {nsdecls("w")} w:firstRow="{int(header)}" w:val="{"0020" if header else "0000"}"/>'))
    for extra in made._tbl.tblPr.findall(qn("w:tblLook"))[:-1]:
        made._tbl.tblPr.remove(extra)
    return made


def numbering(document, start):
    """A numbered list of its own that begins at `start`."""
    part = document.part.numbering_part.element
    abstract = 700 + len(part)
    part.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'))
    part.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{abstract}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return abstract


def numbered(document, number, text, strong=False):
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = strong
    paragraph._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
    return paragraph


# The form

def form(year):
    edition = yaml.safe_load((ROOT / "Editions" / f"{year}.yaml").read_text())
    targets = [dict(kind="group", key="opening", heading="Inledning")]
    for field in edition["opening"]["fields"]:
        targets.append(dict(kind="opening", key="opening." + field["key"], heading=field["title"]["sv"], text=field["text"]["sv"]))
    for section in edition["sections"]:
        targets.append(dict(kind="group", key=section["key"], heading=section["name"]["sv"]))
        for question in section["questions"]:
            number = str(question["number"])
            parts = question.get("parts", [])
            targets.append(dict(
                kind="group" if parts else "question", key=number, number=number,
                heading=question["title"]["sv"], text=question["text"]["sv"]))
            for part in parts:
                key = number + part["letter"]
                targets.append(dict(kind="question", key=key, number=key, heading=part["title"]["sv"], text=part["text"]["sv"]))
    targets.append(dict(kind="loose", key="glossary", heading="Ordlista"))
    own = [f"Bidrag till Kvalitetsutmärkelsen {year}", "Skriv ert svar här.", "Innehåll"]
    own += [lead["sv"] for section in edition["sections"] for lead in section.get("lead", [])]
    facts = [re.sub(r" i \{countedMonth\}", "", field["label"]["sv"]) for field in edition["administrative"]]
    return dict(targets=targets, ownTexts=own, factLabels=facts)


FORM = form(2024)
QUESTIONS = {t["key"]: t for t in FORM["targets"]}


# The files

def filled():
    """Our own form, written on: bookmarks, tracked changes, a picture, a table, lists."""
    d = docx.Document()
    d.add_heading("Bidrag till Kvalitetsutmärkelsen 2024", 0)
    table(d, [["Uppgift", "Svar"], ["Verksamhetens namn", "Förskolan Lövkojan"], ["Chefens namn", "Ewa Lindqvist"]])
    contents = d.add_paragraph()
    contents._p.append(parse_xml(
        f'<w:hyperlink {nsdecls("w")} w:anchor="fraga-1"><w:r><w:t>1 Insikt om målgruppens behov</w:t></w:r></w:hyperlink>'))
    d.add_heading("Målgrupp", 1)

    def question(key, number, heading=None):
        q = QUESTIONS[key]
        bookmark(d.add_heading(heading or f'{key} {q["heading"]}', 2), f"fraga-{key}", number)
        d.add_paragraph(q["text"])

    question("1", 1)
    p = d.add_paragraph("Vi frågar ")
    tracked(p, "del", "ibland ")
    tracked(p, "ins", "varje vecka ")
    p.add_run("alla.")
    d.add_heading("Så lyssnar vi", 3)
    for text in ("Samtal", "Enkäter"):
        d.add_paragraph(text, style="List Bullet")
    add_picture(d, 200, "Ett årshjul med fyra delar", "Vårt årshjul")
    question("2", 2, heading="Om inflytande")
    d.add_paragraph("Barnen röstar den 22 mars.")
    table(d, [["År", "Nöjda"], ["2023", "81 %"]])
    question("3", 3)
    d.add_paragraph("Skriv ert svar här.")
    d.add_heading("Resultat, analys och utveckling", 1)
    d.add_heading("16 " + QUESTIONS["16"]["heading"], 2)
    d.add_paragraph(QUESTIONS["16"]["text"])
    for number, key in enumerate(("16a", "16b"), 8):
        bookmark(d.add_heading(f'{key} {QUESTIONS[key]["heading"]}', 3), f"fraga-{key}", number)
        d.add_paragraph(QUESTIONS[key]["text"])
        d.add_paragraph(f"Svar på {key}.")
    d.add_heading("Ordlista", 1)
    d.add_paragraph("BVC: barnavårdscentral.")
    return d


def typed():
    """Written freely: bold lines for headings, typed numbers, lists of the writer's own, a question left out, another moved."""
    d = docx.Document()
    d.add_paragraph("Verksamhetens namn: Hemtjänsten Solrosen")
    d.add_paragraph("Vi är glada att få delta.")
    bold(d, "Verksamheten")
    d.add_paragraph("Vi ger hemtjänst.")
    bold(d, "1. " + QUESTIONS["1"]["text"])
    d.add_paragraph("Vi gör tre saker:")
    for text in ("1. Vi ringer alla.", "2. Vi besöker alla.", "3. Vi frågar igen den 22 mars."):
        d.add_paragraph(text)
    bold(d, "2. Uppföljning")
    d.add_paragraph("Vi följer upp.")
    bold(d, "2. " + QUESTIONS["2"]["text"])
    bold(d, "Brukarråd")
    d.add_paragraph("Rådet möts varje månad.")
    bold(d, "5. Resultat från målgruppen")
    d.add_paragraph("79 procent är nöjda.")
    bold(d, "4. " + QUESTIONS["4"]["text"], then=" Vi frågar alla lika.")
    d.add_paragraph("6. Hur leder du? Ge exempel på vad du gör, hur medarbetarna märker det och vilken effekt det får.")
    d.add_paragraph("Jag är ute varje dag.")
    bold(d, "7. Vårt syfte")
    d.add_paragraph("Alla kan planen.")
    return d


def automatic():
    """Questions numbered by Word, with the writer's own numbered lists between them."""
    d = docx.Document()
    numbered(d, numbering(d, 1), QUESTIONS["1"]["text"], strong=True)
    d.add_paragraph("Vi frågar.")
    own = numbering(d, 1)
    for text in ("Ring", "Besök", "Fråga igen"):
        numbered(d, own, text)
    numbered(d, numbering(d, 2), QUESTIONS["2"]["text"], strong=True)
    d.add_paragraph("Alla röstar.")
    both = numbering(d, 3)
    numbered(d, both, QUESTIONS["3"]["text"])
    numbered(d, both, QUESTIONS["4"]["text"])
    d.add_paragraph("Vi mäter.")
    return d


def swedish():
    """Saved by a Swedish Word: the styles of headings are called Rubrik1, Rubrik2."""
    d = docx.Document()
    for level in (1, 2, 3):
        style = d.styles[f"Heading {level}"]
        style._element.set(qn("w:styleId"), f"Rubrik{level}")
    d.add_heading("Målgrupp", 1)
    d.add_heading("1. " + QUESTIONS["1"]["text"], 2)
    d.add_paragraph("Vi frågar.")
    d.add_heading("Enkäten", 3)
    d.add_paragraph("Den går ut i maj.")
    return d


def earlier():
    """The form of 2021, written on."""
    d = docx.Document()
    for target in form(2021)["targets"]:
        if target["kind"] == "question":
            bold(d, f'{target["key"]}. {target["text"]}')
            d.add_paragraph(f'Svar 2021 på fråga {target["key"]}.')
    return d


def tables():
    d = docx.Document()
    bold(d, "1. " + QUESTIONS["1"]["text"])
    t = table(d, [["År", "Resultat", ""], ["2023", "81", "83"], ["", "82", "84"]])
    t.cell(0, 1).merge(t.cell(0, 2))
    t.cell(1, 0).merge(t.cell(2, 0))
    table(d, [["a", "b"], ["c", "d"]], header=False)
    frame = d.add_table(1, 1)
    frame.cell(0, 0).text = "I en ram."
    outer = table(d, [["Mål", "Utfall"], ["Nöjda", ""]])
    inner = outer.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "81", "83"
    table(d, [[f"k{n}" for n in range(31)], [str(n) for n in range(31)]])
    return d


def oddities():
    """What has no block of its own: footnotes, formulas, links elsewhere, a picture in a list, raised text."""
    d = docx.Document()
    bold(d, "1. " + QUESTIONS["1"]["text"])
    p = d.add_paragraph("Yta 30 m")
    p.add_run("2").font.superscript = True
    p.add_run(" och CO")
    p.add_run("2").font.subscript = True
    p.add_run(", ")
    p.add_run("struket").font.strike = True
    p._p.append(parse_xml(
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x+y</m:t></m:r></m:oMath>'))
    for address, text in (("https://exempel.se/a", "hit"), ("ftp://exempel.se", "dit")):
        relation = d.part.relate_to(address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True)
        p = d.add_paragraph("Se ")
        p._p.append(parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>'))
    p = d.add_paragraph("I en punkt ", style="List Bullet")
    p.add_run().add_picture(picture(120))
    p.add_run(" efter.")
    p = d.add_paragraph("Rad ett")
    p.add_run().add_break()
    p.add_run("rad två")
    d.add_paragraph("Nu blir vi hörda.", style="Quote")
    return d


def pictures():
    d = docx.Document()
    add_picture(d, 10, "Entrén")
    add_picture(d, 20, "")
    return d


FILES = dict(
    filled=filled, typed=typed, automatic=automatic, swedish=swedish, earlier=earlier, tables=tables,
    oddities=oddities, pictures=pictures, empty=docx.Document)


def save(document, path):
    """Without the time of the making, and with what Word does not need left out, so that equal files are equal bytes."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for member in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(member, (2024, 1, 1, 0, 0, 0)), source.read(member), zipfile.ZIP_DEFLATED)


def main(pandoc):
    swift = (ROOT / "Sources/Documents/Import/BookmarkMark.swift").read_text()
    script = re.search(r'#"""\n(.*?)\n\s*"""#', swift, re.S).group(1)
    (HERE / "form-2024.json").write_text(json.dumps(FORM, ensure_ascii=False, indent=1) + "\n")
    for name, make in FILES.items():
        path = HERE / f"{name}.docx"
        save(make(), path)
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "reader.lua").write_text(script)
            tree = subprocess.run(
                [pandoc, "--sandbox", "--from=reader.lua", "--to=json", "--track-changes=accept", "--extract-media=.", path],
                cwd=folder, check=True, capture_output=True).stdout
        (HERE / f"{name}.json").write_bytes(tree)


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).absolute()))
