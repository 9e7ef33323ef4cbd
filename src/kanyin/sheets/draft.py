"""Sides whose pages have places among one another, but not yet on paper."""

from __future__ import annotations

from typing import NamedTuple

from ..model.geometry import Rect, Size
from ..model.sheet import Cell, Fold, Pages, Scheme, Sheet, Side
from ..model.units import MM

ALLOWANCE = 2  # gutters between pages that are cut apart hold the bleed of both


class Draft(NamedTuple):
    """Sheets counted from the top left of the block of their pages, and how large that is.  Backs
    are seen with the sheet turned over sideways, so blocks are centred from side to side."""

    sheets: tuple[Sheet, ...]
    block: Size
    creep: int = 0


class Room(NamedTuple):
    """What a scheme has to go by: its wishes, the pages, the size of one page's place, and how
    large the block may be, where that is known."""

    scheme: Scheme
    pages: Pages
    page: Size
    space: Size | None = None

    @property
    def gutter(self) -> int:
        given = self.scheme.gutter
        usual = 0 if self.scheme.fit else ALLOWANCE * self.pages.bleed
        return usual if given is None else given


def scaled(page: Size, place: Rect, joined: str, fit: bool) -> Rect:
    """Where a page lies in its place: as large as it is, or scaled down to it; at the fold when it
    is joined to another, else in the middle."""
    if not fit or (page.width <= place.width and page.height <= place.height):
        width, height = page
    elif page.width * place.height > place.width * page.height:
        width, height = place.width, page.height * place.width // page.width
    else:
        width, height = page.width * place.height // page.height, place.height
    spare = place.width - width
    left = {"l": 0, "r": spare}.get(joined, spare // 2)
    return Rect(place.x + left, place.y + (place.height - height) // 2, width, height)


def mirrored(rect: Rect, width: int) -> Rect:
    """A rectangle as it is seen from behind."""
    return rect._replace(x=width - rect.right)


def behind(cell: Cell, page: int, width: int) -> Cell:
    """The place at the back of a page's, for another."""
    turn = -cell.turn % 360
    return Cell(page, mirrored(cell.trim, width), mirrored(cell.room, width), turn)


def moved(side: Side, x: int, y: int) -> Side:
    """A side's pages and folds, x further right and y further down."""

    def shift(rect: Rect) -> Rect:
        return rect._replace(x=rect.x + x, y=rect.y + y)

    cells = tuple(
        cell._replace(
            trim=shift(cell.trim), room=shift(cell.room), lies=cell.lies and shift(cell.lies)
        )
        for cell in side.cells
    )
    folds = tuple(Fold(fold.upright, fold.at + (x if fold.upright else y)) for fold in side.folds)
    return Side(cells, folds, side.collate and shift(side.collate))


def measures(block: Size, space: Size) -> dict[str, str]:
    """Two sizes in mm, for people."""
    found = {"width": block.width, "height": block.height, "wide": space.width,
             "high": space.height}  # fmt: skip
    return {key: f"{max(length, 0) / MM:.1f}" for key, length in found.items()}
