"""Colours to inks: a palette's own, or by way of profiles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from PIL import Image

from ..model.color import Color
from ..model.edition import Edition
from ..model.picture import Rgb
from .profiles import SRGB, Profile, blacks, convert, open_profile

Cmyk: TypeAlias = tuple[float, float, float, float]
SOLID_BLACK: Cmyk = (0.0, 0.0, 0.0, 100.0)


class Ink(NamedTuple):
    """What a colour is made of: parts of 1 for red, green, blue or cyan, magenta, yellow, black;
    or one spot colour, and how much of it."""

    parts: tuple[float, ...]
    spot: str = ""

    @property
    def is_black(self) -> bool:
        """Nothing but solid black, which is printed over what lies below."""
        return not self.spot and self.parts == (0.0, 0.0, 0.0, 1.0)


class Inks:
    """The colours of one edition, each worked out once."""

    def __init__(self, edition: Edition, profile: Profile) -> None:
        self.profile = profile
        self._press = edition.variant.ink == "cmyk"
        self._limit = edition.limit
        self._palette = {color.rgb: color for color in reversed(edition.palette)}
        self._rgb: dict[Rgb, Ink] = {}
        self.spots: dict[str, Cmyk] = {
            color.spot: color.cmyk for color in edition.palette
            if color.spot and color.cmyk and self._press
        }  # fmt: skip
        self.used: set[str] = set()  # spot colours, since it was last cleared

    def learn(self, colors: Iterable[Rgb]) -> None:
        """Convert the colours of drawings, all at once: profiles take their time each time."""
        strange = [
            rgb for rgb in dict.fromkeys(colors)
            if rgb not in self._rgb and rgb not in self._palette and len(set(rgb)) > 1
        ]  # fmt: skip
        if self._press and strange:
            self._rgb |= dict(zip(strange, self._converted(strange), strict=True))

    def color(self, color: Color) -> Ink:
        """A colour of the palette."""
        if not self._press:
            return Ink(tuple(part / 255 for part in color.rgb))
        if color.spot:
            self.used.add(color.spot)
            return Ink((color.tint / 100,), color.spot)
        if color.cmyk is not None:
            return Ink(tuple(part / 100 for part in color.cmyk))
        return self._made(color.rgb)

    def rgb(self, rgb: Rgb) -> Ink:
        """A colour of a drawing: one that the palette has is made as there."""
        named = self._palette.get(rgb)
        if named is not None:
            return self.color(named)
        if rgb not in self._rgb:
            self._rgb[rgb] = self.color(Color(rgb))
        return self._rgb[rgb]

    def process(self, rgb: Rgb) -> tuple[float, ...]:
        """A colour of a drawing in process inks, as blends need it."""
        named = self._palette.get(rgb)
        if named is not None and named.spot and self._press:
            return tuple(part * named.tint / 10_000 for part in self.spots[named.spot])
        return self.rgb(rgb).parts

    def _made(self, rgb: Rgb) -> Ink:
        """By profiles; what is neutral, of black alone."""
        if len(set(rgb)) == 1:
            return Ink((0.0, 0.0, 0.0, round(blacks(self.profile)[rgb[0]] / 255, 3)))
        if rgb not in self._rgb:
            self._rgb[rgb] = self._converted([rgb])[0]
        return self._rgb[rgb]

    def _converted(self, colors: list[Rgb]) -> list[Ink]:
        row = Image.frombytes(
            "RGB", (len(colors), 1), bytes(part for rgb in colors for part in rgb)
        )
        data = convert(row, open_profile(SRGB), self.profile).tobytes()
        pixels = [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]
        return [
            Ink(tuple(round(part / 100, 3) for part in limited(percent(pixel), self._limit)))
            for pixel in pixels
        ]


def percent(pixel: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(part / 2.55 for part in pixel)


def limited(parts: tuple[float, ...], limit: int) -> tuple[float, ...]:
    """Percents of four inks with no more ink than a limit: what is too much is taken from the
    three colours alike, since black says the most."""
    cyan, magenta, yellow, black = parts
    over, colour = cyan + magenta + yellow + black - limit, cyan + magenta + yellow
    if over <= 0 or not colour:
        return parts
    share = max(colour - over, 0) / colour
    return cyan * share, magenta * share, yellow * share, black
