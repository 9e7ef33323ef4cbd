"""Layout files to a Layout: every length an integer, every name looked up."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any, Literal

from ..model.color import BLACK, Color
from ..model.diagnostic import NOWHERE, Report, Span
from ..model.geometry import Rect, Size
from ..model.layout import (
    FIELD,
    PICTURE_FIELDS,
    TEXT_FIELDS,
    FillSlot,
    Frame,
    Layout,
    Master,
    Part,
    PictureSlot,
    Slot,
    TextSlot,
)
from ..model.names import unknown
from ..model.style import Style
from ..model.units import mpt
from .build import WANTED, convert, make, wrong_type
from .nodes import Mapping, Node, Scalar, load
from .palette import Palette, RawColor


@dataclass(frozen=True, slots=True)
class _Length:
    """A length as typed; what an em is, is known only where it is used."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as typed, of a colour, a style or a master."""

    text: str
    span: Span


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Style:
    base: _Name | None = None
    face: str | None = None
    strong: str | None = None
    emphasis: str | None = None
    size: _Length | None = None
    leading: _Length | None = None
    indent: _Length | None = None
    hang: _Length | None = None
    inset: _Length | None = None
    tracking: _Length | None = None
    before: _Length | None = None
    after: _Length | None = None
    align: Literal["justify", "left", "center", "right"] | None = None
    balance: bool | None = None
    widths: Literal["quanjiao", "kaiming", "banjiao", "hangmo", "plain"] | None = None
    kinsoku: (
        Literal["none", "basic", "gb", "strict", "css-strict", "css-normal", "css-loose"] | None
    ) = None
    line_end: Literal["half", "half-if-needed", "full"] | None = None
    hanging: Literal["none", "allow", "force"] | None = None
    gap: _Length | None = None
    color: _Name | None = None


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Slot:
    rect: tuple[_Length, ...]
    fill: _Name | None = None
    picture: str = ""
    text: str = ""
    style: _Name | None = None
    radius: _Length | None = None
    stand: Literal["top", "middle", "foot"] = "top"
    shrink: bool = False
    side: Literal["", "recto", "verso"] = ""
    given: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Frame:
    rect: tuple[_Length, ...]
    columns: int = 1
    gutter: _Length | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Master:
    base: _Name | None = None
    paper: _Name | None = None
    slots: tuple[_Slot, ...] = ()
    frames: tuple[_Frame, ...] = ()


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Part:
    first: _Name
    rest: _Name | None = None
    start: Literal["page", "recto", "verso"] = "page"
    numbered: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class _Table:
    """A mapping whose keys are names the layout itself gives."""

    pairs: tuple[tuple[Scalar, Node], ...] = ()


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class _Layout:
    title: str
    trim: tuple[_Length, ...]
    pitch: _Length
    styles: _Table
    masters: _Table
    parts: _Table
    bleed: _Length | None = None
    multiple: int = 1
    resolution: int = 300
    ink: int = 300
    palette: _Table = field(default_factory=_Table)


# The lengths of a style, and the least each may be in hundredths of the type's size.
LENGTHS = {
    "leading": 70, "indent": 0, "hang": 0, "inset": 0, "tracking": -20, "before": 0, "after": 0,
}  # fmt: skip
MOST_COLUMNS = 12
SMALLEST = 20_000  # a page's side
WANTED[_Length] = ("可用范围内的长度", "a length within its range", "3mm、10.5pt、2em、五号")
WANTED[Rect] = (
    "页面与出血之内的左、上、宽、高",
    "left, top, width, height within the page and its bleed",
    "[20mm, 20mm, 60mm, 10mm]",
)
WANTED[Frame] = (f"1 至 {MOST_COLUMNS} 栏，栏间距小于框宽", f"1 to {MOST_COLUMNS} columns", "2")
WANTED[Size] = ("宽、高两个长度", "width and height", "[210mm, 297mm]")


INK = range(100, 401)  # percent


WANTED[range] = ("100 至 400 的百分数", "a percentage from 100 to 400", "300")
PLAIN = ("face", "strong", "emphasis", "align", "balance", "widths", "kinsoku", "line_end",
         "hanging")  # fmt: skip
WIDEST_GAP = 500  # thousandths of an em between Han and Western text


def read_layout(
    text: str, name: str, file: str, report: Report, region: str = "zh-Hans-CN"
) -> Layout | None:
    """The layout a text holds; None when what it must have is missing.  Its styles set text as is
    usual in the region."""
    node = load(text, file, report)
    if node is None:
        if not text.strip():
            report.error("S103", Span(file, 1, 1), key="title")
        return None
    raw: _Layout | None = make(_Layout, node, report, _SPECIAL, "layout")
    return _Reader(raw, name, report, region).layout() if raw is not None else None


