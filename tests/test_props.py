"""What must hold for every text."""

from __future__ import annotations

from pathlib import Path

import boxfont
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kanyin.fonts.shelf import Shelf
from kanyin.kernel import classes
from kanyin.model.content import Copy
from kanyin.model.diagnostic import Report
from kanyin.model.flow import Flow, Manner, Room
from kanyin.model.geometry import Size
from kanyin.model.page import Text
from kanyin.model.picture import Drawing
from kanyin.model.style import Style
from kanyin.pages.column import Grid, balance, fill
from kanyin.read.fonts import read_fonts
from kanyin.text.flow import TextFlow
from kanyin.text.setter import Setter

SOUP = "一二三四五六七八九十，。、：；？！“”‘’（）《》——……·～ab1 2.%-"
TEXT = st.text(SOUP, min_size=1, max_size=160)
STYLE = Style(size=10_000, leading=15_000)


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory) -> Setter:
    report = Report()
    folder = boxfont.make(tmp_path_factory.mktemp("boxes") / "fonts")
    shelf = Shelf(read_fonts(folder, report), report)
    return Setter(shelf, report, lambda named: Drawing("", Size(1, 1), 0, 0, 1, 1, ()))


anything = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@anything
@given(st.lists(TEXT, min_size=1, max_size=6), st.integers(8, 20), st.integers(2, 20))
def test_columns_keep_every_line_once(
    setter: Setter, texts: list[str], ems: int, rows: int
) -> None:
    """Filling any number of columns places each line of each paragraph once, in order."""
    width, pitch = ems * STYLE.size, STYLE.leading
    flows: tuple[Flow, ...] = tuple(setter.flow(Copy(t), STYLE, Manner()) for t in texts)
    grid = Grid(3, width, 0, pitch, rows * pitch)
    seen: list[str] = []
    for _ in range(400):
        filled = fill(flows, grid, rows * pitch)
        for at, item in filled.items:
            assert isinstance(item, Text)
            assert (at.y + item.lines[0].y) % pitch == item.paragraph.style.leading * 0 + (
                (STYLE.leading - STYLE.size) // 2 + STYLE.size * 880 // 1000
            )
            assert at.y + len(item.lines) * pitch <= rows * pitch
            seen += [item.paragraph.text[line.start : line.end] for line in item.lines]
        flows = filled.rest
        if not flows:
            break
    assert "".join(seen) == "".join(texts)


@anything
@given(st.lists(TEXT, min_size=1, max_size=6), st.integers(8, 20))
def test_balanced_columns_are_no_higher_than_needed(
    setter: Setter, texts: list[str], ems: int
) -> None:
    width, pitch = ems * STYLE.size, STYLE.leading
    flows: tuple[Flow, ...] = tuple(setter.flow(Copy(t), STYLE, Manner()) for t in texts)
    grid = Grid(2, width, 0, pitch, 200 * pitch)
    found = balance(flows, grid, 200 * pitch)
    assert not found.rest
    if found.height > pitch:
        assert fill(flows, grid, found.height - pitch).rest


@anything
@given(TEXT, st.integers(6, 30), st.integers(2, 9), st.integers(2, 9))
@example("11111一1——.1111111一1——‘1一1一11", 8, 2, 2)
def test_fit_in_two_rooms_is_fit_in_one(
    setter: Setter, text: str, ems: int, first: int, second: int
) -> None:
    width, pitch = ems * STYLE.size, STYLE.leading
    flow: Flow | None = setter.flow(Copy(text), STYLE, Manner())
    paragraph = setter.paragraph(Copy(text), STYLE)
    whole, count = len(setter.lines(paragraph, width)), 0
    for rows in [first, second] * 200:
        if flow is None:
            break
        piece, rest = flow.fit(Room(width, rows * pitch, True))
        count += (piece.height if piece else 0) // pitch
        if isinstance(rest, TextFlow) and rest.by:  # a line less or more spares a lone one (孤行)
            whole = len(setter.lines(paragraph, width, rest.by))
        elif rest is None and whole == first + 1 == count + 1:
            whole = len(setter.lines(paragraph, width, -1))
        flow = rest
    assert flow is None
    assert count == whole


@anything
@given(st.text(min_size=1, max_size=60))
def test_any_text_is_classified(text: str) -> None:
    kind = classes.classify(text)
    assert len(kind) == len(text)


def test_hanzi_data_is_there() -> None:
    """The 8,105 standard characters that coverage is measured with."""
    path = Path(__file__).parent / "data" / "hanzi8105" / "characters.txt"
    assert len(set(path.read_text("utf-8").split())) == 8105
