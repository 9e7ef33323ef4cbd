"""First-fit line breaking: one bisection per line, and a look at its end.

先挤进，后推出: a mark that may not begin a line is first drawn in by what the line can give, and
only then is the break moved back.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple, Protocol


class Columns(Protocol):
    """What line breaking reads of a paragraph (model.paragraph.Paragraph has all of it)."""

    @property
    def allow(self) -> bytes: ...
    @property
    def edge(self) -> list[int]: ...
    @property
    def head(self) -> dict[int, int]: ...
    @property
    def tail(self) -> dict[int, int]: ...
    @property
    def spots(self) -> list[int]: ...
    @property
    def give(self) -> list[int]: ...
    @property
    def turns(self) -> list[int]: ...


class Break(NamedTuple):
    """One line: its characters, its natural width after the edges are trimmed, and whether it
    ends a paragraph or stands before a line feed.
    """

    start: int
    end: int
    natural: int
    last: bool


def budget(columns: Columns, start: int, end: int) -> int:
    """How much the boundaries inside a line can give way in all."""
    spots, give = columns.spots, columns.give
    return give[bisect_left(spots, end)] - give[bisect_right(spots, start)]


def break_lines(columns: Columns, measure: int, first: int, later: int) -> list[Break]:
    """Lines for a measure; ``first`` and ``later`` are the indents of the first and other lines.

    A unit wider than the measure is divided; if not even one character fits, it stands alone.
    """
    lines: list[Break] = []
    start = 0
    for stop in [*columns.turns, len(columns.edge) - 1]:
        _segment(columns, start, stop, measure, first if start == 0 else later, later, lines)
        start = stop + 1
    return lines


def _segment(
    columns: Columns, start: int, stop: int, measure: int, indent: int, later: int,
    lines: list[Break],
) -> None:  # fmt: skip
    edge, tail = columns.edge, columns.tail
    if start == stop:
        lines.append(Break(start, stop, 0, True))
        return
    while start < stop:
        base = edge[start] + columns.head.get(start, 0)
        limit = base + measure - indent
        indent = later
        if edge[stop] - tail.get(stop, 0) <= limit:
            lines.append(Break(start, stop, edge[stop] - tail.get(stop, 0) - base, True))
            return
        end = _end(columns, start, stop, limit)
        lines.append(Break(start, end, edge[end] - tail.get(end, 0) - base, end == stop))
        start = end


def _end(columns: Columns, start: int, stop: int, limit: int) -> int:
    """Where the line that starts here ends, when the rest does not fit."""
    edge, allow, tail = columns.edge, columns.allow, columns.tail
    fits = bisect_right(edge, limit, start + 1, stop + 1) - 1
    # what a line drops at its right may let one more boundary fit than the plain sum says
    for end in range(min(fits + 3, stop), max(fits, start), -1):
        if edge[end] - tail.get(end, 0) <= limit:
            fits = end
            break
    if fits > start and allow[fits]:
        return fits
    after = allow.find(1, max(fits, start) + 1, stop + 1)
    if after > 0:
        over = edge[after] - tail.get(after, 0) - limit
        if over <= budget(columns, start, after) // 2:
            return after
    before = allow.rfind(1, start + 1, max(fits, start) + 1)
    return before if before > start else max(fits, start + 1)
