"""Underlines and highlights, raised and lowered text, letterspacing: on the box font."""

from __future__ import annotations

import pytest

from kanyin.model.content import Copy, Stress
from kanyin.model.diagnostic import Report
from kanyin.model.geometry import Point, Size
from kanyin.model.page import Book, Page, Placed
from kanyin.model.style import Style
from kanyin.text.lines import places
from kanyin.text.setter import Setter
from kanyin.text.tell import tell_lines

STYLE = Style(size=10_000, leading=15_000)


def marked(text: str, part: str, kind: str) -> Copy:
    at = text.index(part)
    return Copy(text, stress=(Stress(at, at + len(part), kind),))


def test_an_underline_is_as_long_as_its_characters(setter: Setter) -> None:
    text, _ = setter.text(marked("一二三四", "二三", "underline"), STYLE, 100_000)
    (stripe,) = text.stripes
    assert (stripe.x, stripe.width, stripe.over) == (10_000, 20_000, True)
    assert stripe.y > text.lines[0].y


def test_a_highlight_fills_the_em_box_behind(setter: Setter) -> None:
    text, height = setter.text(marked("一二三四", "二三", "highlight"), STYLE, 100_000)
    (stripe,) = text.stripes
    assert (stripe.height, stripe.over) == (10_000, False)
    assert stripe.y == (height - 10_000) // 2


def test_stripes_stop_at_the_gap(setter: Setter) -> None:
    """Neither end reaches into the space between Han and Western text."""
    text, _ = setter.text(marked("一ab二", "ab", "underline"), STYLE, 100_000)
    assert (text.stripes[0].x, text.stripes[0].width) == (12_500, 10_000)
    text, _ = setter.text(marked("一二ab", "一二", "highlight"), STYLE, 100_000)
    assert (text.stripes[0].x, text.stripes[0].width) == (0, 20_000)


def test_stripes_go_on_in_the_next_line_and_stop_at_opened_space(setter: Setter) -> None:
    copy = marked("一二三四五六七八九", "三四五六七", "underline")
    text, _ = setter.text(copy, STYLE, 52_000)
    first, second = text.stripes
    assert (first.x, first.x + first.width) == (21_000, 52_000)
    assert (second.x, second.width) == (0, 20_000)
    assert second.y - first.y == STYLE.leading


def test_raised_text_is_smaller_stands_close_and_begins_no_line(setter: Setter) -> None:
    copy = marked("一二三四1五六", "1", "superscript")
    paragraph = setter.paragraph(copy, STYLE)
    raised = paragraph.runs[1]
    assert raised.size < STYLE.size
    assert raised.rise > 0
    assert paragraph.edge[5] - paragraph.edge[4] == raised.size // 2  # no gap on either side
    lines = setter.lines(paragraph, 40_000)
    assert paragraph.text[lines[0].start : lines[0].end] == "一二三"


def test_lowered_text_lies_below_the_baseline(setter: Setter) -> None:
    paragraph = setter.paragraph(marked("H2O", "2", "subscript"), STYLE)
    assert paragraph.runs[1].rise < 0


def test_letterspacing_stands_between_characters_and_not_after_the_last(setter: Setter) -> None:
    style = Style(size=10_000, leading=15_000, tracking=3_000)
    paragraph = setter.paragraph(Copy("一二三"), style)
    (line,) = setter.lines(paragraph, 100_000)
    assert places(paragraph, line) == [0, 13_000, 26_000, 36_000]


def test_a_heading_breaks_between_words_into_even_lines(setter: Setter) -> None:
    style = Style(size=10_000, leading=15_000, align="center", balance=True)
    title = "昆明理工大学驻村工作队的十年答卷"
    paragraph = setter.paragraph(Copy(title), style)
    lines = [title[line.start : line.end] for line in setter.lines(paragraph, 100_000)]
    assert lines == ["昆明理工大学", "驻村工作队", "的十年答卷"] or len(lines) == 2
    assert all("昆明" in line for line in lines if "明" in line)
    assert all("工作队" in line for line in lines if "作" in line)


def test_without_a_tokenizer_a_heading_says_so(
    setter: Setter, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It breaks after a phrase where there is one, and tells where it had to guess."""
    monkeypatch.setattr("kanyin.text.lines.words", lambda text, language: None)
    style = Style(size=10_000, leading=15_000, align="center", balance=True)
    phrase, _ = setter.text(Copy("推普、支教、调研，把课堂放到偏远地区"), style, 120_000)
    assert phrase.paragraph.text[phrase.lines[0].end - 1] == "，"
    plain, _ = setter.text(Copy("昆明理工大学驻村工作队的十年答卷"), style, 100_000)
    assert len(plain.lines) == 2
    assert not report.diagnostics  # nothing has been put on a page yet
    items = (Placed(Point(0, 0), phrase), Placed(Point(0, 0), plain))
    page = Page(1, Size(120_000, 90_000), 0, "page", items)
    tell_lines(Book("题", "", "zh-Hans", "", (page,)), report)
    assert [found.code for found in report.diagnostics] == ["L109"]
