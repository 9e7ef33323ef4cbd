"""Lines of type as text operators: strings of codes, and numbers where the spacing differs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from ..model.page import Text
from ..model.paragraph import Line, Paragraph, Run, Word
from .pdffont import PdfFont, escape

FontOf = Callable[[str], PdfFont]


def number(value: float) -> str:
    """A number as PDF has it: at most four decimals, none of them idle."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Setting:
    """Writes the lines of one paragraph, keeping what the text state already is.

    Its codes are made once, however many pages the paragraph runs over."""

    def __init__(self, paragraph: Paragraph, font_of: FontOf) -> None:
        self.paragraph = paragraph
        self._tracking = paragraph.style.tracking
        self._events = sorted({
            at for at, amount in paragraph.change.items() if amount != self._tracking
        } | set(paragraph.words))  # fmt: skip
        self._fonts = [(run, font_of(run.face)) for run in paragraph.runs]
        self._codes = {
            run.start: font.encode(paragraph.text[run.start : run.end]) for run, font in self._fonts
        }
        self._font: PdfFont | None = None
        self._tc = 0.0

    def operators(self, text: Text, x: int, y: int) -> Iterator[str]:
        """The operators of an item whose origin is at x, y (mpt, y upwards); one BT for its
        lines.  Tc outlives a text object: it is left as the next one expects it."""
        self._font, self._tc = None, 0.0
        red, green, blue = (number(part / 255) for part in self.paragraph.style.color.rgb)
        yield f"BT {red} {green} {blue} rg"
        for line in text.lines:
            if line.start < line.end:
                yield f"1 0 0 1 {number((x + line.x) / 1000)} {number((y - line.y) / 1000)} Tm"
                yield from self.line(line)
        if self._tc:
            yield self._track(0.0)
        yield "ET"

    def line(self, line: Line) -> Iterator[str]:
        share = line.slack / line.gaps if line.gaps else 0.0
        for run, font in self._fonts:
            if run.start < line.end and run.end > line.start:
                if font is not self._font:
                    self._font = font
                    yield f"/{font.name} {number(self.paragraph.style.size / 1000)} Tf"
                yield from self._run(line, run, font, share)

    def _run(self, line: Line, run: Run, font: PdfFont, share: float) -> Iterator[str]:
        """One run's part of a line: stretches of single characters, and words.

        Tc opens single characters; it is off inside words, whose last boundary is opened by a
        number instead."""
        parts: list[str] = []
        moved = dict(line.shift)
        start, end = max(line.start, run.start), min(line.end, run.end)
        opened, closed = (self._tracking + share) / 1000, self._tracking / 1000
        for at, stop, begin in self._pieces(start, end, moved):
            if at > line.start:
                self._space(parts, at, moved)
            track = opened if begin is None else closed
            if track != self._tc:
                yield from self._flush(parts)
                yield self._track(track)
            if begin is None:
                parts.append(self._string(run, at, stop))
            else:
                word = self.paragraph.words[begin]
                parts.extend(self._word(word, begin, at, stop, font))
                if share and stop == word.end and stop < line.end:
                    parts.append(self._shift(share))
        yield from self._flush(parts)

    def _pieces(
        self, start: int, end: int, moved: dict[int, int]
    ) -> Iterator[tuple[int, int, int | None]]:
        """Stretches between the places where something happens: from, to, and the start of the
        word they belong to, if any."""
        words = self.paragraph.words
        low, high = bisect_right(self._events, start), bisect_left(self._events, end)
        stops = {*self._events[low:high], *(at for at in moved if start < at < end)}
        begin = self._word_over(start)
        at = start
        for stop in [*sorted(stops), end]:
            word = words.get(at if begin is None else begin)
            if word is None:
                yield at, stop, None
                at = stop
            elif stop >= word.end or stop == end:
                close = min(word.end, end)
                yield at, close, at if begin is None else begin
                if stop > close:
                    yield close, stop, None
                at, begin = stop, None

    def _word_over(self, start: int) -> int | None:
        """The start of a word that the line begins inside of."""
        n = bisect_left(self._events, start) - 1
        while n >= 0 and self._events[n] not in self.paragraph.words:
            n -= 1
        if n < 0 or start >= self.paragraph.words[self._events[n]].end:
            return None
        return self._events[n]

    def _space(self, parts: list[str], at: int, moved: dict[int, int]) -> None:
        paragraph = self.paragraph
        amount = paragraph.change.get(at, self._tracking) - self._tracking + moved.get(at, 0)
        if amount:
            parts.append(self._shift(amount))

    def _shift(self, amount: float) -> str:
        """A number that moves to the right by so many mpt."""
        return number(-amount * 1000 / self.paragraph.style.size)

    def _track(self, amount: float) -> str:
        self._tc = amount
        return f"{f'{amount:.6f}'.rstrip('0').rstrip('.')} Tc"

    def _flush(self, parts: list[str]) -> Iterator[str]:
        if parts:
            yield (
                f"{parts[0]} Tj"
                if len(parts) == 1 and parts[0][0] == "("
                else (f"[{''.join(_joined(parts))}] TJ")
            )
            parts.clear()

    def _string(self, run: Run, start: int, end: int) -> str:
        codes = self._codes[run.start][2 * (start - run.start) : 2 * (end - run.start)]
        return f"({escape(codes)})"

    def _word(self, word: Word, begin: int, start: int, end: int, font: PdfFont) -> Iterator[str]:
        """A word's glyphs between start and end; kerning as the difference to the font's widths."""
        text = self.paragraph.text
        codes = b""
        for glyph, advance, shift, first, count in word.glyphs:
            at = begin + first
            if not start <= at < end:
                continue
            if shift:
                yield from (f"({escape(codes)})",) if codes else ()
                yield number(-font.thousandths(shift))
                codes = b""
            codes += font.code(glyph, text[at : at + count])
            kern = advance - font.natural(glyph) - shift
            if kern:
                yield f"({escape(codes)})"
                yield number(-font.thousandths(kern))
                codes = b""
        if codes:
            yield f"({escape(codes)})"


def _joined(parts: list[str]) -> Iterator[str]:
    """Numbers that follow one another need a space between."""
    before = ""
    for part in parts:
        yield " " + part if before[-1:] not in ("", ")") and part[0] != "(" else part
        before = part
