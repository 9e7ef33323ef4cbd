"""A publication's folder to a Document.

``publication.yaml`` lists the sections: a file of YAML or Markdown, or a mapping in place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Table
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..model.content import Block, Document, Section
from ..model.diagnostic import Report, Span
from ..model.names import unknown
from .build import WANTED, Special, make, wrong_type
from .markdown import read_markdown
from .nodes import Mapping, Node, Scalar, Sequence, load, read_text
from .paths import inside

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")  # RFC 5646


class Language:
    """What a language is called in a message."""


WANTED[Language] = ("语言代码", "a language tag", "zh-Hans-CN")
Kinds = Table[str, type[Block]]


def read_document(folder: Path, name: str, kinds: Kinds, report: Report) -> Document | None:
    """Read ``publication.yaml`` and all it names; every mistake is reported before stopping."""
    text = read_text(folder / name, name, report)
    node = load(text, name, report) if text is not None else None
    if node is None:
        if text is not None and not report.failed:
            report.error("S103", Span(name, 1, 1), key="title")
        return None
    reader = _Reader(folder, kinds)
    special: dict[Any, Special] = {Section: reader.section, Block: reader.block}
    found: Document | None = make(Document, node, report, special, "publication")
    if found is not None and not LANGUAGE.fullmatch(found.language):
        span = report.find(Span(name, 1, 1), found.language)
        wrong_type(report, Scalar(found.language, span), "language", Language)
    return found


class _Reader:
    """Reads sections and blocks of one publication."""

    def __init__(self, folder: Path, kinds: Kinds) -> None:
        self._folder, self._kinds = folder, kinds
        self._special: dict[Any, Special] = {Block: self.block}

    def section(self, node: Node, report: Report) -> Section | None:
        if isinstance(node, Mapping):
            return self._made(node, report)
        if isinstance(node, Sequence) or not node.text:
            wrong_type(report, node, "sections", str)
            return None
        path = inside(self._folder, node.text, node.span, report)
        text = read_text(path, node.text, report) if path else None
        if text is None:
            return None
        if node.text.endswith((".md", ".markdown")):
            return self._markdown(text, node.text, report)
        root = load(text, node.text, report)
        return self._made(root, report) if root is not None else None

    def _made(self, node: Node, report: Report) -> Section | None:
        made: Section | None = make(Section, node, report, self._special, "section")
        return made

    def _markdown(self, text: str, file: str, report: Report) -> Section | None:
        """Front matter between two lines of ---, then Markdown."""
        if text.startswith("---") and split_front(text)[2] == 1:
            hint = {"hint_zh": "在题头之后加一行 ---", "hint_en": "close it with a line of ---"}
            report.error("Y002", Span(file, 1, 1), reason="front matter is not closed", **hint)
            return None
        front, body, first = split_front(text)
        head: Node | None = load(front, file, report, 2) if front.strip() else None
        blocks = read_markdown(body, file, first, self._kinds, self._named, report)
        node = head if head is not None else Mapping((), Span(file, 1, 1))
        section = self._made(node, report)
        if section is None:
            return None
        return replace(section, blocks=(*section.blocks, *blocks))

    def block(self, node: Node, report: Report) -> Block | None:
        """``kind: {fields}``, or a bare text, which is a paragraph."""
        if isinstance(node, Scalar) and node.text:
            node = Mapping(((Scalar("paragraph", node.span), node),), node.span)
        if not isinstance(node, Mapping) or len(node.pairs) != 1:
            wrong_type(report, node, "blocks", dict)
            return None
        name, value = node.pairs[0]
        return self._named(name, value, report)

    def _named(self, name: Scalar, value: Node, report: Report) -> Block | None:
        kind = self._kinds.get(name.text)
        if kind is None:
            unknown(report, name.text, name.span, tuple(self._kinds), "内容块", "block kind")
            return None
        if isinstance(value, Scalar) and value.text and "text" in kind.__dataclass_fields__:
            value = Mapping(((Scalar("text", value.span), value),), value.span)
        made: Block | None = make(kind, value, report, self._special, name.text)
        return made


def split_front(text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line of the file on which the body begins."""
    match = _FRONT.match(text)
    if match is None:
        return "", text, 1
    return match[1], text[match.end() :], match[0].count("\n") + 1
