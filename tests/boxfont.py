"""A test font of boxes: Han and full-width marks one em wide, all else half an em.

It is made, not stored, so that what tests say of advances can be counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

WIDE = [
    *range(0x3000, 0x3020), *range(0x4E00, 0x9FA6), 0x2014, 0x2026, 0x2018, 0x2019, 0x201C, 0x201D,
    *range(0xFF01, 0xFF5F), 0xFFE5,
]  # fmt: skip
LEFT = [ord(char) for char in "，。、；：？！”’）》〉」』】〕〗］｝"]  # ink in the left half
RIGHT = [ord(char) for char in "“‘（《〈「『【〔〖［｛"]
HALF = [*range(0x20, 0x7F), 0xB7, 0x2013, 0x2022, 0xB0]
ROLES = ("serif", "serif-bold", "sans", "sans-bold", "kai")


def box(left: int, right: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((left, 0))
    for point in ((left, 800), (right, 800), (right, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def make(folder: Path) -> Path:
    """Write box.ttf and a fonts.yaml that gives it every role; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    cmap = dict.fromkeys(WIDE, "wide") | dict.fromkeys(HALF, "half")
    cmap |= dict.fromkeys(LEFT, "left") | dict.fromkeys(RIGHT, "right")
    font = FontBuilder(1000, isTTF=True)
    widths = {".notdef": 1000, "half": 500, "wide": 1000, "left": 1000, "right": 1000}
    font.setupGlyphOrder([*widths])
    font.setupCharacterMap(cmap)
    ink = {"half": (50, 450), "left": (50, 450), "right": (550, 950)}
    boxes = {name: ink.get(name, (50, 950)) for name in widths}
    font.setupGlyf({name: box(*sides) for name, sides in boxes.items()})
    font.setupHorizontalMetrics({name: (width, boxes[name][0]) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Kanyin Box", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    font.save(folder / "box.ttf")
    lines = [f"  - {{role: {role}, file: box.ttf}}" for role in ROLES]
    (folder / "fonts.yaml").write_text("faces:\n" + "\n".join(lines) + "\n", "utf-8")
    return folder
