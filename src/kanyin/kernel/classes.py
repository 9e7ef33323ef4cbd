"""Character classes of clreq (and a few it leaves to UAX #14), one byte per character."""

import re

(
    HAN, OPEN, CLOSE, PAUSE, SEMI, STOP, EXCLAIM, MIDDLE, CONNECT, SOLIDUS, DASH, ELLIPSIS,
    PREFIX, SUFFIX, DIGIT, LATIN, SPACE, WIDE_SPACE, COMBINING, TURN, DOUBLE, ITERATE, SMALL, SIGN,
    ALIEN,
) = range(25)  # fmt: skip

MARKS = {
    OPEN: "“‘（〔［｛《〈「『【〖〘〚〝｟",
    CLOSE: "”’）〕］｝》〉」』】〗〙〛〞〟｠",
    PAUSE: "、，",
    SEMI: "；：",
    STOP: "。．",
    EXCLAIM: "？！",
    DOUBLE: "‼⁇⁈⁉",
    MIDDLE: "·・‧•･",
    CONNECT: "–～〜－‐―゠",
    SOLIDUS: "／/",
    DASH: "—⸺⸻",
    ELLIPSIS: "…⋯‥",
    PREFIX: "￥＄￡￦¥£€₩№±§＃",
    SUFFIX: "％‰‱°℃℉′″‵￠﹪㎡㎏㎝㎜㎞㏄",
    DIGIT: "0123456789",
    SPACE: " \u00a0\u2009\u202f",
    WIDE_SPACE: "\u3000",
    TURN: "\n",
    ITERATE: "々〻ゝゞヽヾ",
    SMALL: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ",
    SIGN: "()[]{},.;:?\"'-%~^_|\\<>=+*&@$`",
}
TRAILING = frozenset((CLOSE, PAUSE, SEMI, STOP, EXCLAIM))  # blank half at their right, in Beijing
SEARCH = 16  # characters that are looked through for what a quote belongs to
WESTERN = bytes((DIGIT, LATIN, SIGN))
# Han characters that follow a number as its unit and stay on its line.
UNITS = "年月日时分秒元万亿千百号楼层人次个项届期版章节页名位岁户所座条件倍余"
# Ideographs, kana and bopomofo; Hangul, circled figures, arrows and emoji are aliens to clreq.
_HAN = (
    (0x2E80, 0x2FDF), (0x3006, 0x3007), (0x3021, 0x3029), (0x3038, 0x303A), (0x3041, 0x30FF),
    (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0xFF66, 0xFF9D), (0x20000, 0x3FFFD),
)  # fmt: skip


class _Classes(dict[int, int]):
    """A translate table: the class of a code point, found once."""

    def __missing__(self, code: int) -> int:
        if 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            found = COMBINING
        elif any(first <= code <= last for first, last in _HAN):
            found = HAN
        elif code < 0x2E80 and not 0x2460 <= code <= 0x27BF and not 0x2190 <= code <= 0x23FF:
            found = LATIN
        else:
            found = ALIEN
        self[code] = found
        return found


_TABLE = _Classes({ord(char): kind for kind, chars in MARKS.items() for char in chars})
_QUOTES = re.compile("[“”‘’]")
_WESTERN = re.compile("[!-~\u00a1-\u024f\u0370-\u05ff]")
# Signs that belong to a letter or number beside them, as in 25% and C++; else to nothing.
_ATTACHED = re.compile(r"(?<=[A-Za-z0-9])[-%~^_|\\<>=+*&@$`]+|[-%~^_|\\<>=+*&@$`]+(?=[A-Za-z0-9])")
_SINGLE = re.compile("(?<!—)—(?!—)")  # a connector; a pair is a dash
_SHARED = re.compile(b"[" + bytes((MIDDLE, CONNECT, DASH, SOLIDUS, ELLIPSIS)) + b"]")
ALWAYS_WIDE = "・‧～〜－／⋯゠"  # shared by no Western script


def classify(text: str) -> bytes:
    """The class of every character; quotes, dashes, dots and strokes that belong to Western text
    are LATIN.  The whole paragraph is looked at, whatever the styles inside it.
    """
    kind = text.translate(_TABLE).encode("latin-1")
    if "—" in text:
        found = bytearray(kind)
        for dash in _SINGLE.finditer(text):
            found[dash.start()] = CONNECT
        kind = bytes(found)
    return _resolve(text, kind) if _WESTERN.search(text) else kind


def _resolve(text: str, kind: bytes) -> bytes:
    """Shared code points: a pair of quotes is Chinese when the character outside its opening mark
    is, or failing that the first inside; an apostrophe between letters is Latin (clreq).
    """
    found = bytearray(kind)
    for match in _ATTACHED.finditer(text):
        start, end = match.span()
        found[start:end] = bytes((LATIN,)) * (end - start)
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
    for shared in _SHARED.finditer(kind):
        at = shared.start()
        if text[at] not in ALWAYS_WIDE and _between_western(found, at):
            found[at] = LATIN
    return bytes(found)


def _between_western(kind: bytearray, at: int) -> bool:
    """Whether a run of one mark stands between Western characters, spaces aside."""
    before, after, last = at - 1, at + 1, len(kind) - 1
    while before >= 0 and kind[before] in (SPACE, kind[at]) and at - before < SEARCH:
        before -= 1
    while after <= last and kind[after] in (SPACE, kind[at]) and after - at < SEARCH:
        after += 1
    sides = kind[max(before, 0) : before + 1] + kind[after : after + 1]
    own = (LATIN,) if kind[at] in (MIDDLE, CONNECT, DASH) else WESTERN
    return len(sides) > 0 and all(side in own for side in sides)


def _is_western(kind: bytes, at: int) -> bool:
    """Whether an opening quote at this place belongs to Western text: what stands outside it is
    Western, and so is the first character inside."""
    before, nearest = at - 1, max(at - SEARCH, -1)
    while before > nearest and kind[before] in (SPACE, OPEN):
        before -= 1
    if before >= 0 and kind[before] not in WESTERN:
        return False
    inside, furthest = at + 1, min(at + SEARCH, len(kind))
    while inside < furthest and kind[inside] in (SPACE, OPEN):
        inside += 1
    return inside < furthest and kind[inside] in WESTERN
