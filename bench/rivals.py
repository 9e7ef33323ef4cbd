"""clreq by Typst, XeLaTeX and LuaLaTeX at several measures, for a judge of lines to read."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from string import Template

import uharfbuzz as hb
import yaml

from kanyin import Job, build

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "data" / "clreq" / "paragraphs.txt"
FONTS = ROOT / "fonts"
MEASURES = (12, 16, 20, 24, 30, 40)  # in ems of 10 points; the leading is 20, the gap 10 more
MARGIN, HEIGHT = 450, 4000  # points: room for words that stick out; no page parts a paragraph

TYPST = """\
#let measure = int(sys.inputs.measure) * 10pt
#let margin = int(sys.inputs.margin) * 1pt
#set page(width: measure + 2 * margin, height: int(sys.inputs.height) * 1pt, margin: margin)
#set text(font: sys.inputs.family, fallback: false, size: 10pt, lang: "zh", region: "CN")
#set text(overhang: false, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 10pt)
#set block(width: 100%, spacing: 20pt, breakable: false)
#for paragraph in json(bytes(sys.inputs.paragraphs)) { block(paragraph) }
"""

# Without the emergency stretch one line in twenty of 12 ems sticks out.
TEX = Template(r"""\documentclass{article}
\usepackage[paperwidth=${width}bp,paperheight=${height}bp,margin=${margin}bp,noheadfoot]{geometry}
\usepackage[scheme=plain,fontset=none,punct=quanjiao]{ctex}
\setCJKmainfont{$file}[Path=$folder/]
\setmainfont{$file}[Path=$folder/,$latin]
$settings
\pagestyle{empty}\raggedbottom
\begin{document}
\fontsize{10bp}{20bp}\selectfont
\setlength{\parindent}{0bp}\setlength{\parskip}{10bp}\setlength{\lineskiplimit}{-\maxdimen}
\setlength{\emergencystretch}{2em}\interlinepenalty=10000
$text

