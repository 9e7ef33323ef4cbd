"""ReportLab's objects as a file: with a table of them at its end, or packed into streams."""

from __future__ import annotations

import hashlib
import struct
import zlib
from itertools import count

from reportlab.pdfbase import pdfdoc

TOGETHER = 200  # objects in a stream
ROW = 7  # bytes of a row of the cross-reference stream


def write_file(document: pdfdoc.PDFDocument, compact: bool) -> bytes:
    """All objects that anything refers to.  The file's identifier is its own digest."""
    root, info = (_number(document, thing) for thing in (document.Catalog, document.info))
    out = _File(document._pdfVersion)
    packed: list[tuple[int, bytes]] = []
    for number in count(1):  # formatting an object may take in others
        if number not in document.numberToId:
            break
        thing = document.idToObject[document.numberToId[number]]
        data = pdfdoc.format(thing, document, toplevel=1).strip()
        if compact and not data.endswith(b"endstream"):
            packed.append((number, data))
        else:
            out.add(number, data)
    trailer = b"/Root %d 0 R/Info %d 0 R" % (root, info)
    return out.end_packed(packed, trailer) if compact else out.end_plain(trailer)


def _number(document: pdfdoc.PDFDocument, thing: object) -> int:
    reference = document.Reference(thing)
    return int(document.idToObjectNumberAndVersion[reference.name][0])


class _File:
    """Parts of a file, and where each object begins."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._parts = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version]
        self._length = len(self._parts[0])
        self._offsets: dict[int, int] = {}

    def add(self, number: int, data: bytes) -> None:
        self._offsets[number] = self._length
        part = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        self._parts.append(part)
        self._length += len(part)

    def _identifier(self) -> bytes:
        digest = hashlib.md5(usedforsecurity=False)
        for part in self._parts:
            digest.update(part)
        return b"/ID[<%s><%s>]" % ((digest.hexdigest().encode(),) * 2)

    def end_plain(self, trailer: bytes) -> bytes:
        """A cross-reference table (ISO 32000-1, 7.5.4)."""
        size = len(self._offsets) + 1
        rows = b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, size))
        end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d%s%s>>\n" % (
            size, rows, size, trailer, self._identifier(),
        )  # fmt: skip
        return b"".join([*self._parts, end, b"startxref\n%d\n%%%%EOF\n" % self._length])

    def end_packed(self, packed: list[tuple[int, bytes]], trailer: bytes) -> bytes:
        """Object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""
        number = len(self._offsets) + len(packed) + 1
        inside: dict[int, tuple[int, int]] = {}
        for first in range(0, len(packed), TOGETHER):
            group = packed[first : first + TOGETHER]
            inside |= {one: (number, place) for place, (one, _) in enumerate(group)}
            self.add(number, _object_stream(group))
            number += 1
        self._offsets[number] = self._length
        rows = [struct.pack(">BIH", 0, 0, 65535)]
        for one in range(1, number + 1):
            within = inside.get(one)
            rows.append(
                struct.pack(">BIH", 2, *within) if within
                else struct.pack(">BIH", 1, self._offsets[one], 0)
            )  # fmt: skip
        data = zlib.compress(_predicted(rows), 9)
        head = b"<</Type/XRef/Size %d/W[1 4 2]%s%s/Filter/FlateDecode" % (
            number + 1, trailer, self._identifier(),
        )  # fmt: skip
        head += b"/DecodeParms<</Predictor 12/Columns %d>>/Length %d>>" % (ROW, len(data))
        end = b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, data)
        return b"".join([*self._parts, end, b"startxref\n%d\n%%%%EOF\n" % self._length])


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    places, at = [], 0
    for number, data in group:
        places.append(b"%d %d" % (number, at))
        at += len(data) + 1
    head = b" ".join(places) + b"\n"
    data = zlib.compress(head + b"\n".join(data for _, data in group), 9)
    return b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
        len(group), len(head), len(data), data,
    )  # fmt: skip


def _predicted(rows: list[bytes]) -> bytes:
    """Each row as what differs from the one above (PNG's Up)."""
    plain = b"".join(rows)
    found = bytearray((ROW + 1) * len(rows))
    found[:: ROW + 1] = b"\2" * len(rows)
    for n in range(ROW):
        column = plain[n::ROW]
        found[n + 1 :: ROW + 1] = bytes(
            (here - above) & 255 for here, above in zip(column, b"\0" + column, strict=False)
        )
    return bytes(found)
