"""The words of a heading: where one begins, and so where a line may.

Two independent readers must agree: jieba's dictionary, which knows most words and cuts names it
does not know to pieces, and BudouX's model, which knows how names look and cuts words.  What one
of them splits wrongly the other nearly always holds together.  Both come with the extra ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, east_asian_width

# The parts of speech, in jieba's letters, by which a single character leans on its neighbours:
# particles, suffixes, places (上 里 中), nouns and what is left of names on the one before,
LEANS_BACK = {
    "uj", "ul", "uz", "ug", "ud", "uv", "k", "f", "n", "ng", "ns", "nz", "nt", "q", "g", "zg",
    "y", "t", "tg", "j",
}  # fmt: skip
# prepositions, conjunctions, adjectives, adverbs, surnames and short names on the one behind.
LEANS_ON = {"p", "c", "a", "ad", "an", "ag", "b", "d", "h", "nr", "nrt", "ns"}
LINKS = ("p", "c")
# Those that the dictionary, being Simplified, does not know as such; and a verb like them.
MORE_LINKS = "與從為對於將給到"
# A number and its unit are one; so is all that stands around these marks.
_NUMBER = re.compile(r"第?[\d.,〇零一二三四五六七八九十百千万亿两几]+")
_RATIO = re.compile(r"\d：\d")  # 3：2 and 8：30
_HALVES = re.compile("[\ud800-\udfff]")  # not to be written as UTF-8, which jieba reads
JOINTS = "·•‧・-–~～/／"
CLAUSE = "，。、；：！？"
TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


class _Readers(NamedTuple):
    """A text as phrases, and as words with their parts of speech."""

    phrases: Callable[[str], list[str]]
    words: Callable[[str], list[tuple[str, str]]]


def words(text: str, language: str = "zh-Hans-CN") -> tuple[int, ...] | None:
    """The offsets at which a word or a phrase begins, ascending, neither 0 nor the end.

    They never lie inside a Western word or a number, before a closing mark or a space, or behind
    an opening mark.  ``language`` is a BCP 47 tag: it chooses between the Simplified and the
    Traditional model.  None when the extra ``words`` is not installed.
    """
    readers = _readers(language.lower().startswith(TRADITIONAL))
    if readers is None:
        return None
    text = _HALVES.sub("\ufffd", text)
    phrases = set(accumulate(map(len, readers.phrases(text))))
    agreed = phrases & set(_dictionary(readers.words(text)))
    return tuple(
        at
        for at in range(1, len(text))
        if (at in agreed or _is_certain(text[at - 1]))
        and _may_part(text[at - 1], text[at])
        and not _RATIO.fullmatch(text[max(at - 2, 0) : at + 1])
    )


@cache
def _readers(traditional: bool) -> _Readers | None:
    """Both readers; the dictionary takes about 110 ms to open, the model 15."""
    try:
        import budoux
        import rjieba
    except ImportError:
        return None
    model = (
        budoux.load_default_traditional_chinese_parser()
        if traditional
        else budoux.load_default_simplified_chinese_parser()
    )
    return _Readers(model.parse, rjieba.tag)


def _dictionary(tagged: list[tuple[str, str]]) -> Iterator[int]:
    """The offsets between two words that do not lean on each other."""
    at = 0
    for (word, tag), (after, after_tag), behind in zip(
        tagged, tagged[1:], [*tagged[2:], ("", "")], strict=False
    ):
        at += len(word)
        if not _leans_on(word, tag) and not _leans_back(after, after_tag, behind[1]):
            yield at


def _leans_on(word: str, tag: str) -> bool:
    """Whether nothing parts a word from the one behind it."""
    if len(word) == 1 and (tag in LEANS_ON or word in MORE_LINKS):
        return True
    return _NUMBER.fullmatch(word) is not None


def _leans_back(word: str, tag: str, tag_behind: str) -> bool:
    """Whether nothing parts a word from the one before it.

    A link with nothing behind it to link is the last character of a name or a word: 碳中和.
    """
    if len(word) > 1:
        return False
    if tag in LINKS or word in MORE_LINKS:
        return tag_behind in ("", *LINKS) or tag_behind.startswith("u")
    return tag in LEANS_BACK


def _is_certain(before: str) -> bool:
    """Whether something new begins behind this character, whatever the readers say."""
    return before.isspace() or before in CLAUSE


def _may_part(before: str, after: str) -> bool:
    """Whether two neighbours may stand on two lines, words aside."""
    if after.isspace() or category(after) in ("Pe", "Pf", "Po", "Mn", "Mc", "Me", "Cf"):
        return False
    if category(before) in ("Ps", "Pi", "Sc") or before in JOINTS or after in JOINTS:
        return False
    return not (_is_western(before) and _is_western(after))


def _is_western(char: str) -> bool:
    """ASCII but for spaces, and the letters, digits and accents that are not as wide as Han."""
    if char.isascii():
        return not char.isspace()
    return category(char)[0] in "LNM" and east_asian_width(char) not in "WF"
