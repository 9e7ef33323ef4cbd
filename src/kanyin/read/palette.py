"""The colours of a layout: red, green and blue, inks, and spot colours."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.color import BLACK, Color, from_hex
from ..model.diagnostic import NOWHERE, Report, Span
from .build import WANTED, wrong_type
from .nodes import Scalar

# What stands for all plates or none, and for those of the process (ISO 32000-1, 8.6.6.4).
RESERVED = ("all", "none", "cyan", "magenta", "yellow", "black")
LONGEST = 127  # bytes of a name (ISO 32000-1, annex C)


class Separation:
    """What a spot colour is called in a message."""


WANTED[Color] = ("颜色", "a colour", '{rgb: "#c8321f", cmyk: [15, 92, 95, 4]}')
WANTED[Separation] = (
    "专色名，并有实地的 cmyk，网点 tint 至多 100",
    "a spot colour's name, the cmyk of its solid, and a tint of at most 100",
    '{rgb: "#00843d", cmyk: [95, 10, 90, 0], spot: PANTONE 348 C, tint: 60}',
)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class RawColor:
    """A colour as it is typed."""

    rgb: str
    cmyk: tuple[int, ...] = ()
    spot: str = ""
    tint: int = 100
    span: Span = NOWHERE


class Palette:
    """Reads the colours of one layout; a spot colour is one ink wherever it is named."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._solids: dict[str, tuple[str, tuple[int, int, int, int]]] = {}

    def color(self, raw: RawColor) -> Color:
        report = self._report
        try:
            rgb = from_hex(raw.rgb)
        except ValueError:
            wrong_type(report, Scalar(raw.rgb, raw.span), "rgb", Color)
            return BLACK
        if raw.cmyk and (len(raw.cmyk) != 4 or not all(0 <= part <= 100 for part in raw.cmyk)):
            wrong_type(report, Scalar(str(raw.cmyk), raw.span), "cmyk", Color)
            return Color(rgb)
        named = raw.spot.lower() not in RESERVED and len(raw.spot.encode()) <= LONGEST
        if raw.tint > 100 or (raw.spot and not (raw.cmyk and named)):
            wrong_type(report, Scalar(raw.spot, raw.span), "spot", Separation)
        if not raw.cmyk:
            return Color(rgb, span=raw.span)
        cyan, magenta, yellow, black = raw.cmyk
        solid = (cyan, magenta, yellow, black)
        one = raw.spot, solid
        if raw.spot and self._solids.setdefault(raw.spot.casefold(), one) != one:
            report.error("S106", raw.span, name=raw.spot)
        return Color(rgb, solid, raw.spot, min(raw.tint, 100), raw.span)
