"""What only finished pages can tell: how many there are, and how coarse their pictures print."""

from ..model.content import Document
from ..model.diagnostic import Report
from ..model.layout import Layout
from ..model.page import Art, Book
from ..model.picture import Raster
from ..model.units import MM

WARN, REFUSE = 3 / 4, 1 / 2  # of the layout's resolution


def check_count(book: Book, layout: Layout, document: Document, report: Report) -> None:
    if len(book.pages) % layout.multiple:
        report.error("L105", document.title.span, found=len(book.pages), wanted=layout.multiple)


def check_resolution(book: Book, layout: Layout, report: Report) -> None:
    """A picture below three quarters of the resolution is a warning, below half an error."""
    for page in book.pages:
        for _, item in page.items:
            if isinstance(item, Art) and isinstance(item.artwork, Raster):
                _check(item, item.artwork, layout.resolution, report)


def _check(art: Art, raster: Raster, wanted: int, report: Report) -> None:
    found = round(raster.pixels_wide * 72000 / art.drawn.width)
    if found >= wanted * WARN:
        return
    tell = report.warn if found >= wanted * REFUSE else report.error
    width = int(raster.pixels_wide * 72000 / wanted / MM)
    tell("I102", art.span, path=raster.name, found=found, wanted=wanted, width=width)
