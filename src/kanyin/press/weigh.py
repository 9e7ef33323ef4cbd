"""What makes a file of ours as large as it is."""

from __future__ import annotations

import re
from typing import NamedTuple

_STREAM = re.compile(rb"<<([^\n]*)/Length (\d+)>>\nstream\n")
FONT = re.compile(rb"/Length1 |/CIDFontType0C")


class Weights(NamedTuple):
    """Bytes."""

    fonts: int
    pictures: int
    rest: int


def weigh(data: bytes) -> Weights:
    """Fonts, pictures, and all else: type, drawings, structure."""
    fonts = pictures = 0
    for match in _STREAM.finditer(data):
        if b"/Subtype/Image" in match[1]:
            pictures += int(match[2])
        elif FONT.search(match[1]):
            fonts += int(match[2])
    return Weights(fonts, pictures, len(data) - fonts - pictures)
