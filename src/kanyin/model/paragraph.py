"""A paragraph after measuring: parallel columns, independent of any width.

A character is an index.  Lengths are millipoints, all of them integers.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .content import Stress
from .diagnostic import Span
from .style import Style


class Run(NamedTuple):
    """Characters start to end are set in one face and size (mpt), ``rise`` above the baseline;
    they may lead ``to`` an address."""

    start: int
    end: int
    face: str
    size: int
    rise: int = 0
    to: str = ""


class Word(NamedTuple):
    """Characters shaped together: Western words, numbers, dashes, marks over letters.

    ``glyphs`` holds one row per glyph: glyph id, advance in font units, shift in font units, the
    first character it stands for, counted from the word's start, and how many.
    """

    end: int
    glyphs: tuple[tuple[int, int, int, int, int], ...]

    def inside(self, start: int) -> Iterator[int]:
        """The boundaries that lie inside one of the glyphs of a word that starts there."""
        for _, _, _, first, count in self.glyphs:
            yield from range(start + first + 1, start + first + count)


class Paragraph(NamedTuple):
    """One paragraph's columns.

    ``codes``  for each run the codes of its characters in its face, two bytes each
    ``kind``   class of each character (kernel.classes)
    ``allow``  n + 1 bytes: a line may end before index i
    ``price``  index → what that break costs, where it is better not made
    ``edge``   n + 1 prefix sums: the natural width of [a, b) is edge[b] - edge[a]
    ``change`` index → spacing before it that the glyph's own advance does not hold
    ``lead``   index → what of that belongs to the cell of the character that follows
    ``head``   index → what a line that starts there drops at its left
    ``tail``   index → what a line that ends before it drops at its right
    ``spare``  index → what such a line may drop besides, where it must
    ``hang``   index → how far the mark before it may stand beyond the measure
    ``fixed``  sorted: boundaries that justification never opens
    ``spots``  sorted: boundaries that give way or open by themselves, each at a ``level`` of
               adjustment, with prefix sums of how much: ``give`` and ``open``
    ``turns``  positions of line feeds, where a line must end
    ``blanks`` typed spaces that the gap has taken the place of: never drawn
    ``owns``   boundaries where what is given comes out of the cell of the mark that follows
    ``hyphen`` the width of a hyphen that divides a word
    ``marked`` stretches of text that are underlined or highlighted
    """

    text: str
    style: Style
    span: Span
    runs: tuple[Run, ...]
    codes: tuple[bytes, ...]
    words: dict[int, Word]
    kind: bytes
    allow: bytes
    price: dict[int, float]
    edge: Sequence[int]
    change: dict[int, int]
    lead: dict[int, int]
    head: dict[int, int]
    tail: dict[int, int]
    spare: dict[int, int]
    hang: dict[int, int]
    fixed: list[int]
    spots: list[int]
    level: bytes
    give: list[int]
    open: list[int]
    turns: list[int]
    blanks: frozenset[int] = frozenset()
    owns: frozenset[int] = frozenset()
    hyphen: int = 0
    marked: tuple[Stress, ...] = ()

    @property
    def em(self) -> int:
        return self.style.size

    def lead_at(self, at: int, moved: int) -> int:
        """What of the spacing before a character is taken out of its own cell, when the boundary
        before it gives way by ``moved`` besides."""
        lead = self.lead.get(at, 0)
        return lead + moved if moved < 0 and at in self.owns else lead


class Line(NamedTuple):
    """Characters start to end of a paragraph, set.

    ``x`` is where the first glyph's cell begins, ``y`` the baseline, both from the item's own
    origin; ``width`` what the line fills of its ``room``; ``slack`` is spread equally over ``gaps``
    boundaries; ``shift`` says which boundaries give way or open by themselves, and by how much,
    ``trim`` what its last mark gives.  ``fault`` is what made its end a poor one: hyphen, rescue,
    divided, unsure.  ``hung`` stands beyond the measure.
    """

    start: int
    end: int
    x: int
    y: int
    width: int
    slack: int = 0
    gaps: int = 0
    shift: tuple[tuple[int, int], ...] = ()
    trim: int = 0
    hung: int = 0
    fault: str = ""
    room: int = 0

    def opened(self, em: int) -> float:
        """How far all its characters are opened, in em."""
        return self.slack / (self.gaps * em) if self.gaps else 0.0
