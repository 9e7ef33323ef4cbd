"""What `kanyin print` says: how a job will be printed, how it does, which printers there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..deliver.choose import shown
from ..deliver.plan import parts_of, percents, sheets_of
from ..deliver.words import JOB_WORDS, PRINTER_WORDS, reasons_said, said
from ..model.printer import LONG_EDGE, ONE_SIDED, SHORT_EDGE, JobState, Printer, Printout, Side
from ..printing import Ready
from .show import width

PARTS = {
    "whole": ("全部", "all of it"), "fronts": ("正面", "fronts"), "backs": ("背面", "backs"),
}  # fmt: skip
SIDES = {
    ONE_SIDED: ("单面", "one-sided"),
    LONG_EDGE: ("双面，沿长边翻", "two-sided, turned about the long edge"),
    SHORT_EDGE: ("双面，沿短边翻", "two-sided, turned about the short edge"),
}
MOST = 6  # sides of the order, at each end
HAS = 8  # sizes in the table


def described(ready: Ready) -> Iterator[str]:
    """How the job will be printed."""
    printer, printout = ready.printer, ready.printout
    where = " ".join(filter(None, (printer.name, printer.location)))
    yield f"打印机 printer  {where or '任何一台 any'}"
    yield f"纸 media        {shown(printout.paper)}（{printout.paper.name}）"
    zh, en = SIDES[printout.sides]
    if printout.booklet:
        zh, en = f"小册子，{zh}", f"booklet, {en}"
    if printout.manual:
        zh, en = f"{zh}，手动", f"{en}, by hand"
    yield f"印法 sides      {zh} · {en}"
    copies = printout.copies * printout.repeats
    sheets = sheets_of(printout)
    yield (
        f"数量 count      {len(printout.pages)} 页，{sheets} 张 × {copies} 份 · "
        f"{len(printout.pages)} page(s), {sheets} sheet(s), {copies} copy(ies)"
    )
    low, high = percents(printout)
    why = {
        "none": "原大 at their own size",
        "shrink": "缩进可印范围 made smaller to be printed whole",
        "page": "撑满可印范围 made to fill the sheet",
    }[printout.fit]
    scale = f"{low:.1f} %" if high - low < 0.05 else f"{low:.1f}–{high:.1f} %"
    yield f"缩放 scale      {scale}，{why}"
    for part, sides in parts_of(printout):
        yield f"次序 order      {PARTS[part][0]} {order(sides)}"
    if printout.manual:
        yield from refill(printout)


def order(sides: tuple[Side, ...]) -> str:
    """The pages side by side, as they come: 8|1 2|7."""
    found = [
        "|".join(str(cell.page) + ("↓" if cell.turn else "") for cell in side.cells) or "—"
        for side in sides
    ]
    if len(found) > 2 * MOST:
        found = [*found[:MOST], "…", *found[-MOST:]]
    return " ".join(found)


def refill(printout: Printout) -> Iterator[str]:
    """How the stack goes back into the tray."""
    zh, en = (
        ("整叠翻过来放回纸盒", "turn the whole stack over and put it back;")
        if printout.over
        else ("整叠照原样放回纸盒，不要翻面", "put the stack back as it lies, not turned over;")
    )
    yield f"放回 refill     正面印完后，{zh}；先出来的一边先进，不要打乱次序"
    yield f"                {en}"
    yield "                the edge that came out first goes in first; keep the order"


def state_said(job: int, state: JobState) -> str:
    zh, en = said(JOB_WORDS, state.state)
    reasons_zh, reasons_en = reasons_said(state.reasons)
    if reasons_zh and state.state != "completed":
        zh, en = f"{zh}（{reasons_zh}）", f"{en} ({reasons_en})"
    sheets_zh, sheets_en = (
        (f"，{state.sheets} 张", f", {state.sheets} sheet(s)") if state.sheets else ("", "")
    )
    return f"作业 {job}：{zh}{sheets_zh} · {en}{sheets_en}"


def table(printers: Iterable[Printer]) -> Iterator[str]:
    """Printers in columns; the default one has a star."""
    rows = [("名称 name", "状态 state", "位置 location", "双面 duplex", "颜色 colour", "纸 media")]
    for printer in printers:
        zh, en = said(PRINTER_WORDS, printer.state)
        reasons = reasons_said(printer.reasons)[0]
        state = f"{zh} {en}" + (f"（{reasons}）" if reasons else "")
        if not printer.accepting:
            state += "，不收作业"
        sizes = list(dict.fromkeys(shown(paper).split(" ")[0] for paper in printer.papers))
        more = f" … ({len(sizes)})" if len(sizes) > HAS else ""
        rows.append((
            ("* " if printer.default else "") + printer.name, state, printer.location or "—",
            "自动 yes" if LONG_EDGE in printer.sides else "手动 by hand",
            "彩色 yes" if printer.color else "黑白 no", "、".join(sizes[:HAS]) + more,
        ))  # fmt: skip
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (room - width(cell)) for cell, room in zip(row, wide, strict=True))
        yield "  ".join(padded).rstrip()
