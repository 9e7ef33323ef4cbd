"""What makes a file as large as it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap")


class Weights(NamedTuple):
    """Bytes."""

    fonts: int
    pictures: int
    rest: int


def weigh(data: bytes) -> Weights:
    """Fonts, pictures, and all else: type, drawings, structure."""
    reader = PdfReader(BytesIO(data))
    size: Any = reader.trailer["/Size"]
    fonts: dict[int, int] = {}
    pictures = 0
    for number in range(1, int(size)):
        thing: Any = reader.get_object(number)
        if not isinstance(thing, DictionaryObject):
            continue
        if thing.get("/Subtype") == "/Image":
            pictures += int(thing.get("/Length", 0))
        for key in PROGRAMS:
            stream: Any = thing.raw_get(key) if key in thing else None
            if isinstance(stream, IndirectObject):
                program: Any = thing[key]
                fonts[stream.idnum] = int(program["/Length"])
    found = sum(fonts.values())
    return Weights(found, pictures, len(data) - found - pictures)
