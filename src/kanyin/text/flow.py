"""A paragraph as a flow of lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..model.flow import Fit, Manner, Piece, Room
from ..model.geometry import Point
from ..model.page import Placed
from ..model.paragraph import Line, Paragraph
from ..model.tag import Tag
from .stripes import placed_text

LinesOf = Callable[[Paragraph, int, int], tuple[Line, ...]]
TOGETHER = 2  # lines of a paragraph that stay together at a column's foot and head (孤行)


class TextFlow(NamedTuple):
    """A paragraph, or what remains of it after ``done`` lines.

    It is set in ``by`` lines more or fewer than is best, where that spares a column a lone line.
    """

    paragraph: Paragraph
    lines_of: LinesOf
    manner: Manner
    tag: Tag | None = None
    done: int = 0
    begin: int = 0
    by: int = 0

    def fit(self, room: Room) -> Fit:
        leading = self.paragraph.style.leading
        lines = self.lines_of(self.paragraph, room.width, self.by)
        count = min(room.height // leading, len(lines) - self.done)
        left = len(lines) - self.done - count
        if 0 < left < TOGETHER and not self.done and not self.by:
            for by in (-1, 1):  # 孤行: a line less or more, if the paragraph bears it
                if self.lines_of(self.paragraph, room.width, by):
                    other = self._replace(by=by).fit(room)
                    if other.piece is not None and other.piece.height == count * leading:
                        return other
        if 0 < left < TOGETHER:
            count -= TOGETHER - left
        if left and count < TOGETHER and not room.fresh:
            count = 0
        if count <= 0:
            return Fit(None, self)
        top = self.done * leading
        upto = self.done + count
        placed = lines[self.done : upto]
        if top:
            placed = tuple(line._replace(y=line.y - top) for line in placed)
        piece = Piece(
            count * leading, (Placed(Point(0, 0), placed_text(self.paragraph, placed, self.tag)),)
        )
        if upto == len(lines):
            return Fit(piece, None)
        later = self.manner._replace(before=0)
        rest = self._replace(done=upto, begin=lines[upto].start, manner=later)
        return Fit(piece, rest)

    def sample(self) -> str:
        return self.paragraph.text[self.begin :]
