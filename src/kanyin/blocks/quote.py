"""A quotation: paragraphs set apart from the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content import Block, Copy
from ..model.flow import Flow
from .desk import Desk, Kind, manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    text: tuple[Copy, ...]


def flows(block: Quote, desk: Desk) -> Iterator[Flow]:
    style = desk.style("quote", block)
    tag = desk.tag("BlockQuote")
    for n, copy in enumerate(block.text):
        first, last = n == 0, n == len(block.text) - 1
        spaced = manner(
            style, "quote", block.span,
            before=style.before if first else 0, after=style.after if last else 0,
        )  # fmt: skip
        yield desk.setter.flow(copy, style, spaced, tag.inner("P", n))


KIND = Kind("quote", Quote, flows)
