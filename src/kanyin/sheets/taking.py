"""Which pages of a file are used: 1,3-8,12-."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from ..model.diagnostic import NOWHERE, Report

T = TypeVar("T")
_PART = re.compile(r"(\d{1,6})?(-)?(\d{1,6})?", re.ASCII)


def taken(pages: Sequence[T], wish: str, report: Report) -> tuple[T, ...]:
    """The pages named, in the order named; all of them where none is."""
    if not wish.strip():
        return tuple(pages)
    found: list[T] = []
    for part in wish.replace("，", ",").split(","):
        match = _PART.fullmatch(part.strip())
        first = int(match[1] or 1) if match else 0
        last = int(match[3] or len(pages)) if match and match[2] else first
        if match is None or not (match[1] or match[2]) or first > last > 0:
            report.error("P315", NOWHERE, wish=wish, part=part)
            return ()
        if not 0 < first <= last <= len(pages):
            page = first if first > len(pages) or not first else last
            report.error("P105", NOWHERE, page=page, count=len(pages))
            return ()
        found += pages[first - 1 : last]
    return tuple(found)
