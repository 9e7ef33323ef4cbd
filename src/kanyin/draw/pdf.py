"""A painter over ReportLab's canvas: the brochure as a PDF."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from ..fonts.shelf import Shelf
from ..model.geometry import KAPPA, Point
from ..model.page import Art, Book, Fill, Page, Text
from ..model.picture import Drawing, Raster
from .lines import Setting, number
from .objects import Press
from .pdffont import PdfFont
from .vector import draw, rgb

# EXIF orientations 1 to 8 as matrices on the unit square of an image.
TURNS = (
    "1 0 0 1 0 0", "-1 0 0 1 1 0", "-1 0 0 -1 1 1", "1 0 0 -1 0 1",
    "0 -1 -1 0 1 1", "0 -1 1 0 0 1", "0 1 1 0 0 0", "0 1 -1 0 1 0",
)  # fmt: skip


class PdfPainter:
    """Knows every glyph of the book before the first page is written."""

    def __init__(self, book: Book, shelf: Shelf) -> None:
        self._out = BytesIO()
        self._press = Press(self._out, book)
        self._shelf = shelf
        self._fonts: dict[str, PdfFont] = {}
        self._images: dict[str, str] = {}
        self._left = self._top = 0
        self._setting: Setting | None = None
        self._collect(book)

    def _collect(self, book: Book) -> None:
        seen: set[int] = set()
        for page in book.pages:
            for text in page.texts():
                self._collect_text(text, seen)
        for font in self._fonts.values():
            font.freeze()

    def _collect_text(self, text: Text, seen: set[int]) -> None:
        paragraph = text.paragraph
        if id(paragraph) not in seen:
            seen.add(id(paragraph))
            for run in paragraph.runs:
                self._font(run.face).collect(paragraph, run)
        for line in text.lines:
            if line.fault == "hyphen":
                run = next(run for run in paragraph.runs if run.end >= line.end)
                self._font(run.face).collect_hyphen()

    def _font(self, role: str) -> PdfFont:
        if role not in self._fonts:
            face = self._shelf.face(role)
            assert face is not None, role  # a missing face has stopped the job before
            name = f"K{len(self._fonts) + 1}"
            self._fonts[role] = PdfFont(face, name, self._press.document)
        return self._fonts[role]

    def begin(self, page: Page) -> None:
        self._left, self._top = page.bleed, page.trim.height + page.bleed

    def _point(self, at: Point) -> Point:
        """From the trim's top left, downwards, to the sheet's bottom left, upwards."""
        return Point(self._left + at.x, self._top - at.y)

    def text(self, at: Point, text: Text) -> None:
        x, y = self._point(at)
        if self._setting is None or self._setting.paragraph is not text.paragraph:
            self._setting = Setting(text.paragraph, self._font)
        self._press.write("\n".join(self._setting.operators(text, x, y)))

    def fill(self, at: Point, box: Fill) -> None:
        x, y = self._point(at)
        width, height = box.size
        self._press.write(f"{rgb(box.color.rgb)} rg")
        if box.radius:
            self._press.write(_rounded(x, y - height, width, height, box.radius) + " f")
        else:
            sides = (x, y - height, width, height)
            self._press.write(" ".join(number(side / 1000) for side in sides) + " re f")

    def art(self, at: Point, art: Art) -> None:
        x, y = self._point(at)
        width, height = art.size
        press = self._press
        press.saveState()
        sides = (x, y - height, width, height)
        press.write(" ".join(number(side / 1000) for side in sides) + " re W n")
        if isinstance(art.artwork, Drawing):
            draw(press, Point(x, y), art, art.artwork)
        else:
            self._raster(Point(x, y), art, art.artwork)
        press.restoreState()

    def _raster(self, at: Point, art: Art, raster: Raster) -> None:
        """JPEG data goes in as it is; other pictures are packed once."""
        press, document = self._press, self._press.document
        name = self._images.get(raster.name)
        if name is None:
            name = self._images[raster.name] = f"I{len(self._images) + 1}"
            is_jpeg = raster.format == "JPEG"
            source = str(raster.file)
            image = PDFImageXObject(name, source if is_jpeg else ImageReader(source), mask="auto")
            if hasattr(image, "_smask"):  # what shows through
                image.smask = document.Reference(image._smask, f"{name}:alpha")
            document.Reference(image, document.getXObjectName(name))
        width, height = art.drawn.width / 1000, art.drawn.height / 1000
        left = (at.x + art.drawn.x) / 1000
        foot = (at.y - art.drawn.y - art.drawn.height) / 1000
        press.write(f"{number(width)} 0 0 {number(height)} {number(left)} {number(foot)} cm")
        if raster.turn != 1:
            press.write(f"{TURNS[raster.turn - 1]} cm")
        press.write(f"/{document.getXObjectName(name)} Do")
        press._formsinuse.append(name)
        press._currentPageHasImages = 1

    def end(self, page: Page) -> None:
        self._press.close(page)

    def finish(self) -> bytes:
        document = self._press.document
        data = document.GetPDFData(self._press)
        return data if isinstance(data, bytes) else data.encode("latin-1")


def _rounded(x: int, y: int, width: int, height: int, radius: int) -> str:
    """A rectangle with round corners, y its foot."""
    r = min(radius, width // 2, height // 2) / 1000
    x0, y0, x1, y1 = x / 1000, y / 1000, (x + width) / 1000, (y + height) / 1000
    k = r * (1 - KAPPA)
    path = (
        (x0 + r, y0, "m"), (x1 - r, y0, "l"), (x1 - k, y0, x1, y0 + k, x1, y0 + r, "c"),
        (x1, y1 - r, "l"), (x1, y1 - k, x1 - k, y1, x1 - r, y1, "c"),
        (x0 + r, y1, "l"), (x0 + k, y1, x0, y1 - k, x0, y1 - r, "c"),
        (x0, y0 + r, "l"), (x0, y0 + k, x0 + k, y0, x0 + r, y0, "c"),
    )  # fmt: skip
    return " ".join(
        part if isinstance(part, str) else number(part) for step in path for part in step
    )
