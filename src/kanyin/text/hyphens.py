"""Where a Western word may be divided, by pyphen's dictionaries; an optional extra."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_WORD = re.compile("[A-Za-z\u00c0-\u024f]{5,}")
# Words of an address, with digits or with capitals inside are names, and stay whole.
_NAME = re.compile(r"[!-~]*(?:[0-9@_/\\]|[a-z][A-Z]|[A-Za-z][.:][A-Za-z/])[!-~]*")


@cache
def _dictionary(language: str) -> Callable[[str], list[int]] | None:
    try:
        import pyphen
    except ImportError:
        return None
    found: Callable[[str], list[int]] = pyphen.Pyphen(lang=language, left=2, right=3).positions
    return found


def hyphens(text: str, language: str = "en_US") -> tuple[int, ...]:
    """The places inside words of five letters and more where a hyphen may divide them; none when
    pyphen is not installed."""
    words = list(_WORD.finditer(_NAME.sub(lambda name: "0" * len(name[0]), text)))
    positions = _dictionary(language) if words else None
    if positions is None:
        return ()
    return tuple(match.start() + at for match in words for at in positions(match[0].lower()))
