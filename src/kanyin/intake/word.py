"""A Word file put into plainer words before mammoth reads it: what mammoth would pass over is
lifted to where it reads it, or named in the account.  The gate of ``docx`` comes first."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring, tostring

from .formula import linear, of_field
from .numbering import OFF, child, lineage, name, number_of, read_numbering, value
from .pieces import Account

# Elements that are passed over, and what they are.
GONE = {
    "del": ("修订中已删除", "deleted in a revision"),
    "altChunk": ("嵌入的另一份文件", "another file inside the file"),
    "rt": ("注音", "a gloss of ruby"),
}
# Elements that stand for nothing but what is in them.
THROUGH = {"fldSimple", "rubyBase", "ruby", "dir", "bdo", "Choice", "Fallback"}
SILENT = {"moveFrom", "rPrChange", "pPrChange", "rubyPr"}
OTHERS = {"cr": "br", "ptab": "tab"}
CONTENTS = ("目录", "a table of contents")
PICTURED = {"chart": "图表", "relIds": "SmartArt 图示", "contentPart": "手写内容"}
NOTES = {"footnotes", "endnotes"}
NOTED = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
BESIDE = {
    "comments": ("批注", "a comment"),
    "header": ("页眉、页脚", "a header or footer"),
    "footer": ("页眉、页脚", "a header or footer"),
}
KEPT = {"pPr", "rPr", "tcPr", "tblPr", "trPr", "tblGrid", "sdtPr"}
VML, DRAWING = (
    "{urn:schemas-microsoft-com:vml}",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
)
SHAPES = {f"{VML}{shape}" for shape in ("oval", "polyline", "line", "arc", "curve", "image")}
_CONTENTS = re.compile(r"(?i)\s*(?:toc|目录|WPSOffice手动目录)\s*(?:\d|heading|标题|$)")
_HEADING = re.compile(r"(?i)(?:heading|标题)\s*\d|title|标题")


def main_part(packed: zipfile.ZipFile) -> str:
    """The part that holds the text: the target of the package's own relation."""
    if "_rels/.rels" in packed.namelist():
        for row in fromstring(packed.read("_rels/.rels")):
            if row.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(row.get("Target", "").lstrip("/"))
    return "word/document.xml"


