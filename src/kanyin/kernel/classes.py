"""Character classes of clreq (and a few it leaves to UAX #14), one byte per character."""

import re

(
    HAN, OPEN, CLOSE, PAUSE, SEMI, STOP, EXCLAIM, MIDDLE, CONNECT, SOLIDUS, DASH, ELLIPSIS,
    PREFIX, SUFFIX, DIGIT, LATIN, SPACE, WIDE_SPACE, COMBINING, TURN,
) = range(20)  # fmt: skip

MARKS = {
    OPEN: "“‘（〔［｛《〈「『【〖〘〚〝｟",
    CLOSE: "”’）〕］｝》〉」』】〗〙〛〞〟｠",
    PAUSE: "、，",
    SEMI: "；：",
    STOP: "。．",
    EXCLAIM: "？！‼⁇⁈⁉",
    MIDDLE: "·・‧•",
    CONNECT: "–～〜－‐―",
    SOLIDUS: "／",
    DASH: "—⸺⸻",
    ELLIPSIS: "…⋯‥",
    PREFIX: "￥＄￡¥£€₩№±§＃",
    SUFFIX: "％‰‱°℃℉′″￠㎡㎏㎝㎜㎞㏄",
    DIGIT: "0123456789",
    SPACE: " \u00a0\u2009\u202f",
    WIDE_SPACE: "\u3000",
    TURN: "\n",
}
TRAILING = frozenset((CLOSE, PAUSE, SEMI, STOP, EXCLAIM))  # blank half at their right
SEARCH = 16  # characters that are looked through for what a quote belongs to
WESTERN = bytes((DIGIT, LATIN))
# Han characters that follow a number as its unit and stay on its line.
UNITS = "年月日时分秒元万亿千百号楼层人次个项届期版章节页名位岁户所座条件倍余"


class _Classes(dict[int, int]):
    """A translate table: the class of a code point, found once."""

    def __missing__(self, code: int) -> int:
        if 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            found = COMBINING
        elif code < 0x2E80 and not 0x2460 <= code <= 0x27BF and not 0x2190 <= code <= 0x23FF:
            found = LATIN
        else:
            found = HAN
        self[code] = found
        return found


_TABLE = _Classes({ord(char): kind for kind, chars in MARKS.items() for char in chars})
_QUOTES = re.compile("[“”‘’]")
_WESTERN_LETTER = re.compile("[A-Za-z0-9\u00c0-\u024f]")


def classify(text: str) -> bytes:
    """The class of every character; quotes, dashes and dots that belong to Western text are
    LATIN.
    """
    kind = text.translate(_TABLE).encode("latin-1")
    if _WESTERN_LETTER.search(text):
        return _resolve(text, kind)
    return kind


def _resolve(text: str, kind: bytes) -> bytes:
    """Shared code points: a pair of quotes is Chinese when the character outside its opening mark
    is, or failing that the first inside; an apostrophe between letters is Latin (clreq).
    """
    found = bytearray(kind)
    opened: list[bool] = []
    for match in _QUOTES.finditer(text):
        at = match.start()
        char = match.group()
        before = kind[at - 1] if at else SPACE
        after = kind[at + 1] if at + 1 < len(kind) else SPACE
        if char == "’" and before in WESTERN and after in WESTERN:
            found[at] = LATIN
        elif char in "“‘":
            opened.append(_is_western(kind, at))
            if opened[-1]:
                found[at] = LATIN
        elif opened.pop() if opened else before in WESTERN and after not in (HAN, PAUSE):
            found[at] = LATIN
    for mark in (MIDDLE, CONNECT, DASH):
        at = found.find(mark)
        while at >= 0:
            beside = found[max(at - 1, 0) : at] + found[at + 1 : at + 2]
            if len(beside) == 2 and all(side == LATIN for side in beside):
                found[at] = LATIN
            at = found.find(mark, at + 1)
    return bytes(found)


def _is_western(kind: bytes, at: int) -> bool:
    """Whether an opening quote at this place belongs to Western text."""
    before, nearest = at - 1, max(at - SEARCH, -1)
    while before > nearest and kind[before] in (SPACE, OPEN):
        before -= 1
    if before >= 0:
        return kind[before] in WESTERN and before < at - 1
    inside, furthest = at + 1, min(at + SEARCH, len(kind))
    while inside < furthest and kind[inside] in (SPACE, OPEN):
        inside += 1
    return inside < furthest and kind[inside] in WESTERN
