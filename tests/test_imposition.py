"""Imposition: folded, nested, cut and read again; compared as pictures; and what cannot be."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pypdfium2
import pytest
from click.testing import CliRunner
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from numbered import numbered, pages, written
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from test_judges import squeezed

from kanyin import KanyinError
from kanyin.cli import main
from kanyin.imposing import Imposed, _Sayer, choose_scheme, impose, preview_png
from kanyin.model.diagnostic import Report
from kanyin.model.geometry import Rect, Size
from kanyin.model.page import Fill, Text
from kanyin.model.sheet import Cell, Pages, Plan, Scheme, Sheet, block
from kanyin.model.units import MM, Length
from kanyin.press.preflight import preflight
from kanyin.sheets.marks import marks
from kanyin.sheets.paper import sheet_size
from kanyin.sheets.schemes import plan
from kanyin.sheets.words import described

A5 = Size(round(148 * MM), round(210 * MM))
BLEED = round(3 * MM)
SAYER = _Sayer()
# How a sheet is folded, by its pages: upright, level; the last fold is the spine.
FOLDINGS = {2: "V", 4: "HV", 8: "VHV", 16: "HVHV"}


def mm(length: float) -> Length:
    return Length(round(length * MM))


def planned(scheme: Scheme, count: int, size: Size = A5, bleed: int = BLEED) -> Plan:
    report = Report()
    found = plan(scheme, Pages((size,) * count, bleed), report)
    assert found is not None, report.diagnostics
    return found


class Piece(NamedTuple):
    """A leaf of paper in a pile: where it lies, the pages on its upper and lower face, and which
    way the head of each points, 1 up."""

    x: float
    y: float
    upper: int
    lower: int
    heads: tuple[int, int]


def pieces(sheet: Sheet, width: int) -> list[Piece]:
    """A sheet's leaves, its front up: a back page lies behind the front page at its place."""
    assert sheet.back is not None
    found = []
    for cell in sheet.front.cells:
        x, y = middle(cell)
        behind = min(
            sheet.back.cells,
            key=lambda other: abs(width - middle(other)[0] - x) + abs(middle(other)[1] - y),
        )
        assert abs(width - middle(behind)[0] - x) < MM
        assert abs(middle(behind)[1] - y) < MM
        found.append(Piece(x, y, cell.page, behind.page, (head(cell), head(behind))))
    return found


def middle(cell: Cell) -> tuple[float, float]:
    """Of the cell's room rather than its trim, which creep moves: edges that are folded."""
    trim = cell.trim
    return trim.x + trim.width / 2, trim.y + trim.height / 2


def head(cell: Cell) -> int:
    assert cell.turn in (0, 180)
    return 1 if cell.turn == 0 else -1


def folded(sheet: Sheet, plan: Plan, right: bool) -> list[Piece]:
    """The sheet folded until it is as large as a page: a pile from top to bottom.  It is laid down
    on the side that brings its first page to the top."""
    assert sheet.back is not None
    first = min(cell.page for side in sheet.sides for cell in side.cells if cell.page)
    for laid in (sheet, Sheet(sheet.back, sheet.front)):
        stacks = {(round(p.x), round(p.y)): [p] for p in pieces(laid, plan.size.width)}
        for fold in FOLDINGS[len(stacks)]:
            stacks = _level(stacks) if fold == "H" else _upright(stacks, right)
        (pile,) = stacks.values()
        if pile[0].upper == first:
            return pile
    raise AssertionError("no side brings the first page to the top")


Stacks = dict[tuple[int, int], list[Piece]]


def _upright(stacks: Stacks, right: bool) -> Stacks:
    """The left half over the right one; for books bound on the right the other way."""
    line = (min(x for x, _ in stacks) + max(x for x, _ in stacks)) / 2
    found = {at: pile for at, pile in stacks.items() if (at[0] > line) is not right}
    for (x, y), pile in stacks.items():
        if (x > line) is right:
            at = _near(found, (round(2 * line - x), y))
            found[at] = [_flip(piece, 1) for piece in reversed(pile)] + found[at]
    return found


def _level(stacks: Stacks) -> Stacks:
    """The upper half down over the lower one."""
    line = (min(y for _, y in stacks) + max(y for _, y in stacks)) / 2
    found = {at: pile for at, pile in stacks.items() if at[1] > line}
    for (x, y), pile in stacks.items():
        if y <= line:
            at = _near(found, (x, round(2 * line - y)))
            found[at] = [_flip(piece, -1) for piece in reversed(pile)] + found[at]
    return found


def _near(stacks: Stacks, at: tuple[int, int]) -> tuple[int, int]:
    found = min(stacks, key=lambda other: abs(other[0] - at[0]) + abs(other[1] - at[1]))
    assert abs(found[0] - at[0]) + abs(found[1] - at[1]) < 10 * MM
    return found


def _flip(piece: Piece, heads: int) -> Piece:
    upper, lower = piece.heads
    return piece._replace(
        upper=piece.lower, lower=piece.upper, heads=(lower * heads, upper * heads)
    )


