"""A list: items with a mark or a number before them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow, Piece
from ..model.geometry import Point
from ..model.page import Placed
from .desk import Desk, Kind, manner
from .rows import Rows, remember

MARK = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Block):
    items: tuple[Copy, ...]
    ordered: bool = False


def flows(block: Listing, desk: Desk) -> Iterator[Flow]:
    style = desk.style("list", block)
    setter = desk.setter

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        rows = []
        for n, copy in enumerate(block.items, 1):
            text, height = setter.text(copy, style, width)
            mark = Copy(f"{n}." if block.ordered else MARK, copy.span)
            label, _ = setter.text(mark, desk.style("list.mark", block), style.inset)
            items = (Placed(Point(0, 0), label), Placed(Point(0, 0), text))
            rows.append(Piece(height, items))
        return tuple(rows)

    text = "".join(copy.text for copy in block.items)
    yield Rows(build, manner(style, "list", block.span), text)


KIND = Kind("list", Listing, flows)
