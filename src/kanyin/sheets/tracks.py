"""Columns and rows of pages: where each begins, and how far what it holds may reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..model.geometry import Rect

FAR = 1 << 30  # nothing lies beyond: paper, or what is cut away


class Track(NamedTuple):
    """One column or row: from ``start`` for ``length``; ``low`` and ``high`` lie in the middle
    between it and its neighbours."""

    start: int
    length: int
    low: int
    high: int


def tracks(lengths: Sequence[int], gaps: Sequence[int]) -> tuple[Track, ...]:
    """Columns of these widths with these gaps between them, from zero."""
    found: list[Track] = []
    at, low = 0, -FAR
    for length, gap in zip(lengths, (*gaps, None), strict=True):
        end = at + length
        high = FAR if gap is None else end + gap // 2
        found.append(Track(at, length, low, high))
        at, low = end + (gap or 0), high
    return tuple(found)


def alike(length: int, count: int, gap: int) -> tuple[Track, ...]:
    return tracks([length] * count, [gap] * (count - 1))


def trim_of(column: Track, row: Track) -> Rect:
    return Rect(column.start, row.start, column.length, row.length)


def room_of(column: Track, row: Track) -> Rect:
    return Rect(column.low, row.low, column.high - column.low, row.high - row.low)


def most(space: int, length: int, gap: int) -> int:
    """How many of a length, with gaps between them, go into a space."""
    return max((space + gap) // (length + gap), 0)
