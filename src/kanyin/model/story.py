"""A document matched with its layout: stories ready to be set."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from .content import Block, Copy, Credit, PictureFile
from .layout import Part
from .tag import Tag

Field: TypeAlias = Copy | PictureFile


class Story(NamedTuple):
    """One part's stream of blocks, the pages it gets, and the fields its furniture may name."""

    name: str
    part: Part
    blocks: tuple[Block, ...]
    fields: Mapping[str, Field]
    tag: Tag = Tag("Sect")


class Entry(NamedTuple):
    """A line of the contents: the anchor says whose page it gives."""

    anchor: str
    numeral: str
    title: Copy


class Matter(NamedTuple):
    """What blocks may say of the whole publication: its entries, credits, and the pages that
    anchors fell on the last time it was laid out.
    """

    entries: tuple[Entry, ...]
    credits: tuple[Credit, ...]
    pages: Mapping[str, int]
