"""What only finished pages can tell: how many there are, how coarse their pictures print, and what
an edition cannot do without."""

from collections.abc import Iterator

from ..model.color import Color
from ..model.content import Document
from ..model.diagnostic import NOWHERE, Report, Span
from ..model.layout import Layout
from ..model.page import Art, Book, Fill, Item, Text
from ..model.picture import Drawing, Gradient, Raster, Rgb
from ..model.units import MM

WARN, REFUSE = 3 / 4, 1 / 2  # of the layout's resolution


def check_count(
    book: Book, layout: Layout, document: Document, bound: bool, report: Report
) -> None:
    """A number of pages that cannot be bound: an error for what will be ``bound``."""
    if len(book.pages) % layout.multiple:
        tell = report.error if bound else report.warn
        tell("L105", document.title.span, found=len(book.pages), wanted=layout.multiple)


def check_resolution(book: Book, wanted: int, report: Report) -> None:
    """A picture below three quarters of the resolution is a warning, below half an error."""
    for item in book.items():
        if isinstance(item, Art) and isinstance(item.artwork, Raster):
            _check(item, item.artwork, wanted, report)


def _check(art: Art, raster: Raster, wanted: int, report: Report) -> None:
    found = round(raster.pixels_wide * 72000 / art.drawn.width)
    if found >= wanted * WARN:
        return
    tell = report.warn if found >= wanted * REFUSE else report.error
    width = int(raster.pixels_wide * 72000 / wanted / MM)
    tell("I102", art.span, path=raster.name, found=found, wanted=wanted, width=width)


def check_alt(book: Book, needed: bool, report: Report) -> bool:
    """Whether every picture says something to those who cannot see it; one that does not is an
    error where that is ``needed``."""
    tell = report.error if needed else report.warn
    mute = [
        item for item in book.items()
        if isinstance(item, Art) and item.tag is not None and not item.tag.says
    ]  # fmt: skip
    for item in mute:
        tell("A101", item.span, path=item.artwork.name)
    return not mute


def check_links(book: Book, report: Report) -> None:
    """Links of an edition that has none print their text only."""
    for item in book.items():
        if isinstance(item, Text):
            for _, area in item.areas:
                place = report.find(item.paragraph.span, area.tag.says)
                report.warn("M102", place, href=area.tag.to)


def check_ink(book: Book, palette: tuple[Color, ...], limit: int, report: Report) -> None:
    """Colours that would lay more ink on the paper than it takes, in type, in fills and in
    drawings; and spot colours that a gradient cannot have."""
    named = {color.rgb: color for color in reversed(palette)}
    for item in book.items():
        for color, place in _colors(item, named):
            blended = place is not NOWHERE and color.spot != ""
            if blended:
                report.warn("P210", place, name=color.spot)
            if color.cmyk is not None and (blended or not color.spot) and sum(color.cmyk) > limit:
                report.error("P201", color.span, found=sum(color.cmyk), limit=limit)


def _colors(item: Item, named: dict[Rgb, Color]) -> Iterator[tuple[Color, Span]]:
    """The palette's colours that an item has; those of a gradient with the item's place."""
    match item:
        case Text():
            yield item.paragraph.style.color, NOWHERE
            yield from ((stripe.color, NOWHERE) for stripe in item.stripes)
        case Fill():
            yield item.color, NOWHERE
        case Art(artwork=Drawing(shapes=shapes)):
            for shape in shapes:
                for ink in (shape.fill, shape.stroke):
                    if isinstance(ink, Gradient):
                        stops = {stop.rgb for stop in ink.stops} & named.keys()
                        yield from ((named[rgb], item.span) for rgb in sorted(stops))
                    elif ink in named:
                        yield named[ink], NOWHERE
