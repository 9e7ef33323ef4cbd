"""Finished pages: items at fixed points, nothing left to decide."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from .color import Color
from .diagnostic import NOWHERE, Span
from .geometry import Point, Rect, Size
from .paragraph import Line, Paragraph
from .picture import Artwork
from .tag import Tag


class Stripe(NamedTuple):
    """A rectangle that belongs to a text: an underline, ``over`` it, or a highlight behind it."""

    x: int
    y: int
    width: int
    height: int
    color: Color
    over: bool


class Area(NamedTuple):
    """A rectangle that leads where its tag says; one in a text is seen to, by a line below in its
    ``color``."""

    size: Size
    tag: Tag
    color: Color | None = None


class Text(NamedTuple):
    """Lines of one paragraph; their points are counted from where the item is placed."""

    paragraph: Paragraph
    lines: tuple[Line, ...]
    stripes: tuple[Stripe, ...] = ()
    tag: Tag | None = None
    areas: tuple[tuple[Point, Area], ...] = ()


class Fill(NamedTuple):
    """A rectangle of one colour, its corners rounded by ``radius``."""

    size: Size
    color: Color
    radius: int = 0


class Art(NamedTuple):
    """A picture drawn over ``drawn``, of which only ``size`` from the item's point is shown."""

    artwork: Artwork
    size: Size
    drawn: Rect
    span: Span = NOWHERE
    tag: Tag | None = None


class Anchor(NamedTuple):
    """A point that contents and links look for; it leaves no ink."""

    name: str


Item: TypeAlias = Text | Fill | Art | Anchor | Area


class Placed(NamedTuple):
    at: Point
    item: Item


def move(items: Iterable[Placed], x: int, y: int) -> Iterator[Placed]:
    """The same items, x further right and y further down."""
    if not x and not y:
        return iter(items)
    return (Placed(Point(at.x + x, at.y + y), item) for at, item in items)


def covering(artwork: Artwork, size: Size, span: Span = NOWHERE, tag: Tag | None = None) -> Art:
    """A picture that covers a rectangle wholly, cropped evenly where its shape differs."""
    own = artwork.size
    if own.width * size.height > size.width * own.height:  # wider: crop left and right
        drawn = Size(own.width * size.height // own.height, size.height)
    else:
        drawn = Size(size.width, own.height * size.width // own.width)
    left, top = (size.width - drawn.width) // 2, (size.height - drawn.height) // 2
    return Art(artwork, size, Rect(left, top, *drawn), span, tag)


class Page(NamedTuple):
    """``boxes`` say where trim and bleed lie on a sheet that holds more than one page."""

    number: int
    trim: Size
    bleed: int
    master: str
    items: tuple[Placed, ...]
    boxes: tuple[Rect, Rect] | None = None

    def texts(self) -> Iterator[Text]:
        return (item for _, item in self.items if isinstance(item, Text))


class Book(NamedTuple):
    """All pages, and what the file says of itself."""

    title: str
    author: str
    language: str
    date: str
    pages: tuple[Page, ...]
    subject: str = ""
    keywords: tuple[str, ...] = ()

    def items(self) -> Iterator[Item]:
        """All that is placed, page by page."""
        return (item for page in self.pages for _, item in page.items)
