"""Readers: lengths, YAML nodes, Markdown, SVG, front matter, paths."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin.blocks import KINDS
from kanyin.model.content import Copy, Document, Section, Stress
from kanyin.model.diagnostic import Report
from kanyin.model.picture import Drawing, Gradient
from kanyin.model.units import mpt
from kanyin.read.content import read_document, split_front
from kanyin.read.markdown import read_markdown
from kanyin.read.nodes import Mapping, Node, Scalar, load
from kanyin.read.outline import transform
from kanyin.read.svg import read_svg

FIELDS = {kind.name: kind.fields for kind in KINDS.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.5pt", 10_500), ("3mm", 8_504), ("1in", 72_000), ("2em", 21_000), ("五号", 10_500),
        ("小四", 12_000), ("-3mm", -8_504), ("0", 0), ("4q", 2_835),
    ],
)  # fmt: skip
def test_lengths(text: str, expected: int) -> None:
    assert mpt(text, 10_500) == expected


@pytest.mark.parametrize(
    "text", ["", "3", "mm", "1e9pt", "99999mm", "3 m m", "nan pt", "２pt", "2em"]
)
def test_lengths_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text.strip())}$"):
        mpt(text)


def values(node: Node | None) -> dict[str, str]:
    assert isinstance(node, Mapping)
    return {key.text: value.text for key, value in node.pairs if isinstance(value, Scalar)}


def test_scalars_stay_as_typed(report: Report) -> None:
    text = "a: 0571\nb: 12:30:45\nc: no\nd: 1.10\ne: 2021-03-03\nf: 0x1F\ng: ~\nh: 1_000\n"
    assert values(load(text, "f", report)) == {
        "a": "0571", "b": "12:30:45", "c": "no", "d": "1.10", "e": "2021-03-03", "f": "0x1F",
        "g": "~", "h": "1_000",
    }  # fmt: skip
    assert not report.failed


def test_places_count_from_one(report: Report) -> None:
    node = load("甲: 乙\n丙:\n  丁: 戊\n", "f", report, first=10)
    assert isinstance(node, Mapping)
    inner = node.pairs[1][1]
    assert isinstance(inner, Mapping)
    assert str(inner.pairs[0][1].span) == "f:12:6"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "Y003"), ("a: " * 5, "Y002"), ("- &a [*a]", "Y004"), ("? [a]\n: b", "Y002"),
        ("a: !!python/name:os.system x", "Y004"), ("a\0b: 1", "Y002"), ("--- a\n--- b", "Y004"),
        ("<<: &a {b: c}\nd: *a", "Y004"), ("- x\n" * 200_001, "Y003"),
    ],
    ids=["deep", "broken", "alias", "key", "tag", "nul", "documents", "merge", "many"],
)  # fmt: skip
def test_hostile_yaml_is_refused_at_once(report: Report, text: str, code: str) -> None:
    begun = time.monotonic()
    load(text, "f", report)
    assert {found.code for found in report.diagnostics} == {code}
    assert time.monotonic() - begun < 5  # not minutes, as a full construction takes


def test_scalar_alias_is_the_scalar(report: Report) -> None:
    assert values(load("a: &x 甲\nb: *x\n", "f", report)) == {"a": "甲", "b": "甲"}


def test_front_matter() -> None:
    assert split_front("---\na: b\n---\n正文\n") == ("a: b\n", "正文\n", 4)
    assert split_front("正文\n") == ("", "正文\n", 1)
    assert split_front("---\n正文\n") == ("", "---\n正文\n", 1)
    assert split_front("--- \na: b\n...") == ("a: b\n", "", 3)


def markdown(text: str, report: Report) -> tuple[Any, ...]:
    return read_markdown(text, "f.md", 1, FIELDS, lambda name, node, report: None, report)


@pytest.mark.parametrize(
    ("text", "plain", "stress"),
    [
        ("**重点：**后文", "重点：后文", [Stress(0, 3, "strong")]),
        ("他说**“重点”**然后", "他说“重点”然后", [Stress(2, 6, "strong")]),
        ("*强调*，和**加粗**", "强调，和加粗", [Stress(0, 2, "emphasis"), Stress(4, 6, "strong")]),
        ("**外*内*外**", "外内外", [Stress(0, 3, "strong"), Stress(1, 2, "emphasis")]),
        ("a * b * c", "a * b * c", []),
        ("<b>不是标记</b>", "<b>不是标记</b>", []),
        ("第一行\n第二行", "第一行第二行", []),
        ("first\nsecond", "first second", []),
        ("甲\n**乙**", "甲乙", [Stress(1, 2, "strong")]),
        ("硬断\\\n下行", "硬断\n下行", []),
        ("    四格缩进不是代码", "四格缩进不是代码", []),
        ("snake_case_name", "snake_case_name", []),
    ],
)
def test_inline(report: Report, text: str, plain: str, stress: list[Stress]) -> None:
    (block,) = markdown(text, report)
    assert block.text.text == plain
    assert list(block.text.stress) == stress
    assert not report.failed


SUP, SUB, LINE, MARK = "superscript", "subscript", "underline", "highlight"


@pytest.mark.parametrize(
    ("text", "plain", "stress"),
    [
        ("x^2^", "x2", [Stress(1, 2, SUP)]),
        ("H~2~O", "H2O", [Stress(1, 2, SUB)]),
        ("SO~4~^2−^，^14^C", "SO42−，14C",
         [Stress(2, 3, SUB), Stress(3, 5, SUP), Stress(6, 8, SUP)]),
        ("某词^[1]^，某词^〔注2〕^GDP", "某词[1]，某词〔注2〕GDP",
         [Stress(2, 5, SUP), Stress(8, 12, SUP)]),
        ("*U*~额定~值", "U额定值", [Stress(0, 1, "emphasis"), Stress(1, 3, SUB)]),
        ("**x^*n*^**", "xn", [Stress(0, 2, "strong"), Stress(1, 2, "emphasis"), Stress(1, 2, SUP)]),
        ("x^`a^b`^", "xa^b", [Stress(1, 4, SUP)]),
        ("他++“划线”++，==重点。==后文", "他“划线”，重点。后文",
         [Stress(1, 5, LINE), Stress(6, 9, MARK)]),
        ("**++两样++**", "两样", [Stress(0, 2, "strong"), Stress(0, 2, LINE)]),
        ("==外**内**外==", "外内外", [Stress(0, 3, MARK), Stress(1, 2, "strong")]),
        ("++北京++++大学++", "北京大学", [Stress(0, 2, LINE), Stress(2, 4, LINE)]),
        ("++C\\+\\+++语言", "C++语言", [Stress(0, 3, LINE)]),
        ("[词==亮==](a)", "词亮", [Stress(1, 2, MARK)]),
        ("first\n++second++", "first second", [Stress(6, 12, LINE)]),
    ],
)  # fmt: skip
def test_more_stress(report: Report, text: str, plain: str, stress: list[Stress]) -> None:
    (block,) = markdown(text, report)
    assert block.text.text == plain
    assert list(block.text.stress) == stress


@pytest.mark.parametrize(
    "text",
    [
        "2025年[^1]", "甲[^1]和乙[^2]，[^注]丙[^b]", "a^b", "x^2+y^2=z^2", "O(n^k)和O(n^m)",
        "(^_^)", "^a b^ ~a b~", "1~3", "1~3年，2~5人", "第1~3章和第5~7章", "A~B和C~D",
        "3月1日~5日和6月1日~5日", "周一~周五和周六~周日", "谢谢~大家好~", "~~删~~", "^^x^^",
        "C++", "C++与Java，C++程序", "i++; ++j", "3+++", "++++词++++", "++ 词 ++",
        "a==b", "若a==b，则c==d", "==", "== 词 ==",
    ],
)  # fmt: skip
def test_what_is_no_stress_stays_as_typed(report: Report, text: str) -> None:
    (block,) = markdown(text, report)
    assert block.text.text == text
    assert block.text.stress == ()


def test_stress_ends_with_its_paragraph(report: Report) -> None:
    blocks = markdown("==甲\n\n乙==\n\n^丙\n\n丁^\n\n\\^2^ \\~2~ \\++甲++ \\==甲==", report)
    assert [block.text.text for block in blocks] == [
        "==甲", "乙==", "^丙", "丁^", "^2^ ~2~ ++甲++ ==甲==",
    ]  # fmt: skip
    assert all(block.text.stress == () for block in blocks)


@settings(max_examples=300, deadline=None)
@given(st.text("^~+=*_[]()`\\ \n甲乙，“a1", max_size=60))
def test_stress_lies_inside_its_text(text: str) -> None:
    for block in markdown("甲" + text, Report()):
        copy = getattr(block, "text", None)
        if isinstance(copy, Copy):
            assert all(0 <= start < end <= len(copy.text) for start, end, *_ in copy.stress)


@pytest.mark.parametrize("unit", ["^a", "~甲", "++甲", "甲++++", "[^", "[x^[y~", " ++a**甲=="])
def test_many_marks_take_no_longer_each(report: Report, unit: str) -> None:
    begun = time.monotonic()
    markdown("甲" + unit * 20_000, report)
    assert time.monotonic() - begun < 20  # not minutes, as when each looks through all the rest


def test_markdown_blocks_keep_their_lines(report: Report) -> None:
    text = '一段\n\n## 题\n\n> 引\n\n1. 甲\n2. 乙\n\n![替代](a.svg "图注")\n\n***\n'
    blocks = markdown(text, report)
    names = [type(block).__name__ for block in blocks]
    assert names == ["Paragraph", "Heading", "Quote", "Listing", "Figure", "Rule"]
    assert [block.span.line for block in blocks] == [1, 3, 5, 7, 10, 12]
    figure = blocks[4]
    assert (figure.picture.path, figure.caption.text, figure.alt.text) == ("a.svg", "图注", "替代")


def test_cjk_table_cells(report: Report) -> None:
    (table,) = markdown("| 甲 | **乙** |\n|---|---|\n| 一 | 二 |\n", report)
    assert [cell.text for cell in table.header] == ["甲", "乙"]
    assert table.header[1].stress == (Stress(0, 1, "strong"),)
    assert [[cell.text for cell in row] for row in table.rows] == [["一", "二"]]


def svg(body: str, report: Report) -> Drawing | None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{body}</svg>'
    return read_svg(text, "a.svg", report)


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        ('<path d="M0 0L10 0 10,10Z"/>', "0 0 m\n10 0 l\n10 10 l\nh"),
        ('<path d="m1 1h2v3z"/>', "1 1 m\n3 1 l\n3 4 l\nh"),
        ('<rect x="1" y="2" width="3" height="4"/>',
         "1 2 m\n4 2 l\n4 6 l\n1 6 l\nh"),
        ('<g transform="translate(5 5) scale(2)"><path d="M1 1L2 2"/></g>',
         "7 7 m\n9 9 l"),
        ('<polygon points="0,0 1,0 1,1"/>', "0 0 m\n1 0 l\n1 1 l\nh"),
        ('<path d="M0 0Q3 3 6 0"/>', "0 0 m\n2 2 4 2 6 0 c"),
        ('<path d="M0 0C1 1 2 1 3 0S5-1 6 0"/>',
         "0 0 m\n1 1 2 1 3 0 c\n4 -1 5 -1 6 0 c"),
    ],
)  # fmt: skip
def test_svg_outlines(report: Report, body: str, outline: str) -> None:
    drawing = svg(body, report)
    assert drawing is not None
    assert re.sub(r"-?\d+\.\d+", lambda n: f"{float(n[0]):g}", drawing.shapes[0].outline) == outline


def test_svg_gradient_opacity_and_stroke(report: Report) -> None:
    drawing = svg(
        '<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="9">'
        '<stop offset="0" stop-color="#ff0000"/><stop offset="50%" stop-color="#0f0"/>'
        '</linearGradient></defs><g opacity="0.5" fill="url(#g)">'
        '<rect width="1" height="1" fill-opacity="0.5" stroke="#000000" stroke-width="2"/></g>',
        report,
    )
    assert drawing is not None
    (shape,) = drawing.shapes
    assert isinstance(shape.fill, Gradient)
    assert [stop.at for stop in shape.fill.stops] == [0.0, 0.5]
    assert shape.fill.stops[1].rgb == (0, 255, 0)
    assert (shape.fill_opacity, shape.stroke_opacity, shape.width) == (0.25, 0.5, 2.0)


@pytest.mark.parametrize(
    "body",
    ['<text>字</text>', '<use href="#a"/>', '<path d="M0 0" style="fill:red"/>', '<path d="L"/>',
     '<path d="M0 0" fill="Color(1,0,0)"/>', '<path d="M0 0" fill="url(#none)"/>',
     '<linearGradient id="a"><stop/></linearGradient>', "<script>1</script>",
     '<rect width="-" height="1"/>', '<g transform="skewX(3)"/>', '<image href="a.png"/>',
        '<g transform="translate(a)"/>',
        '<g transform="translate(nan)"/>',
        '<path d="M0 0L1e400 1"/>',
        '<path d="M0 0" opacity="5"/>',
        '<path d="M0 0" fill-opacity="1e400"/>',
        '<path d="M0 0" stroke-linecap="zzz"/>',
        '<linearGradient id="a"><stop offset="abc"/></linearGradient>',
        '<linearGradient id="a"><stop offset="2"/></linearGradient>',
        '<svg viewBox="0 0 1 1"/>',
        "<g transform='scale(10)'>" * 12 + "</g>" * 12,
    ],
)  # fmt: skip
def test_svg_refuses_what_it_does_not_draw(report: Report, body: str) -> None:
    assert svg(body, report) is None
    assert [found.code for found in report.diagnostics] == ["I103"]
    assert report.diagnostics[0].span.line == 1


@pytest.mark.parametrize(
    "root",
    ['<g xmlns="http://www.w3.org/2000/svg"/>', '<svg viewBox="0 0 1e400 1"/>', "<svg/>",
     '<svg viewBox="0 0 10000000 1"/>', '<svg viewBox="0 0 1 -1"/>'],
)  # fmt: skip
def test_svg_roots_that_cannot_be_drawn(report: Report, root: str) -> None:
    assert read_svg(root, "a.svg", report) is None
    assert [found.code for found in report.diagnostics] == ["I103"]


def test_svg_declared_encoding_does_not_matter(report: Report) -> None:
    """The text has been decoded; what its first line says of its bytes is past."""
    text = '<?xml version="1.0" encoding="gbk"?><svg viewBox="0 0 1 1"><title>图</title></svg>'
    assert read_svg(text, "a.svg", report) is not None


def test_long_markdown_paragraph_is_linear(report: Report) -> None:
    text = "中文字符一二三四五六七八九十**粗**\n" * 4000
    begun = time.monotonic()
    (block,) = markdown(text, report)
    assert len(block.text.stress) == 4000
    assert len(block.text.text) == 15 * 4000
    assert time.monotonic() - begun < 10  # it took forty seconds


def test_chinese_picture_names_in_markdown(report: Report) -> None:
    (figure,) = markdown("![替](图片/实验 室.svg)".replace(" ", "%20"), report)
    assert figure.picture.path == "图片/实验 室.svg"


def test_list_items_keep_their_paragraphs_and_first_number(report: Report) -> None:
    (block,) = markdown("5. 甲\n\n   乙\n6. 丙\n", report)
    assert [item.text for item in block.items] == ["甲\n乙", "丙"]
    assert block.start == 5


def test_transforms() -> None:
    turned = transform("rotate(90)")
    assert turned is not None
    assert [round(value, 6) for value in turned] == [0, 1, -1, 0, 0, 0]
    assert transform("translate(3)") == (1, 0, 0, 1, 3, 0)
    assert transform("nonsense") is None


def test_document_with_inline_and_file_sections(tmp_path: Path, report: Report) -> None:
    (tmp_path / "publication.yaml").write_text(
        "title: 题\nlayout: a\ncredits: [{role: 编, name: 甲}]\nsections:\n"
        "  - one.md\n  - {title: 二, blocks: [段。, {heading: 题}]}\n",
        "utf-8",
    )
    (tmp_path / "one.md").write_text(
        "---\ntitle: 一\n---\n正文\n\n```verse\ntext: 甲\n```\n", "utf-8"
    )
    document = read_document(tmp_path, "publication.yaml", FIELDS, report)
    assert isinstance(document, Document)
    assert not report.failed, report.diagnostics
    one, two = document.sections
    assert isinstance(one, Section)
    assert [type(block).__name__ for block in one.blocks] == ["Paragraph", "Verse"]
    assert [type(block).__name__ for block in two.blocks] == ["Paragraph", "Heading"]
    assert one.blocks[0].span.line == 4


def test_paths_stay_inside(tmp_path: Path, report: Report) -> None:
    outside = tmp_path / "outside.svg"
    outside.write_text("<svg/>", "utf-8")
    folder = tmp_path / "publication"
    folder.mkdir()
    (folder / "link.md").symlink_to(outside)
    (folder / "publication.yaml").write_text(
        "title: 题\nlayout: a\nsections: [link.md, ../outside.svg, 'C:\\x.md', '', /dev/zero]\n",
        "utf-8",
    )
    read_document(folder, "publication.yaml", FIELDS, report)
    assert [found.code for found in report.diagnostics].count("R101") == 4
