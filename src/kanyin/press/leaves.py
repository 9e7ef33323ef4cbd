"""A file whose pages are placed on sheets: what its pages are, and what they are made of."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from ..model.diagnostic import Report, Span
from ..model.edition import Condition
from ..model.geometry import Rect, Size
from ..model.leaf import Box, Leaf, Refer, Written
from ..model.units import LONGEST, MM, MPT
from .notes import appearances, had, is_lost

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what matters is told by us
HEAD = 1024  # bytes in which readers look for %PDF-
BROKEN = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
    ArithmeticError, AssertionError, NotImplementedError, OSError, zlib.error, struct.error,
)  # fmt: skip
MOST = round(5 * MM)  # of bleed: what lies further out is slug
USUAL = 3 * MM / MPT  # points of it, where a file does not say how much it has
ASCII = 128
LEAST = 1.0  # points of a page's side
AWAY = (
    "/Page",
    "/Pages",
    "/Catalog",
    "/StructTreeRoot",
    "/StructElem",
)  # no part of a page's looks
UNMEANT = ("/StructParent", "/StructParents", "/Length")  # of a stream, where it goes
FILTERS = ("/Filter", "/DecodeParms")
NULL, NOTE = b"null", b"KanyinNote"
PRESS = re.compile(r"GTS_PDFXVersion(?:>|=[\"'])\s*PDF/X-4\b")
ARCHIVE = re.compile(r"pdfaid:part(?:>|=[\"'])\s*2\b")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file: its pages, each with its own bleed, and what it says of itself.
    ``condition`` is there where it says that it is PDF/X-4; ``archive`` where it is PDF/A-2."""

    leaves: tuple[Leaf, ...]
    title: str
    language: str
    version: tuple[int, int]
    condition: Condition | None
    archive: bool
    moment: str


def open_file(data: bytes, path: Path, report: Report, whole: bool = False) -> Opened:
    """The pages of a PDF, which messages call ``path``: what is trimmed and its bleed, or the
    ``whole`` sheet.  Raises KanyinError: P101 no PDF, P102 broken, P103 locked, P301 no pages."""
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
    file = _File(reader, pages, path, report)
    leaves = tuple(
        _leaf(file, number, page, found)
        for number, (page, found) in enumerate(zip(pages, boxes, strict=True), 1)
    )
    lost = [number for number, page in enumerate(pages, 1) if is_lost(page, file.hidden)]
    if lost:
        more = f" (+{len(lost) - 1})" if len(lost) > 1 else ""
        report.warn("P311", Span(str(path), 0, 0), page=lost[0], more=more)
    root = reader.root_object
    info = had(reader.trailer, "/Info") or {}
    version = re.search(r"(\d)\.(\d)", str(reader.pdf_header) + "1.7") or ("", "1", "7")
    xmp = _said(root)
    return Opened(
        leaves, _clean(info.get("/Title")), _clean(had(root, "/Lang")),
        (int(version[1]), int(version[2])), _condition(root, xmp), bool(ARCHIVE.search(xmp)),
        _clean(info.get("/ModDate")),
    )  # fmt: skip


def _clean(text: object) -> str:
    """What a file says of itself, without what has no place in a line, or in XML."""
    return "".join(filter(str.isprintable, text)) if isinstance(text, str) else ""


def _numbers(box: Any) -> Box:
    """A rectangle (ISO 32000-1, 7.9.5), whichever corners it is given by."""
    x0, y0, x1, y1 = (float(side) for side in box.get_object())
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _boxes(page: Any, whole: bool) -> tuple[Box, Box, float]:
    """What is trimmed, what is bled, and how many points a unit of the page is."""
    sheet, unit = had(page, "/MediaBox"), float(had(page, "/UserUnit") or 1)
    if sheet is None or not unit > 0:
        raise ValueError("a page without a size")
    media = _numbers(sheet)
    if not max(media[2] - media[0], media[3] - media[1]) * unit * MPT < LONGEST:
        raise ValueError("a page of more than seven metres")
    if whole:
        return media, media, unit
    given = {name: had(page, f"/{name}Box") for name in ("Crop", "Trim", "Bleed")}
    found = {name: _within(_numbers(box), media) for name, box in given.items() if box is not None}
    crop = found.get("Crop", media)
    trim = found.get("Trim", crop)
    bled = found.get("Bleed") or _usual(trim, crop)
    if min(trim[2] - trim[0], trim[3] - trim[1]) < LEAST:
        raise ValueError("a page without a size")
    return trim, bled, unit


def _usual(trim: Box, crop: Box) -> Box:
    """A page that is trimmed is bled as far as it is shown (14.11.2), but marks may lie there."""
    left, foot, right, top = trim
    return _within((left - USUAL, foot - USUAL, right + USUAL, top + USUAL), crop)


def _within(box: Box, outer: Box) -> Box:
    left, foot = max(box[0], outer[0]), max(box[1], outer[1])
    return left, foot, min(box[2], outer[2]), min(box[3], outer[3])


def _leaf(file: _File, number: int, page: Any, boxes: tuple[Box, Box, float]) -> Leaf:
    """A page with its bleed, which facing pages have on three sides only."""
    trim, bled, unit = boxes
    most = MOST / MPT / unit
    out = _within((trim[0] - most, trim[1] - most, trim[2] + most, trim[3] + most), bled)
    box = (
        min(out[0], trim[0]), min(out[1], trim[1]), max(out[2], trim[2]), max(out[3], trim[3]),
    )  # fmt: skip
    turn = int(had(page, "/Rotate") or 0) % 360
    if turn % 90:
        raise ValueError(f"a page turned by {turn} degrees")

    def mpt(length: float) -> int:
        return round(length * unit * MPT)

    left, foot = mpt(trim[0] - box[0]), mpt(trim[1] - box[1])
    right, top = mpt(box[2] - trim[2]), mpt(box[3] - trim[3])
    within = Rect(left, top, mpt(trim[2] - trim[0]), mpt(trim[3] - trim[1]))
    size = Size(within.right + right, within.bottom + foot)
    seen = size.turned if turn % 180 else size
    return Leaf(file, number, box, within.turned(size, turn), seen, turn)


