"""A plan as pages to be painted: the other file's pages in their places, and marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..model.geometry import Point, Rect, Size
from ..model.leaf import Leaf
from ..model.page import Art, Page, Placed
from ..model.sheet import Cell, Plan, block
from .marks import Say, marks
from .words import named_sides, slug


def sheet_pages(plan: Plan, leaves: Mapping[int, Leaf], title: str, say: Say) -> Iterator[Page]:
    """Every side of every sheet, in order."""
    for count, (name, side) in enumerate(named_sides(plan), 1):
        items = [placed(cell, leaves[cell.page], plan.bleed) for cell in side.cells if cell.page]
        items += marks(plan, side, slug(plan, name, title), say)
        trim = block(side)
        boxes = trim, trim.grow(plan.bleed).common(Rect(0, 0, *plan.size))
        yield Page(count, plan.size, 0, plan.scheme, tuple(items), boxes)


def placed(cell: Cell, leaf: Leaf, bleed: int) -> Placed:
    """A page in its place, and no further than its bleed and its room."""
    lies = cell.lies or cell.trim
    trim = leaf.trim.turned(leaf.size, cell.turn)
    whole = leaf.size.turned if cell.turn % 180 else leaf.size
    scale = lies.width / trim.width
    x, y = lies.x - round(trim.x * scale), lies.y - round(trim.y * scale)
    drawn = Rect(x, y, round(whole.width * scale), round(whole.height * scale))
    shown = drawn.common(cell.room).common(cell.trim.grow(bleed))
    within = drawn._replace(x=drawn.x - shown.x, y=drawn.y - shown.y)
    art = Art(
        replace(leaf, turn=(leaf.turn + cell.turn) % 360), Size(shown.width, shown.height), within
    )
    return Placed(Point(shown.x, shown.y), art)
