"""What is copied out of the PDF is what was written: no reader finds a blank that nobody typed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from kanyin import Job, build
from kanyin.model.page import Text

LAYOUT = """\
title: 试
trim: [300pt, 800pt]
pitch: 15pt
styles:
  body: {size: 10pt, leading: 15pt, align: justify}
  paragraph: {base: body}
masters:
  page: {frames: [{rect: [20pt, 20pt, 210pt, 750pt]}]}
parts:
  chapter: {first: page, rest: page}
"""
CLREQ = Path(__file__).parent / "data" / "clreq" / "paragraphs.txt"
LACKING = {"≒"}  # of the bundled face
SOFT = re.compile("[\u00ad\u0002\ufffe]")  # how readers give a hyphen that divides a word
TEXTS = [
    "北方工业大学2021年3月采购234.56万元，占25.9%；“引智帮扶”（office、AVATAR）——又一次……见《北京日报》。",
    "用 Python 3.11 写成的 kanyin 在 2025 年 发布，GDP 增长5.2％，￥100与 $20 相当。真的？！好！",
    "西藏·那曲与列奥纳多·达·芬奇，2019—2025年（见第3章）。“首都文明村”“百村示范村”三个称号。",
]


def by_pypdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def by_pdfium(path: Path) -> str:
    return "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(path))


def by_command(*words: str) -> Callable[[Path], str]:
    def read(path: Path) -> str:
        if not shutil.which(words[0]):
            pytest.skip(f"{words[0]} is not installed")
        done = subprocess.run([*words, str(path), "-"] if words[0] == "pdftotext" else
                              [*words, str(path)], capture_output=True, check=True)  # fmt: skip
        return done.stdout.decode()

    return read


READERS = {
    "pypdf": by_pypdf,
    "pdfium": by_pdfium,
    "pdftotext": by_command("pdftotext"),
    "pdftotext -raw": by_command("pdftotext", "-raw"),
    "mutool": by_command("mutool", "draw", "-q", "-F", "txt"),
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A PDF, and its lines as they were written: a space that the gap replaced is gone."""
    folder = tmp_path_factory.mktemp("copied")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "own.yaml").write_text(LAYOUT, "utf-8")
    real = re.sub(r"\[\[\[#.*?\]\]\]| (?=\W)|(?<=\W) ", "", CLREQ.read_text("utf-8")).splitlines()
    texts = [*TEXTS, *(text for text in real if not LACKING.intersection(text))]
    matter = {"title": "题", "layout": "own", "sections": [{"blocks": texts}]}
    (folder / "publication.yaml").write_text(json.dumps(matter), "utf-8")
    proof = build(Job(folder, folder / "a.pdf"))
    lines = []
    for page in proof.book.pages:
        for _, item in page.items:
            if isinstance(item, Text):
                for line in item.lines:
                    kept = (at for at in range(line.start, line.end)
                            if at not in item.paragraph.blanks)  # fmt: skip
                    lines.append("".join(item.paragraph.text[at] for at in kept).strip())
    return folder / "a.pdf", lines


@pytest.mark.parametrize("reader", READERS)
def test_every_line_comes_back_to_the_letter(reader: str, copied: tuple[Path, list[str]]) -> None:
    path, lines = copied
    text = READERS[reader](path)
    plain = SOFT.sub("", text)
    if reader == "pdftotext":  # joins what a hyphen ends, parts widely spaced Western words
        lines = [line for line in lines if not line.endswith("-") and not line.isascii()]
    assert len(lines) > 1500
    assert [line for line in lines if line not in text and line not in plain] == []
