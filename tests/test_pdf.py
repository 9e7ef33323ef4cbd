"""The PDF itself, read back by other libraries than the one that wrote it."""

from __future__ import annotations

import json
import re
import tempfile
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfbase.pdfdoc import PDFPage

from kanyin import Job, KanyinError, Proof, build
from kanyin.draw.objects import Sheet

MM = 72 / 25.4
LAYOUT = """\
title: 试
trim: [120mm, 90mm]
bleed: 3mm
pitch: 15pt
palette:
  paper: {rgb: "#fbf6ec"}
  red: {rgb: "#c8321f"}
styles:
  body: {size: 10pt, leading: 15pt, align: justify}
  paragraph: {base: body, indent: 2em}
  heading-2: {base: body, face: sans-bold, tracking: 0.1em, color: red}
  caption: {base: body, size: 8pt, leading: 12pt}
masters:
  page:
    paper: paper
    frames: [{rect: [10mm, 10mm, 100mm, 70mm], columns: 2, gutter: 6mm}]
parts:
  chapter: {first: page, rest: page}
"""
TEXT = (
    "北方工业大学2021年3月采购234.56万元，占25.9%；“引智帮扶”（office、AVATAR）——又一次……见《北京日报》"
    "第1页，￥100、③。第19批“博士服务团”赴西藏·那曲等4地市，约等于一半。"
)


def publication(folder: Path, blocks: str, **files: bytes) -> Path:
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "own.yaml").write_text(LAYOUT, "utf-8")
    (folder / "publication.yaml").write_text(
        f"title: 题\nissuer: 某校\nlayout: own\nsections:\n  - blocks: {blocks}\n", "utf-8"
    )
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    folder = publication(
        tmp_path_factory.mktemp("pdf") / "p", f"[{{heading: 题目 二}}, '{TEXT}', '{TEXT}']"
    )
    return build(Job(folder))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_text_comes_back_as_written_from_two_readers(proof: Proof) -> None:
    wanted = squeezed("题目 二" + TEXT + TEXT)
    pypdf_text = squeezed(
        "".join(page.extract_text() for page in PdfReader(BytesIO(proof.output)).pages)
    )
    assert pypdf_text == wanted
    document = pypdfium2.PdfDocument(proof.output)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    assert squeezed(found) == wanted


def test_boxes(proof: Proof) -> None:
    page = PdfReader(BytesIO(proof.output)).pages[0]
    assert [float(side) for side in page.trimbox] == pytest.approx(
        [3 * MM, 3 * MM, 123 * MM, 93 * MM], abs=0.01
    )
    assert [float(side) for side in page.bleedbox] == pytest.approx(
        [0, 0, 126 * MM, 96 * MM], abs=0.01
    )
    assert page.mediabox == page.bleedbox


def fonts(proof: Proof) -> dict[str, Any]:
    reader = PdfReader(BytesIO(proof.output))
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for name, font in resources["/Font"].items():
            found[name] = font.get_object()
    return found


def test_every_font_is_embedded_subset_and_has_tounicode(proof: Proof) -> None:
    assert fonts(proof)
    for font in fonts(proof).values():
        assert font["/Subtype"] == "/Type0"
        assert "/ToUnicode" in font
        assert re.match(r"/[A-Z]{6}\+", str(font["/BaseFont"]))
        descendants: Any = font["/DescendantFonts"]
        assert "/FontFile2" in descendants[0].get_object()["/FontDescriptor"].get_object()
    assert b"Helvetica" not in proof.output


