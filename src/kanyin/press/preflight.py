"""Preflight 印前检查: what a file for the press must keep, each rule a row of RULES.

ISO 15930-7 (PDF/X-4) on ISO 32000-1, and what printing houses ask for besides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

from pypdf import PdfReader

from ..model.diagnostic import NOWHERE, Report
from .content import Use, uses

MARKS = ("/PrinterMark", "/TrapNet")
FORMS = 10_000  # inside one page, at the most
SLACK = 0.001  # points by which boxes may differ in rounding
VERSION = "PDF/X-4"
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Checked:
    """A file that is looked at, and what it is held to: the most ink in percent, and whether
    pictures may be red, green and blue."""

    data: bytes
    reader: PdfReader
    limit: int
    keep: bool

    @cached_property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def info(self) -> Any:
        return self.reader.trailer.get("/Info", {})

    @cached_property
    def xmp(self) -> str:
        stream = self.root.get("/Metadata")
        return stream.get_object().get_data().decode("utf-8", "replace") if stream else ""

    def said(self, name: str) -> str:
        """What XMP says for a property, of the first item where there are several."""
        found = re.search(rf"<{name}(?: [^>]*)?>(?:<rdf:[^>]*>)*([^<]*)", self.xmp)
        return found[1] if found else ""

    @cached_property
    def intents(self) -> list[Any]:
        rows = [row.get_object() for row in self.root.get("/OutputIntents", [])]
        return [row for row in rows if row.get("/S") == "/GTS_PDFX"]

    @cached_property
    def uses(self) -> list[tuple[int, Use]]:
        """All that is painted, with its page."""
        return [
            (number, use)
            for number, page in enumerate(self.reader.pages, 1)
            for use in _page_uses(page)
        ]


def _page_uses(page: Any) -> Iterator[Use]:
    contents = page.get_contents()
    if contents is not None:
        yield from uses(contents.get_data(), page.get("/Resources", {}))


def _resources(file: Checked) -> Iterator[tuple[int, Any]]:
    """The resources of every page, and those of the forms inside them."""
    for number, page in enumerate(file.reader.pages, 1):
        waiting: list[Any] = [page.get("/Resources", {})]
        for _ in range(FORMS):
            if not waiting:
                break
            found = waiting.pop().get_object()
            yield number, found
            things = [row.get_object() for row in found.get("/XObject", {}).values()]
            waiting += [thing["/Resources"] for thing in things if "/Resources" in thing]


def _header(file: Checked) -> Iterator[str]:
    if file.data[:8] != b"%PDF-1.6":
        yield file.data[:8].decode("latin-1")


def _encryption(file: Checked) -> Iterator[str]:
    if file.reader.is_encrypted:
        yield "Encrypt"


def _identifier(file: Checked) -> Iterator[str]:
    if "/ID" not in file.reader.trailer:
        yield "ID"


def _intent(file: Checked) -> Iterator[str]:
    if len(file.intents) != 1:
        yield f"{len(file.intents)} × GTS_PDFX"
    for row in file.intents:
        if not row.get("/OutputConditionIdentifier"):
            yield "OutputConditionIdentifier"
        profile = row.get("/DestOutputProfile")
        data = profile.get_object().get_data() if profile else b""
        if data[36:40] != b"acsp" or data[16:20] != b"CMYK" or data[12:16] != b"prtr":
            yield "DestOutputProfile"


def _info(file: Checked) -> Iterator[str]:
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not file.info.get(key):
            yield key[1:]
    if file.info.get("/Trapped") not in ("/True", "/False"):
        yield "Trapped"


def _metadata(file: Checked) -> Iterator[str]:
    try:
        ElementTree.fromstring(file.xmp)
    except ElementTree.ParseError:
        yield "XML"
    if file.said("pdfxid:GTS_PDFXVersion") != VERSION:
        yield "pdfxid:GTS_PDFXVersion"
    for name in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"):
        if not file.said(name):
            yield name


def _agreement(file: Checked) -> Iterator[str]:
    """Info and XMP say the same."""
    if unescape(file.said("dc:title")) != str(file.info.get("/Title", "")):
        yield "Title ≠ dc:title"
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        digits = re.sub(r"\D", "", str(file.info.get(key, "")))[:14]
        if re.sub(r"\D", "", file.said(name))[:14] != digits:
            yield f"{key[1:]} ≠ {name}"


def _boxes(file: Checked) -> Iterator[str]:
    """Either what is trimmed or the art; within the bleed; within the sheet."""
    for number, page in enumerate(file.reader.pages, 1):
        if ("/TrimBox" in page) is ("/ArtBox" in page):
            yield f"p. {number}: TrimBox"
        within = [page.get(name, page["/MediaBox"]) for name in ("/TrimBox", "/BleedBox")]
        for inner, outer in zip(within, (within[1], page["/MediaBox"]), strict=True):
            if not _inside([float(side) for side in inner], [float(side) for side in outer]):
                yield f"p. {number}: {[round(float(side), 2) for side in inner]}"


def _inside(inner: list[float], outer: list[float]) -> bool:
    low = all(inner[n] >= outer[n] - SLACK for n in (0, 1))
    return low and all(inner[n] <= outer[n] + SLACK for n in (2, 3))


def _annotations(file: Checked) -> Iterator[str]:
    for number, page in enumerate(file.reader.pages, 1):
        bleed = [float(side) for side in page.get("/BleedBox", page["/MediaBox"])]
        for row in page.get("/Annots", []):
            note = row.get_object()
            left, foot, right, top = (float(side) for side in note["/Rect"])
            apart = right <= bleed[0] or left >= bleed[2] or top <= bleed[1] or foot >= bleed[3]
            if note.get("/Subtype") not in MARKS and not apart:
                yield f"p. {number}: {note.get('/Subtype')}"


def _actions(file: Checked) -> Iterator[str]:
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in file.root:
            yield key[1:]
    if "/JavaScript" in file.root.get("/Names", {}):
        yield "JavaScript"
    for number, page in enumerate(file.reader.pages, 1):
        if "/AA" in page:
            yield f"p. {number}: AA"


def _fonts(file: Checked) -> Iterator[str]:
    seen: set[str] = set()
    for _, resources in _resources(file):
        for font in resources.get("/Font", {}).values():
            font = font.get_object()
            below = font.get("/DescendantFonts", [font])[0].get_object()
            descriptor = below.get("/FontDescriptor", {})
            name = str(font.get("/BaseFont", "?"))
            if name not in seen and not any(key in descriptor for key in PROGRAMS):
                seen.add(name)
                yield name


def _color(file: Checked) -> Iterator[str]:
    """No colour that the press would have to guess, and none of a screen's unless asked for."""
    device = {"rgb", "calrgb"}
    for number, use in file.uses:
        space = use.paint.space
        kept = file.keep and use.kind == "image"
        if space in device or (space in ("icc-3", "lab") and not kept):
            yield f"p. {number}: {use.kind}, {space}"


