"""Where Western text may be divided: the Unicode line breaking algorithm (UAX #14), as its rules.

Chinese text does not come here; kernel.breaks asks for what stands between.
"""

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from unicodedata import category, east_asian_width

from .uax14_data import RANGES

# One letter for each class.  Capital O and P: brackets that are East Asian; i and f: quotes that
# open and close by their category; u: U+2010; D: the dotted circle.
LETTER = {
    "BK": "k", "CR": "r", "LF": "l", "NL": "n", "SP": "s", "ZW": "z", "ZWJ": "j", "CM": "m",
    "WJ": "w", "GL": "g", "CL": "c", "CP": "p", "EX": "x", "SY": "y", "OP": "o", "QU": "q",
    "IS": "t", "NS": "N", "B2": "2", "BA": "b", "HY": "-", "BB": "B", "HL": "h", "AL": "a",
    "NU": "0", "PR": "$", "PO": "%", "ID": "I", "EB": "E", "EM": "e", "CB": "#", "IN": ".",
    "JL": "L", "JV": "V", "JT": "T", "H2": "H", "H3": "3", "AP": "A", "AK": "K", "AS": "S",
    "VI": "v", "VF": "F", "RI": "R", "CJ": "J",
}  # fmt: skip
_ALPHA, _HANGUL, _OPEN, _CLOSE, _QUOTE = "[ahD]", "[LVTH3]", "[oO]", "[cpP]", "[qif]"
_EDGE = "(?:^|(?<=[krlnoOqifgsz]))"
# (what stands before the place) (what follows it): False forbids a break there, True allows one.
# The first rule that speaks decides; where none does, a line may end (LB31).
_RULES = [
    (r"k|r(?!l)|[ln]", "", True), ("r", "l", False),  # LB4, LB5
    ("", "[krln]", False), ("", "[sz]", False), ("zs*", "", True), ("j", "", False),  # LB6-LB8a
    ("", "w", False), ("w", "", False), ("g", "", False), ("[^sbu-]", "g", False),  # LB11-LB12a
    ("", "[cpPxy]", False), (_OPEN + "s*", "", False),  # LB13, LB14
    (_EDGE + "is*", "", False), ("", "f(?:$|[sgwcpPqifxtykrlnz])", False),  # LB15a, LB15b
    ("s", "t0", True), ("", "t", False),  # LB15c, LB15d
    ("[cpP]s*", "N", False), ("2s*", "2", False), ("s", "", True),  # LB16-LB18
    ("", "[qf]", False), ("[qi]", "", False), ("@", "", False),  # LB19; LB19a is done by hand
    ("", "#", True), ("#", "", True),  # LB20
    ("(?:^|(?<=[krlnsz#g]))[-u]", "[aD]", False),  # LB20a
    ("", "[bu-]", False), ("", "N", False), ("B", "", False),  # LB21
    ("h[bu-]", "[^h]", False), ("y", "h", False), ("", r"\.", False),  # LB21a-LB22
    (_ALPHA, "0", False), ("0", _ALPHA, False),  # LB23
    (r"\$", "[IXEe]", False), ("[IXEe]", "%", False),  # LB23a
    (r"[$%]", _ALPHA, False), (_ALPHA, "[$%]", False),  # LB24
    (f"0[yt]*{_CLOSE}?", "[$%]", False), (r"[$%]", _OPEN + "t?0", False),  # LB25
    (r"[$%t-]", "0", False), ("0[yt]*", "0", False),
    ("L", "[LVH3]", False), ("[VH]", "[VT]", False), ("[T3]", "T", False),  # LB26
    (_HANGUL, "%", False), (r"\$", _HANGUL, False), (_ALPHA, _ALPHA, False),  # LB27, LB28
    ("A", "[KDS]", False), ("[KDS]", "[vF]", False), ("[KDS]v", "[KD]", False),  # LB28a
    ("[KDS]", "[KDS]F", False), ("t", _ALPHA, False),  # LB28a, LB29
    (f"(?:{_ALPHA}|0)", "o", False), ("p", f"(?:{_ALPHA}|0)", False),  # LB30
    ("(?:^|(?<=[^R]))(?:RR)*R", "R", False), ("[EX]", "e", False),  # LB30a, LB30b
]  # fmt: skip


@cache
def _patterns() -> list[tuple[re.Pattern[str], bool]]:
    """The rules, each with what it says; made when the first text asks for them."""
    return [
        (re.compile(f"{before}(?={after})" if after else before), can)
        for before, after, can in _RULES
    ]


@cache
def _table() -> tuple[list[int], list[str]]:
    rows = [re.fullmatch("([0-9a-z]+)([A-Z][A-Z0-9]+)", row) for row in RANGES.split()]
    found = [(int(row[1], 36), row[2]) for row in rows if row]
    return list(accumulate(far for far, _ in found)), [name for _, name in found]


@cache
def letter(char: str) -> str:
    """The class of a character, as a letter of the rules above."""
    starts, names = _table()
    found = LETTER[names[bisect_right(starts, ord(char)) - 1]]
    if found == "q":
        return {"Pi": "i", "Pf": "f"}.get(category(char), "q")
    if found in "op" and east_asian_width(char) in "FWH":
        return found.upper()
    if found == "I" and category(char) == "Cn" and 0x1F000 <= ord(char) <= 0x1FFFF:
        return "X"
    return {"\u2010": "u", "\u25cc": "D"}.get(char, found)


def breakable(text: str, small: str = "N") -> bytearray:
    """For each of the n + 1 boundaries, 1 where UAX #14 lets a line end; 0 at the start.

    ``small`` is what small kana count as: N at the strict levels, I at the others (LB1)."""
    whole = "".join(map(letter, text)).replace("J", small)
    allow = bytearray(len(text) + 1)
    kept: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(whole):  # LB9, LB10: marks over a letter are the letter's own
        if sign in "mj" and kept and kept[-1] not in "krlnsz":
            if sign == "j":
                kept[-1] += "j"
            continue
        kept.append({"m": "a", "j": "aj"}.get(sign, sign))
        places.append(at)
    joined = [at for at, sign in enumerate(kept) if len(sign) > 1]
    signs = "".join(sign[0] for sign in kept)
    verdict = _decide(signs, [text[at] for at in places])
    for at in joined:  # LB8a
        if at + 1 < len(verdict) - 1 and whole[places[at + 1] - 1] == "j":
            verdict[at + 1] = 0
    for at, place in enumerate(places):
        allow[place] = verdict[at]
    allow[0], allow[-1] = 0, 1
    return allow


def _decide(signs: str, chars: list[str]) -> bytearray:
    count = len(signs)
    verdict = bytearray(b"\2") * (count + 1)
    for pattern, can in _patterns():
        if pattern.pattern == "@":
            _beside_quotes(signs, chars, verdict)
            continue
        for match in pattern.finditer(signs):
            at = match.end()
            if 0 < at < count and verdict[at] == 2:
                verdict[at] = can
    return verdict.replace(b"\2", b"\1")


def _beside_quotes(signs: str, chars: list[str], verdict: bytearray) -> None:
    """LB19a: a quote clings to what is not East Asian on either side of it."""
    wide = [east_asian_width(char) in "FWH" for char in chars]
    for at, sign in enumerate(signs):
        if sign not in "qif":
            continue
        before = at > 0 and wide[at - 1]
        after = at + 1 < len(signs) and wide[at + 1]
        if at > 0 and verdict[at] == 2 and not (before and after):
            verdict[at] = 0
        if at + 1 < len(signs) and verdict[at + 1] == 2 and not (before and after):
            verdict[at + 1] = 0