def plainly(data: bytes, account: Account) -> bytes:
    """A Word file with its text's parts rewritten; all else of it as it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        main = main_part(old)
        of = _relations(old, main)
        wanted = {main, *(row.path for row in of.values() if row.kind in NOTES and row.within)}

        def part(kind: str) -> Element | None:
            path = next((r.path for r in of.values() if r.kind == kind and r.within), "")
            return fromstring(old.read(path)) if path else None

        _unseen(old, of, account)
        styles, numbering = part("styles"), part("numbering")
        roots = [root for kind in NOTES if (root := part(kind)) is not None]
        notes = {(name(one), value(one, "id")) for root in roots for one in root}
        for row in old.infolist():
            content = old.read(row)
            if row.filename in wanted:
                root = fromstring(content)
                relations = _relations(old, row.filename)
                _Plain(root, relations, styles, numbering, notes, account).visit(root)
                content = tostring(root, "utf-8")
            new.writestr(row.filename, content)
    return out.getvalue()


class Relation(NamedTuple):
    """Where a part leads: the last word of the relation's type, a part's name, and whether it is
    in the file."""

    kind: str
    path: str
    within: bool


def _relations(packed: zipfile.ZipFile, path: str) -> dict[str, Relation]:
    """The relations of a part, by their ids."""
    folder, file = posixpath.split(path)
    names, rows = set(packed.namelist()), f"{folder}/_rels/{file}.rels"
    found = {}
    for row in fromstring(packed.read(rows)) if rows in names else ():
        target = row.get("Target", "")
        at = posixpath.normpath(target[1:] if target[:1] == "/" else f"{folder}/{target}")
        within = row.get("TargetMode", "") != "External" and at in names
        kind = row.get("Type", "").rpartition("/")[2]
        found[row.get("Id", "")] = Relation(kind, at, within)
    return found


def _unseen(packed: zipfile.ZipFile, of: dict[str, Relation], account: Account) -> None:
    """Comments, headers and footers: they are no part of the text, but somebody wrote them."""
    seen = set()
    for row in of.values():
        if row.kind not in BESIDE or not row.within:
            continue
        root = fromstring(packed.read(row.path))
        for one in root if row.kind == "comments" else [root]:
            words = _words(one)
            if words and (row.kind, words) not in seen:
                seen.add((row.kind, words))
                account.drop(words, *BESIDE[row.kind])


def _words(node: Element) -> str:
    return "".join(_texts(node)).strip()


def _texts(node: Element) -> Iterator[str]:
    if name(node) in ("t", "delText"):
        yield node.text or ""
    for one in [_chosen(node)] if name(node) == "AlternateContent" else list(node):
        if one is not None:
            yield from _texts(one)


def _chosen(node: Element) -> Element | None:
    """Of two ways to say one thing the newer, where it says or shows any; else the older."""
    choice, fallback = child(node, "Choice"), child(node, "Fallback")
    if choice is not None and any(name(one) in ("t", "pic") for one in choice.iter()):
        return choice
    return fallback if fallback is not None and len(fallback) else choice


class _Plain:
    """One part, rewritten in place."""

    def __init__(
        self, root: Element, relations: dict[str, Relation], styles: Element | None,
        numbering: Element | None, notes: set[tuple[str, str]], account: Account,
    ) -> None:  # fmt: skip
        self._notes = notes
        self._relations, self._account = relations, account
        self._space = root.tag.rpartition("}")[0] + "}"
        rows = styles if styles is not None else ()
        self._styles = {value(row, "styleId"): row for row in rows if name(row) == "style"}
        self._came = "".join(_words(one) for one in root.iter() if name(one) == "moveTo")
        self._numbering = read_numbering(numbering, styles)
        self._lifted: list[Element] = []
        self._kinds: dict[str, Callable[[Element], list[Element]]] = {
            "AlternateContent": self._alternate, "r": self._stretch,
            "oMath": self._formula, "oMathPara": self._formulas,
            "sdt": self._block, "drawing": self._drawing, "imagedata": self._image,
            "p": self._paragraph, "tr": self._row, "hyperlink": self._link,
            "footnote": self._note, "endnote": self._note,
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
        if kind == "moveFrom" and _words(node) not in self._came:
            self._drop(node, *GONE["del"])
        if kind in SILENT:
            return []
        if kind in NOTED and (NOTED[kind], value(node, "id")) not in self._notes:
            self._account.drop(
                value(node, "id"), "没有内容的注号", "the mark of a note without text"
            )
            return []
        if kind == "sym" and not re.fullmatch(r"[0-9A-Fa-f]{2,6}", value(node, "char")):
            self._account.drop(value(node, "font"), "没有字码的符号", "a symbol without a code")
            return []
        if kind in OTHERS:
            return [Element(f"{self._space}{OTHERS[kind]}")]
        if kind in KEPT:  # nothing of it is text
            node[:] = [one for one in node if name(one) != "gridSpan" or value(one).isdecimal()]
            return [node]
        if kind in self._kinds:
            return self._kinds[kind](node)
        self.visit(node)
        return list(node) if kind in THROUGH or node.tag in SHAPES else [node]

    def _stretch(self, node: Element) -> list[Element]:
        mark = child(child(node, "rPr"), "vanish")
        if mark is not None and value(mark) not in OFF:
            self._drop(node, "隐藏的文字", "hidden text")
            node[:] = [one for one in node if name(one) in ("fldChar", "instrText")]
            return [node] if len(node) else []
        self.visit(node)
        return [node]

    def _block(self, node: Element) -> list[Element]:
        properties = child(node, "sdtPr")
        galleries = {
            value(one) for one in (properties.iter() if properties is not None else ())
            if name(one) == "docPartGallery"
        }  # fmt: skip
        if "Table of Contents" in galleries:
            self._drop(node, *CONTENTS)
            return []
        if child(properties, "showingPlcHdr") is not None:
            self._drop(node, "占位的提示", "a placeholder's prompt")
            return []
        self.visit(node)
        return [node]

    def _row(self, node: Element) -> list[Element]:
        if child(child(node, "trPr"), "del") is not None:
            self._drop(node, *GONE["del"])
            return []
        self.visit(node)
        return [node]

    def _note(self, node: Element) -> list[Element]:
        """A note of several paragraphs is one with several lines: its number stands once."""
        self.visit(node)
        paragraphs = [one for one in node if name(one) == "p"]
        for one in paragraphs[1:]:
            broken = Element(f"{self._space}r")
            broken.append(Element(f"{self._space}br"))
            paragraphs[0].append(broken)
            paragraphs[0].extend(part for part in one if name(part) != "pPr")
            node.remove(one)
        return [node]

    def _link(self, node: Element) -> list[Element]:
        self.visit(node)
        lost = value(node, "id") and value(node, "id") not in self._relations
        return list(node) if lost else [node]

    def _is_within(self, key: str) -> bool:
        return key in self._relations and self._relations[key].within

    def _image(self, node: Element) -> list[Element]:
        if self._is_within(value(node, "id")):
            return [node]
        self._drop_picture(value(node, "title"))
        return []

    def _paragraph(self, node: Element) -> list[Element]:
        properties = child(node, "pPr")
        look = child(properties, "pStyle")
        style = value(look)
        names = [
            (key, value(child(self._styles[key], "name"))) for key in lineage(style, self._styles)
        ]
        if _CONTENTS.match(names[0][1] if names else style):
            self._drop(node, *CONTENTS)
            return []
        heading = next((key for key, called in names if _HEADING.fullmatch(called)), "")
        if heading and look is not None:  # a style of one's own, made from a heading's
            look.attrib = {f"{self._space}val": heading}
        self._fields(node)
        self.visit(node)
        numbers = child(properties, "numPr")
        number, level = value(child(numbers, "numId")), number_of(value(child(numbers, "ilvl")))
        label = self._numbering.label(number, level, style, bool(heading))
        if label is not None and properties is not None:
            if _has_text(node):
                node.insert(list(node).index(properties) + 1, self._run(label))
            if numbers is not None:
                properties.remove(numbers)
            none = Element(f"{self._space}numPr")
            for key in ("ilvl", "numId"):  # no list: also not that of the style
                none.append(Element(f"{self._space}{key}", {f"{self._space}val": "0"}))
            properties.append(none)
        return [node]

    def _fields(self, node: Element) -> None:
        """Fields that show what they say (EQ: 带圈字符, 拼音指南) become their text."""
        start, said = -1, ""
        for at, one in enumerate(list(node)):
            marks = {value(mark, "fldCharType") for mark in one if name(mark) == "fldChar"}
            if "begin" in marks:
                start, said = at, ""
            said += "".join(
                mark.text or "" for mark in one if name(mark) in ("instrText", "t")
            )  # fmt: skip
            text = of_field(said) if start >= 0 and "end" in marks else None
            if text is not None:
                for run in list(node)[start : at + 1]:
                    run[:] = []
                list(node)[start].append(self._text(text))
                self._account.guess(
                    "formula", f"{said.strip()} → {text}", "域排成一行文字",
                    "a field as a line of text", 0.5,
                )  # fmt: skip
            if marks & {"end", "separate"}:
                start = -1

    def _alternate(self, node: Element) -> list[Element]:
        chosen = _chosen(node)
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
        self._drop(node, "图形里的文字", "text of a drawing")
        pictures = [one for one in node.iter() if name(one) == "pic"]
        for one in node.iter():
            if name(one) in PICTURED:
                what = PICTURED[name(one)]
                self._account.drop(_alternative(node) or what, what, "a chart or a diagram")
            elif name(one) == "blipFill" and one.tag.startswith(DRAWING):
                self._drop_picture(_alternative(node))
        frame = next(iter(node), None)
        graphic = next((one for one in node.iter() if name(one) == "graphic"), None)
        if frame is None or graphic is None or not len(graphic):
            return []
        found = []
        for picture in pictures:
            blip = next((one for one in picture.iter() if name(one) == "blip"), None)
            if not self._is_within(value(blip, "embed")):
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
        text = linear(node)
        self._account.guess("formula", text, "公式排成一行文字", "a formula as a line of text", 0.5)
        return [self._run(text)] if text else []

    def _formulas(self, node: Element) -> list[Element]:
        found = [run for one in node if name(one) == "oMath" for run in self._formula(one)]
        return [part for run in found for part in (run, self._run(" "))][:-1]

    def _run(self, text: str) -> Element:
        run = Element(f"{self._space}r")
        run.append(self._text(text))
        return run

    def _text(self, text: str) -> Element:
        words = Element(f"{self._space}t")
        words.text = text
        return words

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
