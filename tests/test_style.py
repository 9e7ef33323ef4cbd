"""Documents matched with layouts: numerals, dates, emphasis beside invisible characters."""

from __future__ import annotations

import pytest

from kanyin.model.content import Copy, Stress
from kanyin.style.resolve import numeral
from kanyin.text.measure import visible


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"),
        (105, "一百零五"), (110, "一百一十"), (2021, "二千零二十一"),
    ],
)  # fmt: skip
def test_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


def test_invisible_characters_do_not_shift_emphasis() -> None:
    copy = Copy("前\u200b加\u200b粗后", stress=(Stress(2, 5, "strong"),))
    found = visible(copy)
    assert found.text == "前加粗后"
    assert found.stress == (Stress(1, 3, "strong"),)
