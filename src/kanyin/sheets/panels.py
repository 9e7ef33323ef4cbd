"""Leaflets 折页, of which every panel is a page, and covers 封面 with their spine."""

from __future__ import annotations

from ..model.diagnostic import NOWHERE, Report
from ..model.geometry import Rect, Size
from ..model.sheet import Cell, Fold, Sheet, Side
from ..model.units import MM, Length
from .draft import Draft, Room
from .tracks import Track, room_of, tracks, trim_of

# Panels of each fold by its name; 0: as many as there are pages for.
PANELS = {"half": 2, "letter": 3, "z": 3, "accordion": 0, "gate": 4}
TIGHT = 500  # mpt by which pages may differ and be taken as alike


def differ(one: int, other: int) -> bool:
    return abs(one - other) > TIGHT


def fold(room: Room, report: Report) -> Draft | None:
    """A sheet of panels.  Page 1 is seen first, then the inside from left to right, then what is
    left of the outside; a gate's doors are pages 1 and 2."""
    scheme, count = room.scheme, len(room.pages.sizes)
    panels = PANELS[scheme.fold] or count // 2
    if count != 2 * panels or count < 4:
        wanted = str(2 * panels) if PANELS[scheme.fold] else "4, 6, 8…"
        report.error("P305", NOWHERE, found=count, scheme=f"fold {scheme.fold}", wanted=wanted)
        return None
    outside, inside = _order(scheme.fold, panels)
    sizes = room.pages.sizes
    widths = [sizes[page - 1].width for page in outside]
    within = [sizes[page - 1].width for page in reversed(inside)]
    odd = [n for n, pair in enumerate(zip(widths, within, strict=True)) if differ(*pair)]
    if odd:
        one, other = outside[odd[0]], inside[-1 - odd[0]]
        report.error("P322", NOWHERE, page=one, back=other, width=_mm(widths[odd[0]]),
                     other=_mm(within[odd[0]]))  # fmt: skip
        return None
    if scheme.tuck > room.page.width // 4:
        left = room.page.width - scheme.tuck
        report.error("P323", NOWHERE, tuck=_mm(scheme.tuck), left=_mm(left))
        return None
    if not any(differ(width, widths[0]) for width in widths):
        for narrow in {"letter": (0,), "gate": (0, panels - 1)}.get(scheme.fold, ()):
            widths[narrow] -= scheme.tuck
    sides = (_side(room, widths, outside), _side(room, widths[::-1], inside))
    if scheme.bind == "right":
        sides = (_side(room, widths[::-1], outside[::-1]), _side(room, widths, inside[::-1]))
    return Draft((Sheet(*sides),), Size(sum(widths), room.page.height))


def _order(name: str, panels: int) -> tuple[list[int], list[int]]:
    """The pages of the outside and of the inside, from left to right."""
    if name == "gate":
        return [2, 7, 8, 1], [3, 4, 5, 6]
    return [*range(panels + 2, 2 * panels + 1), 1], list(range(2, panels + 2))


def _side(room: Room, widths: list[int], pages: list[int]) -> Side:
    """Panels that are folded at every edge they share; what a narrow one loses is cut off its
    free edge."""
    columns = tracks(widths, [0] * (len(widths) - 1))
    (row,) = tracks([room.page.height], [])
    last = len(columns) - 1
    cells = []
    for place, (column, page) in enumerate(zip(columns, pages, strict=True)):
        trim = trim_of(column, row)
        own = room.pages.sizes[page - 1]
        loss = own.width - column.length
        lies = Rect(trim.x - (loss if place == 0 else 0), trim.y, *own)
        joined = ("l" if place else "") + ("r" if place < last else "")
        cells.append(Cell(page, trim, room_of(column, row), 0, joined, lies))
    return Side(tuple(cells), tuple(Fold(True, column.high) for column in columns[:-1]))


def cover(room: Room, report: Report) -> Draft | None:
    """Back, spine and front in one.  Two pages are the front and the back; four are the outside
    front, both insides, the outside back; one more is the spine's."""
    scheme, count = room.scheme, len(room.pages.sizes)
    if not 2 <= count <= 5:
        report.error("P305", NOWHERE, found=count, scheme="cover", wanted="2, 3, 4, 5")
        return None
    width = scheme.width
    if width is None and scheme.pages and scheme.caliper:
        width = Length(-(-scheme.pages // 2) * scheme.caliper)
    if width is None:
        report.error("P307", NOWHERE)
        return None
    spine = count if count % 2 else 0
    faces = count - bool(spine)
    own = room.pages.sizes[spine - 1]
    if spine and (differ(own.width, width) or differ(own.height, room.page.height)):
        wanted = f"{_mm(width)} × {_mm(room.page.height)}"
        report.error("P308", NOWHERE, found=f"{_mm(own.width)} × {_mm(own.height)}", wanted=wanted)
        return None
    white = width - 2 * room.pages.bleed
    if not spine and white > 0:
        report.warn("P309", NOWHERE, width=_mm(width), white=_mm(white))
    outside = _spread(room, width, (faces, spine, 1))
    inside = _spread(room, width, (2, 0, 3)) if faces == 4 else None
    block = Size(2 * room.page.width + width, room.page.height)
    return Draft((Sheet(outside, inside),), block)


def _mm(length: int) -> str:
    return f"{length / MM:.2f}"


def _spread(room: Room, width: int, pages: tuple[int, int, int]) -> Side:
    """Three panels; where the spine has no page of its own, its neighbours' bleed runs onto it."""
    left, spine, right = pages if room.scheme.bind == "left" else pages[::-1]
    columns = tracks([room.page.width, width, room.page.width], [0, 0])
    if not spine:
        middle = columns[1].start + width // 2
        columns = (columns[0]._replace(high=middle), columns[1], columns[2]._replace(low=middle))
    (row,) = tracks([room.page.height], [])
    cells = [
        _panel(room, column, row, page, joined)
        for column, page, joined in zip(
            columns, (left, spine, right), ("r", "lr", "l"), strict=True
        )
        if page
    ]
    folds = tuple(Fold(True, at) for at in dict.fromkeys((columns[1].start, columns[2].start)))
    return Side(tuple(cells), folds)


def _panel(room: Room, column: Track, row: Track, page: int, joined: str) -> Cell:
    """A page in the middle of its panel."""
    trim = trim_of(column, row)
    width = room.pages.sizes[page - 1].width
    lies = Rect(trim.x + (trim.width - width) // 2, trim.y, width, trim.height)
    return Cell(page, trim, room_of(column, row), 0, joined, lies)
