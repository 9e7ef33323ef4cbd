"""A pull quote: a sentence lifted out of the run of the text, between two rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.content import Block, Copy
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Fill, Placed
from .desk import Desk, Kind, manner
from .rows import Rows, remember

WEIGHT = 750


@dataclass(frozen=True, slots=True, kw_only=True)
class PullQuote(Block):
    text: Copy
    by: Copy | None = None
    width: Literal["column", "wide"] = "column"


def flows(block: PullQuote, desk: Desk) -> Iterator[Flow]:
    setter = desk.setter
    style, source = desk.style("pullquote", block), desk.style("pullquote.by", block)

    tag = desk.tag("BlockQuote")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        pad = style.size // 2
        text, high = setter.text(block.text, style, width, tag.inner("P"))
        y = WEIGHT + pad
        items = [
            Placed(Point(0, 0), Fill(Size(width, WEIGHT), source.color)),
            Placed(Point(0, y), text),
        ]
        y += high
        if block.by is not None:
            by, lines = setter.text(block.by, source, width, tag.inner("P", 1))
            items.append(Placed(Point(0, y), by))
            y += lines
        y += pad
        items.append(Placed(Point(0, y), Fill(Size(width, WEIGHT), source.color)))
        return (Piece(y + WEIGHT, tuple(items)),)

    space = manner(style, "pullquote", block.span, wide=block.width == "wide")
    yield Rows(build, space, block.text.text)


KIND = Kind("pullquote", PullQuote, flows)
