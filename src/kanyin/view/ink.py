"""Where the ink of a page is, as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model.diagnostic import Report
from ..model.geometry import Rect, Size
from .opened import opened

FINE = 0.75  # pixels to a point: a third of a millimetre
MOST = 3_000  # pixels of a side
WHITE = bytes(0xFF if level > 0xF8 else level for level in range(256))  # nobody misses less


def has_ink_outside(
    data: bytes, path: Path, sizes: Sequence[Size], windows: Iterable[tuple[int, Rect]],
    report: Report,
) -> bool:  # fmt: skip
    """Whether any of these pages, counted from 0, has ink on its trimmed sheet outside its window,
    in mpt from the sheet's upper left.  Raises KanyinError as `opened` does."""
    with opened(data, path, report) as pdf:
        for number, window in windows:
            if number >= len(pdf):  # broken: another reader finds more pages, who knows what on
                return True
            page = pdf[number]
            try:
                page.set_cropbox(*page.get_trimbox())
                width, height = page.get_size()
                if min(width, height) < 1:
                    return True
                scale = min(FINE, MOST / max(width, height))
                image = page.render(scale=scale, grayscale=True, may_draw_forms=True)
                rows = bytes(image.buffer).translate(WHITE)
                dots = image.width / sizes[number].width  # PDFium passes over UserUnit
                inside = tuple(round(edge * dots) for edge in (
                    window.x, window.y, window.right, window.bottom))  # fmt: skip
                if _outside(rows, image.width, image.height, image.stride, inside):
                    return True
            finally:
                page.close()
    return False


def _outside(rows: bytes, width: int, height: int, stride: int, inside: tuple[int, ...]) -> bool:
    left, top, right, bottom = (
        min(max(edge, 0), limit) for edge, limit in zip(inside, (width, height) * 2, strict=True)
    )  # fmt: skip
    blank, side = b"\xff" * width, (b"\xff" * left, b"\xff" * (width - right))
    for line in range(height):
        row = rows[line * stride : line * stride + width]
        if not top <= line < bottom:
            if row != blank:
                return True
        elif row[:left] != side[0] or row[right:] != side[1]:
            return True
    return False
