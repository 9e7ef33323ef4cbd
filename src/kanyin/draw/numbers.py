"""Numbers of a content stream, and what becomes of the space between two characters."""

from __future__ import annotations

from functools import lru_cache

# Readers take a gap of a tenth of an em for a blank, and glyphs that overlap for two columns: more
# than this, in ems, goes into a glyph's own width.  Tc may add to a gap.
SEEN, GAP = 0.09, 0.05


@lru_cache(8192)
def number(value: float) -> str:
    """A number as PDF has it: at most four decimals, none of them idle."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(1024)
def move(right: int, up: int) -> str:
    """Where the next line begins, seen from this one's beginning; mpt."""
    return f"{number(right / 1000)} {number(up / 1000)} Td"


@lru_cache(8192)
def between(after: int, own: int, size: int, holds: bool) -> tuple[int, int, bytes]:
    """What becomes of the space at a boundary, in mpt, ``own`` of it out of the cell of the
    character that follows: the eighths of an em that go into the width of the character before,
    where that ``holds`` any, and of the one behind; and the number that moves the rest."""
    eighth, seen, gap = size / 8, SEEN * size, GAP * size
    eighths = round(after / eighth) if holds and (after > gap or after < -seen) else 0
    lead = round(own / eighth) if own > gap or own < -seen else 0
    left = after - eighths * eighth + own - lead * eighth
    return eighths, lead, number(-left * 1000 / size).encode() if abs(left) > 0.0005 else b""
