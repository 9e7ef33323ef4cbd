"""A Word file put into plainer words before mammoth reads it: what mammoth would pass over is
lifted to where it reads it, or named in the account.  The gate of ``docx`` comes first."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring, tostring

from .numbering import child, name, read_numbering, value
from .pieces import Account

# Elements that are passed over, and what they are.
GONE = {
    "del": ("修订中已删除", "deleted in a revision"),
    "altChunk": ("嵌入的另一份文件", "another file inside the file"),
    "rt": ("注音", "a gloss of ruby"),
}
# Elements that stand for nothing but what is in them.
THROUGH = {"fldSimple", "oMathPara", "rubyBase", "ruby", "dir", "bdo", "Choice", "Fallback"}
SILENT = {"moveFrom", "rPrChange", "pPrChange", "rubyPr"}
OTHERS = {"cr": "br", "ptab": "tab"}
CONTENTS = ("目录", "a table of contents")
PICTURED = {"chart": "图表", "relIds": "SmartArt 图示", "contentPart": "手写内容"}
_CONTENTS = re.compile(r"(?i)(toc|目录)\s*(\d|heading|标题)?")
_FURNITURE = re.compile(r"word/(header|footer)\d*\.xml")
_OFF = {"0", "false", "off", "none"}


def main_part(packed: zipfile.ZipFile) -> str:
    """The part that holds the text: the target of the package's own relation."""
    try:
        rows = fromstring(packed.read("_rels/.rels"))
    except KeyError:
        return "word/document.xml"
    for row in rows:
        if row.get("Type", "").endswith("/officeDocument"):
            return row.get("Target", "").lstrip("/")
    return "word/document.xml"


