"""A file whose pages are placed on sheets: what its pages are, and what they are made of."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from ..model.diagnostic import Report, Span
from ..model.edition import Condition
from ..model.geometry import Rect, Size
from ..model.leaf import Box, Leaf, Refer, Written
from ..model.units import MM
from .notes import appearances, is_lost

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what matters is told by us
HEAD = 1024  # bytes in which readers look for %PDF-
BROKEN = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
    OverflowError, AssertionError, NotImplementedError, OSError, zlib.error, struct.error,
)  # fmt: skip
MOST_BLEED = round(5 * MM)  # what lies further out is slug
LEAST = 1.0  # points of a page's side
AWAY = (
    "/Page",
    "/Pages",
    "/Catalog",
    "/StructTreeRoot",
    "/StructElem",
)  # no part of a page's looks
TREE = ("/StructParent", "/StructParents", "/Length", "/Parent")
FILTERS = ("/Filter", "/DecodeParms")
NULL, NOTE = b"null", b"KanyinNote"
PRESS = re.compile(r"GTS_PDFXVersion(?:>|=[\"'])\s*PDF/X-4\b")
ARCHIVE = re.compile(r"pdfaid:part(?:>|=[\"'])\s*2\b")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file: its pages, the bleed that all of them have in mpt, and what it says of itself.
    ``condition`` is there where it says that it is PDF/X-4; ``archive`` where it is PDF/A-2."""

    leaves: tuple[Leaf, ...]
    bleed: int
    title: str
    language: str
    version: tuple[int, int]
    condition: Condition | None
    archive: bool
    moment: str


def open_file(data: bytes, path: Path, report: Report, whole: bool = False) -> Opened:
    """The pages of a PDF, which messages call ``path``: what is trimmed and its bleed, or the
    ``whole`` sheet.  Raises KanyinError: P101 no PDF, P102
    broken, P103 locked, P301 no pages."""
    span = Span(str(path), 0, 0)
    if b"%PDF-" not in data[:HEAD]:
        report.error("P101", span, path=path.name)
        report.stop_on_errors()
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DependencyError
        return _opened(reader, path, report, whole)
    except DependencyError:  # a password, or a cipher whose library is not installed
        report.error("P103", span, path=path.name)
    except BROKEN as error:
        report.error("P102", span, path=path.name, reason=str(error) or type(error).__name__)
    report.stop_on_errors()
    raise AssertionError("a broken file is reported")


def _opened(reader: PdfReader, path: Path, report: Report, whole: bool) -> Opened:
    pages = list(reader.pages)
    if not pages:
        report.error("P301", Span(str(path), 0, 0))
        report.stop_on_errors()
    boxes = [_boxes(page, whole) for page in pages]
    bleed = min(_around(trim, bled) * unit for trim, bled, unit in boxes)
    file = _File(reader, pages, path, report)
    room = min(round(bleed * 1000), MOST_BLEED)
    leaves = tuple(
        _leaf(file, number, page, trim, unit, room)
        for number, (page, (trim, _, unit)) in enumerate(zip(pages, boxes, strict=True), 1)
    )
    drawn = [number for number, page in enumerate(pages, 1) if is_lost(page)]
    if drawn:
        more = f" (+{len(drawn) - 1})" if len(drawn) > 1 else ""
        report.warn("P311", Span(str(path), 0, 0), page=drawn[0], more=more)
    info, root = reader.trailer.get("/Info", DictionaryObject()).get_object(), reader.root_object
    major, minor = re.match(r"(\d)\.(\d)", reader.pdf_header[5:] + "1.7").groups()  # type: ignore[union-attr]
    xmp = _said(root)
    return Opened(
        leaves, room, str(info.get("/Title", "") or ""), str(root.get("/Lang", "") or ""),
        (int(major), int(minor)), _condition(root, xmp), bool(ARCHIVE.search(xmp)),
        str(info.get("/ModDate", "") or ""),
    )  # fmt: skip


