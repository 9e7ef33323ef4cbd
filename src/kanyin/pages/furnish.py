"""A page's furniture: paper, pictures, running heads, folios and titles, from a master's slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..model.content import Copy, PictureFile
from ..model.diagnostic import Report
from ..model.geometry import Point, Rect, Size
from ..model.layout import (
    FIELD,
    TEXT_FIELDS,
    FillSlot,
    Layout,
    Master,
    PictureSlot,
    Slot,
    TextSlot,
)
from ..model.page import Fill, Placed, Text, covering
from ..model.picture import Artwork
from ..model.story import Field, Story
from ..model.style import Style
from ..model.tag import Tag

AFTER_TITLE = -1  # a section's picture is told between its title and its blocks
SMALLER = (90, 80, 70, 60, 50, 42, 36, 30)  # hundredths of its size that a title may shrink to
RANK = AFTER_TITLE - len(TEXT_FIELDS)


class Setting(NamedTuple):
    """What pages ask of the rooms above: set a text to a width, fetch a picture."""

    text: Callable[[Copy, Style, int, Tag | None], tuple[Text, int]]
    picture: Callable[[PictureFile], Artwork]
    report: Report


def furnish(
    layout: Layout, master: Master, story: Story, number: int, first: bool, setting: Setting
) -> Iterator[Placed]:
    """The furniture of one page, in the order of its slots.  On the ``first`` page of a story
    titles and pictures are told; whatever comes again is an ornament."""
    if master.paper is not None:
        whole = Rect(0, 0, *layout.trim).grow(layout.bleed)
        yield Placed(Point(whole.x, whole.y), Fill(Size(whole.width, whole.height), master.paper))
    rank = TEXT_FIELDS.index("section.title") + RANK
    heading = Tag("H1", story.tag, rank, _title(story, "section.title"))
    side = "recto" if number % 2 else "verso"
    fields: dict[str, Field] = {**story.fields, "folio": Copy(str(number))}
    for slot in master.slots:
        if slot.side in ("", side) and (not slot.given or slot.given in fields):
            tag = _tag(slot, story, heading, number) if first else None
            yield from _slot(slot, fields, tag, setting)


def _tag(slot: Slot, story: Story, heading: Tag, number: int) -> Tag | None:
    """What a slot is to those who hear the page read, before the story's own blocks."""
    again = slot in (story.part.rest.slots if story.part.rest else ())
    if isinstance(slot, PictureSlot):
        named = story.fields.get(slot.picture)
        if not isinstance(named, PictureFile) or named.ornament:
            return None
        return Tag("Figure", story.tag, AFTER_TITLE, named.alt)
    if not isinstance(slot, TextSlot):
        return None
    names = FIELD.findall(slot.text)
    role = _role(names, number, again)
    if {"section.title", "section.numeral"} & set(names):
        return None if again else heading
    rank = min((TEXT_FIELDS.index(name) for name in names), default=0) + RANK
    says = _title(story, "title") if role == "H1" else ""
    return Tag(role, story.tag, rank, says) if role else None


def _title(story: Story, name: str) -> str:
    return _plain(story.fields.get(name)).replace("\n", " ")


def _role(names: list[str], number: int, again: bool) -> str:
    """The publication's own fields are told on its first page, a section's where it begins."""
    if "folio" in names or "section.short" in names:
        return ""
    if any(name.startswith("section.") for name in names):
        return "P"
    if names:
        return ("H1" if "title" in names else "P") if number == 1 else ""
    return "" if again else "P"


def _slot(
    slot: Slot, fields: Mapping[str, Field], tag: Tag | None, setting: Setting
) -> Iterator[Placed]:
    at = Point(slot.rect.x, slot.rect.y)
    size = Size(slot.rect.width, slot.rect.height)
    match slot:
        case FillSlot():
            yield Placed(at, Fill(size, slot.color, slot.radius))
        case PictureSlot():
            named = fields.get(slot.picture)
            if isinstance(named, PictureFile):
                yield Placed(at, covering(setting.picture(named), size, named.span, tag))
        case TextSlot():
            yield from _text(slot, fields, tag, setting)


def _text(
    slot: TextSlot, fields: Mapping[str, Field], tag: Tag | None, setting: Setting
) -> Iterator[Placed]:
    copy = expand(slot, fields)
    if copy is None:
        return
    text, height = setting.text(copy, slot.style, slot.rect.width, tag)
    for percent in SMALLER if slot.shrink else ():
        if height <= slot.rect.height:
            break
        style = _scaled(slot.style, percent)
        text, height = setting.text(copy, style, slot.rect.width, tag)
    spare = slot.rect.height - height
    if spare < 0:
        whole = max(slot.rect.height // slot.style.leading, 0)
        kept = text.lines[whole - 1].end if whole else 0
        left = copy.text[kept:]
        setting.report.error(
            "L101", copy.span, where_zh=f"“{slot.text}”的框", where_en=f"the slot {slot.text!r}",
            count=len(left), first=left[:10],
        )  # fmt: skip
    y = {"top": 0, "middle": spare // 2, "foot": spare}[slot.stand]
    yield Placed(Point(slot.rect.x, slot.rect.y + y), text)


def _scaled(style: Style, percent: int) -> Style:
    """A style at so many hundredths of its size."""
    size, leading, tracking = (
        length * percent // 100 for length in (style.size, style.leading, style.tracking)
    )
    return style._replace(size=size, leading=leading, tracking=tracking)


def expand(slot: TextSlot, fields: Mapping[str, Field]) -> Copy | None:
    """The slot's text with its fields filled in; None when it names fields and none is there.

    A slot that is nothing but one field keeps that field's place and stress.
    """
    names = FIELD.findall(slot.text)
    found = [field for name in names if isinstance(field := fields.get(name), Copy)]
    if names and not any(field.text for field in found):
        return None
    if len(names) == 1 and slot.text == "{" + names[0] + "}":
        return found[0]
    text = FIELD.sub(lambda match: _plain(fields.get(match[1])), slot.text).strip()
    return Copy(text, found[0].span if found else slot.span)


def _plain(field: Field | None) -> str:
    return field.text if isinstance(field, Copy) else ""
