"""ReportLab's document objects, with the few things that print needs and it lacks."""

from __future__ import annotations

import zlib

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from ..model.page import Book, Page

rl_config.useA85 = 0  # a quarter larger files, and a minute for a photograph
VERSION = (1, 7)


class Stream(pdfdoc.PDFObject):
    """A stream whose data is ready, with the line end before ``endstream`` that ISO 19005 wants."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, head: bytes = b"", level: int = 6) -> None:
        self._data = zlib.compress(data, level)
        self._head = head

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        data = document.encrypt.encode(self._data)
        return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n" % (
            self._head, len(data), data,
        )  # fmt: skip


class Raw(pdfdoc.PDFObject):
    """An object that is already written out."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text.encode("latin-1")

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self._text


class Press(Canvas):
    """A canvas that writes no font of its own, and whose pages take binary strings.

    ``write`` takes operators; text strings in them are bytes read as Latin-1.
    """

    def __init__(self, file: object, book: Book) -> None:
        super().__init__(file, invariant=1, pageCompression=1, pdfVersion=VERSION,
                         lang=book.language)  # fmt: skip
        self.setTitle(book.title)
        self.setAuthor(book.author)
        self.setCreator("kanyin")
        self.setProducer("kanyin (ReportLab)")
        self.write = self._code.append

    def _make_preamble(self) -> None:
        """ReportLab would begin every page with a font that is never embedded."""
        self._preamble = ""

    @property
    def document(self) -> pdfdoc.PDFDocument:
        return self._doc

    def close(self, page: Page) -> None:
        """End a page: its boxes, its content, and the resources that were used."""
        bleed, (width, height) = page.bleed / 1000, (side / 1000 for side in page.trim)
        content = "\n".join(self._code).encode("latin-1")
        sheet = pdfdoc.PDFPage()
        sheet.pagewidth, sheet.pageheight = width + 2 * bleed, height + 2 * bleed
        sheet.hasImages = self._currentPageHasImages
        box = (bleed, bleed, bleed + width, bleed + height)
        sheet.TrimBox = pdfdoc.PDFArray([round(side, 4) for side in box])
        outer = (0, 0, sheet.pagewidth, sheet.pageheight)
        sheet.MediaBox = pdfdoc.PDFArray([round(side, 4) for side in outer])
        sheet.BleedBox = pdfdoc.PDFArray([round(side, 4) for side in outer])
        sheet.Contents = Stream(content)
        self._setColorSpace(sheet)
        self._setExtGState(sheet)
        self._setXObjects(sheet)
        self._setShadingUsed(sheet)
        self._doc.signature.update(content)
        self._doc.addPage(sheet)
        self._startPage()
        self.write = self._code.append
