"""The contents: every titled section with the page it begins on."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow, Piece
from ..model.geometry import Point, Size
from ..model.page import Area, Fill, Placed
from ..model.story import Entry
from ..model.tag import Tag
from .desk import Desk, Kind, manner
from .rows import Rows, remember

WEIGHT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Block):
    pass


def flows(block: Contents, desk: Desk) -> Iterator[Flow]:
    style = desk.style("contents", block)
    entries = desk.matter.entries

    tag = desk.tag("TOC")

    @remember
    def build(width: int) -> tuple[Piece, ...]:
        return tuple(
            _row(entry, block, desk, width, tag.inner("TOCI", n)) for n, entry in enumerate(entries)
        )

    text = "".join(entry.title.text for entry in entries)
    yield Rows(build, manner(style, "contents", block.span), text)


def _row(entry: Entry, block: Contents, desk: Desk, width: int, tag: Tag) -> Piece:
    """Numeral, title, page; a hairline below; all on one baseline, and leading to the section."""
    leads = tag.inner("Reference", 1).inner("Link", says=entry.title.text, to=f"#{entry.anchor}")
    setter = desk.setter
    style, numeral, page = (
        desk.style(name, block) for name in ("contents", "contents.numeral", "contents.page")
    )
    left = numeral.size * 2
    right = page.size * 2
    number = desk.matter.pages.get(entry.anchor, 0)
    title, lines = setter.text(entry.title, style, width - left - right, leads)
    folio, _ = setter.text(Copy(str(number), entry.title.span), page, right, leads)
    base = title.lines[0].y
    items = [Placed(Point(left, 0), title)]
    if entry.numeral:
        mark, _ = setter.text(
            Copy(entry.numeral, entry.title.span), numeral, left, tag.inner("Lbl")
        )
        items.insert(0, Placed(Point(0, base - mark.lines[0].y), mark))
    items.append(Placed(Point(width - right, base - folio.lines[0].y), folio))
    items.append(Placed(Point(0, lines - WEIGHT), Fill(Size(width, WEIGHT), numeral.color)))
    items.append(Placed(Point(0, 0), Area(Size(width, lines), leads)))
    return Piece(lines + style.after, tuple(items))


KIND = Kind("contents", Contents, flows)
