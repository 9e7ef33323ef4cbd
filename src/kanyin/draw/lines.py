"""Lines of type as text operators: strings of codes, and numbers where the spacing differs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from ..model.page import Text
from ..model.paragraph import Line, Paragraph, Run
from .numbers import GAP, SEEN, between, move, number
from .pdffont import PdfFont

FontOf = Callable[[str], PdfFont]
Mark = Callable[[Run], str]  # the operator that opens marked content, for a run
NO_RUN = Run(0, 0, "", 0)  # of an empty cell
HALF = 0.3  # ems: what a mark drops at a line's end is more than this
BLANK = " \u00a0\u3000"


class Setting:
    """Writes the lines of one paragraph, keeping what the text state already is.

    Its codes are made once, however many pages the paragraph runs over."""

    def __init__(self, paragraph: Paragraph, font_of: FontOf) -> None:
        self.paragraph = paragraph
        self._tracking = tracking = paragraph.style.tracking
        self._fonts = [
            (run, font, font.encode(paragraph, n))
            for n, run in enumerate(paragraph.runs)
            for font in (font_of(run.face),)
        ]
        words = paragraph.words
        self._owner: dict[int, int] = {}  # character inside a word → the word's start
        events = {at for at, amount in paragraph.change.items() if amount != tracking}
        for start, word in words.items():
            events.update((start, word.end))
            for at in range(start, word.end):
                self._owner[at] = start
        for at in paragraph.blanks:
            events.update((at, at + 1))
        self._events = sorted(events)
        self._fixed = frozenset(paragraph.fixed)
        # one run of a face that can have glyphs of any width: most lines are a string and no more
        self._even = len(self._fonts) == 1 and not tracking and self._fonts[0][1].variants
        self._even = self._even and not paragraph.runs[0].rise and not paragraph.runs[0].to
        self._out: list[str] = []
        self._parts: list[bytes | float] = []
        self._carried = 0.0  # mpt that stand before a space that is not drawn
        self._lead = 0  # eighths of an em that go out of the next glyph's cell
        self._font: PdfFont | None = None
        self._size = self._rise = 0
        self._tc = 0.0
        self._mark: Mark = lambda run: ""
        self._to = ""

    def operators(self, text: Text, x: int, y: int, paint: str, mark: Mark) -> list[str]:
        """The operators of an item whose origin is at x, y (mpt, y upwards); one BT for its
        lines, after the operator that paints them.  Tc and Ts outlive a text object: they are left
        as the next one expects them."""
        self._font, self._tc, self._rise = None, 0.0, 0
        filled = next((line.start for line in text.lines if line.start < line.end), -1)
        run = self._row(filled)[0] if filled >= 0 else NO_RUN
        self._mark, self._to = mark, run.to
        out = self._out = [f"BT {paint} {mark(run)}"]
        last_x = last_y = 0
        letters, heads = self.paragraph.text, self.paragraph.head
        for whole in text.lines:
            line = whole
            if line.start == line.end or letters[line.end - 1] in BLANK:
                line = self._without_blanks(whole)
                if line.start == line.end:
                    continue
            self._lead = 0
            left, foot = x + line.x, y - line.y
            if line.start in heads:
                left += self._begin(line)
            out.append(move(left - last_x, foot - last_y))
            last_x, last_y = left, foot
            if not (self._even and self._simple(line)):
                self._line(line)
            if line is not whole:
                self._part(line.end, whole.end)
        if self._tc:
            self._track(0.0)
        if self._rise:
            out.append("0 Ts")
        out.append("EMC ET")
        return out

    def _without_blanks(self, line: Line) -> Line:
        """A line without the spaces at its end, which nobody sees."""
        text, end = self.paragraph.text, line.end
        while end > line.start and text[end - 1] in BLANK:
            end -= 1
        return line if end == line.end else line._replace(end=end)

    def _part(self, at: int, end: int) -> None:
        """A space between two lines' words is drawn where nobody sees it, for those who hear or
        copy the text."""
        paragraph = self.paragraph
        if paragraph.text[at] == " " and at not in paragraph.blanks and end < len(paragraph.text):
            run, font, codes = self._row(at)
            if font is self._font:
                space = codes[2 * (at - run.start) : 2 * (at - run.start) + 2]
                self._out.append(f"{font.string(space)} Tj")

    def _simple(self, line: Line) -> bool:
        """Write a line at once, if its spacing is even but for some of its boundaries; False if it
        is not so simple."""
        start, end, slack, gaps, shift = line.start, line.end, line.slack, line.gaps, line.shift
        (run, font, codes), owner, events = self._fonts[0], self._owner, self._events
        begins = start in owner
        if line.fault or (begins and start - 1 in owner):
            return False
        share = slack / gaps if gaps else 0.0
        stops: list[int] = []
        moved = dict(shift)
        if (
            shift
            or (share and self._fixed)
            or (events and bisect_left(events, end) > bisect_right(events, start))
        ):
            stops = self._stops(start, end, moved, share)
        if share and (
            share > SEEN * run.size
            or len(stops) > len(shift)
            or (owner and (begins or any(at in owner or at - 1 in owner for at in stops)))
        ):
            return False
        drop = self._dropped(end, run.size) if not line.trim else 0
        if stops or begins:
            pieces = self._moved(line, stops, moved, drop)
        else:
            pieces = self._plain(codes[2 * start : 2 * end], font, drop)
        if pieces is None or line.trim:
            return False
        if font is not self._font:
            self._font, self._size = font, run.size
            self._out.append(f"/{font.name} {number(run.size / 1000)} Tf")
        if share / 1000 != self._tc:
            self._track(share / 1000)
        self._lead = 0
        self._out.append(pieces)
        return True

    def _dropped(self, end: int, size: int) -> int:
        """The eighths of an em that a mark at a line's end is set without."""
        paragraph = self.paragraph
        if end not in paragraph.tail and end not in paragraph.change:
            return 0
        dropped = paragraph.tail.get(end, 0) - paragraph.change.get(end, 0)
        if dropped > HALF * size and paragraph.text[end - 1] not in BLANK:
            return round(dropped * 8 / size)
        return 0

    def _plain(self, codes: bytes, font: PdfFont, drop: int) -> str:
        if self._lead:
            codes = font.variant(codes[:2], self._lead, 0) + codes[2:]
        if drop:
            codes = codes[:-2] + font.variant(codes[-2:], 0, -drop)
        return f"{font.string(codes)} Tj"

    def _moved(self, line: Line, stops: list[int], moved: dict[int, int], drop: int) -> str | None:
        """A line some of whose boundaries give way or open; None when a word in it is kerned."""
        (run, font, codes), paragraph = self._fonts[0], self.paragraph
        size, owner, change, blanks = run.size, self._owner, paragraph.change, paragraph.blanks
        parts: list[bytes] = []
        at, lead, end = line.start, self._lead, line.end
        for stop in (*stops, end):
            if at in owner:
                piece = font.word(paragraph, owner[at])
                if piece is None or stop != paragraph.words[owner[at]].end:
                    return None
            else:
                piece = b"" if at in blanks else codes[2 * at : 2 * stop]
            if piece:
                if lead:
                    piece = font.variant(piece[:2], lead, 0) + piece[2:]
                parts += b"(", piece, b")"
            holds = bool(parts) and parts[-1] == b")"
            eighths, lead, left = -drop if holds else 0, 0, b""
            if stop != end:
                shift = moved.get(stop, 0)
                own = paragraph.lead_at(stop, shift)
                eighths, lead, left = between(change.get(stop, 0) + shift - own, own, size, holds)
            if eighths:
                parts[-2] = parts[-2][:-2] + font.variant(parts[-2][-2:], 0, eighths)
            if left:
                parts += (left,) if holds or not parts else (b" ", left)
            at = stop
        return f"[{b''.join(parts).decode('latin-1')}] TJ"

    def _row(self, at: int) -> tuple[Run, PdfFont, bytes]:
        """The run that a character is set in, its font, and the run's codes."""
        return next(row for row in self._fonts if row[0].end > at)

    def _begin(self, line: Line) -> int:
        """An opening mark at a line's start is set without its blank: how far the pen moves on."""
        head = self.paragraph.head[line.start]
        if head <= 0:
            return 0
        run, font, _ = self._row(line.start)
        self._lead = round(-head * 8 / run.size) if font.variants else 0
        return -self._lead * run.size // 8

    def _line(self, line: Line) -> None:
        self._carried = 0.0
        share = line.slack / line.gaps if line.gaps else 0.0
        for run, font, codes in self._fonts:
            if run.start < line.end and run.end > line.start:
                if font is not self._font or run.size != self._size:
                    self._font, self._size = font, run.size
                    self._out.append(f"/{font.name} {number(run.size / 1000)} Tf")
                if run.to != self._to:
                    self._to = run.to
                    self._out.append(f"EMC {self._mark(run)}")
                if run.rise != self._rise:
                    self._rise = run.rise
                    self._out.append(f"{number(run.rise / 1000)} Ts")
                spoken = font.spoken(
                    self.paragraph.text[max(run.start, line.start) : min(run.end, line.end)]
                )
                self._out += [spoken] if spoken else []
                self._run(line, run, font, codes, share)
                self._out += ["EMC"] if spoken else []
        if line.fault == "hyphen" and self._font is not None:
            self._out.append(f"{self._font.string(self._font.hyphen())} Tj")

    def _run(self, line: Line, run: Run, font: PdfFont, codes: bytes, share: float) -> None:
        """One run's part of a line: stretches of single characters, and words.

        Tc opens single characters; inside words and at boundaries that stay fixed it does not."""
        paragraph, first = self.paragraph, run.start
        start, end = max(line.start, first), min(line.end, run.end)
        moved = dict(line.shift) if line.shift else {}
        spread = self._tracking + share
        baked = spread > SEEN * run.size and font.variants  # all of it goes into the glyphs' widths
        loose = 0.0 if baked else spread / 1000
        at = start
        for stop in [*self._stops(start, end, moved, share), end]:
            owner, blank = self._owner.get(at), at in paragraph.blanks
            track = loose if owner is None or baked else self._tracking / 1000
            if track != self._tc and not blank:
                self._flush()
                self._track(track)
            if owner is not None:
                self._word(owner, at, stop, run, font, self._tracking if baked else 0)
            elif not blank:
                part = codes[2 * (at - first) : 2 * (stop - first)]
                self._stretch(part, run, font, spread if baked else 0.0)
            if stop < line.end:
                single = owner is None and not blank  # after which Tc stands
                extra = self._extra(stop, moved, share, single, baked or blank)
                own = paragraph.lead_at(stop, moved.get(stop, 0))
                self._carried += extra - own
                if self._carried and stop not in paragraph.blanks:  # else what follows is not drawn
                    self._space(self._carried, run, font)
                    self._carried = 0.0
                if own:
                    self._before(own, run, stop)
            at = stop
        if end == line.end and paragraph.text[end - 1] not in BLANK:
            self._close(line, run, font)
        self._flush()

    def _close(self, line: Line, run: Run, font: PdfFont) -> None:
        """A mark at a line's end is set without its blank."""
        paragraph, end = self.paragraph, line.end
        dropped = paragraph.tail.get(end, 0) + line.trim - paragraph.change.get(end, 0)
        if dropped > HALF * run.size and font.variants:
            self._space(-dropped, run, font)

    def _stops(self, start: int, end: int, moved: dict[int, int], share: float) -> list[int]:
        """The places inside a stretch where something other than a character happens."""
        events = self._events
        found = events[bisect_right(events, start) : bisect_left(events, end)] if events else []
        owner = self._owner
        extra = [at for at in moved if start < at < end]
        if share and self._fixed:
            fixed = self.paragraph.fixed
            inside = fixed[bisect_right(fixed, start) : bisect_left(fixed, end)]
            extra += [at for at in inside if at not in owner or at - 1 not in owner]
        if extra:
            found = sorted({*found, *extra})
        if not owner:
            return found
        return [at for at in found if owner.get(at, -1) != owner.get(at - 1, -2)]

    def _extra(
        self, at: int, moved: dict[int, int], share: float, single: bool, baked: bool
    ) -> float:
        """What stands at a boundary besides Tc, in mpt."""
        paragraph = self.paragraph
        extra = paragraph.change.get(at, self._tracking) - self._tracking + moved.get(at, 0)
        opened = 0.0 if at in self._fixed else share
        if baked:  # no Tc has stood before the place
            return extra + self._tracking + opened
        return extra + opened - share if single else extra + opened

    def _space(self, amount: float, run: Run, font: PdfFont) -> None:
        """Space after the last glyph: in its own width as far as a reader would see it."""
        parts, size = self._parts, run.size
        worth = amount > GAP * size or amount < -SEEN * size
        if font.variants and worth and parts and isinstance(parts[-1], bytes):
            eighths = round(amount * 8 / size)
            parts[-1] = parts[-1][:-2] + font.variant(parts[-1][-2:], 0, eighths)
            amount -= eighths * size / 8
        if abs(amount) > 0.0005:
            self._number(-amount * 1000 / size)

    def _before(self, amount: float, run: Run, at: int) -> None:
        """Space out of the cell of the glyph that follows, which may be of another run."""
        after, font, _ = self._row(at)
        if (amount > GAP * after.size or amount < -SEEN * after.size) and font.variants:
            self._lead = round(amount * 8 / after.size)
            amount -= self._lead * after.size / 8
        if abs(amount) > 0.0005:
            self._number(-amount * 1000 / run.size)

    def _stretch(self, codes: bytes, run: Run, font: PdfFont, spread: float) -> None:
        """Single characters; with ``spread`` each but the last holds that much in its width."""
        if self._lead and codes:
            codes = font.variant(codes[:2], self._lead, 0) + codes[2:]
            self._lead = 0
        if not spread:
            self._string(codes)
            return
        for n in range(0, len(codes), 2):
            self._string(codes[n : n + 2])
            if n + 2 < len(codes):
                self._space(spread, run, font)

    def _string(self, codes: bytes) -> None:
        parts = self._parts
        if parts and isinstance(parts[-1], bytes):
            parts[-1] += codes
        elif codes:
            parts.append(codes)

    def _number(self, amount: float) -> None:
        if self._parts and isinstance(self._parts[-1], float):
            amount += self._parts.pop()  # type: ignore[operator]
        self._parts.append(amount)

    def _track(self, amount: float) -> None:
        self._tc = amount
        self._out.append(f"{f'{amount:.6f}'.rstrip('0').rstrip('.')} Tc")

    def _flush(self) -> None:
        parts = self._parts
        if not parts:
            return
        font = self._font
        assert font is not None  # set before the first part
        if len(parts) == 1 and isinstance(parts[0], bytes):
            self._out.append(f"{font.string(parts[0])} Tj")
        else:
            inside = [
                font.string(part) if isinstance(part, bytes) else number(part) for part in parts
            ]
            self._out.append(f"[{''.join(inside)}] TJ")
        parts.clear()

    def _word(self, begin: int, start: int, end: int, run: Run, font: PdfFont, spread: int) -> None:
        """A word's glyphs between start and end; kerning as the difference to the font's widths.
        With ``spread`` each but the last holds that much in its width."""
        text, word = self.paragraph.text, self.paragraph.words[begin]
        for glyph, advance, shift, first, count in word.glyphs:
            at = begin + first
            if not start <= at < end:
                continue
            if shift:
                self._number(-font.thousandths(shift))
            self._string(font.code(glyph, text[at : at + count]))
            kern = font.thousandths(advance - font.natural(glyph) - shift)
            if spread and at + count < word.end:
                self._space(spread, run, font)
            if kern:
                self._number(-kern)
