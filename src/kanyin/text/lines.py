"""A paragraph and a width to lines: breaks chosen, space shared out, each line at its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..kernel.balance import balance
from ..kernel.bestfit import BEYOND, Finder, Lines
from ..kernel.breaks import HYPHEN, allow_phrases, rescue_breaks
from ..kernel.columns import Break
from ..kernel.justify import NOTHING, shrink, stretch
from ..model.paragraph import Line, Paragraph
from .hyphens import hyphens
from .words import words

ASCENT = 880  # of the Han em box, in thousandths: its foot is 120 below the baseline
NOTICED = 12.0  # a cost below which no line is opened by more than a twentieth of an em
MOST_OPEN = 60  # thousandths of an em: what all lines on average may open for one line more
LOOSER = 100.0  # what one line more or less may cost a paragraph


class Measure(NamedTuple):
    """The width lines have, and the indents of the first and the later ones; all in mpt."""

    width: int
    first: int
    later: int


def measure_of(paragraph: Paragraph, width: int) -> Measure:
    style = paragraph.style
    return Measure(width - style.inset, style.indent, style.hang)


def break_paragraph(paragraph: Paragraph, width: int) -> Lines:
    """The best lines of a paragraph; of a balanced one, lines of even length."""
    within = measure_of(paragraph, width)
    if paragraph.style.balance:
        even = _balanced(paragraph, within)
        if even is not None:
            return Lines(tuple(even), 0.0)
    ragged = paragraph.style.align != "justify"
    found = Finder(paragraph, *within, ragged).best()
    if found.cost > NOTICED:
        found = _with_hyphens(paragraph, within, ragged, found)
    if found.cost >= BEYOND:
        found = _with_rescue(paragraph, within, ragged, found)
    return found


def loosened(paragraph: Paragraph, width: int, best: Lines, by: int) -> Lines | None:
    """The paragraph in ``by`` lines more (or fewer, negative) than its best, if that does not
    spoil it."""
    ragged = paragraph.style.align != "justify"
    within = measure_of(paragraph, width)
    count = len(best.breaks) + by
    if count < 1 or not _may_fill(paragraph, within, count, by):
        return None
    return Finder(paragraph, *within, ragged).loosened(count, best.cost + LOOSER)


def _may_fill(paragraph: Paragraph, within: Measure, count: int, by: int) -> bool:
    """Whether so many lines could hold the text, or the text fill them, at all."""
    natural = paragraph.edge[-1]
    whole = within.width * count - within.first - within.later * (count - 1)
    if by < 0:
        return natural - paragraph.give[-1] - paragraph.em <= whole
    missing = whole - within.width - natural  # even if the last line holds next to nothing
    return missing <= paragraph.open[-1] + len(paragraph.text) * paragraph.em * MOST_OPEN // 1000


def _balanced(paragraph: Paragraph, within: Measure) -> list[Break] | None:
    phrases = bytes(allow_phrases(paragraph.kind, paragraph.allow))
    known = words(paragraph.text, paragraph.style.region)
    starts = None if known is None else frozenset(known)
    width = within.width - max(within.first, within.later)
    even = balance(paragraph, width, phrases, starts)
    return even if even is not None or starts is None else balance(paragraph, width, phrases, None)


def _with_hyphens(paragraph: Paragraph, within: Measure, ragged: bool, found: Lines) -> Lines:
    """Words divided, where that is cheaper than what was found."""
    if paragraph.style.tracking:  # display text divides no words
        return found
    inside = {at for start, word in paragraph.words.items() for at in word.inside(start)}
    places = [at for at in hyphens(paragraph.text) if not paragraph.allow[at] and at not in inside]
    tail = {at: paragraph.tail.get(at, 0) - paragraph.hyphen for at in places}
    divided = paragraph._replace(tail=paragraph.tail | tail)
    return _cheaper(divided, within, ragged, found, dict.fromkeys(places, HYPHEN), "hyphen")


def _with_rescue(paragraph: Paragraph, within: Measure, ragged: bool, found: Lines) -> Lines:
    """避头尾 given up inside runs of marks, rather than open a line beyond measure."""
    prices = rescue_breaks(paragraph.kind, paragraph.allow)
    return _cheaper(paragraph, within, ragged, found, prices, "rescue")


def _cheaper(
    paragraph: Paragraph, within: Measure, ragged: bool, found: Lines, prices: dict[int, float],
    fault: str,
) -> Lines:  # fmt: skip
    """The lines that more places to break allow, each at its price, where they cost less."""
    if not prices:
        return found
    allow = bytearray(paragraph.allow)
    for at in prices:
        allow[at] = 1
    freed = paragraph._replace(allow=bytes(allow), price=paragraph.price | prices)
    other = Finder(freed, *within, ragged).best()
    if other.cost >= found.cost:
        return found
    breaks = (line._replace(fault=fault) if line.end in prices else line for line in other.breaks)
    return Lines(tuple(breaks), other.cost)


def set_lines(paragraph: Paragraph, breaks: tuple[Break, ...], width: int) -> tuple[Line, ...]:
    """The lines of a paragraph; each line's y is its baseline from the paragraph's top."""
    style = paragraph.style
    top = (style.leading - style.size) // 2 + style.size * ASCENT // 1000
    align = "left" if style.balance and style.align == "justify" else style.align
    found = []
    indent = style.inset + style.indent
    for line in breaks:
        found.append(_line(paragraph, line, indent, width - indent, top, align))
        indent, top = style.inset + style.hang, top + style.leading
    return tuple(found)


def _line(
    paragraph: Paragraph, line: Break, indent: int, room: int, y: int, align: str
) -> Line:  # fmt: skip
    """One line at its place: justified, or shifted to the side its style asks for."""
    start, end, natural, last, hung, fault = line
    x, over = indent, room - natural
    if start in paragraph.head:
        x -= paragraph.head[start]
    share = NOTHING
    if over < 0:
        share = shrink(paragraph, start, end, -over)
    elif align == "justify":
        if over and not last:
            share = stretch(paragraph, start, end, over)
    elif align != "left":
        x += over // 2 if align == "center" else over
    if share is NOTHING:
        return Line(start, end, x, y, natural, 0, 0, (), 0, hung, fault, room)
    slack, gaps, shift, trim = share
    filled = room if gaps or shift or trim else natural
    return Line(start, end, x, y, filled, slack, gaps, shift, trim, hung, fault, room)


def places(paragraph: Paragraph, line: Line) -> list[int]:
    """Where each boundary of a line lies, in mpt from the edge the line is flush with: for every
    character the beginning of its cell, and last the end of the last one, or, where a mark hangs,
    its beginning."""
    start, end = line.start, line.end
    edge = paragraph.edge
    base = edge[start] + paragraph.head.get(start, 0)
    lead = paragraph.lead
    found = [edge[at] - base - lead.get(at, 0) for at in range(start, end + 1)]
    found[0] = 0
    if end > start:
        found[-1] -= _dropped(paragraph, line) - lead.get(end, 0)
    moved = dict(line.shift)
    if not moved and not line.gaps:
        return _clamped(found)
    fixed = set(_within(paragraph.fixed, start, end))
    passed = given = 0
    for n in range(1, end - start + 1):
        at = start + n
        own = 0
        if at < end:
            shift = moved.get(at, 0)
            given += shift
            own = paragraph.lead_at(at, shift) - lead.get(at, 0)
            if line.gaps and at not in fixed:
                passed += 1
        opened = line.slack * passed // line.gaps if line.gaps else 0
        found[n] += given + opened - own
    return _clamped(found)


def _within(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_right(places, start) : bisect_left(places, end)]


def _clamped(found: list[int]) -> list[int]:
    """Spaces at a line's end take nothing."""
    n = len(found) - 2
    while n > 0 and found[n] > found[-1]:
        found[n] = found[-1]
        n -= 1
    return found


def _dropped(paragraph: Paragraph, line: Line) -> int:
    tail = paragraph.tail.get(line.end, 0) + line.trim + line.hung
    return tail - paragraph.hyphen if line.fault == "hyphen" else tail
