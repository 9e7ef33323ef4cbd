"""The checker of PDFs: pages whose glyphs stand where the test puts them, and what is said of them.

Each fault is made once, in a page that is clean otherwise."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kanyin.cli import main
from kanyin.explain.marks import TRAILING
from kanyin.job import judge_pdf
from kanyin.model.diagnostic import KanyinError, Report
from kanyin.model.verdict import Fault, Judgement, LineVerdict

EM, PITCH, MEASURE, LEFT, TOP, HEIGHT = 10.0, 20.0, 12, 60.0, 40.0, 800.0
FACE = "kanyin-test-serif"
HALF = TRAILING + "“（《"  # marks that the tests squeeze


class Set(NamedTuple):
    """A line: its text, where it begins in em from the margin, and what is added in em after the
    character at a place.  ``fill`` spreads what is then missing to the measure over all gaps
    between Han, unless it is None; a place gives all of it to the gap after it."""

    text: str
    indent: float = 0.0
    more: dict[int, float] = {}  # noqa: RUF012
    fill: str | int | None = "even"


Paragraph = Sequence[Set]


def last(text: str, more: dict[int, float] | None = None) -> Set:
    return Set(text, 0.0, more or {}, None)


# What stands before and after the paragraph that a case is about: four clean paragraphs.
OPENING: tuple[Paragraph, ...] = (
    (
        Set("天地玄黄宇宙洪荒日月", 2.0),
        Set("盈昃辰宿列张寒来暑往秋收"),
        Set("冬藏闰余成岁律吕调阳云，"),  # half a mark at the end: 11.5 em, opened
        last("腾致雨露结。"),
    ),
    (
        Set("为霜金生丽水玉出昆冈", 2.0),
        Set("剑号，“巨阙”。珠称夜光碧，", more={2: -0.5, 6: -0.5}),
        Set("果珍李？！菜重芥姜海咸河淡", more={3: -0.5, 4: -0.5}),
        last("鳞潜羽翔。"),
    ),
)
CLOSING: tuple[Paragraph, ...] = (
    (
        Set("龙师火帝鸟官人皇始制", 2.0),
        Set("文字2026年，用Micro-", fill=6),
        Set("soft乃服衣裳推位让国有", fill=3),
        last("虞陶唐。"),
    ),
    (
        Set("“吊民伐罪”周发殷汤坐", 1.5, more={5: -0.5}),
        Set("朝问道垂拱平章爱育黎首臣"),
        last("伏戎羌。"),
    ),
)


def advance(char: str) -> float:
    """In em."""
    return float(pdfmetrics.stringWidth(char, FACE, 1)) if char < "\u2e80" else 1.0


def placed(line: Set) -> list[tuple[str, float]]:
    """Each character with its x in em."""
    text = line.text
    steps = [advance(char) if char not in HALF else 1.0 for char in text]
    for at, amount in line.more.items():
        steps[at] += amount
    body = line.indent + sum(steps)
    if text[-1] in TRAILING and len(text) - 1 not in line.more:
        body -= 0.5
    missing = MEASURE - body
    if isinstance(line.fill, int):
        steps[line.fill] += missing
    elif line.fill == "even":
        gaps = [at for at in range(len(text) - 1) if "\u4e00" <= text[at] <= "\u9fff"]
        gaps = [at for at in gaps if "\u4e00" <= text[at + 1] <= "\u9fff"]
        for at in gaps:
            steps[at] += missing / len(gaps)
    x, found = line.indent, []
    for char, step in zip(text, steps, strict=True):
        found.append((char, x))
        x += step
    return found


@pytest.fixture(scope="session", autouse=True)
def face() -> None:
    fonts = Path(__file__).parent.parent / "fonts"
    pdfmetrics.registerFont(TTFont(FACE, str(fonts / "NotoSerifSC-Regular.ttf")))


def draw(canvas: Canvas, paragraphs: Sequence[Paragraph], left: float = LEFT) -> float:
    """Paragraphs under each other; their last y."""
    y = TOP
    for paragraph in paragraphs:
        for line in paragraph:
            for char, x in placed(line):
                canvas.drawString(left + x * EM, HEIGHT - y, char)
            y += PITCH
    return y


def write(path: Path, paint: Callable[[Canvas], object], **options: object) -> Path:
    canvas = Canvas(str(path), pagesize=(400, HEIGHT), **options)
    canvas.setFont(FACE, EM)
    paint(canvas)
    canvas.save()
    return path


def judge(path: Path, measure: float | None = None, page: int | None = None) -> Judgement:
    return judge_pdf(path, measure, page, Report())


def faulty(found: Judgement) -> list[LineVerdict]:
    return [line for line in found.verdicts if line.faults]


CLEAN = (*OPENING, *CLOSING)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write(tmp_path / "clean.pdf", lambda canvas: draw(canvas, CLEAN))


def test_a_clean_page_has_no_fault(clean: Path) -> None:
    found = judge(clean)
    assert faulty(found) == []
    assert [line.text for line in found.verdicts][:2] == [
        "天地玄黄宇宙洪荒日月",
        "盈昃辰宿列张寒来暑往秋收",
    ]
    first, second, third, fourth = found.verdicts[:4]
    assert (first.page, first.size, first.x, first.y) == (1, EM, LEFT + 2 * EM, TOP)
    assert [line.last for line in found.verdicts[:4]] == [False, False, False, True]
    assert [line.justified for line in found.verdicts[:4]] == [True, True, True, False]
    assert third.opened == pytest.approx(0.05, abs=0.001)  # half an em over ten gaps
    assert (second.opened, second.short, fourth.short) == pytest.approx((0, 0, 6.5), abs=0.001)
    summary = found.summary
    assert (summary.paragraphs, summary.lines, summary.justified) == (4, 15, 11)
    assert sum(summary[7:]) == 0


FULL = Set("遐迩壹体率宾归王鸣凤在竹")
NEXT = Set("白驹食场鸟化被草木赖及万")
END = last("方盖此。")
SLIGHT, SOME = dict.fromkeys(range(11), 0.02), dict.fromkeys(range(10), 0.05)
# One fault each: its code, what is found, the paragraph.
FAULTS: dict[str, tuple[str, str, Paragraph]] = {
    "start": ("J101", "，", (FULL, Set("，白驹食场化被草木赖及万"), END)),
    "start ascii": ("J101", ")", (FULL, Set(")白驹食场化被草木赖及万"), END)),
    "start interpunct": ("J101", "·", (FULL, Set("·白驹食场化被草木赖及万", 0, {0: 0.173}), END)),
    "end": ("J102", "（", (Set("遐迩壹体率宾归王鸣凤在（"), Set("白驹食场）化被草木赖及万"), END)),
    "end solidus": ("J102", "／", (Set("遐迩壹体率宾归王鸣凤在／"), NEXT, END)),
    "number": (
        "J103", "20|26",
        (Set("遐迩壹体率宾归王鸣凤20", fill=9), Set("26白驹食场化被草木赖及", fill=1), END),
    ),
    "decimal": (
        "J103", "3|.14",
        (Set("遐迩壹体率宾归王鸣凤在3", fill=10), Set(".14白驹食场化被草木赖", fill=2), END),
    ),
    "percent": (
        "J103", "50|%",
        (Set("遐迩壹体率宾归王鸣凤50", fill=9), Set("%白驹食场化被草木赖及", fill=0), END),
    ),
    "currency": (
        "J103", "￥|100",
        (Set("遐迩壹体率宾归王鸣凤在￥"), Set("100白驹食场化被草木赖", fill=2), END),
    ),
    "dash": (
        "J103", "—|—",
        (Set("遐迩壹体率宾归王鸣凤在—", 0, {11: 0.11}),
         Set("—白驹食场化被草木赖及万", 0, {0: 0.11}), END),
    ),
    "ellipsis": (
        "J103", "…|…", (Set("遐迩壹体率宾归王鸣凤在…"), Set("…白驹食场化被草木赖及万"), END),
    ),
    "word": (
        "J103", "strengt|h",
        (Set("遐迩壹体率宾归strengt", fill=6), Set("h白驹食场化被草木赖及", fill=0), END),
    ),
    "uneven": ("J104", "", (Set("遐迩壹体率宾归王鸣凤在竹", 0, {2: 0.1, 5: -0.1}), END)),
    "not flush": ("J105", "在", (Set("遐迩壹体率宾归王鸣凤在", 0, SOME, None), NEXT, END)),
    "beyond": ("J105", "竹", (Set("遐迩壹体率宾归王鸣凤在竹", 0, SLIGHT, None), END)),
    "lone": ("J106", "方。", (FULL, last("方。"))),
    "exclaims": ("J107", "？！", (Set("遐迩壹体？！归王鸣凤在竹"), END)),
    "three exclaims": ("J107", "！！！", (Set("遐迩壹体！！！王鸣凤在竹"), END)),
    "pair": ("J108", "，“", (Set("遐迩壹体，“归王”凤在竹"), END)),
    "closing pair": ("J108", "。”", (Set("遐迩“壹体。”归王鸣凤在竹", 0, {2: -0.5}), END)),
    "wide end": ("J109", "，", (Set("遐迩壹体率宾归王鸣凤在，", 0, {11: 0.0}, None), END)),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_is_found_once(tmp_path: Path, case: str) -> None:
    code, wanted, paragraph = FAULTS[case]
    pages = (*OPENING, paragraph, *CLOSING)
    found = judge(write(tmp_path / "a.pdf", lambda canvas: draw(canvas, pages)))
    told = [(fault.code, fault.found) for line in faulty(found) for fault in line.faults]
    assert told == [(code, wanted)] if wanted else [each for each, _ in told] == [code]
    assert sum(found.summary[7:]) == 1
    for line in faulty(found):
        for fault in line.faults:
            assert line.text[fault.at :].startswith(fault.found.partition("|")[2] or fault.found)
            assert all(fault.say())


def test_amounts() -> None:
    fault = Fault("J105", 3, "竹", 0.5)
    assert "+0.50em" in fault.say()[0]
    assert "+0.50 em" in fault.say()[1]


def test_what_is_no_fault(tmp_path: Path) -> None:
    """A bullet, a break between two words, a dash at a line's start, a hanging mark."""
    paragraphs: tuple[Paragraph, ...] = (
        (Set("·遐迩壹体率宾归王鸣凤在", 0, {0: 0.673}, None), END),
        (Set("遐迩壹体率宾归hello", fill=6), Set("world白驹食场化被草木", fill=4), END),
        (FULL, Set("——驹食场化被草木赖及万", 0, {0: 0.11, 1: 0.11}), END),
        (Set("遐迩壹体率宾归王鸣凤在竹。", fill=None), END),
    )
    pages = (*OPENING, *paragraphs, *CLOSING)
    assert faulty(judge(write(tmp_path / "a.pdf", lambda canvas: draw(canvas, pages)))) == []


