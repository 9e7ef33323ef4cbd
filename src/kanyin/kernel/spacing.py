"""Space between characters: marks that meet, line edges, the gap between Han and Western text.

Everything is said as sparse exceptions to the glyphs' own advances; plain Han costs nothing.
Amounts follow clreq "标点符号的调整" for quanjiao on the mainland; lengths are in the em's unit.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from .classes import (
    DIGIT,
    HAN,
    LATIN,
    MIDDLE,
    OPEN,
    SPACE,
    TRAILING,
    TURN,
    WIDE_SPACE,
)  # fmt: skip

_SPECIAL = re.compile(b"[^" + bytes((HAN,)) + b"]")
_WEST = frozenset((DIGIT, LATIN))


class Spacing(NamedTuple):
    """See model.paragraph.Paragraph for what each column means."""

    change: dict[int, int]
    head: dict[int, int]
    tail: dict[int, int]
    spots: list[int]
    gives: list[int]


def space(kind: bytes, advance: list[int], em: int) -> Spacing:
    """The exceptions of one paragraph.  ``advance`` holds the glyphs' own; em the type's size.

    Full-width marks are taken as such when their glyph is wider than ¾ em."""
    spacer = _Spacer(kind, advance, em)
    for match in _SPECIAL.finditer(kind):
        at = match.start()
        rule = _RULES.get(kind[at])
        if rule is not None:
            rule(spacer, at)
    return Spacing(spacer.change, spacer.head, spacer.tail, spacer.spots, spacer.gives)


class _Spacer:
    """Visits the characters that are not plain Han, first to last."""

    def __init__(self, kind: bytes, advance: list[int], em: int) -> None:
        self._kind, self._advance, self._em = kind, advance, em
        self.change: dict[int, int] = {}
        self.head: dict[int, int] = {}
        self.tail: dict[int, int] = {}
        self.spots: list[int] = []
        self.gives: list[int] = []

    def _before(self, at: int) -> int:
        return self._kind[at - 1] if at else TURN

    def _after(self, at: int) -> int:
        return self._kind[at + 1] if at + 1 < len(self._kind) else TURN

    def _wide(self, at: int) -> bool:
        return self._advance[at] > self._em * 3 // 4

    def _add(self, at: int, amount: int) -> None:
        self.change[at] = self.change.get(at, 0) + amount

    def _may_give(self, at: int, amount: int) -> None:
        if self.spots and self.spots[-1] == at:
            self.gives[-1] += amount
        else:
            self.spots.append(at)
            self.gives.append(amount)

    def opening(self, at: int) -> None:
        """Its blank half goes after a mark, and at a line's start."""
        if not self._wide(at):
            return
        half, before = self._em // 2, self._before(at)
        self.head[at] = half
        if before == OPEN or (before in TRAILING and self._wide(at - 1)):
            self._add(at, -half)
        elif before not in (TURN, WIDE_SPACE):
            self._may_give(at, half)

    def trailing(self, at: int) -> None:
        """Its blank half goes before another such mark, and at a line's end.

        Before an opening mark it is that mark's own blank that goes."""
        if not self._wide(at):
            return
        half, after = self._em // 2, self._after(at)
        if after in TRAILING or after == WIDE_SPACE:
            self._add(at + 1, -half)
        elif after != OPEN:
            self.tail[at + 1] = half
            if after != TURN:
                self._may_give(at + 1, half)

    def interpunct(self, at: int) -> None:
        """Stands in the middle of half an em, whatever its glyph's width."""
        spare = self._em // 2 - self._advance[at]
        self._add(at, spare // 2)
        self._add(at + 1, spare - spare // 2)

    def western(self, at: int) -> None:
        if self._before(at) == HAN:
            self._gap(at)
        if self._after(at) == HAN:
            self._gap(at + 1)

    def _gap(self, at: int) -> None:
        """A quarter em between Han and Western text; it may shrink to an eighth."""
        self._add(at, self._em // 4)
        self.tail[at] = self._em // 4
        self._may_give(at, self._em // 4 - self._em // 8)

    def blank(self, at: int) -> None:
        """A space typed between Han and Western text is replaced by the gap; others keep theirs."""
        sides = {self._before(at), self._after(at)}
        if HAN in sides and sides & _WEST:
            self._add(at + 1, self._em // 4 - self._advance[at])
            self.tail[at + 1] = self._em // 4
        else:
            self.tail[at + 1] = self._advance[at] + self.tail.get(at, 0)

    def wide_blank(self, at: int) -> None:
        self.tail[at + 1] = self._advance[at]


_RULES: dict[int, Callable[[_Spacer, int], None]] = {
    OPEN: _Spacer.opening,
    **dict.fromkeys(TRAILING, _Spacer.trailing),
    MIDDLE: _Spacer.interpunct,
    DIGIT: _Spacer.western,
    LATIN: _Spacer.western,
    SPACE: _Spacer.blank,
    WIDE_SPACE: _Spacer.wide_blank,
}
