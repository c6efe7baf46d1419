"""Which signs the fonts of the papers have. A PDF for keeping may not hold a sign that its fonts cannot show."""

import struct
from pathlib import Path

UNKNOWN = "\u25a1"

# Signs that steer the line and are not themselves seen.
STEERING = set(range(0x200B, 0x2010)) | set(range(0x202A, 0x202F)) | set(range(0x2060, 0x2065)) | {0x00AD, 0x034F}
# Variants of the sign before, as the colour of an emoji: nothing is lost when they are left out.
LEFT_OUT = set(range(0xFE00, 0xFE10)) | set(range(0x1F3FB, 0x1F400)) | {0xFEFF, 0x200D}


class Signs:
    def __init__(self, paths):
        self.known = set().union(*(characters(Path(path).read_bytes()) for path in paths)) | STEERING
        # Letters that stay as they are, so that most texts are seen through in one step.
        self.plain = set(filter(str.isprintable, map(chr, range(0x20, 0x250)))) & set(map(chr, self.known))
        if ord(UNKNOWN) not in self.known:
            raise ValueError("no font has the sign for what is unknown")

    def only_known(self, value):
        """The same value with every text in it made of signs that the fonts have."""
        if isinstance(value, str):
            return value if set(value) <= self.plain else "".join(map(self.sign, value))
        if isinstance(value, list):
            return [self.only_known(one) for one in value]
        if isinstance(value, dict):
            return {key: self.only_known(one) for key, one in value.items()}
        return value

    def sign(self, character):
        code = ord(character)
        if code in LEFT_OUT:
            return ""
        if code < 0x20 or 0x7F <= code < 0xA0 or character.isspace() and character != "\u00a0":
            return character if character in "\u2003\u2009\u202f" else " "
        private = 0xE000 <= code <= 0xF8FF or code >= 0xF0000
        return character if code in self.known and not private else UNKNOWN


def characters(font):
    """The characters of a font file, read from its table "cmap" (formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(count))
    cmap = next(start for tag, _, start, _ in tables if tag == b"cmap")
    found = set()
    for place in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, start = struct.unpack_from(">HHI", font, cmap + 4 + 8 * place)
        form = struct.unpack_from(">H", font, cmap + start)[0]
        if (platform, encoding) in ((3, 1), (0, 3)) and form == 4:
            found |= segments(font, cmap + start)
        elif (platform, encoding) in ((3, 10), (0, 4), (0, 6)) and form == 12:
            found |= groups(font, cmap + start)
    return found


def segments(font, start):
    """Format 4: runs of characters up to U+FFFF, each shifted or looked up to a glyph; glyph 0 is none."""
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    column = lambda place, kind: struct.unpack_from(f">{count}{kind}", font, start + 14 + place)
    ends, starts = column(0, "H"), column(2 * count + 2, "H")
    shifts, offsets = column(4 * count + 2, "h"), column(6 * count + 2, "H")
    found = set()
    for run, (first, last) in enumerate(zip(starts, ends)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offsets[run]:
                at = start + 14 + 6 * count + 2 + 2 * run + offsets[run] + 2 * (code - first)
                glyph = struct.unpack_from(">H", font, at)[0]
            else:
                glyph = (code + shifts[run]) & 0xFFFF
            if glyph:
                found.add(code)
    return found


def groups(font, start):
    """Format 12: runs of characters of any length of code."""
    found = set()
    for place in range(struct.unpack_from(">I", font, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", font, start + 16 + 12 * place)
        found.update(range(first if glyph else first + 1, last + 1))
    return found
