"""Content as the author wrote it: a document of sections, a section of blocks."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from .diagnostic import NOWHERE, Span


class Stress(NamedTuple):
    """Characters start to end are stressed; several kinds may lie on the same characters.

    ``kind`` is strong, emphasis, superscript, subscript, underline, highlight, or link, which
    leads ``to`` an address.
    """

    start: int
    end: int
    kind: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of the author's text, where it stands in the source, and what is stressed."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)
    stress: tuple[Stress, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture named in the content, by its path inside the publication's folder.

    ``alt`` tells what it shows; an ``ornament`` shows nothing that need be told."""

    path: str
    span: Span = field(default=NOWHERE, compare=False)
    alt: str = field(default="", compare=False)
    ornament: bool = field(default=False, compare=False)


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
    alt: Copy | None = None
    ornament: bool = False
    kicker: Copy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the publication, poured into the pages its layout gives to ``part``."""

    part: str = "chapter"
    title: Copy | None = None
    short: Copy | None = None
    standfirst: Copy | None = None
    picture: PictureFile | None = None
    alt: Copy | None = None
    ornament: bool = False
    blocks: tuple[Block, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole publication as written; ``layout`` names its template."""

    title: Copy
    layout: Copy
    subtitle: Copy | None = None
    issuer: Copy | None = None
    author: Copy | None = None
    subject: Copy | None = None
    keywords: tuple[Copy, ...] = ()
    date: Copy | None = None
    language: str = "zh-Hans-CN"
    cover: Cover | None = None
    credits: tuple[Credit, ...] = ()
    sections: tuple[Section, ...] = ()


def described(picture: PictureFile, alt: Copy | None, ornament: bool) -> PictureFile:
    """A picture with what its place in the content says of it."""
    return replace(picture, alt=alt.text.strip() if alt else "", ornament=ornament)
