"""A PDF file to pages of glyphs: what stands where.  PDFium reads it."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_double
from functools import partial
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.diagnostic import Report
from .opened import opened, read_pdf

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

FORM = 5  # FPDF_PAGEOBJ_FORM
INVISIBLE = 3  # text rendering mode: the words under a scanned page
SKEW = 0.02  # how far a baseline may lean; one degree
NARROW = 0.75  # em: full-width letters that are narrower than this are ordinary ones
SHORT = 0.45  # em: dashes of this width are hyphens
EXACT = 0.01  # em
STACK = 3  # characters, one under the other, that make vertical setting
UNKNOWN = "\ufffd"
# What PDFium writes for a hyphen at a line's end, and soft hyphens, which are seen only there.
HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\t": " ", "\u0000": UNKNOWN}
DOUBLED = "f—…⋯."  # a glyph may stand for two of these
LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")  # from U+FB00


class Glyph(NamedTuple):
    """One character as it was set.  x and y are its origin, on the baseline, in points from the
    upper left corner of the page; size is the em and advance the width of the glyph in the font,
    in points too.  A ligature is as many glyphs as it has characters."""

    char: str
    x: float
    y: float
    size: float
    advance: float


class Sheet(NamedTuple):
    """The upright glyphs of one page in the order of the file, and how many others there are."""

    number: int
    glyphs: tuple[Glyph, ...]
    turned: int
    hidden: int


def read_sheets(path: Path, report: Report) -> tuple[Sheet, ...]:
    """Every page of a file.  Raises KanyinError as `read_pdf` and `opened` do."""
    with opened(read_pdf(path, report), path, report) as pdf:
        return tuple(_sheet(pdf, index) for index in range(len(pdf)))


def _sheet(pdf: PdfDocument, index: int) -> Sheet:
    page = pdf[index]
    _without_replacements(page)
    text = page.get_textpage()
    try:
        glyphs: list[Glyph] = []
        turned = hidden = 0
        for glyph, upright, visible in _characters(page, text.raw):
            if not visible:
                hidden += 1
            elif not upright:
                turned += 1
            else:
                glyphs.append(glyph)
        level = _without_stacks(glyphs)
        return Sheet(index + 1, tuple(_parted(level)), turned + len(glyphs) - len(level), hidden)
    finally:
        text.close()
        page.close()


def _without_replacements(page: PdfPage) -> None:
    """Forget /ActualText, in memory: PDFium spreads it evenly over what it stands for, and only the
    glyphs themselves say where they are."""
    import pypdfium2.raw as pdfium

    groups = [
        (partial(pdfium.FPDFPage_GetObject, page.raw), pdfium.FPDFPage_CountObjects(page.raw))
    ]
    while groups:
        get, count = groups.pop()
        for index in range(count):
            drawn = get(index)
            if pdfium.FPDFPageObj_GetType(drawn) == FORM:
                inside = partial(pdfium.FPDFFormObj_GetObject, drawn)
                groups.append((inside, pdfium.FPDFFormObj_CountObjects(drawn)))
            for at in range(pdfium.FPDFPageObj_CountMarks(drawn)):
                mark = pdfium.FPDFPageObj_GetMark(drawn, at)
                pdfium.FPDFPageObjMark_RemoveParam(drawn, mark, b"ActualText")


class _Frame(NamedTuple):
    """From a page's own axes to points from the upper left of what is seen."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )[self.quarters]

    def turn(self, a: float, b: float) -> tuple[float, float]:
        """A direction, y upwards."""
        return ((a, b), (b, -a), (-a, -b), (-b, a))[self.quarters]


def _characters(page: PdfPage, text: Any) -> Iterator[tuple[Glyph, bool, bool]]:
    """Each character that the file itself has, whether it stands upright, whether it is seen."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    frame = _Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
    x, y, matrix, box = c_double(), c_double(), pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    high = ""  # the first half of a character beyond U+FFFF, where a file has it in halves
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue
        char = _character(high, pdfium.FPDFText_GetUnicode(text, index))
        high = char if "\ud800" <= char <= "\udbff" else ""
        if high or char in "\r\n":
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        em = pdfium.FPDFText_GetFontSize(text, index)
        across, down = frame.turn(matrix.a, matrix.b), frame.turn(matrix.c, matrix.d)
        size = em * hypot(*across)
        upright = across[0] > 0 and abs(across[1]) <= SKEW * across[0] and down[1] > 0
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        visible = size > 0 and pdfium.FPDFTextObj_GetTextRenderMode(drawn) != INVISIBLE
        place = frame.place(x.value, y.value)
        corners = frame.place(box.left, box.bottom)[0], frame.place(box.right, box.top)[0]
        advance = _advance(char, place[0], min(corners), max(corners), size)
        yield Glyph(_plain(char, advance, size), *place, size, advance), upright, visible


def _advance(char: str, x: float, left: float, right: float, size: float) -> float:
    """The width of a glyph, from its box.  In a font of type 3 that is the box of its ink, which
    does not begin at the origin: a Han then fills its em."""
    if abs(left - x) <= EXACT * size:
        return right - left
    return size if char >= "\u2e80" else max(right - x, 0.0)


def _character(high: str, code: int) -> str:
    if high and 0xDC00 <= code <= 0xDFFF:
        return chr(0x10000 + ((ord(high) & 0x3FF) << 10) + (code & 0x3FF))
    return UNKNOWN if 0xDC00 <= code <= 0xDFFF else chr(code)


def _plain(char: str, advance: float, size: float) -> str:
    """The character that is meant: some setters say that Latin digits are full-width ones."""
    if char in HYPHENS:
        return HYPHENS[char]
    if char in "\u2010\u2011" and advance < SHORT * size:
        return "-"
    if "\uff10" <= char <= "\uff5a" and advance < NARROW * size:
        ordinary = chr(ord(char) - 0xFEE0)
        return ordinary if ordinary.isalnum() else char
    if "\ufb00" <= char <= "\ufb06":
        return LIGATURES[ord(char) - 0xFB00]
    return char


def _without_stacks(glyphs: list[Glyph]) -> list[Glyph]:
    """All but vertical setting, whose characters are upright and stand under each other."""
    level: list[Glyph] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _under(run[-1], glyph):
            if len(run) < STACK:
                level.extend(run)
            run = []
        run.append(glyph)
    return level if len(run) >= STACK else level + run


def _under(above: Glyph, below: Glyph) -> bool:
    size = above.size
    return (
        abs(above.size - below.size) < 0.02 * size
        and abs(above.x - below.x) < 0.1 * size
        and 0.5 * size < below.y - above.y < 1.7 * size
        and not above.char.isascii()
    )


def _parted(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Ligatures, which are several characters in one place, as glyphs beside each other.  What is
    printed twice to look bold is told once."""
    at = 0
    while at < len(glyphs):
        first, chars = glyphs[at], ""
        while at < len(glyphs) and glyphs[at][1:] == first[1:]:
            char = glyphs[at].char
            if not chars.endswith(char) or char in DOUBLED:
                chars += char
            at += 1
        step = first.advance / len(chars)
        for count, char in enumerate(chars):
            yield first._replace(char=char, x=first.x + count * step, advance=step)
