"""A short rule between passages."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Fill, Placed
from .desk import Desk, Kind, manner
from .rows import Rows

WEIGHT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Block):
    pass


def flows(block: Rule, desk: Desk) -> Iterator[Flow]:
    style = desk.style("rule", block)

    def build(width: int) -> tuple[Piece, ...]:
        long = min(style.size * 4, width)
        line = Fill(Size(long, WEIGHT), style.color)
        return (
            Piece(style.leading, (Placed(Point((width - long) // 2, style.leading // 2), line),)),
        )

    yield Rows(build, manner(style, "rule", block.span))


KIND = Kind("rule", Rule, flows)
