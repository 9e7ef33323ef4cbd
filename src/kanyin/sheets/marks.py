"""Marks beside the pages 裁切标记, for those who cut, fold, gather and print.

All but the colour bar are in the colour of all plates, so that they show whether plates meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.color import Color
from ..model.geometry import KAPPA, Point, Rect, Size
from ..model.page import Art, Fill, Placed, Text
from ..model.picture import Drawing, Shape
from ..model.sheet import Cell, Fold, Mark, Plan, Side, block
from ..model.units import MM

ALL = Color((0, 0, 0), (100, 100, 100, 100), "All")  # ISO 32000-1, 8.6.6.4
BAND = round(7 * MM)  # beyond the bleed, all round
AWAY = round(1 * MM)  # from the bleed, or from AIR where there is less of it
AIR = round(2 * MM)
LONG, SHORT, THIN = round(5 * MM), round(3 * MM), 250  # of lines
DASH = round(0.8 * MM)
RADIUS = round(1.6 * MM)
BESIDE = round(12 * MM)  # the middle of a side, which folds are marked at
PATCH = Size(round(6 * MM), round(4 * MM))
_FLAT: tuple[Mark, ...] = ("crop", "fold", "registration", "bar", "slug")
USUAL_MARKS: dict[str, tuple[Mark, ...]] = {
    "saddle": _FLAT, "perfect": (*_FLAT, "collating"), "nup": _FLAT, "step": _FLAT,
    "cutstack": _FLAT, "fold": _FLAT, "cover": _FLAT,
}  # fmt: skip
# 色标: each ink solid and at half, and the grey that three of them make.
PATCHES = (
    (100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0), (0, 0, 0, 100),
    (50, 0, 0, 0), (0, 50, 0, 0), (0, 0, 50, 0), (0, 0, 0, 50), (50, 40, 40, 0),
)  # fmt: skip
Say = Callable[[str], Text]  # a line of small type, in all plates


def marks(plan: Plan, side: Side, slug: str, say: Say) -> Iterator[Placed]:
    """The marks of one side, outside the bleed of its pages."""
    around = block(side)
    start = max(plan.bleed, AIR) + AWAY
    if "crop" in plan.marks:
        yield from _ticks(side, around, start, LONG, 0)
    if "bleed" in plan.marks and plan.bleed:
        yield from _ticks(side, around, start, SHORT, plan.bleed)
    if "fold" in plan.marks:
        for fold in side.folds:
            yield from _dashes(fold, around, start)
    if "registration" in plan.marks:
        yield from _crosses(around, start)
    if "collating" in plan.marks and side.collate is not None:
        bar = side.collate
        yield Placed(Point(bar.x, bar.y), Fill(Size(bar.width, bar.height), ALL))
    if "bar" in plan.marks:
        yield from _patches(around, start)
    if "slug" in plan.marks:
        yield Placed(Point(around.x + AWAY, around.y - start - LONG), say(slug))


def _ticks(side: Side, around: Rect, start: int, length: int, out: int) -> Iterator[Placed]:
    """Where edges are cut, ``out`` beyond them: at the head, foot, left and right of the block."""
    for cells, y in (
        (_at(side, "y", around.y), around.y - start - length),
        (_at(side, "bottom", around.bottom), around.bottom + start),
    ):
        for x in sorted({x for cell in cells for x in _upright(cell, out)}):
            yield _line(x - THIN // 2, y, THIN, length)
    for cells, x in (
        (_at(side, "x", around.x), around.x - start - length),
        (_at(side, "right", around.right), around.right + start),
    ):
        levels = {cell.trim.y - out for cell in cells} | {cell.trim.bottom + out for cell in cells}
        for y in sorted(levels):
            yield _line(x, y - THIN // 2, length, THIN)


def _at(side: Side, edge: str, line: int) -> list[Cell]:
    """The pages at one edge of the block; creep and scaling move them a little from it."""
    reach = min(min(cell.trim.width, cell.trim.height) for cell in side.cells) // 2
    return [cell for cell in side.cells if abs(getattr(cell.trim, edge) - line) < reach]


def _upright(cell: Cell, out: int) -> Iterator[int]:
    """A page's left and right edges, where they are cut."""
    if "l" not in cell.joined:
        yield cell.trim.x - out
    if "r" not in cell.joined:
        yield cell.trim.right + out


def _line(x: int, y: int, width: int, height: int) -> Placed:
    return Placed(Point(x, y), Fill(Size(width, height), ALL))


def _dashes(fold: Fold, around: Rect, start: int) -> Iterator[Placed]:
    """Short dashes in the way of a fold, at both ends of it."""
    ends = (around.y, around.bottom) if fold.upright else (around.x, around.right)
    for first in (ends[0] - start - LONG, ends[1] + start):
        for at in range(first, first + LONG, 2 * DASH):
            if fold.upright:
                yield _line(fold.at - THIN // 2, at, THIN, DASH)
            else:
                yield _line(at, fold.at - THIN // 2, DASH, THIN)


def _crosses(around: Rect, start: int) -> Iterator[Placed]:
    """十字线: in a ring, near the middle of each side."""
    out = start + LONG // 2
    x, y = around.x + around.width // 2 + BESIDE, around.y + around.height // 2 + BESIDE
    for at in (
        Point(x, around.y - out), Point(x, around.bottom + out),
        Point(around.x - out, y), Point(around.right + out, y),
    ):  # fmt: skip
        yield _line(at.x - LONG // 2, at.y - THIN // 2, LONG, THIN)
        yield _line(at.x - THIN // 2, at.y - LONG // 2, THIN, LONG)
        yield Placed(Point(at.x - RADIUS, at.y - RADIUS), _ring())


def _ring() -> Art:
    """A circle of RADIUS, four quarters of it."""
    r, k = RADIUS / 1000, RADIUS / 1000 * KAPPA
    quarters = (
        (r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0),
    )  # fmt: skip
    curves = " ".join(" ".join(f"{value:.3f}" for value in each) + " c" for each in quarters)
    shape = Shape(f"{r:.3f} 0 m {curves} h", stroke=ALL.rgb, width=THIN / 1000)
    out = RADIUS + THIN
    size = Size(2 * out, 2 * out)
    edge = out / 1000
    drawing = Drawing("ring", size, -edge, -edge, 2 * edge, 2 * edge, (shape,))
    return Art(drawing, size, Rect(0, 0, *size))


def _patches(around: Rect, start: int) -> Iterator[Placed]:
    """At the foot, from the left."""
    y = around.bottom + start + (LONG - PATCH.height) // 2
    for place, inks in enumerate(PATCHES):
        x = around.x + AWAY * 2 + place * PATCH.width
        yield Placed(Point(x, y), Fill(PATCH, Color((0, 0, 0), inks)))
