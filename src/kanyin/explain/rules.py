"""The rules of clreq that positions can tell, each a function in the table RULES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import ceil
from statistics import median
from typing import NamedTuple

from ..kernel.classes import (
    CLOSE,
    CONNECT,
    EXCLAIM,
    MIDDLE,
    OPEN,
    PAUSE,
    SEMI,
    SOLIDUS,
    STOP,
    SUFFIX,
)  # fmt: skip
from ..model.verdict import Fault
from .lines import Line, line_text
from .marks import (
    ASCII_FIRST_IN_WORDS,
    ASCII_NEVER_FIRST,
    ASCII_NEVER_LAST,
    ASCII_PROTRUDING,
    TRAILING,
    is_square,
    is_western,
)  # fmt: skip
from .reading import FLUSH, is_item
from .spacing import is_wide
from .words import Words, divided

HALF = frozenset((CLOSE, PAUSE, SEMI, STOP, EXCLAIM))  # blank in their right half
NEVER_FIRST = HALF | {MIDDLE, CONNECT, SOLIDUS, SUFFIX}  # clreq, level gb
NEVER_LAST = frozenset((OPEN, SOLIDUS))
NO_PARAGRAPH = frozenset((CLOSE, PAUSE, SEMI, STOP))  # not even a paragraph begins with these
EVEN = 0.04  # em by which the gaps between Han may differ
SPACE = 0.2  # em beyond the other gaps: a space that the author typed
WIDER = 0.12  # em beyond what marks may take together
PAIR = 1.5  # em that two marks take at most
HANG = 0.5  # em by which a mark may pass the measure
PROTRUDE, LETTER = 0.35, 0.1  # em: Western marks, and letters, that are kerned into the margin
RULED, LOOSE = "—⸺⸻…⋯", 0.2  # the glyph of a dash may be narrower than its body, or wider: em
FEWEST = 2  # characters that a last line holds, at least


class Judged(NamedTuple):
    """A line and what its rules need: the classes of its glyphs, the line it carries on with its
    classes, and the gaps between its Han.  ``full`` says that it ought to reach the measure,
    ``whole`` that its style is justified, ``short`` and ``opened`` are in em."""

    line: Line
    kinds: bytes
    above: Line | None
    over: bytes
    gaps: tuple[float, ...]
    opened: float
    short: float
    full: bool
    whole: bool
    last: bool


def faults_of(judged: Judged, words: Words) -> list[Fault]:
    """Every fault of a line; ``at`` is the place of a glyph."""
    found = [fault for rule in RULES for fault in rule(judged)]
    if judged.above is not None:
        unit = divided(judged.above, judged.over, judged.line, judged.kinds, words)
        if unit:  # it says more than that its second part may not begin a line
            found = [fault for fault in found if fault.code != "J101"]
            found.insert(0, Fault("J103", 0, unit))
    return found


def even(gaps: tuple[float, ...]) -> list[float]:
    """Gaps without those that are spaces in the text, which many files do not draw."""
    return [gap for gap in gaps if gap < median(gaps) + SPACE]


def _start(judged: Judged) -> Iterator[Fault]:
    """J101: marks that begin no line; a paragraph may begin with a bullet or a dash."""
    glyphs, kind = judged.line.glyphs, judged.kinds[0]
    char = glyphs[0].char
    if judged.above is None:
        wrong = kind in NO_PARAGRAPH and judged.full
    elif is_item(judged.line):
        wrong = False
    else:
        after = glyphs[1].char if len(glyphs) > 1 and 1 not in judged.line.blanks else " "
        stands_alone = not (after.isascii() and (after.isalnum() or after == "."))
        wrong = (
            (kind in NEVER_FIRST and char != "/")
            or char in ASCII_NEVER_FIRST
            or (char in ASCII_FIRST_IN_WORDS and stands_alone)
        )
    if wrong:
        yield Fault("J101", 0, char)


def _end(judged: Judged) -> Iterator[Fault]:
    """J102: marks that end no line."""
    char, at = judged.line.glyphs[-1].char, len(judged.kinds) - 1
    if (judged.kinds[-1] in NEVER_LAST and char != "/") or char in ASCII_NEVER_LAST:
        yield Fault("J102", at, char)


def _evenness(judged: Judged) -> Iterator[Fault]:
    """J104: all gaps between Han are opened by the same amount."""
    kept = even(judged.gaps)
    if judged.full and kept and (spread := max(kept) - min(kept)) > EVEN:
        yield Fault("J104", 0, "", round(spread, 3))


def _edge(judged: Judged) -> Iterator[Fault]:
    """J105: a justified line ends at its measure; J109: with half an em of a mark."""
    last, at, short = judged.line.glyphs[-1], len(judged.kinds) - 1, judged.short
    hangs = judged.kinds[-1] in HALF and last.char in TRAILING
    if hangs and is_wide(last) and judged.full and FLUSH < short <= 0.5 + FLUSH:
        yield Fault("J109", at, last.char, round(0.5 + short, 3))
        return
    over, under = _slack(last.char, hangs=hangs)
    late = judged.whole and (judged.full or judged.above is not None) and short < -over
    if late or (judged.full and short > under):
        yield Fault("J105", at, last.char, round(short, 3))


def _slack(char: str, *, hangs: bool) -> tuple[float, float]:
    """How far a line may pass the measure and fall short of it, in em, by what it ends with."""
    if char in RULED:
        return LOOSE, LOOSE
    if hangs:
        return HANG + FLUSH, FLUSH
    if char in ASCII_PROTRUDING:
        return PROTRUDE, FLUSH
    return (LETTER if is_western(char) else FLUSH), FLUSH


def _lone(judged: Judged) -> Iterator[Fault]:
    """J106: the last line of a paragraph is more than one character and its marks."""
    chars = line_text(judged.line)
    count = sum(char.isalnum() for char in chars)
    chinese = any(is_square(char) or char in TRAILING for char in chars)
    if judged.last and judged.above is not None and count < FEWEST and chinese:
        yield Fault("J106", 0, chars)


def _exclaims(judged: Judged) -> Iterator[Fault]:
    """J107: two of ！ and ？ share one em, three have two (GB/T 15834, 5.1.2)."""
    glyphs, kinds, size = judged.line.glyphs, judged.kinds, judged.line.size
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == EXCLAIM and is_wide(glyphs[end]):
            end += 1
        if end - at > 1:
            after = glyphs[end] if end < len(glyphs) and end not in judged.line.blanks else None
            body = size / 2
            if after is not None and (is_square(after.char) or after.char in TRAILING):
                body = min(after.x - glyphs[end - 1].x, size)
            width = (glyphs[end - 1].x - glyphs[at].x + body) / size
            if width > ceil((end - at) / 2) + WIDER + max(judged.opened, 0.0) * (end - at):
                found = "".join(glyph.char for glyph in glyphs[at:end])
                yield Fault("J107", at, found, round(width, 3))
        at = max(end, at + 1)


def _pairs(judged: Judged) -> Iterator[Fault]:
    """J108: two marks that meet give up a blank half between them (clreq, 标点挤压)."""
    line = judged.line
    loose = max(median(judged.gaps) if judged.gaps else judged.opened, 0.0)
    for at, (before, after) in enumerate(pairwise(line.glyphs)):
        left, right = judged.kinds[at], judged.kinds[at + 1]
        met = (left in HALF and (right in HALF or right == OPEN)) or left == right == OPEN
        if not met or left == right == EXCLAIM or at + 1 in line.blanks:
            continue
        cell = line.size if is_wide(after) else min(after.advance, line.size / 2)
        width = (after.x - before.x + cell) / line.size
        if width > PAIR + WIDER + loose:
            yield Fault("J108", at, before.char + after.char, round(width, 3))


RULES: tuple[Callable[[Judged], Iterator[Fault]], ...] = (
    _start, _end, _evenness, _edge, _lone, _exclaims, _pairs,
)  # fmt: skip