def _groups(file: Checked) -> Iterator[str]:
    """What is transparent is blended in the press's inks."""
    for number, page in enumerate(file.reader.pages, 1):
        group = page.get("/Group")
        if group is not None and group.get_object().get("/CS") != "/DeviceCMYK":
            yield f"p. {number}: Group"
        resources = page.get("/Resources", {})
        rows = [row.get_object() for row in resources.get("/ExtGState", {}).values()]
        clear = any(float(row.get(key, 1)) < 1 for row in rows for key in ("/ca", "/CA"))
        pictures = [row.get_object() for row in resources.get("/XObject", {}).values()]
        clear = clear or any("/SMask" in row for row in pictures)
        if group is None and clear:
            yield f"p. {number}: Group"


def _black(file: Checked) -> Iterator[str]:
    """Solid black type is printed over what lies below."""
    for number, use in file.uses:
        solid = use.paint in (("cmyk", (0.0, 0.0, 0.0, 1.0)), ("gray", (0.0,)))
        if use.kind == "text" and solid and not (use.state.over and use.state.nonzero):
            yield f"p. {number}"


def _overprint(file: Checked) -> Iterator[str]:
    """White that is printed over something is not there."""
    for number, use in file.uses:
        white = use.paint in (("cmyk", (0.0, 0.0, 0.0, 0.0)), ("gray", (1.0,)))
        if white and use.state.over and use.kind in ("text", "path"):
            yield f"p. {number}: {use.kind}"