def read(plan: Plan, right: bool = False) -> list[int]:
    """The book's pages as they are read: folded, nested or gathered, cut, and turned over."""
    piles = [folded(sheet, plan, right) for sheet in plan.sheets]
    if plan.scheme == "saddle":
        book = [piece for pile in piles for piece in pile[: len(pile) // 2]]
        book += [piece for pile in reversed(piles) for piece in pile[len(pile) // 2 :]]
    else:
        book = [piece for pile in piles for piece in pile]
    assert all(piece.heads == (1, 1) for piece in book)
    return [page for piece in book for page in (piece.upper, piece.lower)]


COUNTS = [4, 5, 7, 8, 11, 12, 15, 16, 20, 28, 36, 52, 64, 100, 130, 256, 511, 512]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("bind", ["left", "right"])
@pytest.mark.parametrize(
    ("scheme", "signature"),
    [("saddle", 4), ("saddle", 8), ("saddle", 16), ("saddle", 32),
     ("perfect", 4), ("perfect", 8), ("perfect", 16), ("perfect", 32)],
)  # fmt: skip
def test_folded_book_is_read_in_order(scheme: Any, signature: int, bind: Any, count: int) -> None:
    wish = Scheme(scheme=scheme, signature=signature, bind=bind, sheet="889x1194")
    found = read(planned(wish, count), bind == "right")
    assert len(found) % 4 == 0
    assert [page for page in found if page] == list(range(1, count + 1))
    if scheme == "saddle":
        assert found[-1] == count  # blanks before the back cover
    else:
        assert found[:count] == list(range(1, count + 1))


@pytest.mark.parametrize("creep", ["outer", "inner"])
@pytest.mark.parametrize(
    ("scheme", "signature"), [("saddle", 4), ("saddle", 16), ("perfect", 16), ("perfect", 32)]
)
def test_creep_brings_all_edges_together(scheme: Any, signature: int, creep: Any) -> None:
    """In the folded book each leaf is pushed out by those around it: what is cut off then is as
    far from the fold, on paper, as all the others."""
    caliper = mm(0.12)
    wish = Scheme(
        scheme=scheme, signature=signature, caliper=caliper, creep=creep, sheet="889x1194"
    )
    found = planned(wish, 64)
    leaves = 32 if scheme == "saddle" else signature // 2
    assert found.creep == (leaves // 2 - 1) * caliper
    edges: dict[int, set[int]] = {}
    moved = set()
    for number, sheet in enumerate(found.sheets):
        for side in sheet.sides:
            for cell in side.cells:
                page = cell.page - (0 if scheme == "saddle" else signature * number)
                depth = min((page - 1) // 2, leaves - 1 - (page - 1) // 2)
                fold = cell.room.x if cell.joined == "l" else cell.room.right
                edge = cell.trim.right if cell.joined == "l" else cell.trim.x
                edges.setdefault(number, set()).add(abs(edge - fold) + depth * caliper)
                moved.add(abs(edge - fold) - A5.width)
    spine = 0 if scheme == "saddle" else mm(3)
    stays = A5.width + spine + (found.creep if creep == "inner" else 0)
    assert {length for lengths in edges.values() for length in lengths} == {stays}
    assert max(moved) - min(moved) == found.creep


def overlap(one: Rect, other: Rect) -> bool:
    shared = one.common(other)
    return shared.width > 0 and shared.height > 0


def check_boxes(found: Plan) -> None:
    """No page is shown over another or off the paper; what creep moves into a fold is cut."""
    paper = Rect(0, 0, *found.size).grow(500)
    for side in found.sides():
        assert paper.holds(block(side).grow(found.bleed))
        for place, cell in enumerate(side.cells):
            assert paper.holds(cell.trim)
            shown = cell.trim.grow(found.bleed).common(cell.room)
            for other in side.cells[place + 1 :]:
                assert not overlap(shown, other.trim.grow(found.bleed).common(other.room))


def check_backs(found: Plan) -> None:
    """Behind every page of a sheet that is cut apart lies its own back."""
    for sheet in found.sheets:
        if sheet.back is not None:
            for front, back in zip(sheet.front.cells, sheet.back.cells, strict=True):
                mirrored = front.trim._replace(x=found.size.width - front.trim.right)
                assert abs(mirrored.x - back.trim.x) <= 2  # halves of a millipoint
                assert mirrored[1:] == back.trim[1:]
                assert back.turn == -front.turn % 360
                assert not back.page or back.page == front.page + 1


SIZES = st.builds(
    Size,
    st.integers(60, 230).map(lambda side: round(side * MM)),
    st.integers(60, 320).map(lambda side: round(side * MM)),
)


def given_one(scheme: Scheme, order: Any, rotate: bool) -> Scheme:
    """What only some schemes ask for."""
    asked = {"rotate": rotate} if scheme.scheme == "step" else {"order": order}
    return replace(scheme, **asked)


EACH = st.builds(
    Scheme,
    scheme=st.sampled_from(["nup", "step", "cutstack"]),
    sheet=st.sampled_from(["SRA3", "对开", "889x1194"]),
    columns=st.integers(0, 2), rows=st.integers(0, 2), backs=st.booleans(),
    gutter=st.one_of(st.none(), st.integers(0, 20).map(mm)),
    bind=st.sampled_from(["left", "right"]),
    gripper=st.integers(0, 15).map(mm), fit=st.booleans(),
)  # fmt: skip
FLAT = st.builds(given_one, EACH, st.sampled_from(["rows", "columns"]), st.booleans())
BOUND = st.builds(
    Scheme,
    scheme=st.sampled_from(["saddle", "perfect"]), sheet=st.sampled_from(["对开", "889x1194"]),
    signature=st.sampled_from([None, 4, 8, 16, 32]), bind=st.sampled_from(["left", "right"]),
    blanks=st.sampled_from([None, "before-last", "end"]), caliper=st.integers(0, 200).map(Length),
    creep=st.sampled_from(["outer", "inner"]), gutter=st.one_of(st.none(), st.just(mm(6))),
    spine=st.one_of(st.none(), st.integers(0, 5).map(mm)), fit=st.booleans(),
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(scheme=st.one_of(FLAT, BOUND), count=st.integers(1, 70), size=SIZES, bleed=st.integers(0, 4))
def test_no_page_is_lost_or_doubled(scheme: Scheme, count: int, size: Size, bleed: int) -> None:
    report = Report()
    found = plan(scheme, Pages((size,) * count, mm(bleed)), report)
    if found is None:
        assert {each.code for each in report.diagnostics} - {"P314"} == {"P303"}
        return
    shown = Counter(cell.page for side in found.sides() for cell in side.cells if cell.page)
    assert set(shown) == set(range(1, count + 1))
    if scheme.scheme != "step":
        assert set(shown.values()) == {1}
        check_boxes(found)
        if scheme.scheme == "nup":
            assert [page for page in _in_order(found) if page] == list(range(1, count + 1))
    else:
        assert min(shown.values()) == max(shown.values()) >= 1
        check_boxes(found)
    if scheme.scheme not in ("saddle", "perfect"):
        check_backs(found)


def _in_order(found: Plan) -> Iterator[int]:
    for sheet in found.sheets:
        for place in range(len(sheet.front.cells)):
            yield from (side.cells[place].page for side in sheet.sides)


@settings(max_examples=60, deadline=None)
@given(count=st.integers(1, 300), columns=st.integers(1, 4), rows=st.integers(1, 5),
       backs=st.booleans())  # fmt: skip
def test_cut_stacks_on_one_another_are_in_order(
    count: int, columns: int, rows: int, backs: bool
) -> None:
    wish = Scheme(scheme="cutstack", columns=columns, rows=rows, backs=backs, sheet="889x1194")
    found = planned(wish, count, Size(mm(50), mm(40)))
    stacks: list[list[int]] = [[] for _ in range(columns * rows)]
    for sheet in found.sheets:
        for place, stack in enumerate(stacks):
            stack += [side.cells[place].page for side in sheet.sides]
    whole = [page for stack in stacks for page in stack]
    assert whole[:count] == list(range(1, count + 1))
    assert set(whole[count:]) <= {0}


@pytest.mark.parametrize(
    ("fold", "count", "behind", "narrow"),
    [
        ("half", 4, {4: 3, 1: 2}, set()),
        ("letter", 6, {5: 4, 6: 3, 1: 2}, {4, 5}),
        ("z", 6, {5: 4, 6: 3, 1: 2}, set()),
        ("accordion", 10, {7: 6, 8: 5, 9: 4, 10: 3, 1: 2}, set()),
        ("gate", 8, {2: 6, 7: 5, 8: 4, 1: 3}, {1, 2, 3, 6}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("bind", ["left", "right"])
def test_panels_of_a_leaflet(
    fold: Any, count: int, behind: dict[int, int], narrow: set[int], bind: Any
) -> None:
    """Behind each outside panel its inside; those folded in are narrower, at their free edge."""
    found = planned(Scheme(scheme="fold", fold=fold, bind=bind, sheet="889x1194"), count)
    (sheet,) = found.sheets
    assert {piece.upper: piece.lower for piece in pieces(sheet, found.size.width)} == behind
    check_boxes(found)
    for side in sheet.sides:
        assert len(side.folds) == len(side.cells) - 1
        for cell in side.cells:
            lost = A5.width - cell.trim.width
            assert lost == (round(MM) if cell.page in narrow else 0)
            assert cell.lies is not None
            if lost:  # anchored at the fold: what is lost is lost at the outer edge
                kept = "right" if cell.joined == "r" else "x"
                assert getattr(cell.lies, kept) == getattr(cell.trim, kept)
    opened = [cell.page for cell in sorted(sheet.back.cells, key=lambda c: c.trim.x)]  # type: ignore[union-attr]
    inside = list(range(3, 7)) if fold == "gate" else list(range(2, count // 2 + 2))
    assert opened == (inside if bind == "left" else inside[::-1])


def test_cover_has_a_spine() -> None:
    wish = Scheme(scheme="cover", pages=96, caliper=mm(0.1), sheet="SRA2")
    width = 48 * mm(0.1)
    report = Report()
    sizes = (*(A5,) * 4, Size(width, A5.height))
    found = plan(wish, Pages(sizes, BLEED), report)
    assert found is not None
    assert not report.diagnostics
    (sheet,) = found.sheets
    assert [cell.page for cell in sheet.front.cells] == [4, 5, 1]
    back, spine, front = (cell.trim for cell in sheet.front.cells)
    assert (back.right, spine.right) == (spine.x, front.x)
    assert spine.width == width
    assert [fold.at for fold in sheet.front.folds] == [spine.x, spine.right]
    assert sheet.back is not None
    inside = [cell.page for cell in sheet.back.cells]
    assert inside == [2, 3]
    assert sheet.back.cells[1].trim.x - sheet.back.cells[0].trim.right == width
    check_boxes(found)
    mirrored = planned(Scheme(scheme="cover", width=mm(5), bind="right", sheet="SRA2"), 2)
    assert [cell.page for cell in mirrored.sheets[0].front.cells] == [1, 2]


@pytest.mark.parametrize(
    ("wish", "count", "sheet", "size"),
    [
        (Scheme(scheme="saddle"), 8, "A3", (420, 297)),
        (Scheme(scheme="saddle", marks=()), 8, "SRA4", (320, 225)),
        (Scheme(scheme="saddle", sheet="SRA3", signature=8), 16, "SRA3", (320, 450)),
        (Scheme(scheme="nup", sheet="a3"), 4, "a3", (420, 297)),
        (Scheme(scheme="step", sheet="450 x 320mm"), 1, "450 x 320mm", (450, 320)),
    ],
)
def test_paper_that_is_chosen(wish: Scheme, count: int, sheet: str, size: tuple[int, int]) -> None:
    report = Report()
    found = plan(wish, Pages((A5,) * count, BLEED), report)
    assert found is not None
    assert (found.paper, found.size) == (sheet, Size(mm(size[0]), mm(size[1])))


def test_gripper_stays_free() -> None:
    wish = Scheme(scheme="saddle", sheet="对开", gripper=mm(12))
    found = planned(wish, 8)
    for side in found.sides():
        assert found.size.height - block(side).bottom - found.bleed >= mm(12)
    free = [block(side).y for side in found.sides()]
    assert len(set(free)) == 1  # both sides meet


@pytest.mark.parametrize(
    "text", ["A4", "sra3", "对开", "大度四开", "450x320", "45 × 32cm", "12x18in"]
)
def test_sheets_are_known(text: str) -> None:
    assert min(sheet_size(text)) > 50 * MM


@pytest.mark.parametrize("text", ["", "A99", "1x1", "9999999x2", "-3x4", "3x", "nan x 4", "A4 A3"])
def test_sheets_that_are_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any text, as it stands)
        sheet_size(text)


def drawn(data: bytes, scale: float) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=scale).to_pil().convert("RGB") for page in document]


def whole_pages(data: bytes) -> bytes:
    """Pages with all of their bleed to be seen."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for page in writer.pages:
        page[NameObject("/CropBox")] = page.mediabox
    return written(writer)


SCALE = 1.2


def check_pictures(imposed: Imposed, data: bytes, bleed: int) -> None:
    """Every cell, as far as it is shown, looks as its page does."""
    sources, sides = drawn(whole_pages(data), SCALE), drawn(imposed.output, SCALE)
    unit = SCALE / 1000
    assert len(sides) == len(imposed.plan.sides())
    compared = 0
    for picture, side in zip(sides, imposed.plan.sides(), strict=True):
        for cell in side.cells:
            if not cell.page:
                continue
            lies = cell.lies or cell.trim
            whole = lies.grow(bleed)
            shown = whole.common(cell.room).common(cell.trim.grow(imposed.plan.bleed))
            source = sources[cell.page - 1].rotate(-cell.turn, expand=True)
            size = round(whole.width * unit), round(whole.height * unit)
            source = source.resize(size)
            sheet = Image.new("RGB", size, "white")
            sheet.paste(picture, (-round(whole.x * unit), -round(whole.y * unit)))
            box = shown._replace(x=shown.x - whole.x, y=shown.y - whole.y)
            inside = box.grow(-round(2 / unit))
            crop = (inside.x * unit, inside.y * unit, inside.right * unit, inside.bottom * unit)
            difference = ImageChops.difference(source.crop(crop), sheet.crop(crop))
            mean = ImageStat.Stat(difference).mean
            assert max(mean) < 8, (cell, mean)
            compared += 1
    assert compared == sum(1 for side in imposed.plan.sides() for cell in side.cells if cell.page)


SCHEMES = [
    Scheme(scheme="saddle", caliper=mm(0.3)),
    Scheme(scheme="saddle", signature=8, bind="right"),
    Scheme(scheme="perfect", signature=8, caliper=mm(0.2), creep="inner"),
    Scheme(scheme="perfect", signature=16),
    Scheme(scheme="nup", sheet="SRA3"),
    Scheme(scheme="nup", sheet="SRA3", backs=True, gutter=mm(2)),
    Scheme(scheme="step", sheet="SRA3", take="1-2", backs=True),
    Scheme(scheme="step", sheet="330x483", take="3"),
    Scheme(scheme="cutstack", sheet="A3"),
    Scheme(scheme="fold", take="1-6"),
    Scheme(scheme="fold", fold="gate", take="1-8", bind="right"),
    Scheme(scheme="cover", width=mm(6), take="1,2,11,12"),
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda each: f"{each.scheme}-{each.take}")
def test_every_cell_looks_as_its_page(scheme: Scheme) -> None:
    data = numbered(12)
    report = Report()
    imposed = impose(data, Path("numbered.pdf"), scheme, report)
    assert not [each for each in report.diagnostics if each.code != "P309"]
    taken = PdfWriter()
    order = {"": range(12), "1-2": range(2), "3": [2], "1-6": range(6), "1-8": range(8)}
    for index in order.get(scheme.take, [0, 1, 10, 11]):
        taken.add_page(PdfReader(BytesIO(data)).pages[index])
    check_pictures(imposed, written(taken), BLEED)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_source_pages(turn: int) -> None:
    """A page that its file turns is placed as it is seen."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4, (70, 100)))))
    for page in writer.pages:
        page[NameObject("/Rotate")] = NumberObject(turn)
    data = written(writer)
    for scheme in (Scheme(scheme="nup", sheet="SRA3"), Scheme(scheme="step", sheet="A3")):
        check_pictures(impose(data, Path("turned.pdf"), scheme, Report()), data, BLEED)


def test_fit_scales_pages_down() -> None:
    sizes = [(210.0, 297.0), (297.0, 210.0), (100.0, 100.0), (210.0, 297.0)]
    data = pages(sizes, 0)
    report = Report()
    wish = Scheme(scheme="nup", fit=True, columns=2, rows=1, sheet="A4", edge=mm(5))
    imposed = impose(data, Path("mixed.pdf"), wish, report)
    assert not report.diagnostics
    inside = Rect(0, 0, *imposed.plan.size).grow(-mm(5))
    for side in imposed.plan.sides():
        for cell in side.cells:
            assert inside.holds(cell.trim)
            wide, high = sizes[cell.page - 1]
            assert cell.trim.width / cell.trim.height == pytest.approx(wide / high, rel=1e-3)
            assert cell.trim.width <= wide * MM + 1
    check_pictures(imposed, data, 0)


def written_plan(scheme: Scheme, count: int, size: Size = A5) -> str:
    return "\n".join(described(planned(scheme, count, size)))


IMPOSE = (Path(__file__).parent / "cases" / "impose.txt").read_text("utf-8").split("\n\n")


@pytest.mark.parametrize("case", IMPOSE, ids=lambda case: case.split("\n")[0])
def test_plan_as_little_pictures(case: str) -> None:
    head, *rows = case.strip().split("\n")
    count, *words = head.split()
    pairs = dict(word.split("=") for word in words[1:])
    wish: dict[str, Any] = {
        key: int(value) if value.isdigit() else value == "yes" if value in ("yes", "no") else value
        for key, value in pairs.items()
    }
    wish |= {"marks": (), "sheet": wish.get("sheet", "889x1194")}
    found = written_plan(Scheme(scheme=words[0], **wish), int(count))  # type: ignore[arg-type]
    assert [row.rstrip() for row in found.split("\n")[2:]] == rows


def one_bare() -> bytes:
    """Of four pages the second has no bleed."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    writer.pages[1][NameObject("/BleedBox")] = RectangleObject(writer.pages[1].trimbox)
    return written(writer)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    writer.encrypt("x", algorithm="AES-256")
    return written(writer)


def empty() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]" + (
        b"/Count 0>>endobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
        b"0000000052 00000 n \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n98\n%%EOF\n"
    )


def with_note(looks: bool) -> bytes:
    """A stamp over page 2, which is printed; with its looks, or without."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    note = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Stamp"),
        NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (30, 40, 130, 90)]),
        NameObject("/F"): NumberObject(4),
    })  # fmt: skip
    if looks:
        stream = DecodedStreamObject()
        stream.set_data(b"0 0 1 rg 0 0 10 10 re f")
        stream[NameObject("/BBox")] = ArrayObject([FloatObject(n) for n in (0, 0, 10, 10)])
        look = writer._add_object(stream)
        note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): look})
    writer.pages[1][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    return written(writer)


def test_stamps_are_printed() -> None:
    data, report = with_note(looks=True), Report()
    assert drawn(data, 0.5)[1] != drawn(numbered(4), 0.5)[1]
    imposed = impose(data, Path("stamped.pdf"), Scheme(scheme="saddle"), report)
    assert not report.diagnostics
    check_pictures(imposed, data, BLEED)


def test_owner_s_password_does_not_matter() -> None:
    """What opens without a password can be put on sheets."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    writer.encrypt("", "owner", algorithm="AES-256")
    imposed = impose(written(writer), Path("a.pdf"), Scheme(scheme="saddle"), Report())
    check_pictures(imposed, numbered(4), BLEED)


def test_file_that_says_nothing_of_itself() -> None:
    """No Info dictionary, no XMP, and contents in pieces."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    writer._info = None
    for page in writer.pages:
        content = page.get_contents()
        assert content is not None
        pieces = []
        for part in content.get_data().split(b"\n", 3):
            stream = DecodedStreamObject()
            stream.set_data(part)
            pieces.append(writer._add_object(stream))
        page[NameObject("/Contents")] = ArrayObject(pieces)
    data = written(writer)
    assert b"/Info" not in data
    imposed = impose(data, Path("bare.pdf"), Scheme(scheme="saddle"), Report())
    check_pictures(imposed, data, BLEED)
    assert PdfReader(BytesIO(imposed.output)).metadata.title == "bare（骑马订）"  # type: ignore[union-attr]


def without_box(data: bytes, name: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for page in writer.pages:
        del page[NameObject(name)]
    return written(writer)


def test_bleed_that_no_box_names() -> None:
    """Without a BleedBox a trimmed page is bled as far as it is shown (ISO 32000-1, 14.11.2)."""
    data = without_box(numbered(4), "/BleedBox")
    imposed = impose(data, Path("a.pdf"), Scheme(scheme="saddle"), Report())
    assert imposed.plan.bleed == pytest.approx(3 * MM, abs=2)
    check_pictures(imposed, data, BLEED)


def test_facing_pages_without_bleed_at_the_spine() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    for number, page in enumerate(writer.pages):
        box, trim = [float(side) for side in page.bleedbox], page.trimbox
        box[0 if number % 2 == 0 else 2] = float(trim.left if number % 2 == 0 else trim.right)
        page[NameObject("/BleedBox")] = RectangleObject((box[0], box[1], box[2], box[3]))
    imposed = impose(written(writer), Path("a.pdf"), Scheme(scheme="saddle"), Report())
    assert imposed.plan.bleed == pytest.approx(3 * MM, abs=2)
    check_pictures(imposed, numbered(4), BLEED)


def test_leaflet_whose_panels_are_drawn_to_measure() -> None:
    sizes = [(99.0, 100.0)] * 3 + [(98.0, 100.0)] * 2 + [(99.0, 100.0)]
    imposed = impose(pages(sizes), Path("a.pdf"), Scheme(scheme="fold"), Report())
    for side in imposed.plan.sides():
        for cell in side.cells:
            assert cell.trim.width == pytest.approx(sizes[cell.page - 1][0] * MM, abs=2)
            assert cell.lies == cell.trim
    check_pictures(imposed, pages(sizes), BLEED)


@pytest.mark.parametrize("isolated", [True, False])
def test_groups_of_pages_stay_isolated(isolated: bool) -> None:
    """That of a page is so by itself (ISO 32000-1, 11.4.7), that of a form where it says so."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    for page in writer.pages:
        page[NameObject("/Group")] = DictionaryObject({
            NameObject("/S"): NameObject("/Transparency"),
            NameObject("/CS"): NameObject("/DeviceCMYK"),
            **({NameObject("/I"): BooleanObject(True)} if isolated else {}),
        })  # fmt: skip
    scheme = Scheme(scheme="nup", sheet="SRA3")
    imposed = impose(written(writer), Path("a.pdf"), scheme, Report())
    assert imposed.output.count(b"/I true") == 2
    forms: Any = PdfReader(BytesIO(imposed.output)).pages[0]["/Resources"]
    for form in forms["/XObject"].values():
        group = form.get_object()["/Group"]
        assert (group["/CS"], bool(group["/I"])) == ("/DeviceCMYK", True)


@pytest.mark.parametrize("name", ["/Parent", "/Length", "/StructParent", "/宋体", "/F\u00e9"])
def test_resources_of_any_name_are_kept(name: str) -> None:
    """Pages call them by the bytes of their names, whatever those spell."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    raw = name[1:].encode("gbk" if name == "/宋体" else "utf-8")
    called = b"/" + b"".join(b"#%02X" % byte for byte in raw)
    for page in writer.pages:
        resources: Any = page["/Resources"]
        fonts = resources["/Font"].get_object()
        (old,) = list(fonts)
        fonts[NameObject(name)] = dict.pop(fonts, old)
        content = page.get_contents()
        assert content is not None
        stream = DecodedStreamObject()
        stream.set_data(content.get_data().replace(old.encode(), called))
        page[NameObject("/Contents")] = writer._add_object(stream)
    scheme = Scheme(scheme="nup", sheet="SRA3")
    imposed = impose(written(writer), Path("a.pdf"), scheme, Report())
    check_pictures(imposed, numbered(2), BLEED)


KEYS = ("/Contents", "/Annots", "/Group", "/CropBox", "/Rotate", "/UserUnit", "/BleedBox")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("dangling", [True, False])
def test_null_is_nothing(key: str, dangling: bool) -> None:
    """What is null, or refers to nothing, is not there (ISO 32000-1, 7.3.9 and 7.3.10)."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    value: Any = IndirectObject(9999, 0, writer) if dangling else NullObject()
    for page in writer.pages:
        page[NameObject(key)] = value
    for entry in ("/Metadata", "/OCProperties", "/OutputIntents", "/Lang"):
        writer.root_object[NameObject(entry)] = value
    scheme = Scheme(scheme="nup", sheet="SRA3")
    imposed = impose(written(writer), Path("a.pdf"), scheme, Report())
    if key not in ("/Contents", "/BleedBox"):
        check_pictures(imposed, numbered(2), BLEED)


def test_units_that_are_none() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    for page in writer.pages:
        page[NameObject("/UserUnit")] = FloatObject(-1)
    with pytest.raises(KanyinError) as caught:
        impose(written(writer), Path("a.pdf"), Scheme(scheme="nup"), Report())
    assert [each.code for each in caught.value.diagnostics] == ["P102"]


def test_title_that_xml_cannot_hold() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    writer.add_metadata({"/Title": "a\x00\x01\x1b\uffffb"})
    imposed = impose(written(writer), Path("a.pdf"), Scheme(scheme="nup"), Report())
    root: Any = PdfReader(BytesIO(imposed.output)).root_object
    xmp = root["/Metadata"].get_data()
    assert ElementTree.fromstring(xmp) is not None
    assert "ab（多拼）" in xmp.decode()


@settings(max_examples=100, deadline=None)
@given(scheme=st.one_of(FLAT, BOUND), count=st.integers(1, 40), size=SIZES, bleed=st.integers(0, 4))
def test_no_mark_hides_another(scheme: Scheme, count: int, size: Size, bleed: int) -> None:
    """Bar and slug lie on no line and not on each other, and no mark lies on a page."""
    found = plan(replace(scheme, fit=False), Pages((size,) * count, mm(bleed)), Report())
    if found is None or not found.marks:
        return
    side = found.sides()[0]
    printed = [cell.trim.grow(found.bleed).common(cell.room) for cell in side.cells]
    lines: list[Rect] = []
    others: list[Rect] = []
    paper = Rect(0, 0, *found.size)
    for at, item in marks(found, side, "题目　多拼　印张 1 正　共 12 张　SRA3", SAYER):
        if isinstance(item, Text):
            others.append(Rect(at.x, at.y, item.lines[0].width, 9_000))
        elif isinstance(item, Fill):
            inked = lines if item.color.spot == "All" else others
            inked.append(Rect(*at, *item.size))
    for place, rect in enumerate(others):
        beside = [*lines, *printed, *(o for o in others[place + 1 :] if o.height != rect.height)]
        assert not any(overlap(rect, other) for other in beside)
        assert paper.holds(rect)
    bar = side.collate
    for rect in lines:
        if rect == bar:
            assert not any(overlap(rect, cell.trim) for cell in side.cells)
            assert block(side).holds(rect)
        else:
            assert not any(overlap(rect, other) for other in printed)


BAD = {
    "P101": (b"hello", Scheme(scheme="saddle")),
    "P102": (b"%PDF-1.7\n" + b"\x00rubbish" * 50, Scheme(scheme="saddle")),
    "P103": (encrypted(), Scheme(scheme="saddle")),
    "P301": (empty(), Scheme(scheme="saddle")),
    "P302": (pages([(70, 100), (70, 100), (71, 100), (70, 90)]), Scheme(scheme="saddle")),
    "P303": (numbered(4), Scheme(scheme="nup", columns=50, rows=2)),
    "P303 ": (numbered(4, (210, 297)), Scheme(scheme="saddle", sheet="A4", marks=())),
    "P305": (numbered(5), Scheme(scheme="fold")),
    "P306": (numbered(5), Scheme(scheme="perfect", signature=12)),
    "P307": (numbered(2), Scheme(scheme="cover")),
    "P308": (numbered(3), Scheme(scheme="cover", width=mm(5))),
    "P316": (numbered(4), Scheme(scheme="fold", fold="half", fit=True)),
    "P317": (numbered(64), Scheme(scheme="saddle", caliper=mm(3))),
    "P318": (numbered(4, (1, 1)), Scheme(scheme="nup", columns=61)),
    "P321": (numbered(4), Scheme(scheme="nup", fold="z")),
    "P322": (
        pages([(99, 100), (98, 100), (99, 100), (99, 100)]),
        Scheme(scheme="fold", fold="half"),
    ),
    "P323": (numbered(6), Scheme(scheme="fold", tuck=mm(40))),
    "P324": (numbered(8), Scheme(scheme="perfect", spine=mm(0), marks=("collating",))),
    "P315": (numbered(3), Scheme(scheme="nup", take="1,x")),
    "P105": (numbered(3), Scheme(scheme="nup", take="2-9")),
    "S104": (numbered(3), Scheme(scheme="nup", sheet="A99")),
}


@pytest.mark.parametrize("code", BAD)
def test_what_cannot_be_imposed(code: str) -> None:
    data, scheme = BAD[code]
    with pytest.raises(KanyinError) as caught:
        impose(data, Path("bad.pdf"), scheme, Report())
    (found,) = [each for each in caught.value.diagnostics if each.severity.value == "error"]
    assert found.code == code.strip()
    assert caught.value.exit_code in (1, 2, 4)
    assert found.hint_zh
    assert found.hint_en


WARNED = {
    "P320": (one_bare(), Scheme(scheme="saddle")),
    "P304": (numbered(4, (210, 297), 0), Scheme(scheme="saddle", sheet="A3")),
    "P309": (numbered(2), Scheme(scheme="cover", width=mm(8))),
    "P310": (numbered(4, bleed=1), Scheme(scheme="saddle", bleed=mm(3))),
    "P311": (with_note(looks=False), Scheme(scheme="saddle")),
    "P314": (numbered(65), Scheme(scheme="saddle")),
}


@pytest.mark.parametrize("code", WARNED)
def test_what_is_told_beside_sheets(code: str) -> None:
    data, scheme = WARNED[code]
    report = Report()
    imposed = impose(data, Path("told.pdf"), scheme, report)
    assert [each.code for each in report.diagnostics] == [code]
    assert PdfReader(BytesIO(imposed.output)).pages


def test_marks_are_on_every_plate(tmp_path: Path) -> None:
    imposed = impose(numbered(4), Path("a.pdf"), Scheme(scheme="saddle"), Report())
    reader = PdfReader(BytesIO(imposed.output))
    for page in reader.pages:
        spaces: Any = page["/Resources"]["/ColorSpace"]  # type: ignore[index]
        (space,) = [row.get_object() for row in spaces.values()]
        assert [space[0], space[1], space[2]] == ["/Separation", "/All", "/DeviceCMYK"]
        box = [float(side) for side in page.trimbox]
        around = block(imposed.plan.sheets[0].front)
        assert box[2] - box[0] == pytest.approx(around.width / 1000, abs=0.001)
        assert page.mediabox.width == pytest.approx(imposed.plan.size.width / 1000, abs=0.001)


def test_marks_stay_out_of_the_bleed() -> None:
    """Nothing of ours is printed over a page or what is bled: white pages stay white."""
    data, compared = pages([(70, 100)] * 16, 3), 0
    for scheme in SCHEMES[:-3]:
        wish = replace(scheme, take="", sheet="SRA2")
        plain = impose(data, Path("a.pdf"), replace(wish, marks=()), Report())
        marked = impose(data, Path("a.pdf"), wish, Report())
        if plain.plan.sheets != marked.plan.sheets:
            continue  # where marks want room, fewer pages go in
        compared += 1
        for one, other, side in zip(
            drawn(plain.output, 1), drawn(marked.output, 1), marked.plan.sides(), strict=True
        ):
            assert one.size == other.size
            inside = block(side).grow(marked.plan.bleed - 1_000)
            crop = (inside.x / 1000, inside.y / 1000, inside.right / 1000, inside.bottom / 1000)
            difference = ImageChops.difference(one.crop(crop), other.crop(crop))
            collated = 0.5 if "collating" in marked.plan.marks else 0
            assert max(ImageStat.Stat(difference).mean) <= collated
            assert ImageChops.difference(one, other).getbbox()
    assert compared > 3


def test_layers_that_are_hidden_stay_hidden() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(4))))
    group = writer._add_object(DictionaryObject({
        NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("hidden"),
    }))  # fmt: skip
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject({
        NameObject("/OCGs"): ArrayObject([group]),
        NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject([group])}),
    })  # fmt: skip
    for page in writer.pages:
        resources: Any = page["/Resources"]
        resources[NameObject("/Properties")] = DictionaryObject({NameObject("/MC0"): group})
        content = page.get_contents()
        assert content is not None
        stream = DecodedStreamObject()
        stream.set_data(content.get_data() + b"\n/OC /MC0 BDC 1 0 0 rg 0 0 300 400 re f EMC\n")
        page[NameObject("/Contents")] = writer._add_object(stream)
    data = written(writer)
    assert drawn(data, 0.2) == drawn(numbered(4), 0.2)  # PDFium hides it
    imposed = impose(data, Path("layers.pdf"), Scheme(scheme="saddle"), Report())
    check_pictures(imposed, numbered(4), BLEED)


@pytest.mark.parametrize(
    ("said", "written_"),
    [("D:2024", "20240101"), ("D:202405", "20240501"), ("D:20240506070809+08'00'", "20240506"),
     ("nonsense", "20000101"), ("D:20249999", "20000101")],
)  # fmt: skip
def test_sheets_have_the_date_of_their_pages(said: str, written_: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    writer.add_metadata({"/ModDate": said})
    imposed = impose(written(writer), Path("a.pdf"), Scheme(scheme="nup"), Report())
    assert b"/ModDate(D:" + written_.encode() in imposed.output


def test_nulls_of_annotations_are_nothing() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(with_note(looks=True))))
    notes: Any = writer.pages[1]["/Annots"]
    notes[0].get_object()[NameObject("/AP")] = NullObject()
    report = Report()
    impose(written(writer), Path("a.pdf"), Scheme(scheme="saddle"), report)
    assert [each.code for each in report.diagnostics] == ["P311"]


def test_name_of_no_characters(tmp_path: Path) -> None:
    """A file's name may be bytes that are no text."""
    source = tmp_path / os.fsdecode(b"b\xff.pdf")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(numbered(2))))
    writer.add_metadata({"/Title": ""})
    writer.write(source)
    imposed = impose(source.read_bytes(), source, Scheme(scheme="nup"), Report())
    assert PdfReader(BytesIO(imposed.output)).metadata.title == "b（多拼）"  # type: ignore[union-attr]


def test_same_file_same_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    scheme = Scheme(scheme="saddle")
    first, again = (impose(numbered(8), Path("a.pdf"), scheme, Report()).output for _ in range(2))
    assert first == again
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = impose(numbered(8), Path("a.pdf"), scheme, Report()).output
    assert b"D:20231114221320" in dated


def test_press_sheets_say_what_their_pages_say(
    editions: dict[tuple[str, str], Path], tmp_path: Path
) -> None:
    report = Report()
    source = editions["poverty-relief", "print"]
    imposed = impose(source.read_bytes(), source, Scheme(scheme="saddle"), report)
    assert not report.diagnostics
    preflight(imposed.output, 400, True, report)
    assert not report.diagnostics
    sheets, whole = PdfReader(BytesIO(imposed.output)), PdfReader(source)
    profiles = []
    for reader in (sheets, whole):
        root: Any = reader.root_object
        profiles.append(root["/OutputIntents"][0].get_object()["/DestOutputProfile"].get_data())
    assert profiles[0] == profiles[1]
    assert b"/StructTreeRoot" not in imposed.output
    words = squeezed("".join(page.extract_text() for page in sheets.pages))
    for page in whole.pages:
        for line in page.extract_text().splitlines()[:3]:
            assert squeezed(line) in words
    screen = editions["poverty-relief", "screen"]
    plain = impose(screen.read_bytes(), screen, Scheme(scheme="saddle"), report)
    assert b"GTS_PDFX" not in plain.output
    assert not report.diagnostics


def test_file_that_is_not_what_it_says(editions: dict[tuple[str, str], Path]) -> None:
    """PDF/X-4 in name: without its trim the sheets do not say so either."""
    writer = PdfWriter(clone_from=PdfReader(editions["campus-news", "print"]))
    for page in writer.pages:
        page[NameObject("/ArtBox")] = page.trimbox
    report = Report()
    imposed = impose(written(writer), Path("x.pdf"), Scheme(scheme="nup", sheet="SRA2"), report)
    assert [each.code for each in report.diagnostics] == ["P312"]
    assert b"GTS_PDFX" not in imposed.output


def run(*words: str | Path) -> Any:
    return CliRunner().invoke(main, ["impose", *map(str, words)])


def test_command_writes_sheets_plan_and_preview(tmp_path: Path) -> None:
    source, target, shown = (tmp_path / name for name in ("a.pdf", "sheets.pdf", "plan.png"))
    source.write_bytes(data := numbered(8))
    done = run(source, "--scheme", "saddle", "-o", target, "--plan", "--preview", shown,
               "--caliper", "0.1")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert len(PdfReader(target).pages) == 4
    assert done.stdout.splitlines()[0] == (
        "骑马订 saddle：8 页 → 2 张 A4 210 × 297 mm，成品 70 × 100 mm，出血 3 mm，爬移 0.10 mm"
    )
    assert done.stdout.splitlines()[2] == "  1 正  │   8 │   1 │"
    with Image.open(shown) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1600
    before = target.read_bytes()
    again = run(source, "--scheme", "saddle", "--sheet", "A5", "--signature", "32", "-o", target)
    assert again.exit_code == 2
    assert "P303" in again.stderr
    assert target.read_bytes() == before
    over = run(source, "--scheme", "saddle", "-o", source)
    assert over.exit_code == 6
    assert "P313" in over.stderr
    assert source.read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "plan.png", "sheets.pdf"]