def _scalar(kind: type) -> Any:
    def read(node: Node, report: Report) -> Any:
        if isinstance(node, Scalar) and node.text:
            return kind(node.text, node.span)
        wrong_type(report, node, "", kind if kind in WANTED else str)
        return None

    return read


def _table(node: Node, report: Report) -> _Table | None:
    if isinstance(node, Mapping):
        return _Table(node.pairs)
    wrong_type(report, node, "", dict)
    return None


_SPECIAL: dict[Any, Any] = {_Length: _scalar(_Length), _Name: _scalar(_Name), _Table: _table}


class _Reader:
    """Resolves the names and lengths of one layout."""

    def __init__(self, raw: _Layout, name: str, report: Report, region: str) -> None:
        self._raw, self._name, self._report = raw, name, report
        self._plain = Style(region=region)
        self._palette: dict[str, Color] = {}
        self._styles: dict[str, Style] = {}
        self._em = self._plain.size
        self._page = Rect(0, 0, 0, 0)

    def layout(self) -> Layout:
        raw = self._raw
        self._palette = self._each(raw.palette, RawColor, Palette(self._report).color)
        self._rules: dict[str, _Style] = self._each(raw.styles, _Style, lambda rule: rule)
        for name in self._rules:
            self._style(name, ())
        self._em = self._styles["body"].size if "body" in self._styles else self._em
        trim, bleed = self._sheet()
        self._page = Rect(0, 0, *trim).grow(bleed)
        masters: dict[str, Master] = {}
        for name, master in self._each(raw.masters, _Master, lambda m: m).items():
            masters[name] = self._master(name, master, masters)
        parts = {
            name: self._part(name, part, masters)
            for name, part in self._each(raw.parts, _Part, lambda p: p).items()
        }
        pitch = self._within(raw.pitch, self._em, "pitch", 1_000)
        return Layout(
            self._name, raw.title, trim, bleed, pitch,
            max(raw.multiple, 1), raw.resolution, self._ink(), self._palette, self._styles,
            {name: part for name, part in parts.items() if part is not None},
        )  # fmt: skip

    def _ink(self) -> int:
        if self._raw.ink not in INK:
            span = self._report.find(self._raw.pitch.span._replace(line=1, column=1), "ink:")
            wrong_type(self._report, Scalar(str(self._raw.ink), span), "ink", range)
        return self._raw.ink

    def _sheet(self) -> tuple[Size, int]:
        """Trim and bleed."""
        raw = self._raw
        trim = [self._within(length, self._em, "trim", SMALLEST) for length in raw.trim[:2]]
        if len(raw.trim) != 2:
            wrong_type(self._report, Scalar(str(len(raw.trim)), raw.pitch.span), "trim", Size)
            trim = [1, 1]
        return Size(*trim), self._within(raw.bleed, 0, "bleed", 0)

    def _each(self, table: _Table, kind: type, then: Any) -> dict[str, Any]:
        found = {}
        for key, node in table.pairs:
            made = convert(kind, node, key.text, self._report, _SPECIAL)
            if made is not None:
                found[key.text] = then(made)
        return found

    def _wrong(self, length: _Length, key: str) -> None:
        wrong_type(self._report, Scalar(length.text, length.span), key, _Length)

    def _mpt(self, length: _Length | None, em: int, key: str) -> int:
        if length is None:
            return 0
        try:
            return mpt(length.text, em or None)
        except ValueError:
            self._wrong(length, key)
            return 0

    def _within(self, length: _Length | None, em: int, key: str, least: int) -> int:
        """A length that must not be less than this."""
        if length is None:
            return max(least, 0)
        before = len(self._report.diagnostics)
        found = self._mpt(length, em, key)
        if found < least and len(self._report.diagnostics) == before:
            self._wrong(length, key)
        return max(found, least)

    def _named(self, name: _Name | None, known: Table[str, Any], zh: str, en: str) -> Any:
        """What a name stands for; None, and a report, when it stands for nothing."""
        if name is None:
            return None
        if name.text not in known:
            unknown(self._report, name.text, name.span, tuple(known), zh, en)
        return known.get(name.text)

    def _style(self, name: str, asked: tuple[str, ...]) -> Style:
        """Resolve a style after the one it is based on; a circle ends at the default style."""
        if name in self._styles:
            return self._styles[name]
        rule = self._rules[name]
        base = self._plain
        found = self._named(rule.base, self._rules, "样式", "style")
        if rule.base is not None and found is not None and rule.base.text not in (*asked, name):
            base = self._style(rule.base.text, (*asked, name))
        size = self._within(rule.size, base.size, "size", 1_000) if rule.size else base.size
        changes: dict[str, Any] = {"size": size}
        for key, least in LENGTHS.items():
            if (length := getattr(rule, key)) is not None:
                changes[key] = self._within(length, size, key, least * size // 100)
        if rule.gap is not None:
            gap = round(self._within(rule.gap, size, "gap", 0) * 1000 / size)
            if gap > WIDEST_GAP:
                self._wrong(rule.gap, "gap")
            changes["gap"] = min(gap, WIDEST_GAP)
        for key in PLAIN:
            if (value := getattr(rule, key)) is not None:
                changes[key] = value
        if rule.color is not None:
            changes["color"] = self._named(rule.color, self._palette, "颜色", "colour") or BLACK
        self._styles[name] = base._replace(**changes)
        return self._styles[name]

    def _rect(self, lengths: tuple[_Length, ...], span: Span) -> Rect:
        found = [self._mpt(length, self._em, "rect") for length in lengths]
        if len(found) != 4 or found[2] <= 0 or found[3] <= 0:
            shown = ", ".join(length.text for length in lengths)
            wrong_type(self._report, Scalar(f"[{shown}]", span), "rect", Rect)
            return Rect(0, 0, 1000, 1000)
        return Rect(*found)

    def _master(self, name: str, raw: _Master, known: dict[str, Master]) -> Master:
        """A master may be based on one above it: its slots come first, and what it does not say
        is taken over.
        """
        base = self._named(raw.base, known, "主页（须写在前面）", "master (above this one)")
        base = base or Master("", None, (), ())
        frames = tuple(self._frame(frame) for frame in raw.frames)
        slots = tuple(self._slot(slot) for slot in raw.slots)
        paper = self._named(raw.paper, self._palette, "颜色", "colour") or base.paper
        return Master(name, paper, (*base.slots, *slots), frames or base.frames)

    def _frame(self, raw: _Frame) -> Frame:
        rect = self._rect(raw.rect, raw.span)
        gutter = self._within(raw.gutter, self._em, "gutter", 0)
        if not 1 <= raw.columns <= MOST_COLUMNS or gutter * (raw.columns - 1) >= rect.width:
            wrong_type(self._report, Scalar(str(raw.columns), raw.span), "columns", Frame)
            return Frame(rect)
        self._on_page(rect, raw.span)
        return Frame(rect, raw.columns, gutter)

    def _on_page(self, rect: Rect, span: Span) -> None:
        """Text that stands outside the page and its bleed would be lost."""
        if not self._page.holds(rect):
            shown = ", ".join(f"{side / 1000:g}pt" for side in rect)
            wrong_type(self._report, Scalar(f"[{shown}]", span), "rect", Rect)

    def _check_fields(self, raw: _Slot) -> None:
        """Fields that no content can ever fill are slips of the pen."""
        given = [(raw.given, (*TEXT_FIELDS, *PICTURE_FIELDS))] if raw.given else []
        picture = [(raw.picture, PICTURE_FIELDS)] if raw.picture else []
        text = [(name, TEXT_FIELDS) for name in FIELD.findall(raw.text)]
        for name, known in (*given, *picture, *text):
            if name not in known:
                span = self._report.find(raw.span, name) if name else raw.span
                unknown(self._report, name, span, known, "字段", "field")

    def _slot(self, raw: _Slot) -> Slot:
        self._check_fields(raw)
        rect = self._rect(raw.rect, raw.span)
        if raw.fill is not None:
            color = self._named(raw.fill, self._palette, "颜色", "colour") or BLACK
            radius = self._mpt(raw.radius, self._em, "radius")
            return FillSlot(rect, color, radius, raw.side, raw.given)
        if raw.picture:
            return PictureSlot(rect, raw.picture, raw.side, raw.given)
        if not raw.text:
            self._report.error("S103", raw.span, key="fill | picture | text")
        style = self._named(raw.style, self._styles, "样式", "style") or self._plain
        self._on_page(rect, raw.span)
        return TextSlot(rect, raw.text, style, raw.stand, raw.shrink, raw.side, raw.given, raw.span)

    def _part(self, name: str, raw: _Part, masters: dict[str, Master]) -> Part | None:
        first = self._named(raw.first, masters, "主页", "master")
        rest = self._named(raw.rest, masters, "主页", "master")
        if first is None:
            return None
        return Part(name, first, rest, raw.start, raw.numbered)