def plainly(data: bytes, account: Account) -> bytes:
    """A Word file with its text's parts rewritten; all else of it as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = set(old.namelist())
        main = main_part(old)
        folder = posixpath.dirname(main)
        parts = {main, f"{folder}/footnotes.xml", f"{folder}/endnotes.xml"}

        def part(path: str) -> Element | None:
            return fromstring(old.read(path)) if path in names else None

        styles, numbering = part(f"{folder}/styles.xml"), part(f"{folder}/numbering.xml")
        _unseen(old, sorted(names), account)
        for row in old.infolist():
            content = old.read(row)
            if row.filename in parts:
                root = fromstring(content)
                relations = _relations(part(_relations_of(row.filename)), folder, names)
                _Plain(root, relations, styles, numbering, account).visit(root)
                content = tostring(root, "utf-8")
            new.writestr(row.filename, content)
    return out.getvalue()


def _relations_of(path: str) -> str:
    folder, file = posixpath.split(path)
    return f"{folder}/_rels/{file}.rels"


def _relations(rows: Element | None, folder: str, names: set[str]) -> dict[str, bool]:
    """Ids of relations, and whether what they lead to is in the file."""
    found = {}
    for row in rows if rows is not None else ():
        target = row.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        within = row.get("TargetMode", "") != "External" and posixpath.normpath(path) in names
        found[row.get("Id", "")] = within
    return found


def _unseen(packed: zipfile.ZipFile, names: list[str], account: Account) -> None:
    """Comments, headers and footers: they are no part of the text, but somebody wrote them."""
    if "word/comments.xml" in names:
        for comment in fromstring(packed.read("word/comments.xml")):
            if words := _words(comment):
                account.drop(words, "批注", "a comment")
    seen = set()
    for path in names:
        words = _words(fromstring(packed.read(path))) if _FURNITURE.fullmatch(path) else ""
        if words and words not in seen:
            seen.add(words)
            account.drop(words, "页眉、页脚", "a header or footer")


def _words(node: Element) -> str:
    found = (one.text or "" for one in node.iter() if name(one) in ("t", "delText"))
    return "".join(found).strip()


class _Plain:
    """One part, rewritten in place."""

    def __init__(
        self, root: Element, relations: dict[str, bool], styles: Element | None,
        numbering: Element | None, account: Account,
    ) -> None:  # fmt: skip
        self._relations, self._account = relations, account
        self._space = root.tag.rpartition("}")[0] + "}"
        self._names = {
            value(row, "styleId"): value(child(row, "name"))
            for row in (styles if styles is not None else ())
        }
        self._numbering = read_numbering(numbering, styles)
        self._lifted: list[Element] = []
        self._kinds: dict[str, Callable[[Element], list[Element]]] = {
            "AlternateContent": self._alternate, "oMath": self._formula, "r": self._stretch,
            "sdt": self._block, "drawing": self._drawing, "imagedata": self._image,
            "p": self._paragraph,
        }  # fmt: skip

    def visit(self, node: Element) -> None:
        """Rewrites what is in an element."""
        found: list[Element] = []
        for one in list(node):
            outer, self._lifted = self._lifted, []
            found += self._one(one)
            if name(one) in ("p", "tbl"):
                found += self._lifted
            else:
                outer += self._lifted
            self._lifted = outer
        node[:] = found

    def _one(self, node: Element) -> list[Element]:
        """What stands in an element's place."""
        kind = name(node)
        if kind in GONE:
            self._drop(node, *GONE[kind])
            return []
        if kind in SILENT:
            return []
        if kind in OTHERS:
            return [Element(f"{self._space}{OTHERS[kind]}")]
        if kind in self._kinds:
            return self._kinds[kind](node)
        self.visit(node)
        return list(node) if kind in THROUGH else [node]

    def _stretch(self, node: Element) -> list[Element]:
        mark = child(child(node, "rPr"), "vanish")
        if mark is not None and value(mark) not in _OFF:
            self._drop(node, "隐藏的文字", "hidden text")
            return []
        self.visit(node)
        return [node]

    def _block(self, node: Element) -> list[Element]:
        galleries = {value(one) for one in node.iter() if name(one) == "docPartGallery"}
        if "Table of Contents" in galleries:
            self._drop(node, *CONTENTS)
            return []
        self.visit(node)
        return [node]

    def _image(self, node: Element) -> list[Element]:
        if self._relations.get(value(node, "id"), False):
            return [node]
        self._drop_picture(value(node, "title"))
        return []

    def _paragraph(self, node: Element) -> list[Element]:
        properties = child(node, "pPr")
        style = value(child(properties, "pStyle"))
        called = self._names.get(style, style)
        if _CONTENTS.fullmatch(called.strip()):
            self._drop(node, *CONTENTS)
            return []
        self.visit(node)
        numbers = child(properties, "numPr")
        number, level = value(child(numbers, "numId")), value(child(numbers, "ilvl"))
        heading = bool(re.fullmatch(r"(?i)(heading|标题)\s*\d|title|标题", called))
        at = int(level) if level.isascii() and level.isdigit() else 0
        label = self._numbering.label(number, at, style, heading) if _has_text(node) else ""
        if label and properties is not None:
            node.insert(list(node).index(properties) + 1, self._run(label))
            if numbers is not None:
                properties.remove(numbers)
            none = Element(f"{self._space}numPr")
            for key in ("ilvl", "numId"):  # no list: also not that of the style
                none.append(Element(f"{self._space}{key}", {f"{self._space}val": "0"}))
            properties.append(none)
        return [node]

    def _alternate(self, node: Element) -> list[Element]:
        """Of two ways to say one thing the older, which every reader knows, where it says any."""
        choice, fallback = child(node, "Choice"), child(node, "Fallback")
        chosen = fallback if fallback is not None and len(fallback) else choice
        if chosen is None:
            return []
        self.visit(chosen)
        return list(chosen)

    def _drawing(self, node: Element) -> list[Element]:
        """Text boxes go below the paragraph that holds them; pictures of a group stand alone."""
        for one in list(node.iter()):
            if name(one) == "txbxContent":
                self.visit(one)
                self._lifted += list(one)
                one[:] = []
        for one in node.iter():
            if name(one) in PICTURED:
                what = PICTURED[name(one)]
                self._account.drop(_alternative(node) or what, what, "a chart or a diagram")
        frame = next(iter(node), None)
        pictures = [one for one in node.iter() if name(one) == "pic"]
        graphic = next((one for one in node.iter() if name(one) == "graphic"), None)
        if frame is None or graphic is None or not len(graphic):
            return []
        found = []
        for picture in pictures:
            blip = next((one for one in picture.iter() if name(one) == "blip"), None)
            if not self._relations.get(value(blip, "embed"), False):
                self._drop_picture(_alternative(node))
                continue
            parts = [Element(one.tag, one.attrib) for one in (node, frame, graphic, graphic[0])]
            for outer, inner in pairwise(parts):
                outer.append(inner)
            parts[1][:] = [one for one in frame if name(one) == "docPr"] + [parts[2]]
            parts[3].append(picture)
            found.append(parts[0])
        return found

    def _formula(self, node: Element) -> list[Element]:
        """A formula in one line of text, for a human to look at."""
        text = _linear(node)
        self._account.guess("formula", text, "公式排成一行文字", "a formula as a line of text", 0.5)
        return [self._run(text)] if text else []

    def _run(self, text: str) -> Element:
        run, words = Element(f"{self._space}r"), Element(f"{self._space}t")
        words.text = text
        run.append(words)
        return run

    def _drop(self, node: Element, zh: str, en: str) -> None:
        words = _words(node)
        if words or name(node) == "altChunk":
            self._account.drop(words or zh, zh, en)

    def _drop_picture(self, alternative: str) -> None:
        self._account.drop(
            alternative or "图片", "文件里没有这张图片", "a picture that is not in the file"
        )


def _has_text(node: Element) -> bool:
    return any(name(one) in ("t", "drawing", "pict", "sym") for one in node.iter())


def _alternative(node: Element) -> str:
    row = next((one for one in node.iter() if name(one) == "docPr"), None)
    return value(row, "descr") or value(row, "title")


def _linear(node: Element) -> str:
    """A formula as it is typed: a/b, x^2, √(x)."""
    kind = name(node)
    if kind == "t":
        return node.text or ""
    parts = [found for one in node if (found := _linear(one))]
    if kind == "f":
        return "/".join(part if len(part) == 1 or part.isalnum() else f"({part})" for part in parts)
    if kind in ("sup", "sub") and parts:
        inner = "".join(parts)
        return ("^" if kind == "sup" else "_") + (inner if len(inner) == 1 else f"({inner})")
    if kind == "rad":
        return f"√({''.join(parts)})"
    if kind == "d":
        return f"({''.join(parts)})"
    return "".join(parts)
