"""Sheets of paper and the pages on them.  Lengths in mpt, from a side's top left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .diagnostic import NOWHERE, Span
from .geometry import Rect, Size
from .schemes import FoldName as FoldName
from .schemes import Mark as Mark
from .schemes import Name as Name
from .units import MM, Length

NOTHING, TUCK = Length(0), Length(round(1 * MM))
BLANK = 0  # the number of a page with nothing on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How pages are to be arranged: a scheme file's keys.  What is None follows from the rest.

    ``sheet`` is a name of SHEETS or two lengths; empty for the smallest that holds.
    ``signature``: pages of a folded sheet.  ``spine``: from a fold to its pages' spine edges.
    ``caliper``: the paper's thickness, by which pages are moved for creep; ``creep`` is which page
    stays where it is.  ``gutter`` lies between pages that are cut apart.  ``backs``: pages are
    fronts and backs by turns.  ``tuck``: how much narrower a panel is that is folded in.
    ``take`` names the pages to use, as 1,3-8.  ``pages`` and ``caliper`` make a cover's spine, or
    ``width`` is it.  ``fit`` scales pages down to their room; ``edge`` is kept free all round, and
    ``gripper`` at the foot.
    """

    scheme: Name
    sheet: str = ""
    signature: int | None = None
    bind: Literal["left", "right"] = "left"
    blanks: Literal["before-last", "end"] | None = None
    spine: Length | None = None
    caliper: Length = NOTHING
    creep: Literal["outer", "inner"] = "outer"
    gutter: Length | None = None
    columns: int = 0
    rows: int = 0
    order: Literal["rows", "columns"] = "rows"
    backs: bool | None = None
    rotate: bool = True
    fold: FoldName = "letter"
    tuck: Length = TUCK
    take: str = ""
    pages: int = 0
    width: Length | None = None
    bleed: Length | None = None
    edge: Length = NOTHING
    gripper: Length = NOTHING
    fit: bool = False
    marks: tuple[Mark, ...] | None = None
    span: Span = field(default=NOWHERE, compare=False)


class Cell(NamedTuple):
    """A page's place: where its ``trim`` lies, how it is turned (clockwise, degrees), and the
    ``room`` beyond which it must not reach.  ``joined`` names the edges that are folded and not
    cut, l and r.  ``lies`` is where the whole page lies, when more is cut off than its bleed."""

    page: int
    trim: Rect
    room: Rect
    turn: int = 0
    joined: str = ""
    lies: Rect | None = None


class Fold(NamedTuple):
    """A line that is folded: from top to foot at ``at`` where ``upright``, else from side to
    side."""

    upright: bool
    at: int


class Side(NamedTuple):
    """What is printed on one face.  ``collate`` is where a signature's back is marked."""

    cells: tuple[Cell, ...]
    folds: tuple[Fold, ...] = ()
    collate: Rect | None = None


class Sheet(NamedTuple):
    """One sheet of paper: its sides; the back is seen with the sheet turned over sideways."""

    front: Side
    back: Side | None = None
    signature: int = 0

    @property
    def sides(self) -> tuple[Side, ...]:
        return (self.front,) if self.back is None else (self.front, self.back)


class Pages(NamedTuple):
    """What there is to arrange: each page's trimmed size, and the bleed that all of them have."""

    sizes: tuple[Size, ...]
    bleed: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All sheets of a job.  ``trim`` is the finished page, ``bleed`` what is printed beyond it,
    ``count`` how many pages there are to print."""

    scheme: Name
    paper: str
    size: Size
    trim: Size
    bleed: int
    count: int
    sheets: tuple[Sheet, ...]
    marks: tuple[Mark, ...] = ()
    creep: int = 0
    gripper: int = 0

    @property
    def scale(self) -> float:
        """How large the first page is shown, in percent."""
        first = next(cell for side in self.sides() for cell in side.cells if cell.page)
        shown = (first.lies or first.trim)[2:]
        return 100 * min(shown) / min(self.trim)

    def sides(self) -> tuple[Side, ...]:
        return tuple(side for sheet in self.sheets for side in sheet.sides)


def block(side: Side) -> Rect:
    """The rectangle that the trims of a side fill."""
    trims = [cell.trim for cell in side.cells]
    left, top = min(trim.x for trim in trims), min(trim.y for trim in trims)
    right, foot = max(trim.right for trim in trims), max(trim.bottom for trim in trims)
    return Rect(left, top, right - left, foot - top)
