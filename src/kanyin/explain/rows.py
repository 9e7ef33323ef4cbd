"""Glyphs to rows: what shares a baseline, with the note marks that stand a little off it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from ..view.glyphs import Glyph
from .marks import OPENING, TRAILING, is_square

LEVEL = 0.12  # em by which baselines of one row may differ
WIDE_CELL = 0.75  # em: a mark whose glyph is wider has a blank half
RAISED = (0.12, 0.75)  # em from the baseline: notes and exponents
LOWERED, KERNED = (0.12, 0.35), 0.25  # em: the E of TeX, and how far it is pushed under the T
SMALLER = 0.85  # times the size of the line: the same


class Row(NamedTuple):
    """Glyphs on one baseline, left to right."""

    y: float
    size: float
    glyphs: tuple[Glyph, ...]


def body_left(glyph: Glyph) -> float:
    """The left edge of a glyph's body."""
    if glyph.char in OPENING and glyph.advance > WIDE_CELL * glyph.size:
        return glyph.x + glyph.size / 2
    return glyph.x


def body_right(glyph: Glyph) -> float:
    """The right edge of a glyph's body."""
    if glyph.char in TRAILING and glyph.advance > WIDE_CELL * glyph.size:
        return glyph.x + glyph.size / 2
    return glyph.x + glyph.advance


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page, top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: each.y):
        if rows and glyph.y - rows[-1][0].y <= LEVEL * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = (row_of(_once(sorted(row, key=body_left))) for row in rows)
    return _with_raised([row for row in found if row.glyphs])


def row_of(glyphs: Sequence[Glyph]) -> Row:
    """Its size is that of most of its Han, or else of most of its glyphs."""
    inked = [each for each in glyphs if each.char != " "]
    sizes = [round(each.size, 2) for each in inked if is_square(each.char)]
    common = Counter(sizes or [round(each.size, 2) for each in inked]).most_common(1)
    baseline = median(each.y for each in glyphs)
    return Row(baseline, common[0][0] if common else 0.0, tuple(glyphs) if common else ())


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without the second of two equal Han in one place: print made bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        double = any(
            glyph.char == each.char and glyph.x - each.x < 0.15 * glyph.size
            for each in kept[-2:]
            if is_square(glyph.char)
        )
        if not double:
            kept.append(glyph)
    return kept


def _with_raised(rows: list[Row]) -> list[Row]:
    """Notes and exponents, which stand a little above or below, join the line beside them."""
    taken: dict[int, list[Glyph]] = {}
    gone: set[int] = set()
    for at, small in enumerate(rows):
        for other in (*range(at - 1, max(at - 4, -1), -1), *range(at + 1, min(at + 4, len(rows)))):
            if _raised(small, rows[other]):
                taken.setdefault(other, []).extend(small.glyphs)
                gone.add(at)
                break
    return [
        Row(row.y, row.size, tuple(sorted((*row.glyphs, *taken.get(at, ())), key=body_left)))
        for at, row in enumerate(rows)
        if at not in gone
    ]


def _raised(small: Row, row: Row) -> bool:
    """Whether a row fits into the gaps of a larger one (readings set over it do not)."""
    size, letters = row.size, all(glyph.char.isascii() for glyph in small.glyphs)
    reach = RAISED if small.size <= SMALLER * size else LOWERED
    near = reach[0] * size < abs(row.y - small.y) < reach[1] * size
    if not near or (reach is LOWERED and not letters):
        return False
    slack = (KERNED if letters else 0.1) * size
    for glyph in small.glyphs:
        start, end = glyph.x + slack, glyph.x + glyph.advance - slack
        if any(body_left(each) < end and body_right(each) > start for each in row.glyphs):
            return False
    left = body_left(row.glyphs[0]) - size / 2
    right = body_right(row.glyphs[-1]) + size / 2
    return left <= small.glyphs[0].x and small.glyphs[-1].x <= right
