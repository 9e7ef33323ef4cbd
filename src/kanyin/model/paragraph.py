"""A paragraph after measuring: parallel columns, independent of any width.

A character is an index.  Lengths are millipoints, all of them integers.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from .diagnostic import Span
from .style import Style


class Run(NamedTuple):
    """Characters start to end are set in one face."""

    start: int
    end: int
    face: str


class Word(NamedTuple):
    """Characters shaped together: Western words, numbers, dashes, marks over letters.

    ``glyphs`` holds one row per glyph: glyph id, advance in font units, shift in font units, the
    first character it stands for, counted from the word's start, and how many.
    """

    end: int
    glyphs: tuple[tuple[int, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph's columns.

    ``kind``   class of each character (kernel.classes)
    ``allow``  n + 1 bytes: a line may end before index i
    ``edge``   n + 1 prefix sums: the natural width of [a, b) is edge[b] - edge[a]
    ``change`` index → spacing before it that the glyph's own advance does not hold
    ``head``   index → what a line that starts there drops at its left
    ``tail``   index → what a line that ends before it drops at its right
    ``fixed``  sorted: boundaries that justification never opens
    ``spots``  sorted: boundaries that may give way, with ``give``, the prefix sums of how much
    ``turns``  positions of line feeds, where a line must end
    """

    text: str
    style: Style
    span: Span
    runs: tuple[Run, ...]
    words: dict[int, Word] = field(repr=False)
    kind: bytes = field(repr=False)
    allow: bytes = field(repr=False)
    edge: list[int] = field(repr=False)
    change: dict[int, int] = field(repr=False)
    head: dict[int, int] = field(repr=False)
    tail: dict[int, int] = field(repr=False)
    fixed: list[int] = field(repr=False)
    spots: list[int] = field(repr=False)
    give: list[int] = field(repr=False)
    turns: list[int] = field(repr=False)


class Line(NamedTuple):
    """Characters start to end of a paragraph, set.

    ``x`` is where the first glyph's cell begins, ``y`` the baseline, both from the item's own
    origin; ``width`` what the line fills; ``slack`` is spread equally over ``gaps`` boundaries;
    ``shift`` says which boundaries give way, and by how much.
    """

    start: int
    end: int
    x: int
    y: int
    width: int
    slack: int = 0
    gaps: int = 0
    shift: tuple[tuple[int, int], ...] = ()
