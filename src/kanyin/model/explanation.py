"""What kanyin says of the lines it has set: why each ends where it does, and what that took."""

from typing import NamedTuple


class Use(NamedTuple):
    """One level of adjustment on a line: its name, how many places it has there, how much they
    could give or open in all, and how much they did; em.  ``used`` is below 0 where they gave.
    """

    level: str
    places: int
    room: float
    used: float


class Ban(NamedTuple):
    """A place where the line would have ended by its width alone, and why it may not.

    ``text`` is the end of the line and the beginning of the next one, with a bar between; ``why``
    is first, last, unit or price.
    """

    text: str
    why: str


class LineExplanation(NamedTuple):
    """One line of a book.  ``need`` is what it lacked of its measure before anything was adjusted,
    below 0 where it was too long; ``opened`` what each place between characters got when the levels
    of ``uses`` were used up; em.  Lines that are not justified, and last ones, stay short.
    """

    page: int
    text: str
    face: str
    size: float
    align: str
    measure: float
    last: bool
    need: float
    uses: tuple[Use, ...]
    opened: float
    bans: tuple[Ban, ...]
    fault: str
    hung: float
