"""One Type 0 font per face, written by HarfBuzz's subset of it (ISO 32000-1, 9.7).

Codes are two bytes, none of which a string must escape.  In a TrueType face each pair of glyph
and text has its own code, so that what is copied out is what was written even where two characters
share a glyph; a CIDToGIDMap leads from code to glyph.  In a CFF face the code is the subset's glyph
id: a glyph says the first of its texts, and ActualText where it stands for another.

A glyph that is set narrower or wider than it is has a code of its own: a mark on half an em, or a
character whose width holds the space after it.  Readers then find no gap and no overlap, and return
2025年 without a blank.  CFF faces have numbers between their strings instead.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

from ..fonts.face import Face, Subset, code_of
from ..fonts.wider import widen
from ..model.paragraph import Paragraph, Run
from .objects import Raw, Stream, text_string

ESCAPES = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"))
NOTDEF_WIDTH = 1000
SOFT_HYPHEN = "\u00ad"
CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class PdfFont:
    """A face in one document.  First ``collect`` all that will be written, then ``freeze``."""

    def __init__(self, face: Face, name: str, document: pdfdoc.PDFDocument) -> None:
        self._face, self.name = face, name
        self._used: set[tuple[int, str]] = set()
        self._subset: Subset
        self._code: dict[tuple[int, str], int] = {}
        self._count = 0  # of codes, before those of variants
        self._words: dict[str, bytes | None] = {}
        self._borrowed: list[str] = []
        # code, shift and spacing in eighths of an em → code, and back
        self._variants: dict[tuple[int, int, int], int] = {}
        self._origin: dict[int, tuple[int, int, int]] = {}
        self._known: dict[tuple[bytes, int, int], bytes] = {}
        document.fontMapping[name] = "/" + name
        document.delayedFonts.append(self)

    def collect(self, paragraph: Paragraph, run: Run) -> None:
        """Note what a run has besides characters on their own: glyphs of shaped words."""
        text = paragraph.text
        for start, word in paragraph.words.items():
            if run.start <= start < run.end:
                for row in word.glyphs:
                    first = start + row[3]
                    self._used.add((row[0], text[first : first + row[4]]))

    def freeze(self) -> None:
        """Give every glyph its code: to characters on their own the number they have in their
        face, then to the glyphs of words."""
        face = self._face
        alone = [(face.glyph[char], char) for char in face.numbered if char != "\n"]
        words = sorted(self._used - set(alone), key=lambda pair: (pair[1], pair[0]))
        self._subset = face.subset({glyph for glyph, _ in [*alone, *words]})
        if self._subset.is_cff:
            self._code = {pair: self._subset.new[pair[0]] for pair in [*alone, *words]}
            owners = {code: text for (_, text), code in reversed(self._code.items())}
            self._borrowed = [
                text for (_, text), code in self._code.items() if owners[code] != text
            ]
        else:
            numbers = {char: code_of(count) for count, char in enumerate(face.numbered, 1)}
            self._code = {pair: numbers[pair[1]] for pair in alone}
            first = len(face.numbered) + 1  # a line feed has a number and no code
            self._code |= {pair: code_of(count) for count, pair in enumerate(words, first)}
            self._count = len(face.numbered) + len(words)

    def encode(self, paragraph: Paragraph, run: int) -> bytes:
        """Two bytes for each character of a run, as glyphs standing on their own."""
        codes = paragraph.codes[run]
        if not self._subset.is_cff:
            return codes
        first, last = paragraph.runs[run].start, paragraph.runs[run].end
        glyph, code = self._face.glyph, self._code
        return b"".join(
            struct.pack(">H", 0 if char == "\n" else code[glyph[char], char])
            for char in paragraph.text[first:last]
        )

    def code(self, glyph: int, text: str) -> bytes:
        return struct.pack(">H", self._code[glyph, text])

    def string(self, codes: bytes) -> str:
        """Codes as a literal string in a content stream, whose bytes are read as Latin-1."""
        if self._subset.is_cff:
            for mark, escaped in ESCAPES:
                codes = codes.replace(mark, escaped)
        return f"({codes.decode('latin-1')})"

    def spoken(self, text: str) -> str:
        """The operator that says what a text is, where some of its glyphs stand for another; else
        nothing.  Only in a CFF face must two characters share a code."""
        if not any(borrowed in text for borrowed in self._borrowed):
            return ""
        return f"/Span<</ActualText{text_string(text)}>>BDC"

    def word(self, paragraph: Paragraph, start: int) -> bytes | None:
        """The codes of a word's glyphs; None when they are not just set side by side."""
        word = paragraph.words[start]
        text = paragraph.text[start : word.end]
        if text not in self._words:
            plain = all(
                not shift and advance == self.natural(glyph)
                for glyph, advance, shift, _, _ in word.glyphs
            )
            parts = (self.code(glyph, text[first : first + count])
                     for glyph, _, _, first, count in word.glyphs)  # fmt: skip
            self._words[text] = b"".join(parts) if plain else None
        return self._words[text]

    def collect_hyphen(self) -> None:
        """A hyphen that divides a word is copied out as a soft one: it is not in the text."""
        self._used.add((self._face.glyph["-"], SOFT_HYPHEN))

    def hyphen(self) -> bytes:
        return self.code(self._face.glyph["-"], SOFT_HYPHEN)

    def variant(self, code: bytes, lead: int, after: int) -> bytes:
        """The code of the same glyph and text with so many eighths of an em before and after it;
        the same code where the face cannot have that."""
        known = self._known.get((code, lead, after))
        if known is None:
            known = self._known[code, lead, after] = self._variant(code, lead, after)
        return known

    def _variant(self, code: bytes, lead: int, after: int) -> bytes:
        number = struct.unpack(">H", code)[0]
        base, had_lead, had_after = self._origin.get(number, (number, 0, 0))
        key = base, had_lead + lead, had_after + after
        if self._subset.is_cff or key == (base, 0, 0):
            return code if self._subset.is_cff else struct.pack(">H", base)
        if key not in self._variants:
            found = code_of(self._count + len(self._variants) + 1)
            self._variants[key] = found
            self._origin[found] = key
        return struct.pack(">H", self._variants[key])

    @property
    def variants(self) -> bool:
        """Whether the face can have glyphs once more with other advances."""
        return not self._subset.is_cff

    def thousandths(self, units: int) -> float:
        """Font units as thousandths of an em."""
        return units * 1000 / self._face.upem

    def natural(self, glyph: int) -> int:
        """The advance that the embedded font gives a glyph, in font units."""
        return self._face.advance(glyph)

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 (ReportLab's name)
        """Called by ReportLab when the document is saved."""
        self._widen()
        subset, metrics = self._subset, self._face.metrics
        digest = hashlib.md5(subset.program, usedforsecurity=False).digest()
        base = "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + metrics.name
        head = b"/Subtype/CIDFontType0C" if subset.is_cff else b"/Length1 %d" % len(subset.program)
        program = self._reference(document, Stream(subset.program, head), "program")
        key = "FontFile3" if subset.is_cff else "FontFile2"
        flags = 4 | metrics.fixed | (2 * metrics.serif) | (64 * bool(metrics.italic_angle))
        descriptor = Raw(
            f"<</Type/FontDescriptor/FontName/{base}/Flags {flags}"
            f"/FontBBox[{' '.join(map(str, metrics.box))}]/ItalicAngle {metrics.italic_angle:g}"
            f"/Ascent {metrics.ascent}/Descent {metrics.descent}/CapHeight {metrics.cap_height}"
            f"/StemV {max(50, (metrics.weight - 50) * 22 // 90)}/{key} {program}>>"
        )
        kind = "CIDFontType0" if subset.is_cff else "CIDFontType2"
        mapped = "" if subset.is_cff else f"/CIDToGIDMap {self._glyph_map(document)}"
        descendant = Raw(
            f"<</Type/Font/Subtype/{kind}/BaseFont/{base}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/DW {NOTDEF_WIDTH}/W[{' '.join(self._widths())}]{mapped}"
            f"/FontDescriptor {self._reference(document, descriptor, 'descriptor')}>>"
        )
        suffix = "-Identity-H" if subset.is_cff else ""
        unicode = self._reference(document, Stream(self._to_unicode()), "unicode")
        below = self._reference(document, descendant, "cid")
        font = Raw(
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}{suffix}/Encoding/Identity-H"
            f"/DescendantFonts[{below}]/ToUnicode {unicode}>>"
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, self.name)

    def _widen(self) -> None:
        """Put the wider glyphs into the font program, after all others."""
        self._advance = {code: self.natural(glyph) for (glyph, _), code in self._code.items()}
        self._unicode = {code: text for (_, text), code in reversed(self._code.items())}
        last = max([*self._code.values(), *self._variants.values()], default=0)
        self._glyphs = [0] * (last + 1)
        for (glyph, _), code in self._code.items():
            self._glyphs[code] = self._subset.new[glyph]
        if not self._variants:
            return
        upem = self._face.upem
        wanted = []
        for (code, lead, after), found in self._variants.items():
            self._advance[found] = self._advance[code] + round(upem * (lead + after) / 8)
            self._unicode[found] = self._unicode[code]
            wanted.append((self._glyphs[code], round(upem * lead / 8), self._advance[found]))
        for glyph, found in enumerate(self._variants.values(), self._subset.glyphs):
            self._glyphs[found] = glyph
        self._subset = self._subset._replace(program=widen(self._subset.program, wanted))

    def _reference(self, document: pdfdoc.PDFDocument, thing: object, part: str) -> str:
        reference = document.Reference(thing, f"{self.name}:{part}")
        return str(reference.format(document).decode())

    def _glyph_map(self, document: pdfdoc.PDFDocument) -> str:
        glyphs = self._glyphs
        return self._reference(document, Stream(struct.pack(f">{len(glyphs)}H", *glyphs)), "map")

    def _widths(self) -> Iterable[str]:
        """Runs of codes whose width is not the default, as W wants them."""
        widths = {code: self.thousandths(units) for code, units in self._advance.items()}
        run: list[str] = []
        first = 0
        for code in sorted(widths):
            if run and (code != first + len(run) or widths[code] == NOTDEF_WIDTH):
                yield f"{first}[{' '.join(run)}]"
                run = []
            if widths[code] != NOTDEF_WIDTH:
                first = first if run else code
                run.append(f"{round(widths[code], 3):g}")
        if run:
            yield f"{first}[{' '.join(run)}]"

    def _to_unicode(self) -> bytes:
        """One bfchar per code: with ranges some readers return wrong characters."""
        rows = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, text in sorted(self._unicode.items())
            if text
        ]
        blocks = [
            f"{len(rows[n : n + 100])} beginbfchar\n"
            + "\n".join(rows[n : n + 100])
            + "\nendbfchar\n"
            for n in range(0, len(rows), 100)
        ]
        return (CMAP_HEAD + "".join(blocks) + CMAP_TAIL).encode()
