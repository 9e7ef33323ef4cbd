"""Plain paragraphs, measured from what recurs in them.

Between Han everything that is not plain Han depends on itself alone: a comma, a number, a quotation
mark beside another.  Each such stretch is measured once, with Han beside it, by the same code that
measures any paragraph (measure), and noted as cells, one byte for each character.  A paragraph is
then its stretches' cells joined, and its columns are what the table of cells says of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, compress
from typing import Any, NamedTuple

from ..kernel.classes import HAN, UNITS
from ..model.content import Copy
from ..model.paragraph import Paragraph, Run, Word
from ..model.style import Style

_STRETCH = re.compile("([^\u3400-\u4dbf\u4e00-\u9fff]+)")
# Where quotation marks stand beside Western text, the whole paragraph says whose they are.
_INVOLVED = re.compile("[“”‘’].*[!-~\u00a1-\u05ff]|[!-~\u00a1-\u05ff].*[“”‘’]|\n")
LONGEST = 24
MOST = 4096  # stretches that are kept; what comes later is measured each time
CELLS = 256  # what a byte can name
_PLACES = tuple(range(2048))
Measured = Callable[[Copy, Style], Paragraph]
# Columns that few cells have something for.
FIXED, BLANKS, OWNS, PRICE, CHANGE, LEAD, HEAD, SPARE, HANG = range(9)


class Cell(NamedTuple):
    """A character's class, and what is known of the boundary before it: whether a line may end
    there; its spot: level, and what may be given and opened there; what is dropped where a line
    does end; and ``rest``, the columns that few have something for, by their numbers."""

    kind: int = HAN
    allow: int = 1
    level: int = 0
    give: int = 0
    open: int = 0
    tail: int | None = None
    rest: tuple[tuple[int, Any], ...] = ()


class Pattern(NamedTuple):
    """A stretch as cells, and one for the boundary after it; the characters that are not one em
    wide; its words.  Places count from its first character."""

    cells: bytes
    slots: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, Word], ...]


class _Cells:
    """The cells of one style, numbered as they come, and tables from their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[Cell, int] = {}
        self.all: list[Cell] = []
        self.kind, self.allow, self.level = bytearray(256), bytearray(256), bytearray(256)
        self.give: list[int] = []
        self.open: list[int] = []
        self.tail: list[int] = []
        # whether a cell has a tail, and something rare
        self.tails, self.rare = bytearray(256), bytearray(256)
        self.even, self.whole = b"", b""  # the numbers of cells that have no spot, no tail

    def number(self, cell: Cell) -> int:
        """The number of a cell; CELLS or more when there are too many."""
        found = self._numbers.get(cell)
        if found is not None or len(self.all) == CELLS:
            return CELLS if found is None else found
        number = self._numbers[cell] = len(self.all)
        own = bytes((number,))
        self.all.append(cell)
        self.kind[number], self.allow[number], self.level[number] = cell[:3]
        self.give.append(cell.give)
        self.open.append(cell.open)
        self.tail.append(cell.tail or 0)
        self.tails[number], self.rare[number] = cell.tail is not None, bool(cell.rest)
        self.even += b"" if cell.level else own
        self.whole += own if cell.tail is None else b""
        return number


class _Fills(dict[int, bytes]):
    """How many Han → the cells of all but the first of them."""

    def __missing__(self, count: int) -> bytes:
        found = self[count] = bytes(max(count - 1, 0))
        return found


