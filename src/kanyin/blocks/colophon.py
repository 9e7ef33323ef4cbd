"""The colophon: who did what, from the publication's credits."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block
from ..model.flow import Flow, Piece
from ..model.geometry import Point
from ..model.page import Placed
from .desk import Desk, Kind, manner
from .rows import Rows, remember


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon(Block):
    pass


def flows(block: Colophon, desk: Desk) -> Iterator[Flow]:
    """Roles in one column, names in the next."""
    setter = desk.setter
    style, role = desk.style("colophon", block), desk.style("colophon.role", block)
    credits = desk.matter.credits

    tag = desk.tag("L", form="None")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        left = max((setter.width(credit.role, role) for credit in credits), default=0)
        x = left + style.size * 3 // 2
        rows = []
        for n, credit in enumerate(credits):
            item = tag.inner("LI", n)
            label, _ = setter.text(credit.role, role, left, item.inner("Lbl"))
            name, high = setter.text(credit.name, style, width - x, item.inner("LBody", 1))
            rows.append(Piece(high, (Placed(Point(0, 0), label), Placed(Point(x, 0), name))))
        return tuple(rows)

    text = "".join(credit.name.text for credit in credits)
    yield Rows(build, manner(style, "colophon", block.span), text)


KIND = Kind("colophon", Colophon, flows)
