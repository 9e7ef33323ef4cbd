"""ReportLab's document objects, with the few things that print needs and it lacks."""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from ..model.edition import Variant
from ..model.geometry import Rect
from ..model.page import Book, Page


class NoClock:
    """ReportLab would look at the clock, and stumble over an environment it cannot read."""

    t = 0

    def __init__(self, invariant: object = None) -> None:
        pass


rl_config.useA85 = 0  # a quarter larger files, and a minute for a photograph


class Stream(pdfdoc.PDFObject):
    """A stream whose data is ready, with the line end before ``endstream`` that ISO 19005 wants.

    ``filters`` names what the data is packed with already; without, it is deflated here."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, head: bytes = b"", filters: bytes | None = None) -> None:
        self._data = zlib.compress(data, 6) if filters is None else data
        self._head = head + (b"/Filter/FlateDecode" if filters is None else filters)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"<<%s/Length %d>>\nstream\n%s\nendstream\n" % (
            self._head, len(self._data), self._data,
        )  # fmt: skip


class Raw(pdfdoc.PDFObject):
    """An object that is already written out."""

    __RefOnly__ = 1

    def __init__(self, text: str | bytes) -> None:
        self._text = text if isinstance(text, bytes) else text.encode("latin-1")

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self._text


class Catalog(pdfdoc.PDFCatalog):
    """The document's root, with the keys of ISO 32000-1, 7.7.2 that archives and presses want."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "OCProperties")
    __Refs__ = ("Outlines", "Pages", "Metadata", "StructTreeRoot")


