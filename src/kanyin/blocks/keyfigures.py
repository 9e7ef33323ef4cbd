"""Key figures: large numerals with their units and small labels, in a grid."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Fill, Placed, Text
from ..model.style import Style
from ..model.tag import Tag
from .desk import Desk, Kind, manner
from .rows import Rows, remember

WEIGHT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    number: Copy
    unit: Copy | None = None
    label: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures(Block):
    """``columns`` figures stand side by side."""

    items: tuple[KeyFigure, ...]
    columns: int = 3


def flows(block: KeyFigures, desk: Desk) -> Iterator[Flow]:
    style = desk.style("keyfigures", block)
    columns = max(block.columns, 1)

    tag = desk.tag("L", form="None")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        gutter = style.size * 2
        cell = (width - gutter * (columns - 1)) // columns
        rows = []
        for start in range(0, len(block.items), columns):
            cells = [
                _cell(item, block, desk, cell, tag.inner("LI", n))
                for n, item in enumerate(block.items[start : start + columns], start)
            ]
            height = max(piece.height for piece in cells)
            items = [
                Placed(Point(at.x + n * (cell + gutter), at.y), item)
                for n, piece in enumerate(cells)
                for at, item in piece.items
            ]
            rows.append(Piece(height, tuple(items)))
        return tuple(rows)

    space = manner(style, "keyfigures", block.span, wide=True)
    yield Rows(build, space, "".join(item.label.text for item in block.items))


def _cell(item: KeyFigure, block: KeyFigures, desk: Desk, width: int, tag: Tag) -> Piece:
    """A hairline, the numeral and its unit on one baseline, the label below."""
    setter = desk.setter
    body = tag.inner("LBody")
    amount = body.inner("P")
    number, unit, label = (
        desk.style(f"keyfigures.{n}", block) for n in ("number", "unit", "label")
    )
    top = number.size // 3
    big, high = setter.text(item.number, number, width, amount)
    items = [
        Placed(Point(0, 0), Fill(Size(width, WEIGHT), desk.style("keyfigures", block).color)),
        Placed(Point(0, top), big),
    ]
    if item.unit is not None:
        x = setter.width(item.number, number) + number.size // 8
        needed = setter.width(item.unit, unit)
        if x + needed > width:
            setter.report.error("L102", item.number.span, first=item.number.text + item.unit.text)
        small, _ = setter.text(item.unit, unit, needed, amount)
        items.append(Placed(Point(x, top + _baseline(big) - _baseline(small)), small))
    text, lines = setter.text(item.label, label, width, body.inner("P", 1))
    items.append(Placed(Point(0, top + high), text))
    return Piece(top + high + lines + _rest(label), tuple(items))


def _baseline(text: Text) -> int:
    return text.lines[0].y


def _rest(label: Style) -> int:
    """White below a label, before the next row's hairline."""
    return label.leading * 2


KIND = Kind("keyfigures", KeyFigures, flows)
