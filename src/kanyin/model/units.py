"""Lengths: integers in thousandths of a point (mpt), from the reader to the painter."""

import re
from typing import NewType

Length = NewType("Length", int)  # of a field that files give with its unit
MPT = 1000
MM = 72000 / 25.4
PER_UNIT = {
    "pt": 1000.0,
    "mm": MM,
    "cm": 720000 / 25.4,
    "in": 72000.0,
    "q": 18000 / 25.4,
}
# The trade's sizes in points, as Word and Founder count them (clreq gives 27.5, 21, 15.75 and
# 7.875 for four of them).
HAO = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip
LONGEST = 20_000_000  # seven metres: no page is longer
_LENGTH = re.compile(r"(-?\d{1,7}(?:\.\d{1,6})?)\s*(pt|mm|cm|in|q|em)", re.IGNORECASE | re.ASCII)


def mpt(text: str, em: int | None = None) -> int:
    """Read a length such as ``10.5pt``, ``3mm``, ``2em`` or ``五号`` as millipoints.

    ``em`` is the size of the type that ``em`` refers to; without it the unit is refused.
    Raises ValueError for anything else, and for lengths beyond seven metres.
    """
    text = text.strip()
    if text in HAO:
        return round(HAO[text] * MPT)
    match = _LENGTH.fullmatch(text)
    if match is None:
        if text == "0":
            return 0
        raise ValueError(text)
    unit = match[2].lower()
    if unit == "em" and em is None:
        raise ValueError(text)
    value = round(float(match[1]) * (em or 0 if unit == "em" else PER_UNIT[unit]))
    if abs(value) > LONGEST:
        raise ValueError(text)
    return value


def millimetres(text: str) -> Length:
    """A length with its unit, or in mm without one; no less than nothing.  Raises ValueError."""
    text = text.strip()
    bare = text[-1:].isdigit()
    length = mpt(f"0{text}mm" if bare and text[0] == "." else f"{text}mm" if bare else text)
    if length < 0:
        raise ValueError(text)
    return Length(length)


def ceil_to(length: int, pitch: int) -> int:
    """The least multiple of pitch that is not shorter than length."""
    return -(-length // pitch) * pitch


def as_size(count: int) -> str:
    """Bytes as people say them; decimal, as mail servers count."""
    return f"{count / 1_000_000:.2f} MB" if count >= 1_000_000 else f"{count / 1_000:.0f} KB"
