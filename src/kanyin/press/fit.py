"""Pages of a PDF put on sheets: each is a form XObject, cut to its trim (ISO 32000-1, 8.10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

from ..model.diagnostic import Report, Span
from ..model.geometry import Size
from ..model.printer import Cell, Side
from ..model.units import LONGEST, MPT
from .leaves import BROKEN, HEAD

HIDDEN, PRINT = 2, 4  # flags of an annotation (ISO 32000-1, table 165)
Matrix = tuple[float, float, float, float, float, float]
# A page as it is looked at, by its /Rotate: its own axes turned about the origin, clockwise.
TURNED: dict[int, tuple[float, float, float, float]] = {
    0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0),
}  # fmt: skip


class Seen(NamedTuple):
    """What a file says of itself: its title, and its trimmed pages as they are looked at."""

    title: str
    sizes: tuple[Size, ...]


def look(data: bytes, path: Path, report: Report) -> Seen:
    """Raises KanyinError: P101 it is no PDF, P102 broken, P103 locked, P301 without pages."""
    with _opened(data, path, report) as reader:
        sizes = tuple(_size(page, number) for number, page in enumerate(reader.pages, 1))
        title = reader.metadata.title if reader.metadata else None
        said = "".join(filter(str.isprintable, str(title or "")))
    if not sizes:
        report.error("P301", Span(str(path), 0, 0))
        report.stop_on_errors()
    return Seen(said.strip(), sizes)


@contextmanager
def _opened(data: bytes, path: Path, report: Report) -> Iterator[PdfReader]:
    span = Span(str(path), 0, 0)
    if b"%PDF-" not in data[:HEAD]:
        report.error("P101", span, path=path.name)
        report.stop_on_errors()
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DependencyError
        yield reader
    except DependencyError:  # a password, or a cipher that is not installed
        report.error("P103", span, path=path.name)
    except BROKEN as error:
        report.error("P102", span, path=path.name, reason=str(error) or type(error).__name__)
    report.stop_on_errors()


def _size(page: PageObject, number: int) -> Size:
    """The trim in mpt, turned as the page is."""
    box, unit = page.trimbox, float(page.user_unit)
    width, height = (round(float(side) * unit * MPT) for side in (box.width, box.height))
    if not MPT <= width <= LONGEST or not MPT <= height <= LONGEST:
        raise ValueError(f"page {number}: {width / MPT:g} × {height / MPT:g} pt")
    return Size(width, height) if _quarter(page) % 180 == 0 else Size(height, width)


def _quarter(page: PageObject) -> int:
    return round(page.rotation / 90) % 4 * 90


def lay(data: bytes, path: Path, title: str, sides: Iterable[Side], report: Report) -> bytes:
    """Sheets with pages in their places.  Raises KanyinError as `look` does."""
    with _opened(data, path, report) as reader:
        writer = PdfWriter()
        writer.pdf_header = "%PDF-1.7"
        if title:
            writer.add_metadata({"/Title": title})
        forms: dict[int, tuple[Any, PageObject]] = {}
        for side in sides:
            width, height = side.size.width / MPT, side.size.height / MPT
            sheet = writer.add_blank_page(width, height)
            named, drawn = DictionaryObject(), []
            for count, cell in enumerate(side.cells):
                if cell.page not in forms:
                    page = reader.pages[cell.page]
                    forms[cell.page] = _form(writer, page, cell.page), page
                form, page = forms[cell.page]
                named[NameObject(f"/P{count}")] = form
                numbers = " ".join(f"{number:.6f}" for number in _placed(page, cell, height))
                drawn.append(f"q {numbers} cm /P{count} Do Q")
            content = StreamObject()
            content.set_data("\n".join(drawn).encode())
            sheet[NameObject("/Contents")] = writer._add_object(content)
            sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
            sheet[NameObject("/TrimBox")] = RectangleObject((0, 0, width, height))
        layers: Any = reader.root_object.get("/OCProperties")
        if layers is not None:  # which layers are seen
            writer.root_object[NameObject("/OCProperties")] = layers.get_object().clone(writer)
        out = BytesIO()
        writer.write(out)
    return out.getvalue()


def _form(writer: PdfWriter, page: PageObject, number: int) -> Any:
    """A page as a form XObject: its content, and what its annotations look like when printed."""
    form = StreamObject()
    content = page.get_contents()
    drawn = [b"q\n", content.get_data() if content is not None else b"", b"\nQ\n"]
    found: Any = page.get("/Resources", DictionaryObject())
    resources = found.get_object().clone(writer)
    looks = [*_appearances(page)]
    if looks:
        named = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
        for count, (stream, matrix) in enumerate(looks):
            copied: Any = stream.clone(writer)
            copied[NameObject("/Subtype")] = NameObject("/Form")  # some leave it out
            name = f"/KanyinA{number}.{count}"  # resources may be those of several pages
            named[NameObject(name)] = copied.indirect_reference or copied
            numbers = " ".join(f"{number:.6f}" for number in matrix)
            drawn.append(f"q {numbers} cm {name} Do Q\n".encode())
    form.set_data(b"".join(drawn))
    form = form.flate_encode()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = RectangleObject(tuple(map(float, page.trimbox)))
    form[NameObject("/Resources")] = resources
    group: Any = page.get("/Group")
    if group is not None:
        form[NameObject("/Group")] = group.get_object().clone(writer)
    return writer._add_object(form)


def _appearances(page: PageObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """Annotations that are printed, each with the matrix that puts its appearance in its place
    (ISO 32000-1, 12.5.5, algorithm 8.1)."""
    annotations = page.get("/Annots", ArrayObject()).get_object()
    for reference in annotations if isinstance(annotations, ArrayObject) else ():
        annotation = reference.get_object()
        if not isinstance(annotation, DictionaryObject) or "/Rect" not in annotation:
            continue
        flags = int(annotation.get("/F", 0))
        if flags & HIDDEN or not flags & PRINT or annotation.get("/Subtype") == "/Popup":
            continue
        stream = _appearance(annotation)
        if stream is None:
            continue
        x0, y0, x1, y1 = _around(stream)
        one, two, three, four = _numbers(annotation["/Rect"])  # any two corners
        (left, right), (bottom, top) = sorted((one, three)), sorted((two, four))
        if x1 > x0 and y1 > y0:
            across, along = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
            yield stream, (across, 0, 0, along, left - x0 * across, bottom - y0 * along)


def _appearance(annotation: DictionaryObject) -> StreamObject | None:
    looks = annotation.get("/AP", DictionaryObject()).get_object()
    found = looks.get("/N").get_object() if "/N" in looks else None
    if isinstance(found, DictionaryObject) and not isinstance(found, StreamObject):
        state = annotation.get("/AS")
        found = found[state].get_object() if state in found else None
    return found if isinstance(found, StreamObject) else None


def _around(stream: StreamObject) -> tuple[float, float, float, float]:
    """The box of an appearance as its own matrix turns it."""
    a, b, c, d, e, f = _numbers(stream["/Matrix"]) if "/Matrix" in stream else (1, 0, 0, 1, 0, 0)
    left, bottom, right, top = _numbers(stream["/BBox"])
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    along = [b * x + d * y + f for x, y in corners]
    return min(across), min(along), max(across), max(along)


def _numbers(array: Any) -> list[float]:
    return [float(number) for number in array.get_object()]


def _placed(page: PageObject, cell: Cell, height: float) -> Matrix:
    """The matrix from a page's own space to its place on a sheet of that height, in points."""
    box = tuple(map(float, page.trimbox))
    quarter = (_quarter(page) + 180 * cell.turned) % 360
    a, b, c, d = TURNED[quarter]
    wide = cell.area.width / MPT
    own = box[2] - box[0] if quarter % 180 == 0 else box[3] - box[1]
    scale = wide / own
    corners = [(a * x + c * y, b * x + d * y) for x in box[::2] for y in box[1::2]]
    left, bottom = min(x for x, _ in corners), min(y for _, y in corners)
    x, y = cell.area.x / MPT, height - cell.area.bottom / MPT
    return (
        a * scale, b * scale, c * scale, d * scale, x - left * scale, y - bottom * scale,
    )  # fmt: skip
