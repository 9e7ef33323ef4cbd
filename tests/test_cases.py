"""Cases a compositor can read and extend: tests/cases/*.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kanyin.kernel.firstfit import break_lines
from kanyin.model.content import Copy
from kanyin.model.style import Style
from kanyin.text.setter import Setter

CASES = Path(__file__).parent / "cases"
STYLE = Style(size=10_000, leading=15_000)


def rows(name: str) -> Iterator[list[str]]:
    for chunk in (CASES / name).read_text("utf-8").split("\n\n"):
        found = [row for row in chunk.splitlines() if row and not row.startswith("#")]
        if found:
            yield found


def line_cases() -> Iterator[Any]:
    for head, text, *expected in rows("lines.txt"):
        measure, title = head.split(" ", 1)
        lines = [row.removeprefix("| ") for row in expected]
        yield pytest.param(int(measure), text.replace("|", "\n"), lines, id=title)


@pytest.mark.parametrize(("ems", "text", "expected"), [*line_cases()])
def test_lines(setter: Setter, ems: int, text: str, expected: list[str]) -> None:
    paragraph = setter.paragraph(Copy(text), STYLE)
    lines = break_lines(paragraph, ems * STYLE.size, 0, 0)
    assert [text[line.start : line.end] for line in lines] == expected


def spacing_cases() -> Iterator[Any]:
    for chunk in rows("spacing.txt"):
        for row in chunk:
            text, width = row.rsplit(None, 1)
            yield pytest.param(text.rstrip(" "), float(width), id=text.rstrip(" "))


@pytest.mark.parametrize(("text", "ems"), [*spacing_cases()])
def test_spacing(setter: Setter, text: str, ems: float) -> None:
    assert setter.width(Copy(text), STYLE) == ems * STYLE.size
