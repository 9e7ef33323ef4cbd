"""Where a line may end: 避头尾 at the level of GB/T 15834, and units that stay whole."""

import re

from .classes import (
    CLOSE,
    COMBINING,
    CONNECT,
    DASH,
    DIGIT,
    ELLIPSIS,
    EXCLAIM,
    HAN,
    LATIN,
    MIDDLE,
    OPEN,
    PAUSE,
    PREFIX,
    SEMI,
    SOLIDUS,
    SPACE,
    STOP,
    SUFFIX,
    TURN,
    UNITS,
    WIDE_SPACE,
)  # fmt: skip

# Classes that never begin a line, and those that never end one (clreq, level gb).
NOT_FIRST = bytes((CLOSE, PAUSE, SEMI, STOP, EXCLAIM, MIDDLE, CONNECT, SOLIDUS, SUFFIX, SPACE,
                   COMBINING, TURN))  # fmt: skip
NOT_LAST = bytes((OPEN, SOLIDUS))


def _class(*kinds: int) -> bytes:
    return b"[" + b"".join(re.escape(bytes((kind,))) for kind in kinds) + b"]"


_FIRST = re.compile(_class(*NOT_FIRST))
_LAST = re.compile(_class(*NOT_LAST))
_WHOLE = re.compile(  # Western words, dashes, ellipses; what stands before and after a number
    _class(DIGIT, LATIN) + _class(DIGIT, LATIN, COMBINING) + b"+"
    + b"|" + _class(DASH) + b"{2,}|" + _class(ELLIPSIS) + b"{2,}"
    + b"|" + _class(PREFIX) + _class(DIGIT)
    + b"|" + _class(EXCLAIM) + b"{2,}",
    re.DOTALL,
)  # fmt: skip
_PHRASE = re.compile(
    _class(HAN) + _class(SPACE, WIDE_SPACE) + b"+|" + _class(SPACE) + b"(?=" + _class(HAN) + b")"
)
_CLAUSE = re.compile(_class(PAUSE, SEMI, STOP, EXCLAIM) + _class(CLOSE) + b"*")
_MEASURE = re.compile(f"[0-9][{UNITS}]")
_ADDRESS = re.compile(r"[!-~]{24,}")
_AFTER = re.compile(r"[/?&=_.](?=[A-Za-z])|:(?=/)")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])|(?<=[a-z0-9])/(?=[A-Za-z])")


def allow_breaks(text: str, kind: bytes) -> bytearray:
    """For each of the n + 1 boundaries, 1 where a line may end."""
    count = len(kind)
    allow = bytearray(b"\1") * (count + 1)
    allow[0] = 0
    for match in _FIRST.finditer(kind):
        allow[match.start()] = 0
    for match in _LAST.finditer(kind):
        allow[match.end()] = 0
    for match in _WHOLE.finditer(kind):
        start, end = match.span()
        allow[start + 1 : end] = bytes(end - start - 1)
    if DIGIT in kind:
        for number in _MEASURE.finditer(text):
            allow[number.start() + 1] = 0
    if LATIN in kind:
        for address in _ADDRESS.finditer(text):
            for mark in _AFTER.finditer(text, *address.span()):
                allow[mark.end()] = 1
        for hyphen in _HYPHEN.finditer(text):
            allow[hyphen.end()] = 1
    allow[count] = 1
    return allow


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
