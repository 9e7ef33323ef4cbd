"""Plain paragraphs, measured from what recurs in them.

Between Han everything that is not plain Han depends on itself alone: a comma, a number, a quotation
mark beside another.  Each such stretch is measured once, with Han beside it, by the same code that
measures any paragraph (measure), and then only put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from ..kernel.classes import UNITS
from ..model.content import Copy
from ..model.paragraph import Paragraph, Run, Word
from ..model.style import Style

_STRETCH = re.compile("[^\u3400-\u4dbf\u4e00-\u9fff]+")
# Where quotation marks stand beside Western text, the whole paragraph says whose they are.
_INVOLVED = re.compile("[“”‘’].*[!-~\u00a1-\u05ff]|[!-~\u00a1-\u05ff].*[“”‘’]|\n")
LONGEST = 24
MOST = 4096  # stretches that are kept; what comes later is measured each time
Measured = Callable[[Copy, Style], Paragraph]


# Columns that few stretches need: which one, and what goes into it, place by place.
Rest = tuple[tuple[int, tuple[tuple[int, Any], ...]], ...]
SLOTS, FIXED, BLANKS, OWNS, WORDS, PRICE, CHANGE, LEAD, HEAD, SPARE, HANG = range(11)
Spot = tuple[int, int, int]  # level, and what may be given and opened there


class Pattern(NamedTuple):
    """What a stretch puts into the columns; places count from its first character.

    ``rest`` are the columns that few stretches need, by their numbers.
    """

    kind: bytes
    allow: bytes
    tail: tuple[tuple[int, int], ...]
    spots: tuple[tuple[int, Spot], ...]
    rest: Rest


class Patterns:
    """The stretches of one style that have been seen."""

    def __init__(self, style: Style, hyphen: int, measured: Measured) -> None:
        self._style, self._hyphen, self._measured = style, hyphen, measured
        # stretches inside a paragraph, and at its end; others by what stands beside them
        self._known: dict[object, Pattern | None] = {}
        self._ends: dict[object, Pattern | None] = {}

    def paragraph(self, copy: Copy, codes: bytes) -> Paragraph | None:
        """A text without stress or line feeds, put together; None when it is not so plain."""
        text = copy.text
        count = len(text)
        columns = _Columns(count)
        kind, allow, tail = columns.kind, columns.allow, columns.tail
        add_spot, add_what = columns.spots.append, columns.what.append
        inside, ends = self._known.get, self._ends.get
        for match in _STRETCH.finditer(text):
            start, end = match.span()
            known = inside if end < count else ends
            pattern = known(match[0], _UNSEEN) if start else _UNSEEN
            if pattern is _UNSEEN:
                pattern = self._find(text, start, end)
            if pattern is None:
                return None
            kinds, allows, tails, spots, rest = pattern
            kind[start:end] = kinds
            allow[start : end + 1] = allows
            for at, amount in tails:
                tail[start + at] = amount
            for at, what in spots:
                add_spot(start + at)
                add_what(what)
            if rest:
                columns.put(start, rest)
        return columns.paragraph(copy, self._style, codes, self._hyphen)

    def _find(self, text: str, start: int, end: int) -> Pattern | None:
        """The pattern of a stretch at this place; None when it is not so plain."""
        stretch = text[start:end]
        before = ("第" if text[start - 1] == "第" else "一") if start else ""
        after = ("年" if text[end] in UNITS else "一") if end < len(text) else ""
        numbers = stretch[0].isdigit() or stretch[-1].isdigit()
        known = self._known
        key: object = (before, stretch, after)
        if before and not numbers:
            known, key = (known if after else self._ends), stretch
        if key not in known:
            found = self._make(before, stretch, after)
            if len(known) >= MOST:
                return found
            known[key] = found
        return known[key]

    def _make(self, before: str, stretch: str, after: str) -> Pattern | None:
        if len(stretch) > LONGEST or _INVOLVED.search(stretch):
            return None
        whole = self._measured(Copy(before + stretch + after), self._style)
        if len(whole.runs) != 1 or whole.text != before + stretch + after:
            return None
        return _pattern(whole, len(before), len(before) + len(stretch), self._style.size)


_UNSEEN = Pattern(b"", b"", (), (), ())


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
        (at - first, (whole.level[n], whole.give[n + 1] - whole.give[n],
                      whole.open[n + 1] - whole.open[n]))
        for n, at in enumerate(whole.spots)
    )  # fmt: skip
    words = tuple((at - first, word._replace(end=word.end - first))
                  for at, word in whole.words.items())  # fmt: skip
    every = (
        tuple(slots), tuple((at - first, at) for at in whole.fixed),
        tuple((at - first, at) for at in sorted(whole.blanks)),
        tuple((at - first, at) for at in sorted(whole.owns)), words,
        tuple((at - first, price) for at, price in whole.price.items()),
        part(whole.change), part(whole.lead), part(whole.head), part(whole.spare),
        part(whole.hang),
    )  # fmt: skip
    rest = tuple((column, pairs) for column, pairs in enumerate(every) if pairs)
    return Pattern(
        whole.kind[first:last], whole.allow[first : last + 1], part(whole.tail), tuple(spots),
        rest,
    )  # fmt: skip


class _Columns:
    """The columns of a paragraph while they are put together."""

    def __init__(self, count: int) -> None:
        self.kind = bytearray(count)
        self.allow = bytearray(b"\1") * (count + 1)
        self.tail: dict[int, int] = {}
        self.spots: list[int] = []
        self.what: list[Spot] = []
        self.slots: list[tuple[int, int]] = []
        self.places: tuple[list[int], ...] = ([], [], [])  # FIXED, BLANKS, OWNS
        self.words: dict[int, Word] = {}
        self.others: tuple[dict[int, Any], ...] = ({}, {}, {}, {}, {}, {})  # PRICE to HANG

    def put(self, start: int, rest: Rest) -> None:
        for column, pairs in rest:
            if column >= PRICE:
                into = self.others[column - PRICE]
                for at, amount in pairs:
                    into[start + at] = amount
            elif column == SLOTS:
                self.slots += [(start + at, width) for at, width in pairs]
            elif column == WORDS:
                for at, word in pairs:
                    self.words[start + at] = Word(start + word.end, word.glyphs)
            else:
                places = self.places[column - FIXED]
                places += [start + at for at, _ in pairs]

    def paragraph(self, copy: Copy, style: Style, codes: bytes, hyphen: int) -> Paragraph:
        text, em = copy.text, style.size
        count = len(text)
        self.allow[0], self.allow[count] = 0, 1
        levels, gives, opens = zip(*self.what, strict=True) if self.what else ((), (), ())
        price, change, lead, head, spare, hang = self.others
        fixed, blanks, owns = self.places
        return Paragraph(
            text, style, copy.span, (Run(0, count, style.face, em),), (codes,), self.words,
            bytes(self.kind), bytes(self.allow), price, _edge(self.slots, count, em),
            change, lead, head, self.tail, spare, hang, fixed, self.spots,
            bytes(levels), [*accumulate(gives, initial=0)],
            [*accumulate(opens, initial=0)], [], frozenset(blanks),
            frozenset(owns), hyphen,
        )  # fmt: skip


def _edge(slots: list[tuple[int, int]], count: int, em: int) -> Sequence[int]:
    """Prefix sums of advances that are one em but at the ``slots``; a range where all are."""
    if not slots:
        return range(0, em * count + 1, em)
    edge: list[int] = []
    done = total = 0
    for at, width in slots:
        edge += range(total, total + (at - done + 1) * em, em)
        total += (at - done) * em + width
        done = at + 1
    edge += range(total, total + (count - done + 1) * em, em)
    return edge
