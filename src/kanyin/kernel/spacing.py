"""Space between characters: marks that meet, line edges, the gap between Han and Western text.

Everything is said as sparse exceptions to the glyphs' own advances; plain Han costs nothing.
Lengths are in the unit of the advances that are given.
"""

import re
from itertools import accumulate
from typing import NamedTuple

from .classes import (
    CLOSE,
    COMBINING,
    DIGIT,
    EXCLAIM,
    HAN,
    ITERATE,
    LATIN,
    MIDDLE,
    OPEN,
    PAUSE,
    PREFIX,
    SEMI,
    SIGN,
    SMALL,
    SOLIDUS,
    SPACE,
    STOP,
    SUFFIX,
    TRAILING,
    TURN,
    WIDE_SPACE,
)  # fmt: skip
from .regions import BLANKS, CELLS, GAP, HALF, HANGS_IN, WORD, Glue, Rules, glue_table, half_ends

_BOUNDARY = re.compile(b"(?s:[^\\0]|(?<=[^\\0])\\0)")  # beside at least one that is not Han
_SPACES = re.compile(bytes((SPACE,)) + b"+")
_RUN = re.compile(bytes((EXCLAIM,)) + b"{2,}")
_BOXED = re.compile(b"[" + bytes((MIDDLE, SOLIDUS)) + b"]")
_MARKED = re.compile(b"[" + bytes((OPEN, *TRAILING, PREFIX, SUFFIX)) + b"]")
_OVER = re.compile(bytes((COMBINING,)) + b"+")
_BESIDE = b"[^" + bytes((OPEN, *TRAILING, MIDDLE)) + b"]"
_LONELY = re.compile(
    b"(?<=" + _BESIDE + b")[" + bytes((PAUSE, STOP, SEMI, EXCLAIM)) + b"](?=" + _BESIDE + b")"
)  # clreq 标点悬挂
_WEST, _EAST = (DIGIT, LATIN), (HAN, ITERATE, SMALL)


class Spacing(NamedTuple):
    """See model.paragraph.Paragraph for what each column means."""

    change: dict[int, int]
    head: dict[int, int]
    tail: dict[int, int]
    spare: dict[int, int]
    fixed: list[int]
    spots: list[int]
    level: bytes
    give: list[int]
    open: list[int]
    blanks: frozenset[int]
    hang: dict[int, int]
    lead: dict[int, int]
    owns: frozenset[int]


def marks(kind: bytes, start: int = 0, end: int | None = None) -> list[int]:
    """The places of the marks that may be squeezed."""
    found = _MARKED.finditer(kind, start, len(kind) if end is None else end)
    return [match.start() for match in found]


def space(kind: bytes, advance: list[int], em: int, rules: Rules, hang: str = "none") -> Spacing:
    """The exceptions of one paragraph.  ``advance`` holds the glyphs' own; em the type's size.

    Full-width marks are taken as such when their glyph is wider than ¾ em.  ``hang`` is none,
    allow or force (标点悬挂).  Spaces that the gap replaces are ``blanks``, and count nothing."""
    found = _Spacer(em, rules)
    if COMBINING in kind:
        found.cling(kind)
    seen = _as_seen(kind, advance, em)
    found.pairs(seen)
    for match in _SPACES.finditer(seen):
        found.spaces(seen, advance, *match.span())
    for match in _BOXED.finditer(seen):
        found.boxed(match.start(), advance)
    for at in marks(seen):
        if advance[at] <= em // 2:
            found.quoted(at, seen, advance)
    for match in _RUN.finditer(seen):
        found.doubled(seen, *match.span())
    if hang != "none" and rules.region in HANGS_IN:
        found.hanging(seen, advance, hang == "force")
    return found.columns()


def _as_seen(kind: bytes, advance: list[int], em: int) -> bytes:
    """Classes as spacing sees them: marks whose glyph is narrow are Western signs, but for brackets
    and quotes that half an em can hold; what stands over a letter is the letter's."""
    seen = kind
    narrow = [
        at
        for at in marks(kind)
        if advance[at] <= em * 3 // 4 and not (kind[at] in (OPEN, CLOSE) and advance[at] <= em // 2)
    ]
    if narrow or COMBINING in kind:
        changed = bytearray(kind)
        for at in narrow:
            changed[at] = LATIN if kind[at] in (PREFIX, SUFFIX) else SIGN
        for match in _OVER.finditer(kind):
            start, end = match.span()
            changed[start:end] = bytes((changed[start - 1] if start else HAN,)) * (end - start)
        seen = bytes(changed)
    return seen


