"""What must hold for every line of Chinese, on generated text and on real paragraphs."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kanyin
from kanyin.fonts.ruler import Ruler
from kanyin.kernel import classes
from kanyin.kernel.bestfit import DIVIDED, Finder
from kanyin.kernel.columns import Break
from kanyin.kernel.firstfit import break_lines
from kanyin.kernel.justify import pour
from kanyin.kernel.levels import LEVELS
from kanyin.kernel.regions import END, GAP, WORD
from kanyin.model.content import Copy
from kanyin.model.diagnostic import Report
from kanyin.model.paragraph import Line, Paragraph
from kanyin.model.style import Style
from kanyin.text.lines import break_paragraph, loosened, places, set_lines
from kanyin.text.measure import Measurer, measure

SOUP = "一二三四五六七八九十，。、：；？！“”‘’（）《》——……·～／ab1 2.%-￥％"
PROSE = st.text(SOUP, min_size=1, max_size=160)
SHORT = st.text("一二三四五，。、“”（）ab1 2", min_size=1, max_size=26)
EM = 10_000
STYLE = Style(size=EM, leading=15_000)
MEASURES = (12, 16, 20, 24, 30, 40)
WORDS = (classes.HAN, classes.LATIN, classes.DIGIT)  # what is a character, not a mark
CORPUS = Path(__file__).parent / "data" / "clreq" / "paragraphs.txt"
often = settings(max_examples=300, deadline=None,
                 suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip


def paragraph_of(text: str, style: Style = STYLE) -> Paragraph:
    return measure(Copy(text), style, Ruler(), Report())  # type: ignore[arg-type]


@cache
def corpus() -> tuple[str, ...]:
    """The paragraphs, without the references that their editors left unresolved."""
    return tuple(re.sub(r"\[\[\[#.*?\]\]\]", "", CORPUS.read_text("utf-8")).splitlines())


def lines_of(paragraph: Paragraph, ems: int) -> tuple[Line, ...]:
    width = ems * EM
    return set_lines(paragraph, break_paragraph(paragraph, width).breaks, width)


def check(paragraph: Paragraph, ems: int) -> None:
    """Every invariant of one paragraph's lines."""
    lines = lines_of(paragraph, ems)
    check_cover(paragraph, lines)
    for line in lines:
        check_edges(paragraph, line)
        check_levels(paragraph, line)
        if line.end not in (len(paragraph.text), *paragraph.turns) and line.fault != "divided":
            filled = places(paragraph, line)[-1]
            if line.gaps or line.shift or line.trim:
                assert filled == ems * EM
            else:
                assert filled == ems * EM or is_bare(paragraph, line)


def is_bare(paragraph: Paragraph, line: Line) -> bool:
    """Whether nothing in a line may be opened."""
    inside = {at for at in paragraph.fixed if line.start < at < line.end}
    return len(inside) == line.end - line.start - 1


def check_cover(paragraph: Paragraph, lines: tuple[Line, ...]) -> None:
    assert lines[0].start == 0
    assert lines[-1].end == len(paragraph.text)
    for before, after in pairwise(lines):
        assert after.start - before.end == (before.end in paragraph.turns)
        assert after.y - before.y == paragraph.style.leading


def check_edges(paragraph: Paragraph, line: Line) -> None:
    """避头尾, and units that stay whole."""
    kind, end = paragraph.kind, line.end
    if line.fault or end == len(kind) or end in paragraph.turns:
        return
    level = LEVELS[paragraph.style.manner[1]]
    assert kind[end] not in level.first
    assert kind[end - 1] not in level.last
    if kind[end] in (classes.DASH, classes.ELLIPSIS, classes.EXCLAIM):
        assert kind[end - 1] != kind[end]
    assert not (paragraph.text[end - 1 : end + 1].isalnum()
                and paragraph.text[end - 1 : end + 1].isascii())  # fmt: skip
    assert not (kind[end - 1] == classes.PREFIX and kind[end] == classes.DIGIT)


def check_levels(paragraph: Paragraph, line: Line) -> None:
    """Equal within a level; a level touched only when those before it are used up."""
    moved = dict(line.shift)
    used: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for n, at in enumerate(paragraph.spots):
        if line.start < at < line.end:
            give = paragraph.give[n + 1] - paragraph.give[n]
            opens = paragraph.open[n + 1] - paragraph.open[n]
            shift = moved.get(at, 0)
            if give:
                used.setdefault((-1, paragraph.level[n]), []).append((max(-shift, 0), give))
            if opens:
                used.setdefault((1, paragraph.level[n]), []).append((max(shift, 0), opens))
    spare = paragraph.spare.get(line.end, 0)
    if spare:
        used[-1, END] = [(line.trim, spare)]
    check_parts(line, used)


