"""Listings: text in letters that are all equally wide, whose lines end where they like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .columns import Column

LETTERS = 6  # different ones that tell a listing
ALIKE = 0.015  # em
FLUSH, USUAL = 0.06, 0.5  # em, and the share of lines that end within it in running text


class Listings(NamedTuple):
    """The sizes and margins at which a file has listings only."""

    places: frozenset[tuple[float, int]]

    @classmethod
    def of(cls, columns: Iterable[Column]) -> Listings:
        alike: dict[tuple[float, int], list[Column]] = defaultdict(list)
        for column in columns:
            alike[_place(column)].append(column)
        return cls(
            frozenset(
                place
                for place, found in alike.items()
                if _is_listing(found, USUAL * sum(len(column.lines) for column in found))
            )
        )

    def has(self, column: Column) -> bool:
        """Whether a column is one, by its own letters or by where it stands."""
        return _place(column) in self.places or _is_listing([column], 0.0)


def _place(column: Column) -> tuple[float, int]:
    return round(column.size, 1), round(column.margin)


def _is_listing(columns: Iterable[Column], most: float) -> bool:
    """Whether all letters are equally wide, and so many lines flush at most."""
    letters: set[str] = set()
    widths: list[float] = []
    flush = 0
    for column in columns:
        for line in column.lines:
            flush += column.known and abs(line.right - column.edge) <= FLUSH * column.size
            for glyph in line.glyphs:
                if glyph.char.isascii() and glyph.char.isalpha():
                    letters.add(glyph.char)
                    widths.append(glyph.advance / glyph.size)
    return len(letters) >= LETTERS and max(widths) - min(widths) <= ALIKE and flush <= most