def test_long_previews_say_so() -> None:
    report = Report()
    imposed = impose(numbered(41), Path("a.pdf"), Scheme(scheme="nup", columns=1, rows=1), report)
    assert preview_png(imposed, Path("a.pdf"), report).startswith(b"\x89PNG")
    assert [each.code for each in report.diagnostics] == ["P319"]


def test_command_names_its_file_by_the_scheme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(numbered(4))
    assert run("a.pdf", "--scheme", "nup").exit_code == 0
    assert run("a.pdf", "--scheme", "saddle", "--dry-run").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-nup.pdf", "a.pdf"]
    assert run("a.pdf", "--scheme", "sadle").exit_code == 1
    assert "saddle" in run("a.pdf", "--scheme", "sadle").stderr
    assert run("a.pdf", "--scheme", "nup", "--gutter", "-3mm").exit_code == 2
    assert run("a.pdf", "--scheme", "nup", "--marks", "crop,glitter").exit_code == 2


def test_command_takes_a_publication(tmp_path: Path) -> None:
    target = tmp_path / "news.pdf"
    done = run(ROOT / "content" / "campus-news", "--scheme", "nup", "--sheet", "SRA2", "-o", target)
    assert done.exit_code == 0, done.output
    assert b"GTS_PDFXVersion" in target.read_bytes()


