"""Numbers as they are written in words and letters."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(number: int) -> str:
    """A number below ten thousand as it is spoken: 一, 十, 十二, 二十一, 一百零五."""
    found, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            leading_ten = place == 10 and digit == 1 and not found
            found += ("零" if gap and found else "") + ("" if leading_ten else DIGITS[digit]) + unit
        gap = not digit
    return found or DIGITS[0]


def figures(number: int) -> str:
    """A number digit by digit: 二〇二一."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def roman(number: int) -> str:
    """A number in small Roman letters: iv."""
    found = ""
    for value, letters in _ROMAN:
        found += letters * (number // value)
        number %= value
    return found


def letter(number: int) -> str:
    """Small letters: a to z, then aa, bb."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