class _Spacer:
    """Gathers what differs; amounts come in eighths of an em and are kept as lengths."""

    def __init__(self, em: int, rules: Rules) -> None:
        self._em, self._rules = em, rules
        self._lengths = [em * n // 8 for n in range(17)]
        self._change: dict[int, int] = {}
        self._head: dict[int, int] = {}
        self._tail: dict[int, int] = {}
        self._spare: dict[int, int] = {}
        self._fixed: list[int] = []
        self._spots: list[tuple[int, int, int, int]] = []
        self._solid: set[int] = set()
        self._blanks: list[int] = []
        self._lead: dict[int, int] = {}
        self._owns: list[int] = []
        self._hang: dict[int, int] = {}

    def _length(self, eighths: int) -> int:
        return self._lengths[eighths] if eighths >= 0 else -self._lengths[-eighths]

    def cling(self, kind: bytes) -> None:
        """What stands over a letter is never parted from it."""
        for match in _OVER.finditer(kind):
            self._fixed += range(*match.span())

    def hanging(self, kind: bytes, advance: list[int], force: bool) -> None:
        """One mark, not beside another, may stand beyond the measure at a line's end: its whole
        cell, or the half of it that a line's end leaves."""
        half = self._length(HALF)
        for match in _LONELY.finditer(kind):
            end = match.start() + 1
            dropped = self._tail.get(end, 0) - self._change.get(end, 0)
            body = advance[end - 1] - (half if dropped >= half else 0)
            if force:
                self._spare.pop(end, None)
                self._tail[end] = self._tail.get(end, 0) + body
            else:
                self._hang[end] = body

    def pairs(self, kind: bytes) -> None:
        """Every boundary beside a character that is not Han, and the paragraph's two edges."""
        table = glue_table(self._rules)
        whole = bytes((TURN,)) + kind + bytes((TURN,))
        get = table.get
        for match in _BOUNDARY.finditer(whole, 1):
            at = match.start()
            glue = get(whole[at - 1 : at + 1])
            if glue is not None:
                self._put(at - 1, glue)

    def _put(self, at: int, glue: Glue) -> None:
        natural, level, give, opens, tail, spare, head, fixed, lead, owns = glue
        lengths = self._lengths
        if natural:
            self._change[at] = self._change.get(at, 0) + self._length(natural)
        if level:
            self._spots.append((at, level, lengths[give], lengths[opens]))
        if tail:
            self._tail[at] = self._length(tail)
        if spare:
            self._spare[at] = lengths[spare]
        if head:
            self._head[at] = lengths[head]
        if fixed:
            self._fixed.append(at)
        if owns:
            self._owns.append(at)
        if lead:
            self._lead[at] = self._length(lead)

    def spaces(self, kind: bytes, advance: list[int], start: int, end: int) -> None:
        """A run of typed spaces counts as one: the gap where Han meets Western text, a word space
        elsewhere."""
        before = kind[start - 1] if start else TURN
        after = kind[end] if end < len(kind) else TURN
        em, own = self._em, advance[end - 1]
        sides = {before, after}
        if sides & {*_EAST} and sides & {*_WEST}:
            width, level = self._length(self._rules.gap), GAP
            least, most = min(width, em // 8), em // 2
        else:
            width, level = own, WORD
            least, most = min(own, em // 4), max(own, em // 2)
        natural = self._change.get(end, 0)  # what the mark that follows is set without
        if level == GAP:
            self._blanks += range(start, end)
            self._change[end] = natural + width
        else:
            self._blanks += range(start, end - 1)
        self._spots.append((end, level, width - least, most - width))
        drop = half_ends(self._rules, before)
        self._tail[end] = width + natural + self._length(drop)

    def boxed(self, at: int, advance: list[int]) -> None:
        """The interpunct and the stroke stand in the middle of their cell, whatever their glyph."""
        spare = self._length(CELLS[self._rules.region]) - advance[at]
        before = spare // 2
        self._change[at] = self._change.get(at, 0) + before
        self._head[at] = -before
        self._lead[at] = self._lead.get(at, 0) + before
        self._tail[at] = self._tail.get(at, 0) + before
        self._change[at + 1] = self._change.get(at + 1, 0) + spare - before

    def quoted(self, at: int, kind: bytes, advance: list[int]) -> None:
        """A narrow quote stands in the middle of half an em, its blank outside as a wide one's."""
        half = self._length(HALF)
        side = (half - advance[at]) // 2
        before, after = (half + side, half - advance[at] - side)
        if kind[at] == OPEN:
            self._head[at] = half - before
        else:
            before, after = side, 2 * half - advance[at] - side
            self._head[at] = -before
        self._change[at] = self._change.get(at, 0) + before
        self._lead[at] = self._lead.get(at, 0) + before
        self._tail[at] = self._tail.get(at, 0) + before
        self._change[at + 1] = self._change.get(at + 1, 0) + after

    def doubled(self, kind: bytes, start: int, end: int) -> None:
        """Two marks ！？ take one em, three take two (GB/T 15834 5.1.2)."""
        self._fixed += range(start + 1, end)
        blank = BLANKS[self._rules.region].get(EXCLAIM, (0, 0))[1]
        if (end - start) % 2 or blank != HALF or self._rules.widths not in ("quanjiao", "kaiming"):
            return
        after = kind[end] if end < len(kind) else TURN
        if after in (*TRAILING, WIDE_SPACE, MIDDLE):
            return  # it has lost its blank already
        half = self._length(HALF)
        self._change[end] = self._change.get(end, 0) - half
        ends = end  # of the line, if the marks end it: after any spaces
        while ends < len(kind) and kind[ends] == SPACE:
            ends += 1
        self._tail[ends] = self._tail.get(ends, 0) - half
        self._solid.add(end)
        self._spare.pop(end, None)

    def columns(self) -> Spacing:
        spots = sorted(spot for spot in self._spots if spot[0] not in self._solid)
        return Spacing(
            self._change, self._head, self._tail, self._spare, sorted(set(self._fixed)),
            [spot[0] for spot in spots], bytes(spot[1] for spot in spots),
            list(accumulate((spot[2] for spot in spots), initial=0)),
            list(accumulate((spot[3] for spot in spots), initial=0)),
            frozenset(self._blanks), self._hang, self._lead, frozenset(self._owns),
        )  # fmt: skip
