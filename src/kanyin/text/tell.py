"""What finished lines have to tell: those that no adjustment could mend."""

from __future__ import annotations

from ..kernel.bestfit import VISIBLE
from ..model.diagnostic import Report
from ..model.page import Book
from ..model.paragraph import Line, Paragraph

_FAULTS = {"unsure": "L109", "rescue": "L108"}


def tell_lines(book: Book, report: Report) -> None:
    """Of the lines that stand on the pages, not of others that were tried."""
    for page in book.pages:
        for text in page.texts():
            for line in text.lines:
                if line.slack or line.fault or line.width > line.room:
                    _tell(text.paragraph, line, report)


def _tell(paragraph: Paragraph, line: Line, report: Report) -> None:
    opened = line.opened(paragraph.em) * 1000
    if not line.fault and line.width <= line.room and opened <= VISIBLE:
        return
    words = paragraph.text[line.start : line.end]
    values: dict[str, str] = {}
    if line.fault == "divided" or line.width > line.room:
        tell, code, first = report.error, "L102", words.rstrip(" ").split(" ")[-1][-20:]
    elif opened > VISIBLE:
        tell, code, first = report.warn, "L107", words[:10]
        values = {"opened": f"{opened / 1000:.2f}"}
    elif line.fault in _FAULTS:
        tell, code, first = report.warn, _FAULTS[line.fault], words[-4:]
    else:
        return
    tell(code, report.find(paragraph.span, first), first=first, **values)
