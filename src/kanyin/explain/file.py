"""A PDF file judged: what stands in it, read as paragraphs, line by line."""

from __future__ import annotations

from pathlib import Path

from ..model.diagnostic import Report, Span
from ..model.verdict import Judgement
from ..view.glyphs import UNKNOWN, read_sheets
from .judge import judge, summary
from .reading import read


def judge_file(path: Path, measure: float | None, page: int | None, report: Report) -> Judgement:
    """The verdicts on all pages of a file, or on one, counted from 1; what is customary in it is
    learned from all of them.

    ``measure`` in em is that of the text's main size; by default it is seen from the lines.
    Raises KanyinError: see read_sheets, and P105 when there is no such page.  Warns by P106 when
    there is nothing to judge.
    """
    sheets = read_sheets(path, report)
    span = Span(str(path), 0, 0)
    if page is not None and page > len(sheets):
        report.error("P105", span, page=page, count=len(sheets))
        report.stop_on_errors()
    verdicts = tuple(
        each for each in judge(read(sheets, measure)) if page is None or each.page == page
    )
    shown = [sheet for sheet in sheets if page is None or sheet.number == page]
    found = Judgement(
        verdicts,
        summary(verdicts),
        turned=sum(sheet.turned for sheet in shown),
        hidden=sum(sheet.hidden for sheet in shown),
        unknown=sum(glyph.char == UNKNOWN for sheet in shown for glyph in sheet.glyphs),
    )
    if not verdicts:
        report.warn("P106", span, turned=found.turned, hidden=found.hidden)
    return found
