"""Markdown to blocks: CommonMark with tables, and stress that works between Chinese marks.

A fenced block named after a block kind holds that kind's fields as YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..model.content import Block, Copy, PictureFile, Stress
from ..model.diagnostic import Report, Span
from .nodes import Mapping, Node, Scalar, load

if TYPE_CHECKING:
    from markdown_it.token import Token

Kinds = Table[str, type[Block]]
Named = Callable[[Scalar, Node, Report], Block | None]
NESTED = {
    "bullet_list_open": ("列表", "lists"),
    "ordered_list_open": ("列表", "lists"),
    "blockquote_open": ("引文", "quotes"),
    "heading_open": ("标题", "headings"),
    "table_open": ("表格", "tables"),
    "fence": ("围栏", "fences"),
}
TAGS = {"superscript": "sup", "subscript": "sub", "underline": "u", "highlight": "mark"}
_NOTE = re.compile(r"(?m)^( {0,3})\[(?=\^[^\]\n]+\]:)")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
SCHEMES = ("https://", "http://", "mailto:", "tel:")
# markdown-it's names for what it opens and closes, and ours.
STRESS = {
    "strong": "strong", "em": "emphasis", "superscript": "superscript",
    "subscript": "subscript", "underline": "underline", "highlight": "highlight",
    "link": "link",
}  # fmt: skip


def read_markdown(
    text: str, file: str, first: int, kinds: Kinds, named: Named, report: Report
) -> tuple[Block, ...]:
    """The blocks of a Markdown text that begins on line ``first`` of its file."""
    from .inline import parser

    tokens = parser().parse(_noted(text))
    lines = text.split("\n")
    return tuple(_Reader(tokens, lines, file, first, kinds, named, report).blocks())


def to_html(text: str) -> tuple[str, dict[str, str]]:
    """A Markdown text as HTML, and the plain values of its front matter."""
    from .inline import parser

    facts: dict[str, str] = {}
    match = _FRONT.match(text)
    if match is not None:
        for line in (match[1] or "").split("\n"):
            key, colon, value = line.partition(":")
            if colon and value.strip() and not key.startswith((" ", "-", "#")):
                facts[key.strip().lower()] = value.strip().strip("\"'")
        text = text[match.end() :]
    markdown = parser()
    tokens = markdown.parse(_noted(text))
    for token in tokens:
        for child in token.children or ():
            child.tag = child.tag or TAGS.get(child.type.rpartition("_")[0], "")
    return str(markdown.renderer.render(tokens, markdown.options, {})), facts


def _noted(text: str) -> str:
    """The text of a note stays text: to Markdown it would be an address, and never be seen."""
    return _NOTE.sub(r"\1\\[", text)


class _Reader:
    """Walks the flat list of tokens once."""

    def __init__(
        self, tokens: list[Token], lines: list[str], file: str, first: int,
        kinds: Kinds, named: Named, report: Report,
    ) -> None:  # fmt: skip
        self._tokens, self._lines, self._file, self._first = tokens, lines, file, first
        self._kinds, self._named, self._report = kinds, named, report
        self._at = 0

    def blocks(self, until: str = "") -> Iterator[Block]:
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == until:
                return
            block = self._block(token)
            if block is not None:
                yield block

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _span(self, token: Token) -> Span:
        row = token.map[0] if token.map else 0
        line = self._lines[row] if row < len(self._lines) else ""
        return Span(self._file, self._first + row, len(line) - len(line.lstrip()) + 1)

    def _new(self, kind: str, token: Token, **fields: Any) -> Block:
        return self._kinds[kind](span=self._span(token), **fields)

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "heading_open":
                inline = self._inside("heading_close")[0]
                return self._new("heading", token, text=self._copy(inline), level=int(token.tag[1]))
            case "fence":
                return self._fence(token)
            case "blockquote_open":
                return self._new("quote", token, text=self._copies("blockquote_close"))
            case "bullet_list_open" | "ordered_list_open":
                close = token.type.replace("open", "close")
                ordered = token.type.startswith("ordered")
                start = int(token.attrs.get("start", 1))
                items = self._items(close)
                return self._new("list", token, items=items, ordered=ordered, start=start)
            case "table_open":
                return self._table(token)
            case "hr":
                return self._new("rule", token)
            case _:
                self._refuse(token, token.type, token.type)
                return None

    def _refuse(self, token: Token, zh: str, en: str) -> None:
        self._report.error(
            "M101", self._span(token), what_zh=zh, what_en=en,
            hint_zh="可用：段落、标题、引文、列表、表格、图、分隔线、以块名命名的围栏",
            hint_en="paragraphs, headings, quotes, lists, tables, pictures, rules, named fences",
        )  # fmt: skip

    def _inside(self, close: str) -> list[Token]:
        """The tokens up to the one that closes, which is passed over."""
        start = self._at
        while self._next().type != close:
            pass
        return self._tokens[start : self._at - 1]

    def _paragraph(self, token: Token) -> Block | None:
        inline = self._inside("paragraph_close")[0]
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image":
            return self._figure(children[0], inline)
        if any(child.type == "image" for child in children):
            self._refuse(inline, "行内图片", "pictures inside a line")
        return self._new("paragraph", token, text=self._copy(inline))

    def _figure(self, image: Token, inline: Token) -> Block:
        span = self._span(inline)
        alt = Copy(image.content, span) if image.content else None
        title = str(image.attrs.get("title", ""))
        path = unquote(str(image.attrs["src"]))  # markdown-it has made a URL of it
        place = self._report.find(span, path)
        return self._new(
            "figure", inline, picture=PictureFile(path, place), alt=alt,
            caption=Copy(title, self._report.find(span, title)) if title else None,
        )  # fmt: skip

    def _fence(self, token: Token) -> Block | None:
        name = Scalar(token.info.strip(), self._report.find(self._span(token), token.info.strip()))
        row = (token.map or [0])[0]
        node = load(token.content, self._file, self._report, self._first + row + 1)
        return self._named(name, node if node is not None else Mapping((), name.span), self._report)

    def _copies(self, close: str) -> tuple[Copy, ...]:
        """The paragraphs of a quotation or a list item; nothing else may stand there."""
        found = []
        while (token := self._next()).type != close:
            if token.type == "paragraph_open":
                found.append(self._copy(self._inside("paragraph_close")[0]))
            else:
                zh, en = NESTED.get(token.type, ("其他内容块", "other blocks"))
                self._refuse(token, f"套在引文或列表里的{zh}", f"{en} inside quotes or lists")
                self._skip(token)
        return tuple(found)

    def _skip(self, token: Token) -> None:
        """Pass over all that a token opens."""
        depth: int = token.nesting
        while depth > 0:
            depth += self._next().nesting

    def _items(self, close: str) -> tuple[Copy, ...]:
        """One copy for each item; its paragraphs stand on lines of their own."""
        found: list[Copy] = []
        while (token := self._next()).type != close:
            if token.type == "list_item_open":
                copies = self._copies("list_item_close")
                if copies:
                    found.append(_stack(copies))
        return tuple(found)

    def _table(self, token: Token) -> Block:
        rows: list[list[Copy]] = []
        for inner in self._inside("table_close"):
            if inner.type == "tr_open":
                rows.append([])
                self._check_cells(inner, len(rows), len(rows[0]))
            elif inner.type == "inline":
                rows[-1].append(self._copy(inner, (token.map or [0])[0]))
        return self._new("table", token, header=tuple(rows[0]), rows=tuple(map(tuple, rows[1:])))

    def _check_cells(self, row: Token, number: int, wanted: int) -> None:
        """markdown-it drops the cells that are too many and adds those that are missing."""
        line = self._lines[(row.map or [0])[0]].strip().replace("\\|", "")
        found = line.strip("|").count("|") + 1
        if number > 1 and found != wanted:
            row_number = number - 1
            self._report.error("S105", self._span(row), row=row_number, found=found, wanted=wanted)

    def _copy(self, inline: Token, row: int = -1) -> Copy:
        """One inline token as text with its stressed parts; line feeds stay only where typed as
        hard breaks, and a soft one between Chinese characters leaves no space.
        """
        parts: list[str] = []
        stress: list[Stress] = []
        opened: list[tuple[int, str, str]] = []
        length = 0
        soft = False
        for child in inline.children or []:
            text = "\n" if child.type == "hardbreak" else child.content
            name, _, side = child.type.rpartition("_")
            if child.type == "softbreak":
                soft = True
            elif name in STRESS and side == "open":
                to = self._leads(child, inline) if name == "link" else ""
                opened.append((length, STRESS[name], to))
            elif name in STRESS:
                start, kind, to = opened.pop()
                if start < length and (to or kind != "link"):
                    stress.append(Stress(start, length, kind, to))
            elif child.type != "image" and text:
                if soft and parts and (parts[-1][-1:] + text[:1]).isascii():
                    text = " " + text  # between Western words; between Han it leaves nothing
                    opened = [(at + (at == length), kind, to) for at, kind, to in opened]
                soft = False
                parts.append(text)
                length += len(text)
        return Copy("".join(parts), self._span(inline), tuple(sorted(stress)))

    def _leads(self, link: Token, inline: Token) -> str:
        """The address of a link; none, and a warning, where a reader could not follow it."""
        address = str(link.attrs.get("href", ""))
        if address.lower().startswith(SCHEMES):
            return address
        span = self._report.find(self._span(inline), address)
        self._report.warn("M103", span, href=address)
        return ""


def _stack(copies: tuple[Copy, ...]) -> Copy:
    """Several copies as one, each on a line of its own."""
    text, stress = "", list[Stress]()
    for copy in copies:
        text += "\n" if text else ""
        at = len(text)
        stress += [mark._replace(start=mark.start + at, end=mark.end + at) for mark in copy.stress]
        text += copy.text
    return Copy(text, copies[0].span, tuple(stress))
