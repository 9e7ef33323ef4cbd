"""Names that are not known, and the known one they are nearest to."""

from collections.abc import Iterable
from difflib import get_close_matches

from .diagnostic import Report, Span

MOST = 16  # names are listed at the most


def nearest(name: str, known: Iterable[str]) -> dict[str, str]:
    """The hint for a name that is not known: the nearest one that is, and all of them."""
    known = tuple(known)
    found = get_close_matches(name, known, 1, 0.5)
    if len(known) > MOST:
        known = (*get_close_matches(name, known, MOST, 0.0), f"… ({len(known)})")
    near = found[0] if found else ""
    return {
        "near_zh": f"是否指“{near}”？" if near else "",
        "near_en": f"did you mean {near!r}? " if near else "",
        "known": "、".join(known),
    }


def unknown(
    report: Report, name: str, span: Span, known: Iterable[str], what_zh: str, what_en: str
) -> None:
    """Report a name that is not among those known."""
    report.error("S104", span, name=name, what_zh=what_zh, what_en=what_en, **nearest(name, known))
