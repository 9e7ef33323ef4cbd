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
    start: int = 1


def flows(block: Listing, desk: Desk) -> Iterator[Flow]:
    style = desk.style("list", block)
    setter = desk.setter
    label, beside = desk.style("list.mark", block), style._replace(inset=0)

    tag = desk.tag("L", form="Decimal" if block.ordered else "Disc")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        marks = [
            Copy(f"{n}." if block.ordered else MARK, copy.span)
            for n, copy in enumerate(block.items, block.start)
        ]
        widest = max((setter.width(mark, label) for mark in marks), default=0)
        left = max(style.inset, widest + style.size // 4)
        rows = []
        for n, (mark, copy) in enumerate(zip(marks, block.items, strict=True)):
            item = tag.inner("LI", n)
            sign, _ = setter.text(mark, label, left, item.inner("Lbl"))
            text, height = setter.text(
                copy, beside, max(width - left, style.size), item.inner("LBody", 1)
            )
            items = (Placed(Point(0, 0), sign), Placed(Point(left, 0), text))
            rows.append(Piece(height, items))
        return tuple(rows)

    text = "".join(copy.text for copy in block.items)
    yield Rows(build, manner(style, "list", block.span), text)


KIND = Kind("list", Listing, flows)
