"""Underlines and highlights: what lies under or behind marked stretches of a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..model.color import HIGHLIGHT
from ..model.page import Stripe
from ..model.paragraph import Line, Paragraph
from .lines import ASCENT, places

# In thousandths of an em: an underline lies below the em box of both Han and Western text.
BELOW, THICK = 150, 50


def stripes(paragraph: Paragraph, lines: tuple[Line, ...]) -> tuple[Stripe, ...]:
    """The stripes of all lines, from the point the lines are counted from."""
    if not paragraph.marked:
        return ()
    return tuple(stripe for line in lines for stripe in _of_line(paragraph, line))


def _of_line(paragraph: Paragraph, line: Line) -> Iterator[Stripe]:
    em = paragraph.em
    where: list[int] = []
    for start, end, kind in paragraph.marked:
        first, last = max(start, line.start), min(end, line.end)
        if first >= last:
            continue
        where = where or places(paragraph, line)
        left = where[first - line.start]
        right = where[last - line.start] - _beyond(paragraph, line, last)
        x = line.x + paragraph.head.get(line.start, 0) + left
        if kind == "underline":
            top, high, color = (
                line.y + em * BELOW // 1000,
                em * THICK // 1000,
                paragraph.style.color,
            )
        else:
            top, high, color = line.y - em * ASCENT // 1000, em, HIGHLIGHT
        yield Stripe(x, top, right - left, high, color, kind == "underline")


def _beyond(paragraph: Paragraph, line: Line, at: int) -> int:
    """What stands between a stretch's last character and what follows: the gap between Han and
    Western text, a style's tracking, what justification has put there.  No mark covers it."""
    if at >= line.end:
        return 0
    moved = dict(line.shift).get(at, 0)
    space = paragraph.change.get(at, 0) + moved - paragraph.lead_at(at, moved)
    fixed = paragraph.fixed
    n = bisect_left(fixed, at)
    if line.gaps and not (n < len(fixed) and fixed[n] == at):
        space += line.slack // line.gaps
    return max(space, 0)
