"""A long book by kanyin and by Typst, in turn: same text, face, measure and page size.

The text is the sample brochure's own sentences in any order, a fixed one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = ROOT / "content" / "poverty-relief" / "sections"
PER_FILE = 500_000  # characters of a section's file
PER_PAGE = 1_460
COMPILE_ANEW = "PYTHONDONTWRITEBYTECODE"
LAYOUT = """\
title: 长书
trim: [595pt, 842pt]
pitch: 18pt
styles:
  body: {face: serif, size: 10.5pt, leading: 18pt, align: justify}
  paragraph: {base: body, indent: 2em}
masters:
  page: {frames: [{rect: [87.5pt, 60pt, 420pt, 720pt]}]}
parts:
  chapter: {first: page, rest: page}
"""
TYPST = """\
#set page(width: 595pt, height: 842pt, margin: (x: 87.5pt, top: 60pt, bottom: 62pt))
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "CN", fallback: false)
#set text(top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 7.5pt, spacing: 7.5pt)
#set par(first-line-indent: (amount: 2em, all: true))
"""
BY_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]],"
    " ignore_system_fonts=True)"
)


class Run(NamedTuple):
    """Seconds of CPU and wall, and the greatest memory in MB, of one process."""

    cpu: float
    wall: float
    memory: float


def paragraphs(count: int) -> list[str]:
    """So many characters in paragraphs of three to nine sentences."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(SECTIONS.glob("*.md")))
    text = re.sub(r"(?ms)^---.*?^---|^```.*?^```|^[#!|].*?$|[*>]", "", text)
    sentences = [each for each in re.findall(r"[^。！？\n]+[。！？]", text) if len(each) > 8]
    dice = random.Random(7)
    found: list[str] = []
    while count > 0:
        picked = (dice.choice(sentences).strip() for _ in range(dice.randint(3, 9)))
        found.append("".join(picked))
        count -= len(found[-1])
    return found


def write(folder: Path, texts: list[str]) -> None:
    """The text as a publication, and as Typst's source."""
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "book.yaml").write_text(LAYOUT, "utf-8")
    names: list[str] = []
    rows: list[str] = []
    size = 0
    for n, text in enumerate(texts):
        rows.append(f"  - {text}\n")
        size += len(text)
        if size > PER_FILE or n == len(texts) - 1:
            names.append(f"part-{len(names)}.yaml")
            (folder / names[-1]).write_text("blocks:\n" + "".join(rows), "utf-8")
            rows, size = [], 0
    matter = {"title": "长书", "layout": "book", "sections": names}
    (folder / "publication.yaml").write_text(json.dumps(matter, ensure_ascii=False), "utf-8")
    (folder / "book.typ").write_text(TYPST + "\n\n".join(texts), "utf-8")


def run(words: list[str]) -> Run:
    """One process, measured by itself: its memory is not that of one before it.  Python keeps
    what it has compiled, as it does of a package that is installed."""
    code = (
        "import json, resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]))"
    )
    around = {name: value for name, value in os.environ.items() if name != COMPILE_ANEW}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True, env=around
    )
    wall = time.perf_counter() - begun
    cpu, memory = json.loads(done.stdout.splitlines()[-1])
    return Run(cpu, wall, memory)


def compare(count: int, pairs: int) -> None:
    texts = paragraphs(count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "book", texts)
        ours = [sys.executable, "-m", "kanyin", "build", str(folder / "book"),
                "-o", str(folder / "k.pdf")]  # fmt: skip
        theirs = [sys.executable, "-c", BY_TYPST, str(folder / "book" / "book.typ"),
                  str(folder / "t.pdf"), str(ROOT / "fonts")]  # fmt: skip
        rows = [(run(ours), run(theirs)) for _ in range(pairs)]
        sizes = [(folder / each).stat().st_size / 1e6 for each in ("k.pdf", "t.pdf")]
    mine, other = ([row[n] for row in rows] for n in (0, 1))
    ratios = sorted(b.cpu / a.cpu for a, b in rows)
    walls = statistics.median(b.wall / a.wall for a, b in rows)
    middle = statistics.median
    pages = count / PER_PAGE
    print(
        f"| {count:,} | {middle(a.cpu for a in mine):.2f} | {middle(b.cpu for b in other):.2f} "
        f"| {middle(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f}) "
        f"| {middle(a.wall for a in mine):.2f} | {middle(b.wall for b in other):.2f} | {walls:.2f} "
        f"| {middle(a.cpu for a in mine) / pages * 1000:.2f} "
        f"| {max(a.memory for a in mine):.0f} | {max(b.memory for b in other):.0f} "
        f"| {sizes[0]:.2f} | {sizes[1]:.2f} |",
        flush=True,
    )


def main(counts: list[int], pairs: int) -> None:
    print(
        "| characters | CPU s: kanyin | Typst | Typst ÷ kanyin | wall s: kanyin | Typst "
        "| Typst ÷ kanyin | CPU ms a page | memory MB: kanyin | Typst | file MB: kanyin | Typst |\n"
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    for count in counts:
        compare(count, pairs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("counts", type=int, nargs="*", metavar="CHARACTERS")
    asked = parser.parse_args()
    # 100, 1,000 and nearly 5,000 pages, and 1.5 million characters
    main(asked.counts or [146_000, 1_460_000, 7_000_000, 1_500_000], asked.pairs)
