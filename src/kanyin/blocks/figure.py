"""A figure: a picture with its caption below, in the column or across all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.content import Block, Copy, PictureFile
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Fill, Placed, covering, move
from ..model.picture import Raster
from ..model.style import Style
from .desk import Desk, Kind, manner
from .rows import Rows, remember

WEIGHT = 300
SCREEN = 150  # dpi at which a picture of its own size is set
TALLEST = 1.35  # of its width: a taller picture is cropped, or it would drive the text away


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """``alt`` tells what the picture shows, for those who cannot see it; an ``ornament`` is not
    told.  A ``note`` holds the place of a picture that is still to come.  A picture of its
    ``own`` size is not enlarged.  ``lines`` is how many lines of the grid the figure takes, its
    caption included; the picture is cropped to that.
    """

    picture: PictureFile | None = None
    note: Copy | None = None
    caption: Copy | None = None
    alt: Copy | None = None
    ornament: bool = False
    width: Literal["column", "wide"] = "column"
    place: Literal["here", "top", "foot"] = "here"
    lines: int = 0
    own: bool = False


def flows(block: Figure, desk: Desk) -> Iterator[Flow]:
    report = desk.setter.report
    if block.picture is None and block.note is None:
        report.error("S103", block.span, key="picture")
        return
    if block.picture is None and block.note is not None:
        report.warn("I108", block.note.span, note=block.note.text)
    style = desk.style("caption", block)

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        below, under = _caption(block, desk, style, width)
        wanted = max(block.lines * desk.layout.pitch - under, style.leading) if block.lines else 0
        if block.picture is None:
            items, high = _stand_in(block, desk, style, Size(width, wanted))
        else:
            items, high = _picture(block, block.picture, desk, Size(width, wanted))
        return (Piece(high + under, (*items, *move(below, 0, high))),)

    caption = block.caption.text if block.caption else ""
    space = manner(
        style, "figure", block.span, wide=block.width == "wide", place=block.place,
    )  # fmt: skip
    yield Rows(build, space, caption)


def _caption(block: Figure, desk: Desk, style: Style, width: int) -> tuple[tuple[Placed, ...], int]:
    """The caption, seen from the picture's foot, and how much room it takes."""
    if block.caption is None:
        return (), 0
    tag = desk.tag("P" if block.ornament or block.picture is None else "Caption")
    text, lines = desk.setter.text(block.caption, style, width, tag)
    if len(text.lines) == 1:  # clreq: a caption of one line is centred
        text, lines = desk.setter.text(block.caption, style._replace(align="center"), width, tag)
    gap = style.size * 3 // 5
    return (Placed(Point(0, gap), text),), gap + lines


def _picture(
    block: Figure, named: PictureFile, desk: Desk, room: Size
) -> tuple[tuple[Placed, ...], int]:
    """The picture over its room; where no height is given, its own."""
    artwork = desk.setter.picture(named)
    tag = None
    if not block.ornament:
        tag = desk.tag("Figure", says=block.alt.text.strip() if block.alt else "")
    wide, own = room.width, artwork.size
    if block.own and isinstance(artwork, Raster):
        wide = min(wide, max(artwork.pixels_wide * 72_000 // SCREEN, 1))
    high = room.height or min(wide * own.height // own.width, int(wide * TALLEST))
    art = covering(artwork, Size(wide, high), named.span, tag)
    return (Placed(Point((room.width - wide) // 2, 0), art),), high


def _stand_in(
    block: Figure, desk: Desk, style: Style, room: Size
) -> tuple[tuple[Placed, ...], int]:
    """A note between two rules, in the place of a picture that is still to come."""
    assert block.note is not None
    centred = style._replace(align="center")
    text, lines = desk.setter.text(block.note, centred, room.width, desk.tag("P"))
    high = max(room.height, lines + 2 * style.leading)
    rule = Fill(Size(room.width, WEIGHT), style.color)
    top = (high - lines) // 2
    return (
        Placed(Point(0, 0), rule), Placed(Point(0, top), text),
        Placed(Point(0, high - WEIGHT), rule),
    ), high  # fmt: skip


KIND = Kind("figure", Figure, flows)
