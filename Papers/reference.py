"""Makes the Word files whose styles, page, header and footer the papers get: reference[-draft][-en].docx.

    .venv/bin/python Papers/reference.py

Run again after a change here, and commit the files that it makes beside itself. Needs python-docx (requirements.in).
"""

import datetime
import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pypandoc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

HERE = Path(__file__).parent
FONT = "Open Sans"
INK, SOFT, THREAD = RGBColor(0x1C, 0x24, 0x30), RGBColor(0x4A, 0x55, 0x63), RGBColor(0xA3, 0x16, 0x3D)
WORDS = {"": ("Sida", "av", "Utkast"), "-en": ("Page", "of", "Draft")}
MADE = datetime.datetime(2024, 1, 1)

# Name: size, bold (None: as what it stands in), italic, colour, space before and after in points.
STYLES = {
    "Normal": (10.5, None, False, INK, 0, 7),
    "Header": (8.5, None, False, SOFT, 0, 0),
    "Footer": (8.5, None, False, SOFT, 0, 0),
    "Title": (25, True, False, INK, 6, 4),
    "Subtitle": (14, False, False, SOFT, 0, 4),
    "Author": (11, True, False, THREAD, 0, 2),
    "Date": (10.5, False, False, INK, 0, 10),
    "TOC Heading": (18, True, False, INK, 18, 8),
    "Heading 1": (18, True, False, INK, 26, 10),
    "Heading 2": (13, True, False, INK, 18, 6),
    "Heading 3": (11.5, True, False, INK, 12, 4),
    "Heading 4": (10.5, True, False, INK, 10, 4),
    "Heading 5": (10.5, True, True, INK, 10, 4),
    "Body Text": (10.5, False, False, INK, 0, 7),
    "First Paragraph": (10.5, False, False, INK, 0, 7),
    "Compact": (10.5, False, False, INK, 0, 3),
    "Block Text": (10.5, False, False, INK, 4, 7),
    "Image Caption": (9, False, False, SOFT, 2, 10),
    "Captioned Figure": (10.5, False, False, INK, 8, 0),
    "Figure": (10.5, False, False, INK, 8, 8),
    "Fråga": (10, True, False, SOFT, 0, 6),
    "Svar": (10.5, False, False, INK, 0, 7),
    "Instruktion": (10, False, True, SOFT, 5, 5),
    "Utkast": (12, True, False, THREAD, 0, 10),
    "Tabelltext": (9, None, False, INK, 2, 2),
    "Tabelltext liten": (5.5, None, False, INK, 1, 1),
    "toc 1": (10.5, True, False, INK, 8, 2),
    "toc 2": (10.5, False, False, INK, 0, 2),
}
WITH_NEXT = {"Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5", "Fråga", "Captioned Figure", "TOC Heading"}


def main():
    pandoc = pypandoc.get_pandoc_path()
    default = subprocess.run(
        [pandoc, "--print-default-data-file", "reference.docx"], check=True, capture_output=True).stdout
    for language in WORDS:
        for draft in (False, True):
            name = f"reference{'-draft' if draft else ''}{language}.docx"
            (HERE / name).write_bytes(reference(default, language, draft))


