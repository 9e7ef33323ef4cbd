"""What positions say of a line: its text with the spaces in it, and the gaps between its Han."""

from __future__ import annotations

from itertools import pairwise

from ..view.glyphs import Glyph
from .lines import Line
from .marks import TRAILING, is_square, is_western
from .rows import WIDE_CELL

WORD_SPACE = 0.15  # em: a wider gap between Western characters is a space
SAME = 0.02  # times the size
LEVEL = 0.15  # em from the baseline


def text_of(line: Line) -> tuple[str, list[int]]:
    """A line's text with its spaces, and the place of each glyph in it."""
    text, places = "", []
    for at, glyph in enumerate(line.glyphs):
        if at and is_spaced(line, at):
            text += " "
        places.append(len(text))
        text += glyph.char
    return text, places


def is_spaced(line: Line, at: int) -> bool:
    """Whether a space stands before a glyph: many files draw none between words."""
    if at in line.blanks:
        return True
    before, after = line.glyphs[at - 1], line.glyphs[at]
    return (
        is_western(before.char)
        and is_western(after.char)
        and after.x - before.x - before.advance > WORD_SPACE * line.size
    )


def is_wide(glyph: Glyph) -> bool:
    """Whether a mark has the glyph of a whole em, half of it blank."""
    return glyph.advance > WIDE_CELL * glyph.size


def gaps_of(line: Line, *, marks: bool = False) -> list[float]:
    """The space in em between each two neighbouring Han of the line's size, or with marks between
    each Han and the mark after it, which stands at the left of its em."""
    return [
        (after.x - before.x - line.size) / line.size
        for at, (before, after) in enumerate(pairwise(line.glyphs), 1)
        if at not in line.blanks
        and is_square(before.char)
        and (after.char in TRAILING if marks else is_square(after.char))
        and is_normal(before, line)
        and is_normal(after, line)
    ]


def is_normal(glyph: Glyph, line: Line) -> bool:
    """Whether a glyph has the size of its line and stands on its baseline."""
    return (
        abs(glyph.size - line.size) < SAME * line.size and abs(glyph.y - line.y) < LEVEL * line.size
    )
