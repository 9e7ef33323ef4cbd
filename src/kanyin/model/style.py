"""Resolved style: every length absolute, every name looked up."""

from dataclasses import dataclass

from .color import BLACK, Color

ALIGNMENTS = ("justify", "left", "center", "right")


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks.  Lengths in mpt; ``face``, ``strong`` and ``emphasis`` are roles of
    the shelf.  ``balance`` breaks headings into lines of even length, at spaces where there are
    any.  ``before`` and ``after`` are the space kept from its neighbours in a column.
    """

    face: str = "serif"
    strong: str = "serif-bold"
    emphasis: str = "kai"
    size: int = 10_500
    leading: int = 17_500
    indent: int = 0
    hang: int = 0
    inset: int = 0
    align: str = "justify"
    balance: bool = False
    tracking: int = 0
    before: int = 0
    after: int = 0
    color: Color = BLACK
