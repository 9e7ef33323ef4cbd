"""Sets text with the faces of one job: all that a block kind needs to know of fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..fonts.shelf import Shelf
from ..kernel.breaks import allow_phrases
from ..kernel.firstfit import Break, break_lines, budget
from ..kernel.justify import NOTHING, Share, shrink, stretch
from ..model.content import Copy, PictureFile
from ..model.diagnostic import Report, Span
from ..model.flow import Manner
from ..model.page import Text
from ..model.paragraph import Line, Paragraph
from ..model.picture import Artwork
from ..model.style import Style
from .flow import TextFlow
from .measure import measure

Pictures = Callable[[PictureFile], Artwork]
ASCENT = 880  # of the Han em box, in thousandths: its foot is 120 below the baseline


class Setter:
    """Measures each text once, and breaks it once per width."""

    def __init__(self, shelf: Shelf, report: Report, pictures: Pictures) -> None:
        self._shelf, self._report, self.picture = shelf, report, pictures
        self._paragraphs: dict[tuple[Copy, Span, Style], Paragraph] = {}
        self._lines: dict[tuple[int, int], tuple[Line, ...]] = {}

    @property
    def report(self) -> Report:
        return self._report

    def paragraph(self, copy: Copy, style: Style) -> Paragraph:
        key = copy, copy.span, style
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = measure(copy, style, self._shelf, self._report)
        return found

    def flow(self, copy: Copy, style: Style, manner: Manner) -> TextFlow:
        """A text as a flow of lines."""
        return TextFlow(self.paragraph(copy, style), self.lines, manner)

    def lines(self, paragraph: Paragraph, width: int) -> tuple[Line, ...]:
        """The lines of a paragraph for a width; each line's y is its baseline from the top."""
        key = id(paragraph), width
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._set(paragraph, width)
        return found

    def text(self, copy: Copy, style: Style, width: int) -> tuple[Text, int]:
        """All lines of a text as one item, and its height."""
        lines = self.lines(paragraph := self.paragraph(copy, style), width)
        return Text(paragraph, lines), len(lines) * style.leading

    def width(self, copy: Copy, style: Style) -> int:
        """The width of a text set in one line."""
        paragraph = self.paragraph(copy, style)
        lines = break_lines(paragraph, 1 << 40, 0, 0)
        return max(line.natural for line in lines)

    def _set(self, paragraph: Paragraph, width: int) -> tuple[Line, ...]:
        style = paragraph.style
        measure = width - style.inset
        first, later = style.indent, style.hang
        broken = self._balanced(paragraph, measure) if style.balance else None
        broken = broken or break_lines(paragraph, measure, first, later)
        top = (style.leading - style.size) // 2 + style.size * ASCENT // 1000
        lines = []
        for n, line in enumerate(broken):
            indent = style.inset + (first if n == 0 else later)
            room = width - indent
            divided = not (line.last or paragraph.allow[line.end])
            if divided or line.natural > room + budget(paragraph, line.start, line.end):
                self._too_wide(paragraph, line)
            lines.append(_line(paragraph, line, indent, room, top + n * style.leading))
        return tuple(lines)

    def _balanced(self, paragraph: Paragraph, measure: int) -> list[Break]:
        """A heading in as few lines as the measure allows, all of about one length; it breaks at
        its spaces where it has any.
        """
        count = len(break_lines(paragraph, measure, 0, 0))
        allow = allow_phrases(paragraph.kind, paragraph.allow)
        if any(allow):
            phrases = replace(paragraph, allow=bytes(allow))
            lines = break_lines(phrases, measure, 0, 0)
            if len(lines) <= count + 1 and all(line.natural <= measure for line in lines):
                return lines
        low, high = 0, measure
        while high - low > paragraph.style.size // 10:
            middle = (low + high) // 2
            fits = len(break_lines(paragraph, middle, 0, 0)) == count
            low, high = (low, middle) if fits else (middle, high)
        return break_lines(paragraph, high, 0, 0)

    def _too_wide(self, paragraph: Paragraph, line: Break) -> None:
        first = paragraph.text[line.start : line.end].split(" ")[-1][-20:]
        self._report.error("L102", self._report.find(paragraph.span, first), first=first)


def _line(paragraph: Paragraph, line: Break, indent: int, room: int, y: int) -> Line:
    """One line at its place: justified, or shifted to the side its style asks for."""
    start, end, natural, last = line
    style = paragraph.style
    over = room - natural
    share: Share = NOTHING
    if over < 0:
        share = shrink(paragraph, start, end, -over)
        over = 0
    elif style.align == "justify" and not last:
        share = stretch(paragraph.fixed, start, end, over)
    offset = {"center": over // 2, "right": over}.get(style.align, 0)
    x = indent + offset - paragraph.head.get(start, 0)
    width = room if share.gaps or share.shift else natural
    return Line(start, end, x, y, width, share.slack, share.gaps, share.shift)
