"""Pour stories into pages: each part on pages of its own, as many as it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..model.diagnostic import NOWHERE
from ..model.flow import Flow, Room
from ..model.geometry import Point
from ..model.layout import Frame, Layout, Master, Part
from ..model.page import Anchor, Page, Placed
from ..model.story import Story
from ..model.units import MM
from .frame import fill_frame
from .furnish import Setting, furnish

MOST_PAGES = 5_000
NAMES = {
    "paragraph": "段落", "heading": "标题", "figure": "图", "table": "表格", "list": "列表",
    "quote": "引文", "pullquote": "提要引文", "keyfigures": "数字栏", "timeline": "年表",
    "verse": "诗节", "contents": "目录", "colophon": "版权栏", "rule": "分隔线",
}  # fmt: skip


def pour(
    layout: Layout, stories: tuple[tuple[Story, list[Flow]], ...], setting: Setting,
    tick: Callable[[int], None],
) -> Iterator[Page]:  # fmt: skip
    """The pages of all stories, in order; ``tick`` hears of each page's number."""
    number = 1
    for story, flows in stories:
        if number > 1 and _wrong_side(story.part, number):
            yield Page(number, layout.trim, layout.bleed, "", ())
            number += 1
        for page in _pages(layout, story, flows, number, setting):
            tick(page.number)
            yield page
            number = page.number + 1
            if number > MOST_PAGES:
                setting.report.error("L106", NOWHERE, pages=number, limit=MOST_PAGES)
                return


def _wrong_side(part: Part, number: int) -> bool:
    return (part.start == "recto" and number % 2 == 0) or (
        part.start == "verso" and number % 2 == 1
    )


def _pages(
    layout: Layout, story: Story, flows: list[Flow], number: int, setting: Setting
) -> Iterator[Page]:
    part, flows = story.part, list(flows)
    master: Master | None = part.first
    first = True
    while first or flows:
        if master is None or (not master.frames and flows):
            _overset(story, flows, setting)
            return
        items = list(furnish(layout, master, story, number, first, setting))
        if first:
            items.append(Placed(Point(0, 0), Anchor(story.name)))
        stuck = len(flows), _key(flows)
        for frame in master.frames:
            items.extend(fill_frame(frame, layout.pitch, flows))
        yield Page(number, layout.trim, layout.bleed, master.name, tuple(items))
        if flows and (len(flows), _key(flows)) == stuck and not (first and part.rest):
            flows = _too_tall(layout, master, number, flows, setting)
        number += 1
        first, master = False, part.rest


def _key(flows: list[Flow]) -> int:
    """Tells whether the first flow has moved on."""
    return id(flows[0]) if flows else 0


def _overset(story: Story, flows: list[Flow], setting: Setting) -> None:
    text = "".join(flow.sample() for flow in flows)
    setting.report.error(
        "L101", flows[0].manner.span, where_zh=f"部分“{story.part.name}”的页面",
        where_en=f"the page of part {story.part.name!r}", count=len(text), first=text[:10],
    )  # fmt: skip


def _too_tall(
    layout: Layout, master: Master, number: int, flows: list[Flow], setting: Setting
) -> list[Flow]:
    """Report a piece that fits no page, and go on without it."""
    manner = flows[0].manner
    frame = max(master.frames, key=lambda frame: frame.rect.height)
    piece = flows[0].fit(_boundless(frame, manner.wide)).piece
    setting.report.error(
        "L103", manner.span, page=number, what_zh=NAMES.get(manner.name, manner.name),
        what_en=manner.name, height=round((piece.height if piece else 0) / MM),
        room=round(frame.depth(layout.pitch) / MM),
    )  # fmt: skip
    return flows[1:]


def _boundless(frame: Frame, wide: bool) -> Room:
    return Room(frame.rect.width if wide else frame.measure, 1 << 40, True)


def facts(pages: tuple[Page, ...]) -> Mapping[str, int]:
    """The number of the page on which each anchor fell."""
    return {
        item.name: page.number
        for page in pages
        for _, item in page.items
        if isinstance(item, Anchor)
    }