def test_widths_say_what_the_embedded_program_says(proof: Proof) -> None:
    from fontTools.ttLib import TTFont

    for font in fonts(proof).values():
        descendants: Any = font["/DescendantFonts"]
        cid = descendants[0].get_object()
        program = TTFont(BytesIO(cid["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
        mapping = cid["/CIDToGIDMap"].get_object().get_data()
        widths: dict[int, float] = {}
        row = [value.get_object() for value in cid["/W"]]
        for first, several in zip(row[::2], row[1::2], strict=True):
            widths |= {int(first) + n: float(width) for n, width in enumerate(several)}
        order = program.getGlyphOrder()
        scale = 1000 / program["head"].unitsPerEm
        for code in range(1, len(mapping) // 2):
            glyph = int.from_bytes(mapping[2 * code : 2 * code + 2], "big")
            advance = program["hmtx"][order[glyph]][0] * scale
            assert widths.get(code, 1000) == pytest.approx(advance, abs=0.01)


def test_justified_right_edges_meet(proof: Proof) -> None:
    """Every full line of a column ends at the column's edge: its last mark is half an em wide."""
    page = pypdfium2.PdfDocument(proof.output)[0]
    text = page.get_textpage()
    column = (100 - 6) / 2 * MM
    lines: dict[tuple[int, float], list[tuple[float, float, str]]] = {}
    for n in range(text.count_chars()):
        left, bottom, right, _ = text.get_charbox(n, loose=True)
        char = text.get_text_range(n, 1)
        if char.strip():
            side = int(left > (3 + 10) * MM + column)
            lines.setdefault((side, round(bottom)), []).append((left, right, char))
    starts = [(3 + 10) * MM, (3 + 10 + 6) * MM + column]
    full = 0
    for (side, _), chars in lines.items():
        end, last = max((right, char) for _, right, char in chars)
        beyond = end - (starts[side] + column)
        if beyond < -12:
            continue  # the last line of a paragraph, or the heading
        full += 1
        assert beyond == pytest.approx(0, abs=0.12), (last, chars)
    assert full >= 5


def test_tracking_ends_with_its_text(tmp_path: Path) -> None:
    """A spaced heading must not space the short line after it: Tc outlives a text object."""
    folder = publication(tmp_path / "p", "[{heading: 题目}, 一二三四五。]")
    text = pypdfium2.PdfDocument(build(Job(folder)).output)[0].get_textpage()
    where = {text.get_text_range(n, 1): text.get_charbox(n, loose=True)[0]
             for n in range(text.count_chars())}  # fmt: skip
    assert where["目"] - where["题"] == pytest.approx(11, abs=0.05)
    assert where["五"] - where["一"] == pytest.approx(40, abs=0.05)


def test_metadata(proof: Proof) -> None:
    info = PdfReader(BytesIO(proof.output)).metadata
    assert info is not None
    assert (info.title, info.author, info.creator) == ("题", "某校", "kanyin")


def test_same_input_same_bytes(proof: Proof, tmp_path: Path) -> None:
    folder = publication(tmp_path / "elsewhere", f"[{{heading: 题目 二}}, '{TEXT}', '{TEXT}']")
    assert build(Job(folder)).output == proof.output


def photograph(mode: str, kind: str, turn: int = 1) -> bytes:
    """A 1200 × 600 picture: its left half dark, its right half light."""
    image = Image.new(mode, (1200, 600))
    light: dict[str, Any] = {
        "RGB": (250, 250, 250),
        "RGBA": (250, 250, 250, 255),
        "L": 250,
        "CMYK": (0, 0, 0, 5),
    }
    image.paste(light[mode], (600, 0, 1200, 600))
    if mode == "CMYK":
        image.paste((0, 0, 0, 250), (0, 0, 600, 600))
    elif mode == "RGBA":
        image.paste((0, 0, 0, 255), (0, 0, 600, 600))
    data = BytesIO()
    exif = image.getexif()
    exif[0x0112] = turn
    image.save(data, kind, exif=exif)
    return data.getvalue()


def rendered(proof: Proof) -> Any:
    """The first page in grey, one pixel to the point."""
    page = pypdfium2.PdfDocument(proof.output)[0]
    return page.render(scale=1).to_pil().convert("L")


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "JPEG"), ("L", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG")]
)
def test_rasters_are_drawn(tmp_path: Path, mode: str, kind: str) -> None:
    folder = publication(
        tmp_path / "p",
        "[{figure: {picture: a.img, width: wide, alt: 图}}]",
        a_img=photograph(mode, kind),
    )
    proof = build(Job(folder))
    image = rendered(proof)
    middle = int((13 + 20) * MM)
    assert image.getpixel((int(30 * MM), middle)) < 40
    assert image.getpixel((int(100 * MM), middle)) > 230


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_shows_the_paper(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (1200, 600), (0, 0, 0, 255))
    image.paste((0, 0, 255, 0), (600, 0, 1200, 600))
    data = BytesIO()
    image.convert(mode).save(data, "PNG")
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.png, width: wide, alt: 图}}]", a_png=data.getvalue()
    )
    found = rendered(build(Job(folder)))
    middle = int((13 + 20) * MM)
    assert found.getpixel((int(30 * MM), middle)) < 40
    assert found.getpixel((int(100 * MM), middle)) == found.getpixel((20, 20))


