"""Glyphs of a TrueType subset once more, with other advances: marks half an em wide, and glyphs
whose width holds the space that follows, which a reader then does not take for a blank.
"""

from __future__ import annotations

import struct
from itertools import chain

# Component flags: the offsets are words, and are x and y (OpenType glyf, composite description).
ARGS_ARE_WORDS, ARGS_ARE_XY = 1, 2
CHECKSUM_MAGIC = 0xB1B0AFBA


def widen(program: bytes, wanted: list[tuple[int, int, int]]) -> bytes:
    """The font program with one glyph more for each (glyph id, shift to the right, advance), in
    their order; font units."""
    tables = _tables(program)
    count = struct.unpack(">H", tables["maxp"][4:6])[0]
    offsets = _offsets(tables, count)
    glyphs = tables["glyf"][: offsets[-1]]
    metrics = _metrics(tables, count)
    drawn = [glyphs]
    for glyph, shift, advance in wanted:
        outline = glyphs[offsets[glyph] : offsets[glyph + 1]]
        made = b""
        if outline:
            left, low, right, high = struct.unpack(">4h", outline[2:10])
            flags = ARGS_ARE_WORDS | ARGS_ARE_XY
            box = (left + shift, low, right + shift, high)
            made = struct.pack(">h4hHHhh", -1, *box, flags, glyph, shift, 0)
            made += bytes(-len(made) % 4)
        drawn.append(made)
        offsets.append(offsets[-1] + len(made))
        metrics.append((advance, metrics[glyph][1] + shift))
    tables["glyf"] = b"".join(drawn)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = struct.pack(">" + "Hh" * len(metrics), *chain.from_iterable(metrics))
    _patch(tables, len(metrics))
    return _sfnt(tables)


def _tables(program: bytes) -> dict[str, bytes]:
    number = struct.unpack(">H", program[4:6])[0]
    found = {}
    for n in range(number):
        tag, _, start, length = struct.unpack(">4sIII", program[12 + 16 * n : 28 + 16 * n])
        found[tag.decode("latin-1")] = program[start : start + length]
    return found


def _offsets(tables: dict[str, bytes], count: int) -> list[int]:
    if tables["head"][51]:
        return list(struct.unpack(f">{count + 1}I", tables["loca"]))
    return [2 * half for half in struct.unpack(f">{count + 1}H", tables["loca"])]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph."""
    full = struct.unpack(">H", tables["hhea"][34:36])[0]
    data = tables["hmtx"]
    found = list(struct.iter_unpack(">Hh", data[: 4 * full]))
    bearings = struct.unpack(f">{count - full}h", data[4 * full : 4 * full + 2 * (count - full)])
    return [*found, *((found[-1][0], bearing) for bearing in bearings)]


def _patch(tables: dict[str, bytes], count: int) -> None:
    """The counts and limits that follow from there being more glyphs."""
    maxp = bytearray(tables["maxp"])
    struct.pack_into(">H", maxp, 4, count)
    points, contours, in_points, in_contours = struct.unpack_from(">4H", maxp, 6)
    struct.pack_into(">2H", maxp, 10, max(points, in_points), max(contours, in_contours))
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    struct.pack_into(">2H", maxp, 28, max(elements, 1), depth + 1)
    head, hhea = bytearray(tables["head"]), bytearray(tables["hhea"])
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, count)
    tables.update(maxp=bytes(maxp), head=bytes(head), hhea=bytes(hhea))


def _sfnt(tables: dict[str, bytes]) -> bytes:
    number = len(tables)
    power = number.bit_length() - 1
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, 8, 0)
    tables["head"] = bytes(head)
    rows, body, start = [], [], 12 + 16 * number
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + bytes(-len(data) % 4)
        rows.append(struct.pack(">4sIII", tag.encode("latin-1"), _sum(padded), start, len(data)))
        body.append(padded)
        start += len(padded)
    search = 16 << power
    lead = struct.pack(">IHHHH", 0x10000, number, search, power, 16 * number - search)
    whole = bytearray(lead + b"".join(rows) + b"".join(body))
    at = 12 + 16 * number + sum(len(part) for tag, part in zip(sorted(tables), body, strict=True)
                                if tag < "head")  # fmt: skip
    struct.pack_into(">I", whole, at + 8, (CHECKSUM_MAGIC - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    return int(sum(struct.unpack(f">{len(data) // 4}I", data))) & 0xFFFFFFFF
