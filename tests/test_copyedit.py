"""The marks of Chinese text: cases/copyedit.txt, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kanyin.kernel.copyedit import WHY, correct, corrected

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases" / "copyedit.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("before", "after", "why"), CASES, ids=[row[0] for row in CASES])
def test_case(before: str, after: str, why: str) -> None:
    changes = correct(before)
    assert corrected(before, changes) == after
    assert {change.why for change in changes} == set(why.split()) - {"-"}
    assert correct(after) == (), "once is enough for what people write"


SOUP = st.text(st.sampled_from("甲乙,;:!?.()（）\"'“” \t-—…。12aB/@％１Ａ`|\n，"), max_size=40)


@given(SOUP)
@example(";''''''''乙")
def test_there_is_an_end_to_it(text: str) -> None:
    """There is an end to it, whatever the text; letters, digits and Han stay, in order."""
    found, passes = text, 0
    while correct(found):
        found, passes = corrected(found, correct(found)), passes + 1
        assert passes < 20

    def letters(one: str) -> str:
        folded = one.translate({n: n - 0xFEE0 for n in range(0xFF01, 0xFF5F)})
        return "".join(char for char in folded if char.isalnum())

    assert letters(found) == letters(text)


@given(SOUP)
def test_changes_are_in_order_and_apart(text: str) -> None:
    at = 0
    for change in correct(text):
        assert change.at >= at
        assert text[change.at : change.at + len(change.before)] == change.before
        assert change.before != change.after
        assert change.why in WHY
        at = change.at + len(change.before)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_western_text_is_left_alone(text: str) -> None:
    assert correct(text) == ()