class Sheet(pdfdoc.PDFPage):
    """A page, with the keys of its structure and of its transparency."""

    Annots: Raw | None = None
    CropBox: bytes | None = None
    Group: Raw | None = None
    StructParents: int | None = None
    Tabs: pdfdoc.PDFName | None = None
    Contents = ExtGState = Parent = Resources = Rotate = XObjects = None

    def __init__(self) -> None:
        """ReportLab would set two dozen attributes that no page has."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """As ReportLab does, but for keys that are not looked for."""
        self.check_format(document)
        self.Contents = document.Reference(self.Contents)
        keys = (
            "Annots", "BleedBox", "Contents", "CropBox", "Group", "MediaBox", "Parent",
            "Resources", "StructParents", "Tabs", "TrimBox",
        )  # fmt: skip
        values = ((key, getattr(self, key)) for key in keys)
        rows = [
            b"/%s %s" % (key.encode(), pdfdoc.format(value, document))
            for key, value in values
            if value is not None
        ]
        rows.append(b"/Type /Page")
        rows[6:6] = [b"\n "]
        return b"<<\n%s\n>>" % b" ".join(rows)


class Press(Canvas):
    """A canvas that writes no font of its own, and whose pages take binary strings.

    ``write`` takes operators; text strings in them are bytes read as Latin-1.
    """

    def __init__(self, file: object, book: Book, variant: Variant) -> None:
        clock, pdfdoc.TimeStamp = pdfdoc.TimeStamp, NoClock
        try:
            super().__init__(file, invariant=1, pdfVersion=variant.version, lang=book.language)
        finally:
            pdfdoc.TimeStamp = clock
        catalog = Catalog()
        catalog.Lang, catalog.Pages = self._doc.Catalog.Lang, self._doc.Catalog.Pages
        self._doc.Catalog = self._doc._catalog = catalog
        self._variant = variant
        space = "DeviceCMYK" if variant.ink == "cmyk" else "DeviceRGB"
        self._group = Raw(f"<</S/Transparency/CS/{space}>>") if variant.group else None
        self._plain = pdfdoc.PDFResourceDictionary()
        self._plain.basicFonts()
        self._contents = hashlib.md5(usedforsecurity=False)
        self._referred: dict[str, str] = {}
        self.write = self._code.append

    def _make_preamble(self) -> None:
        """ReportLab would begin every page with a font that is never embedded."""
        self._preamble = ""

    @property
    def document(self) -> pdfdoc.PDFDocument:
        return self._doc

    def later(self, name: str) -> str:
        """How to refer to an object that is taken in by the time the file is written."""
        found = self._referred.get(name)
        if found is None:
            if name not in self._doc.idToObject:
                self._doc.Reference(Raw("null"), name)
            number = self._doc.idToObjectNumberAndVersion[name][0]
            found = self._referred[name] = f"{number} 0 R"
        return found

    def refer(self, thing: pdfdoc.PDFObject, name: str) -> str:
        """Take an object into the file; how others refer to it."""
        found = self.later(name)
        thing.__InternalName__ = name
        self._doc.idToObject[name] = thing
        return found

    def show(self, name: str) -> None:
        """Draw a picture or a form that is taken in by this name."""
        self.write(f"/{self._doc.getXObjectName(name)} Do")
        self._formsinuse.append(name)

    def told_by(self, data: bytes) -> None:
        """Take what a page shows into what tells the file from others."""
        self._contents.update(data)

    def digest(self) -> str:
        """What tells the pages so far from all others."""
        return self._contents.hexdigest()

    def close(self, page: Page, spaces: dict[str, str], links: list[str]) -> None:
        """End a page: its boxes, its content, its ``links``, and the resources that were used,
        ``spaces`` of colour among them."""
        bleed, width, height = (side / 1000 for side in (page.bleed, *page.trim))
        sheet = Sheet()
        sheet.pagewidth, sheet.pageheight = width + 2 * bleed, height + 2 * bleed
        sheet.hasImages = self._currentPageHasImages
        outer = (0.0, 0.0, sheet.pagewidth, sheet.pageheight)
        trim, bled = (bleed, bleed, bleed + width, bleed + height), outer
        if page.boxes is not None:
            trim, bled = (_upwards(box, page.trim.height) for box in page.boxes)
        sheet.MediaBox, sheet.BleedBox, sheet.TrimBox = map(_box, (outer, bled, trim))
        if self._variant.links:  # on a screen the bleed is not seen
            sheet.CropBox = _box(trim)
        content = "\n".join(self._code).encode("latin-1")
        self._contents.update(content)
        sheet.Contents = Stream(content)
        if self._variant.tagged:
            sheet.StructParents, sheet.Tabs = page.number - 1, pdfdoc.PDFName("S")
        if self._group is not None:
            sheet.Group = self._group
        if links:
            sheet.Annots = Raw(f"[{' '.join(links)}]")
        self._setExtGState(sheet)
        self._setXObjects(sheet)
        self._setShadingUsed(sheet)
        sheet._colorsUsed = spaces
        if not (spaces or sheet.ExtGState or sheet.XObjects or sheet._shadingsUsed):
            self.refer(self._plain, "plain")  # most pages of a long book: type and no more
            sheet.Resources = self._doc.Reference(self._plain)
        self.refer(sheet, self._doc.thisPageName())
        self._doc.Pages.addPage(sheet)
        self._doc.pageCounter += 1
        self._startPage()
        self.write = self._code.append


def _upwards(box: Rect, height: int) -> tuple[float, float, float, float]:
    """A rectangle of a page, in points from its foot."""
    return (
        box.x / 1000, (height - box.bottom) / 1000, box.right / 1000, (height - box.y) / 1000,
    )  # fmt: skip


@lru_cache(64)
def _box(sides: tuple[float, ...]) -> bytes:
    found: bytes = pdfdoc.format(pdfdoc.PDFArray([round(side, 4) for side in sides]), None)
    return found


def text_string(text: str) -> str:
    """A text of the document's own (ISO 32000-1, 7.9.2.2): plain where it is ASCII."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name_string(text: str) -> str:
    """A name (ISO 32000-1, 7.3.5): what is not plain as #xx of its UTF-8."""
    return "/" + "".join(
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"#{byte:02X}"
        for byte in text.encode()
    )
