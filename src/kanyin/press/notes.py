"""What is laid over a page and printed with it: stamps, fields of forms, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NullObject, StreamObject

HIDDEN, PRINT = 2, 4  # flags of an annotation (ISO 32000-1, table 165)
SILENT = ("/Link", "/Popup", "/TrapNet", "/PrinterMark")  # that have no looks of their own
Matrix = tuple[float, float, float, float, float, float]


def appearances(page: Any, hidden: set[int]) -> Iterator[tuple[StreamObject, Matrix]]:
    """What annotations look like when they are printed, each with the matrix that puts it in its
    place (ISO 32000-1, 12.5.5, algorithm 8.1)."""
    for annotation in _printed(page, hidden):
        stream = _appearance(annotation)
        if stream is None:
            continue
        x0, y0, x1, y1 = _around(stream)
        one, two, three, four = _numbers(annotation["/Rect"])  # any two corners
        (left, right), (bottom, top) = sorted((one, three)), sorted((two, four))
        if x1 > x0 and y1 > y0:
            across, along = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
            yield stream, (across, 0, 0, along, left - x0 * across, bottom - y0 * along)


def is_lost(page: Any, hidden: set[int]) -> bool:
    """Whether a page has something that readers print and that has no looks to be copied."""
    return any(_appearance(annotation) is None for annotation in _printed(page, hidden))


def _printed(page: Any, hidden: set[int]) -> Iterator[DictionaryObject]:
    """Annotations that are meant to be printed, and are on no layer that is ``hidden``."""
    annotations = had(page, "/Annots")
    for reference in annotations if isinstance(annotations, ArrayObject) else ():
        annotation = reference.get_object()
        if not isinstance(annotation, DictionaryObject) or "/Rect" not in annotation:
            continue
        layer = annotation.raw_get("/OC") if "/OC" in annotation else None
        if getattr(layer, "idnum", 0) in hidden:
            continue
        flags = int(had(annotation, "/F") or 0)
        if flags & PRINT and not flags & HIDDEN and annotation.get("/Subtype") not in SILENT:
            yield annotation


def _appearance(annotation: DictionaryObject) -> StreamObject | None:
    found = had(had(annotation, "/AP") or {}, "/N")
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


def had(table: Any, key: str) -> Any:
    """A dictionary's value.  What is null, or refers to nothing, is not there (7.3.9, 7.3.10)."""
    found = table.get(key)
    found = found.get_object() if found is not None else None
    return None if isinstance(found, NullObject) else found
