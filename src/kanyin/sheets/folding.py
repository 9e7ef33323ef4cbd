"""Folded sheets 折手: which page comes where, found by folding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

# The folds of a sheet by its pages: | upright, - level; the last is the spine.  Heads meet at
# level folds, which stay closed until the book is trimmed.
FOLDS = {4: "|", 8: "-|", 16: "|-|", 32: "-|-|"}
SMALLEST = 4


class _Face(NamedTuple):
    """One leaf of the pile: its row and column on the sheet, which way it came to lie."""

    row: int
    column: int
    flipped: bool = False  # its back is up
    upended: bool = False  # its head is where the pile's foot is


_Piles: TypeAlias = list[list[list[_Face]]]


class Spot(NamedTuple):
    """A page of a folded sheet, from 1, and whether it stands on its head."""

    page: int
    upended: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """A folded sheet as it lies flat: rows of its outer side, which has page 1, and of its inner
    side seen with the sheet turned over sideways."""

    outer: tuple[tuple[Spot, ...], ...]
    inner: tuple[tuple[Spot, ...], ...]


def signature(pages: int, right: bool) -> Signature:
    """A sheet of 4, 8, 16 or 32 pages, for a book that is bound on the left, or on the ``right``.
    Raises KeyError for any other number."""
    folds = FOLDS[pages]
    rows, columns = 1 << folds.count("-"), 1 << folds.count("|")
    piles: _Piles = [[[_Face(row, column)] for column in range(columns)] for row in range(rows)]
    for fold in folds:
        piles = _over(piles) if fold == "|" else _down(piles)
    fronts = [[Spot(0, False)] * columns for _ in range(rows)]
    backs = [[Spot(0, False)] * columns for _ in range(rows)]
    for place, face in enumerate(piles[0][0]):
        upper, lower = (backs, fronts) if face.flipped else (fronts, backs)
        for side, page in ((upper, 2 * place + 1), (lower, 2 * place + 2)):
            column = face.column if side is fronts else columns - 1 - face.column
            side[face.row][column] = Spot(page, face.upended)
    one = any(spot.page == 1 for row in fronts for spot in row)
    outer, inner = (fronts, backs) if one else (backs, fronts)
    return Signature(_rows(outer, right), _rows(inner, right))


def _over(piles: _Piles) -> _Piles:
    """The left half folded over onto the right half: the crease is on the left."""
    half = len(piles[0]) // 2
    return [
        [
            [face._replace(flipped=not face.flipped) for face in reversed(row[half - 1 - n])]
            + row[half + n]
            for n in range(half)
        ]
        for row in piles
    ]


def _down(piles: _Piles) -> _Piles:
    """The upper half folded down onto the lower half."""
    half = len(piles) // 2
    return [
        [
            [
                face._replace(flipped=not face.flipped, upended=not face.upended)
                for face in reversed(above)
            ]
            + below
            for above, below in zip(piles[half - 1 - n], piles[half + n], strict=True)
        ]
        for n in range(half)
    ]


def _rows(side: list[list[Spot]], right: bool) -> tuple[tuple[Spot, ...], ...]:
    """A book bound on the right is one bound on the left seen in a mirror."""
    return tuple(tuple(reversed(row)) if right else tuple(row) for row in side)


def sections(pages: int, most: int, nested: bool) -> tuple[int, ...]:
    """How many pages each sheet takes, in the order of the book, or ``nested`` from the outside:
    as many full ones as there are, and smaller ones for the rest.  A thin last signature would
    come loose, so the smaller ones stand before the last full one."""
    full, rest = divmod(pages, most)
    small = []
    for size in sorted(FOLDS, reverse=True):
        while rest >= size:
            small.append(size)
            rest -= size
    if nested:
        return (*[most] * full, *small)
    thick = [most] if full else small[:1]
    return (*[most] * (full - 1), *small[0 if full else 1 :], *thick)