def reference(default, language, draft):
    document = docx.Document(io.BytesIO(default))
    clear(document)
    for name, look in STYLES.items():
        dress(style(document, name), name, look)
    link = style(document, "Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor(0x0B, 0x4F, 0x8A), True
    quoted(style(document, "Block Text"))
    lined(document)
    pages(document.sections[0], WORDS[language], draft)
    tongue(document, "en-GB" if language else "sv-SE")
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.title = ""
    properties.created = properties.modified = MADE
    made = io.BytesIO()
    document.save(made)
    return dated(made)


def clear(document):
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def style(document, name, kind=WD_STYLE_TYPE.PARAGRAPH):
    """Found by name without regard to capitals: pandoc's file says "heading 1" where Word says "Heading 1"."""
    for one in document.styles:
        if one.element.name_val.lower() == name.lower() and one.type == kind:
            return one
    made = document.styles.add_style(name, kind)
    if name.startswith("toc "):
        # As Word itself names them, for the contents refer to them so.
        made.element.set(qn("w:styleId"), name.upper().replace(" ", ""))
    made.hidden, made.quick_style = False, True
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        made.base_style = document.styles["Normal"]
    return made


def dress(style, name, look):
    size, bold, italic, colour, before, after = look
    font = style.font
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold, italic, colour
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:spacing", "w:kern"):
        if (old := properties.find(qn(tag))) is not None:
            properties.remove(old)
    font.name = FONT
    for kind in ("w:cs", "w:eastAsia"):
        properties.find(qn("w:rFonts")).set(qn(kind), FONT)
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.line_spacing = 1.2
    paragraph.alignment = 0
    paragraph.keep_with_next = name in WITH_NEXT
    paragraph.widow_control = True
    if name == "toc 2":
        paragraph.left_indent = Mm(5)


def quoted(style):
    style.paragraph_format.left_indent, style.paragraph_format.right_indent = Mm(6), Mm(6)
    borders(style.element.get_or_add_pPr(), "w:pBdr", {"left": 12})


def lined(document):
    """Thin lines around the cells, and a header row that stands out."""
    table = next(one for one in document.styles if one.element.name_val == "Table")
    element = table.element
    for old in element.findall(qn("w:tblStylePr")) + element.findall(qn("w:tblPr")):
        element.remove(old)
    properties = OxmlElement("w:tblPr")
    borders(properties, "w:tblBorders", dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), 4))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "80")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    element.append(properties)
    # A row stands on one page.
    row = OxmlElement("w:trPr")
    row.append(OxmlElement("w:cantSplit"))
    element.append(row)
    header = OxmlElement("w:tblStylePr")
    header.set(qn("w:type"), "firstRow")
    run, bold = OxmlElement("w:rPr"), OxmlElement("w:b")
    run.append(bold)
    cell, shade = OxmlElement("w:tcPr"), OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF0F3")):
        shade.set(qn(f"w:{key}"), value)
    cell.append(shade)
    header.append(run)
    header.append(cell)
    element.append(header)


def borders(parent, tag, sides):
    around = OxmlElement(tag)
    for side, eighths in sides.items():
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(eighths)), ("space", "8" if tag == "w:pBdr" else "0"), ("color", "8B95A3")):
            line.set(qn(f"w:{key}"), value)
        around.append(line)
    if tag == "w:pBdr":
        # Before the spacing, as the order of the schema wants.
        spacing = parent.find(qn("w:spacing"))
        spacing.addprevious(around) if spacing is not None else parent.append(around)
    else:
        parent.append(around)


def pages(section, words, draft):
    page, of, draft_word = words
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    top = line(section.header)
    field(top, "TITLE")
    if draft:
        run = top.add_run(f"\t{draft_word.upper()}")
        run.bold, run.font.color.rgb = True, THREAD
    bottom = line(section.footer)
    bottom.add_run(f"\t{page} ")
    field(bottom, "PAGE")
    bottom.add_run(f" {of} ")
    field(bottom, "NUMPAGES")


def line(part):
    part.is_linked_to_previous = False
    paragraph = part.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def field(paragraph, name):
    for kind in ("begin", None, "separate", "result", "end"):
        run = paragraph.add_run()
        if kind is None:
            word = OxmlElement("w:instrText")
            word.set(qn("xml:space"), "preserve")
            word.text = f" {name} "
            run._r.append(word)
        elif kind == "result":
            run.text = "" if name == "TITLE" else "1"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def tongue(document, language):
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    tag = defaults.find(qn("w:lang"))
    if tag is None:
        tag = OxmlElement("w:lang")
        defaults.append(tag)
    tag.set(qn("w:val"), language)


def dated(made):
    """The same file with one date on every member, so that the same script gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    main()
