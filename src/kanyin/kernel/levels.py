"""避头尾: what may not begin a line, and what may not end one, at each level; data only.

``none``, ``basic``, ``gb`` (GB/T 15834, the mainland's default) and ``strict`` are clreq's; the CSS
names stand for what CSS Text 3 asks of Chinese at its values of line-break.
"""

from typing import NamedTuple
from unicodedata import east_asian_width

from .classes import (
    CLOSE,
    CONNECT,
    DASH,
    DOUBLE,
    ELLIPSIS,
    EXCLAIM,
    ITERATE,
    MARKS,
    MIDDLE,
    OPEN,
    PAUSE,
    SEMI,
    SMALL,
    SOLIDUS,
    STOP,
    SUFFIX,
    TURN,
    WIDE_SPACE,
)  # fmt: skip

_ALWAYS = (WIDE_SPACE, TURN)
_BASIC = (*_ALWAYS, CLOSE, PAUSE, SEMI, STOP, EXCLAIM, DOUBLE, MIDDLE, CONNECT, SOLIDUS, SUFFIX,
          SMALL)  # fmt: skip
_CSS = (*_ALWAYS, CLOSE, PAUSE, SEMI, STOP, EXCLAIM, DOUBLE, MIDDLE, CONNECT, SUFFIX, ELLIPSIS,
        SOLIDUS, ITERATE, SMALL)  # fmt: skip
# Suffixes of ambiguous, full or wide width may begin a line where CSS is loose; others may not.
_WIDE = "".join(c for c in MARKS[SUFFIX] if east_asian_width(c) in "AFW")


class Level(NamedTuple):
    """``first``: classes that begin no line; ``last``: classes that end none; ``free``: characters
    of ``first`` that may begin one all the same.
    """

    first: bytes
    last: bytes
    free: str = ""


_OPENS = bytes((OPEN,))
LEVELS = {
    "none": Level(bytes(_ALWAYS), b""),
    "basic": Level(bytes(_BASIC), _OPENS),
    "gb": Level(bytes(_BASIC), bytes((OPEN, SOLIDUS))),
    "strict": Level(bytes((*_BASIC, DASH, ELLIPSIS, ITERATE)), bytes((OPEN, SOLIDUS))),
    "css-strict": Level(bytes(_CSS), _OPENS, "～－／"),
    "css-normal": Level(bytes(_CSS), _OPENS, "～－／〜゠" + MARKS[SMALL]),
    "css-loose": Level(
        bytes(_CSS), _OPENS,
        "～－／〜゠‐–‥…⋯・･：；！？" + MARKS[DOUBLE] + MARKS[ITERATE] + MARKS[SMALL] + _WIDE,
    ),
}  # fmt: skip
