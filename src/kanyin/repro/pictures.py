"""Photographs and other rasters, read only when they are drawn: as fine as their place wants them,
in the inks of the edition, and with nothing in them but pixels."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageMath

from ..model.content import PictureFile
from ..model.diagnostic import Report, Span
from ..model.edition import Edition
from ..model.geometry import Size
from ..model.picture import Packed, Raster
from .jpeg import stripped
from .profiles import PRESS, SRGB, Profile, convert, open_profile, read_profile

PIXELS = 200_000_000
ORIENTATION = 0x0112
ON_ITS_SIDE = 5  # orientations from here on lie on their side
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr")
SPACES = {"1": "gray", "L": "gray", "RGB": "rgb", "CMYK": "cmyk"}
FINER = 1.5  # times the resolution: what is finer is brought down to it
LINE_ART = 4  # times the resolution that drawings in two tones want
LOSSLESS = 2  # times the size of a JPEG: what came without loss may cost so much
FINE = 90  # JPEG quality from which colour is as fine as lightness


def measure(path: Path, named: PictureFile, report: Report) -> Raster | None:
    """Size, kind and orientation; the pixels are decoded once, small, to know that they can be,
    and then stay in the file until they are drawn."""
    try:
        with _opened(path) as image:
            width, height = image.size
            if width * height > PIXELS:
                raise ValueError(f"{width} × {height} > {PIXELS} pixels")
            if image.mode not in MODES:
                raise ValueError(f"mode {image.mode}; 8 bits a channel are read")
            turn = int(image.getexif().get(ORIENTATION, 1))
            kind = str(image.format)
            image.draft("L", (1, 1))
            image.load()
    except Exception as error:  # Pillow raises many kinds on broken files
        reason = str(error).replace(str(path), named.path) or type(error).__name__
        report.error("I101", named.span, path=named.path, reason=reason)
        return None
    if turn >= ON_ITS_SIDE:
        width, height = height, width
    return Raster(named.path, path, width, height, kind, turn if 1 <= turn <= 8 else 1)


def _opened(path: Path) -> Image.Image:
    return Image.open(path, formats=("JPEG", "PNG"))


class Pictures:
    """The rasters of one edition."""

    def __init__(self, edition: Edition, profile: Profile, report: Report) -> None:
        self._edition, self._report = edition, report
        self._press = edition.variant.ink == "cmyk"
        self._target = profile if self._press and not edition.keep else open_profile(SRGB)
        self._profile = profile

    def pack(self, raster: Raster, largest: Size, span: Span) -> Packed:
        """A raster's pixels for the largest size it is drawn at, in mpt.  ``span`` is its place in
        the content, for a warning."""
        with _opened(raster.file) as image:
            wanted = self._wanted(raster, image, largest)
            source = _source(image)
            as_it_is = image.format == "JPEG" and not wanted and self._fits(image, source)
            if as_it_is and not self._edition.step:
                return self._passed(image, raster, span)
            packed = self._packed(image, wanted, source)
            if as_it_is and len(passed := stripped(raster.file.read_bytes())) <= len(packed.data):
                return replace(self._passed(image, raster, span), data=passed)
            return packed

    def _wanted(self, raster: Raster, image: Image.Image, largest: Size) -> tuple[int, int] | None:
        """The number of pixels a picture is brought down to; None when it stays as it is."""
        dots = self._edition.variant.resolution * (LINE_ART if image.mode == "1" else 1)
        wide, high = (round(side * dots / 72000) for side in largest)
        if raster.turn >= ON_ITS_SIDE:
            wide, high = high, wide
        if image.width <= wide * FINER and image.height <= high * FINER:
            return None
        share = max(wide / image.width, high / image.height)
        return max(round(image.width * share), 1), max(round(image.height * share), 1)

    def _fits(self, image: Image.Image, source: Profile | None) -> bool:
        """Whether the pixels of a JPEG are in the edition's inks already."""
        if image.mode == "L":
            return True
        if self._press and image.mode == "CMYK":
            return True
        wanted = "RGB" if not self._press or self._edition.keep else "CMYK"
        return image.mode == wanted and source is not None and source.data == self._target.data

    def _passed(self, image: Image.Image, raster: Raster, span: Span) -> Packed:
        """A JPEG as it came, without anything but its pixels."""
        if image.mode == "CMYK":
            found = round(most_ink(image))
            if found > self._edition.limit:
                limit = self._edition.limit
                self._report.warn("I105", span, path=raster.name, found=found, limit=limit)
        data = stripped(raster.file.read_bytes())
        inverted = image.mode == "CMYK" and "adobe" in image.info
        return Packed(*image.size, self._space(image.mode), "DCT", data, inverted=inverted)

    def _space(self, mode: str) -> str:
        return "srgb" if mode == "RGB" and self._press else SPACES[mode]

    def _packed(
        self, image: Image.Image, wanted: tuple[int, int] | None, source: Profile | None
    ) -> Packed:
        alpha, was_lossless = _alpha(image), image.format == "PNG"
        if wanted:
            image.draft(None, wanted)
        pixels = _plain(image)
        if wanted:
            pixels = pixels.convert("L") if pixels.mode == "1" else pixels
            pixels = pixels.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0)
            alpha = alpha and alpha.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0)
        pixels = self._inked(pixels, source)
        packed = self._encoded(pixels, was_lossless)
        return replace(packed, alpha=_flate(alpha, "gray")) if alpha else packed

    def _inked(self, image: Image.Image, source: Profile | None) -> Image.Image:
        """Pixels in the edition's inks; grey is printed with black in every edition."""
        if image.mode in ("1", "L") or source is None or source.data == self._target.data:
            return image
        if self._press and source.channels == self._profile.channels:
            return image  # another's separation: not ours to change
        found = convert(image, source, self._target)
        return capped(found, self._edition.limit) if found.mode == "CMYK" else found

    def _encoded(self, image: Image.Image, was_lossless: bool) -> Packed:
        """As JPEG, or without loss where it came so and costs little more."""
        space = self._space(image.mode)
        if image.mode == "1":
            return _flate(image, space)
        quality = self._edition.variant.quality
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling=0 if quality >= FINE else 2,
                   optimize=True)  # fmt: skip
        lossy = stripped(out.getvalue())
        if was_lossless:
            exact = _flate(image, space)
            if len(exact.data) <= LOSSLESS * len(lossy):
                return exact
        return Packed(*image.size, space, "DCT", lossy, inverted=image.mode == "CMYK")


