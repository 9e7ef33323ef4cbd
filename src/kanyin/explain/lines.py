"""Rows to lines: the part of a row that belongs to one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..view.glyphs import Glyph, Sheet
from .gutters import brinks_of, pieces_of
from .rows import body_left, body_right, row_of, rows_of


class Line(NamedTuple):
    """A line of one column.  ``glyphs`` has no spaces; ``blanks`` holds the places in it that have
    one before them, and the count of glyphs when one stands at the end.  ``left`` and ``right``
    are the edges of the bodies: a blank half of a mark at either end is not counted.
    ``mates`` tells how many other lines stand on the same baseline."""

    page: int
    glyphs: tuple[Glyph, ...]
    blanks: frozenset[int]
    size: float
    left: float
    right: float
    y: float
    mates: int = 0


def lines_of(sheets: Iterable[Sheet]) -> Iterator[Line]:
    """The lines of all pages, top to bottom and left to right."""
    pages = [(sheet.number, rows_of(sheet.glyphs)) for sheet in sheets]
    common = brinks_of(row for _, rows in pages for row in rows)
    for number, rows in pages:
        for row, pieces in pieces_of(rows, common):
            for piece in pieces:
                line = _line(number, piece, row.y)
                if line is not None:
                    yield line._replace(mates=len(pieces) - 1)


def line_text(line: Line) -> str:
    """The characters of a line."""
    return "".join(glyph.char for glyph in line.glyphs)


def _line(number: int, piece: Sequence[Glyph], y: float) -> Line | None:
    kept: list[Glyph] = []
    blanks: set[int] = set()
    for glyph in piece:
        if glyph.char.isspace() and (glyph.char != "\u3000" or not kept):
            blanks.add(len(kept))
        else:
            kept.append(glyph)
    while kept and kept[-1].char.isspace():
        kept.pop()
        blanks.add(len(kept))
    if not kept:
        return None
    size = row_of(kept).size
    left, right = body_left(kept[0]), body_right(kept[-1])
    return Line(number, tuple(kept), frozenset(blanks), size, left, right, y)
