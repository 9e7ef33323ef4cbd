"""What starting costs: each import in a fresh process, the least of five."""

from __future__ import annotations

import subprocess
import sys
import time

MODULES = ("sys", "kanyin.cli", "kanyin.job", "uharfbuzz", "yaml", "markdown_it", "PIL.Image",
           "reportlab.pdfgen.canvas", "kanyin.draw.pdf")  # fmt: skip


def least(module: str) -> float:
    found = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        found.append(time.perf_counter() - begun)
    return min(found)


if __name__ == "__main__":
    for module in MODULES:
        print(f"{module}: {least(module) * 1000:.0f} ms")
