"""Suites that others wrote: web-platform-tests, the Unicode line break test, chinese-jfm.

Where kanyin differs on purpose, the difference is listed here with its reason, and nothing else
may differ.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from uniseg.linebreak import line_break_breakables

import kanyin
from kanyin.kernel import classes
from kanyin.kernel.breaks import allow_breaks
from kanyin.kernel.classes import classify
from kanyin.kernel.regions import Rules, glue_table
from kanyin.kernel.uax14 import breakable

DATA = Path(__file__).parent / "data"


def load(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


WPT = load("wpt/cases.json")
UCD = load("unicode/linebreaktest-cjk.json")["cases"]


@pytest.mark.parametrize("case", WPT["line_break"], ids=lambda case: case["id"])
def test_web_platform_line_breaks(case: dict[str, Any]) -> None:
    lines = kanyin.compose(
        case["text"], case["available_em"], kinsoku="css-" + case["mode"], line_end="full"
    )
    assert [line.text for line in lines] == case["lines"]


def is_chinese(case: dict[str, Any]) -> bool:
    """Cases whose rule is a Chinese one.  Left out: vertical text, which has lines of its own to
    come; the interpunct, which takes half an em on the mainland and a whole one in Japan; opening
    marks at a line's start, which Chinese sets half-width and CSS's ``normal`` full."""
    text = case["text"]
    if case["writing_mode"] != "horizontal-tb" or case.get("mode", "").startswith("space-"):
        return False
    dotted = "・" in text and case["lang"] != "zh-hant"
    return not dotted and classify(text)[0] != classes.OPEN


SPACING = [c for c in WPT["spacing"] if c["prop"] == "text-spacing-trim" and is_chinese(c)]
GAPS = [
    c
    for c in WPT["spacing"]
    if c["prop"] == "text-autospace" and c["writing_mode"] == "horizontal-tb"
]


@pytest.mark.parametrize("case", SPACING, ids=lambda case: case["id"])
def test_web_platform_spacing(case: dict[str, Any]) -> None:
    profile = "zh-Hant-HK" if case["lang"] == "zh-hant" else "zh-Hans-CN"
    lines = kanyin.compose(
        case["text"], case.get("available_em", 100), profile=profile, line_end="full"
    )
    advances = [advance for line in lines for advance in line.advances]
    assert advances == pytest.approx(case["advances_em"])


@pytest.mark.parametrize("case", GAPS, ids=lambda case: case["id"])
def test_web_platform_gaps(case: dict[str, Any]) -> None:
    """CSS has an eighth of an em, clreq up to a quarter; the places are the same."""
    text = case["text"]
    advances = kanyin.compose(text, 100)[0].advances
    alone = [kanyin.compose(char, 100)[0].advances[0] for char in text]
    gaps = [n + 1 for n in range(len(text)) if advances[n] - alone[n] == pytest.approx(0.25)]
    assert gaps == case["gap_before"]


def test_the_parts_of_the_suites_that_are_used() -> None:
    assert len(WPT["line_break"]) == 150
    assert (len(SPACING), len(GAPS)) == (142, 11)


# Where a line may end in one and not in the other: (what stands before, what follows) → the reason.
ANY = ""
BLANK_FIRST = "a blank of a whole em never begins a line; it is dropped at the end of one"
DASHES = (
    "a connector begins no line (clreq), whatever stands before it; UAX #14 breaks around dashes"
)
SUFFIXED = "a suffix begins no line (clreq); UAX #14 keeps it only with a number or an ideograph"
MARKED = "a mark or small kana begins no line even after a space"
ITERATED = "level gb lets 々 begin a line; strict forbids it, as UAX #14 does"
DOTTED = "level gb lets …… begin a line; strict forbids it, as UAX #14 does"
POINTED = "the interpunct begins no line (clreq); UAX #14 takes it for a letter"
QUOTED = "quotes that belong to Chinese open and close; to UAX #14 they are quotes of no direction"
FED = "other line feeds than U+000A are taken out before lines are set"
DIFFERENCES = {
    (ANY, "\u3000"): BLANK_FIRST, (ANY, "\u2014"): DASHES, (ANY, "\u2013"): DASHES,
    (ANY, "\ufe6a"): SUFFIXED, (ANY, "\u203c"): MARKED, (ANY, "\u3041"): MARKED,
    (ANY, "\u3005"): ITERATED, (ANY, "\u2026"): DOTTED, (ANY, "\u00b7"): POINTED,
    ("”", ANY): QUOTED, (ANY, "“"): QUOTED, (ANY, "‘"): QUOTED,
    ("\r", ANY): FED, ("\n", ANY): FED, ("\u0085", ANY): FED, ("\u000b", ANY): FED,
}  # fmt: skip


def differing() -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for case in UCD:
        text = case["text"]
        allow = allow_breaks(text, classify(text)).allow
        ours = {at for at in range(len(text)) if allow[at]}
        for at in ours ^ set(case["break_after"]):
            pair = text[at - 1], text[at]
            found[pair] = found.get(pair, 0) + 1
    return found


def test_unicode_line_breaks_differ_only_where_listed() -> None:
    unknown = {
        pair: count
        for pair, count in differing().items()
        if (ANY, pair[1]) not in DIFFERENCES and (pair[0], ANY) not in DIFFERENCES
    }
    assert unknown == {}


def test_every_listed_difference_occurs() -> None:
    pairs = differing()
    for before, after in DIFFERENCES:
        assert any(before in ("", pair[0]) and after in ("", pair[1]) for pair in pairs)


def test_unicode_algorithm_without_tailoring() -> None:
    for case in UCD:
        allow = breakable(case["text"])
        assert [n for n in range(len(case["text"])) if allow[n]] == case["break_after"]


def test_unicode_algorithm_against_another() -> None:
    pool = (
        "aB1 .,-/()[]“”‘’\"'!?:;%$€°—–…·汉字（）「」。，、\u3000\u00a0\u2010\u200b\u2060\u0301"
        "\u200d"
        "👩👍🏽🇨🇳가각א#+*&@~|_=<>{}々ー〜"
    )
    dice = random.Random(14)
    for _ in range(1500):
        text = "".join(dice.choice(pool) for _ in range(dice.randint(2, 9)))
        assert [*breakable(text)[:-1]] == [*line_break_breakables(text)], text


# chinese-jfm's classes and ours; its glue is in ems between the bodies of marks.
JFM = {
    "0": classes.HAN, "1": classes.OPEN, "10": classes.OPEN, "2": classes.CLOSE,
    "20": classes.CLOSE, "21": classes.PAUSE, "22": classes.SEMI, "3": classes.MIDDLE,
    "4": classes.STOP, "41": classes.EXCLAIM, "42": classes.DOUBLE, "5": classes.DASH,
}  # fmt: skip
POINT = "the interpunct stands in half an em; jfm gives it a quarter more on each side"
JFM_DIFFERENCES = {(ANY, "3"): POINT, ("3", ANY): POINT}


def ours(left: int, right: int, widths: str) -> float:
    """The space between two bodies, in em: what the cells hold, and the glue's own."""
    blanks = {classes.OPEN: (0.5, 0.0)} | dict.fromkeys(classes.TRAILING, (0.0, 0.5))
    cells = blanks.get(left, (0.0, 0.0))[1] + blanks.get(right, (0.0, 0.0))[0]
    glue = glue_table(Rules(widths=widths)).get(bytes((left, right)))
    return cells + (glue.natural / 8 if glue else 0.0)


@pytest.mark.parametrize("widths", ["quanjiao", "kaiming", "banjiao"])
def test_pairs_agree_with_chinese_jfm(widths: str) -> None:
    table = load(f"jfm/zh_CN_{widths}.json")
    different = []
    for left, kind in JFM.items():
        for right, other in JFM.items():
            glue = table[left].get("glue", {}).get(right, {})
            theirs = glue.get("1", glue[0] if isinstance(glue, list) else 0)
            if theirs != ours(kind, other, widths):
                different.append((left, right, theirs, ours(kind, other, widths)))
    unknown = [
        row
        for row in different
        if (ANY, row[1]) not in JFM_DIFFERENCES and (row[0], ANY) not in JFM_DIFFERENCES
    ]
    assert unknown == []
