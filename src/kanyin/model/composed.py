"""What ``kanyin.compose`` answers."""

from typing import NamedTuple


class Line(NamedTuple):
    """One line of a composed text.

    ``text`` is text[start:end] of what was given, a line feed that ends it included.
    ``advances`` has one number for each of its characters, in em: from the beginning of its cell
    to the next one's, spacing included.  All of them together are the measure in a justified line.
    """

    text: str
    start: int
    end: int
    advances: tuple[float, ...]
