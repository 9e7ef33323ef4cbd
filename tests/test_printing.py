"""What is decided about a job: paper, sides, scale, order; simulated stacks and folds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printsheets import A3_MM, A4_MM, A5_MM, mm, sized

from kanyin.deliver.plan import decide, parts_of, percents, sheets_of, sides_of
from kanyin.model.diagnostic import Report
from kanyin.model.printer import (
    LONG_EDGE,
    ONE_SIDED,
    SHORT_EDGE,
    Paper,
    Printer,
    Printout,
    PrintWish,
    Side,
)
from kanyin.model.units import MM
from kanyin.sheets.bound import spreads

EDGE = round(4 * MM)
SMALL = Printer(
    "small",
    "ipp://s/",
    (
        Paper("iso_a4_210x297mm", sized(*A4_MM), EDGE, EDGE),
        Paper("iso_a5_148x210mm", sized(*A5_MM), EDGE, EDGE),
    ),
)
LARGE = replace(
    SMALL,
    name="large",
    sides=(ONE_SIDED, LONG_EDGE, SHORT_EDGE),
    copies=99,
    papers=(SMALL.papers[0], Paper("iso_a3_297x420mm", sized(*A3_MM), EDGE, EDGE)),
)


def planned(
    sheets: list[tuple[float, float]], printer: Printer, *, ink: bool = False, **wish: Any
) -> tuple[Printout | None, Report]:
    report = Report()
    sizes = tuple(sized(*page) for page in sheets)
    wishes = PrintWish(**wish)
    return decide(sizes, wishes, printer, lambda windows: ink, report), report


def plan(
    sheets: list[tuple[float, float]], printer: Printer, *, ink: bool = False, **wish: Any
) -> Printout:
    found, report = planned(sheets, printer, ink=ink, **wish)
    assert found is not None, report.diagnostics
    return found


def refused(sheets: list[tuple[float, float]], printer: Printer, **wish: Any) -> list[str]:
    found, report = planned(sheets, printer, **wish)
    assert found is None
    return [each.code for each in report.diagnostics]


# What is decided.


def test_a_booklet_takes_the_sheet_for_two_pages_where_there_is_one() -> None:
    found = plan([A4_MM] * 8, LARGE, booklet=True)
    assert (found.paper.name, found.sides, found.manual) == ("iso_a3_297x420mm", SHORT_EDGE, False)
    assert percents(found) == (100, 100)
    assert sheets_of(found) == 2
    found = plan([A4_MM] * 8, LARGE, booklet=True, ink=True)
    assert percents(found)[0] == pytest.approx(100 * 289 / 297, abs=0.01)


def test_a_booklet_is_made_smaller_where_there_is_none() -> None:
    found, report = planned([A4_MM] * 8, SMALL, booklet=True, ink=True)
    assert found is not None
    assert (found.paper.name, found.sides, found.manual) == ("iso_a4_210x297mm", SHORT_EDGE, True)
    assert percents(found)[0] == pytest.approx(100 * 202 / 297, abs=0.01)
    assert not report.diagnostics


def test_a_booklet_does_not_wait_for_paper() -> None:
    away = replace(LARGE, papers=(LARGE.papers[0], LARGE.papers[1]._replace(ready=False)))
    found, report = planned([A4_MM] * 4, away, booklet=True, ink=True)
    assert found is not None
    assert found.paper.name == "iso_a4_210x297mm"
    assert [each.code for each in report.diagnostics] == ["D119"]
    found, report = planned([A4_MM] * 4, away, booklet=True, media="A3")
    assert found is not None
    assert found.paper.name == "iso_a3_297x420mm"
    assert [each.code for each in report.diagnostics] == ["D123"]


def test_a_page_waits_for_its_paper() -> None:
    away = replace(LARGE, papers=(LARGE.papers[0]._replace(ready=False), LARGE.papers[1]))
    found, report = planned([A4_MM], away)
    assert found is not None
    assert found.paper.name == "iso_a4_210x297mm"
    assert [each.code for each in report.diagnostics] == ["D123"]


def test_small_pages_lie_on_the_smallest_paper() -> None:
    assert plan([(90, 54)], SMALL).paper.name == "iso_a5_148x210mm"
    assert plan([A5_MM] * 4, SMALL, booklet=True).paper.name == "iso_a4_210x297mm"
    assert plan([(215.9, 279.4)], SMALL, ink=True).paper.name == "iso_a4_210x297mm"


@pytest.mark.parametrize(
    "media", ["A4", "a4", "iso_a4_210x297mm", "210x297mm", "210×297mm", "297x210mm"]
)
def test_paper_has_many_names(media: str) -> None:
    assert plan([A5_MM], SMALL, media=media).paper.name == "iso_a4_210x297mm"


def test_what_cannot_be_is_refused() -> None:
    assert refused([A4_MM], SMALL, media="A3") == ["D108"]
    assert refused([A4_MM], SMALL, media="no such") == ["D108"]
    assert refused([A3_MM], SMALL) == ["D109"]
    assert refused([A3_MM] * 4, SMALL, booklet=True) == ["D109"]
    assert refused([A4_MM] * 3, SMALL, pages=((2, 4),)) == ["P105"]
    assert refused([A4_MM, A5_MM, A4_MM], LARGE, booklet=True) == ["D113"]
    assert refused([A4_MM, (297, 210)], LARGE, booklet=True) == ["D113"]


def test_pages_of_several_sizes_are_told_and_printed() -> None:
    found, report = planned([A4_MM, A5_MM, (297, 210)], SMALL)
    assert found is not None
    assert [each.code for each in report.diagnostics] == ["D113"]
    assert [mm(side.size) for side in sides_of(found)] == [A4_MM, A4_MM, (297, 210)]
    found, report = planned([A4_MM, (297, 210)], SMALL)
    assert not report.diagnostics


def test_a_page_that_is_named_smaller_paper_is_made_smaller() -> None:
    for ink in (False, True):
        found = plan([A3_MM], SMALL, media="A4", ink=ink)
        assert percents(found)[0] == pytest.approx(100 * 202 / 297, abs=0.01)
    assert percents(plan([A3_MM], SMALL, media="A4", fit="none")) == (100, 100)


def test_fit() -> None:
    assert percents(plan([A4_MM], SMALL)) == (100, 100)
    assert percents(plan([A4_MM], SMALL, ink=True))[0] == pytest.approx(100 * 202 / 210, abs=0.01)
    assert percents(plan([A5_MM], SMALL, media="A4", fit="page"))[0] == pytest.approx(
        100 * 202 / 148, abs=0.01
    )
    found, report = planned([A4_MM], SMALL, ink=True, fit="none")
    assert found is not None
    assert percents(found) == (100, 100)
    assert [each.code for each in report.diagnostics] == ["D118"]


def test_sides_follow_the_printer_and_the_page() -> None:
    assert plan([A4_MM] * 2, LARGE).sides == ONE_SIDED
    usual = replace(LARGE, usual_sides=LONG_EDGE)
    assert plan([A4_MM] * 2, usual).sides == LONG_EDGE
    assert plan([A4_MM], usual).sides == ONE_SIDED
    assert plan([(297, 210)] * 2, usual).sides == SHORT_EDGE
    assert plan([(297, 210)] * 2, LARGE, sides="two-sided").sides == SHORT_EDGE
    assert plan([(297, 210)] * 2, LARGE, sides=LONG_EDGE).sides == LONG_EDGE
    assert plan([A4_MM] * 2, SMALL, sides="two-sided").manual
    assert plan([A4_MM] * 2, LARGE, part="fronts").manual
    # A booklet of pages twice as high as they are wide and more is turned about the other edge.
    assert plan([(90, 200)] * 4, LARGE, booklet=True).sides == LONG_EDGE


def test_copies_that_the_printer_cannot_count_are_in_the_file() -> None:
    found = plan([A4_MM] * 3, replace(LARGE, copies=1), copies=2, sides="two-sided")
    assert (found.copies, found.repeats) == (1, 2)
    ((_, sides),) = parts_of(found)
    assert [[cell.page for cell in side.cells] for side in sides] == [[1], [2], [3], []] * 2
    assert plan([A4_MM], LARGE, copies=2).copies == 2
    for wanted, asked in ((200, (50, 4)), (101, (1, 101)), (99, (99, 1))):
        found = plan([A4_MM], LARGE, copies=wanted)
        assert (found.copies, found.repeats) == asked


@given(st.integers(1, 60), st.booleans())
def test_every_page_is_inside_and_once(count: int, ink: bool) -> None:
    for printer in (SMALL, LARGE):
        found = plan([A4_MM] * count, printer, booklet=True, ink=ink)
        cells = [(side, cell) for side in sides_of(found) for cell in side.cells]
        assert sorted(cell.page - 1 for _, cell in cells) == list(range(count))
        for side, cell in cells:
            printable = found.paper.printable(side.size.width > side.size.height)
            assert not ink or printable.holds(cell.trim)


# A stack that is turned, and sheets that are folded.

FACES = {"front": "back", "back": "front"}
Sheet = dict[str, Side]


def by_hand(found: Printout, face_up: bool, tray_up: bool) -> list[Sheet]:
    """Print fronts, put the stack back as it is said, print backs: what is then on each sheet.

    A stack is a list from the bottom to the top; the tray gives the top sheet first."""
    parts = dict(parts_of(found))
    sheets: list[Sheet] = [{"front": side} for side in parts["fronts"]]
    stack = [(sheet, "front" if face_up else "back") for sheet in sheets]  # which face lies up
    if found.over:
        stack = [(sheet, FACES[up]) for sheet, up in reversed(stack)]
    for back in parts["backs"]:
        sheet, up = stack.pop()
        printed = up if tray_up else FACES[up]
        assert printed not in sheet, "printed over"
        sheet[printed] = back
    assert not stack
    return sheets


def by_machine(found: Printout) -> list[Sheet]:
    ((_, sides),) = parts_of(found)
    return [
        {"front": front, "back": back} for front, back in zip(sides[::2], sides[1::2], strict=True)
    ]


Vector = tuple[float, float]


def on_paper(side: Side, point: Vector, clockwise: bool) -> Vector:
    """Where a point of an image comes to lie on upright paper, looked at with the edge above that
    goes first through the printer.  Landscape images are turned one way or the other."""
    (x, y), (width, height) = point, side.size
    if width <= height:
        return x, y
    return (height - y, x) if clockwise else (y, width - x)


def off_paper(side: Side, point: Vector, clockwise: bool) -> Vector:
    """The other way round."""
    (u, v), (width, height) = point, side.size
    if width <= height:
        return u, v
    return (v, height - u) if clockwise else (width - v, u)


def read_back(
    found: Printout, side: Side, *, manual: bool, clockwise: bool
) -> list[tuple[int, float, bool]]:
    """What a reader sees who holds the front upright and turns the leaf as `sides` says: each page,
    where its middle is from left to right, and whether it stands upright."""
    width, height = sorted(side.size)
    result = []
    for cell in side.cells:
        area = cell.trim
        middle = area.x + area.width / 2, area.y + area.height / 2
        head = middle[0], middle[1] + (10 if cell.turn else -10)
        seen = []
        for point in (middle, head):
            u, v = on_paper(side, point, clockwise)
            if not manual and found.sides == SHORT_EDGE:  # the machine stands the image on its head
                u, v = width - u, height - v
            u = width - u  # from behind to the front's own coordinates
            u, v = (width - u, v) if found.sides == LONG_EDGE else (u, height - v)  # turned
            seen.append(off_paper(side, (u, v), clockwise))
        (x, y), (head_x, head_y) = seen
        result.append((cell.page - 1, x, abs(head_x - x) < 1 and head_y < y))
    return result


@settings(max_examples=60)
@given(st.integers(1, 40), st.booleans(), st.booleans(), st.booleans())
def test_a_booklet_turned_by_hand_and_folded_reads_in_order(
    count: int, face_up: bool, tray_up: bool, clockwise: bool
) -> None:
    found = plan([A4_MM] * count, SMALL, booklet=True, face_up=face_up, tray_up=tray_up)
    assert found.manual
    sheets = by_hand(found, face_up, tray_up)
    assert read_folded(found, sheets, manual=True, clockwise=clockwise) == [*range(count)]
    whole = plan([A4_MM] * count, LARGE, booklet=True)
    sheets = by_machine(whole)
    assert read_folded(whole, sheets, manual=False, clockwise=clockwise) == [*range(count)]


def read_folded(
    found: Printout, sheets: list[Sheet], *, manual: bool, clockwise: bool
) -> list[int]:
    """The pages of nested sheets, folded in the middle, as a reader turns them.  A sheet's right
    half is a leaf of the first half of the booklet, and the left half behind it is that leaf's
    back; its other half is a leaf of the second."""
    first: list[int] = []
    second: list[int] = []
    for sheet in sheets:  # from the outermost
        fold = sheet["front"].size.width / 2
        front = {
            cell.trim.x + cell.trim.width / 2 > fold: cell.page - 1 for cell in sheet["front"].cells
        }
        seen = read_back(found, sheet["back"], manual=manual, clockwise=clockwise)
        assert all(upright for _, _, upright in seen)
        back = {x > fold: page for page, x, _ in seen}
        first += [half[right] for half, right in ((front, True), (back, False)) if right in half]
        second[:0] = [
            half[right] for half, right in ((back, True), (front, False)) if right in half
        ]
    return first + second


@settings(max_examples=60)
@given(
    st.integers(1, 30),
    st.booleans(),
    st.booleans(),
    st.sampled_from([A4_MM, (297.0, 210.0)]),
    st.sampled_from(["two-sided", LONG_EDGE, SHORT_EDGE]),
    st.integers(1, 3),
)
def test_pages_turned_by_hand_are_back_to_back(
    count: int, face_up: bool, tray_up: bool, page: tuple[float, float], sides: str, copies: int
) -> None:
    found = plan(
        [page] * count, SMALL, sides=sides, face_up=face_up, tray_up=tray_up, copies=copies, part=""
    )
    if found.sides == ONE_SIDED:
        assert count == 1
        return
    sheets = by_hand(found, face_up, tray_up)
    order = []
    for sheet in sheets:
        order += [cell.page - 1 for cell in sheet["front"].cells]
        for number, _, upright in read_back(found, sheet["back"], manual=True, clockwise=True):
            assert upright
            order.append(number)
    assert order == [*range(count)] * copies


def test_saddle_order() -> None:
    assert [*spreads(8)] == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert [*spreads(5)] == [(5, 1), (2, 0), (0, 3), (4, 0)]
    assert [*spreads(1)] == [(0, 1), (0, 0)]


@pytest.mark.parametrize(
    ("face_up", "tray_up", "over", "backwards"),
    [
        (False, True, False, True),
        (False, False, True, False),
        (True, True, True, False),
        (True, False, False, True),
    ],
)
def test_when_the_stack_is_turned_over(
    face_up: bool, tray_up: bool, over: bool, backwards: bool
) -> None:
    found = plan([A4_MM] * 4, SMALL, sides="two-sided", face_up=face_up, tray_up=tray_up)
    assert (found.over, found.backwards) == (over, backwards)


def test_most_pages_say_how_sheets_are_turned() -> None:
    """One landscape page in front does not turn the backs of all others."""
    for sizes, sides in (
        ([(297.0, 210.0), *[A4_MM] * 6], LONG_EDGE), ([A4_MM, *[(297.0, 210.0)] * 6], SHORT_EDGE),
    ):  # fmt: skip
        assert plan(sizes, LARGE, sides="two-sided").sides == sides
