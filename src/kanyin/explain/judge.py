"""Paragraphs to verdicts: each Chinese line held against the rules, and what they add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from ..kernel.classes import classify
from ..model.verdict import LineVerdict, Summary
from .lines import Line
from .marks import is_square, is_western
from .reading import FLUSH, Paragraph
from .rules import SPACE, Judged, even, faults_of
from .spacing import gaps_of, text_of
from .words import Words

STILL = 0.02  # em: a style's own tracking below this is none
CHINESE = 0.2  # of a paragraph's characters: with fewer Han it is not Chinese text
STEPS = (0.05, 0.10, 0.25)  # em of opening that the summary counts


def judge(paragraphs: Iterable[Paragraph]) -> list[LineVerdict]:
    """A verdict on every line of every Chinese paragraph, in their order."""
    chinese = [each for each in paragraphs if _is_chinese(each)]
    tracked = _tracking(chinese)
    words = Words.of(line for each in chinese for line in each.lines)
    return [
        _verdict(judged, words) for each in chinese for judged in _judged(each, tracked[each.style])
    ]


def summary(verdicts: Iterable[LineVerdict]) -> Summary:
    """How often each thing happens."""
    rows = list(verdicts)
    codes = Counter(fault.code for each in rows for fault in each.faults)
    opened = [each.opened for each in rows]
    slight, plain, gross = (sum(each > step for each in opened) for step in STEPS)
    return Summary(
        paragraphs=sum(each.last for each in rows),
        lines=len(rows),
        justified=sum(each.justified for each in rows),
        opened_005=slight,
        opened_010=plain,
        opened_025=gross,
        widest=max(opened, default=0.0),
        starts=codes["J101"],
        ends=codes["J102"],
        splits=codes["J103"],
        uneven=codes["J104"],
        not_flush=codes["J105"],
        lone=codes["J106"],
        exclaims=codes["J107"],
        pairs=codes["J108"],
        wide_ends=codes["J109"],
    )


def _is_chinese(paragraph: Paragraph) -> bool:
    chars = [glyph.char for line in paragraph.lines for glyph in line.glyphs]
    return sum(map(is_square, chars)) >= max(1.0, CHINESE * len(chars))


def _tracking(paragraphs: Iterable[Paragraph]) -> dict[tuple[float, float], float]:
    """What each style is always tracked by: what is seen in last lines, which nothing stretches."""
    seen: dict[tuple[float, float], list[float]] = defaultdict(list)
    for each in paragraphs:
        seen[each.style].extend(gaps_of(each.lines[-1]))
    return {
        style: found if gaps and abs(found := median(gaps)) > STILL else 0.0
        for style, gaps in seen.items()
    }


def _judged(paragraph: Paragraph, tracked: float) -> Iterator[Judged]:
    kinds = _classes(paragraph.lines)
    end = len(paragraph.lines) - 1
    for at, (line, edge) in enumerate(zip(paragraph.lines, paragraph.edges, strict=True)):
        gaps = tuple(gaps_of(line))
        seen = list(gaps) or gaps_of(line, marks=True)
        short = (edge - line.right) / line.size
        if at == end and short > FLUSH:  # nothing has opened it: such gaps are spaces
            seen = [gap for gap in seen if gap < tracked + SPACE]
        yield Judged(
            line=line,
            kinds=kinds[at],
            above=paragraph.lines[at - 1] if at else None,
            over=kinds[at - 1] if at else b"",
            gaps=gaps,
            opened=median(seen) - tracked if seen else 0.0,
            short=short,
            full=paragraph.justified and at < end,
            whole=paragraph.justified,
            last=at == end,
        )


def _classes(lines: Sequence[Line]) -> list[bytes]:
    """The classes of each line's glyphs, found in the text of the whole paragraph."""
    whole, found = "", []
    for line in lines:
        text, places = text_of(line)
        if whole and is_western(whole[-1]) and is_western(text[0]) and whole[-1] != "-":
            whole += " "
        found.append([len(whole) + place for place in places])
        whole += text
    kinds = classify(whole)
    return [bytes(kinds[place] for place in places) for places in found]


def _verdict(judged: Judged, words: Words) -> LineVerdict:
    line, (text, places) = judged.line, text_of(judged.line)
    kept = even(judged.gaps)
    return LineVerdict(
        page=line.page,
        text=text,
        size=round(line.size, 3),
        x=round(line.glyphs[0].x, 3),
        y=round(line.y, 3),
        last=judged.last,
        justified=judged.full,
        opened=round(judged.opened, 4),
        spread=round(max(kept) - min(kept), 4) if kept else 0.0,
        short=round(judged.short, 4),
        faults=tuple(fault._replace(at=places[fault.at]) for fault in faults_of(judged, words)),
    )
