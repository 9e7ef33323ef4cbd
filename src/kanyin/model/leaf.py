"""A page of another file, ready to be placed on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from .geometry import Rect, Size

# How an object of the other file, by its number there, is referred to in the one being written.
Refer = Callable[[int], str]


class Written(NamedTuple):
    """An object as it goes into a file: ``head`` in the page description's own words; where it is
    a stream its ``data``, packed as the head says."""

    head: bytes
    data: bytes | None = None


class Source(Protocol):
    """A file whose pages are placed; it is read only when they are painted."""

    def form(self, leaf: Leaf, refer: Refer) -> Written: ...
    def thing(self, number: int, refer: Refer) -> Written: ...
    def layers(self, refer: Refer) -> bytes: ...


Box = tuple[float, float, float, float]  # left, foot, right, top; points


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page.  ``number`` counts from 1; ``box`` is what is shown of it, in its own units, and
    ``turn`` how that is turned clockwise, 0, 90, 180 or 270 degrees.  ``size`` is how large it is
    before a scheme turns it, and ``trim`` the trimmed page within: mpt, from the top left."""

    source: Source = field(repr=False)
    number: int
    box: Box
    trim: Rect
    size: Size
    turn: int = 0

    @property
    def bleed(self) -> int:
        """What is there beyond the trim, on the side that has most."""
        x, y, width, height = self.trim
        return max(x, y, self.size.width - x - width, self.size.height - y - height)

    @property
    def name(self) -> str:
        return f"page {self.number}"
