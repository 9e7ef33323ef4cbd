"""Fill columns on the baseline grid, and balance them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..model.flow import Flow, Piece, Room
from ..model.page import Placed, move
from ..model.units import ceil_to

DEEPEST = 3  # headings in a row that are kept together


class Filled(NamedTuple):
    """What was placed, what is left, and how high the highest column is."""

    items: tuple[Placed, ...]
    rest: tuple[Flow, ...]
    height: int


class Grid(NamedTuple):
    """Columns of one width on a pitch; ``full`` is the height that no column exceeds."""

    columns: int
    width: int
    gutter: int
    pitch: int
    full: int


def fill(flows: tuple[Flow, ...], grid: Grid, height: int) -> Filled:
    """Pour flows into columns of a height, first to last."""
    items: list[Placed] = []
    highest = 0
    for column in range(grid.columns):
        last = column == grid.columns - 1
        placed, flows, used = _column(flows, grid, height, last)
        items.extend(move(placed, column * (grid.width + grid.gutter), 0))
        highest = max(highest, used)
        if not flows:
            break
    return Filled(tuple(items), flows, highest)


def balance(flows: tuple[Flow, ...], grid: Grid, height: int) -> Filled:
    """The same in the least height that takes all of it, so that the columns end together; as
    much as fits when the height does not take all.
    """
    whole = fill(flows, grid, height)
    if whole.rest or grid.columns == 1:
        return whole
    alone = fill(flows, grid._replace(columns=1), 1 << 40)
    # a line lower than the sum asks for, since a paragraph may be set in a line less
    least = max(ceil_to(alone.height // grid.columns, grid.pitch) - grid.pitch, grid.pitch)
    for trial in range(least, whole.height, grid.pitch):
        found = fill(flows, grid, trial)
        if not found.rest:
            return found
    return whole


def _column(
    flows: tuple[Flow, ...], grid: Grid, height: int, last: bool
) -> tuple[list[Placed], tuple[Flow, ...], int]:
    """One column.  A piece that asks for a column's top waits for the next one, if there is one."""
    deferred: list[Flow] = []
    items: list[Placed] = []
    y = after = 0
    waiting = list(flows)
    while waiting:
        flow = waiting[0]
        if flow.manner.place == "top" and y and not last:
            deferred.append(waiting.pop(0))
            continue
        gap = ceil_to(max(after, flow.manner.before), grid.pitch) if y else 0
        fresh = y == 0 and height >= grid.full
        piece, rest = flow.fit(Room(grid.width, height - y - gap, fresh))
        if piece is None:
            break
        tall = ceil_to(piece.height, grid.pitch)
        if rest is None and not fresh and not _start_fits(waiting, grid, height - y - gap - tall):
            break
        items.extend(move(piece.items, 0, y + gap + (tall - piece.height) // 2))
        y += gap + tall
        after = flow.manner.after
        waiting[:1] = [] if rest is None else [rest]
        if rest is not None:
            break
    return items, (*deferred, *waiting), y


def _start_fits(waiting: Sequence[Flow], grid: Grid, height: int, depth: int = 0) -> bool:
    """Whether what a heading heads can begin below it."""
    manner = waiting[0].manner
    if not manner.keep or len(waiting) < 2 or depth > DEEPEST:
        return True
    gap = ceil_to(max(manner.after, waiting[1].manner.before), grid.pitch)
    room = Room(grid.width, height - gap)
    if waiting[1].fit(room).piece is None:
        return False
    return (
        len(waiting) < 3
        or not waiting[1].manner.keep
        or _start_fits(waiting[1:4], grid, room.height - _height(waiting[1], room), depth + 1)
    )


def _height(flow: Flow, room: Room) -> int:
    piece: Piece | None = flow.fit(room).piece
    return piece.height if piece else 0
