"""Glyphs to lines: what shares a baseline, parted where another column or table cell begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .glyphs import Glyph
from .marks import OPENING, TRAILING, is_square, is_western

LEVEL = 0.12  # em by which baselines of one row may differ
WIDE_CELL = 0.6  # em: a mark whose glyph is wider has a blank half
# em: what parts columns if much speaks for it, if enough does, if nothing speaks against it.
CHINK, GUTTER, VOID = 0.45, 0.7, 2.0
ABYSS = 8.0  # em: no line was stretched by so much
HUGE = 3.0  # times the size: an initial or a numeral beside a line
CLEAR = 0.6  # em of a gap that other rows must leave free
REACH = 4.5  # em up and down: the rows that are asked whether a gap goes through them too
SUPPORT = 2  # rows that begin again at one place
ALIGNED = 0.04  # em by which the left edges of a column may differ
DEEPEST = 4.5  # em: indents within a column
RAISED = (0.12, 0.75)  # em from the baseline: notes and exponents
LOWERED, KERNED = (0.12, 0.35), 0.25  # em: the E of TeX, and how far it is pushed under the T
SMALLER = 0.85  # times the size of the line: the same


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


class Row(NamedTuple):
    """Glyphs on one baseline, left to right."""

    y: float
    size: float
    glyphs: tuple[Glyph, ...]


def line_text(line: Line) -> str:
    """The characters of a line."""
    return "".join(glyph.char for glyph in line.glyphs)


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


def lines_of(number: int, glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of one page, top to bottom and left to right."""
    rows = _with_raised(_rows(glyphs))
    return [line for at in range(len(rows)) for line in _lines(number, rows, at)]


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: each.y):
        if rows and glyph.y - rows[-1][0].y <= LEVEL * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = (_row(_once(sorted(row, key=body_left))) for row in rows)
    return [row for row in found if row.glyphs]


def _row(glyphs: Sequence[Glyph]) -> Row:
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


def _lines(number: int, rows: Sequence[Row], at: int) -> Iterator[Line]:
    """The lines of one row."""
    row = rows[at]
    pieces = list(_pieces(row, _near(rows, at)))
    for piece in pieces:
        line = _line(number, piece, row.y)
        if line is not None:
            yield line._replace(mates=len(pieces) - 1)


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
    size = _row(kept).size
    left, right = body_left(kept[0]), body_right(kept[-1])
    return Line(number, tuple(kept), frozenset(blanks), size, left, right, y)


def _near(rows: Sequence[Row], at: int) -> list[Row]:
    """Rows of the same size above and below, near enough to belong to the same columns."""
    row = rows[at]
    reach = REACH * row.size
    first = bisect_left(rows, row.y - reach, key=lambda each: each.y)
    end = bisect_right(rows, row.y + reach, key=lambda each: each.y)
    return [
        each
        for each in (*rows[first:at], *rows[at + 1 : end])
        if abs(each.size - row.size) < 0.03 * row.size
    ]


def _pieces(row: Row, near: Sequence[Row]) -> Iterator[tuple[Glyph, ...]]:
    """The glyphs of a row between its gutters."""
    inked = [at for at, each in enumerate(row.glyphs) if each.char != " "]
    pairs = list(pairwise(inked))
    gaps = [
        (body_left(row.glyphs[after]) - body_right(row.glyphs[before])) / row.size
        for before, after in pairs
    ]
    loose = [  # letters inside a word say nothing about how far a line was opened
        gap
        for gap, (before, after) in zip(gaps, pairs, strict=True)
        if not (is_western(row.glyphs[before].char) and is_western(row.glyphs[after].char))
    ]
    usual = median(loose) if len(loose) > 2 else 0.0
    start = 0
    for gap, (before, after) in zip(gaps, pairs, strict=True):
        one, other = row.glyphs[before], row.glyphs[after]
        if gap < max(CHINK, 3 * usual + 0.3):
            continue
        huge = max(one.size, other.size) >= HUGE * min(one.size, other.size)
        if huge or _parts(one, other, row, near):
            yield row.glyphs[start:after]
            start = after
    yield row.glyphs[start:]


def _parts(before: Glyph, after: Glyph, row: Row, near: Sequence[Row]) -> bool:
    """Whether the rows around say that a gap of a row lies between columns: it goes through all
    those above, or below, or both, and they end where it begins, or begin again at one place, where
    it ends or is indented from.  A wide gap lies between columns unless some row has the same edges
    and does not begin there: that is how lines look that had little to stretch."""
    size = row.size
    left, right = body_right(before), body_left(after)
    narrow = right - left < ABYSS * size
    wanted = SUPPORT if right - left >= GUTTER * size else SUPPORT + 1
    free: list[list[bool]] = [[], []]
    starts: list[list[float]] = [[], []]
    ends: list[list[float]] = [[], []]
    crossed = 0
    for each in near:
        side = each.y > row.y
        through, end, begun = _through(left, right, size, each)
        free[side].append(through)
        ends[side].extend([end] * (abs(end - left) <= ALIGNED * size))
        starts[side].extend(start for start in begun if is_indent(right - start, size))
        if not any(is_indent(start - right, size) for start in begun):
            crossed += not through or (narrow and _same_edges(each, row))
    for sides in ((0,), (1,), (0, 1)):
        support = max(
            _support([start for side in sides for start in starts[side]], size),
            sum(len(ends[side]) for side in sides),
        )
        if support >= wanted and all(all(free[side]) for side in sides):
            return True
    return right - left >= VOID * size and not crossed and after.char not in TRAILING


def _support(starts: Sequence[float], size: float) -> int:
    """How many lie at one place."""
    return max(
        (sum(abs(each - one) <= ALIGNED * size for each in starts) for one in starts), default=0
    )


def is_indent(indent: float, size: float) -> bool:
    """Whether a line begins at its column's edge, or some half ems to the right of it."""
    halves = 2 * indent / size
    return -ALIGNED <= indent / size <= DEEPEST and abs(halves - round(halves)) <= 2 * ALIGNED


def _same_edges(one: Row, other: Row) -> bool:
    margin = ALIGNED * one.size
    return (
        abs(body_left(one.glyphs[0]) - body_left(other.glyphs[0])) <= margin
        and abs(body_right(one.glyphs[-1]) - body_right(other.glyphs[-1])) <= margin
    )


def _through(left: float, right: float, size: float, row: Row) -> tuple[bool, float, list[float]]:
    """Whether a row leaves a gap free as well, where it ends before it, where it begins again."""
    end, free, last = float("-inf"), False, float("-inf")
    clear = min(CLEAR * size, 0.9 * (right - left))
    starts: list[float] = []
    for glyph in row.glyphs:
        if glyph.char == " ":
            continue
        start = body_left(glyph)
        if min(start, right) - max(end, left) >= clear:
            free, last = True, end
            starts.append(start)
        end = max(end, body_right(glyph))
    if right - max(end, left) >= clear:
        free, last = True, end
    return free, last, starts
