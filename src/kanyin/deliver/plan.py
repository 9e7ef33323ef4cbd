"""From pages and a printer to a `Printout`, and from that to sides of sheets: arithmetic alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from ..model.diagnostic import NOWHERE, Report
from ..model.geometry import Rect, Size
from ..model.printer import (
    LONG_EDGE,
    ONE_SIDED,
    SHORT_EDGE,
    Printer,
    Printout,
    PrintWish,
    Side,
)
from ..model.sheet import Cell
from ..sheets.bound import spreads
from .choose import ROUNDED, choose_paper, is_landscape, scale_in, spread
from .printer import SAME

# Whether ink of the pages would fall outside these rectangles, one for each page in order.
Overflow = Callable[[tuple[tuple[int, Rect], ...]], bool]


def decide(
    sizes: tuple[Size, ...], wish: PrintWish, printer: Printer, overflow: Overflow, report: Report
) -> Printout | None:
    """What will be done.  None, and reports, where it cannot be: P105 no such page, D113 pages of
    several sizes, and what `choose_paper` reports."""
    chosen = _chosen(wish.pages, len(sizes), report)
    used = tuple(sizes[page] for page in chosen)
    if not used:
        return None
    mixed = any(not _alike(used[0], size, turned=not wish.booklet) for size in used)
    if mixed and wish.booklet:
        report.error(
            "D113", NOWHERE, count=len(set(used)), zh="小册子做不成", en="no booklet can be made"
        )
        return None
    paper = choose_paper(used, printer, wish.media, wish.booklet, report)
    if paper is None:
        return None
    if mixed:
        report.warn(
            "D113", NOWHERE, count=len(set(used)), zh="各页按纸各自缩放",
            en="each is scaled by itself",
        )  # fmt: skip
    sides = _sides(wish, printer, used)
    manual = sides != ONE_SIDED and (bool(wish.part) or sides not in printer.sides)
    face_up = printer.face_up if wish.face_up is None else wish.face_up
    plain = Printout(
        paper, chosen, sizes, sides, wish.booklet, manual, part=wish.part,
        # What lies up after the fronts is blank where sheets come out face down; the tray may want
        # it down.  The stack that is turned over has its first sheet on top.
        over=face_up == wish.tray_up, backwards=face_up != wish.tray_up,
    )  # fmt: skip
    asked = _copies(wish.copies, printer.copies)
    plain = replace(plain, copies=asked, repeats=wish.copies // asked)
    return replace(plain, fit=_fit(wish, plain, overflow, report))


def _copies(wanted: int, most: int) -> int:
    """How many copies the printer makes; so often as they fall short they are in the file."""
    return next(count for count in range(min(wanted, most), 0, -1) if wanted % count == 0)


def _chosen(ranges: tuple[tuple[int, int], ...], count: int, report: Report) -> tuple[int, ...]:
    if not ranges:
        return tuple(range(count))
    for first, last in ranges:
        if max(first, last) > count:
            report.error("P105", NOWHERE, page=max(first, last), count=count)
            return ()
    return tuple(page - 1 for first, last in ranges for page in range(first, (last or count) + 1))


def _alike(one: Size, other: Size, turned: bool) -> bool:
    if turned:
        one, other = Size(*sorted(one)), Size(*sorted(other))
    return max(abs(one.width - other.width), abs(one.height - other.height)) <= 2 * SAME


def _sides(wish: PrintWish, printer: Printer, used: tuple[Size, ...]) -> str:
    """Turned as the pages of a book are: about the sheet's own upright edge."""
    wide = sum(is_landscape(spread(size) if wish.booklet else size) for size in used)
    edge = SHORT_EDGE if 2 * wide > len(used) else LONG_EDGE  # as most of the pages lie
    if wish.booklet:
        return edge
    if len(used) == 1 and not wish.part:
        return ONE_SIDED
    wanted = wish.sides or (LONG_EDGE if wish.part else printer.usual_sides)
    if wanted == "two-sided" or (not wish.sides and wanted != ONE_SIDED):
        return edge
    return wanted


def _fit(wish: PrintWish, plain: Printout, overflow: Overflow, report: Report) -> str:
    """Whether pages are scaled: shrunk where ink would be lost or the sheet is too small for the
    page, and only there."""
    if wish.fit == "page":
        return "page"
    if wish.fit == "auto" and any(
        not Rect(0, 0, *side.size).grow(ROUNDED).holds(cell.trim)
        for side in sides_of(plain) for cell in side.cells
    ):  # fmt: skip
        return "shrink"
    windows = tuple(_windows(plain))
    lost = bool(windows) and overflow(windows)
    if lost and wish.fit == "none":
        report.warn("D118", NOWHERE)
        return "none"
    return "shrink" if lost else "none"


