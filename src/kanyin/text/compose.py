"""Lines for everyone who only needs lines."""

from __future__ import annotations

import warnings
from itertools import pairwise
from pathlib import Path
from typing import cast

from ..fonts.ruler import Ruler
from ..fonts.shelf import Shelf
from ..model.composed import Line
from ..model.content import Copy
from ..model.diagnostic import Report
from ..model.style import HANGS, KINSOKU, LINE_ENDS, PROFILES, Style
from ..model.typeface import FaceEntry
from . import lines as setting
from .measure import INVISIBLE, Measurer

EM = 1_000_000  # mpt: a millionth of an em is the least that is told apart


def compose(
    text: str, measure: float, *, profile: str = "zh-Hans-CN", kinsoku: str = "gb",
    line_end: str = "half", hang: bool | str = False, indent: float = 0,
    face: str | Path | None = None,
) -> tuple[Line, ...]:  # fmt: skip
    """Break a paragraph into justified lines, as kanyin's pages do.

    ``measure`` and ``indent`` (of the first line) in em.  ``profile``: zh-Hans-CN, zh-Hant-TW or
    zh-Hant-HK.  ``kinsoku``: none, basic, gb, strict, css-strict, css-normal, css-loose.
    ``line_end``: half, half-if-needed, full.  ``hang``: False, True (where nothing else helps) or
    "force".  ``face``: a font file; without one, Han are one em wide and letters half.

    Raises ValueError for a value that is none of these, KanyinError for a font that cannot be used
    or lacks a character.
    """
    hung = hang if isinstance(hang, str) else "allow" if hang else "none"
    for value, known in ((profile, PROFILES), (kinsoku, KINSOKU), (line_end, LINE_ENDS),
                         (hung, HANGS)):  # fmt: skip
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")
    if not 0 < measure < 1_000_000 or not 0 <= indent < measure:
        raise ValueError("measure must be above 0 em, and indent from 0 to below the measure")
    style = Style(
        face="serif", size=EM, leading=EM, indent=round(indent * EM), region=profile,
        kinsoku=kinsoku, line_end=line_end, hanging=hung,
    )  # fmt: skip
    return _lines(text, round(measure * EM), style, _shelf(face))


def _shelf(face: str | Path | None) -> Shelf:
    if face is None:
        return cast(Shelf, Ruler())
    report = Report()
    shelf = Shelf([FaceEntry("serif", Path(face))], report)
    shelf.face("serif")
    report.stop_on_errors()
    return shelf


def _lines(text: str, width: int, style: Style, shelf: Shelf) -> tuple[Line, ...]:
    report = Report()
    paragraph = Measurer(shelf, report).measure(Copy(text), style)
    report.stop_on_errors()
    for found in report.diagnostics:
        warnings.warn(f"[{found.code}] {found.en}", stacklevel=3)
    # where each kept character stood in what was given
    kept = [at for at, char in enumerate(text) if ord(char) not in INVISIBLE]
    broken = setting.break_paragraph(paragraph, width).breaks
    composed: list[Line] = []
    begun = 0
    if text.endswith("\n"):
        broken = broken[:-1]  # nothing follows the last line feed
    for n, line in enumerate(setting.set_lines(paragraph, broken, width)):
        places = setting.places(paragraph, line)
        own = [(after - before) / EM for before, after in pairwise(places)]
        after = broken[n + 1].start if n + 1 < len(broken) else len(kept)
        end = kept[after] if after < len(kept) else len(text)
        advances = [0.0] * (end - begun)
        for at, advance in zip(range(line.start, line.end), own, strict=True):
            advances[kept[at] - begun] = advance
        composed.append(Line(text[begun:end], begun, end, tuple(advances)))
        begun = end
    return tuple(composed)