def test_two_columns_on_one_grid(tmp_path: Path) -> None:
    """Lines of both columns share their baselines; a gutter is narrower than some gaps in lines."""

    def paint(canvas: Canvas) -> None:
        draw(canvas, CLEAN)
        draw(canvas, (*OPENING, FAULTS["start"][2], *CLOSING), LEFT + (MEASURE + 1.6) * EM)

    found = judge(write(tmp_path / "a.pdf", paint))
    assert [(line.text[:3], line.faults[0].code) for line in faulty(found)] == [("，白驹", "J101")]
    assert max(len(line.text) for line in found.verdicts) <= MEASURE + 3
    assert found.summary.paragraphs == 9


def test_notes_in_the_margin(tmp_path: Path) -> None:
    """They are nearer to the text than columns are to each other, and share its baselines."""

    def paint(canvas: Canvas) -> None:
        draw(canvas, CLEAN)
        for at, text in enumerate(("边注甲乙", "丙丁")):
            canvas.drawString(LEFT + 12.8 * EM, HEIGHT - TOP - (1 + at) * PITCH, text)

    found = judge(write(tmp_path / "a.pdf", paint))
    assert faulty(found) == []
    assert {"边注甲乙", "丙丁"} < {line.text for line in found.verdicts}


def test_tables_and_contents_are_no_paragraphs(tmp_path: Path) -> None:
    """Years under each other are not one number, nor is a page number the start of the next."""
    rows = [("2017", "派出一人", "三"), ("2018", "派出二人", "四"), ("2019", "派", "，五"),
            ("2020", "派出三人", "六"), ("2021", "派出", "七")]  # fmt: skip

    def paint(canvas: Canvas) -> None:
        y = draw(canvas, CLEAN) + 40
        for row in rows:
            for at, text in enumerate(row):
                canvas.drawString(LEFT + 60 * at, HEIGHT - y, text)
            y += 16
        y += 40
        for number in "123":
            canvas.drawString(LEFT, HEIGHT - y, f"{number} 目录之题……………………{number}")
            y += 16

    assert faulty(judge(write(tmp_path / "a.pdf", paint))) == []


