"""Sizes of sheets, by the names the trade has for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.geometry import Size
from ..model.units import MM, mpt

# Width and height in mm.  开 sizes are what is left of a printing house's sheet when it is cut.
SHEETS: dict[str, tuple[int, int]] = {
    "A5": (148, 210), "A4": (210, 297), "SRA4": (225, 320), "A3": (297, 420),
    "SRA3": (320, 450), "330x483": (330, 483), "正度四开": (370, 540), "四开": (420, 570),
    "A2": (420, 594), "SRA2": (450, 640), "正度对开": (540, 740), "对开": (570, 840),
    "A1": (594, 841), "SRA1": (640, 900), "正度全开": (787, 1092), "大度全开": (889, 1194),
}  # fmt: skip
OTHERS = {"大度四开": "四开", "大度对开": "对开"}
# What a sheet is chosen from where none is named, small before large.
USUAL = ("A4", "SRA4", "A3", "SRA3", "330x483", "四开", "SRA2", "对开", "SRA1", "大度全开")
SMALLEST, LARGEST = round(50 * MM), round(2_000 * MM)  # a side of a sheet that there may be
_SIZE = re.compile(r"([\d.]+)\s*(mm|cm|in|pt)?\s*[x×*]\s*([\d.]+)\s*(mm|cm|in|pt)?", re.ASCII)


def sheet_size(text: str) -> Size:
    """A sheet by name, or as ``450x320``, in mm or the unit given.  Raises ValueError."""
    name = OTHERS.get(text, text)
    known = {each.lower(): sides for each, sides in SHEETS.items()}
    if name.lower() in known:
        width, height = known[name.lower()]
        return Size(round(width * MM), round(height * MM))
    match = _SIZE.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(text)
    unit = match[4] or match[2] or "mm"
    size = Size(mpt(match[1] + (match[2] or unit)), mpt(match[3] + unit))
    if min(size) < SMALLEST or max(size) > LARGEST:
        raise ValueError(text)
    return size


def usual_sheets() -> Iterator[tuple[str, Size]]:
    """The sheets to choose from, the smallest first."""
    return ((name, sheet_size(name)) for name in USUAL)