def _ink(file: Checked) -> Iterator[str]:
    for number, use in file.uses:
        found = round(sum(use.paint.values) * 100) if use.paint.space == "cmyk" else 0
        if found > file.limit:
            yield f"p. {number}: {found} % > {file.limit} %"


def _transfer(file: Checked) -> Iterator[str]:
    """Curves and screens belong to the press."""
    for number, resources in _resources(file):
        for row in resources.get("/ExtGState", {}).values():
            state = row.get_object()
            if "/TR" in state or state.get("/TR2", "/Default") != "/Default" or "/HTP" in state:
                yield f"p. {number}"


def _plates(file: Checked) -> Iterator[str]:
    """One spot colour looks the same wherever it is named."""
    looks: dict[str, str] = {}
    for _, resources in _resources(file):
        for row in resources.get("/ColorSpace", {}).values():
            space = row.get_object()
            if not isinstance(space, str) and space[0] == "/Separation":
                look = repr((space[2], space[3].get_object()))
                if looks.setdefault(str(space[1]), look) != look:
                    yield str(space[1])


def _objects(file: Checked) -> Iterator[str]:
    """Nothing stands for something else: no PostScript, no substitute pictures."""
    for number, resources in _resources(file):
        for row in resources.get("/XObject", {}).values():
            thing: Any = row.get_object()
            filters = thing.get("/Filter")
            lossless = filters == "/LZWDecode" or (
                not isinstance(filters, str) and "/LZWDecode" in (filters or ())
            )
            bad = thing.get("/Subtype") == "/PS" or "/OPI" in thing or "/Alternates" in thing
            if bad or lossless or "/Ref" in thing:
                yield f"p. {number}"


class Rule(NamedTuple):
    zh: str
    en: str
    check: Callable[[Checked], Iterator[str]]


RULES: dict[str, Rule] = {
    "version": Rule("文件不是 PDF 1.6", "the file is not PDF 1.6", _header),
    "encryption": Rule("文件加了密", "the file is encrypted", _encryption),
    "identifier": Rule("没有文件标识", "the file has no identifier", _identifier),
    "intent": Rule("没有可用的输出意图", "there is no usable output intent", _intent),
    "info": Rule("文件信息不全", "the Info dictionary lacks something", _info),
    "metadata": Rule("XMP 元数据不全", "XMP lacks something", _metadata),
    "agreement": Rule("文件信息与 XMP 不一致", "Info and XMP differ", _agreement),
    "boxes": Rule("页面框不对", "page boxes are wrong", _boxes),
    "annotations": Rule("页面内有批注", "annotations lie over the page", _annotations),
    "actions": Rule("文件里有动作或表单", "there are actions or forms", _actions),
    "fonts": Rule("字体没有嵌入", "a font is not embedded", _fonts),
    "color": Rule("用了 RGB 颜色", "colours are red, green and blue", _color),
    "groups": Rule("透明混合不在 CMYK 中", "transparency is not blended in CMYK", _groups),
    "black": Rule("黑字没有叠印", "black type knocks out", _black),
    "overprint": Rule("白色叠印会消失", "white that overprints vanishes", _overprint),
    "ink": Rule("总墨量过高", "there is too much ink", _ink),
    "transfer": Rule("带有传递曲线", "there are transfer curves", _transfer),
    "plates": Rule("同名专色的色样不一", "a spot colour has two looks", _plates),
    "objects": Rule("含 PostScript、替代图或 LZW", "PostScript, stand-ins or LZW", _objects),
}


# Those that ask what pages are painted with, which placing them on sheets does not change.
PAINTED = ("color", "black", "overprint", "ink")
FRAME = tuple(name for name in RULES if name not in PAINTED)


def preflight(
    data: bytes, limit: int, keep: bool, report: Report, rules: Iterable[str] = RULES
) -> None:
    """Hold a file to every rule; each that it breaks is an error, told once with the first place
    where it is broken."""
    file = Checked(data, PdfReader(BytesIO(data)), limit, keep)
    for name in rules:
        rule = RULES[name]
        places = list(dict.fromkeys(rule.check(file)))
        if places:
            more = f" (+{len(places) - 1})" if len(places) > 1 else ""
            report.error(
                "P202", NOWHERE, rule=name, what_zh=rule.zh, what_en=rule.en,
                where=f"{places[0]}{more}",
            )  # fmt: skip
