"""JPEG files without what is not the picture: no place, no camera, no thumbnail, no comment."""

from __future__ import annotations

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
RESTARTS = range(0xD0, 0xD8)  # markers without a length, inside the data of a scan
ADOBE = 0xEE  # says how colours were transformed
APPS, COMMENT = range(0xE0, 0xF0), 0xFE


def stripped(data: bytes) -> bytes:
    """The same picture up to its end marker, its application segments and comments left out
    (ITU-T T.81, annex B).  Raises ValueError when it is not well formed."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    parts, at = [data[:2]], 2
    while at + 1 < len(data):
        if data[at] != 0xFF:
            raise ValueError("a JPEG marker is missing")
        marker = data[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker == EOI:
            return b"".join([*parts, data[at : at + 2]])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == SOS:
            end = _scan_end(data, end)
        if marker == ADOBE or (marker not in APPS and marker != COMMENT):
            parts.append(data[at:end])
        at = end
    return b"".join([*parts, bytes((0xFF, EOI))])  # cut off: readers show what there is


def _scan_end(data: bytes, at: int) -> int:
    """The next marker after the data of a scan."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] != 0 and data[at + 1] not in RESTARTS:
            return at
        at += 2
