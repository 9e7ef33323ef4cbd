"""A face without a font: every character as wide as its kind usually is."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

from .face import GlyphRow

UPEM = 1000


def width_of(char: str) -> int:
    """Han and full-width marks one em, letters half, spaces a quarter; what has no width, none."""
    if combining(char) or category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if char in " \u00a0":
        return UPEM // 4
    kind = east_asian_width(char)
    if kind in "FW" or (kind == "A" and category(char)[0] not in "LN"):
        return UPEM
    return UPEM if category(char) == "No" and kind == "A" else UPEM // 2


class _Widths(dict[str, int]):
    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, char: str) -> int:
        found = self[char] = width_of(char) * self._size // UPEM
        return found


class Ruler:
    """Stands for a Shelf and for its only face, where lines are wanted and no glyphs."""

    upem = UPEM
    role = ""
    uneven = False

    def __init__(self) -> None:
        self._widths: dict[int, _Widths] = {}

    def face(self, role: str, span: object = None) -> Ruler:
        return self

    def chain(self, role: str) -> tuple[Ruler, ...]:
        return (self,)

    def covers(self, char: str) -> bool:
        return True

    def codes(self, text: str) -> bytes | None:
        return b""

    def ink(self, char: str) -> tuple[int, int]:
        """Nowhere: no glyph contradicts where a region has its marks."""
        return 0, 0

    def advances(self, size: int) -> dict[str, int]:
        if size not in self._widths:
            self._widths[size] = _Widths(size)
        return self._widths[size]

    def word(self, text: str, ligatures: bool = True) -> tuple[GlyphRow, ...]:
        """Western words are half an em a letter, whatever stands between; dashes are their own."""
        narrow = text[0] not in "—⸺⸻…⋯‥" and east_asian_width(text[0]) not in "FW"
        widths = (min(width_of(char), UPEM // 2) if narrow else width_of(char) for char in text)
        return tuple((0, width, 0, n, 1) for n, width in enumerate(widths))
