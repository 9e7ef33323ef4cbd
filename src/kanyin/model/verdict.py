"""What the checker says of the Chinese lines of a PDF: nouns for the command line to print."""

from typing import NamedTuple

from .messages import CATALOGUE


class Fault(NamedTuple):
    """A rule that a line breaks.

    ``code`` is a row of messages.CATALOGUE; ``at`` counts the characters of the line's text before
    the place; ``found`` is what stands there; ``amount`` is in em where the message has one.
    """

    code: str
    at: int
    found: str = ""
    amount: float = 0.0

    def say(self) -> tuple[str, str]:
        """What is wrong, in Chinese and in English."""
        entry = CATALOGUE[self.code]
        values = {"found": self.found, "amount": self.amount}
        return entry.zh.format(**values), entry.en.format(**values)


class LineVerdict(NamedTuple):
    """One line.  Points are counted from the upper left corner of the page as it is looked at.

    ``x`` is the origin of the first character and ``y`` the baseline; ``size`` is the em in points.
    ``last`` says that a paragraph ends here, ``justified`` that the line ought to reach its
    measure.  In em: ``opened`` is the median space between neighbouring Han beyond what their
    style is always tracked by, ``spread`` the widest such space less the narrowest (spaces in the
    text left aside), ``short`` what is missing to the measure, negative where the line passes it.
    """

    page: int
    text: str
    size: float
    x: float
    y: float
    last: bool
    justified: bool
    opened: float
    spread: float
    short: float
    faults: tuple[Fault, ...]


class Summary(NamedTuple):
    """Counts over lines; ``widest`` is the widest opening in em."""

    paragraphs: int
    lines: int
    justified: int
    opened_005: int
    opened_010: int
    opened_025: int
    widest: float
    starts: int
    ends: int
    splits: int
    uneven: int
    not_flush: int
    lone: int
    exclaims: int
    pairs: int
    wide_ends: int


class Judgement(NamedTuple):
    """All verdicts in reading order, and how many glyphs were not looked at: those that are
    turned or set vertically, those that are invisible, and those whose character is unknown."""

    verdicts: tuple[LineVerdict, ...]
    summary: Summary
    turned: int
    hidden: int
    unknown: int
