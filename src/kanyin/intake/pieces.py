"""What is found in a source before anyone knows what it is: pieces in order, and an account."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.content import Copy

SHOWN = 60  # characters of a text in the account


class Look(NamedTuple):
    """How a piece looked: what a reader would have gone by."""

    bold: bool = False
    centred: bool = False
    right: bool = False
    small: bool = False
    apart: bool = False  # pushed far to the right, as the furniture of a page is


NOTHING, PLAIN = Copy(""), Look()


@dataclass(frozen=True, slots=True)
class Piece:
    """``kind`` is text, heading, picture, list, table, quote, code or rule.

    ``level`` is a heading's own, 1 to 6; ``source`` a picture's address or name, ``data`` its bytes
    where the source holds them, ``text`` then its alternative text; ``start`` the first number of
    a list, 0 where it has none."""

    kind: str
    text: Copy = NOTHING
    look: Look = PLAIN
    level: int = 0
    items: tuple[Copy, ...] = ()
    rows: tuple[tuple[Copy, ...], ...] = ()
    start: int = 0
    source: str = ""
    data: bytes | None = field(default=None, repr=False)

    @property
    def words(self) -> str:
        return self.text.text


class Note(NamedTuple):
    """A row of the account: what was done, to what, and why; ``sure`` from 0 to 1."""

    what: str
    text: str
    why_zh: str
    why_en: str
    sure: float = 1.0


@dataclass(slots=True)
class Account:
    """What was dropped, guessed and changed on the way; push-only."""

    dropped: list[Note] = field(default_factory=list)
    guessed: list[Note] = field(default_factory=list)
    changed: list[Note] = field(default_factory=list)

    def drop(self, text: str, zh: str, en: str) -> None:
        self.dropped.append(Note("dropped", text, zh, en))

    def guess(self, what: str, text: str, zh: str, en: str, sure: float) -> None:
        self.guessed.append(Note(what, text, zh, en, sure))

    def change(self, before: str, after: str, zh: str, en: str) -> None:
        self.changed.append(Note(before, after, zh, en))


@dataclass(frozen=True, slots=True)
class Found:
    """A source taken apart: its pieces, and what it says of itself where a page has a place for
    that (``title``, ``date``, ``source``, ``author``)."""

    pieces: tuple[Piece, ...]
    facts: dict[str, str] = field(default_factory=dict)
    plain: bool = False


class IntakeError(Exception):
    """A source that cannot be taken in: a code of the catalogue and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values
