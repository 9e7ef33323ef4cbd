"""Photographs and other rasters, read only when they are drawn: as fine as their place wants them,
in the inks of the edition, and with nothing in them but pixels."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageMath

from ..model.content import PictureFile
from ..model.diagnostic import Report, Span
from ..model.edition import Edition
from ..model.geometry import Size
from ..model.picture import Packed, Raster
from .jpeg import stripped
from .profiles import (
    PRESS,
    SRGB,
    Profile,
    blacks,
    check_ways,
    convert,
    open_profile,
    read_profile,
)

PIXELS = 200_000_000
Image.MAX_IMAGE_PIXELS = None  # ours is asked before a pixel is read
ORIENTATION = 0x0112
ON_ITS_SIDE = 5  # orientations from here on lie on their side
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr")
SPACES = {"1": "gray", "L": "gray", "RGB": "rgb", "CMYK": "cmyk"}
FINER = 1.5  # times the resolution: what is finer is brought down to it
LINE_ART = 4  # times the resolution that drawings in two tones want
LOSSLESS = 2  # times the size of a JPEG: what came without loss may cost so much
LANCZOS = Image.Resampling.LANCZOS
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
            turn = image.getexif().get(ORIENTATION, 1)
            kind = str(image.format)
            image.draft("L", (1, 1))
            image.load()
    except Exception as error:  # Pillow raises many kinds on broken files
        reason = str(error).replace(str(path), named.path) or type(error).__name__
        report.error("I101", named.span, path=named.path, reason=reason)
        return None
    turn = turn if isinstance(turn, int) and 1 <= turn <= 8 else 1
    if turn >= ON_ITS_SIDE:
        width, height = height, width
    return Raster(named.path, path, width, height, kind, turn)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """A picture's file.  Pillow's warnings are not for our users: its limit is ours, and metadata
    is not kept."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=("JPEG", "PNG")) as image:
            yield image


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
            source = self._source(image, raster, span)
            self._weigh(image, raster, span)
            if image.format == "JPEG" and not wanted and self._fits(image, source):
                passed = Packed(
                    *image.size, self._space(image.mode), "DCT", stripped(raster.file.read_bytes()),
                    inverted=image.mode == "CMYK",
                )  # fmt: skip
                if not self._edition.step:
                    return passed
                packed = self._packed(image, wanted, source)
                return min(passed, packed, key=lambda one: len(one.data))
            return self._packed(image, wanted, source)

    def _source(self, image: Image.Image, raster: Raster, span: Span) -> Profile | None:
        """The profile that a picture's numbers mean: its own, or what is usual; none for plain
        greys.  One that cannot be followed is told."""
        channels = 4 if image.mode == "CMYK" else 1 if image.mode in ("1", "L", "LA") else 3
        usual = {1: None, 3: open_profile(SRGB), 4: open_profile(PRESS)}[channels]
        own = image.info.get("icc_profile")
        if not isinstance(own, bytes):
            return usual
        try:
            found = read_profile(own, "")
            check_ways(found)
        except ValueError as error:
            self._report.warn("I106", span, path=raster.name, reason=error)
            return usual
        if found.channels != channels:
            self._report.warn("I106", span, path=raster.name, reason=found.identifier)
            return usual
        if channels == self._profile.channels and self._press and own != self._profile.data:
            self._report.warn("I107", span, path=raster.name, profile=found.identifier)
        return open_profile(SRGB) if "sRGB" in found.identifier else found

    def _weigh(self, image: Image.Image, raster: Raster, span: Span) -> None:
        """Inks that a picture brings are its own; too much of them is told."""
        if self._press and image.mode == "CMYK":
            found, limit = round(most_ink(image)), self._edition.limit
            if found > limit:
                self._report.warn("I105", span, path=raster.name, found=found, limit=limit)

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
            return not self._press and source is None
        if self._press and image.mode == "CMYK":
            return True
        wanted = "RGB" if not self._press or self._edition.keep else "CMYK"
        return image.mode == wanted and source is not None and source.data == self._target.data

    def _space(self, mode: str) -> str:
        return "srgb" if mode == "RGB" and self._press else SPACES[mode]

    def _packed(
        self, image: Image.Image, wanted: tuple[int, int] | None, source: Profile | None
    ) -> Packed:
        was_lossless = image.format == "PNG"
        if wanted:
            image.draft(None, wanted)
        pixels, alpha = _parted(image, wanted)
        packed = self._encoded(self._inked(pixels, source), was_lossless)
        return packed._replace(alpha=_flate(alpha, "gray")) if alpha else packed

    def _inked(self, image: Image.Image, source: Profile | None) -> Image.Image:
        """Pixels in the edition's inks; greys are printed with black alone."""
        if image.mode == "1":
            return image
        if image.mode == "L":
            if source is not None:
                image = convert(image, source, open_profile(SRGB)).convert("L")
            return (
                image.point([255 - ink for ink in blacks(self._profile)]) if self._press else image
            )
        if source is None or source.data == self._target.data:
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


def _parted(
    image: Image.Image, wanted: tuple[int, int] | None
) -> tuple[Image.Image, Image.Image | None]:
    """Pixels without alpha or palette, and what shows through, where anything does; both of the
    size that is wanted."""
    alpha = None
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        if wanted:  # what is clear must not colour what is not
            clear = clear.convert("RGBa").resize(wanted, LANCZOS).convert("RGBA")
        alpha = clear.getchannel("A")
        pixels = clear.convert("L" if image.mode == "LA" else "RGB")
        return pixels, alpha if alpha.getextrema()[0] != 255 else None
    pixels = image if image.mode in ("1", "L", "RGB", "CMYK") else image.convert("RGB")
    if wanted:
        pixels = pixels.convert("L") if pixels.mode == "1" else pixels
        pixels = pixels.resize(wanted, LANCZOS, reducing_gap=3.0)
    pixels.load()
    return pixels, alpha


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
    cyan, magenta, yellow, black = image.split()
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
