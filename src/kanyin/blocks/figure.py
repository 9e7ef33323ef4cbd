"""A figure: a picture with its caption below, in the column or across all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ..model.content import Block, Copy, PictureFile
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Placed, covering, move
from .desk import Desk, Kind, manner
from .rows import Rows, remember

TALLEST = 1.35  # of its width: a taller picture is cropped, or it would drive the text away


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """``alt`` tells what the picture shows, for those who cannot see it; an ``ornament`` is not
    told.  ``lines`` is how many
    lines of the grid the figure takes, its caption included; the picture is cropped to that.
    """

    picture: PictureFile
    caption: Copy | None = None
    alt: Copy | None = None
    ornament: bool = False
    width: Literal["column", "wide"] = "column"
    place: Literal["here", "top", "foot"] = "here"
    lines: int = 0


def flows(block: Figure, desk: Desk) -> Iterator[Flow]:
    setter = desk.setter
    artwork = setter.picture(block.picture)
    style = desk.style("caption", block)
    alt = block.alt.text if block.alt else ""
    tag = None if block.ornament else desk.tag("Figure", says=alt)
    below_tag = desk.tag("P" if block.ornament else "Caption")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        own = artwork.size
        high = min(width * own.height // own.width, int(width * TALLEST))
        below: tuple[Placed, ...] = ()
        under = 0
        if block.caption is not None:
            text, lines = setter.text(block.caption, style, width, below_tag)
            if len(text.lines) == 1:  # clreq: a caption of one line is centred
                centred = replace(style, align="center")
                text, lines = setter.text(block.caption, centred, width, below_tag)
            gap = style.size * 3 // 5
            below = (Placed(Point(0, gap), text),)
            under = gap + lines
        if block.lines:
            high = max(block.lines * desk.layout.pitch - under, style.leading)
        picture = covering(artwork, Size(width, high), block.picture.span, tag)
        return (Piece(high + under, (Placed(Point(0, 0), picture), *move(below, 0, high))),)

    caption = block.caption.text if block.caption else ""
    space = manner(
        style, "figure", block.span, wide=block.width == "wide", place=block.place,
    )  # fmt: skip
    yield Rows(build, space, caption)


KIND = Kind("figure", Figure, flows)
