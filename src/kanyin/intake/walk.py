"""One element of a page to pieces, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..model.content import Copy, Stress
from .pieces import NOTHING, SHOWN, Account, Look, Piece

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure",
    "figcaption", "center", "address", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "body",
    "html", "fieldset", "details", "summary", "form", "ul", "ol", "li", "blockquote", "pre",
    "table",
    "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "hr", "br", "img",
}  # fmt: skip
# Never text of the article; those that a reader would have seen go into the account.
SILENT = {"script", "style", "template", "head", "meta", "link", "noscript", "title"}
LOST = {
    "iframe": "视频或嵌入页", "video": "视频", "audio": "音频", "object": "嵌入对象",
    "embed": "嵌入对象",
    "canvas": "画布", "svg": "内嵌图形",  "input": "表单", "button": "按钮",
    "select": "表单", "textarea": "表单", "nav": "导航", "math": "公式",
}  # fmt: skip
CHROME = {"rich_media_tool", "qr_code_pc", "breadcrumb", "sidebar", "share-bar", "bdsharebuttonbox"}
STRESSES = {
    "strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "sup": "superscript",
    "sub": "subscript", "u": "underline", "ins": "underline", "mark": "highlight", "a": "link",
}  # fmt: skip
# Where pages keep a picture until it is scrolled to.
SOURCES = ("data-src", "data-original", "data-lazy-src", "data-echo", "_src", "src")
SCHEMES = ("https://", "http://", "mailto:", "tel:")
TINY = 3  # pixels: a spacer
SPACES = re.compile(r"[ \t\n\r\f\v]+")
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
WIDEST = 60  # rows or columns of one cell
LONGEST_CELL = 300  # characters: a cell of more is a text
DEEPEST = 400  # elements inside elements that are told apart


class Walk:
    """One pass over an element's tree, without recursion: pages nest deeply."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._found: list[Piece] = []
        self._parts: list[str] = []
        self._length = 0
        self._open: list[tuple[str, int, str]] = []  # kind, where it began, where it leads
        self._stress: list[Stress] = []
        self._looks: list[Look] = [Look()]
        self._level = 0
        self._within = {"blockquote": 0, "pre": 0}
        self._lists: list[tuple[int, list[Copy]]] = []  # its first number, 0 without
        self._rows: list[list[Copy]] | None = None
        self._cell = False
        self._below: dict[int, int] = {}  # column → rows that a cell above still takes

    def pieces(self, root: LexborNode) -> list[Piece]:
        node: LexborNode | None = root
        depth = 0
        while node is not None:
            entered = self._enter(node) if depth < DEEPEST else self._shallow(node)
            if entered and node.first_child is not None:
                node, depth = node.first_child, depth + 1
                continue
            if entered:
                self._leave(node)
            while node is not None and node.mem_id != root.mem_id and node.next is None:
                node, depth = node.parent, depth - 1
                if node is not None:
                    self._leave(node)
            if node is None or node.mem_id == root.mem_id:
                break
            node = node.next
        self._flush()
        return self._found

    def _shallow(self, node: LexborNode) -> bool:
        """Below all reason only the text counts."""
        self._text(node.text(deep=True))
        return False

    def _enter(self, node: LexborNode) -> bool:
        """Begin a node; False where what is inside is passed over."""
        tag = str(node.tag)
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag in SILENT or tag.startswith(("-", "!")):
            return False
        if tag == "a" and (node.attributes.get("href") or "").startswith("#footnote-ref"):
            return False  # the way back that a Word file's converter adds
        if self._is_lost(node, tag):
            return False
        if tag in BLOCKS:
            return self._block(node, tag)
        self._inline(node, tag)
        return True

    def _is_lost(self, node: LexborNode, tag: str) -> bool:
        """What a reader saw that no page can show, and furniture: into the account."""
        names = {*(node.attributes.get("class") or "").split(), node.attributes.get("id") or ""}
        hidden = "display:none" in (node.attributes.get("style") or "").replace(" ", "")
        if tag in LOST or tag.startswith("mp-") or hidden or CHROME & names:
            text = SPACES.sub(" ", node.text(deep=True)).strip()
            address = node.attributes.get("data-src") or node.attributes.get("src") or ""
            zh = LOST.get(tag, "隐藏的文字" if hidden else "页面部件")
            if text or address or tag in LOST:
                self._account.drop(f"<{tag}> {text or address}".strip(), zh, "not part of the text")
            return True
        return False

    def _block(self, node: LexborNode, tag: str) -> bool:
        if tag == "br":
            if self._parts:
                self._add("\n")
            return False
        if tag == "img":
            self._picture(node)
            return False
        if self._cell and tag not in ("td", "th", "tr", "table"):
            self._break()
            return True
        self._flush()
        self._looks.append(self._look(node, tag))
        self._begin(node, tag)
        return True

    def _begin(self, node: LexborNode, tag: str) -> None:
        """What a block changes for those inside it."""
        if tag[0] == "h" and tag[1:].isdigit():
            self._level = int(tag[1:])
        elif tag in ("blockquote", "pre"):
            self._within[tag] += 1
        elif tag in ("ul", "ol"):
            self._lists.append((_span(node.attributes.get("start")) if tag == "ol" else 0, []))
        elif tag == "table":
            self._rows, self._below = ([] if self._is_data(node) else None), {}
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None:
            self._cell = True
        elif tag == "hr":
            self._found.append(Piece("rule"))

    def _leave(self, node: LexborNode) -> None:
        tag = str(node.tag)
        if tag in STRESSES or (
            tag in ("span", "font") and self._open and self._open[-1][0] == "span"
        ):
            self._close()
        if tag not in BLOCKS or tag in ("br", "img"):
            return
        if self._cell:
            if tag in ("td", "th") and self._rows:
                self._add_cell(node, self._take())
                self._cell = False
                self._looks.pop()
            return
        self._flush()
        self._looks.pop()
        self._end(tag)

    def _add_cell(self, node: LexborNode, copy: Copy) -> None:
        """A cell at its place; one that spans others leaves them empty."""
        assert self._rows is not None
        row = self._rows[-1]
        self._fill(row)
        wide, high = (_span(node.attributes.get(name)) for name in ("colspan", "rowspan"))
        if wide > 1 or high > 1:
            self._account.guess(
                "table", copy.text, "合并的单元格拆开", "spanned cells taken apart", 0.8
            )
        for column in range(len(row), len(row) + wide):
            self._below[column] = high - 1
        row += [copy, *[NOTHING] * (wide - 1)]

    def _fill(self, row: list[Copy]) -> None:
        """Empty cells where one of the rows above reaches down."""
        while self._below.get(len(row), 0) > 0:
            self._below[len(row)] -= 1
            row.append(NOTHING)

    def _end(self, tag: str) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            self._level = 0
        elif tag in ("blockquote", "pre"):
            self._within[tag] -= 1
        elif tag in ("ul", "ol") and self._lists:
            self._add_list(*self._lists.pop())
        elif tag == "tr" and self._rows:
            self._fill(self._rows[-1])
        elif tag == "table" and self._rows is not None:
            rows = tuple(tuple(row) for row in self._rows if row)
            self._rows = None
            if rows:
                self._found.append(Piece("table", rows=rows))

    def _add_list(self, start: int, items: list[Copy]) -> None:
        if not items:
            return
        if self._lists:  # a list inside a list
            self._lists[-1][1].extend(items)
            text = "；".join(item.text for item in items)
            self._account.guess(
                "list", text, "套在列表里的列表并入上一级", "a nested list joins its parent", 0.8
            )
        else:
            self._found.append(Piece("list", items=tuple(items), start=start))

    def _is_data(self, node: LexborNode) -> bool:
        """Whether a table holds data: not one that only lays a page out."""
        rows = [[c for c in row.iter() if c.tag in ("td", "th")] for row in node.css("tr")]
        cells = [cell for row in rows for cell in row]
        pictures = sum(bool(cell.css("img")) for cell in cells)
        longest = max((len(cell.text(deep=True).strip()) for cell in cells), default=0)
        laid_out = node.css("table table") or longest > LONGEST_CELL or pictures * 2 >= len(cells)
        data = max(map(len, rows), default=0) > 1 and not laid_out
        if len(cells) > 1 and not data:
            text = SPACES.sub(" ", node.text(deep=True)).strip()[:SHOWN]
            self._account.guess(
                "table", text, "排版用的表格拆成段落", "a table of layout taken apart", 0.8
            )
        return data

    def _look(self, node: LexborNode, tag: str) -> Look:
        """How a block looks: what its parents say, and what it says itself."""
        look = self._looks[-1]
        style = dict(_STYLE.findall((node.attributes.get("style") or "").lower()))
        names = node.attributes.get("class") or ""
        align = style.get("text-align", node.attributes.get("align") or "").strip()
        if tag == "center" or "center" in names.split() or align == "center":
            look = look._replace(centred=True, right=False)
        elif align == "right" or "right" in names.split():
            look = look._replace(right=True, centred=False)
        elif align:
            look = look._replace(right=False, centred=False)
        if "caption" in names or tag in ("figcaption", "caption") or _is_small(style):
            look = look._replace(small=True)
        return look

    def _inline(self, node: LexborNode, tag: str) -> None:
        kind, to = STRESSES.get(tag, ""), ""
        style = (node.attributes.get("style") or "").lower().replace(" ", "")
        if kind == "link":
            to = (node.attributes.get("href") or "").strip()
            if not to.startswith(SCHEMES):
                kind = ""
        elif not kind and re.search(r"font-weight:(?:bold|[6-9]00)", style):
            kind = "strong"
        if tag in ("span", "font") and _is_small(dict(_STYLE.findall(style))) and not self._parts:
            self._looks[-1] = self._looks[-1]._replace(small=True)
        if tag in STRESSES:
            self._open.append((kind or "none", self._length, to))
        elif tag in ("span", "font"):
            self._open.append(("span", self._length, kind))

    def _close(self) -> None:
        if not self._open:
            return
        kind, start, to = self._open.pop()
        if kind == "span":
            kind, to = to, ""
        if kind and kind != "none" and start < self._length:
            self._stress.append(Stress(start, self._length, kind, to))

    def _text(self, text: str) -> None:
        if not self._within["pre"]:
            text = SPACES.sub(self._gap(text), text)
        if not self._parts or self._parts[-1].endswith("\n"):
            text = text.lstrip(" \u00a0\u3000")
        if text:
            self._add(text)

    def _gap(self, text: str) -> Any:
        """White space between Han is the source's own line break; elsewhere it is a space."""

        def gap(match: re.Match[str]) -> str:
            before = text[match.start() - 1] if match.start() else ""
            after = text[match.end()] if match.end() < len(text) else ""
            broken = "\n" in match[0]
            return "" if broken and (before > "\u2e7f" or after > "\u2e7f") else " "

        return gap

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _break(self) -> None:
        """Blocks inside a cell stand on lines of their own."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")

    def _take(self) -> Copy:
        """The text so far, its ends trimmed and its stress kept in place."""
        text = "".join(self._parts)
        for kind, start, to in self._open:  # goes on in the next block
            kind, to = (to, "") if kind == "span" else (kind, to)
            if kind and kind != "none" and start < self._length:
                self._stress.append(Stress(start, self._length, kind, to))
        self._open = [(kind, 0, to) for kind, _, to in self._open]
        bare = text.strip(" \t\n\u00a0\u3000\u200b\ufeff")
        cut = text.find(bare) if bare else 0
        stress = []
        for mark in self._stress:
            start, end = max(mark.start - cut, 0), min(mark.end - cut, len(bare))
            if start < end:
                stress.append(mark._replace(start=start, end=end))
        self._parts, self._length, self._stress = [], 0, []
        return Copy(bare, stress=tuple(sorted(set(stress))))

    def _flush(self) -> None:
        copy = self._take()
        if not copy.text:
            return
        look = self._looks[-1]._replace(bold=_is_bold(copy))
        if self._lists:
            self._lists[-1][1].append(copy)
        elif self._level:
            self._found.append(Piece("heading", copy, look, self._level))
        elif self._within["pre"]:
            self._found.append(Piece("code", copy))
        else:
            kind = "quote" if self._within["blockquote"] else "text"
            for line in _lines(copy):
                self._found.append(Piece(kind, line, look))

    def _picture(self, node: LexborNode) -> None:
        """A picture by the address that holds it: saved pages have a stand-in at src."""
        at = node.attributes
        source = next((str(at[key]) for key in SOURCES if at.get(key)), "")
        if not source and at.get("srcset"):
            source = str(at["srcset"]).split(",")[-1].split()[0]
        tiny = any((at.get(side) or "").isdigit() and int(at[side] or 0) <= TINY
                   for side in ("width", "height"))  # fmt: skip
        alt = (at.get("alt") or at.get("data-alt") or "").strip()
        if tiny or (source.startswith("data:image/gif") and len(source) < 200):
            self._account.drop(f"<img> {source[:SHOWN]}", "占位的空图", "an empty spacer")
            return
        if self._cell or self._lists:
            self._found.append(Piece("picture", Copy(alt), source=source.strip()))
            return
        self._flush()
        self._found.append(Piece("picture", Copy(alt), self._looks[-1], source=source.strip()))


def _span(text: str | None) -> int:
    return min(max(int(text), 1), WIDEST) if text and text.isascii() and text.isdigit() else 1


def _is_small(style: dict[str, str]) -> bool:
    match = re.fullmatch(r"([\d.]+)(px|pt)", style.get("font-size", "").strip())
    return match is not None and float(match[1]) <= (13 if match[2] == "px" else 10)


def _is_bold(copy: Copy) -> bool:
    """Whether all of a text is strong, white space aside."""
    strong = bytearray(len(copy.text))
    for mark in copy.stress:
        if mark.kind == "strong":
            strong[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return all(strong[at] or char.isspace() for at, char in enumerate(copy.text))


def _lines(copy: Copy) -> Iterator[Copy]:
    """A text whose lines were broken by hand, line by line."""
    at = 0
    for line in copy.text.split("\n"):
        bare = line.strip(" \t\u00a0\u3000")
        start = at + line.find(bare) if bare else at
        if bare:
            stress = tuple(
                mark._replace(
                    start=max(mark.start - start, 0), end=min(mark.end - start, len(bare))
                )
                for mark in copy.stress
                if mark.start < start + len(bare) and mark.end > start
            )
            yield Copy(bare, stress=stress)
        at += len(line) + 1
