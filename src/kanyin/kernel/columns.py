"""What the line breakers read of a paragraph, and what they answer."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Columns(Protocol):
    """model.paragraph.Paragraph has all of it, and says what each column means."""

    @property
    def em(self) -> int: ...
    @property
    def kind(self) -> bytes: ...
    @property
    def allow(self) -> bytes: ...
    @property
    def price(self) -> dict[int, float]: ...
    @property
    def edge(self) -> Sequence[int]: ...
    @property
    def head(self) -> dict[int, int]: ...
    @property
    def tail(self) -> dict[int, int]: ...
    @property
    def spare(self) -> dict[int, int]: ...
    @property
    def hang(self) -> dict[int, int]: ...
    @property
    def fixed(self) -> list[int]: ...
    @property
    def spots(self) -> list[int]: ...
    @property
    def level(self) -> bytes: ...
    @property
    def give(self) -> list[int]: ...
    @property
    def open(self) -> list[int]: ...
    @property
    def turns(self) -> list[int]: ...


class Break(NamedTuple):
    """One line: its characters, its natural width after the edges are trimmed, whether it ends a
    paragraph or stands before a line feed, how far its last mark hangs beyond the measure, and
    what made the break a poor one: "" hyphen, rescue, divided, or unsure: in a heading, where
    nobody knows whether a word ends.
    """

    start: int
    end: int
    natural: int
    last: bool
    hung: int = 0
    fault: str = ""


def budget(columns: Columns, start: int, end: int) -> int:
    """How much a line can give way in all."""
    spots, give = columns.spots, columns.give
    inside = give[bisect_left(spots, end)] - give[bisect_right(spots, start)]
    return inside + columns.spare.get(end, 0)


def gaps(columns: Columns, start: int, end: int) -> int:
    """How many boundaries of a line may be opened."""
    fixed = columns.fixed
    if not fixed:
        return end - start - 1
    return end - start - 1 - (bisect_left(fixed, end) - bisect_right(fixed, start))


def natural(columns: Columns, start: int, end: int) -> int:
    """The width of a line, its edges trimmed."""
    width = columns.edge[end] - columns.edge[start]
    if end in columns.tail:
        width -= columns.tail[end]
    if start in columns.head:
        width -= columns.head[start]
    return width