def _windows(plain: Printout) -> Iterator[tuple[int, Rect]]:
    """Each page that reaches beyond what can be printed on at its own size, and what of it can be,
    from the page's own upper left."""
    for side in sides_of(plain):
        landscape = is_landscape(side.size)
        printable = plain.paper.printable(landscape)
        for page, area, *_ in side.cells:
            if not printable.holds(area):
                x, y = printable.x - area.x, printable.y - area.y
                yield page - 1, Rect(x, y, printable.width, printable.height)


def sides_of(printout: Printout) -> Iterator[Side]:
    """Every side of one copy in the order of the sheets; of two-sided sheets also the last back."""
    if printout.booklet:
        for pair in spreads(len(printout.pages)):
            yield _spread(printout, *(printout.pages[n - 1] if n else None for n in pair))
        return
    side = Side(printout.paper.size)
    for page in printout.pages:
        side = _single(printout, page)
        yield side
    if printout.sides != ONE_SIDED and len(printout.pages) % 2:
        yield Side(side.size)


def _single(printout: Printout, page: int) -> Side:
    """One page in the middle of its sheet."""
    size = printout.sizes[page]
    landscape = is_landscape(size)
    sheet, printable = printout.paper.sheet(landscape), printout.paper.printable(landscape)
    width, height = _scaled(size, _scale(printout, size, printable))
    area = Rect((sheet.width - width) // 2, (sheet.height - height) // 2, width, height)
    return Side(sheet, (Cell(page + 1, area, area),))


def _spread(printout: Printout, left: int | None, right: int | None) -> Side:
    """Two pages that meet in the middle of the sheet."""
    size = printout.sizes[printout.pages[0]]
    landscape = is_landscape(spread(size))
    sheet, printable = printout.paper.sheet(landscape), printout.paper.printable(landscape)
    width, height = _scaled(size, _scale(printout, spread(size), printable))
    middle, top = sheet.width // 2, (sheet.height - height) // 2
    cells = [
        Cell(page + 1, place, place)
        for page, x in ((left, middle - width), (right, middle))
        if page is not None
        for place in (Rect(x, top, width, height),)
    ]
    return Side(sheet, tuple(cells))


def _scale(printout: Printout, size: Size, printable: Rect) -> Fraction:
    if printout.fit == "none":
        return Fraction(1)
    full = scale_in(Size(printable.width, printable.height), size)
    return full if printout.fit == "page" else min(full, Fraction(1))


def _scaled(size: Size, scale: Fraction) -> Size:
    return Size(int(size.width * scale), int(size.height * scale))


def percents(printout: Printout) -> tuple[float, float]:
    """The smallest and the largest scale of any page."""
    found = [
        100 * cell.trim.width / printout.sizes[cell.page - 1].width
        for side in sides_of(printout) for cell in side.cells
    ]  # fmt: skip
    return min(found), max(found)


def sheets_of(printout: Printout) -> int:
    """Sheets of paper that a copy takes."""
    sides = sum(1 for _ in sides_of(printout))
    return sides if printout.sides == ONE_SIDED else sides // 2


def parts_of(printout: Printout) -> Iterator[tuple[str, tuple[Side, ...]]]:
    """The sides as they are sent: as one job, or the fronts and then the backs of a stack that a
    person turns.

    The edge that came out first goes in first again.  Sheet and image then lie as if turned about
    the long edge; where it should be the short one, every back stands on its head."""
    sides = tuple(sides_of(printout)) * printout.repeats
    if not printout.manual:
        yield "whole", sides
        return
    fronts, backs = sides[::2], tuple(islice(sides, 1, None, 2))
    if printout.sides == SHORT_EDGE:
        backs = tuple(map(on_its_head, backs))
    if printout.backwards:
        backs = backs[::-1]
    for part, found in (("fronts", fronts), ("backs", backs)):
        if printout.part in ("", part):
            yield part, found


def on_its_head(side: Side) -> Side:
    """A side turned by half a turn."""
    cells = []
    for cell in side.cells:
        place = cell.trim.turned(side.size, 180)
        cells.append(Cell(cell.page, place, place, (cell.turn + 180) % 360))
    return Side(side.size, tuple(cells))
