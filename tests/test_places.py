"""What is painted stands where the lines say: origins read back from the PDF."""

from __future__ import annotations

import ctypes
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw
import pytest

from kanyin import Job, build
from kanyin.job import Proof, judge_pdf
from kanyin.model.diagnostic import Report
from kanyin.model.geometry import Point
from kanyin.model.page import Page, Text
from kanyin.model.paragraph import Line, Paragraph
from kanyin.text.lines import places

LAYOUT = """\
title: 试
trim: [460pt, 800pt]
pitch: 15pt
styles:
  body: {{size: 10pt, leading: 15pt, align: justify{more}}}
  paragraph: {{base: body}}
masters:
  page: {{frames: [{{rect: [20pt, 20pt, {width}pt, 750pt]}}]}}
parts:
  chapter: {{first: page, rest: page}}
"""
CLREQ = Path(__file__).parent / "data" / "clreq" / "paragraphs.txt"


def soup(count: int) -> list[str]:
    """Texts of anything beside anything, always the same."""
    dice = random.Random(5)
    words = [*"汉字文化工作中国年月日一二三四五六，。、；：“”（）《》·？！ ", "——", "……", "2025"]
    words += ["3.14", "25%", "office文", "brochure字", "GDP年", "U+22EF号", "汉GB/T字"]
    words += ["different字"]
    words += ["字^1^（字", "字^12^“字", "文^2^·字", "字／字"]
    words += ["用 a ", "第 2 ", "字  字", "a   b", "， a", "字**字字**  a", "**a** 字"]
    return ["".join(dice.choice(words) for _ in range(60)) for _ in range(count)]


def prose() -> list[str]:
    text = re.sub(r"\[\[\[#.*?\]\]\]|≒", "", CLREQ.read_text("utf-8"))
    return text.splitlines()


def written(
    folder: Path, ems: int, more: str, texts: list[str], marked: Sequence[str] = ("文。",)
) -> Proof:
    """The PDF of texts, and of others with marks of stress, in a column of so many em; ``more`` are
    keys of the style."""
    (folder / "layouts").mkdir(exist_ok=True)
    layout = LAYOUT.format(width=ems * 10, more=more)
    (folder / "layouts" / "own.yaml").write_text(layout, "utf-8")
    (folder / "marked.md").write_text("\n\n".join(marked), "utf-8")
    matter = {"title": "题", "layout": "own", "sections": [{"blocks": texts}, "marked.md"]}
    (folder / "publication.yaml").write_text(json.dumps(matter), "utf-8")
    return build(Job(folder))


@pytest.mark.parametrize(
    ("ems", "tracking", "more"),
    [(9, 0, ""), (12, 0, ""), (14, 0, ", hanging: allow"), (16, 0, ", hanging: force"),
     (23, 0, ""), (14, 0.05, ""), (17, 0.15, ""), (20, -0.03, ""),
     (10, 0, ", widths: banjiao"), (11, 0, ", widths: kaiming, face: kai"), (13, 0, ", face: kai"),
     (15, 0, ", hanging: allow, line_end: half-if-needed"),
     (18, 0, ", hanging: force, line_end: half-if-needed"), (19, 0, ", line_end: full")],
)  # fmt: skip
def test_every_glyph_stands_where_its_line_says(
    ems: int, tracking: float, more: str, tmp_path: Path
) -> None:
    """The origins that a reader finds are the places that the lines were fitted to, and no Han
    lies on another or outside the measure."""
    more = f", tracking: {tracking}em{more}"
    proof = written(tmp_path, ems, more, prose()[100 + ems : 500 : 9], soup(30))
    document = pypdfium2.PdfDocument(proof.output)
    compared = 0
    for number, page in enumerate(proof.book.pages):
        found = origins(document[number].get_textpage())
        for at, item in page.items:
            if isinstance(item, Text):
                for line in item.lines:
                    begun = 20.0 + page.bleed / 1000
                    for char, x, y in expected(item.paragraph, line, at, page):
                        assert begun - 0.01 < x <= 20.01 + page.bleed / 1000 + (ems - 1) * 10, (
                            item.paragraph.text[line.start : line.end],
                            line,
                        )
                        begun = x + 10 + 10 * min(tracking, 0)
                        assert any(
                            c == char and abs(a - x) < 0.05 and abs(b - y) < 0.05
                            for c, a, b in found.get(round(y), [])
                        ), (char, x, y, item.paragraph.text[line.start : line.end])
                        compared += 1
    assert compared > 1500


@pytest.mark.parametrize("more", ["", ", hanging: allow", ", hanging: force", ", tracking: 0.15em"])
def test_the_judge_finds_no_fault_in_our_own_lines(more: str, tmp_path: Path) -> None:
    """None starts or ends wrongly or elsewhere than at its measure; a mark may hang."""
    proof = written(
        tmp_path, 20, f", indent: 2em{more}", [text for text in prose() if " " not in text]
    )
    (path := tmp_path / "a.pdf").write_bytes(proof.output)
    found = judge_pdf(path, 20, None, Report())
    assert len(found.verdicts) > 500
    faults = [(line.text, line.faults) for line in found.verdicts if line.faults]
    assert not [text for text, told in faults if any(fault.code != "J106" for fault in told)]


@pytest.mark.parametrize("face", ["serif", "kai"])
def test_a_full_line_that_begins_with_a_mark_is_not_too_wide(face: str, tmp_path: Path) -> None:
    texts = ["“行”通常指一组水平排列的汉字排版的规则", "·汉字排版的规则是什么年月日", "‘汉’字汉字"]
    for ems in range(9, 15):
        written(tmp_path, ems, f", face: {face}", texts)


def origins(text: Any) -> dict[int, list[tuple[str, float, float]]]:
    found: dict[int, list[tuple[str, float, float]]] = {}
    for n in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, n, x, y)
        char = text.get_text_range(n, 1)
        for row in (round(y.value) - 1, round(y.value), round(y.value) + 1):
            found.setdefault(row, []).append((char, x.value, y.value))
    return found


def expected(
    paragraph: Paragraph, line: Line, at: Point, page: Page
) -> Iterator[tuple[str, float, float]]:
    """Han characters only: their cells begin at their origins."""
    left = page.bleed + at.x + line.x + paragraph.head.get(line.start, 0)
    foot = page.trim.height + page.bleed - at.y - line.y
    for n, place in enumerate(places(paragraph, line)[:-1]):
        char = paragraph.text[line.start + n]
        if "\u4e00" <= char <= "\u9fff":
            yield char, (left + place) / 1000, foot / 1000
