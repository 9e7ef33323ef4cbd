"""The one question asked of whatever flows: how much of you fits in this room?"""

from typing import NamedTuple, Protocol

from .diagnostic import NOWHERE, Span
from .page import Placed


class Room(NamedTuple):
    """Space that is left in a column.  ``fresh`` rooms are a column's whole height: what does
    not fit there fits nowhere.
    """

    width: int
    height: int
    fresh: bool = False


class Piece(NamedTuple):
    height: int
    items: tuple[Placed, ...]


class Fit(NamedTuple):
    """A piece that fits and what remains; no piece means that none of it fits."""

    piece: Piece | None
    rest: "Flow | None"


class Manner(NamedTuple):
    """How a flow stands among its neighbours: space ``before`` and ``after`` in mpt; ``keep`` it
    with what follows; ``wide`` across all columns, ``here`` in the text or at the page's ``top``
    or ``foot``; what it is called in messages, and where it was written.
    """

    before: int = 0
    after: int = 0
    keep: bool = False
    wide: bool = False
    place: str = "here"
    name: str = "paragraph"
    span: Span = NOWHERE


class Flow(Protocol):
    @property
    def manner(self) -> Manner: ...

    def fit(self, room: Room) -> Fit:
        """Answer with new values; change nothing."""
        ...

    def sample(self) -> str:
        """The words that have not been placed yet, for a message about them."""
        ...
