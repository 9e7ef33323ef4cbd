"""Every output target.  To add a target: add its file and its line here."""

from collections.abc import Callable

from ..fonts.shelf import Shelf
from ..model.page import Book
from .painter import Painter, paint
from .trace import TracePainter


def _pdf(book: Book, shelf: Shelf) -> Painter:
    from .pdf import PdfPainter  # ReportLab is half of a small job's start-up time

    return PdfPainter(book, shelf)


TARGETS: dict[str, Callable[[Book, Shelf], Painter]] = {
    "pdf": _pdf,
    "trace": lambda book, shelf: TracePainter(),
}

__all__ = ["TARGETS", "Painter", "paint"]
