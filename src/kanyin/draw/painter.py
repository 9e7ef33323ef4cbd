"""The painter protocol, and the only walk over a book."""

from typing import Protocol

from ..model.geometry import Point, Size
from ..model.page import Anchor, Area, Art, Book, Fill, Page, Text


class Painter(Protocol):
    def begin(self, page: Page) -> None: ...
    def text(self, at: Point, text: Text) -> None: ...
    def fill(self, at: Point, box: Fill) -> None: ...
    def area(self, at: Point, area: Area) -> None: ...
    def art(self, at: Point, art: Art) -> None: ...
    def end(self, page: Page) -> None: ...
    def finish(self) -> bytes: ...


def _stripes(painter: Painter, at: Point, text: Text, *, over: bool) -> None:
    for x, y, width, height, color, above in text.stripes:
        if above is over:
            painter.fill(Point(at.x + x, at.y + y), Fill(Size(width, height), color))


def paint(book: Book, painter: Painter) -> bytes:
    for page in book.pages:
        painter.begin(page)
        for at, item in page.items:
            match item:
                case Text():
                    _stripes(painter, at, item, over=False)
                    painter.text(at, item)
                    _stripes(painter, at, item, over=True)
                    for (x, y), area in item.areas:
                        painter.area(Point(at.x + x, at.y + y), area)
                case Fill():
                    painter.fill(at, item)
                case Art():
                    painter.art(at, item)
                case Area():
                    painter.area(at, item)
                case Anchor():
                    pass
        painter.end(page)
    return painter.finish()
