"""Pictures of any usual kind to the two that content files may name."""

from __future__ import annotations

import io
import warnings
from typing import NamedTuple

from PIL import Image

from .pictures import MODES, PIXELS

KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "MPO")


class Converted(NamedTuple):
    data: bytes
    suffix: str
    wide: int


def as_kept(data: bytes) -> Converted | None:
    """A picture as JPEG or PNG, its first frame where it moves; None where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=KINDS) as image:
                wide, high = image.size
                if wide * high > PIXELS:
                    return None
                image.load()
                if image.format in ("JPEG", "MPO"):
                    return Converted(data, ".jpg", wide)
                if image.format == "PNG" and image.mode in MODES:
                    return Converted(data, ".png", wide)
                return Converted(_png(image), ".png", wide)
    except Exception:  # Pillow raises many kinds on broken files
        return None


def _png(image: Image.Image) -> bytes:
    if image.mode not in MODES or image.mode == "CMYK":
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