def _source(image: Image.Image) -> Profile | None:
    """The profile that a picture's numbers mean: its own, or what is usual; none for greys."""
    channels = 4 if image.mode == "CMYK" else 1 if image.mode in ("1", "L", "LA") else 3
    if channels == 1:
        return None
    usual = open_profile(PRESS if channels == 4 else SRGB)
    own = image.info.get("icc_profile")
    if not isinstance(own, bytes):
        return usual
    found = _embedded(own)
    return found if found is not None and found.channels == channels else usual


def _embedded(data: bytes) -> Profile | None:
    """A profile inside a picture; one of sRGB's many shapes is sRGB, and a broken one none."""
    try:
        found = read_profile(data, "")
    except ValueError:
        return None
    return open_profile(SRGB) if "sRGB" in found.identifier else found


def _alpha(image: Image.Image) -> Image.Image | None:
    """What shows through, where anything does."""
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return alpha if alpha.getextrema()[0] != 255 else None


def _plain(image: Image.Image) -> Image.Image:
    """Pixels without alpha or palette."""
    if image.mode in ("1", "L", "RGB", "CMYK"):
        image.load()
        return image
    if image.mode == "LA":
        return image.getchannel("L")
    if image.mode in ("P", "PA", "RGBA"):
        return image.convert("RGBA").convert("RGB")
    return image.convert("RGB")


def _flate(image: Image.Image, space: str) -> Packed:
    """Without loss: the rows of a PNG, or as they are where PNG has no such colours."""
    if image.mode == "CMYK":
        return Packed(*image.size, space, "Flate", zlib.compress(image.tobytes(), 9))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    rows = b"".join(data for kind, data in _chunks(out.getvalue()) if kind == b"IDAT")
    bits = 1 if image.mode == "1" else 8
    return Packed(*image.size, space, "Flate", rows, bits, predicted=True)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def most_ink(image: Image.Image) -> float:
    """The most ink on any pixel of four inks, in percent."""
    image.draft("CMYK", (1200, 1200))
    cyan, magenta, yellow, black = image.copy().split()
    halves = ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2)
    return int(ImageChops.add(*halves, 2).getextrema()[1]) * 4 / 2.55  # type: ignore[arg-type]


def capped(image: Image.Image, limit: int) -> Image.Image:
    """Four inks with no more on any pixel than a limit: what is too much is taken from the three
    colours alike."""
    if most_ink(image) <= limit:
        return image
    bands = {name: band.convert("F") for name, band in zip("cmyk", image.split(), strict=True)}

    def share(b: dict[str, Any]) -> Any:
        """How much of the colours stays: 1 where there is room for all."""
        colour, room = b["c"] + b["m"] + b["y"], limit * 2.55 - b["k"]
        over = b["float"](colour > room)
        return over * room / b["max"](colour, 1) + (1 - over)

    def less(b: dict[str, Any]) -> Any:
        return b["convert"](b["band"] * b["kept"], "L")

    kept = ImageMath.lambda_eval(share, **bands)
    colours = (ImageMath.lambda_eval(less, band=bands[name], kept=kept) for name in "cmy")
    return Image.merge("CMYK", (*colours, image.getchannel("K")))
