"""Picture files to pictures: SVG is parsed here, rasters are only measured."""

from __future__ import annotations

from pathlib import Path

from ..model.content import PictureFile
from ..model.diagnostic import Report
from ..model.geometry import Size
from ..model.picture import Artwork, Drawing, Raster
from .nodes import read_text
from .paths import inside
from .svg import read_svg

PIXELS = 200_000_000
ORIENTATION = 0x0112
ON_ITS_SIDE = 5  # orientations from here on lie on their side
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr")
STAND_IN = Size(240_000, 30_000)


def read_picture(folder: Path, named: PictureFile, report: Report) -> Artwork:
    """The picture a content file names.  Where it cannot be had, an empty drawing, so that the
    rest of the pages can still be laid out and every other mistake found.
    """
    path = inside(folder, named.path, named.span, report)
    found: Artwork | None = None
    if path is not None:
        found = (
            _svg(path, named, report)
            if path.suffix.lower() == ".svg"
            else _raster(path, named, report)
        )
    return found or Drawing(named.path, STAND_IN, 0, 0, STAND_IN.width, STAND_IN.height, ())


def _svg(path: Path, named: PictureFile, report: Report) -> Drawing | None:
    text = read_text(path, named.path, report)
    return read_svg(text, named.path, report) if text is not None else None


def _raster(path: Path, named: PictureFile, report: Report) -> Raster | None:
    """Size, kind and orientation; the pixels are decoded once, small, to know that they can be,
    and then stay in the file until they are drawn."""
    from PIL import Image

    try:
        with Image.open(path, formats=("JPEG", "PNG")) as image:
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
