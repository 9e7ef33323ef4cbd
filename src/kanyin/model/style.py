"""Resolved style: every length absolute, every name looked up."""

from typing import NamedTuple

from .color import BLACK, Color

ALIGNMENTS = ("justify", "left", "center", "right")
WIDTHS = ("quanjiao", "kaiming", "banjiao", "hangmo", "plain")
KINSOKU = ("none", "basic", "gb", "strict", "css-strict", "css-normal", "css-loose")
LINE_ENDS = ("half", "half-if-needed", "full")
HANGS = ("none", "allow", "force")
# What is usual in a region, where a style does not say otherwise: 标点排式, 避头尾, line ends.
PROFILES: dict[str, tuple[str, str, str]] = {
    "zh-Hans-CN": ("quanjiao", "gb", "half"),
    "zh-Hant-TW": ("plain", "basic", "full"),
    "zh-Hant-HK": ("quanjiao", "gb", "half"),
}


def profile(language: str) -> str:
    """The region whose profile serves a language: zh-Hant is Taiwan's, all else the mainland's."""
    if language in PROFILES:
        return language
    if language.startswith(("zh-HK", "zh-MO", "zh-Hant-MO", "yue")):
        return "zh-Hant-HK"
    return "zh-Hant-TW" if language.startswith(("zh-Hant", "zh-TW")) else "zh-Hans-CN"


class Style(NamedTuple):
    """How a paragraph looks.  Lengths in mpt; ``face``, ``strong`` and ``emphasis`` are roles of
    the shelf.  ``balance`` breaks headings into lines of even length, at spaces where there are
    any.  ``before`` and ``after`` are the space kept from its neighbours in a column.

    ``region`` is a row of PROFILES, which says what an empty ``widths``, ``kinsoku`` or
    ``line_end`` means.  ``gap`` stands between Han and Western text, in thousandths of an em.
    """

    face: str = "serif"
    strong: str = "serif-bold"
    emphasis: str = "kai"
    size: int = 10_500
    leading: int = 17_500
    indent: int = 0
    hang: int = 0
    inset: int = 0
    align: str = "justify"
    balance: bool = False
    tracking: int = 0
    before: int = 0
    after: int = 0
    color: Color = BLACK
    region: str = "zh-Hans-CN"
    widths: str = ""
    kinsoku: str = ""
    line_end: str = ""
    hanging: str = "none"
    gap: int = 250

    @property
    def manner(self) -> tuple[str, str, str]:
        """标点排式, level of 避头尾, and line end, as given or as the region has them."""
        widths, kinsoku, line_end = PROFILES[self.region]
        return self.widths or widths, self.kinsoku or kinsoku, self.line_end or line_end
