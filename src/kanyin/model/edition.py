"""For whom a book is written out: what each variant of the file demands, and what a job adds."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .color import Color


class Variant(NamedTuple):
    """One kind of file.

    ``ink`` is cmyk or rgb.  ``x``, ``a`` and ``ua`` are the levels of PDF/X, PDF/A and PDF/UA the
    file declares, empty where it declares none.  ``links`` lead somewhere; ``compact`` packs
    objects into streams (PDF 1.5).  Pictures finer than half as much again as ``resolution`` are
    brought down to it (0: the layout's), and written at ``quality`` (JPEG, 1–95).  ``told`` says
    whether a picture without alternative text is an error, ``group`` whether pages name
    the colours that what is transparent is blended in, ``tagged`` whether what they hold is told to
    those who hear the file read.
    """

    name: str
    title: str
    version: tuple[int, int]
    ink: str
    x: str = ""
    a: str = ""
    ua: str = ""
    links: bool = False
    compact: bool = False
    resolution: int = 0
    quality: int = 90
    told: bool = False
    group: bool = True
    tagged: bool = True


class Condition(NamedTuple):
    """A printing condition as another file has it: its ICC profile, and what it calls it."""

    data: bytes
    identifier: str
    condition: str
    registry: str


class Edition(NamedTuple):
    """A variant as one job wants it.

    ``profile`` is an ICC profile's file in the place of the variant's own, ``condition`` one that
    another file brings; ``palette`` the layout's
    colours, whose inks stand for the same red, green and blue in a picture; ``limit`` the most ink
    in percent; ``keep`` leaves pictures in red, green and blue; ``step`` says how many times their
    quality was stepped down; ``epoch`` is when the file says it was made, in seconds since 1970.
    """

    variant: Variant
    profile: Path | None = None
    condition: Condition | None = None
    palette: tuple[Color, ...] = ()
    limit: int = 300
    keep: bool = False
    step: int = 0
    epoch: int = 0