def test_what_stands_for_other_text_is_read_as_it_stands(tmp_path: Path) -> None:
    """PDFium would spread the characters of /ActualText evenly over their glyphs."""

    def paint(canvas: Canvas) -> None:
        for number, paragraph in enumerate(CLEAN):
            canvas.addLiteral("/Span <</ActualText <FEFF4E004E00>>> BDC")
            text = canvas.beginText()
            for at, line in enumerate(paragraph):
                for char, x in placed(line):
                    y = TOP + (sum(map(len, CLEAN[:number])) + at) * PITCH
                    text.setTextOrigin(LEFT + x * EM, HEIGHT - y)
                    text.textOut(char)
            canvas.drawText(text)
            canvas.addLiteral("EMC")

    found = judge(write(tmp_path / "a.pdf", paint))
    assert faulty(found) == []
    assert [line.text for line in found.verdicts][1] == "盈昃辰宿列张寒来暑往秋收"


def test_a_paragraph_goes_on_in_the_next_page(tmp_path: Path) -> None:
    """So that what begins a page is judged by what ends the one before."""

    def paint(canvas: Canvas) -> None:
        draw(canvas, (*OPENING, [FULL]))
        canvas.showPage()
        canvas.setFont(FACE, EM)
        draw(canvas, ([Set("·白驹食场化被草木赖及万", more={0: 0.173}), last("方。")], *CLOSING))

    path = write(tmp_path / "a.pdf", paint)
    told = [(line.page, fault.code) for line in faulty(judge(path)) for fault in line.faults]
    assert told == [(2, "J101"), (2, "J106")]
    assert faulty(judge(path, page=1)) == []
    assert {line.page for line in judge(path, page=2).verdicts} == {2}


