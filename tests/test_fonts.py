"""The faces that come with kanyin, and faces that users bring: CFF, collections, broken ones."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import boxfont
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont
from pypdf import PdfReader

from kanyin import Job, build
from kanyin.fonts.face import Face, FaceError
from kanyin.fonts.shelf import Shelf
from kanyin.model.content import Copy
from kanyin.model.diagnostic import NOWHERE, Report, Span
from kanyin.model.style import Style
from kanyin.model.typeface import FaceEntry
from kanyin.read.fonts import read_fonts
from kanyin.text.lines import break_paragraph
from kanyin.text.measure import measure

ROOT = Path(__file__).parent.parent
ROLES = ("serif", "serif-bold", "sans", "sans-bold", "kai")
STANDARD = (ROOT / "tests" / "data" / "hanzi8105" / "characters.txt").read_text("utf-8").split()


def entries() -> tuple[FaceEntry, ...]:
    report = Report()
    found = read_fonts(ROOT / "fonts", report)
    assert not report.failed
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_face_has_the_standard_characters(bundled: Shelf, role: str) -> None:
    face = bundled.face(role)
    assert face is not None
    missing = [char for char in STANDARD if not face.covers(char)]
    gb2312 = [bytes((high, low)).decode("gb2312", "ignore") for high in range(0xA1, 0xF8)
              for low in range(0xA1, 0xFF)]  # fmt: skip
    missing += [char for char in gb2312 if char and char >= "\u4e00" and not face.covers(char)]
    assert missing == []
    assert all(face.covers(char) for char in "—…“”‘’（）《》、。，；：？！·～％℃①Aé かア")


def test_serif_prints_gb18030_level_2(bundled: Shelf) -> None:
    """GB 18030-2022 level 2: CJK Unified Ideographs, Extension A, and the 196 of the 8,105 that
    lie beyond the first plane."""
    face = bundled.face("serif")
    assert face is not None
    codes = {*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0), *map(ord, STANDARD)}
    assert len(codes) == 27_780
    assert codes - face.coverage() == set()


@pytest.mark.parametrize("entry", entries(), ids=ROLES)
def test_the_files_are_those_that_are_listed(entry: FaceEntry) -> None:
    assert hashlib.sha256(entry.path.read_bytes()).hexdigest() == entry.sha256
    assert entry.licence == "OFL-1.1"
    assert entry.source
    assert entry.version


def test_the_kai_face_bears_another_name(bundled: Shelf) -> None:
    """LXGW and 霞鹜 are reserved names, which a subset must not use."""
    face = bundled.face("kai")
    assert face is not None
    assert face.metrics.name == "KanyinKai-Regular"
    with TTFont(face.path, lazy=True) as font:
        names = {str(row) for row in font["name"].names if row.nameID in (1, 2, 3, 4, 6)}
    assert not any("LXGW" in name or "霞" in name for name in names)


def test_a_dash_of_two_is_one_stroke_of_two_ems(bundled: Shelf) -> None:
    face = bundled.face("serif")
    assert face is not None
    rows = face.word("——")
    assert sum(row[1] for row in rows) == 2 * face.upem
    assert len(rows) == 1, "the ligature, which leaves no gap in the middle"


@pytest.mark.parametrize("ems", [4, 7, 9.25, 10])
def test_no_line_ends_inside_a_glyph(ems: float, bundled: Shelf, report: Report) -> None:
    """A word is hyphenated, or divided where it fits no line, beside its ligatures."""
    style = Style(face="serif", size=10_000, leading=15_000, align="justify")
    text = "汉字排版的规则different国affluent汉offering" + "ff" * 30
    paragraph = measure(Copy(text), style, bundled, report)
    inside = {at for start, word in paragraph.words.items() for at in word.inside(start)}
    assert len(inside) > 30
    ends = {line.end for line in break_paragraph(paragraph, round(ems * 10_000)).breaks}
    assert not ends & inside


def test_a_stroke_has_room_in_its_cell(bundled: Shelf, report: Report) -> None:
    """分隔号 has half an em by the narrow form of a face, all of its own where there is none."""
    widths = {"serif": 5000, "sans": 5000, "kai": 10000}
    for role, width in widths.items():
        style = Style(face=role, size=10_000, leading=15_000)
        edge = measure(Copy("汉／字"), style, bundled, report).edge
        assert edge[2] - edge[1] == width
        face = bundled.face(role)
        assert face is not None
        first, last = face.ink("／")
        assert (last - first) * 10 <= width


def test_fallback_follows_the_chain(bundled: Shelf, report: Report) -> None:
    rare = "㐀"  # in Extension A: only the full serif has it
    paragraph = measure(Copy(f"字{rare}字"), Style(face="kai"), bundled, report)
    assert [(run.start, run.end, run.face) for run in paragraph.runs] == [
        (0, 1, "kai"), (1, 2, "serif"), (2, 3, "kai"),
    ]  # fmt: skip
    assert not report.failed


def cff(path: Path, chars: str, also: str = "") -> Path:
    """A CFF font whose glyphs are squares, Han one em; ``also`` are characters that share the
    first one's."""
    font = FontBuilder(1000, isTTF=False)
    names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
    font.setupGlyphOrder(names)
    found = {ord(char): name for char, name in zip(chars, names[1:], strict=True)}
    font.setupCharacterMap(found | {ord(char): names[1] for char in also})
    strings: dict[str, Any] = {}
    for n, name in enumerate(names):
        pen = T2CharStringPen(1000, None)
        pen.moveTo((50, 0))
        for point in ((50, 700 + n), (950, 700 + n), (950, 0)):
            pen.lineTo(point)
        pen.closePath()
        strings[name] = pen.getCharString()
    font.setupCFF("TestCFF", {}, strings, {})
    font.setupHorizontalMetrics(dict.fromkeys(names, (1000, 50)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Test CFF", "styleName": "Regular", "psName": "TestCFF"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    font.save(path)
    return path


def publication(folder: Path, fonts: str) -> Path:
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    (folder / "layouts").mkdir()
    (folder / "fonts" / "fonts.yaml").write_text(fonts, "utf-8")
    (folder / "publication.yaml").write_text(
        "title: 题\nlayout: own\nsections: [{blocks: [一二三甲乙。]}]\n", "utf-8"
    )
    (folder / "layouts" / "own.yaml").write_text(
        "title: 自\ntrim: [100pt, 100pt]\npitch: 15pt\nstyles:\n"
        "  body: {face: mine, size: 10pt, leading: 15pt}\n  paragraph: {base: body}\n"
        "masters:\n  page: {frames: [{rect: [10pt, 10pt, 80pt, 60pt]}]}\n"
        "parts:\n  chapter: {first: page}\n",
        "utf-8",
    )
    return folder


def extracted(pdf: bytes) -> str:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    return "".join(page.get_textpage().get_text_range().split())


def test_a_users_cff_font(tmp_path: Path) -> None:
    folder = publication(
        tmp_path / "p", "faces:\n  - {role: mine, file: mine.otf, fallback: [serif]}\n"
    )
    cff(folder / "fonts" / "mine.otf", "一二三")
    proof = build(Job(folder))
    assert b"CIDFontType0C" in proof.output
    assert extracted(proof.output) == "一二三甲乙。"


def test_a_glyph_that_stands_for_two_characters_says_which(tmp_path: Path) -> None:
    folder = publication(
        tmp_path / "p", "faces:\n  - {role: mine, file: mine.otf, fallback: [serif]}\n"
    )
    cff(folder / "fonts" / "mine.otf", "一二三，", "⼀")
    text = (folder / "publication.yaml").read_text("utf-8")
    (folder / "publication.yaml").write_text(text.replace("一二三甲乙。", "二三⼀二，一"), "utf-8")
    page: Any = PdfReader(BytesIO(build(Job(folder)).output)).pages[0]
    (said,) = re.findall(rb"/ActualText<FEFF([0-9A-F]+)>>>BDC", page["/Contents"].get_data())
    assert bytes.fromhex(said.decode()).decode("utf-16-be") == "二三⼀二，一"
    cff(folder / "fonts" / "mine.otf", "一二三，⼀")  # a glyph for each: nothing to say
    page = PdfReader(BytesIO(build(Job(folder)).output)).pages[0]
    assert b"ActualText" not in page["/Contents"].get_data()


def test_a_users_collection(tmp_path: Path, boxes: Path) -> None:
    folder = publication(
        tmp_path / "p", "faces:\n  - {role: mine, file: mine.ttc, index: 1, fallback: [serif]}\n"
    )
    collection = TTCollection()
    other = TTFont(boxes / "box.ttf")
    other["name"].setName("Second-Regular", 6, 3, 1, 0x409)
    collection.fonts = [TTFont(boxes / "box.ttf"), other]
    collection.save(folder / "fonts" / "mine.ttc")
    proof = build(Job(folder))
    page: Any = PdfReader(BytesIO(proof.output)).pages[0]
    font = page["/Resources"]["/Font"]["/K1"]
    assert font["/BaseFont"].endswith("+Second-Regular")
    assert extracted(proof.output) == "一二三甲乙。"


@pytest.mark.parametrize("data", [b"", b"OTTO", b"\0\1\0\0" + b"\xff" * 200, b"ttcf" + b"\0" * 40])
def test_broken_fonts_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(data)
    with pytest.raises(FaceError):
        Face("x", path)


def test_truncated_and_flipped_fonts_never_escape(tmp_path: Path, boxes: Path) -> None:
    """Every prefix and many flips of a font: refused, or opened and measured."""
    whole = (boxes / "box.ttf").read_bytes()
    path = tmp_path / "f.ttf"
    head = whole[:1500]
    for n in range(0, len(head), 37):
        for data in (whole[:n], whole[:n] + b"\xff\xff" + whole[n + 2 :]):
            path.write_bytes(data)
            try:
                face = Face("x", path)
            except FaceError:
                continue
            assert face.glyph["一"] >= 0


def test_fonts_that_forbid_embedding_are_refused(tmp_path: Path, boxes: Path) -> None:
    font = TTFont(boxes / "box.ttf")
    font["OS/2"].fsType = 2
    font.save(tmp_path / "no.ttf")
    with pytest.raises(FaceError, match="fsType"):
        Face("x", tmp_path / "no.ttf")


def test_marks_that_stand_elsewhere_are_told_and_left_alone(shelf: Shelf, report: Report) -> None:
    """The box font has its marks at the side, as on the mainland; Hong Kong has them in the middle,
    so that its rule for where the blanks lie must not be used on them."""
    mainland = measure(Copy("一，「二"), Style(size=10_000, leading=15_000), shelf, report)
    assert mainland.edge[-1] == 35_000
    assert not report.diagnostics
    style = Style(size=10_000, leading=15_000, region="zh-Hant-HK")
    paragraph = measure(Copy("一，「二"), style, shelf, report)
    assert paragraph.edge[-1] == 40_000
    assert [(found.code, found.en[:3]) for found in report.diagnostics] == [("F104", "'，'")]


def test_a_centred_comma_on_the_mainland_is_told(tmp_path: Path, report: Report) -> None:
    class Centred(Shelf):
        """A shelf whose comma stands in the middle of its cell, as Taiwan's does."""

        def face(self, role: str, span: Span = NOWHERE) -> Face | None:
            found = super().face(role, span)
            if found is not None:
                found.ink = lambda char: (350, 650)  # type: ignore[method-assign]
            return found

    shelf = Centred(read_fonts(boxfont.make(tmp_path / "fonts"), report), report)
    paragraph = measure(Copy("一，二。"), Style(size=10_000, leading=15_000), shelf, report)
    assert paragraph.tail == {}
    assert [found.code for found in report.diagnostics] == ["F104", "F104"]
