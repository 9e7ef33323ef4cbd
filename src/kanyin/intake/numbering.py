"""The numbers that Word counts and does not write: 第三章, （二）, 1.1.  What a list has of itself
(1. 2. 3.) is left to the list; all others are read here, since no text holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..kernel.numerals import DIGITS, figures, letter, numeral, roman

HIGHEST = 9_999
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


# Names of numFmt (ECMA-376 part 1, 17.18.59) to what they write.
FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": str,
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if n <= 20 else f"({n})",
    "decimalEnclosedCircleChinese": lambda n: chr(0x245F + n) if n <= 20 else f"({n})",
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
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerLetter": letter,
}


class Level(NamedTuple):
    form: str
    text: str
    start: int
    style: str
    legal: bool  # all numbers in digits


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file, and how far each has been counted."""

    levels: dict[str, dict[int, Level]]
    styles: dict[str, tuple[str, int]]
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, level: int, style: str, heading: bool) -> str:
        """The number of the next paragraph of a list; "" where the list has it of itself."""
        if not number and style in self.styles:
            number, level = self.styles[style]
        levels = self.levels.get(number, {})
        row = levels.get(level)
        if row is None or row.form in ("bullet", "none"):
            return ""
        counts = self.counted.setdefault(number, {})
        counts[level] = min(counts.get(level, row.start - 1) + 1, HIGHEST)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if not heading and row.form == "decimal" and _PLAIN.fullmatch(row.text):
            return ""

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = levels.get(at, row)
            count = counts.get(at, one.start)
            return FORMS.get("decimal" if row.legal else one.form, str)(count)

        found = _LEVEL.sub(written, row.text).strip()
        return f"{found} " if found and (found[-1].isascii() or found[-1].isdigit()) else found


def read_numbering(numbering: Element | None, styles: Element | None) -> Numbering:
    """From the parts numbering.xml and styles.xml, where there are any."""
    abstract: dict[str, dict[int, Level]] = {}
    levels: dict[str, dict[int, Level]] = {}
    by_style: dict[str, tuple[str, int]] = {}
    for node in numbering if numbering is not None else ():
        if name(node) == "abstractNum":
            abstract[value(node, "abstractNumId")] = dict(_levels(node))
    for node in numbering if numbering is not None else ():
        if name(node) == "num":
            key, of = value(node, "numId"), child(node, "abstractNumId")
            levels[key] = dict(abstract.get(value(of), {}))
            for override in (one for one in node if name(one) == "lvlOverride"):
                at, start = _number(value(override, "ilvl")), child(override, "startOverride")
                if start is not None and at in levels[key]:
                    start_at = _number(value(start), 1)
                    levels[key][at] = levels[key][at]._replace(start=start_at)
            by_style |= {row.style: (key, at) for at, row in levels[key].items() if row.style}
    for node in styles if styles is not None else ():
        rows = child(child(node, "pPr"), "numPr")
        if rows is not None and child(rows, "numId") is not None:
            at = _number(value(child(rows, "ilvl")))
            by_style.setdefault(value(node, "styleId"), (value(child(rows, "numId")), at))
    return Numbering(levels, by_style)


def _levels(node: Element) -> Iterator[tuple[int, Level]]:
    for row in (one for one in node if name(one) == "lvl"):
        form = value(child(row, "numFmt")) or "decimal"
        yield _number(value(row, "ilvl")), Level(
            form, value(child(row, "lvlText")), _number(value(child(row, "start")), 1),
            value(child(row, "pStyle")), child(row, "isLgl") is not None,
        )  # fmt: skip


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


def _number(text: str, other: int = 0) -> int:
    return min(int(text), HIGHEST) if text.isascii() and text.isdigit() else other