def test_a_heading_tracked_by_design_is_not_opened(tmp_path: Path) -> None:
    spread = dict.fromkeys(range(5), 0.5)

    def paint(canvas: Canvas) -> None:
        canvas.setFont(FACE, 16)
        for char, x in placed(Set("大字标题疏排", more=spread, fill=None)):
            canvas.drawString(LEFT + x * 16, HEIGHT - 20, char)
        canvas.setFont(FACE, EM)
        draw(canvas, CLEAN)

    found = judge(write(tmp_path / "a.pdf", paint))
    assert faulty(found) == []
    heading = next(line for line in found.verdicts if line.size == 16)
    assert (heading.opened, heading.last) == (0.0, True)


def test_opening_is_the_median_of_the_gaps(tmp_path: Path) -> None:
    paragraph = (Set("遐迩壹体率宾归王鸣凤"), END)  # ten Han over twelve ems
    pages = (*OPENING, paragraph, *CLOSING)
    found = judge(write(tmp_path / "a.pdf", lambda canvas: draw(canvas, pages)))
    line = next(line for line in found.verdicts if line.text.startswith("遐迩"))
    assert line.opened == pytest.approx(2 / 9, abs=0.001)
    assert line.spread == pytest.approx(0, abs=0.001)
    assert found.summary.opened_010 == 1
    assert found.summary.widest == line.opened


def test_a_measure_may_be_given(clean: Path) -> None:
    found = judge(clean, measure=12.5)  # half a mark at the end looks like a whole one then
    summary = found.summary
    assert (summary.not_flush, summary.wide_ends, summary.justified) == (9, 2, 11)
    assert all(line.short == pytest.approx(0.5, abs=0.01) for line in faulty(found))


