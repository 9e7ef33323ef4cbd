"""Units that lines may not divide: numbers, what belongs to them, double marks, Western words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..kernel.classes import DASH, ELLIPSIS, PREFIX, SUFFIX
from .lines import Line
from .marks import is_digit, is_letter
from .spacing import text_of

CURRENCY, PERCENT = "$€£¥", "%"
FEW = 2  # lines that must show a custom
_WORD = re.compile(r"[^\W\d_\u2e80-\U0010ffff]+")
_TAIL, _HEAD = re.compile(_WORD.pattern + r"\Z"), re.compile(_WORD.pattern)
_VOWEL = re.compile("[aeiouyàáâäæèéêëìíîïòóôöøùúûüý]")
_WHOLE = re.compile(r"\d[.]\Z|(?<!\d)\d{1,3},\Z")  # a number that goes on after its point
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_FRACTION = re.compile(r"[.]\d|,\d{3}(?!\d)")


class Words(NamedTuple):
    """What a file shows of its own habits: the Western words that stand inside its lines, and
    whether it draws the spaces that lines end with."""

    whole: frozenset[str]
    spaces_drawn: bool

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Words:
        whole: set[str] = set()
        spaces = 0
        for line in lines:
            text, _ = text_of(line)
            whole.update(
                word.group().lower()
                for word in _WORD.finditer(text)
                if word.start() > 0 and word.end() < len(text)
            )
            spaces += is_letter(text[-1]) and len(line.glyphs) in line.blanks
        return cls(frozenset(whole), spaces >= FEW)


def divided(
    above: Line, over: Sequence[int], below: Line, under: Sequence[int], words: Words
) -> str:
    """The unit that two lines divide, as "left|right", or nothing.  over and under are the classes
    of their glyphs."""
    tail, head = text_of(above)[0], text_of(below)[0]
    if over[-1] == under[0] and over[-1] in (DASH, ELLIPSIS):
        same = [kind == over[-1] for kind in reversed(over)]
        count = same.index(False) if False in same else len(same)
        long = tail[-1] in "⸺⸻"
        return f"{tail[-1]}|{head[0]}" if count % 2 and not long else ""
    if len(above.glyphs) in above.blanks:
        return ""
    if _is_number(tail, over[-1], head, under[0]):
        left = re.search(r"[^\u2e80-\U0010ffff\s]*\S\Z", tail)
        right = re.match(r"\S[^\u2e80-\U0010ffff\s]*", head)
        return f"{left.group() if left else ''}|{right.group() if right else ''}"
    return _word(tail, head, words)


def _is_number(tail: str, last: int, head: str, first: int) -> bool:
    """Whether a number, or a number and what belongs to it, goes on in the next line."""
    if is_digit(tail[-1]):
        return (
            is_digit(head[0])
            or first == SUFFIX
            or head[0] in PERCENT
            or _FRACTION.match(head) is not None
        )
    if not is_digit(head[0]):
        return False
    if last == PREFIX or tail[-1] in CURRENCY:
        return True
    point = _WHOLE.search(tail)
    return point is not None and (tail[-1] == "." or _THOUSANDS.match(head) is not None)


def _word(tail: str, head: str, words: Words) -> str:
    """A Western word that goes on without a hyphen.  Positions do not tell it from two words: the
    file must spell it whole elsewhere, or draw its spaces, or a part must be no word."""
    left, right = _TAIL.search(tail), _HEAD.match(head)
    if left is None or right is None:
        return ""
    parts = left.group().lower(), right.group().lower()
    known = [part in words.whole for part in parts]
    mute = any(
        part.group().islower() and not _VOWEL.search(part.group()) and not heard
        for part, heard in zip((left, right), known, strict=True)
    )
    joined = "".join(parts) in words.whole and not all(known)
    if joined or words.spaces_drawn or (mute and left.group()[-1].islower()):
        return f"{left.group()}|{right.group()}"
    return ""
