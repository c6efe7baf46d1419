"""Reads a job on standard input and writes the PDF on standard output. The folder it stands in holds the pictures.

The job: {"paper": what entry.typ shows, "pictures": {identifier: file name}, "fonts": [folders]}.
A picture that cannot be read is left out, and a sign that no font has becomes □: an entry always gets its PDF.
"""

import datetime
import json
import sys
from pathlib import Path

import typst

from signs import Signs

HERE = Path(__file__).parent
STANDARDS = ["a-2a", "ua-1"]
FAMILIES = ("Open Sans", "DejaVu Sans")


def main():
    job = json.load(sys.stdin.buffer)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=job["fonts"])
    missing = set(FAMILIES) - set(fonts.families())
    if missing:
        sys.exit(f"fonts missing: {', '.join(sorted(missing))}")
    signs = Signs(font.path for font in fonts.fonts() if font.family in FAMILIES and upright(font))
    paper = signs.only_known(job["paper"])
    try:
        pdf = typeset(paper, job["pictures"], fonts)
    except typst.TypstError:
        readable = {key: name for key, name in job["pictures"].items() if is_readable(name, fonts)}
        if readable == job["pictures"]:
            raise
        pdf = typeset(paper, readable, fonts)
    sys.stdout.buffer.write(pdf)


def upright(font):
    return font.style.lower() == "normal" and font.weight == 400


def typeset(paper, pictures, fonts):
    made = datetime.datetime(*paper["day"], 12, tzinfo=datetime.timezone.utc)
    return typst.compile(
        (HERE / "entry.typ").read_bytes(), root=str(Path.cwd()), font_paths=fonts, pdf_standards=STANDARDS,
        timestamp=made, format="pdf",
        sys_inputs={"paper": json.dumps(paper, ensure_ascii=False), "pictures": json.dumps(pictures)})


def is_readable(name, fonts):
    try:
        typst.compile(f'#image("/{name}")'.encode(), root=str(Path.cwd()), font_paths=fonts, format="pdf")
    except typst.TypstError:
        return False
    return True


if __name__ == "__main__":
    main()