def test_turned_vertical_and_invisible_text_is_left_out(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        draw(canvas, CLEAN)
        for at, char in enumerate("竖排四字"):
            canvas.drawString(300, HEIGHT - TOP - at * EM, char)
        canvas.drawString(LEFT, HEIGHT - 10, "隐形之字", mode=3)
        canvas.translate(350, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "转向的字，")

    found = judge(write(tmp_path / "a.pdf", paint))
    assert (found.turned, found.hidden, found.unknown) == (9, 4, 0)
    assert faulty(found) == []
    assert len(found.verdicts) == 15


def test_a_page_turned_for_reading_is_read(tmp_path: Path, clean: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(400, 0)
        canvas.rotate(90)
        canvas.translate(0, 400 - HEIGHT)
        draw(canvas, CLEAN)

    texts = [line.text for line in judge(write(tmp_path / "a.pdf", paint)).verdicts]
    assert texts == [line.text for line in judge(clean).verdicts]


def test_a_smaller_note_mark_opens_no_gap(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        pages = (*OPENING, (Set("遐迩壹体率宾归王鸣凤在", more={4: 0.6, 9: 0.4}), END))
        draw(canvas, (*pages, *CLOSING))
        canvas.setFont(FACE, 5)
        canvas.drawString(LEFT + 5 * EM, HEIGHT - TOP - 8 * PITCH + 4, "12")
        canvas.drawString(LEFT + 10.6 * EM, HEIGHT - TOP - 8 * PITCH + 4, "3")

    found = judge(write(tmp_path / "a.pdf", paint))
    assert faulty(found) == []
    assert next(line for line in found.verdicts if "遐" in line.text).opened == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"hello", "P101"), (b"", "P101"), (b"%PDF-1.7\nnothing", "P102")],
)
def test_no_pdf_and_broken_pdf(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(KanyinError) as caught:
        judge(tmp_path / "a.pdf")
    assert [each.code for each in caught.value.diagnostics] == [code]
    assert caught.value.exit_code == 2


def test_a_locked_pdf(tmp_path: Path) -> None:
    lock = StandardEncryption("secret", strength=128)
    path = write(tmp_path / "a.pdf", lambda canvas: draw(canvas, CLEAN), encrypt=lock)
    with pytest.raises(KanyinError) as caught:
        judge(path)
    assert [each.code for each in caught.value.diagnostics] == ["P103"]


def test_a_missing_library(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(KanyinError) as caught:
        judge(clean)
    assert [each.code for each in caught.value.diagnostics] == ["P104"]
    assert caught.value.exit_code == 4


def test_a_missing_file_and_a_missing_page(clean: Path) -> None:
    with pytest.raises(KanyinError) as caught:
        judge(clean.with_name("none.pdf"))
    assert [each.code for each in caught.value.diagnostics] == ["E102"]
    with pytest.raises(KanyinError) as caught:
        judge(clean, page=2)
    assert [each.code for each in caught.value.diagnostics] == ["P105"]


def test_nothing_to_judge(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", lambda canvas: canvas.drawString(60, 60, "English only."))
    report = Report()
    assert judge_pdf(path, None, None, report).verdicts == ()
    assert [each.code for each in report.diagnostics] == ["P106"]


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["explain", *(str(word) for word in words)])
    return result.exit_code, result.stdout, result.stderr


def test_command(tmp_path: Path, clean: Path) -> None:
    code, out, err = run("--pdf", clean)
    assert (code, err) == (0, "")
    assert "行 lines 15" in out
    assert "天地" not in out
    assert "天地" in run("--pdf", clean, "--all")[1]
    pages = (*OPENING, FAULTS["lone"][2], *CLOSING)
    path = write(tmp_path / "a.pdf", lambda canvas: draw(canvas, pages))
    code, out, err = run("--pdf", path)
    assert (code, err) == (1, "")
    assert "J106@0 孤字成行：“方。”" in out
    code, out, _ = run("--pdf", path, "--json")
    data = json.loads(out)
    assert code == 1
    assert data["summary"]["lone"] == 1
    assert [line["faults"][0]["code"] for line in data["lines"] if line["faults"]] == ["J106"]


def test_usage(clean: Path) -> None:
    assert run()[0] == 2
    assert run(clean.parent, "--pdf", clean)[0] == 2
    assert run("--pdf", clean, "--page", 0)[0] == 2
    code, out, err = run("--pdf", clean, "--page", 9)
    assert (code, out) == (2, "")
    assert "P105" in err
