"""A heading inside a section; it stays with the text it heads."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow
from .desk import Desk, Kind, manner

DEEPEST = 3  # a section's own title is level 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    text: Copy
    level: int = 2


def flows(block: Heading, desk: Desk) -> Iterator[Flow]:
    style = desk.style(f"heading-{min(max(block.level, 2), DEEPEST)}", block)
    yield desk.setter.flow(block.text, style, manner(style, "heading", block.span, keep=True))


KIND = Kind("heading", Heading, flows)
