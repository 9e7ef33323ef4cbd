"""A plan in words and little pictures."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.sheet import BLANK, Cell, Plan, Side
from ..model.units import MM

NAMES = {
    "saddle": "骑马订", "perfect": "胶装", "nup": "多拼", "step": "连拼", "cutstack": "裁叠",
    "fold": "折页", "cover": "封面",
}  # fmt: skip
TURNS = {0: " ", 90: "→", 180: "↓", 270: "←"}  # where a page's head points


def named_sides(plan: Plan) -> Iterator[tuple[str, Side]]:
    """Every side, front before back, and what it is called."""
    for number, sheet in enumerate(plan.sheets, 1):
        for word, side in zip("正反", sheet.sides, strict=False):
            called = f"第 {number} 帖" if sheet.signature else f"印张 {number}"
            yield f"{called} {word}", side


def slug(plan: Plan, name: str, title: str) -> str:
    """What stands beside the pages of a side."""
    parts = (title, NAMES[plan.scheme], name, f"共 {len(plan.sheets)} 张", plan.paper)
    return "　".join(part for part in parts if part)


def described(plan: Plan) -> Iterator[str]:
    """The plan as rows of text: what it comes to, then every side with its pages."""
    size, trim = (
        f"{round(one.width / MM, 2):g} × {round(one.height / MM, 2):g} mm"
        for one in (plan.size, plan.trim)
    )
    paper = f"{plan.paper} " if plan.paper[:1].isalpha() and not plan.paper[0].isdigit() else ""
    creep = f"，爬移 {plan.creep / MM:.2f} mm" if plan.creep else ""
    yield (
        f"{NAMES[plan.scheme]} {plan.scheme}：{plan.count} 页 → {len(plan.sheets)} 张 "
        f"{paper}{size}，成品 {trim}，出血 {round(plan.bleed / MM, 2):g} mm{creep}"
    )
    for number, sheet in enumerate(plan.sheets, 1):
        for word, side in zip("正反", sheet.sides, strict=False):
            for row, line in enumerate(rows(side)):
                head = f"{number:>3} {word}" if not row else "     "
                yield f"{head}  {line}"


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
