"""The numbers that Word counts and does not write: 第三章, （二）, 1.1.  What a list has of itself
(1. 2. 3.) is left to the list; all others are read here, since no text holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..kernel.numerals import DIGITS, figures, letter, numeral, roman

HIGHEST, LONGEST = 9_999, 255  # a number; characters around it
OFF = {"0", "false", "off", "none"}
_STEMS, _BRANCHES, _LEGAL = (
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "零壹贰叁肆伍陆柒捌玖",
)
_PLAIN = re.compile(r"%\d[.．、)）]?")
_LEVEL = re.compile(r"%([1-9])")


def _legal(number: int) -> str:
    table = str.maketrans(
        {**dict(zip(DIGITS, _LEGAL, strict=True)), "十": "拾", "百": "佰", "千": "仟"}
    )
    return numeral(number).translate(table)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"


# Names of numFmt (ECMA-376 part 1, 17.18.59) to what they write.
FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseCounting": numeral,
    "chineseCountingThousand": numeral,
    "japaneseCounting": numeral,
    "taiwaneseCounting": numeral,
    "taiwaneseCountingThousand": numeral,
    "ideographDigital": figures,
    "japaneseDigitalTenThousand": figures,
    "taiwaneseDigital": figures,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "ideographEnclosedCircle": lambda n: chr(0x327F + n) if 1 <= n <= 10 else f"({n})",
    "numberInDash": "- {} -".format,
    "none": lambda n: "",
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerLetter": letter,
}


class Level(NamedTuple):
    """``restart``: the level is counted anew below any level less than this."""

    form: str
    text: str
    start: int
    style: str
    legal: bool  # all numbers in digits
    restart: int


class Listing(NamedTuple):
    """A list that paragraphs name: what it is counted with, its levels, where it begins anew."""

    counter: str
    levels: dict[int, Level]
    anew: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file, and how far each has been counted."""

    lists: dict[str, Listing]
    styles: dict[str, tuple[str, int]]
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    last: tuple[str, int, int] = ("", 0, 0)

    def label(self, number: str, level: int, style: str, heading: bool) -> str | None:
        """The number of the next paragraph; None where it has none, or a list has it of itself:
        one that goes on from 1 without a break."""
        if not number and style in self.styles:
            number, level = self.styles[style]
        listing = self.lists.get(number)
        row = listing.levels.get(level) if listing is not None else None
        before, self.last = self.last, ("", 0, 0)
        if listing is None or row is None or row.form == "bullet":
            return None
        counts = self._count(number, listing, level)
        self.last = (listing.counter, level, counts[level])
        goes_on = counts[level] == 1 or before == (listing.counter, level, counts[level] - 1)
        if not heading and row.form == "decimal" and _PLAIN.fullmatch(row.text) and goes_on:
            return None

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = listing.levels.get(at, row)
            legal = row.legal and one.form != "none"
            return FORMS.get("decimal" if legal else one.form, str)(counts.get(at, one.start))

        found = _LEVEL.sub(written, row.text).strip()
        return f"{found} " if found and (found[-1].isascii() or found[-1].isdigit()) else found

    def _count(self, number: str, listing: Listing, level: int) -> dict[int, int]:
        counts = self.counted.setdefault(listing.counter, {})
        if level in listing.anew and (number, level) not in self.begun:
            counts[level] = listing.anew[level] - 1
        self.begun.add((number, level))
        counts[level] = min(counts.get(level, listing.levels[level].start - 1) + 1, HIGHEST)
        for deeper in [one for one in counts if one > level]:
            row = listing.levels.get(deeper)
            if row is None or level < row.restart:
                del counts[deeper]
        return counts


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """From the parts numbering.xml and styles.xml, where there are any."""
    nodes = list(numbering) if numbering is not None else []
    rows = {value(node, "styleId"): node for node in _named(styles, "style")}
    by_style: dict[str, tuple[str, int]] = {}
    for key in rows:
        found = numbered(key, rows)
        if found:
            by_style[key] = found
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    for node in (one for one in nodes if name(one) == "abstractNum"):
        key = value(node, "abstractNumId")
        abstract[key] = dict(map(_level, _named(node, "lvl")))
        if child(node, "numStyleLink") is not None:
            linked[key] = by_style.get(value(child(node, "numStyleLink")), ("", 0))[0]
    numbers = [one for one in nodes if name(one) == "num"]
    of = {value(node, "numId"): value(child(node, "abstractNumId")) for node in numbers}
    lists: dict[str, Listing] = {}
    for node in numbers:
        key = value(node, "numId")
        counter = of[key]
        counter = of.get(linked.get(counter, ""), counter)
        levels, anew = dict(abstract.get(counter, {})), {}
        for override in _named(node, "lvlOverride"):
            at, start = number_of(value(override, "ilvl")), child(override, "startOverride")
            levels |= dict(map(_level, _named(override, "lvl")))
            if start is not None:
                anew[at] = number_of(value(start), 1)
        lists[key] = Listing(counter, levels, anew)
        for at, row in levels.items():
            if row.style:
                by_style.setdefault(row.style, (key, at))
    return Numbering(lists, by_style)


def numbered(key: str, rows: dict[str, Element]) -> tuple[str, int] | None:
    """The list and level of a style, its own or that of the style it is based on."""
    for one in lineage(key, rows):
        numbers = child(child(rows[one], "pPr"), "numPr")
        if numbers is not None and child(numbers, "numId") is not None:
            return value(child(numbers, "numId")), number_of(value(child(numbers, "ilvl")))
    return None


def lineage(key: str, rows: dict[str, Element]) -> Iterator[str]:
    """A style and those it is based on, nearest first."""
    seen: set[str] = set()
    while key in rows and key not in seen:
        seen.add(key)
        yield key
        key = value(child(rows[key], "basedOn"))


def _level(row: Element) -> tuple[int, Level]:
    at, legal, restart = (
        number_of(value(row, "ilvl")),
        child(row, "isLgl"),
        child(row, "lvlRestart"),
    )
    return at, Level(
        value(child(row, "numFmt")) or "decimal", value(child(row, "lvlText"))[:LONGEST],
        number_of(value(child(row, "start")), 1), value(child(row, "pStyle")),
        legal is not None and value(legal) not in OFF,
        number_of(value(restart), at) if restart is not None else at,
    )  # fmt: skip


def _named(node: Element | None, wanted: str) -> Iterator[Element]:
    return (one for one in (node if node is not None else ()) if name(one) == wanted)


def name(node: Element) -> str:
    """An element's name without its namespace: Word has two for each, transitional and strict."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def child(node: Element | None, wanted: str) -> Element | None:
    """The first child of a name."""
    return next((one for one in node if name(one) == wanted), None) if node is not None else None


def value(node: Element | None, key: str = "val") -> str:
    """An attribute, whatever its namespace; "" without."""
    if node is None:
        return ""
    return next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == key), "")


def number_of(text: str, other: int = 0) -> int:
    return min(int(text), HIGHEST) if text.isascii() and text.isdigit() else other
