"""Where a line may end: 避头尾 at a level, units that stay whole, and UAX #14 for the rest."""

import re
from functools import lru_cache
from typing import NamedTuple

from .classes import (
    ALIEN,
    CLOSE,
    COMBINING,
    DASH,
    DIGIT,
    DOUBLE,
    ELLIPSIS,
    EXCLAIM,
    HAN,
    LATIN,
    OPEN,
    PAUSE,
    PREFIX,
    SEMI,
    SIGN,
    SPACE,
    STOP,
    SUFFIX,
    UNITS,
    WIDE_SPACE,
)  # fmt: skip
from .levels import LEVELS, Level
from .uax14 import breakable

# What a break costs that is better not made (bestfit's unit): within a number and its measure
# word; a word divided with a hyphen; a run of three marks or more divided.
SOFT, HYPHEN, RESCUE = 36.0, 8.0, 2000.0


class Breaks(NamedTuple):
    """``allow``: n + 1 bytes, 1 where a line may end; ``price``: what some of these cost."""

    allow: bytearray
    price: dict[int, float]


def _class(*kinds: int) -> bytes:
    return b"[" + b"".join(re.escape(bytes((kind,))) for kind in kinds) + b"]"


_FOREIGN = re.compile(_class(LATIN, DIGIT, SIGN, SPACE, COMBINING, PREFIX, SUFFIX, ALIEN) + b"+")
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*")
_WHOLE = re.compile(  # dashes, ellipses, marks that are used twice
    _class(DASH) + b"{2,}|" + _class(ELLIPSIS) + b"{2,}|" + _class(EXCLAIM, DOUBLE) + b"{2,}"
)
_MARKS = re.compile(_class(CLOSE, PAUSE, SEMI, STOP, EXCLAIM, DOUBLE) + b"{3,}")
_PHRASE = re.compile(
    _class(HAN) + _class(SPACE, WIDE_SPACE) + b"+|" + _class(SPACE) + b"(?=" + _class(HAN) + b")"
)
_CLAUSE = re.compile(_class(PAUSE, SEMI, STOP, EXCLAIM) + _class(CLOSE) + b"*")
_MEASURE = re.compile(f"[0-9](?=[{UNITS}])|第(?=[0-9])|[0-9][—–～~-](?=[0-9])")
_CODE = re.compile(r"(?<=[0-9])-(?=[0-9])")  # within the number of a standard or a product
_QUANTITY = re.compile(r"(?<=[0-9]) (?=(?:[kcmµμnMGT]?(?:m|g|W|B|Hz|L|l|V|A|Pa|J|s|t|h|b|N)|min|ha)"
                       r"(?![A-Za-z]))")  # fmt: skip
_ADDRESS = re.compile(r"[!-~]{24,}")
_AFTER = re.compile(r"[/?&=_.](?=[A-Za-z])|:(?=/)")
_STAND_IN = {HAN: "一", OPEN: "「", CLOSE: "」"}


def allow_breaks(text: str, kind: bytes, level: str = "gb") -> Breaks:
    """Where the lines of a text may end.  ``level`` is a row of LEVELS."""
    count = len(kind)
    allow = bytearray(b"\1") * (count + 1)
    rule = LEVELS[level]
    price: dict[int, float] = {}
    small = "I" if level in ("css-normal", "css-loose") else "N"
    for match in _FOREIGN.finditer(kind):
        start, end = match.span()
        run = text[start:end]
        if _PLAIN.fullmatch(run):
            allow[start + 1 : end] = bytes(end - start - 1)
            continue
        before = _STAND_IN.get(kind[start - 1], text[start - 1]) if start else ""
        after = _STAND_IN.get(kind[end], text[end]) if end < count else ""
        found = _foreign(before, run, after, small)
        allow[start : end + 1] = found
    _forbid(text, kind, rule, allow)
    for match in _WHOLE.finditer(kind):
        start, end = match.span()
        allow[start + 1 : end] = bytes(end - start - 1)
    if DIGIT in kind or LATIN in kind:
        _numbers(text, allow, price)
    allow[0], allow[count] = 0, 1
    return Breaks(allow, price)


@lru_cache(4096)
def _foreign(before: str, run: str, after: str, small: str) -> bytes:
    """UAX #14 for the boundaries of a run, from its first to the one after its last."""
    found = breakable(before + run + after, small)
    return bytes(found[len(before) : len(before) + len(run) + 1])


@lru_cache(64)
def _patterns(rule: Level) -> tuple[re.Pattern[bytes], re.Pattern[bytes] | None]:
    last = re.compile(_class(*rule.last)) if rule.last else None
    return re.compile(_class(*rule.first)), last


def _forbid(text: str, kind: bytes, rule: Level, allow: bytearray) -> None:
    first, last = _patterns(rule)
    free = rule.free
    for match in first.finditer(kind):
        at = match.start()
        if not free or text[at] not in free:
            allow[at] = 0
        elif kind[at - 1] != OPEN:
            allow[at] = 1
    if last:
        for match in last.finditer(kind):
            allow[match.end()] = 0


def _numbers(text: str, allow: bytearray, price: dict[int, float]) -> None:
    """Numbers and what measures them; long addresses."""
    for match in _MEASURE.finditer(text):
        if allow[match.end()]:
            price[match.end()] = SOFT
    for match in _CODE.finditer(text):
        if not allow[match.end()]:
            allow[match.end()], price[match.end()] = 1, SOFT
    for match in _QUANTITY.finditer(text):
        allow[match.end()] = 0
    for address in _ADDRESS.finditer(text):
        for mark in _AFTER.finditer(text, *address.span()):
            allow[mark.end()] = 1


def rescue_breaks(kind: bytes, allow: bytes) -> dict[int, float]:
    """Breaks inside runs of three marks and more, which 避头尾 gives up rather than open a line
    beyond measure (clreq)."""
    return {
        at: RESCUE
        for match in _MARKS.finditer(kind)
        for at in range(match.start() + 1, match.end())
        if not allow[at]
    }


def allow_phrases(kind: bytes, allow: bytes) -> bytearray:
    """Breaks between phrases only, for display lines: at spaces beside Han where there are any,
    else after the marks between clauses.  All zero when the text is one phrase."""
    phrases = bytearray(len(kind) + 1)
    for pattern in (_PHRASE, _CLAUSE):
        for match in pattern.finditer(kind):
            phrases[match.end()] = allow[match.end()] and match.end() < len(kind)
        if any(phrases):
            phrases[-1] = 1
            break
    return phrases