def test_sixteen_bits_are_refused_not_ruined(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("I;16", (600, 300), 30000).save(data, "PNG")
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.png, alt: 图}}]", a_png=data.getvalue()
    )
    with pytest.raises(KanyinError) as caught:
        build(Job(folder))
    assert [found.code for found in caught.value.diagnostics] == ["I101"]


@pytest.mark.parametrize(
    ("turn", "dark"),
    [(1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "foot"),
     (8, "foot")],
)  # fmt: skip
def test_exif_orientation_is_obeyed(tmp_path: Path, turn: int, dark: str) -> None:
    folder = publication(
        tmp_path / "p",
        "[{figure: {picture: a.jpg, alt: 图}}]",
        a_jpg=photograph("RGB", "JPEG", turn),
    )
    image = rendered(build(Job(folder)))
    left, top, width = 13 * MM, 13 * MM, 47 * MM
    height = width / 2 if turn < 5 else min(width * 2, width * 1.35)
    corners = {
        (x, y): image.getpixel((int(left + x * width), int(top + y * height))) < 60
        for x in (0.2, 0.8)
        for y in (0.2, 0.8)
    }
    sides = {"left": (0, 0.2), "right": (0, 0.8), "top": (1, 0.2), "foot": (1, 0.8)}
    axis, place = sides[dark]
    assert {at for at, is_dark in corners.items() if is_dark} == {
        at for at in corners if at[axis] == place
    }


def test_jpeg_data_is_passed_through(tmp_path: Path) -> None:
    data = photograph("RGB", "JPEG")
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.jpg, width: wide, alt: 图}}]", a_jpg=data
    )
    scan = data[data.index(b"\xff\xda") :]
    assert scan in build(Job(folder, resolution=300)).output


def test_drawings_with_gradients_opacity_and_clip(tmp_path: Path) -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><defs>'
        b'<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="100" y2="0">'
        b'<stop offset="0" stop-color="#000000"/><stop offset="1" stop-color="#ffffff"/>'
        b'</linearGradient></defs><rect width="100" height="50" fill="url(#g)"/>'
        b'<rect x="40" y="0" width="20" height="25" fill="#000000" opacity="0.5"/>'
        b'<line x1="0" y1="40" x2="100" y2="40" stroke="#000000" stroke-width="4"/></svg>'
    )
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.svg, width: wide, alt: 图}}]", a_svg=drawing
    )
    image = rendered(build(Job(folder)))

    def at(x: float, y: float) -> Any:
        return image.getpixel((int((13 + x) * MM), int((13 + y) * MM)))

    assert at(5, 10) < 40 < at(50, 33) < at(95, 10)
    assert at(50, 10) < at(50, 30) - 40, "the half-transparent rectangle darkens"
    assert at(90, 40) < 30, "the stroke"
    assert at(106, 10) > 230, "nothing beyond the picture"


