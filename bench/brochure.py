"""The sample brochure by kanyin and by Typst, in turn: CPU and wall, medians and ratios."""

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

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content" / "poverty-relief"
BY_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3],"
    " font_paths=[sys.argv[4]], ignore_system_fonts=True)"
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


def measure(pairs: int, folder: Path, source: Path) -> None:
    ours = [sys.executable, "-m", "kanyin", "build", str(CONTENT), "-o", str(folder / "k.pdf")]
    theirs = [sys.executable, "-c", BY_TYPST, str(source), str(folder / "t.pdf"),
              str(ROOT), str(ROOT / "fonts")]  # fmt: skip
    run(ours), run(theirs)  # the first run reads the files from the disk
    rows = [(*run(ours), *run(theirs)) for _ in range(pairs)]
    for name, k, t in (("CPU", 0, 2), ("wall", 1, 3)):
        mine = statistics.median(row[k] for row in rows)
        other = statistics.median(row[t] for row in rows)
        ratios = sorted(row[k] / row[t] for row in rows)
        middle = statistics.median(ratios)
        print(
            f"{name}: kanyin {mine:.3f} s, typst {other:.3f} s, "
            f"ratio {middle:.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
        )
    sizes = [os.path.getsize(folder / name) for name in ("k.pdf", "t.pdf")]
    print(f"size: kanyin {sizes[0]:,} bytes, typst {sizes[1]:,} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
