"""A flow of rows that are never divided: tables, timelines, and single slabs such as figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ..model.flow import Fit, Manner, Piece, Room
from ..model.page import Placed, Text, move

Build = Callable[[int], tuple[Piece, ...]]


def stack(pieces: tuple[Piece, ...]) -> Piece:
    """Pieces one below another."""
    items: list[Placed] = []
    y = 0
    for piece in pieces:
        items.extend(move(piece.items, 0, y))
        y += piece.height
    return Piece(y, tuple(items))


def _untold(piece: Piece) -> Piece:
    """A row that stands a second time, and has been read before."""
    items = (
        Placed(at, item._replace(tag=None, areas=()) if isinstance(item, Text) else item)
        for at, item in piece.items
    )
    return Piece(piece.height, tuple(items))


def remember(build: Build) -> Build:
    """Columns are filled more than once while they are balanced: build once per width."""
    return lru_cache(maxsize=4)(build)


class Rows(NamedTuple):
    """``build`` gives all rows for a width.  The first ``heads`` rows stand again where the rows
    are continued.  ``text`` is what the rows say, for messages.
    """

    build: Build
    manner: Manner
    text: str = ""
    heads: int = 0
    done: int = 0

    def fit(self, room: Room) -> Fit:
        rows = self.build(room.width)
        if not rows:
            return Fit(Piece(0, ()), None)
        head = tuple(map(_untold, rows[: self.heads])) if self.done else ()
        first = max(self.done, self.heads) if self.done else 0
        height = sum(piece.height for piece in head)
        count = first
        while count < len(rows) and height + rows[count].height <= room.height:
            height += rows[count].height
            count += 1
        if count <= first or (count <= self.heads and count < len(rows)):
            return Fit(None, self)
        piece = stack((*head, *rows[first:count]))
        if count == len(rows):
            return Fit(piece, None)
        return Fit(piece, self._replace(done=count, manner=self.manner._replace(before=0)))

    def sample(self) -> str:
        return self.text