def _numbers(box: Any) -> Box:
    """A rectangle (ISO 32000-1, 7.9.5), whichever corners it is given by."""
    x0, y0, x1, y1 = (float(side) for side in box.get_object())
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _boxes(page: Any, whole: bool) -> tuple[Box, Box, float]:
    """What is trimmed, what is bled, and how many points a unit of the page is."""
    media, unit = _numbers(page["/MediaBox"]), float(page.get("/UserUnit", 1))
    if whole:
        return media, media, unit
    crop = _within(_numbers(page.get("/CropBox", page["/MediaBox"])), media)
    trim = _within(_numbers(page["/TrimBox"]), media) if "/TrimBox" in page else crop
    bled = _within(_numbers(page["/BleedBox"]), media) if "/BleedBox" in page else trim
    if min(trim[2] - trim[0], trim[3] - trim[1]) < LEAST:
        raise ValueError("a page without a size")
    return trim, bled, unit


def _within(box: Box, outer: Box) -> Box:
    left, foot = max(box[0], outer[0]), max(box[1], outer[1])
    return left, foot, min(box[2], outer[2]), min(box[3], outer[3])


def _around(trim: Box, bled: Box) -> float:
    """The least that there is of the bleed on any side."""
    sides = (trim[0] - bled[0], trim[1] - bled[1], bled[2] - trim[2], bled[3] - trim[3])
    return max(min(sides), 0)


def _leaf(file: _File, number: int, page: Any, trim: Box, unit: float, room: int) -> Leaf:
    """A page with so much of its bleed."""
    out = room / 1000 / unit
    box = trim[0] - out, trim[1] - out, trim[2] + out, trim[3] + out
    turn = int(page.get("/Rotate", 0)) % 360
    if turn % 90:
        raise ValueError(f"a page turned by {turn} degrees")
    seen = Size(*(round((trim[n + 2] - trim[n]) * unit * 1000) for n in (0, 1)))
    within = Rect(room, room, *(seen.turned if turn % 180 else seen))
    size = Size(within.width + 2 * room, within.height + 2 * room)
    return Leaf(file, number, box, within, size, turn)


def _said(root: Any) -> str:
    """A file's XMP."""
    stream = root.get("/Metadata")
    return stream.get_object().get_data().decode("utf-8", "replace") if stream else ""


def _condition(root: Any, xmp: str) -> Condition | None:
    """The output intent of a file that says it is PDF/X-4."""
    rows = [row.get_object() for row in root.get("/OutputIntents", [])]
    for row in rows if PRESS.search(xmp) else []:
        if row.get("/S") == "/GTS_PDFX" and "/DestOutputProfile" in row:
            data = row["/DestOutputProfile"].get_object().get_data()
            identifier = str(row.get("/OutputConditionIdentifier", ""))
            named = row.get("/OutputCondition") or row.get("/Info") or identifier
            return Condition(data, identifier, str(named), str(row.get("/RegistryName", "")))
    return None


