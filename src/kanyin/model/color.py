"""Colours of a layout's palette."""

from dataclasses import dataclass, field

from .diagnostic import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Color:
    """One colour: red, green, blue 0–255 for the screen; cyan, magenta, yellow, black in percent
    for the press, where the palette gives them.

    A ``spot`` colour is an ink of its own by that name, set at a ``tint`` in percent; its cyan,
    magenta, yellow and black then say what the solid ink looks like.
    """

    rgb: tuple[int, int, int]
    cmyk: tuple[int, int, int, int] | None = None
    spot: str = ""
    tint: int = 100
    span: Span = field(default=NOWHERE, compare=False)


def from_hex(text: str) -> tuple[int, int, int]:
    """Read ``#rrggbb``; ValueError for anything else."""
    digits = text[1:]
    if len(text) != 7 or text[0] != "#" or not set(digits) <= set("0123456789abcdefABCDEF"):
        raise ValueError(text)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


HIGHLIGHT = Color((255, 239, 166), (0, 5, 42, 0))
BLACK = Color((0, 0, 0), (0, 0, 0, 100))
