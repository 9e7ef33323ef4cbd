"""Sheets that are cut apart: several pages up 多拼, one page many times 连拼, stacks 裁叠."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.diagnostic import Report
from ..model.geometry import Rect, Size
from ..model.sheet import BLANK, Cell, Sheet, Side
from .draft import Draft, Room, behind, scaled
from .tracks import Track, alike, most, room_of, trim_of


def nup(room: Room, report: Report) -> Draft | None:
    """Pages in their order, side by side; with backs, fronts and backs by turns."""
    found = _places(room)
    if found is None:
        return None
    places, block = found
    count = len(room.pages.sizes)
    step = len(places) * (2 if room.scheme.backs else 1)
    orders = [range(first, first + step) for first in range(1, count + 1, step)]
    return Draft(tuple(_sheet(room, places, block, order, count) for order in orders), block)


def cutstack(room: Room, report: Report) -> Draft | None:
    """Pages so that the stacks of cut sheets, laid on one another, are in order."""
    found = _places(room)
    if found is None:
        return None
    places, block = found
    count, faces = len(room.pages.sizes), 1 if room.scheme.backs is False else 2
    leaves = -(-count // faces)
    sheets = -(-leaves // len(places))
    orders = (
        [
            (place * sheets + sheet) * faces + face + 1
            for place in range(len(places))
            for face in range(faces)
        ]
        for sheet in range(sheets)
    )
    both = faces == 2
    return Draft(tuple(_sheet(room, places, block, order, count, both) for order in orders), block)


def step(room: Room, report: Report) -> Draft | None:
    """Every page, or front and back, as many times as a sheet holds."""
    scheme, space = room.scheme, room.space
    if (scheme.columns and scheme.rows) or not scheme.rotate or space is None:
        found = _places(room)
    else:
        found = _fullest(room, space)
    if found is None or not found[0]:
        return None
    places, block = found
    faces, count = 2 if scheme.backs else 1, len(room.pages.sizes)
    orders = [
        [first + face for _ in places for face in range(faces)]
        for first in range(1, count + 1, faces)
    ]
    sheets = tuple(_sheet(room, places, block, order, count) for order in orders)
    return Draft(sheets, block)


def _places(room: Room) -> tuple[list[Cell], Size] | None:
    """A grid of places: as many columns and rows as are asked for, else as go in;
    None where not one does."""
    scheme, page, gutter = room.scheme, room.page, room.gutter
    columns, rows = scheme.columns, scheme.rows
    if room.space is not None:
        columns = columns or most(room.space.width, page.width, gutter)
        rows = rows or most(room.space.height, page.height, gutter)
        if not columns or not rows:
            return None
    across, down = alike(page.width, columns or 1, gutter), alike(page.height, rows or 1, gutter)
    if scheme.bind == "right":
        across = across[::-1]
    if scheme.order == "columns":
        found = [_place(column, row) for column in across for row in down]
    else:
        found = [_place(column, row) for row in down for column in across]
    return found, _extent(found)


def _place(column: Track, row: Track, turn: int = 0) -> Cell:
    return Cell(BLANK, trim_of(column, row), room_of(column, row), turn)


def _extent(cells: Sequence[Cell]) -> Size:
    trims = [cell.trim for cell in cells]
    return Size(max((t.right for t in trims), default=0), max((t.bottom for t in trims), default=0))


def _sheet(
    room: Room, places: list[Cell], block: Size, order: Sequence[int], count: int,
    both: bool | None = None,
) -> Sheet:  # fmt: skip
    """A sheet whose places take pages in this order, front and back by turns where there are
    backs."""
    both = bool(room.scheme.backs) if both is None else both
    fronts = [
        _filled(room, place, page, count)
        for place, page in zip(places, order[:: 1 + both], strict=False)
    ]
    if not both:
        return Sheet(Side(tuple(fronts)))
    backs = [
        _filled(room, behind(place, BLANK, block.width), page, count)
        for place, page in zip(places, order[1::2], strict=False)
    ]
    return Sheet(Side(tuple(fronts)), Side(tuple(backs)))


def _filled(room: Room, place: Cell, page: int, count: int) -> Cell:
    """A place with its page, or empty where there are no more."""
    size = room.pages.sizes[min(page, count) - 1]
    trim = scaled(size, place.trim, "", True) if room.scheme.fit else place.trim
    return place._replace(page=page if page <= count else BLANK, trim=trim)


class _Block(NamedTuple):
    """A rectangle of a sheet that is filled with pages lying one way."""

    within: Rect
    lying: Size
    gutter: int

    @property
    def grid(self) -> tuple[int, int]:
        """Columns and rows."""
        across = most(self.within.width, self.lying.width, self.gutter)
        return across, most(self.within.height, self.lying.height, self.gutter)

    def places(self, turn: int) -> Iterator[Cell]:
        """None reaches over half a gutter."""
        columns, rows = self.grid
        for row in range(rows):
            for column in range(columns):
                x = self.within.x + column * (self.lying.width + self.gutter)
                y = self.within.y + row * (self.lying.height + self.gutter)
                trim = Rect(x, y, *self.lying)
                yield Cell(BLANK, trim, trim.grow(self.gutter // 2), turn)


def _fullest(room: Room, space: Size) -> tuple[list[Cell], Size]:
    """The most places that go in, some of them turned where that makes more; sheets can be cut
    through between upright and turned ones."""

    def held(blocks: tuple[_Block, _Block]) -> int:
        return sum(columns * rows for columns, rows in (block.grid for block in blocks))

    best = max(_mixtures(room, space), key=held)
    cells = [cell for block in best for cell in block.places(0 if block.lying == room.page else 90)]
    return cells, _extent(cells)


def _mixtures(room: Room, space: Size) -> Iterator[tuple[_Block, _Block]]:
    """So many columns lying one way and the rest the other; and the same with rows."""
    page, gutter = room.page, room.gutter
    for first, second in ((page, page.turned), (page.turned, page)):
        for across in range(most(space.width, first.width, gutter) + 1):
            taken = across * (first.width + gutter)
            left = Rect(0, 0, taken - gutter, space.height)
            right = Rect(taken, 0, space.width - taken, space.height)
            yield _Block(left, first, gutter), _Block(right, second, gutter)
        for down in range(most(space.height, first.height, gutter) + 1):
            taken = down * (first.height + gutter)
            above = Rect(0, 0, space.width, taken - gutter)
            below = Rect(0, taken, space.width, space.height - taken)
            yield _Block(above, first, gutter), _Block(below, second, gutter)