\end{document}
""")
# Marks at the ends of lines are half an em wide; no last line is a single Han.
XECJK = r"\xeCJKsetup{CheckSingle=true,PunctBoundWidth=0.5em}"
LUATEXJA = r"\usepackage{luatexja-adjust}"  # which heeds the priorities of chinese-jfm
SPECIAL = {ord(char): rf"\symbol{{{ord(char)}}}" for char in "\\{}$&#^_~%"}

MARK = r"[\u3001-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff60“”‘’—…⸺]"
WIDE = rf"(?:{MARK}|[\u2e80-\u9fff])"
UNRESOLVED = re.compile(r"\[\[\[#.*?\]\]\]")
STRAY = re.compile(rf"(?<={MARK}) | (?={MARK})|(?<={WIDE}) (?={WIDE})")


def face() -> Path:
    """The file of the role serif."""
    listed = yaml.safe_load((FONTS / "fonts.yaml").read_text("utf-8"))["faces"]
    return FONTS / str(next(each["file"] for each in listed if each["role"] == "serif"))


def opened() -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(face())))


def paragraphs() -> list[str]:
    """All of clreq, without the spaces its mark-up has left beside marks and between Han: setters
    differ in what they make of those, and none of it is typesetting.  References that its editors
    left unresolved are words of seventy letters, and go too."""
    return [
        STRAY.sub("", UNRESOLVED.sub("", line)) for line in CORPUS.read_text("utf-8").splitlines()
    ]


def corpus() -> list[str]:
    """The paragraphs of which the face has every character."""
    has = {chr(code) for code in opened().unicodes}
    return [each for each in paragraphs() if has.issuperset(each)]


def by_typst(texts: list[str], measure: int, target: Path) -> None:
    import typst  # an extra

    inputs = {
        "measure": str(measure),
        "margin": str(MARGIN),
        "height": str(HEIGHT),
        "family": str(opened().get_name(hb.OTNameIdPredefined.FONT_FAMILY)),
        "paragraphs": json.dumps(texts),
    }
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "rival.typ")
        source.write_text(TYPST, "utf-8")
        typst.compile(
            source, target, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=inputs
        )


def by_xelatex(texts: list[str], measure: int, target: Path) -> None:
    by_tex("xelatex", tex(texts, measure, settings=XECJK), target)


def by_lualatex(texts: list[str], measure: int, target: Path) -> None:
    """With HarfBuzz for Latin: LuaTeX's own shaper tells readers of the PDF that this face's digits
    are full-width ones."""
    source = tex(texts, measure, settings=LUATEXJA, latin="Renderer=HarfBuzz")
    by_tex("lualatex", source, target)


def tex(texts: list[str], measure: int, *, settings: str, latin: str = "") -> str:
    return TEX.substitute(
        width=measure * 10 + 2 * MARGIN,
        height=HEIGHT,
        margin=MARGIN,
        folder=FONTS.as_posix(),
        file=face().name,
        latin=latin,
        settings=settings,
        text="\n\n".join(text.translate(SPECIAL) for text in texts),
    )


def by_tex(engine: str, source: str, target: Path) -> None:
    """One run; what TeX says at its end is in the error."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rival.tex").write_text(source, "utf-8")
        run = subprocess.run(
            [engine, "-interaction=nonstopmode", "-halt-on-error", "rival.tex"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        if run.returncode:
            raise RuntimeError(f"{engine}: {run.stdout.decode('utf-8', 'replace')[-2000:]}")
        shutil.copyfile(Path(folder, "rival.pdf"), target)


LAYOUT = """\
title: rivals
trim: [{width}pt, {height}pt]
pitch: 10pt
styles:
  body: {{face: serif, size: 10pt, leading: 20pt, after: 10pt}}
  paragraph: {{base: body}}
masters:
  page: {{frames: [{{rect: [{margin}pt, {margin}pt, {measure}pt, {depth}pt]}}]}}
parts:
  chapter: {{first: page, rest: page}}
"""


def by_kanyin(texts: list[str], measure: int, target: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "layouts").mkdir()
        layout = LAYOUT.format(
            width=measure * 10 + 2 * MARGIN, height=HEIGHT, margin=MARGIN, measure=measure * 10,
            depth=HEIGHT - 2 * MARGIN,
        )  # fmt: skip
        (folder / "layouts" / "rivals.yaml").write_text(layout, "utf-8")
        blocks = [{"paragraph": text} for text in texts]
        (folder / "texts.yaml").write_text(json.dumps({"blocks": blocks}), "utf-8")
        (folder / "publication.yaml").write_text(
            "{title: rivals, layout: rivals, sections: [texts.yaml]}", "utf-8"
        )
        build(Job(folder, target))


RIVALS: dict[str, Callable[[list[str], int, Path], None]] = {
    "kanyin": by_kanyin,
    "typst": by_typst,
    "xelatex": by_xelatex,
    "lualatex": by_lualatex,
}


def installed(rival: str) -> bool:
    if rival == "kanyin":
        return True
    if rival == "typst":
        return importlib.util.find_spec("typst") is not None
    return shutil.which(rival) is not None


def main(folder: Path, measures: list[int], rivals: list[str]) -> None:
    texts = corpus()
    print(f"{len(texts)} paragraphs, {len(paragraphs()) - len(texts)} dropped: no glyph")
    folder.mkdir(parents=True, exist_ok=True)
    for rival in rivals:
        if not installed(rival):
            print(f"{rival}: not installed, passed over")
            continue
        for measure in measures:
            target = folder / f"{rival}-{measure}.pdf"
            begun = time.perf_counter()
            RIVALS[rival](texts, measure, target)
            print(f"{target}: {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--measures", default=",".join(map(str, MEASURES)), help="in ems")
    parser.add_argument("--only", choices=RIVALS)
    asked = parser.parse_args()
    main(
        asked.folder,
        [int(measure) for measure in asked.measures.split(",")],
        [asked.only] if asked.only else list(RIVALS),
    )
