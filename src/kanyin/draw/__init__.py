"""Every output target.  To add a target: add its file and its line here."""

from collections.abc import Callable

from ..fonts.shelf import Shelf
from ..model.diagnostic import Report
from ..model.edition import Edition
from ..model.page import Book
from .conformance import VARIANTS
from .painter import Painter, paint
from .trace import TracePainter

Target = Callable[[Book, Shelf, Edition, Report], Painter]


def _pdf(book: Book, shelf: Shelf, edition: Edition, report: Report) -> Painter:
    from .pdf import PdfPainter  # ReportLab is half of a small job's start-up time

    return PdfPainter(book, shelf, edition, report)


TARGETS: dict[str, Target] = {
    "pdf": _pdf,
    "trace": lambda book, shelf, edition, report: TracePainter(),
}

__all__ = ["TARGETS", "VARIANTS", "Painter", "paint"]
