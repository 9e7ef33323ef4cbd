"""The sample brochure before qpdf and poppler: fonts, boxes, and every sentence in order."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SENTENCE = re.compile(r"[^。！？]+[。！？][”’）]*")
KEYS = re.compile(
    r"^\s*(?:- )?(?:picture|alt|width|place|lines|part|short|role|file|items|rows|columns)\s*:.*$",
    re.MULTILINE,
)
SYNTAX = re.compile(r"^---$|^```.*$|\*\*|^#+ |^\s*- |[a-z]+: ?\|?|[{}\[\]\"]", re.MULTILINE)


def run(*words: str) -> str:
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout


def sentences(folder: Path) -> list[str]:
    """Every sentence of the content's files, in the order of its sections, white space aside."""
    listed = (folder / "publication.yaml").read_text("utf-8")
    found = []
    for name in re.findall(r"sections/\S+", listed):
        text = SYNTAX.sub("\n", KEYS.sub("", (folder / name).read_text("utf-8")))
        for paragraph in text.split("\n"):
            found += ["".join(sentence.split()) for sentence in SENTENCE.findall(paragraph)]
    return found


def main(pdf: str, folder: str) -> None:
    print(run("qpdf", "--check", pdf))
    fonts = run("pdffonts", pdf).splitlines()[2:]
    assert fonts, "no fonts"
    for row in fonts:
        assert re.search(r"\byes yes yes\b", row), row
        assert re.match(r"[A-Z]{6}\+", row), row
        assert "Helvetica" not in row, row
    boxes = run("pdfinfo", "-box", "-l", "-1", pdf)
    pages = int(re.search(r"Pages:\s+(\d+)", boxes)[1])
    assert pages % 4 == 0, pages
    for number in range(1, pages + 1):
        rows = dict(re.findall(rf"Page +{number} (\w+Box): +([\d. ]+)", boxes))
        trim, bleed = (
            [float(side) for side in rows[name].split()] for name in ("TrimBox", "BleedBox")
        )
        millimetres = [(b - a) / 72 * 25.4 for a, b in zip(trim[:2], trim[2:], strict=True)]
        assert [round(side, 2) for side in millimetres] == [210, 297], millimetres
        for sign, t, b in zip((1, 1, -1, -1), trim, bleed, strict=True):
            assert abs((t - b) * sign / 72 * 25.4 - 3) < 0.01, (trim, bleed)
    for mode in ([], ["-raw"]):
        text = "".join(run("pdftotext", *mode, pdf, "-").split())
        at = 0
        wanted = sentences(Path(folder))
        for sentence in wanted:
            assert text.count(sentence) == 1, (mode, text.count(sentence), sentence)
            place = text.find(sentence, at)
            assert place >= 0, (mode, "out of order", sentence)
            at = place
        print(f"pdftotext {' '.join(mode)}: {len(wanted)} sentences, each once, in order")
    print(f"{len(fonts)} fonts, {pages} pages: boxes and embedding as they should be")


if __name__ == "__main__":
    main(*sys.argv[1:])
