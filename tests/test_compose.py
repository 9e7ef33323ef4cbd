"""kanyin.compose: what it is given, what it answers, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import kanyin

ROOT = Path(__file__).parent.parent


def texts(text: str, measure: float, **options: object) -> list[str]:
    return [line.text for line in kanyin.compose(text, measure, **options)]  # type: ignore[arg-type]


def width(text: str, **options: object) -> float:
    (line,) = kanyin.compose(text, 100, **options)  # type: ignore[arg-type]
    return sum(line.advances)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("汉⸺字", 4), ("汉⸻字", 5), ("汉——字", 4), ("汉……字", 4),
        ("汉？！字", 3), ("汉！！！字", 4), ("汉·字", 2.5), ("甲%乙", 2.5),
        ("甲-乙", 2.5), ("约25%的", 4), ("用C++写", 4), ("汉2字", 3),
        ("don’t", 2.5), ("汉“字”汉", 5), ("汉）（字", 3.5), ("汉。”）字", 4),
        ("汉/字", 2.5),
    ],
)  # fmt: skip
def test_widths_in_ems(text: str, ems: float) -> None:
    assert width(text) == pytest.approx(ems)


def test_line_feeds_end_lines_and_belong_to_them() -> None:
    assert texts("一二\n三\n", 10) == ["一二\n", "三\n"]
    assert texts("\n\n", 10) == ["\n", "\n"]
    lines = kanyin.compose("一二\n三", 10)
    assert [line.text for line in lines] == ["一二\n", "三"]
    assert lines[0].advances == (1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    "text", ["", "\n", "\n\n", "一\n", "\u200b", "一\u200b二\u200b", "　", " "]
)
@pytest.mark.parametrize("measure", [1, 2.5, 30])
def test_odd_texts_are_covered(text: str, measure: float) -> None:
    lines = kanyin.compose(text, measure)
    assert "".join(line.text for line in lines) == text
    assert all(len(line.advances) == len(line.text) for line in lines)


def test_offsets_count_what_was_given() -> None:
    lines = kanyin.compose("一\u200b二三四五六", 3)
    assert [(line.start, line.end) for line in lines] == [(0, 4), (4, 7)]
    assert lines[0].advances == (1.0, 0.0, 1.0, 1.0)


@pytest.mark.parametrize("hang", [True, "force"])
def test_a_mark_that_hangs_takes_nothing_of_the_measure(hang: bool | str) -> None:
    lines = kanyin.compose("一二三四五六，七八九", 6, hang=hang)
    assert [line.text for line in lines] == ["一二三四五六，", "七八九"]
    assert sum(lines[0].advances) == pytest.approx(6)
    assert lines[0].advances[-1] == 0


def test_only_the_mainland_hangs_marks_in_horizontal_text() -> None:
    assert texts("一二三四五六，七八九", 6, hang=True, profile="zh-Hant-TW")[0] == "一二三四五"


def test_line_ends() -> None:
    text = "一二三四五，六七八九十"
    assert texts(text, 6, line_end="full")[0] == "一二三四五，"
    assert sum(kanyin.compose(text, 6, line_end="full")[0].advances) == 6
    assert texts("一二三四五六，七八九", 6.5) == ["一二三四五六，", "七八九"]
    half = kanyin.compose("一二三四五六，七八九", 6.5, line_end="half-if-needed")
    assert half[0].advances[-1] == pytest.approx(0.5)
    full = kanyin.compose("一二三四五六，七八九", 7, line_end="half-if-needed")
    assert full[0].advances[-1] == pytest.approx(1)


def test_an_indent_and_an_opening_mark_at_it() -> None:
    lines = kanyin.compose("“一二三四五”六七八", 8, indent=2)
    assert lines[0].advances[0] == pytest.approx(0.5)
    assert sum(lines[0].advances) == pytest.approx(6)
    assert sum(kanyin.compose("一二三四五六七八九十", 6)[0].advances) == 6


def test_a_face_gives_its_own_widths() -> None:
    (line,) = kanyin.compose("汉i·W", 20, face=ROOT / "fonts" / "NotoSerifSC-Regular.ttf")
    assert line.advances[1] < line.advances[3]


@pytest.mark.parametrize(
    "options",
    [{"kinsoku": "css"}, {"profile": "ja"}, {"line_end": "none"}, {"hang": "yes"}, {"indent": 9},
     {"indent": -1}],
)  # fmt: skip
def test_what_is_not_known_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"none of|must be"):
        texts("一二", 8, **options)


@pytest.mark.parametrize("measure", [0, -1, float("nan"), float("inf")])
def test_impossible_measures_are_refused(measure: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        kanyin.compose("一二", measure)


def test_a_face_that_lacks_a_character_is_told() -> None:
    with pytest.raises(kanyin.KanyinError, match="F101"):
        kanyin.compose("一😀", 8, face=ROOT / "fonts" / "NotoSerifSC-Regular.ttf")
