"""Every scheme 拼版方案, and how its block of pages comes onto paper.  To add one: its row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import NamedTuple

from ..model.diagnostic import NOWHERE, Report
from ..model.geometry import Size
from ..model.names import unknown
from ..model.sheet import Mark, Pages, Plan, Scheme, Sheet, Side
from ..model.units import MM
from .bound import SIGNATURE, bound
from .draft import Draft, Room, measures, moved
from .flat import cutstack, nup, step
from .folding import FOLDS, signature
from .marks import BAND, USUAL_MARKS
from .panels import cover, fold
from .paper import LARGEST, SHEETS, sheet_size, usual_sheets

Lay = Callable[[Room, Report], Draft | None]
SCHEMES: dict[str, Lay] = {
    "saddle": bound, "perfect": bound, "nup": nup, "step": step, "cutstack": cutstack,
    "fold": fold, "cover": cover,
}  # fmt: skip
FILLING = ("nup", "step", "cutstack")  # as many as the sheet holds
USUAL = {False: "SRA3", True: "A4"}  # for these, where no sheet is named: to cut, to ``fit``
SLACK = 500  # mpt: programs round sizes in their ways
MOST_TRACKS = 60  # columns, and rows
THICKEST = round(1 * MM)  # paper, or board
THICK = 64  # pages that staples hold well


# Wishes that only some schemes ask for.
_BOUND = ("saddle", "perfect")
USES: dict[str, tuple[str, ...]] = {
    "signature": _BOUND, "blanks": _BOUND, "spine": _BOUND, "creep": _BOUND,
    "caliper": (*_BOUND, "cover"), "pages": ("cover",), "width": ("cover",),
    "fold": ("fold",), "tuck": ("fold",), "columns": FILLING, "rows": FILLING,
    "order": ("nup", "cutstack"), "backs": FILLING, "rotate": ("step",),
    "gutter": (*_BOUND, *FILLING),
}  # fmt: skip


class _Paper(NamedTuple):
    """A sheet as it lies: its name, its size, and what of it the block may fill."""

    name: str
    size: Size
    space: Size


def plan(scheme: Scheme, pages: Pages, report: Report) -> Plan | None:
    """Arrange pages by a scheme; None, and a report, where that cannot be."""
    if not _possible(scheme, pages, report):
        return None
    if scheme.scheme == "saddle" and len(pages.sizes) > THICK:
        report.warn("P314", NOWHERE, count=len(pages.sizes), most=THICK)
    if scheme.fit:
        pages, scheme = pages._replace(bleed=0), replace(scheme, marks=scheme.marks or ())
    elif scheme.bleed is not None:
        if scheme.bleed > pages.bleed:
            report.warn("P310", NOWHERE, **_both(scheme.bleed, pages.bleed))
        pages = pages._replace(bleed=min(scheme.bleed, pages.bleed))
    marks = USUAL_MARKS[scheme.scheme] if scheme.marks is None else scheme.marks
    said = Report()
    found = _arranged(scheme, pages, marks, said)
    if found is None and scheme.marks is None:
        bare = Report()
        found = _arranged(scheme, pages, (), bare)
        if found is not None:
            report.take(bare)
            report.warn("P304", NOWHERE, sheet=found.paper)
            return found
    report.take(said)
    asked = "collating" in (scheme.marks or ())
    if found is not None and asked and not any(side.collate for side in found.sides()):
        report.error("P324", scheme.span)
    return found


def _both(wanted: int, found: int) -> dict[str, str]:
    return {"wanted": f"{wanted / MM:.1f}", "found": f"{found / MM:.1f}"}


def _possible(scheme: Scheme, pages: Pages, report: Report) -> bool:
    """Wishes that can be met at all, and pages that are alike."""
    before = len(report.diagnostics)
    if not pages.sizes:
        report.error("P301", NOWHERE)
    if scheme.signature is not None and scheme.signature not in FOLDS:
        report.error("P306", scheme.span, found=scheme.signature)
    _check_uses(scheme, report)
    if scheme.fit and scheme.scheme not in (*FILLING, *SIGNATURE):
        report.error("P316", scheme.span, scheme=scheme.scheme)
    if scheme.sheet:
        try:
            sheet_size(scheme.sheet)
        except ValueError:
            unknown(report, scheme.sheet, scheme.span, SHEETS, "纸张", "sheet")
    alike = pages.sizes[: len(pages.sizes) // 2 * 2] if scheme.scheme == "cover" else pages.sizes
    if scheme.scheme == "fold":  # panels may have been drawn as wide as they are to be
        alike = tuple(size._replace(width=alike[0].width) for size in alike)
    odd = [n for n, size in enumerate(alike, 1) if not _same(size, alike[0])]
    if odd and not scheme.fit:
        _tell_odd(alike, odd, report)
    for size in pages.sizes[:1]:
        _check_extent(scheme, size, len(pages.sizes), report)
    return len(report.diagnostics) == before


def _check_uses(scheme: Scheme, report: Report) -> None:
    """Wishes that a scheme has no use for."""
    for field in fields(scheme):
        users = USES.get(field.name, SCHEMES)
        if scheme.scheme not in users and getattr(scheme, field.name) != field.default:
            key = field.name.replace("_", "-")
            report.error("P321", scheme.span, key=key, scheme=scheme.scheme, known="、".join(users))


def _check_extent(scheme: Scheme, size: Size, count: int, report: Report) -> None:
    """No paper takes thousands of columns, and no book so thick a paper."""
    grid = Size(size.width * scheme.columns, size.height * scheme.rows)
    if max(grid) > LARGEST and not scheme.fit:
        largest = Size(LARGEST, LARGEST)
        report.error("P303", scheme.span, sheet=scheme.sheet or "纸", **measures(grid, largest))
    if max(scheme.columns, scheme.rows) > MOST_TRACKS:
        report.error("P318", scheme.span, most=MOST_TRACKS)
    creep = scheme.caliper * count // 4 if scheme.scheme in SIGNATURE else 0
    if scheme.caliper > THICKEST or creep > size.width // 4:
        report.error(
            "P317", scheme.span, creep=f"{creep / MM:.1f}", caliper=round(scheme.caliper / MM, 3)
        )


def _same(one: Size, other: Size) -> bool:
    return max(abs(one.width - other.width), abs(one.height - other.height)) <= SLACK


def _tell_odd(sizes: tuple[Size, ...], odd: list[int], report: Report) -> None:
    own, more = measures(sizes[odd[0] - 1], sizes[0]), len(odd) - 1
    report.error(
        "P302", NOWHERE, page=odd[0], more_zh=f"（另有 {more} 页也不同）" if more else "",
        more_en=f" ({more} more differ)" if more else "", **own,
    )  # fmt: skip


def _arranged(scheme: Scheme, pages: Pages, marks: tuple[Mark, ...], said: Report) -> Plan | None:
    """The pages on paper, with room for these marks all round."""
    around = pages.bleed + (BAND if marks else 0) + scheme.edge
    filling = scheme.scheme in FILLING and not (scheme.columns and scheme.rows)
    if scheme.fit or filling:
        sheet = scheme.sheet or USUAL[scheme.fit]
        papers = list(_ways(sheet, sheet_size(sheet), around, scheme.gripper))
        return _fullest(scheme, pages, papers, marks, said)
    draft = SCHEMES[scheme.scheme](Room(scheme, pages, pages.sizes[0]), said)
    if draft is None:
        return None
    sheets = [(scheme.sheet, sheet_size(scheme.sheet))] if scheme.sheet else usual_sheets()
    papers = [paper for name, size in sheets for paper in _ways(name, size, around, scheme.gripper)]
    fitting = [paper for paper in papers if _holds(paper.space, draft.block)]
    if not fitting:
        widest = max(papers, key=lambda paper: min(0, *_left(paper.space, draft.block)))
        said.error("P303", NOWHERE, sheet=widest.name, **measures(draft.block, widest.space))
        return None
    return _placed(draft, fitting[0], scheme, pages, marks)


def _left(space: Size, block: Size) -> tuple[int, int]:
    return space.width - block.width, space.height - block.height


def _ways(name: str, size: Size, around: int, gripper: int) -> Iterator[_Paper]:
    """A sheet as it is given, and turned."""
    for way in dict.fromkeys((size, size.turned)):
        yield _Paper(name, way, Size(way.width - 2 * around, way.height - 2 * around - gripper))


def _holds(space: Size, block: Size) -> bool:
    return min(_left(space, block)) >= -SLACK


def _fullest(
    scheme: Scheme, pages: Pages, papers: list[_Paper], marks: tuple[Mark, ...], said: Report
) -> Plan | None:
    """Whichever way the sheet lies: the way that takes more pages, or shows them larger."""
    tried: list[tuple[tuple[int, int], Draft, _Paper]] = []
    for paper in papers:
        heard = Report()
        room = Room(scheme, pages, _place(scheme, pages, paper.space), paper.space)
        draft = SCHEMES[scheme.scheme](room, heard) if min(room.page) > 0 else None
        if draft is not None and _holds(paper.space, draft.block):
            cells = draft.sheets[0].front.cells
            tried.append(((len(cells), min(cells[0].trim[2:])), draft, paper))
        elif not said.diagnostics:
            said.take(heard)
    if not tried:
        if not said.failed:
            said.error("P303", NOWHERE, sheet=papers[0].name,
                       **measures(pages.sizes[0], papers[0].space))  # fmt: skip
        return None
    _, draft, paper = max(tried, key=lambda row: row[0])
    return _placed(draft, paper, scheme, pages, marks)


def _place(scheme: Scheme, pages: Pages, space: Size) -> Size:
    """The size of one page's place: the page's own, or a share of the sheet."""
    if not scheme.fit:
        return pages.sizes[0]
    if scheme.scheme in SIGNATURE:
        flat = signature(scheme.signature or SIGNATURE[scheme.scheme], False).outer
        columns, rows = len(flat[0]), len(flat)
    elif scheme.scheme in FILLING:
        columns, rows = scheme.columns or 1, scheme.rows or 1
    else:
        return pages.sizes[0]
    gutter, spine = scheme.gutter or 0, 2 * (scheme.spine or 0)
    across = space.width - columns // 2 * spine - (columns - 1) // 2 * gutter
    if scheme.scheme in FILLING:
        across = space.width - (columns - 1) * gutter
    return Size(across // columns, (space.height - (rows - 1) * gutter) // rows)


def _placed(
    draft: Draft, paper: _Paper, scheme: Scheme, pages: Pages, marks: tuple[Mark, ...]
) -> Plan:
    """The block in the middle of its sheet, above the gripper."""
    size = paper.size
    x = (size.width - draft.block.width) // 2
    y = (size.height - scheme.gripper - draft.block.height) // 2

    def on(side: Side) -> Side:
        return moved(side, x, y)

    sheets = tuple(
        Sheet(on(sheet.front), sheet.back and on(sheet.back), sheet.signature)
        for sheet in draft.sheets
    )
    return Plan(
        scheme.scheme, paper.name, size, pages.sizes[0], pages.bleed, len(pages.sizes), sheets,
        marks, draft.creep, scheme.gripper,
    )  # fmt: skip
