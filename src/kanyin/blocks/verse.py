"""Verse: one line of type for each line of the poem, a blank line between stanzas."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.diagnostic import Span
from ..model.flow import Flow, Piece
from ..model.geometry import Point
from ..model.page import Placed
from .desk import Desk, Kind, manner
from .rows import Rows, remember, stack


@dataclass(frozen=True, slots=True, kw_only=True)
class Verse(Block):
    text: Copy


def stanzas(copy: Copy) -> list[list[Copy]]:
    """The lines of each stanza."""
    found: list[list[Copy]] = [[]]
    for line in copy.text.split("\n"):
        if line.strip():
            found[-1].append(Copy(line.strip(" "), Span(*copy.span)))
        elif found[-1]:
            found.append([])
    return [stanza for stanza in found if stanza]


def flows(block: Verse, desk: Desk) -> Iterator[Flow]:
    """A stanza is not divided between columns."""
    setter = desk.setter
    style = desk.style("verse", block)

    tag = desk.tag("Div")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        rows = []
        for n, stanza in enumerate(stanzas(block.text)):
            lines = [Piece(style.leading if n else 0, ())]
            stanza_tag = tag.inner("Div", n)
            for order, copy in enumerate(stanza):
                text, high = setter.text(copy, style, width, stanza_tag.inner("P", order))
                lines.append(Piece(high, (Placed(Point(0, 0), text),)))
            rows.append(stack(tuple(lines)))
        return tuple(rows)

    yield Rows(build, manner(style, "verse", block.span), block.text.text)


KIND = Kind("verse", Verse, flows)
