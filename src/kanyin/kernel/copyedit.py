"""Copy-editing 校改: the marks of Chinese text as GB/T 15834 has them, where a keyboard or a web
page left others.

Only marks beside Han are touched: never those inside Western words, numbers, times, addresses or
code.  Every change has its place and its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
MARKS = "，。、；：？！“”‘’（）《》〈〉【】『』「」〔〕…—·"
_HAN = re.compile(f"[{HAN}]")
_SIDE = re.compile(f"[{HAN}{MARKS}]")
# Addresses, code, and what looks like a file: nothing in them is text.
_KEPT = re.compile(
    r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]\w*);"
    r"|[A-Za-z][A-Za-z0-9+.-]*://[!-~]+|www\.[!-~]+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[!-~]*)?"
    r"|[A-Za-z]:\\[!-~]+"
)
CLOSING = ")\"'％,;:!?"  # marks that the text before them may have
_TRAILING = ".,;:!?)\"'"  # of an address: the sentence's own
_WIDE = re.compile(
    r"(?:[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[０-９]+(?:：[０-９]{2})*)(?:．[０-９]+)?％?(?![Ａ-Ｚａ-ｚ])"
    r"|(?=[０-９]*[Ａ-Ｚａ-ｚ])[Ａ-Ｚａ-ｚ０-９]+(?:[．＠－＿／]+[Ａ-Ｚａ-ｚ０-９]+)*"
)
LONGEST = 20_000  # characters that are looked at together
PASSES = 4  # what one change makes plain, the next pass sees
NEAR = 40  # characters that are looked back at
FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
WHY: dict[str, tuple[str, str]] = {
    "mark": ("汉字旁用全角标点", "a full-width mark beside Han"),
    "stop": ("汉字句末用句号", "a Chinese full stop ends a Chinese sentence"),
    "bracket": ("汉字旁用全角括号", "full-width brackets beside Han"),
    "quote": ("直引号配成弯引号", "straight quotes become a pair"),
    "ellipsis": ("省略号占两字，六点", "an ellipsis has six dots and takes two em"),
    "dash": ("破折号占两字", "a dash takes two em"),
    "width": ("数字与字母用半角", "digits and letters are half-width"),
    "space": ("全角标点后不空格", "no space follows a full-width mark"),
}


class Change(NamedTuple):
    """Characters at ``at`` that read ``before`` should read ``after``; ``why`` is a row of WHY."""

    at: int
    before: str
    after: str
    why: str


def correct(text: str) -> tuple[Change, ...]:
    """What should be changed in one paragraph of text, in order; no two changes overlap."""
    if len(text) <= LONGEST:
        return tuple(_correct(text))
    found: list[Change] = []
    for at in range(0, len(text), LONGEST):  # no paragraph of people's
        part = _correct(text[at : at + LONGEST])
        found += [change._replace(at=change.at + at) for change in part]
    return tuple(found)


def _correct(text: str) -> list[Change]:
    if not _HAN.search(text):
        return []
    kept = bytearray(len(text))
    for match in _KEPT.finditer(text):
        end = match.end()
        while match[0][0] not in "`&" and text[end - 1] in _TRAILING:
            end -= 1
        kept[match.start() : end] = b"\1" * (end - match.start())
    found: list[Change] = []
    taken = kept[:]
    for rule in RULES:
        for change in rule(text, kept):
            span = slice(change.at, change.at + len(change.before))
            if not any(taken[span]):
                taken[span] = b"\1" * len(change.before)
                found.append(change)
    return sorted(found)


def corrected(text: str, changes: tuple[Change, ...]) -> str:
    """A text with changes made."""
    parts, at = [], 0
    for change in changes:
        parts += [text[at : change.at], change.after]
        at = change.at + len(change.before)
    return "".join([*parts, text[at:]])


def _before(text: str, at: int) -> str:
    """The character before a place; "" at the start."""
    return text[at - 1] if at else ""


def _after(text: str, at: int) -> str:
    return text[at] if at < len(text) else ""


def _is_side(char: str) -> bool:
    return bool(char) and _SIDE.match(char) is not None


def _is_west(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _width(text: str, kept: bytearray) -> Iterator[Change]:
    """Full-width digits and letters, and the marks of full-width numbers."""
    for match in _WIDE.finditer(text):
        plain = "".join(chr(ord(char) - 0xFEE0) for char in match[0])
        yield Change(match.start(), match[0], plain, "width")


def _ellipsis(text: str, kept: bytearray) -> Iterator[Change]:
    for match in re.finditer(r"\.{3,}|。{2,}|…+|・{3,}|·{3,}", text):
        beside = _is_side(_before(text, match.start())) or _is_side(_after(text, match.end()))
        if beside and match[0] != "……":
            yield Change(match.start(), match[0], "……", "ellipsis")


def _dash(text: str, kept: bytearray) -> Iterator[Change]:
    for match in re.finditer(r" ?(?:-{2,}(?![A-Za-z-])|－{2,}|─{2,}|—{3,}|— —|–{2,}|―{2}) ?", text):
        before, after = _before(text, match.start()), _after(text, match.end())
        if _is_side(before) or _is_side(after):
            yield Change(match.start(), match[0], "——", "dash")


def _marks(text: str, kept: bytearray) -> Iterator[Change]:
    """Commas, semicolons, colons, question and exclamation marks; the space about them goes."""
    for match in re.finditer(r" *([,;:!?]) *", text):
        at, mark = match.start(1), match[1]
        before, close = _before(text, at), _after(text, at + 1)
        spaced = before == " "
        if spaced:
            before = _before(text, match.start())
        after = _after(text, match.end())
        numbers = before.isdigit() or (before == ")" and mark == ":")
        if (numbers and close.isdigit()) or (mark == ":" and (close in "/\\:" or before == ":")):
            continue  # 1,000 and 20:01, 50(3):123, http://, ::1
        sided = _is_side(before)
        if not spaced:
            closed = before != "" and before in CLOSING and _looks_back(text, at)
            sided = sided or closed
            if mark in ",;:":
                sided = sided or (_is_side(after) and not (mark == ":" and before == ""))
        if sided:
            start = match.start() if spaced else at
            yield Change(start, text[start : match.end()], FULL[mark], "mark")


def _looks_back(text: str, at: int) -> bool:
    """Whether the text before closing marks and brackets is Chinese."""
    head = text[max(at - NEAR, 0) : at].rstrip(CLOSING)
    return bool(head) and (_is_side(head[-1]) or bool(_HAN.search(text[max(at - 12, 0) : at])))


def _bar(text: str, kept: bytearray) -> Iterator[Change]:
    """A bar between Chinese words."""
    for match in re.finditer(rf"(?<=[{HAN}{MARKS}])\|(?=[{HAN}{MARKS}])", text):
        yield Change(match.start(), "|", "｜", "mark")


def _stop(text: str, kept: bytearray) -> Iterator[Change]:
    """A Western full stop at the end of a Chinese sentence; not after a number of a list."""
    for match in re.finditer(rf"(?<=[{HAN}”’）》」』])\.(?![.A-Za-z0-9_])", text):
        head = text[max(match.start() - 8, 0) : match.start()].split("\n")[-1].strip()
        if not re.fullmatch(r"[（(]?[一二三四五六七八九十百]{1,3}[）)]?", head):
            yield Change(match.start(), ".", "。", "stop")
    for match in re.finditer(r"(?<=[0-9A-Za-z%\)\"])\.(?=\n|$)", text):
        head = text[max(match.start() - 20, 0) : match.start()].split("\n")[-1]
        if _HAN.search(head):
            yield Change(match.start(), ".", "。", "stop")


def _brackets(text: str, kept: bytearray) -> Iterator[Change]:
    """Pairs of brackets with Han inside, or in Han; halves of a pair whose other is full-width."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if kept[at]:
            continue
        if char in "(（":
            opened.append(at)
        elif char in ")）" and opened:
            start = opened.pop()
            if text[start] + char == "（）":
                continue
            before, after = _before(text, start), _after(text, at + 1)
            mixed = text[start] == "（" or char == "）"
            inside = _HAN.search(text[start : min(at, start + NEAR * 5)]) is not None
            if mixed or inside or _is_side(before) or (_is_side(after) and not _is_west(before)):
                if text[start] == "(":
                    yield _bracket(text, start, "（")
                if char == ")":
                    yield _bracket(text, at, "）")


