"""Documents matched with layouts: numerals, dates, emphasis beside invisible characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin import Job, KanyinError, build
from kanyin.kernel.numerals import figures, letter, numeral, roman
from kanyin.model.content import Copy, Stress
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


def test_numbers_in_other_letters() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 2026)] == [
        "i", "iv", "ix", "xiv", "xl", "xc", "cd", "mmxxvi",
    ]  # fmt: skip
    assert [letter(n) for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert figures(2021) == "二〇二一"


def test_invisible_characters_do_not_shift_emphasis() -> None:
    copy = Copy("前\u200b加\u200b粗后", stress=(Stress(2, 5, "strong"),))
    found = visible(copy)
    assert found.text == "前加粗后"
    assert found.stress == (Stress(1, 3, "strong"),)


def titled(folder: Path, title: str) -> Job:
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "own.yaml").write_text(
        "title: 自\ntrim: [120pt, 100pt]\npitch: 15pt\nstyles:\n"
        "  body: {size: 10pt, leading: 15pt}\n  big: {base: body, size: 20pt, leading: 26pt}\n"
        "  paragraph: {base: body}\nmasters:\n  page:\n    slots:\n"
        '      - {text: "{title}", shrink: true, style: big, rect: [10pt, 5pt, 100pt, 30pt]}\n'
        "    frames: [{rect: [10pt, 40pt, 100pt, 45pt]}]\nparts:\n  chapter: {first: page}\n",
        "utf-8",
    )
    (folder / "publication.yaml").write_text(
        f"title: {title}\nlayout: own\nsections: [{{blocks: [正文。]}}]\n", "utf-8"
    )
    return Job(folder)


def test_a_title_shrinks_to_its_slot(tmp_path: Path) -> None:
    """As far as it must, and no further; one that fits stays as it is."""
    sizes = [
        next(build(titled(tmp_path / title, title)).book.pages[0].texts()).paragraph.style.size
        for title in ("短", "一个比较长的题目需要小一些")
    ]
    assert sizes[0] == 20_000
    assert 8_000 <= sizes[1] < 20_000
    with pytest.raises(KanyinError) as caught:
        build(titled(tmp_path / "long", "一" * 400))
    assert [found.code for found in caught.value.diagnostics] == ["L101"]
