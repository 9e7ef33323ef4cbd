"""A layout template: trim, bleed, palette, styles, masters, and the pages each part gets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from .color import Color
from .diagnostic import NOWHERE, Span
from .geometry import Rect, Size
from .style import Style

# What a text slot may name in braces, and what a picture slot may show.
TEXT_FIELDS = (
    "title", "subtitle", "issuer", "date", "date.han", "month.han", "cover.kicker", "folio",
    "section.numeral", "section.title", "section.short", "section.standfirst",
)  # fmt: skip
PICTURE_FIELDS = ("cover.picture", "section.picture")
FIELD = re.compile(r"\{([^{}]*)\}")


class FillSlot(NamedTuple):
    rect: Rect
    color: Color
    radius: int = 0
    side: str = ""
    given: str = ""


class PictureSlot(NamedTuple):
    """A picture named by a field of the content, such as ``section.picture``."""

    rect: Rect
    picture: str
    side: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class TextSlot:
    """A line of furniture: text with fields in braces, such as ``{title}`` or ``{folio}``.

    ``stand`` is where the text stands in the rectangle: top, middle or foot.  A slot that may
    ``shrink`` sets a text that is too long for it smaller.
    """

    rect: Rect
    text: str
    style: Style
    stand: str = "top"
    shrink: bool = False
    side: str = ""
    given: str = ""
    span: Span = field(default=NOWHERE, compare=False)


Slot: TypeAlias = FillSlot | PictureSlot | TextSlot


class Frame(NamedTuple):
    """A rectangle that receives a section's blocks, in ``columns`` with ``gutter`` between."""

    rect: Rect
    columns: int = 1
    gutter: int = 0

    @property
    def measure(self) -> int:
        """The width of one column."""
        return (self.rect.width - self.gutter * (self.columns - 1)) // self.columns

    def depth(self, pitch: int) -> int:
        """The height that whole lines of the grid can fill."""
        return self.rect.height // pitch * pitch


class Master(NamedTuple):
    """The page pattern: paper, furniture, and the frames a story fills, in order of threading."""

    name: str
    paper: Color | None
    slots: tuple[Slot, ...]
    frames: tuple[Frame, ...]


class Part(NamedTuple):
    """The masters of a part's first and later pages, and where it starts: page, recto, verso.

    A part without ``rest`` has one page only: what does not fit there is overset.
    """

    name: str
    first: Master
    rest: Master | None = None
    start: str = "page"
    numbered: bool = False


class Layout(NamedTuple):
    """``pitch`` is the baseline grid; ``multiple`` what the page count must be divisible by;
    ``resolution`` is in dpi, ``ink`` the most there may be on any spot, in percent."""

    name: str
    title: str
    trim: Size
    bleed: int
    pitch: int
    multiple: int
    resolution: int
    ink: int
    palette: Mapping[str, Color]
    styles: Mapping[str, Style]
    parts: Mapping[str, Part]
