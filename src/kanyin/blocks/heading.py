"""A heading inside a section; it stays with the text it heads."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow
from ..model.tag import HEADINGS  # a section's own title is the first
from .desk import Desk, Kind, manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    text: Copy
    level: int = 2


def flows(block: Heading, desk: Desk) -> Iterator[Flow]:
    level = min(max(block.level, 2), len(HEADINGS))
    style = desk.style(f"heading-{level}", block)
    tag = desk.tag(HEADINGS[level - 1], says=block.text.text)
    yield desk.setter.flow(block.text, style, manner(style, "heading", block.span, keep=True), tag)


KIND = Kind("heading", Heading, flows)