def _bracket(text: str, at: int, after: str) -> Change:
    """A bracket, with the space outside it."""
    if after == "（" and _before(text, at) == " " and _is_side(_before(text, at - 1)):
        return Change(at - 1, text[at - 1 : at + 1], after, "bracket")
    if after == "）" and _after(text, at + 1) == " " and _is_side(_after(text, at + 2)):
        return Change(at, text[at : at + 2], after, "bracket")
    return Change(at, text[at], after, "bracket")


def _quotes(text: str, kept: bytearray) -> Iterator[Change]:
    """Straight quotes by pairs, where what they quote is Chinese or stands in Chinese; an odd one
    is left, since nobody knows which it is."""
    for mark, pair in (('"', "“”"), ("'", "‘’")):
        places = [
            at for at, char in enumerate(text)
            if char == mark and not kept[at] and not _is_measure(text, at, mark)
        ]  # fmt: skip
        if len(places) % 2:
            continue
        for start, end in zip(places[::2], places[1::2], strict=True):
            sides = _before(text, start), _after(text, end + 1)
            inside = text[start : min(end, start + NEAR * 5)]
            stands = any(_is_side(side) and side not in "“”‘’" for side in sides)
            if _HAN.search(inside) or stands:
                yield Change(start, mark, pair[0], "quote")
                yield Change(end, mark, pair[1], "quote")


def _is_measure(text: str, at: int, mark: str) -> bool:
    """Inches and seconds, feet and minutes; an apostrophe, and a prime."""
    before, after = _before(text, at), _after(text, at + 1)
    if before.isdigit() and not _is_west(after):
        return True
    return (
        mark == "'" and _is_west(before) and (_is_west(after) or after in " (" or _is_side(after))
    )


RULES = (_width, _ellipsis, _dash, _quotes, _brackets, _marks, _bar, _stop)
