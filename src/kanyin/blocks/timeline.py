"""A timeline: when, a point on a line, and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Fill, Placed
from .desk import Desk, Kind, manner
from .rows import Rows, remember

WEIGHT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    when: Copy
    text: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Block):
    items: tuple[Event, ...]


def flows(block: Timeline, desk: Desk) -> Iterator[Flow]:
    setter = desk.setter
    style = desk.style("timeline", block)
    when = desk.style("timeline.when", block)
    line = desk.style("timeline.line", block).color
    dot = style.size * 7 // 10
    disc = Fill(Size(dot, dot), when.color, dot // 2)

    tag = desk.tag("L", form="None")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        label = max((setter.width(item.when, when) for item in block.items), default=0)
        axis = label + when.size * 3 // 2
        left = axis + when.size * 3 // 2
        rows = []
        for n, item in enumerate(block.items):
            place = tag.inner("LI", n)
            year, _ = setter.text(item.when, when, label, place.inner("Lbl"))
            text, lines = setter.text(item.text, style, width - left, place.inner("LBody", 1))
            high = lines + style.after
            middle = style.leading // 2
            begin, end = (0 if n else middle), (high if n < len(block.items) - 1 else middle)
            drop = text.lines[0].y - year.lines[0].y
            rows.append(Piece(high, (
                Placed(Point(axis - WEIGHT // 2, begin), Fill(Size(WEIGHT, end - begin), line)),
                Placed(Point(axis - dot // 2, middle - dot // 2), disc),
                Placed(Point(0, drop), year),
                Placed(Point(left, 0), text),
            )))  # fmt: skip
        return tuple(rows)

    text = "".join(item.text.text for item in block.items)
    yield Rows(build, manner(style, "timeline", block.span, wide=True, after=0), text)


KIND = Kind("timeline", Timeline, flows)
