"""Plain paragraphs, measured from what recurs in them.

Between Han everything that is not plain Han depends on itself alone: a comma, a number, a quotation
mark beside another.  Each such stretch is measured once, with Han beside it, by the same code that
measures any paragraph (measure), and then only put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..kernel.classes import UNITS
from ..model.content import Copy
from ..model.paragraph import Paragraph, Run, Word
from ..model.style import Style

_STRETCH = re.compile("[^\u3400-\u4dbf\u4e00-\u9fff]+")
# Where quotation marks stand beside Western text, the whole paragraph says whose they are.
_INVOLVED = re.compile("[“”‘’].*[A-Za-z0-9\u00c0-\u05ff]|[A-Za-z0-9\u00c0-\u05ff].*[“”‘’]|\n")
LONGEST = 24
MOST = 4096  # stretches that are kept; what comes later is measured each time
Measured = Callable[[Copy, Style], Paragraph]


class Pattern(NamedTuple):
    """What a stretch puts into the columns; places count from its first character.

    ``slots``: place and width of characters that are not one em wide, the Han before it included
    where something stands between.  ``rest`` are the columns that few stretches need.
    """

    kind: bytes
    allow: bytes
    slots: tuple[tuple[int, int], ...]
    tail: tuple[tuple[int, int], ...]
    spots: tuple[tuple[int, int, int, int], ...]
    rest: "Rest | None"


class Rest(NamedTuple):
    fixed: tuple[int, ...]
    words: tuple[tuple[int, Word], ...]
    price: tuple[tuple[int, float], ...]
    change: tuple[tuple[int, int], ...]
    lead: tuple[tuple[int, int], ...]
    head: tuple[tuple[int, int], ...]
    spare: tuple[tuple[int, int], ...]
    hang: tuple[tuple[int, int], ...]
    blanks: tuple[int, ...]


class Patterns:
    """The stretches of one style that have been seen."""

    def __init__(self, style: Style, hyphen: int, measured: Measured) -> None:
        self._style, self._hyphen, self._measured = style, hyphen, measured
        self._known: dict[object, Pattern | None] = {}

    def paragraph(self, copy: Copy, codes: bytes) -> Paragraph | None:
        """A text without stress or line feeds, put together; None when it is not so plain."""
        text, em = copy.text, self._style.size
        count = len(text)
        columns = _Columns(count)
        kind, allow = columns.kind, columns.allow
        known = self._known
        for match in _STRETCH.finditer(text):
            start, end = match.span()
            pattern = known.get(match[0], _UNSEEN) if start and end < count else _UNSEEN
            if pattern is _UNSEEN:
                pattern = self._find(text, start, end)
            if pattern is None:
                return None
            kind[start:end], allow[start : end + 1] = pattern.kind, pattern.allow
            columns.put(start, pattern)
        return columns.paragraph(copy, self._style, codes, self._hyphen)

    def _find(self, text: str, start: int, end: int) -> Pattern | None:
        """The pattern of a stretch at this place; None when it is not so plain."""
        stretch = text[start:end]
        before = ("第" if text[start - 1] == "第" else "一") if start else ""
        after = ("年" if text[end] in UNITS else "一") if end < len(text) else ""
        numbers = stretch[0].isdigit() or stretch[-1].isdigit()
        key: object = (before, stretch, after)
        if before and after and not numbers:
            key = stretch
        if key not in self._known:
            found = self._make(before, stretch, after)
            if len(self._known) >= MOST:
                return found
            self._known[key] = found
        return self._known[key]

    def _make(self, before: str, stretch: str, after: str) -> Pattern | None:
        if len(stretch) > LONGEST or _INVOLVED.search(stretch):
            return None
        whole = self._measured(Copy(before + stretch + after), self._style)
        if len(whole.runs) != 1 or whole.text != before + stretch + after:
            return None
        return _pattern(whole, len(before), len(before) + len(stretch), self._style.size)


_UNSEEN = Pattern(b"", b"", (), (), (), None)


def _pattern(whole: Paragraph, first: int, last: int, em: int) -> Pattern:
    edge = whole.edge

    def part(column: dict[int, int]) -> tuple[tuple[int, int], ...]:
        return tuple((at - first, column[at]) for at in sorted(column))

    slots = (
        (at - first, edge[at + 1] - edge[at])
        for at in range(max(first - 1, 0), last)
        if edge[at + 1] - edge[at] != em
    )
    spots = (
        (at - first, whole.level[n], whole.give[n + 1] - whole.give[n],
         whole.open[n + 1] - whole.open[n])
        for n, at in enumerate(whole.spots)
    )  # fmt: skip
    rest = Rest(
        tuple(at - first for at in whole.fixed),
        tuple((at - first, word._replace(end=word.end - first))
              for at, word in whole.words.items()),
        tuple((at - first, price) for at, price in whole.price.items()),
        part(whole.change), part(whole.lead), part(whole.head), part(whole.spare),
        part(whole.hang), tuple(at - first for at in sorted(whole.blanks)),
    )  # fmt: skip
    return Pattern(
        whole.kind[first:last], whole.allow[first : last + 1], tuple(slots), part(whole.tail),
        tuple(spots), rest if any(rest) else None,
    )  # fmt: skip


class _Columns:
    """The columns of a paragraph while they are put together."""

    def __init__(self, count: int) -> None:
        self.kind = bytearray(count)
        self.allow = bytearray(b"\1") * (count + 1)
        self.tail: dict[int, int] = {}
        self.slots: list[tuple[int, int]] = []
        self.spots: list[int] = []
        self.level = bytearray()
        self.give: list[int] = [0]
        self.open: list[int] = [0]
        self.fixed: list[int] = []
        self.words: dict[int, Word] = {}
        self.price: dict[int, float] = {}
        self.change: dict[int, int] = {}
        self.lead: dict[int, int] = {}
        self.head: dict[int, int] = {}
        self.spare: dict[int, int] = {}
        self.hang: dict[int, int] = {}
        self.blanks: list[int] = []

    def put(self, start: int, pattern: Pattern) -> None:
        _, _, slots, tail, spots, rest = pattern
        for at, width in slots:
            self.slots.append((start + at, width))
        for at, amount in tail:
            self.tail[start + at] = amount
        for at, level, give, opens in spots:
            self.spots.append(start + at)
            self.level.append(level)
            self.give.append(self.give[-1] + give)
            self.open.append(self.open[-1] + opens)
        if rest is not None:
            self._put(start, rest)

    def _put(self, start: int, rest: Rest) -> None:
        fixed, words, price, change, lead, head, spare, hang, blanks = rest
        for at in fixed:
            self.fixed.append(start + at)
        for at, word in words:
            self.words[start + at] = Word(start + word.end, word.glyphs)
        for at, cost in price:
            self.price[start + at] = cost
        for column, pairs in (
            (self.change, change), (self.lead, lead), (self.head, head), (self.spare, spare),
            (self.hang, hang),
        ):  # fmt: skip
            for at, amount in pairs:
                column[start + at] = amount
        for at in blanks:
            self.blanks.append(start + at)

    def paragraph(self, copy: Copy, style: Style, codes: bytes, hyphen: int) -> Paragraph:
        text, em = copy.text, style.size
        count = len(text)
        self.allow[0], self.allow[count] = 0, 1
        return Paragraph(
            text, style, copy.span, (Run(0, count, style.face, em),), (codes,), self.words,
            bytes(self.kind), bytes(self.allow), self.price, _edge(self.slots, count, em),
            self.change, self.lead, self.head, self.tail, self.spare, self.hang, self.fixed,
            self.spots, bytes(self.level), self.give, self.open, [], frozenset(self.blanks),
            hyphen,
        )  # fmt: skip


def _edge(slots: list[tuple[int, int]], count: int, em: int) -> Sequence[int]:
    """Prefix sums of advances that are one em but at the ``slots``; a range where all are."""
    if not slots:
        return range(0, em * count + 1, em)
    advance = [em] * count
    for at, width in slots:
        advance[at] = width
    return list(accumulate(advance, initial=0))
