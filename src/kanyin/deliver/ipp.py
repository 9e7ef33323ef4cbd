"""The bytes of the Internet Printing Protocol (RFC 8010, section 3): a message to and from them.

Whatever comes from a network is believed only as far as its bytes go: a length that reaches beyond
them, a tag out of place or a collection without an end is an `IppError`, never a wrong answer."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import NamedTuple

OPERATION, JOB, END, PRINTER, UNSUPPORTED = 1, 2, 3, 4, 5
GROUPS = range(0x10)
NOTHING = range(0x10, 0x20)  # out-of-band: unsupported, unknown, no-value
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
OCTETS, MOMENT, RESOLUTION, RANGE = 0x30, 0x31, 0x32, 0x33
BEGIN, TEXT_LANGUAGE, NAME_LANGUAGE, CLOSE = 0x34, 0x35, 0x36, 0x37
TEXT, NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x41, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
MEMBER = 0x4A
WORDS = range(0x40, 0x60)
DEEPEST = 8  # collections within collections
MOST = 60_000  # values in a message
LONGEST = 0x7FFF  # bytes of a name or value (RFC 8010, 3.9: SIGNED-SHORT)


class IppError(ValueError):
    """Bytes that are no IPP message; the message says why."""


class Resolution(NamedTuple):
    """Dots per unit; units 3 is an inch, 4 a centimetre."""

    across: int
    along: int
    units: int


class Value(NamedTuple):
    """A value and its tag.  int for integers and enums, bool, str for words, (language, text) where
    a language is given, (low, high) for a range, a dict for a collection, None for nothing, and
    bytes for all else."""

    tag: int
    value: object


Attributes = dict[str, tuple[Value, ...]]


@dataclass(slots=True)
class Message:
    """A request or a response: ``code`` is an operation or a status (RFC 8011, 4.1.8)."""

    code: int
    number: int = 1
    groups: list[tuple[int, Attributes]] = field(default_factory=list)
    version: tuple[int, int] = (2, 0)

    def of(self, tag: int) -> list[Attributes]:
        """Every group of a kind, in order."""
        return [attributes for group, attributes in self.groups if group == tag]


def encode(message: Message) -> bytes:
    """Raises IppError for a value that has no form in IPP."""
    out = bytearray(struct.pack(">BBHi", *message.version, message.code, message.number))
    for group, attributes in message.groups:
        out.append(group)
        for name, values in attributes.items():
            for count, value in enumerate(values):
                _put(out, value, name if count == 0 else "")
    out.append(END)
    return bytes(out)


def _field(out: bytearray, data: bytes) -> None:
    if len(data) > LONGEST:
        raise IppError(f"a field of {len(data)} bytes")
    out += struct.pack(">H", len(data)) + data


def _put(out: bytearray, value: Value, name: str) -> None:
    out.append(value.tag)
    _field(out, name.encode())
    if value.tag != BEGIN:
        _field(out, _raw(value))
        return
    _field(out, b"")
    assert isinstance(value.value, dict)
    for member, values in value.value.items():
        out.append(MEMBER)
        _field(out, b"")
        _field(out, member.encode())
        for each in values:
            _put(out, each, "")
    out += bytes((CLOSE, 0, 0, 0, 0))


def _raw(value: Value) -> bytes:
    tag, given = value
    if given is None:
        return b""
    if isinstance(given, bool):
        return bytes((given,))
    if isinstance(given, bytes):
        return given
    if isinstance(given, str):
        return given.encode()
    try:
        if isinstance(given, int):
            return struct.pack(">i", given)
        if isinstance(given, Resolution):
            return struct.pack(">iib", *given)
        if isinstance(given, tuple) and tag == RANGE:
            return struct.pack(">ii", *given)
        if isinstance(given, tuple):
            halves = [str(half).encode() for half in given]
            return b"".join(struct.pack(">H", len(half)) + half for half in halves)
    except struct.error:
        raise IppError(f"{given!r} out of range") from None
    raise IppError(f"{given!r} has no form in IPP")


class _Bytes:
    """What is left to be read."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.values = data, 0, 0

    def take(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self.data):
            raise IppError(f"{count} bytes wanted at {self.at} of {len(self.data)}")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self) -> int:
        return self.take(1)[0]

    def field(self) -> bytes:
        return self.take(int.from_bytes(self.take(2), "big", signed=True))

    def word(self) -> str:
        return self.field().decode("utf-8", "replace")


def decode(data: bytes) -> Message:
    """Raises IppError.  Bytes after the end of the attributes are a document's, and left alone."""
    rest = _Bytes(data)
    major, minor, code, number = struct.unpack(">BBHi", rest.take(8))
    message = Message(code, number, version=(major, minor))
    group: dict[str, list[Value]] | None = None
    groups: list[tuple[int, dict[str, list[Value]]]] = []
    name = ""
    while (tag := rest.byte()) != END:
        if tag in GROUPS:
            group, name = {}, ""
            groups.append((tag, group))
            continue
        name = rest.word() or name
        if group is None or not name:
            raise IppError("a value outside every group, or without a name")
        group.setdefault(name, []).append(_value(rest, tag, 0))
    message.groups = [(tag, _frozen(found)) for tag, found in groups]
    return message


def _frozen(found: dict[str, list[Value]]) -> Attributes:
    return {name: tuple(values) for name, values in found.items()}


def _value(rest: _Bytes, tag: int, depth: int) -> Value:
    rest.values += 1
    if rest.values > MOST:
        raise IppError(f"more than {MOST} values")
    raw = rest.field()
    if tag != BEGIN:
        return Value(tag, _read(tag, raw))
    if depth == DEEPEST:
        raise IppError(f"collections {DEEPEST} deep")
    return Value(tag, _collection(rest, depth + 1))


def _collection(rest: _Bytes, depth: int) -> Attributes:
    """The members up to the closing tag (RFC 8010, 3.1.6)."""
    members: dict[str, list[Value]] = {}
    name = ""
    while (tag := rest.byte()) != CLOSE:
        rest.field()
        if tag == MEMBER:
            name = rest.word()
            members.setdefault(name, [])
        elif tag in GROUPS or not name:
            raise IppError("a collection without an end")
        else:
            members[name].append(_value(rest, tag, depth))
    for _ in ("name", "value"):  # both empty
        rest.field()
    return _frozen(members)


def _read(tag: int, raw: bytes) -> object:
    """What a value's bytes mean; those of the wrong length are an error."""
    try:
        if tag in NOTHING:
            return None
        if tag in (INTEGER, ENUM):
            return struct.unpack(">i", raw)[0]
        if tag == BOOLEAN:
            return struct.unpack(">?", raw)[0]
        if tag == RESOLUTION:
            return Resolution(*struct.unpack(">iib", raw))
        if tag == RANGE:
            return struct.unpack(">ii", raw)
        if tag in (TEXT_LANGUAGE, NAME_LANGUAGE):
            halves = _Bytes(raw)
            return halves.word(), halves.word()
    except struct.error:
        raise IppError(f"{len(raw)} bytes for a value of tag {tag:#04x}") from None
    return raw.decode("utf-8", "replace") if tag in WORDS else raw
