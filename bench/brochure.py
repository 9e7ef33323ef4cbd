"""The sample brochure by kanyin and by Typst, in turn: CPU and wall, medians and ratios.

kanyin's screen edition is PDF/A-2a and PDF/UA-1 in one file; Typst exports one or the other."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from to_typst import to_typst

from kanyin import Job, build
from kanyin.draw import VARIANTS

ROOT = Path(__file__).parent.parent
SAMPLES = ("poverty-relief", "campus-news")
CONTENT = ROOT / "content" / SAMPLES[0]
STANDARDS = ("a-2a", "ua-1", "")
BY_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3],"
    " font_paths=[sys.argv[4]], ignore_system_fonts=True,"
    " **({'pdf_standards': [sys.argv[5]]} if sys.argv[5] else {'pdf_tags': False}))"
)


def run(words: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(words, check=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main(pairs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = CONTENT / ".bench.typ"  # beside the art: Typst reads only below its root
        source.write_text(to_typst(CONTENT), "utf-8")
        try:
            measure(pairs, Path(folder), source)
        finally:
            source.unlink()
    sizes()


def measure(pairs: int, folder: Path, source: Path) -> None:
    def ours(variant: str) -> list[str]:
        out = str(folder / f"{variant}.pdf")
        return [sys.executable, "-m", "kanyin", "build", str(CONTENT), "-o", out, "--for", variant]

    def theirs(standard: str) -> list[str]:
        out = str(folder / f"t{standard}.pdf")
        return [sys.executable, "-c", BY_TYPST, str(source), out, str(ROOT), str(ROOT / "fonts"),
                standard]  # fmt: skip

    commands = {f"kanyin {name}": ours(name) for name in VARIANTS}
    commands |= {f"typst {name or 'untagged'}": theirs(name) for name in STANDARDS}
    for command in commands.values():
        run(command)  # the first run reads the files from the disk
    rows = [{name: run(command) for name, command in commands.items()} for _ in range(pairs)]
    for unit, which in (("CPU", 0), ("wall", 1)):
        for name in commands:
            middle = statistics.median(row[name][which] for row in rows)
            ratios = sorted(row["kanyin screen"][which] / row[name][which] for row in rows)
            print(
                f"{unit:4} {name:16} {middle:.3f} s; kanyin screen is "
                f"{statistics.median(ratios):.2f} of it ({ratios[0]:.2f}–{ratios[-1]:.2f})"
            )
    for file in sorted(folder.iterdir()):
        print(f"size {file.name:12} {os.path.getsize(file):,} bytes")


def sizes() -> None:
    """Every sample in every variant, its objects packed into streams and not."""
    kept = dict(VARIANTS)
    for sample in SAMPLES:
        for name, variant in kept.items():
            found = []
            for compact in (True, False):
                VARIANTS[name] = variant._replace(compact=compact)
                found.append(len(build(Job(ROOT / "content" / sample, variant=name)).output))
            VARIANTS[name] = variant
            print(f"size {sample} {name}: {found[0]:,} with object streams, {found[1]:,} without")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