def check_parts(line: Line, used: dict[tuple[int, int], list[tuple[int, int]]]) -> None:
    """``used``: direction and level → what each place gave, and could give."""
    for places_ in used.values():
        assert all(0 <= part <= room for part, room in places_)
        free = [part for part, room in places_ if part < room]
        assert not free or max(part for part, _ in places_) - min(free) <= 1
    for direction in (-1, 1):
        levels = [used[key] for key in sorted(used) if key[0] == direction]
        for earlier, later in pairwise(levels):
            if any(part for part, _ in later):
                assert all(part == room for part, room in earlier)
        if line.slack and direction == 1:
            assert all(part == room for level in levels for part, room in level)


@often
@given(PROSE, st.integers(4, 40))
def test_invariants_on_generated_text(text: str, ems: int) -> None:
    check(paragraph_of(text), ems)


@often
@given(PROSE, st.integers(4, 40), st.sampled_from(["none", "basic", "strict", "css-loose"]),
       st.sampled_from(["kaiming", "banjiao", "hangmo", "plain"]),
       st.sampled_from(["half", "half-if-needed", "full"]),
       st.sampled_from(["zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK"]),
       st.sampled_from(["none", "force"]))  # fmt: skip
def test_invariants_in_every_style(
    text: str, ems: int, kinsoku: str, widths: str, line_end: str, region: str, hang: str
) -> None:
    style = Style(size=EM, leading=15_000, kinsoku=kinsoku, widths=widths, line_end=line_end,
                  region=region, hanging=hang)  # fmt: skip
    paragraph = paragraph_of(text, style)
    lines = lines_of(paragraph, ems)
    check_cover(paragraph, lines)
    for line in lines:
        check_levels(paragraph, line)


@pytest.mark.parametrize("ems", MEASURES)
def test_invariants_on_real_paragraphs(ems: int) -> None:
    """On the 542 paragraphs of clreq; none of them ends in a line of one Han character."""
    lonely = []
    for text in corpus():
        paragraph = paragraph_of(text)
        check(paragraph, ems)
        lines = lines_of(paragraph, ems)
        last = lines[-1]
        kinds = paragraph.kind[last.start : last.end]
        if len(lines) > 1 and sum(kinds.count(kind) for kind in WORDS) < 2:
            lonely.append(text[-30:])
    assert lonely == []


def opened(paragraph: Paragraph, breaks: tuple[Break, ...], ems: int) -> int:
    """Lines opened by more than a tenth of an em between all characters."""
    lines = set_lines(paragraph, breaks, ems * EM)
    return sum(line.slack * 10 > line.gaps * EM for line in lines if line.gaps)


@pytest.mark.parametrize("ems", MEASURES)
def test_fewer_lines_are_opened_than_by_first_fit(ems: int) -> None:
    first = best = 0
    for text in corpus():
        paragraph = paragraph_of(text)
        first += opened(paragraph, tuple(break_lines(paragraph, ems * EM, 0, 0)), ems)
        best += opened(paragraph, break_paragraph(paragraph, ems * EM).breaks, ems)
    assert best < first


class Exhaustive(Finder):
    """Tries every way to break a short text."""

    def cheapest(self) -> float:
        self._begin, self._stop = 0, len(self._columns.edge) - 1
        self._enough = inf
        return self._from(0)

    @cache  # noqa: B019
    def _from(self, start: int) -> float:
        if start == self._stop:
            return 0.0
        costs = [price + self._from(end) for price, end in self._ends(start, 1e12)]
        return min(costs, default=DIVIDED + self._from(self._divide(start)))


@often
@given(SHORT, st.integers(4, 12))
@example("一页的行数（分栏时为一栏的行数）", 5)
def test_no_other_way_to_break_costs_less(text: str, ems: int) -> None:
    paragraph = paragraph_of(text)
    best = Finder(paragraph, ems * EM, 0, 0).best()
    exhaustive = Exhaustive(paragraph, ems * EM, 0, 0).cheapest()
    assert best.cost == pytest.approx(exhaustive)


@often
@given(PROSE, st.integers(8, 40))
def test_where_first_fit_adjusts_nothing_it_is_the_best(text: str, ems: int) -> None:
    paragraph = paragraph_of(text)
    greedy = tuple(break_lines(paragraph, ems * EM, 0, 0))
    if all(line.natural == ems * EM for line in greedy[:-1]) and not any(
        line.end in paragraph.price for line in greedy
    ):
        last = paragraph.kind[greedy[-1].start : greedy[-1].end]
        if len(greedy) == 1 or last.count(classes.HAN) > 1:
            assert break_paragraph(paragraph, ems * EM).breaks == greedy


