"""Content as the author wrote it: a document of sections, a section of blocks."""

from dataclasses import dataclass, field
from typing import NamedTuple

from .diagnostic import NOWHERE, Span


class Stress(NamedTuple):
    """Characters start to end are stressed; several kinds may lie on the same characters.

    ``kind`` is strong, emphasis, superscript, subscript, underline or highlight.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of the author's text, where it stands in the source, and what is stressed."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)
    stress: tuple[Stress, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture named in the content, by its path inside the publication's folder."""

    path: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The base of every block kind; the kinds themselves live in blocks/."""

    style: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One line of the colophon: who did what."""

    role: Copy
    name: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    picture: PictureFile | None = None
    kicker: Copy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the publication, poured into the pages its layout gives to ``part``."""

    part: str = "chapter"
    title: Copy | None = None
    short: Copy | None = None
    standfirst: Copy | None = None
    picture: PictureFile | None = None
    blocks: tuple[Block, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole publication as written; ``layout`` names its template."""

    title: Copy
    layout: Copy
    subtitle: Copy | None = None
    issuer: Copy | None = None
    date: Copy | None = None
    language: str = "zh-Hans-CN"
    cover: Cover | None = None
    credits: tuple[Credit, ...] = ()
    sections: tuple[Section, ...] = ()
