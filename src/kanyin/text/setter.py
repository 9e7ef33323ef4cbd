"""Sets text with the faces of one job: all that a block kind needs to know of fonts."""

from __future__ import annotations

from collections.abc import Callable

from ..fonts.shelf import Shelf
from ..kernel.bestfit import Lines
from ..kernel.firstfit import break_lines
from ..model.content import Copy, PictureFile
from ..model.diagnostic import Report, Span
from ..model.flow import Manner
from ..model.page import Text
from ..model.paragraph import Line, Paragraph
from ..model.picture import Artwork
from ..model.style import Style
from ..model.tag import Tag
from .flow import TextFlow
from .lines import break_paragraph, loosened, set_lines
from .measure import Measurer
from .stripes import placed_text

Pictures = Callable[[PictureFile], Artwork]


class Setter:
    """Measures each text once, and breaks it once per width."""

    def __init__(self, shelf: Shelf, report: Report, pictures: Pictures) -> None:
        self._report, self.picture = report, pictures
        self._measurer = Measurer(shelf, report)
        self._paragraphs: dict[tuple[Copy, Span, Style], Paragraph] = {}
        self._best: dict[tuple[int, int], Lines] = {}
        self._lines: dict[tuple[int, int, int], tuple[Line, ...]] = {}

    @property
    def report(self) -> Report:
        return self._report

    def paragraph(self, copy: Copy, style: Style) -> Paragraph:
        key = copy, copy.span, style
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._measurer.measure(copy, style)
        return found

    def flow(self, copy: Copy, style: Style, manner: Manner, tag: Tag | None = None) -> TextFlow:
        """A text as a flow of lines."""
        return TextFlow(self.paragraph(copy, style), self.lines, manner, tag)

    def lines(self, paragraph: Paragraph, width: int, by: int = 0) -> tuple[Line, ...]:
        """The lines of a paragraph for a width; each line's y is its baseline from the top.

        ``by`` asks for so many lines more, or fewer; none when that would spoil the paragraph."""
        key = id(paragraph), width, by
        found = self._lines.get(key)
        if found is None:
            best = self._broken(paragraph, width)
            chosen = loosened(paragraph, width, best, by) if by else best
            found = set_lines(paragraph, chosen.breaks, width) if chosen is not None else ()
            self._lines[key] = found
        return found

    def text(
        self, copy: Copy, style: Style, width: int, tag: Tag | None = None
    ) -> tuple[Text, int]:
        """All lines of a text as one item, and its height."""
        lines = self.lines(paragraph := self.paragraph(copy, style), width)
        return placed_text(paragraph, lines, tag), len(lines) * style.leading

    def width(self, copy: Copy, style: Style) -> int:
        """The width of a text set in one line."""
        paragraph = self.paragraph(copy, style)
        lines = break_lines(paragraph, 1 << 40, 0, 0)
        return max(line.natural for line in lines)

    def _broken(self, paragraph: Paragraph, width: int) -> Lines:
        key = id(paragraph), width
        if key not in self._best:
            self._best[key] = break_paragraph(paragraph, width)
        return self._best[key]
