"""A plan in words and little pictures."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.sheet import BLANK, Cell, Plan, Side
from ..model.units import MM

TITLES = {
    "saddle": "骑马订", "perfect": "胶装", "nup": "多拼", "step": "连拼", "cutstack": "裁叠",
    "fold": "折页", "cover": "封面",
}  # fmt: skip
WHOLE = 99.95  # percent: what is no smaller is not called so
TURNS = {0: " ", 90: "→", 180: "↓", 270: "←"}  # where a page's head points


def named_sides(plan: Plan) -> Iterator[tuple[str, Side]]:
    """Every side, front before back, and what it is called."""
    for number, word, side in _numbered(plan):
        called = f"第 {number} 帖" if plan.sheets[number - 1].signature else f"印张 {number}"
        yield f"{called} {word}", side


def _numbered(plan: Plan) -> Iterator[tuple[int, str, Side]]:
    for number, sheet in enumerate(plan.sheets, 1):
        for word, side in zip("正反", sheet.sides, strict=False):
            yield number, word, side


def slug(plan: Plan, name: str, title: str) -> str:
    """What stands beside the pages of a side."""
    parts = (title, TITLES[plan.scheme], name, f"共 {len(plan.sheets)} 张", plan.paper)
    return "　".join(part for part in parts if part)


def described(plan: Plan) -> Iterator[str]:
    """The plan as rows of text: what it comes to, then every side with its pages."""
    yield from summed_up(plan)
    for number, word, side in _numbered(plan):
        for row, line in enumerate(repeated(side) if plan.scheme == "step" else rows(side)):
            head = f"{number:>3} {word}" if not row else "     "
            yield f"{head}  {line}"


def summed_up(plan: Plan) -> Iterator[str]:
    """What a plan comes to, in Chinese and in English."""
    size, trim = (
        f"{round(one.width / MM, 2):g} × {round(one.height / MM, 2):g} mm"
        for one in (plan.size, plan.trim)
    )
    paper = f"{plan.paper} " if plan.paper[:1].isalpha() else ""
    bleed, sheets = f"{round(plan.bleed / MM, 2):g} mm", len(plan.sheets)
    cells = [cell for side in plan.sides() for cell in side.cells]
    blank = sum(not cell.page for cell in cells)
    more: list[tuple[str, str, bool]] = [
        (f"空白 {blank} 页", f"{blank} blank", blank > 0 and plan.scheme in ("saddle", "perfect")),
        (f"爬移 {plan.creep / MM:.2f} mm", f"creep {plan.creep / MM:.2f} mm", plan.creep > 0),
        (f"缩到 {plan.scale:.1f}%", f"scaled to {plan.scale:.1f} %", plan.scale < WHOLE),
    ]
    zh = "".join(f"，{said}" for said, _, told in more if told)
    en = "".join(f", {said}" for _, said, told in more if told)
    yield (
        f"{TITLES[plan.scheme]} {plan.scheme}：{plan.count} 页 → {sheets} 张 {paper}{size}，"
        f"成品 {trim}，出血 {bleed}{zh}"
    )
    yield (
        f"{plan.count} page(s) on {sheets} sheet(s) of {paper}{size}, trimmed {trim}, "
        f"bleed {bleed}{en}"
    )


def repeated(side: Side) -> Iterator[str]:
    """A side that has one page many times."""
    turned = sum(cell.turn % 180 == 90 for cell in side.cells)
    some = f"（{turned} 个转 90° turned）" if turned else ""
    yield f"│{side.cells[0].page:>4} × {len(side.cells)}{some} │"


def rows(side: Side) -> list[str]:
    """A side as it is seen: a row of pages each, their heads up unless an arrow says otherwise."""
    levels: dict[int, list[Cell]] = {}
    for cell in sorted(side.cells, key=lambda cell: (cell.trim.y, cell.trim.x)):
        level = next((y for y in levels if abs(y - cell.trim.y) < cell.trim.height // 3),
                     cell.trim.y)  # fmt: skip
        levels.setdefault(level, []).append(cell)
    return [
        "│" + "│".join(_cell(cell) for cell in sorted(row, key=lambda cell: cell.trim.x)) + "│"
        for row in levels.values()
    ]


def _cell(cell: Cell) -> str:
    return f"{'—' if cell.page == BLANK else cell.page:>4}{TURNS[cell.turn]}"
