"""The lines of a book that kanyin has set: need, levels used, amounts, and the bans that fired."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ..kernel.breaks import SOFT
from ..kernel.columns import natural
from ..kernel.firstfit import last_fitting
from ..kernel.levels import LEVELS
from ..kernel.regions import BRACKET, COMMA, END, FULL, GAP, POINT, WORD
from ..model.explanation import Ban, LineExplanation, Use
from ..model.page import Book
from ..model.paragraph import Line, Paragraph

NAMES = {
    END: "line end 行末标点", WORD: "word spaces 西文词距", POINT: "interpuncts 间隔号",
    BRACKET: "brackets 夹注号", COMMA: "commas 顿逗分冒号", GAP: "Han–Western gaps 中西间距",
    FULL: "full stops 句问叹号",
}  # fmt: skip
CONTEXT = 3  # characters on either side of a break that are shown


def explain_book(book: Book, number: int | None) -> Iterator[LineExplanation]:
    """Every line of running text and furniture, page by page; of one page if a number is given."""
    for page in book.pages:
        if number in (None, page.number):
            for text in page.texts():
                for line in text.lines:
                    if line.start < line.end:
                        yield _explain(page.number, text.paragraph, line)


def _explain(page: int, paragraph: Paragraph, line: Line) -> LineExplanation:
    em, style = paragraph.em, paragraph.style
    last = line.end in (len(paragraph.text), *paragraph.turns)
    hyphen = paragraph.hyphen if line.fault == "hyphen" else 0
    width = natural(paragraph, line.start, line.end) + hyphen - line.hung
    return LineExplanation(
        page, paragraph.text[line.start : line.end], style.face, style.size / 1000, style.align,
        line.room / em, last, (line.room - width) / em, tuple(_uses(paragraph, line)),
        line.opened(em),
        () if last else tuple(_bans(paragraph, line)), line.fault, line.hung / em,
    )  # fmt: skip


def _uses(paragraph: Paragraph, line: Line) -> Iterator[Use]:
    em, moved = paragraph.em, dict(line.shift)
    first = bisect_right(paragraph.spots, line.start)
    last = bisect_left(paragraph.spots, line.end)
    shrinks = any(amount < 0 for amount in moved.values())
    columns = paragraph.give if shrinks or line.trim else paragraph.open
    if line.trim:
        yield Use(NAMES[END], 1, paragraph.spare.get(line.end, 0) / em, -line.trim / em)
    for level, name in NAMES.items():
        at = [n for n in range(first, last) if paragraph.level[n] == level]
        used = sum(moved.get(paragraph.spots[n], 0) for n in at)
        if used:
            room = sum(columns[n + 1] - columns[n] for n in at)
            yield Use(name, len(at), room / em, used / em)


def _bans(paragraph: Paragraph, line: Line) -> Iterator[Ban]:
    """Breaks nearer to the measure than the one that was made, and what forbids each."""
    limit = paragraph.edge[line.start] + paragraph.head.get(line.start, 0) + line.room
    stop = next((turn for turn in paragraph.turns if turn >= line.end), len(paragraph.text))
    fits = last_fitting(paragraph, line.start, stop, limit)
    low, high = sorted((fits, line.end))
    for at in range(max(low, line.start + 1), min(high + 1, len(paragraph.text))):
        why = _why(paragraph, at) if at != line.end else ""
        if why:
            left = paragraph.text[max(at - CONTEXT, 0) : at]
            yield Ban(f"{left}|{paragraph.text[at : at + CONTEXT]}", why)


def _why(paragraph: Paragraph, at: int) -> str:
    if paragraph.allow[at]:
        return "price" if paragraph.price.get(at, 0.0) >= SOFT else ""
    level = LEVELS[paragraph.style.manner[1]]
    if paragraph.kind[at] in level.first:
        return "first"
    return "last" if paragraph.kind[at - 1] in level.last else "unit"
