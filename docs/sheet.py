"""Draw docs/brochure.png: the sample's pages side by side, as the README shows them.

python docs/sheet.py brochure.pdf   (needs the extra `test`)
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

COLUMNS, WIDTH, GAP = 6, 232, 10


def main(pdf: str) -> None:
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        left, bottom, right, top = page.get_trimbox()
        page.set_cropbox(left, bottom, right, top)
        image = page.render(scale=4 * WIDTH / (right - left)).to_pil()
        height = round(WIDTH * (top - bottom) / (right - left))
        pages.append(image.resize((WIDTH, height), Image.Resampling.LANCZOS))
    height = pages[0].height
    rows = -(-len(pages) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP)
    sheet = Image.new("RGB", size, "#8a857d")
    for n, page in enumerate(pages):
        at = (GAP + n % COLUMNS * (WIDTH + GAP), GAP + n // COLUMNS * (height + GAP))
        sheet.paste(page, at)
    sheet.quantize(192, dither=Image.Dither.NONE).save(
        Path(__file__).with_name("brochure.png"), optimize=True
    )


if __name__ == "__main__":
    main(sys.argv[1])
