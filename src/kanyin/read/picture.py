"""Picture files to pictures: SVG is parsed here, rasters by whoever is handed in for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..model.content import PictureFile
from ..model.diagnostic import Report
from ..model.geometry import Size
from ..model.picture import Artwork, Drawing, Raster
from .nodes import read_text
from .paths import inside
from .svg import read_svg

Measure = Callable[[Path, PictureFile, Report], Raster | None]  # a raster's size and kind
STAND_IN = Size(240_000, 30_000)


def read_picture(folder: Path, named: PictureFile, measure: Measure, report: Report) -> Artwork:
    """The picture a content file names.  Where it cannot be had, an empty drawing, so that the
    rest of the pages can still be laid out and every other mistake found.
    """
    path = inside(folder, named.path, named.span, report)
    found: Artwork | None = None
    if path is not None:
        found = (
            _svg(path, named, report)
            if path.suffix.lower() == ".svg"
            else measure(path, named, report)
        )
    return found or Drawing(named.path, STAND_IN, 0, 0, STAND_IN.width, STAND_IN.height, ())


def _svg(path: Path, named: PictureFile, report: Report) -> Drawing | None:
    text = read_text(path, named.path, report)
    return read_svg(text, named.path, report) if text is not None else None
