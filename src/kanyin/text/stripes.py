"""What lies under, behind and over marked stretches of a line: underlines, highlights, links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from ..model.color import HIGHLIGHT
from ..model.geometry import Point, Size
from ..model.page import Area, Stripe, Text
from ..model.paragraph import Line, Paragraph
from ..model.tag import Tag
from .lines import ASCENT, places

# In thousandths of an em: an underline lies below the em box of both Han and Western text.
BELOW, THICK = 150, 50


def placed_text(paragraph: Paragraph, lines: tuple[Line, ...], tag: Tag | None) -> Text:
    """Lines of a paragraph as an item, with all that belongs to marked stretches of them."""
    areas = _areas(paragraph, lines, tag) if tag is not None and _leads(paragraph) else ()
    return Text(paragraph, lines, stripes(paragraph, lines), tag, tuple(areas))


def stripes(paragraph: Paragraph, lines: tuple[Line, ...]) -> tuple[Stripe, ...]:
    """The stripes of all lines, from the point the lines are counted from."""
    if not paragraph.marked:
        return ()
    return tuple(stripe for line in lines for stripe in _of_line(paragraph, line))


def _leads(paragraph: Paragraph) -> bool:
    return any(run.to for run in paragraph.runs)


def _areas(paragraph: Paragraph, lines: tuple[Line, ...], tag: Tag) -> Iterator[tuple[Point, Area]]:
    """For each stretch that leads somewhere, a rectangle on every line it stands on; all of a
    stretch's belong to one element."""
    em = paragraph.em
    for to, runs in groupby(paragraph.runs, key=lambda run: run.to):
        if to:
            stretch = list(runs)
            start, end = stretch[0].start, stretch[-1].end
            link = tag.inner("Link", start, says=paragraph.text[start:end], to=to)
            for line in lines:
                found = _extent(paragraph, line, start, end)
                if found is not None:
                    at = Point(found[0], line.y - em * ASCENT // 1000)
                    yield at, Area(Size(found[1], em), link, paragraph.style.color)


def _of_line(paragraph: Paragraph, line: Line) -> Iterator[Stripe]:
    em = paragraph.em
    for mark in paragraph.marked:
        found = _extent(paragraph, line, mark.start, mark.end)
        if found is None:
            continue
        if mark.kind == "underline":
            top, high, color = (
                line.y + em * BELOW // 1000,
                em * THICK // 1000,
                paragraph.style.color,
            )
        else:
            top, high, color = line.y - em * ASCENT // 1000, em, HIGHLIGHT
        yield Stripe(found[0], top, found[1], high, color, mark.kind == "underline")


def _extent(paragraph: Paragraph, line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Where a stretch begins on a line, and how wide it is there; None where it is not on it."""
    first, last = max(start, line.start), min(end, line.end)
    if first >= last:
        return None
    where = places(paragraph, line)
    left = where[first - line.start]
    right = where[last - line.start] - _beyond(paragraph, line, last)
    return line.x + paragraph.head.get(line.start, 0) + left, right - left


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
