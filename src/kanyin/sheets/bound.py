"""Books: saddle stitch 骑马订, whose sheets lie in one another, and perfect binding 胶装, whose
signatures lie on one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..model.diagnostic import Report
from ..model.geometry import Rect, Size
from ..model.sheet import BLANK, Cell, Fold, Sheet, Side
from ..model.units import MM
from .draft import Draft, Room, moved, scaled
from .folding import SMALLEST, Spot, sections, signature
from .tracks import Track, alike, room_of, tracks, trim_of

SIGNATURE = {"saddle": 4, "perfect": 16}
MILLED = round(3 * MM)  # 铣背: what is taken off the back of a glued book
COLLATE = Size(round(3 * MM), round(8 * MM))  # 折标
LEAST = round(0.8 * MM)  # of a mark that can be seen
STEPS = 12  # of the stairs they make on the spine, before they begin again


def bound(room: Room, report: Report) -> Draft:
    """A book's sheets, outermost or first sheet first."""
    scheme = room.scheme
    nested = scheme.scheme == "saddle"
    order = padded(len(room.pages.sizes), (scheme.blanks or _blanks(nested)) == "before-last")
    sizes = sections(len(order), scheme.signature or SIGNATURE[scheme.scheme], nested)
    binder = _Binder(room, sizes, nested)
    sheets = tuple(
        binder.sheet(number, [order[page - 1] for page in share])
        for number, share in enumerate(_shares(sizes, nested))
    )
    return Draft(sheets, binder.block, binder.creep)


def _blanks(nested: bool) -> str:
    """What is stitched has its own cover, whose back stays the back."""
    return "before-last" if nested else "end"


def padded(count: int, before_last: bool) -> tuple[int, ...]:
    """Pages to a multiple of four, blank ones before the last page or after it."""
    blanks = (BLANK,) * (-count % SMALLEST)
    if before_last and count > 1:
        return (*range(1, count), *blanks, count)
    return (*range(1, count + 1), *blanks)


def _shares(sizes: tuple[int, ...], nested: bool) -> Iterator[tuple[int, ...]]:
    """The pages of each sheet, in the order in which the folded sheet has them."""
    first, last = 1, sum(sizes)
    for size in sizes:
        half = size // 2 if nested else size
        front = range(first, first + half)
        back = range(last - size + half + 1, last + 1)
        yield (*front, *back)
        first, last = first + half, last - size + half


def spreads(count: int) -> Iterator[tuple[int, int]]:
    """Left and right page of each side of a stitched book of single folded sheets, from the
    outermost, front before back; 0 where there is none."""
    order = padded(count, before_last=True)
    flat = signature(SMALLEST, right=False)
    for share in _shares((SMALLEST,) * (len(order) // SMALLEST), nested=True):
        for (left, right), *_ in (flat.outer, flat.inner):
            yield order[share[left.page - 1] - 1], order[share[right.page - 1] - 1]


class _Binder:
    """Lays pages on folded sheets of one book."""

    def __init__(self, room: Room, sizes: tuple[int, ...], nested: bool) -> None:
        self._room, self._sizes, self._nested = room, sizes, nested
        usual = 0 if nested or room.scheme.fit else MILLED
        self._spine = usual if room.scheme.spine is None else room.scheme.spine
        self._right = room.scheme.bind == "right"
        leaves = sum(sizes) if nested else max(sizes)
        self.creep = (leaves // 4 - 1) * room.scheme.caliper
        inner = room.scheme.creep == "inner" and not room.scheme.fit
        self._outset = self.creep if inner else 0  # by which pages move out of their folds
        columns, rows = self._tracks(max(sizes))
        self.block = _extent(columns, rows, self._outset)

    def _tracks(self, pages: int) -> tuple[tuple[Track, ...], tuple[Track, ...]]:
        """Columns in pairs, which a fold joins at their spines; rows that are cut apart."""
        page, gutter = self._room.page, self._room.gutter
        flat = signature(pages, self._right).outer
        count, apart = len(flat[0]), gutter + 2 * self._outset
        gaps = [apart if place % 2 else 2 * self._spine for place in range(count - 1)]
        columns = tracks([page.width] * count, gaps)
        return columns, alike(page.height, len(flat), gutter)

    def sheet(self, number: int, order: list[int]) -> Sheet:
        """A folded sheet, counted from 0; ``order`` are its pages as it is read."""
        flat = signature(len(order), self._right)
        front, back = (self._side(spots, number, order) for spots in (flat.outer, flat.inner))
        if not self._nested:
            first = next(n for n, spot in enumerate(chain(*flat.outer)) if spot.page == 1)
            front = front._replace(collate=_collate(front.cells[first], number, self._spine))
        return Sheet(front, back, 0 if self._nested else number + 1)

    def _side(self, spots: tuple[tuple[Spot, ...], ...], number: int, order: list[int]) -> Side:
        columns, rows = self._tracks(len(order))
        cells = tuple(
            self._cell(spot, columns[place], row, "lr"[place % 2 == 0], order, number)
            for row, line in zip(rows, spots, strict=True)
            for place, spot in enumerate(line)
        )
        folds = [Fold(True, column.high) for column in columns[:-1]]
        folds += [Fold(False, row.high) for row in rows[:-1]]
        own = _extent(columns, rows, 0)
        return moved(Side(cells, tuple(folds)), *_spare(self.block, own))

    def _shift(self, spot: Spot, number: int, pages: int) -> int:
        """How far creep moves a page towards its fold: the deeper it lies in the book the further,
        or, where the innermost stays, the others away from it."""
        leaf = (spot.page - 1) // 2
        depth = min(leaf, pages // 2 - 1 - leaf)
        deepest = pages // 4 - 1
        if self._nested:
            depth += sum(self._sizes[:number]) // 4
            deepest = sum(self._sizes) // 4 - 1
        scheme = self._room.scheme
        return (depth - (deepest if self._outset else 0)) * scheme.caliper

    def _cell(
        self, spot: Spot, column: Track, row: Track, joined: str, order: list[int], number: int
    ) -> Cell:
        page = order[spot.page - 1]
        size = self._room.pages.sizes[max(page - 1, 0)]
        shift = self._shift(spot, number, len(order))
        place = trim_of(column, row)
        place = place._replace(x=place.x + (shift if joined == "r" else -shift))
        trim = scaled(size, place, joined, self._room.scheme.fit)
        return Cell(page, trim, room_of(column, row), 180 if spot.upended else 0, joined)


def _collate(cell: Cell, number: int, spine: int) -> Rect | None:
    """A bar over the fold beside a signature's first page, each lower than the one before; none
    where the pages leave no room for it."""
    width = min(COLLATE.width, 2 * spine)
    steps = min(cell.trim.height // COLLATE.height - 2, STEPS)
    if width < LEAST or steps < 1:
        return None
    fold = cell.room.x if cell.joined == "l" else cell.room.right
    top = cell.trim.y + COLLATE.height * (1 + number % steps)
    return Rect(fold - width // 2, top, width, COLLATE.height)


def _extent(columns: tuple[Track, ...], rows: tuple[Track, ...], out: int) -> Size:
    """How large a block is, with what moves out of it on both sides."""
    width, height = (row[-1].start + row[-1].length for row in (columns, rows))
    return Size(width + 2 * out, height)


def _spare(block: Size, own: Size) -> tuple[int, int]:
    return (block.width - own.width) // 2, (block.height - own.height) // 2
