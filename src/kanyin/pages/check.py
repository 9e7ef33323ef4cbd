"""What only finished pages can tell: how many there are, how coarse their pictures print, and what
an edition cannot do without."""

from ..model.color import Color
from ..model.content import Document
from ..model.diagnostic import Report
from ..model.layout import Layout
from ..model.page import Art, Book, Fill, Text
from ..model.picture import Raster
from ..model.units import MM

WARN, REFUSE = 3 / 4, 1 / 2  # of the layout's resolution


def check_count(book: Book, layout: Layout, document: Document, report: Report) -> None:
    if len(book.pages) % layout.multiple:
        report.error("L105", document.title.span, found=len(book.pages), wanted=layout.multiple)


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


def check_alt(book: Book, needed: bool, report: Report) -> None:
    """A picture that says nothing to those who cannot see it: an error where it is ``needed``."""
    tell = report.error if needed else report.warn
    for item in book.items():
        if isinstance(item, Art) and item.tag is not None and not item.tag.says:
            tell("A101", item.span, path=item.artwork.name)


def check_links(book: Book, report: Report) -> None:
    """Links of an edition that has none print their text only."""
    for item in book.items():
        if isinstance(item, Text):
            for _, area in item.areas:
                report.warn("M102", item.paragraph.span, href=area.tag.to)


def check_ink(book: Book, limit: int, report: Report) -> None:
    """Colours that would lay more ink on the paper than it takes."""
    for item in book.items():
        match item:
            case Text():
                used = [item.paragraph.style.color, *(stripe.color for stripe in item.stripes)]
            case Fill():
                used = [item.color]
            case _:
                used = []
        for color in used:
            _check_color(color, limit, report)


def _check_color(color: Color, limit: int, report: Report) -> None:
    if color.cmyk is not None and not color.spot and sum(color.cmyk) > limit:
        report.error("P201", color.span, found=sum(color.cmyk), limit=limit)