def test_streams_are_whole(proof: Proof) -> None:
    """Every Flate stream of the file inflates to its end."""
    count = 0
    for match in re.finditer(rb"/FlateDecode[^\n]*/Length (\d+)>>\nstream\n", proof.output):
        data = proof.output[match.end() : match.end() + int(match[1])]
        assert proof.output[match.end() + int(match[1]) :].startswith(b"\nendstream")
        zlib.decompress(data)
        count += 1
    assert count >= 4


def test_a_hyphen_is_copied_out_as_a_soft_one(tmp_path: Path) -> None:
    """It divides a word on the page, and is not in the text."""
    folder = publication(tmp_path / "p", "[一二三四五六七internationalization之后]")
    output = build(Job(folder)).output
    text = pypdfium2.PdfDocument(output)[0].get_textpage()
    found = "".join(text.get_text_range(n, 1) for n in range(text.count_chars()))
    assert "internationalization" in re.sub("[\u00ad\u0002\ufffe\\s]", "", found)


def test_a_typed_line_break_is_no_division(tmp_path: Path) -> None:
    """A line before a hard break ends where its author said: nothing is told."""
    folder = publication(tmp_path / "p", '["汉字\\n汉字排版"]')
    proof = build(Job(folder))
    assert not proof.diagnostics
    text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(proof.output))
    assert text.split() == ["汉字", "汉字排版"]


def test_a_line_break_takes_no_code_from_another_character(tmp_path: Path) -> None:
    """The first narrowed mark once had the code of the face's last character."""
    folder = publication(tmp_path / "p", '["山里\\n的夜校（灯）、书：末"]')
    output = build(Job(folder)).output
    text = pypdfium2.PdfDocument(output)[0].get_textpage().get_text_range()
    assert "".join(text.split()) == "山里的夜校（灯）、书：末"


SOUP = st.lists(
    st.sampled_from(
        [*"山里的夜校灯书，。、；：？“”（）《》—…·\n", "GPT", "2021", "f(x)", "3.5%", "fi"]
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SOUP.map(lambda parts: re.sub(r"\n+", "\n", "".join(parts)).strip()), min_size=1))
def test_no_character_is_drawn_as_another(paragraphs: list[str]) -> None:
    """Whatever stands beside what: readers may order short lines otherwise, so they are counted."""
    paragraphs = ["一" + text for text in paragraphs[:4]]
    with tempfile.TemporaryDirectory() as folder:
        blocks = json.dumps(paragraphs, ensure_ascii=False)
        output = build(Job(publication(Path(folder) / "p", blocks))).output
    pages = pypdfium2.PdfDocument(output)
    found = "".join(page.get_textpage().get_text_range() for page in pages)
    assert Counter(re.sub("[\u00ad\u0002\ufffe\\s]", "", found)) == Counter(
        squeezed("".join(paragraphs))
    )


def test_tracked_words_are_copied_out_whole(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p", "[{heading: 中深2025年office第GPT工}]")
    output = build(Job(folder)).output
    assert "中深2025年office第GPT工" in (
        PdfReader(BytesIO(output)).pages[0].extract_text().replace("\n", "")
    )
    text = pypdfium2.PdfDocument(output)[0].get_textpage().get_text_range().replace("\r\n", "")
    assert "中深2025年office第GPT工" in text


@pytest.mark.parametrize("variant", ["screen", "print"])
def test_pages_are_written_as_reportlab_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variant: str
) -> None:
    """Ours passes over the keys that no page has; the bytes are the same."""
    blocks = "[{paragraph: 见《北京日报》。}, {figure: {picture: a.png, alt: 一图}}]"
    image = BytesIO()
    Image.new("RGB", (900, 600), "red").save(image, "PNG")
    folder = publication(tmp_path / "p", blocks, a_png=image.getvalue())
    ours = build(Job(folder, variant=variant)).output
    keys = (*PDFPage.__NoDefault__, "StructParents", "Tabs", "Group")
    monkeypatch.setattr(Sheet, "__NoDefault__", keys)
    monkeypatch.setattr(Sheet, "format", PDFPage.format)
    assert build(Job(folder, variant=variant)).output == ours
