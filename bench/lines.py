"""The same paragraphs by kanyin and its rivals, judged from their PDFs: a table of poor lines.

First fit is kanyin's own without the search: what it would do one line at a time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rivals import MEASURES, RIVALS, corpus, installed

from kanyin.fonts.shelf import Shelf
from kanyin.job import judge_pdf
from kanyin.kernel.firstfit import break_lines
from kanyin.model.content import Copy
from kanyin.model.diagnostic import Report
from kanyin.model.style import Style
from kanyin.read.fonts import read_fonts
from kanyin.stock import bundled
from kanyin.text.lines import set_lines
from kanyin.text.measure import Measurer

HEAD = (
    "| measure | set by | lines | opened >0.05 em | >0.10 em | >0.25 em | widest em | starts, ends "
    "| divided | not flush | 孤字 |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def first_fit(texts: list[str], measure: int) -> str:
    report = Report()
    measurer = Measurer(Shelf(read_fonts(bundled("fonts"), report), report), report)
    style = Style(size=10_000, leading=20_000)
    rows, lone = [], 0
    for text in texts:
        paragraph = measurer.measure(Copy(text), style)
        breaks = tuple(break_lines(paragraph, measure * 10_000, 0, 0))
        lines = set_lines(paragraph, breaks, measure * 10_000)
        rows += [line.opened(paragraph.em) for line in lines]
        words = [kind for kind in paragraph.kind[lines[-1].start :] if kind in (0, 14, 15)]
        lone += len(lines) > 1 and len(words) < 2
    over = [sum(each > step for each in rows) for step in (0.05, 0.10, 0.25)]
    return (
        f"| {measure} | first fit | {len(rows)} | {over[0]} | {over[1]} | {over[2]} "
        f"| {max(rows):.2f} | – | – | – | {lone} |"
    )


def judged(name: str, measure: int, pdf: Path) -> str:
    found = judge_pdf(pdf, float(measure), None, Report()).summary
    return (
        f"| {measure} | {name} | {found.lines} | {found.opened_005} | {found.opened_010} "
        f"| {found.opened_025} | {found.widest:.2f} | {found.starts}, {found.ends} "
        f"| {found.splits} | {found.not_flush} | {found.lone} |"
    )


def main(folder: Path) -> None:
    texts = corpus()
    folder.mkdir(parents=True, exist_ok=True)
    print(HEAD)
    for measure in MEASURES:
        print(first_fit(texts, measure))
        for name, make in RIVALS.items():
            if installed(name):
                pdf = folder / f"{name}-{measure}.pdf"
                if not pdf.exists():
                    make(texts, measure, pdf)
                print(judged(name, measure, pdf), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUTDIR", help="for the PDFs; kept")
    main(parser.parse_args().folder)
