"""A file that has just been made, read again from its end, as ISO 32000-1, 7.5 has it: the table
of its objects, the tree of its pages, the content of every page.

Nothing is mended: what other readers put up with is an error here."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple, TypeAlias

from ..model.diagnostic import NOWHERE, Report

_TOKEN = re.compile(
    rb"\s*(?:(\d+) \d+ R\b|(<<|>>|\[|\])|(/?[^\s()<>\[\]{}/%]+"
    rb"|\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f]*>))",
    re.DOTALL,
)
_STREAM = re.compile(rb"\s*stream\r?\n")
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\n0 (\d+)\n0000000000 65535 f[ \r]\n")
_ROW = re.compile(rb"(\d{10}) 00000 n[ \r]\n")
_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_ROW_SIZES, _ROW_FORM = [b"1", b"4", b"2"], ">BIH"
_CLOSES = {b"[": b"]", b"<<": b">>"}
Value: TypeAlias = Any  # bytes, a Refer, a list of values, or a dictionary of them by name
Table: TypeAlias = dict[bytes, Value]


class BrokenFileError(ValueError):
    """The file is not whole, and why."""


class Refer(NamedTuple):
    """An object that is meant by its number."""

    number: int


def check_whole(data: bytes, pages: int, report: Report) -> None:
    """Every page must be there, with its sheet, its trim and a content that unpacks."""
    try:
        file = File(data)
        found = 0
        for page in file.pages():
            for box in (b"/MediaBox", b"/TrimBox"):
                left, foot, right, top = map(float, file.value(page[box]))
                if left >= right or foot >= top:
                    raise BrokenFileError("a page without a size")
            file.content(page[b"/Contents"])
            found += 1
        if found != pages:
            raise BrokenFileError(f"{found} pages, not {pages}")
    except (ValueError, LookupError, TypeError, AttributeError, zlib.error, struct.error) as error:
        report.error("E104", NOWHERE, reason=str(error) or type(error).__name__)


class File:
    """A file's objects by their numbers, each where the file's own table says that it is."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places: dict[int, int] = {}  # number → where the object stands
        self._packed: dict[int, tuple[int, int]] = {}  # number → the stream it is in, and where
        self._unpacked: dict[int, tuple[bytes, list[int]]] = {}
        end = _END.search(data, max(len(data) - 64, 0))
        start = int(end[1]) if end else len(data)
        table = _TABLE.match(data, start)
        self._trailer = self._rows(table) if table else self._packed_rows(start)
        if len(self._places) + len(self._packed) != int(self._trailer[b"/Size"]) - 1:
            raise BrokenFileError("the table of objects is not whole")
        for number, place in self._places.items():
            if not data.startswith(b"%d 0 obj" % number, place):
                raise BrokenFileError(f"object {number} is not in its place")

    def _rows(self, table: re.Match[bytes]) -> Table:
        """A cross-reference table of one part (7.5.4), and the trailer behind it."""
        at = table.end()
        for number in range(1, int(table[1])):
            row = _ROW.match(self._data, at)
            if row is None:
                raise BrokenFileError(f"row {number} of the table of objects")
            self._places[number] = int(row[1])
            at = row.end()
        if not self._data.startswith(b"trailer", at):
            raise BrokenFileError("no trailer")
        return _dictionary(self._data, at + len(b"trailer"))[0]

    def _packed_rows(self, start: int) -> Table:
        """A cross-reference stream (7.5.8), each row as what differs from the one above."""
        head = _OBJECT.match(self._data, start)
        if head is None:
            raise BrokenFileError("no table of objects")
        table, data = self._stream(head.end())
        size = struct.calcsize(_ROW_FORM)
        rows = len(data) // (size + 1)
        wanted = [b"/XRef", _ROW_SIZES, b"12", b"%d" % rows]
        parameters = table[b"/DecodeParms"]
        if [table[b"/Type"], table[b"/W"], parameters[b"/Predictor"], table[b"/Size"]] != wanted:
            raise BrokenFileError("the table of objects is of another kind")
        plain = bytearray(size * rows)
        for column in range(size):
            sums = accumulate(data[column + 1 :: size + 1])
            plain[column::size] = bytes(total & 255 for total in sums)
        for number, (kind, place, more) in enumerate(struct.iter_unpack(_ROW_FORM, plain)):
            if kind == 1:
                self._places[number] = place
            elif kind == 2:
                self._packed[number] = place, more
        return table

    def value(self, value: Value) -> Value:
        """A value, or what it refers to."""
        if not isinstance(value, Refer):
            return value
        number = value.number
        if number in self._places:
            return _value(self._data, self._begin(number))[0]
        within, place = self._packed[number]
        if within not in self._unpacked:
            self._unpacked[within] = self._object_stream(within)
        data, starts = self._unpacked[within]
        if starts[2 * place] != number:
            raise BrokenFileError(f"object {number} is not in its place")
        return _value(data, starts[2 * place + 1])[0]

    def _begin(self, number: int) -> int:
        return self._places[number] + len(b"%d 0 obj" % number)

    def _object_stream(self, number: int) -> tuple[bytes, list[int]]:
        """An object stream unpacked, and the number and the place of every object in it (7.5.7)."""
        table, data = self._stream(self._begin(number))
        first = int(table[b"/First"])
        starts = [int(each) for each in data[:first].split()]
        if len(starts) != 2 * int(table[b"/N"]):
            raise BrokenFileError(f"stream {number} has not all of its objects")
        starts[1::2] = [first + start for start in starts[1::2]]
        return data, starts

    def content(self, value: Value) -> bytes:
        """The stream that is referred to, unpacked."""
        return self._stream(self._begin(value.number))[1]

    def _stream(self, at: int) -> tuple[Table, bytes]:
        """A stream that begins at a place: its dictionary and its data, unpacked."""
        table, at = _dictionary(self._data, at)
        head = _STREAM.match(self._data, at)
        if head is None or table[b"/Filter"] != b"/FlateDecode":
            raise BrokenFileError("no stream")
        end = head.end() + int(table[b"/Length"])
        if not self._data.startswith(b"\nendstream", end):
            raise BrokenFileError("a stream of another length than it says")
        return table, zlib.decompress(self._data[head.end() : end])

    def pages(self) -> Iterator[Table]:
        """The leaves of the tree of pages (7.7.3), in their order."""
        root = self.value(self._trailer[b"/Root"])
        waiting = [root[b"/Pages"]]
        seen: set[int] = set()
        while waiting:
            node = waiting.pop()
            if node.number in seen:
                raise BrokenFileError("a page that comes again")
            seen.add(node.number)
            table = self.value(node)
            if table[b"/Type"] == b"/Page":
                yield table
            else:
                waiting += reversed(self.value(table[b"/Kids"]))


def _dictionary(data: bytes, at: int) -> tuple[Table, int]:
    found, end = _value(data, at)
    if not isinstance(found, dict):
        raise BrokenFileError("no dictionary")
    return found, end


def _value(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at a place, and where it ends."""
    whole: list[Value] = []
    opened: list[tuple[list[Value], bytes]] = []
    row = whole
    match = _TOKEN.match
    while True:
        token = match(data, at)
        if token is None:
            raise BrokenFileError(f"no value at {at}")
        at = token.end()
        number, mark, other = token.groups()
        if other is not None:
            row.append(other)
        elif number is not None:
            row.append(Refer(int(number)))
        elif mark in _CLOSES:
            opened.append((row, _CLOSES[mark]))
            row = []
        else:
            done: Value = row if mark == b"]" else dict(zip(row[::2], row[1::2], strict=True))
            row, wanted = opened.pop()
            if mark != wanted:
                raise BrokenFileError(f"a value that is not closed before {at}")
            row.append(done)
        if not opened:
            return whole[0], at
