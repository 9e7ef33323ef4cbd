"""What is to be built, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built: a publication's folder, and what its file does not say.

    ``output`` is the file to write; None writes nothing.  ``layout`` takes the place of the
    layout that the publication names.  ``target`` is a row of draw.TARGETS, ``variant`` one of
    draw.VARIANTS.  ``profile`` is the ICC profile of a printing condition; ``keep_rgb`` leaves
    pictures as they are on the press; ``resolution`` is what finer pictures are brought down to.
    """

    publication: Path
    output: Path | None = None
    layout: str = ""
    target: str = "pdf"
    variant: str = "screen"
    profile: Path | None = None
    keep_rgb: bool = False
    resolution: int = 0
    max_size: int = 0
    password: str | None = field(default=None, repr=False)
    layouts: tuple[Path, ...] = ()
    fonts: tuple[Path, ...] = ()
