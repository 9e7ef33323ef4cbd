"""All sides of a plan in little, with the numbers of their pages: one picture to look over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from ..model.color import Color
from ..model.geometry import Point, Rect, Size
from ..model.leaf import Leaf
from ..model.page import Art, Fill, Page, Placed
from ..model.sheet import Plan, Side
from .marks import Say
from .words import named_sides

MOST = 40  # sides that are shown
WIDE = 800_000  # mpt of the picture
GAP, HEAD = 14_000, 15_000
PAPER, GROUND = Color((255, 255, 255), (0, 0, 0, 0)), Color((225, 225, 225), (0, 0, 0, 12))
AIR, LEADING = 4_000, 12_000  # beside a number, and of its line


def overview_page(plan: Plan, leaves: Sequence[Leaf], say: Say) -> Page:
    """The sides in rows, each below its name; ``leaves`` are the sheets as they were made."""
    count = min(len(leaves), MOST)
    shape = plan.size.height / plan.size.width
    across = max(1, min(count, round(sqrt(count * shape))))
    across += across % 2 if count > 1 and plan.sheets[0].back is not None else 0
    wide = (WIDE - GAP) // across - GAP
    high = round(wide * shape)
    size = Size(WIDE, GAP + ceil(count / across) * (HEAD + high + GAP))
    items = [Placed(Point(0, 0), Fill(size, GROUND))]
    for place, (leaf, named) in enumerate(zip(leaves[:count], named_sides(plan), strict=False)):
        at = Point(
            GAP + place % across * (wide + GAP), GAP + place // across * (HEAD + high + GAP) + HEAD
        )
        items += _side(*named, leaf, Rect(*at, wide, high), wide / plan.size.width, say)
    return Page(1, size, 0, "overview", tuple(items))


def _side(
    name: str, side: Side, leaf: Leaf, lies: Rect, scale: float, say: Say
) -> Iterator[Placed]:
    """One side on its paper, and at the foot of each page its number."""
    yield Placed(Point(lies.x, lies.y - HEAD), say(name))
    size = Size(lies.width, lies.height)
    yield Placed(Point(lies.x, lies.y), Fill(size, PAPER))
    yield Placed(Point(lies.x, lies.y), Art(leaf, size, Rect(0, 0, *size)))
    for cell in side.cells:
        text = say(str(cell.page) if cell.page else "—")
        wide = text.lines[0].width + 2 * AIR
        x = lies.x + round((cell.trim.x + cell.trim.width / 2) * scale) - wide // 2
        y = lies.y + round(cell.trim.bottom * scale) - HEAD
        yield Placed(Point(x, y), Fill(Size(wide, HEAD), PAPER, HEAD // 4))
        yield Placed(Point(x + AIR, y + (HEAD - LEADING) // 2), text)