class Patterns:
    """The stretches of one style that have been seen."""

    def __init__(self, style: Style, hyphen: int, measured: Measured) -> None:
        self._style, self._hyphen, self._measured = style, hyphen, measured
        self._cells = _Cells()
        self._cells.number(Cell())  # the first is plain Han
        self._first = bytes((self._cells.number(Cell(allow=0)),))
        self._fills = _Fills()
        self._known: dict[tuple[str, str, str], Pattern | None] = {}
        # the cells of stretches that are nothing but cells: inside a paragraph, and at its end
        self._inside: dict[str, bytes] = {}
        self._ends: dict[str, bytes] = {}

    def paragraph(self, copy: Copy, codes: bytes) -> Paragraph | None:
        """A text without stress or line feeds, put together; None when it is not so plain."""
        pieces = _STRETCH.split(copy.text)  # Han and others in turn
        stretches = pieces[1::2]
        found: list[bytes | None] = [*map(self._inside.get, stretches)]
        if stretches and not pieces[-1]:
            found[-1] = self._ends.get(pieces[-2])
        if stretches and not pieces[0]:
            found[0] = None
        slots: list[tuple[int, int]] = []
        words: dict[int, Word] = {}
        for n, cells in enumerate(found):
            if cells is None:
                pattern = self._find(pieces, 2 * n + 1)
                if pattern is None:
                    return None
                found[n] = pattern.cells
                if pattern.slots or pattern.words:
                    start = sum(map(len, pieces[: 2 * n + 1]))
                    slots += [(start + at, width) for at, width in pattern.slots]
                    for at, word in pattern.words:
                        words[start + at] = Word(start + word.end, word.glyphs)
        parts = [b""] * len(pieces)
        parts[::2] = map(self._fills.__getitem__, map(len, pieces[::2]))
        parts[1::2] = found  # type: ignore[assignment]
        if pieces[0]:
            parts[0] = self._first + parts[0]
        if pieces[-1]:
            parts[-1] += b"\0"
        return self._put(copy, codes, b"".join(parts), slots, words)

    def _find(self, pieces: list[str], at: int) -> Pattern | None:
        """The pattern of a stretch among its neighbours; None when it is not so plain."""
        stretch, before, after = pieces[at], pieces[at - 1][-1:], pieces[at + 1][:1]
        before = before and ("第" if before == "第" else "一")
        after = after and ("年" if after in UNITS else "一")
        key = before, stretch, after
        numbers = stretch[0].isdigit() or stretch[-1].isdigit()
        if before and not numbers:
            key = "一", stretch, after and "一"
        if key in self._known:
            return self._known[key]
        found = self._make(before, stretch, after)
        if len(self._known) < MOST:
            self._known[key] = found
            if found is not None and before and not numbers and not found.slots and not found.words:
                (self._inside if after else self._ends)[stretch] = found.cells
        return found

    def _make(self, before: str, stretch: str, after: str) -> Pattern | None:
        text = before + stretch + after
        if len(stretch) > LONGEST or _INVOLVED.search(stretch):
            return None
        whole = self._measured(Copy(text), self._style)
        if len(whole.runs) != 1 or whole.text != text:
            return None
        return _pattern(whole, len(before), len(before) + len(stretch), self._cells)

    def _put(
        self, copy: Copy, codes: bytes, cells: bytes, slots: list[tuple[int, int]],
        words: dict[int, Word],
    ) -> Paragraph:  # fmt: skip
        """The paragraph whose characters have these cells."""
        table, style, count = self._cells, self._style, len(copy.text)
        em = style.size
        places = [*compress(_PLACES if count < len(_PLACES) else range(count + 1), cells)]
        marked = cells.translate(None, b"\0")  # all that is not plain Han
        level = marked.translate(table.level)
        spots = marked.translate(None, table.even)
        tails = compress(places, marked.translate(table.tails))
        others: tuple[dict[int, Any], ...] = ({}, {}, {}, {}, {}, {}, {}, {}, {})
        rare = marked.translate(table.rare)
        for at, number in zip(compress(places, rare), compress(marked, rare), strict=True):
            for column, amount in table.all[number].rest:
                others[column][at] = amount
        fixed, blanks, owns, price, change, lead, head, spare, hang = others
        return Paragraph(
            copy.text, style, copy.span, (Run(0, count, style.face, em),), (codes,), words,
            cells[:-1].translate(table.kind), cells.translate(table.allow), price,
            _edge(slots, count, em), change, lead, head,
            dict(zip(tails, map(table.tail.__getitem__, marked.translate(None, table.whole)),
                     strict=True)),
            spare, hang, list(fixed), [*compress(places, level)], level.translate(None, b"\0"),
            [*accumulate(map(table.give.__getitem__, spots), initial=0)],
            [*accumulate(map(table.open.__getitem__, spots), initial=0)],
            [], frozenset(blanks), frozenset(owns), self._hyphen,
        )  # fmt: skip


def _pattern(whole: Paragraph, first: int, last: int, cells: _Cells) -> Pattern | None:
    """Characters first to last of a paragraph, and the boundary after them; None where they are
    not to be told in cells."""
    rare: tuple[dict[int, Any], ...] = (
        dict.fromkeys(whole.fixed), dict.fromkeys(whole.blanks), dict.fromkeys(whole.owns),
        whole.price, whole.change, whole.lead, whole.head, whole.spare, whole.hang,
    )  # fmt: skip
    spots = {
        at: (whole.level[n], whole.give[n + 1] - whole.give[n], whole.open[n + 1] - whole.open[n])
        for n, at in enumerate(whole.spots)
    }
    told = {at for column in (*rare, spots, whole.tail) for at in column}
    if len(spots) < len(whole.spots) or not told <= {*range(first, last + 1)}:
        return None
    numbers = [
        cells.number(Cell(
            whole.kind[at] if at < last else HAN, whole.allow[at], *spots.get(at, (0, 0, 0)),
            whole.tail.get(at),
            tuple((n, column[at]) for n, column in enumerate(rare) if at in column),
        ))
        for at in range(first, last + 1)
    ]  # fmt: skip
    if max(numbers) == CELLS:
        return None
    edge, em = whole.edge, whole.em
    slots = (
        (at - first, edge[at + 1] - edge[at])
        for at in range(max(first - 1, 0), last)
        if edge[at + 1] - edge[at] != em
    )
    words = ((at - first, word._replace(end=word.end - first)) for at, word in whole.words.items())
    return Pattern(bytes(numbers), tuple(slots), tuple(words))


def _edge(slots: list[tuple[int, int]], count: int, em: int) -> Sequence[int]:
    """Prefix sums of advances that are one em but at the ``slots``; a range where all are."""
    if not slots:
        return range(0, em * count + 1, em)
    widths = [em] * count
    for at, width in slots:
        widths[at] = width
    return [*accumulate(widths, initial=0)]