@pytest.mark.parametrize("by", [-1, 1])
def test_looseness_gives_a_line_more_or_less(by: int) -> None:
    found = 0
    for text in corpus():
        paragraph = paragraph_of(text)
        best = break_paragraph(paragraph, 20 * EM)
        other = loosened(paragraph, 20 * EM, best, by)
        if other is not None:
            found += 1
            assert len(other.breaks) == len(best.breaks) + by
            assert other.cost >= best.cost
    assert found > 12


@often
@given(st.lists(PROSE, min_size=2, max_size=4), st.integers(8, 30))
def test_a_character_more_changes_no_paragraph_before_it(texts: list[str], ems: int) -> None:
    before = [lines_of(paragraph_of(text), ems) for text in texts]
    texts[-1] += "字"
    after = [lines_of(paragraph_of(text), ems) for text in texts]
    assert before[:-1] == after[:-1]


@often
@given(PROSE, st.integers(4, 30))
@example("11—…／—1一", 6)
def test_compose_covers_the_text_and_fills_the_measure(text: str, ems: int) -> None:
    lines = kanyin.compose(text, ems)
    assert "".join(line.text for line in lines) == text
    assert all(line.text == text[line.start : line.end] for line in lines)
    assert all(len(line.advances) == len(line.text) for line in lines)
    assert lines == kanyin.compose(text, ems)
    for line in lines[:-1]:
        full = sum(line.advances) == pytest.approx(ems, abs=1e-6)
        assert full or not re.search("[一-鿿]{2}", line.text)  # between two Han a line opens


def test_levels_are_in_clreqs_order() -> None:
    assert END < WORD < GAP


def same_columns(text: str, style: Style) -> None:
    """What is put together from stretches is what is measured character by character."""
    ruler: Any = Ruler()
    put = Measurer(ruler, Report()).measure(Copy(text), style)
    whole = measure(Copy(text), style, ruler, Report())
    for name in Paragraph._fields:
        ours, theirs = getattr(put, name), getattr(whole, name)
        if name == "edge":
            ours, theirs = list(ours), list(theirs)
        assert ours == theirs, name


@often
@given(st.text(SOUP + "　々!第年가①é・", min_size=1, max_size=80))
def test_patterns_measure_as_the_general_case_does(text: str) -> None:
    for style in (STYLE, Style(size=EM, leading=15_000, line_end="half-if-needed",
                               hanging="allow")):  # fmt: skip
        same_columns(text, style)


@pytest.mark.parametrize("cells", [2, 3, 5, 9])
def test_more_kinds_of_cells_than_can_be_named(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kanyin.text.patterns.CELLS", cells)
    for text in ("一，二。", "“一”二，《三》……四", "第3章，2025年CO2排放", "，一二，"):
        same_columns(text, STYLE)


@pytest.mark.parametrize("count", [1, 2, 2046, 2047, 2048, 2049, 5000])
def test_paragraphs_of_any_length(count: int) -> None:
    for text in ("一" * count, ("一二，三" * count)[:count], "“" + "一" * count, "，" * count):
        same_columns(text, STYLE)


@often
@given(st.lists(st.integers(0, 9), max_size=6), st.integers(-2, 40))
def test_what_is_shared_out_overflows_nowhere(room: list[int], need: int) -> None:
    parts = pour(need, room)
    assert sum(parts) == max(min(need, sum(room)), 0)
    assert all(0 <= part <= most for part, most in zip(parts, room, strict=True))
    left = [part for part, most in zip(parts, room, strict=True) if part < most]
    assert not left or max(left) - min(left) <= 1


class NarrowQuotes(Ruler):
    """A face whose quotes are as narrow as a Latin face has them."""

    def advances(self, size: int) -> dict[str, int]:
        found = super().advances(size)
        for char in "“”‘’":
            found[char] = size * 35 // 100
        return found


@pytest.mark.parametrize(
    "text", ["一“二”三", "“一”，“二”", "（“一”）。", "一“二", "“”", "一二”“三"]
)
@pytest.mark.parametrize("ems", [2, 3, 20])
def test_narrow_quotes_take_the_cells_of_wide_ones(text: str, ems: int) -> None:
    ruler: Any = NarrowQuotes()
    narrow = Measurer(ruler, Report()).measure(Copy(text), STYLE)
    wide = paragraph_of(text)
    lines = [set_lines(each, break_paragraph(each, ems * EM).breaks, ems * EM)
             for each in (narrow, wide)]  # fmt: skip
    assert [line[:2] for line in lines[0]] == [line[:2] for line in lines[1]]
    for ours, theirs in zip(*lines, strict=True):
        assert places(narrow, ours) == pytest.approx(places(wide, theirs), abs=2)
