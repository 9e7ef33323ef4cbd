"""Marks beside the pages 裁切标记, for those who cut, fold, gather and print.

All but the colour bar are in the colour of all plates, so that they show whether plates meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

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
CLEAR = round(1 * MM)  # between two marks
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


class _Band:
    """Where marks stand along one side of a block, so that none lies on another."""

    def __init__(self, lines: Iterable[int]) -> None:
        self._taken = [(line - CLEAR, line + CLEAR) for line in lines]

    def free(self, wanted: int, length: int, end: int) -> int | None:
        """The first place from ``wanted`` on where so much is free, and takes it; None where there
        is none before ``end``."""
        starts = [wanted, *(high for _, high in self._taken if high > wanted)]
        for at in sorted(starts):
            apart = all(high <= at or at + length <= low for low, high in self._taken)
            if at + length <= end and apart:
                self._taken.append((at - CLEAR, at + length + CLEAR))
                return at
        return None


class _Bands(NamedTuple):
    """The four sides of a block, and where marks begin beside it."""

    around: Rect
    start: int
    head: _Band
    foot: _Band
    left: _Band
    right: _Band


def marks(plan: Plan, side: Side, slug: str, say: Say) -> Iterator[Placed]:
    """The marks of one side, outside the bleed of its pages."""
    around, wanted = block(side), set(plan.marks)
    cut = _cut_lines(side, around)
    folds = {at for upright, at in side.folds if upright}
    level = {at for upright, at in side.folds if not upright}
    lines = cut["y"] | folds, cut["bottom"] | folds, cut["x"] | level, cut["right"] | level
    bands = _Bands(around, max(plan.bleed, AIR) + AWAY, *map(_Band, lines))
    if "crop" in wanted:
        yield from _ticks(cut, bands, LONG)
    if "bleed" in wanted and plan.bleed:
        yield from _ticks(_cut_lines(side, around, plan.bleed), bands, SHORT)
    for fold in side.folds if "fold" in wanted else ():
        yield from _dashes(fold, bands)
    if "registration" in wanted:
        yield from _crosses(plan, bands)
    if "collating" in wanted and side.collate is not None:
        x, y, *size = side.collate
        yield Placed(Point(x, y), Fill(Size(*size), ALL))
    if "bar" in wanted:
        yield from _patches(plan, bands)
    if "slug" in wanted:
        yield from _slug(plan, bands, say(slug))


def _cut_lines(side: Side, around: Rect, out: int = 0) -> dict[str, set[int]]:
    """Where edges are cut, or ``out`` beyond them, as seen from each side of the block: x at its
    head (y) and foot (bottom), y at its left (x) and right."""
    found: dict[str, set[int]] = {}
    for edge in ("y", "bottom"):
        cells = _at(side, edge, getattr(around, edge))
        found[edge] = {x for cell in cells for x in _upright(cell, out)}
    for edge in ("x", "right"):
        cells = _at(side, edge, getattr(around, edge))
        found[edge] = {
            y for cell in cells for y in (cell.trim.y - out, cell.trim.bottom + out)
        }  # fmt: skip
    return found


def _ticks(lines: dict[str, set[int]], bands: _Bands, length: int) -> Iterator[Placed]:
    """Short lines at the head, foot, left and right of the block."""
    around, start = bands.around, bands.start
    for edge, y in (("y", around.y - start - length), ("bottom", around.bottom + start)):
        yield from (_line(x - THIN // 2, y, THIN, length) for x in sorted(lines[edge]))
    for edge, x in (("x", around.x - start - length), ("right", around.right + start)):
        yield from (_line(x, y - THIN // 2, length, THIN) for y in sorted(lines[edge]))


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


def _dashes(fold: Fold, bands: _Bands) -> Iterator[Placed]:
    """Short dashes in the way of a fold, at both ends of it."""
    around, start = bands.around, bands.start
    ends = (around.y, around.bottom) if fold.upright else (around.x, around.right)
    for first in (ends[0] - start - LONG, ends[1] + start):
        for at in range(first, first + LONG, 2 * DASH):
            if fold.upright:
                yield _line(fold.at - THIN // 2, at, THIN, DASH)
            else:
                yield _line(at, fold.at - THIN // 2, DASH, THIN)


def _crosses(plan: Plan, bands: _Bands) -> Iterator[Placed]:
    """十字线: beside the middle of each side of the block, where folds are marked."""
    around, out = bands.around, bands.start + LONG // 2
    x, y = around.x + around.width // 2 + BESIDE, around.y + around.height // 2 + BESIDE
    for band, high in ((bands.head, around.y - out), (bands.foot, around.bottom + out)):
        at = band.free(x, LONG, plan.size.width)
        yield from () if at is None else _cross(Point(at + LONG // 2, high))
    for band, wide in ((bands.left, around.x - out), (bands.right, around.right + out)):
        at = band.free(y, LONG, plan.size.height)
        yield from () if at is None else _cross(Point(wide, at + LONG // 2))


def _cross(at: Point) -> Iterator[Placed]:
    """Two lines, in a ring."""
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


def _patches(plan: Plan, bands: _Bands) -> Iterator[Placed]:
    """色标: a row of patches at the foot."""
    first = bands.foot.free(bands.around.x + AWAY, PATCH.width * len(PATCHES), plan.size.width)
    y = bands.around.bottom + bands.start + (LONG - PATCH.height) // 2
    for place, inks in enumerate(PATCHES if first is not None else ()):
        at = Point((first or 0) + place * PATCH.width, y)
        yield Placed(at, Fill(PATCH, Color((0, 0, 0), inks)))


def _slug(plan: Plan, bands: _Bands, text: Text) -> Iterator[Placed]:
    """A line of type at the head."""
    at = bands.head.free(bands.around.x + AWAY, text.lines[0].width, plan.size.width)
    if at is not None:
        yield Placed(Point(at, bands.around.y - bands.start - LONG), text)
