"""Printers, and what is printed on them: the nouns of `kanyin print`.

Words of the trade in IPP are kept as its keywords (RFC 8011, PWG 5100.7, PWG 5101.1): media names
such as ``iso_a4_210x297mm``, sides such as ``two-sided-long-edge``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .geometry import Rect, Size
from .sheet import Cell

ONE_SIDED, LONG_EDGE, SHORT_EDGE = "one-sided", "two-sided-long-edge", "two-sided-short-edge"


class Paper(NamedTuple):
    """A medium of a printer: its keyword, its upright size, and what cannot be printed on at the
    left and right, and at the top and bottom: the larger of the two, so that what is in the middle
    of a front is in the middle of its back."""

    name: str
    size: Size
    across: int
    along: int
    ready: bool = True

    def sheet(self, landscape: bool) -> Size:
        """The sheet as it is looked at."""
        return Size(self.size.height, self.size.width) if landscape else self.size

    def printable(self, landscape: bool) -> Rect:
        """Where ink can be on that sheet."""
        width, height = self.sheet(landscape)
        x, y = (self.along, self.across) if landscape else (self.across, self.along)
        return Rect(x, y, width - 2 * x, height - 2 * y)


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printer or a queue says of itself (RFC 8011, 5.4).

    ``address`` is where it is asked; ``state`` one of STATES; ``reasons`` are printer-state-reasons
    without ``none``; ``copies`` how many it makes of a job itself."""

    name: str
    address: str
    papers: tuple[Paper, ...] = ()
    usual: str = ""
    sides: tuple[str, ...] = (ONE_SIDED,)
    usual_sides: str = ONE_SIDED
    formats: tuple[str, ...] = ("application/pdf",)
    copies: int = 1
    color: bool = False
    face_up: bool = False
    state: str = "idle"
    reasons: tuple[str, ...] = ()
    accepting: bool = True
    default: bool = False
    location: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What a person asks for; empty is left to the printer and the pages.

    ``pages`` are counted from 1.  ``part`` is ``fronts`` or ``backs`` of a job that is turned by
    hand.  ``tray_up`` says that the tray prints on the side which lies up, ``face_up`` how sheets
    come out (None: as the printer says)."""

    printer: str = ""
    media: str = ""
    sides: str = ""
    booklet: bool = False
    copies: int = 1
    pages: tuple[tuple[int, int], ...] = ()
    fit: str = "auto"
    part: str = ""
    tray_up: bool = True
    face_up: bool | None = None
    timeout: int = 600


class Side(NamedTuple):
    """One side of a sheet; without cells it is blank."""

    size: Size
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Printout:
    """What is decided before anything is sent.

    ``pages`` are the pages printed, counted from 0, and ``sizes`` those of the trimmed pages;
    ``sides`` is what the sheets end up as, and ``manual`` that a person turns them: then all fronts
    are printed, and after them all backs, ``backwards`` where the last sheet is fed first and
    ``over`` where the stack is turned over.  ``fit`` is none, shrink or page; ``repeats`` copies
    are in the file and ``copies`` are asked of the printer."""

    paper: Paper
    pages: tuple[int, ...]
    sizes: tuple[Size, ...] = field(repr=False)
    sides: str = ONE_SIDED
    booklet: bool = False
    manual: bool = False
    backwards: bool = True
    over: bool = False
    fit: str = "none"
    copies: int = 1
    repeats: int = 1
    part: str = ""


class Pressed(NamedTuple):
    """A part of a job as it is sent or kept: ``part`` is whole, fronts or backs."""

    part: str
    data: bytes
    sides: int


class JobState(NamedTuple):
    """How a job is doing (RFC 8011, 5.3.7): state is one of JOB_STATES in `deliver.follow`."""

    state: str
    reasons: tuple[str, ...] = ()
    message: str = ""
    sheets: int = 0

    @property
    def over(self) -> bool:
        return self.state in ("completed", "canceled", "aborted")
