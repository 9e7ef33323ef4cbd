"""A paragraph of running text."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow
from .desk import Desk, Kind, manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    text: Copy


def flows(block: Paragraph, desk: Desk) -> Iterator[Flow]:
    style = desk.style("paragraph", block)
    yield desk.setter.flow(block.text, style, manner(style, "paragraph", block.span), desk.tag("P"))


KIND = Kind("paragraph", Paragraph, flows)
