"""A table: a header row, rules above and below, rows that may continue in the next column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.content import Block, Copy
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Fill, Item, Placed
from ..model.style import Style
from ..model.tag import Tag
from .desk import Desk, Kind, manner
from .rows import Rows, remember

HEAVY, LIGHT = 1000, 300
PAD = 2  # cells are padded by the size of their type over this


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    header: tuple[Copy, ...]
    rows: tuple[tuple[Copy, ...], ...]
    caption: Copy | None = None
    width: Literal["column", "wide"] = "wide"
    place: Literal["here", "top", "foot"] = "here"


def flows(block: Table, desk: Desk) -> Iterator[Flow]:
    setter = desk.setter
    style, head, caption = (
        desk.style(name, block) for name in ("table", "table.header", "table.caption")
    )
    for number, row in enumerate(block.rows, 1):
        if len(row) != len(block.header):
            setter.report.error(
                "S105", block.span, row=number, found=len(row), wanted=len(block.header)
            )

    tag = desk.tag("Table")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        widths = _widths(block, desk, style, head, width)
        rows = [_row(block.header, head, desk, widths, (HEAVY, HEAVY), tag.inner("TR"))]
        for n, cells in enumerate(block.rows):
            last = n == len(block.rows) - 1
            rules = 0, HEAVY if last else LIGHT
            rows.append(_row(cells, style, desk, widths, rules, tag.inner("TR", n + 1)))
        if block.caption is not None:
            text, lines = setter.text(block.caption, caption, width, tag.inner("Caption", -1))
            gap = caption.size // 3
            first = rows[0]
            items = (Placed(Point(0, 0), text), *(
                Placed(Point(at.x, at.y + lines + gap), item) for at, item in first.items
            ))  # fmt: skip
            rows[0] = Piece(first.height + lines + gap, items)
        return tuple(rows)

    text = "".join(cell.text for row in block.rows for cell in row)
    space = manner(style, "table", block.span, wide=block.width == "wide", place=block.place)
    yield Rows(build, space, text, heads=1)


def _widths(block: Table, desk: Desk, style: Style, head: Style, width: int) -> list[int]:
    """Column widths in proportion to each column's widest cell, filling the measure."""
    widest = [
        max(
            desk.setter.width(block.header[n], head),
            *(desk.setter.width(row[n], style) for row in block.rows if n < len(row)), style.size,
        )
        for n in range(len(block.header))
    ]  # fmt: skip
    wanted = [wide + style.size * 2 for wide in widest]
    whole = sum(wanted)
    found = [width * want // whole for want in wanted]
    found[-1] += width - sum(found)
    if min(found) < style.size * 3 // 2:
        first = "".join(copy.text for copy in block.header)[:20]
        desk.setter.report.error("L102", block.span, first=first)
    return found


def _row(
    cells: tuple[Copy, ...], style: Style, desk: Desk, widths: list[int], rules: tuple[int, int],
    tag: Tag,
) -> Piece:  # fmt: skip
    """One row between its rules; the first of a table is its header."""
    pad = style.size // PAD
    above, below = rules
    role, form = ("TD", "") if tag.order else ("TH", "Column")
    items: list[tuple[Point, Item]] = []
    high = x = 0
    for n, (copy, width) in enumerate(zip(cells, widths, strict=False)):
        cell = tag.inner(role, n, form=form)
        text, lines = desk.setter.text(copy, style, max(width - pad, style.size), cell)
        items.append((Point(x, above + pad), text))
        high, x = max(high, lines), x + width
    height = above + pad + high + pad + below
    if above:
        items.insert(0, (Point(0, 0), Fill(Size(sum(widths), above), style.color)))
    items.append((Point(0, height - below), Fill(Size(sum(widths), below), style.color)))
    return Piece(height, tuple(Placed(at, item) for at, item in items))


KIND = Kind("table", Table, flows)
