"""A paragraph as a flow of lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..model.flow import Fit, Manner, Piece, Room
from ..model.geometry import Point
from ..model.page import Placed, Text
from ..model.paragraph import Line, Paragraph

LinesOf = Callable[[Paragraph, int], tuple[Line, ...]]
TOGETHER = 2  # lines of a paragraph that stay together at a column's foot and head (孤行)


@dataclass(frozen=True, slots=True)
class TextFlow:
    """A paragraph, or what remains of it after ``done`` lines."""

    paragraph: Paragraph
    lines_of: LinesOf
    manner: Manner
    done: int = 0
    begin: int = 0

    def fit(self, room: Room) -> Fit:
        leading = self.paragraph.style.leading
        lines = self.lines_of(self.paragraph, room.width)[self.done :]
        count = min(room.height // leading, len(lines))
        left = len(lines) - count
        if 0 < left < TOGETHER:
            count -= TOGETHER - left
        if left and count < TOGETHER and not room.fresh:
            count = 0
        if count <= 0:
            return Fit(None, self)
        top = self.done * leading
        placed = tuple(line._replace(y=line.y - top) for line in lines[:count])
        piece = Piece(count * leading, (Placed(Point(0, 0), Text(self.paragraph, placed)),))
        if count == len(lines):
            return Fit(piece, None)
        rest = replace(
            self, done=self.done + count, begin=lines[count].start,
            manner=self.manner._replace(before=0),
        )  # fmt: skip
        return Fit(piece, rest)

    def sample(self) -> str:
        return self.paragraph.text[self.begin :]