def test_scheme_file(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("scheme: saddle\nsheet: SRA3\ncaliper: 0.12mm\nmarks: [crop, fold]\n", "utf-8")
    found = choose_scheme(str(file), {"bind": "right"}, Report())
    assert (found.scheme, found.caliper, found.marks) == ("saddle", mm(0.12), ("crop", "fold"))
    assert found.bind == "right"
    file.write_text("scheme: sadle\nshet: A3\ncaliper: -1mm\nmarks: [glitter]\n", "utf-8")
    with pytest.raises(KanyinError) as caught:
        choose_scheme(str(file), {}, Report())
    told = {(each.code, each.span.line) for each in caught.value.diagnostics}
    assert told == {("S104", 1), ("S101", 2), ("S102", 3), ("S104", 4)}
    file.write_text("", "utf-8")
    with pytest.raises(KanyinError):
        choose_scheme(str(file), {}, Report())


@pytest.mark.parametrize("path", sorted((ROOT / "layouts" / "schemes").glob("*.yaml")), ids=str)
def test_schemes_that_come_along_can_be_used(path: Path) -> None:
    found = choose_scheme(path.stem, {}, Report())
    planned(found, {"cover": 4, "fold": 6}.get(found.scheme, 16))


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_broken_files_are_told(dice: st.DataObject) -> None:
    """Whatever is cut out of a file or overwritten, there are sheets or a coded message."""
    data = bytearray(numbered(3))
    for _ in range(dice.draw(st.integers(1, 4))):
        at = dice.draw(st.integers(0, len(data) - 1))
        junk = dice.draw(st.binary(max_size=12))
        data[at : at + dice.draw(st.integers(0, 40))] = junk
    try:
        imposed = impose(bytes(data), Path("x.pdf"), Scheme(scheme="nup", fit=True), Report())
    except KanyinError as error:
        told = {each.code for each in error.diagnostics}
    else:
        told = set()
        assert PdfReader(BytesIO(imposed.output), strict=True).pages
    assert told <= {"P101", "P102", "P103", "P301", "P302", "P303", "P304", "P311", "P312"}