def _said(root: Any) -> str:
    """A file's XMP."""
    stream = had(root, "/Metadata")
    found = isinstance(stream, StreamObject)
    return stream.get_data().decode("utf-8", "replace") if found else ""


def _condition(root: Any, xmp: str) -> Condition | None:
    """The output intent of a file that says it is PDF/X-4."""
    rows = [row.get_object() for row in had(root, "/OutputIntents") or ()]
    for row in rows if PRESS.search(xmp) else []:
        profile = had(row, "/DestOutputProfile")
        if row.get("/S") == "/GTS_PDFX" and isinstance(profile, StreamObject):
            identifier = _clean(row.get("/OutputConditionIdentifier"))
            named = _clean(row.get("/OutputCondition")) or _clean(row.get("/Info")) or identifier
            registry = _clean(row.get("/RegistryName"))
            return Condition(profile.get_data(), identifier, named, registry)
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

    @property
    def hidden(self) -> set[int]:
        """The layers that are not seen (8.11.4.3), by their objects' numbers."""
        usual = had(had(self.reader.root_object, "/OCProperties") or {}, "/D") or {}
        rows: Any = had(usual, "/OFF") or ()
        return {row.idnum for row in list(rows) if isinstance(row, IndirectObject)}

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
                head += self._entries(found, refer, UNMEANT)
                return Written(head, bytes(found._data))
            return Written(self._value(found, refer))
        except BROKEN as error:
            return self._broken(error, "")

    def layers(self, refer: Refer) -> bytes:
        found = had(self.reader.root_object, "/OCProperties")
        return self._value(found, refer) if isinstance(found, DictionaryObject) else b""

    def _broken(self, error: Exception, where: str) -> Written:
        reason = where + (str(error) or type(error).__name__)
        self.report.error("P102", Span(str(self.path), 0, 0), path=self.path.name, reason=reason)
        return Written(NULL, b"")

    def _form(self, leaf: Leaf, refer: Refer) -> Written:
        page = self.pages[leaf.number - 1]
        box = " ".join(f"{side:.4f}".rstrip("0").rstrip(".") for side in leaf.box)
        head = f"/Type/XObject/Subtype/Form/BBox[{box}]".encode()
        group = had(page, "/Group")
        if group is not None:  # that of a page is isolated always (11.4.7), a form's if it says so
            isolated = dict.items(group) | {(NameObject("/I"), BooleanObject(True))}
            head += b"/Group<<%s>>" % self._entries(dict(isolated), refer)
        looks = list(appearances(page, self.hidden))
        head += b"/Resources %s" % self._resources(page, looks, refer)
        contents = had(page, "/Contents")
        if isinstance(contents, StreamObject) and not looks:
            filters = {key: contents.raw_get(key) for key in FILTERS if key in contents}
            return Written(head + self._entries(filters, refer), bytes(contents._data))
        found = [contents] if isinstance(contents, StreamObject) else list(contents or ())
        streams = [part.get_object() for part in found]
        parts = [part.get_data() for part in streams if isinstance(part, StreamObject)]
        if looks:
            parts = [b"q", *parts, b"Q"]
            parts += [
                b"q %s cm /%s%d Do Q" % (" ".join(f"{n:.6g}" for n in matrix).encode(), NOTE, count)
                for count, (_, matrix) in enumerate(looks)
            ]
        return Written(head + b"/Filter/FlateDecode", zlib.compress(b"\n".join(parts), 6))

    def _resources(self, page: Any, looks: list[Any], refer: Refer) -> bytes:
        """What a page draws with, and the looks of what is laid over it."""
        own = had(page, "/Resources") or {}
        if not looks:
            return self._value(page.raw_get("/Resources"), refer) if own else b"<<>>"
        forms = had(own, "/XObject") or {}
        named = {
            f"/{NOTE.decode()}{n}": look.indirect_reference for n, (look, _) in enumerate(looks)
        }
        self.forms |= {look.indirect_reference.idnum for look, _ in looks}
        drawn = self._entries(dict(dict.items(forms)) | named, refer)
        others = self._entries({k: v for k, v in dict.items(own) if k != "/XObject"}, refer)
        return b"<<%s/XObject<<%s>>>>" % (others, drawn)

    def _entries(self, table: dict[Any, Any], refer: Refer, without: tuple[str, ...] = ()) -> bytes:
        """What stands in a dictionary."""
        return b"".join(
            b"%s %s" % (name, self._value(value, refer))
            for key, value in dict.items(table)
            if key not in without
            for name in _names(key)
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


def _names(key: str) -> Iterator[bytes]:
    """A key as it may have been written.  Names are bytes, and what they spell is guessed when they
    are read; pages call them by their bytes, so all guesses are written."""
    if key.isascii():
        yield _plain(NameObject(key))
        return
    for charset in NameObject.CHARSETS:
        try:
            raw = key[1:].encode(charset)
        except UnicodeEncodeError:
            continue
        yield b"/" + b"".join(
            b"%c" % byte if chr(byte).isalnum() and byte < ASCII else b"#%02X" % byte
            for byte in raw
        )


def _plain(thing: Any) -> bytes:
    """A name, a number, a string, true, false or null as it is written."""
    out = BytesIO()
    thing.write_to_stream(out)
    return out.getvalue()
