"""Where a Western word may be divided, by pyphen's dictionaries; an optional extra."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

_TOKEN = re.compile("[!-~\u00c0-\u024f]+")
_WORD = re.compile("[A-Za-z\u00c0-\u024f]{5,}")
# Words of an address, with digits or with capitals inside are names, and stay whole.
_NAME = re.compile(r"[0-9@_/\\]|[a-z][A-Z]|[A-Za-z][.:][A-Za-z/]")
LONGEST = 40  # letters: nothing longer is a word


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
    words = list(_words(text))
    positions = _dictionary(language) if words else None
    if positions is None:
        return ()
    return tuple(start + at for start, word in words for at in positions(word.lower()))


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Where each word that may be divided begins, and what it is."""
    for token in _TOKEN.finditer(text):
        if not _NAME.search(token[0]):
            for word in _WORD.finditer(token[0]):
                if len(word[0]) <= LONGEST:
                    yield token.start() + word.start(), word[0]
