"""Pictures, ready to be placed: drawings made of paths, and rasters."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, TypeAlias

from .geometry import Size
from .leaf import Leaf

Rgb: TypeAlias = tuple[int, int, int]


class Stop(NamedTuple):
    """A colour of a gradient at ``at`` (0–1) of its way."""

    at: float
    rgb: Rgb


class Gradient(NamedTuple):
    """Linear: from (x0, y0) to (x1, y1).  Radial: centre (x0, y0), radius x1; y1 is unused."""

    kind: str
    x0: float
    y0: float
    x1: float
    y1: float
    stops: tuple[Stop, ...]


Ink: TypeAlias = Rgb | Gradient


class Shape(NamedTuple):
    """One path of a drawing.

    ``outline`` is the path in the page description's own words, in the drawing's units:
    ``x y m``, ``x y l``, ``x1 y1 x2 y2 x y c``, ``h``.
    """

    outline: str
    fill: Ink | None = None
    stroke: Rgb | None = None
    width: float = 1.0
    cap: int = 0
    join: int = 0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    even_odd: bool = False


class Drawing(NamedTuple):
    """A vector picture: its own size, and the units its paths are counted in (y downwards)."""

    name: str
    size: Size
    left: float
    top: float
    units_wide: float
    units_high: float
    shapes: tuple[Shape, ...]


class Raster(NamedTuple):
    """A photograph or other grid of pixels; read by the painter only when it is drawn.

    ``turn`` is its EXIF orientation, 1 to 8; the pixel counts are as it is shown.
    """

    name: str
    file: Path
    pixels_wide: int
    pixels_high: int
    format: str
    turn: int = 1

    @property
    def size(self) -> Size:
        """Its size at 300 dpi, in millipoints."""
        return Size(self.pixels_wide * 240, self.pixels_high * 240)


class Packed(NamedTuple):
    """A raster's pixels as a page description takes them (ISO 32000-1, 8.9.5).

    ``space`` is gray, rgb, cmyk, or srgb for red, green and blue that bring their profile;
    ``packing`` DCT, or Flate, whose rows may be ``predicted`` as PNG's are; values may be
    ``inverted``; ``alpha`` is a gray picture of what shows through.
    """

    wide: int
    high: int
    space: str
    packing: str
    data: bytes
    bits: int = 8
    inverted: bool = False
    predicted: bool = False
    alpha: Packed | None = None


Artwork: TypeAlias = Drawing | Raster | Leaf