@dataclass(slots=True, eq=False)
class _File:
    """What pages are made of, object by object, as it goes into another file."""

    reader: PdfReader
    pages: list[Any] = field(repr=False)
    path: Path
    report: Report = field(repr=False)
    generations: dict[int, int] = field(default_factory=dict)
    forms: set[int] = field(default_factory=set)  # looks of annotations: some do not say so

    def form(self, leaf: Leaf, refer: Refer) -> Written:
        """A page as a form (ISO 32000-1, 8.10), no more of it than its box."""
        try:
            return self._form(leaf, refer)
        except BROKEN as error:
            return self._broken(error, f"p. {leaf.number}: ")

    def thing(self, number: int, refer: Refer) -> Written:
        try:
            found = self.reader.get_object(
                IndirectObject(number, self.generations.get(number, 0), self.reader)
            )
            if isinstance(found, DictionaryObject) and found.get("/Type") in AWAY:
                return Written(NULL)
            if isinstance(found, StreamObject):
                key = self.generations.get(number, 0), number
                self.reader.resolved_objects.pop(key, None)  # a large file is not kept twice
                head = b"/Subtype/Form" if number in self.forms and "/Subtype" not in found else b""
                return Written(head + self._entries(found, refer), bytes(found._data))
            return Written(self._value(found, refer))
        except BROKEN as error:
            return self._broken(error, "")

    def layers(self, refer: Refer) -> bytes:
        found = self.reader.root_object.get("/OCProperties")
        return self._value(found.get_object(), refer) if found is not None else b""

    def _broken(self, error: Exception, where: str) -> Written:
        reason = where + (str(error) or type(error).__name__)
        self.report.error("P102", Span(str(self.path), 0, 0), path=self.path.name, reason=reason)
        return Written(NULL, b"")

    def _form(self, leaf: Leaf, refer: Refer) -> Written:
        page = self.pages[leaf.number - 1]
        box = " ".join(f"{side:.4f}".rstrip("0").rstrip(".") for side in leaf.box)
        head = f"/Type/XObject/Subtype/Form/BBox[{box}]".encode()
        if "/Group" in page:
            head += b"/Group %s" % self._value(page.raw_get("/Group"), refer)
        looks = list(appearances(page))
        head += b"/Resources %s" % self._resources(page, looks, refer)
        contents: Any = page.get("/Contents")
        contents = contents.get_object() if contents is not None else ()
        if isinstance(contents, StreamObject) and not looks:
            filters = {key: contents.raw_get(key) for key in FILTERS if key in contents}
            return Written(head + self._entries(filters, refer), bytes(contents._data))
        whole: list[Any] = [contents] if isinstance(contents, StreamObject) else list(contents)
        parts = [part.get_object().get_data() for part in whole]
        if looks:
            parts = [b"q", *parts, b"Q"]
            parts += [
                b"q %s cm /%s%d Do Q" % (" ".join(f"{n:.6g}" for n in matrix).encode(), NOTE, count)
                for count, (_, matrix) in enumerate(looks)
            ]
        return Written(head + b"/Filter/FlateDecode", zlib.compress(b"\n".join(parts), 6))

    def _resources(self, page: Any, looks: list[Any], refer: Refer) -> bytes:
        """What a page draws with, and the looks of what is laid over it."""
        own: Any = page["/Resources"].get_object() if "/Resources" in page else {}
        if not looks:
            return self._value(page.raw_get("/Resources"), refer) if own else b"<<>>"
        forms = own["/XObject"].get_object() if "/XObject" in own else {}
        named = {
            f"/{NOTE.decode()}{n}": look.indirect_reference for n, (look, _) in enumerate(looks)
        }
        self.forms |= {look.indirect_reference.idnum for look, _ in looks}
        drawn = self._entries(dict(dict.items(forms)) | named, refer)
        others = self._entries({k: v for k, v in dict.items(own) if k != "/XObject"}, refer)
        return b"<<%s/XObject<<%s>>>>" % (others, drawn)

    def _entries(self, table: dict[Any, Any], refer: Refer) -> bytes:
        """What stands in a dictionary."""
        return b"".join(
            b"%s %s" % (_plain(NameObject(key)), self._value(value, refer))
            for key, value in dict.items(table)
            if key not in TREE
        )

    def _value(self, thing: Any, refer: Refer) -> bytes:
        if isinstance(thing, IndirectObject):
            self.generations[thing.idnum] = thing.generation
            return refer(thing.idnum).encode()
        if isinstance(thing, DictionaryObject):
            return b"<<%s>>" % self._entries(thing, refer)
        if isinstance(thing, ArrayObject):
            return b"[%s]" % b" ".join(self._value(each, refer) for each in list(thing))
        return _plain(thing)


def _plain(thing: Any) -> bytes:
    """A name, a number, a string, true, false or null as it is written."""
    out = BytesIO()
    thing.write_to_stream(out)
    return out.getvalue()
