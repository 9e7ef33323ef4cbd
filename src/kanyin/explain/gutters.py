"""Where a row is parted: at gutters and between the cells of a table, not where a line is open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from ..view.glyphs import Glyph
from .marks import TRAILING, is_square, is_western
from .rows import Row, body_left, body_right

# em: what parts columns where most rows end; if others agree; if nothing speaks against it.
CHINK, GUTTER, VOID = 0.45, 0.7, 2.0
ABYSS = 8.0  # em: no line was stretched by so much
HUGE = 3.0  # times the size: an initial or a numeral beside a line
CLEAR = 0.6  # em of a gap that other rows must leave free
REACH = 4.5  # em up and down: the rows that are asked whether a gap goes through them too
SUPPORT = 2  # rows that begin again at one place
MOST = 4  # rows that end at one place
ALIGNED = 0.04  # em by which the left edges of a column may differ
DEEPEST = 4.5  # em: indents within a column


def pieces_of(
    rows: Sequence[Row], common: dict[float, float]
) -> Iterator[tuple[Row, list[tuple[Glyph, ...]]]]:
    """The rows of a page, each with its glyphs between gutters; common is where rows end in the
    whole file."""
    brinks = common | brinks_of(rows)
    for at, row in enumerate(rows):
        yield row, list(_pieces(row, _near(rows, at), brinks.get(round(row.size, 1))))


def is_indent(indent: float, size: float) -> bool:
    """Whether a line begins at its column's edge, or some half ems to the right of it."""
    halves = 2 * indent / size
    return -ALIGNED <= indent / size <= DEEPEST and abs(halves - round(halves)) <= 2 * ALIGNED


def brinks_of(rows: Iterable[Row]) -> dict[float, float]:
    """By size: where most rows end.  What stands further out is a note in the margin."""
    ends: dict[float, list[float]] = defaultdict(list)
    for row in rows:
        last = _inked(row)[-1]
        if last.char not in TRAILING:
            ends[round(row.size, 1)].append(body_right(last))
    return {
        size: found
        for size, places in ends.items()
        for count, found in (_crowd(places, size),)
        if count >= MOST
    }


def _crowd(places: Sequence[float], size: float) -> tuple[int, float]:
    """How many lie at one place, and where."""
    places, best, end = sorted(places), (0, 0.0), 0
    for start, place in enumerate(places):
        while end < len(places) and places[end] - place <= 2 * ALIGNED * size:
            end += 1
        best = max(best, (end - start, places[(start + end - 1) // 2]))
    return best


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


def _pieces(row: Row, near: Sequence[Row], brink: float | None) -> Iterator[tuple[Glyph, ...]]:
    """The glyphs of a row between its gutters; brink is where most rows end."""
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
        if gap < max(CHINK, 3 * usual + 0.3):
            continue
        one, other = row.glyphs[before], row.glyphs[after]
        # 专　业：a label of two characters is spread, not parted.
        label = before == start and is_square(one.char) and is_square(other.char)
        if (
            max(one.size, other.size) >= HUGE * min(one.size, other.size)
            or (brink is not None and _ends_at(one, brink))
            or (gap >= GUTTER and _parts(one, other, row, near, bare=not label))
        ):
            yield row.glyphs[start:after]
            start = after
    yield row.glyphs[start:]


def _ends_at(glyph: Glyph, brink: float) -> bool:
    """Whether a line may end with a glyph; setters differ in what they leave of a mark's blank."""
    margin, right = ALIGNED * glyph.size, glyph.x + glyph.advance
    left = glyph.x if glyph.char in TRAILING else right
    return left - margin <= brink <= right + margin


def _parts(before: Glyph, after: Glyph, row: Row, near: Sequence[Row], *, bare: bool) -> bool:
    """Whether the rows around say that a gap of a row lies between columns: it goes through all
    those above, or below, or both, and they end where it begins, or begin again at one place, where
    it ends or is indented from.  A wide gap lies between columns (if bare) unless some row has the
    same edges and does not begin there: that is how lines look that had little to stretch."""
    size = row.size
    left, right = body_right(before), body_left(after)
    narrow = right - left < ABYSS * size
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
        begun = [start for side in sides for start in starts[side]]
        support = max(_crowd(begun, size)[0], sum(len(ends[side]) for side in sides))
        if support >= SUPPORT and all(all(free[side]) for side in sides):
            return True
    return bare and right - left >= VOID * size and not crossed and after.char not in TRAILING


def _same_edges(one: Row, other: Row) -> bool:
    margin, this, that = ALIGNED * one.size, _inked(one), _inked(other)
    return (
        abs(body_left(this[0]) - body_left(that[0])) <= margin
        and abs(body_right(this[-1]) - body_right(that[-1])) <= margin
    )


def _inked(row: Row) -> list[Glyph]:
    return [glyph for glyph in row.glyphs if glyph.char != " "]


def _through(left: float, right: float, size: float, row: Row) -> tuple[bool, float, list[float]]:
    """Whether a row leaves a gap free as well, where it ends before it, where it begins again."""
    end, free, last = float("-inf"), False, float("-inf")
    starts: list[float] = []
    for glyph in _inked(row):
        start = body_left(glyph)
        if min(start, right) - max(end, left) >= CLEAR * size:
            free, last = True, end
            starts.append(start)
        end = max(end, body_right(glyph))
    if right - max(end, left) >= CLEAR * size:
        free, last = True, end
    return free, last, starts
