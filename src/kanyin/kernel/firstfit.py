"""First-fit line breaking: one bisection per line, and a look at its end.

先挤进，后推出: a mark that may not begin a line is first drawn in by what the line can give, and
only then is the break moved back.
"""

from bisect import bisect_right

from .columns import Break, Columns, budget, natural


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
        limit = edge[start] + columns.head.get(start, 0) + measure - indent
        indent = later
        over = edge[stop] - tail.get(stop, 0) - limit
        if over <= min(budget(columns, start, stop), columns.em // 2):
            lines.append(Break(start, stop, natural(columns, start, stop), True))
            return
        end = line_end(columns, start, stop, limit)
        fault = "" if columns.allow[end] or end == stop else "divided"
        lines.append(Break(start, end, natural(columns, start, end), end == stop, 0, fault))
        start = end


def last_fitting(columns: Columns, start: int, stop: int, limit: int) -> int:
    """The last boundary up to which a line's characters fit, or its start."""
    edge, tail = columns.edge, columns.tail
    fits = bisect_right(edge, limit, start + 1, stop + 1) - 1
    # what a line drops at its right may let one more boundary fit than the plain sum says
    for end in range(min(fits + 3, stop), max(fits, start), -1):
        if edge[end] - tail.get(end, 0) <= limit:
            return end
    return fits


def divisible(columns: Columns, start: int, end: int, stop: int) -> int:
    """A boundary at which a unit may be divided that fits no line: not inside a glyph, whose later
    characters have no width of their own; the next such one when there is none before."""
    edge = columns.edge
    before = end
    while start < before < stop and edge[before] == edge[before + 1]:
        before -= 1
    while before == start and end < stop and edge[end] == edge[end + 1]:
        end += 1
    return before if before > start else end


def line_end(columns: Columns, start: int, stop: int, limit: int) -> int:
    """Where the line that starts here ends, when the rest does not fit."""
    edge, allow, tail, price = columns.edge, columns.allow, columns.tail, columns.price
    fits = last_fitting(columns, start, stop, limit)
    if fits > start and allow[fits] and fits not in price:
        return fits
    after = allow.find(1, max(fits, start) + 1, stop + 1)
    if after > 0:
        over = edge[after] - tail.get(after, 0) - limit
        if over <= budget(columns, start, after) // 2:
            return after
    before = allow.rfind(1, start + 1, max(fits, start) + 1)
    while before > start and before in price:
        before = allow.rfind(1, start + 1, before)
    if before <= start:
        before = allow.rfind(1, start + 1, max(fits, start) + 1)
    return before if before > start else divisible(columns, start, max(fits, start + 1), stop)
