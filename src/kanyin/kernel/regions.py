"""What differs by region and by house style: data only.

A full-width mark's cell is a body with blanks before and after it; amounts are eighths of an em.
"""

from functools import cache
from typing import NamedTuple

from .classes import (
    ALIEN,
    CLOSE,
    CONNECT,
    DASH,
    DIGIT,
    DOUBLE,
    ELLIPSIS,
    EXCLAIM,
    HAN,
    ITERATE,
    LATIN,
    MIDDLE,
    OPEN,
    PAUSE,
    PREFIX,
    SEMI,
    SIGN,
    SMALL,
    SOLIDUS,
    SPACE,
    STOP,
    SUFFIX,
    TRAILING,
    TURN,
    WIDE_SPACE,
)  # fmt: skip

# Levels of adjustment, in clreq's order.  Shrinking takes 1 to 7, stretching SPACE, GAP, then all.
END, WORD, POINT, BRACKET, COMMA, GAP, FULL = range(1, 8)
LEVEL_OF = {
    OPEN: BRACKET, CLOSE: BRACKET, PAUSE: COMMA, SEMI: COMMA, STOP: FULL, EXCLAIM: FULL,
    MIDDLE: POINT,
}  # fmt: skip
HALF = 4

# The blanks before and after a mark's body.  On the mainland they lie at one side; in Taiwan and
# Hong Kong the point marks stand in the middle of their cells.
_MAINLAND = {OPEN: (4, 0), MIDDLE: (0, 0), DOUBLE: (0, 0), WIDE_SPACE: (0, 0)} | dict.fromkeys(
    TRAILING, (0, 4)
)
_CENTRED = _MAINLAND | {PAUSE: (2, 2), SEMI: (2, 2), STOP: (2, 2), EXCLAIM: (0, 0), MIDDLE: (2, 2)}
BLANKS = {"zh-Hans-CN": _MAINLAND, "zh-Hant-TW": _CENTRED, "zh-Hant-HK": _CENTRED}
SIDES = ((0, 620), (380, 1000), (190, 810))  # thousandths of an em: ink at the left, right, middle


def stands_right(region: str, kind: int, left: int, right: int) -> bool:
    """Whether a mark's ink, from ``left`` to ``right``, lies where the region has it, so that its
    blank is where it is to be taken from."""
    before, after = BLANKS[region].get(kind, (0, 0))
    if before == after == 0 or right <= left:
        return True
    first, last = SIDES[2 if before == after else 0 if after > before else 1]
    return first <= left and right <= last


# The cell of the interpunct and of the stroke between words.
CELLS = {"zh-Hans-CN": HALF, "zh-Hant-TW": 2 * HALF, "zh-Hant-HK": 2 * HALF}

HANGS_IN = ("zh-Hans-CN",)  # 标点悬挂: elsewhere in vertical text only
# 标点排式: whether marks that meet are squeezed, and which classes are set half-width throughout.
_NOT_STOPS = (OPEN, CLOSE, PAUSE, SEMI)
WIDTHS = {
    "quanjiao": (True, ()),
    "kaiming": (True, _NOT_STOPS),
    "banjiao": (True, (*_NOT_STOPS, STOP, EXCLAIM)),
    "hangmo": (False, ()),
    "plain": (False, ()),
}
_WEST = (DIGIT, LATIN)
_EAST = (HAN, ITERATE, SMALL)


class Glue(NamedTuple):
    """What stands between two classes, in eighths of an em.

    ``natural`` is added to the glyphs' own advances.  ``give`` may be taken away again, and
    ``open`` added, at ``level``.  A line that ends here drops ``tail`` (``spare`` more where it
    must), one that starts here ``head``.  ``fixed``: justification never opens it.  ``lead`` is
    what of ``natural`` belongs to the cell of the mark that follows, which ``owns`` what is given.
    """

    natural: int = 0
    level: int = 0
    give: int = 0
    open: int = 0
    tail: int = 0
    spare: int = 0
    head: int = 0
    fixed: bool = False
    lead: int = 0
    owns: bool = False


class Rules(NamedTuple):
    """A house style; ``gap`` is what stands between Han and Western text."""

    region: str = "zh-Hans-CN"
    widths: str = "quanjiao"
    line_end: str = "half"
    gap: int = 2


@cache
def glue_table(rules: Rules) -> dict[bytes, Glue]:
    """The glue of every pair of classes that has any; the rest stands solid."""
    classes = range(ALIEN + 1)
    table = {
        bytes((left, right)): _glue(rules, left, right) for left in classes for right in classes
    }
    return {pair: glue for pair, glue in table.items() if glue != Glue()}


def _glue(rules: Rules, left: int, right: int) -> Glue:
    if SPACE in (left, right):
        return _beside_space(rules, left, right)
    west = (*_WEST, PREFIX, SUFFIX, SIGN)
    if (left in west and right in west) or left == right in (DASH, ELLIPSIS):
        return Glue(fixed=True)
    if (left in _EAST and right in _WEST) or (left in _WEST and right in _EAST):
        return _gap(rules)
    if left in (CONNECT, SOLIDUS) or right in (CONNECT, SOLIDUS):
        return _marks(rules, left, right)._replace(fixed=True, open=0)
    return _marks(rules, left, right)


def _gap(rules: Rules) -> Glue:
    least, most = min(rules.gap, 1), HALF
    return Glue(natural=rules.gap, level=GAP, give=rules.gap - least, open=most - rules.gap,
                tail=rules.gap)  # fmt: skip


def _beside_space(rules: Rules, left: int, right: int) -> Glue:
    """Spaces themselves are seen to where their width is known; here only what marks give."""
    other = _marks(rules, left, right)
    if left == SPACE:  # the space after all gives, or opens, for both
        other = other._replace(level=0, give=0, owns=False)
    return other._replace(fixed=right == SPACE, tail=0, spare=0)


def half_ends(rules: Rules, mark: int) -> int:
    """What a mark always gives at a line's end, in eighths, of the blank that its cell has."""
    blank = BLANKS[rules.region].get(mark, (0, 0))[1]
    halves = rules.line_end == "half" and rules.widths != "plain"
    return blank if halves and blank == HALF and mark not in WIDTHS[rules.widths][1] else 0


def _marks(rules: Rules, left: int, right: int) -> Glue:
    """Two blanks that meet keep one half; a half that faces a mark goes (clreq 标点挤压)."""
    squeezed, halved = WIDTHS[rules.widths]
    blanks = BLANKS[rules.region]
    after, before = blanks.get(left, (0, 0))[1], blanks.get(right, (0, 0))[0]
    both = left in blanks and right in blanks
    lost_after = after if left in halved else 0
    lost_before = before if right in halved else 0
    if squeezed and both:
        if before == HALF:
            lost_before = HALF
        elif after == HALF:
            lost_after = HALF
    natural = -lost_after - lost_before
    left_over = after + before + natural
    level = 0
    if squeezed and left_over:
        owner = right if right == OPEN else left if after else right
        level = LEVEL_OF[owner]
    owns = bool(left_over and level and right == OPEN and not after)
    whole = after == HALF and rules.widths != "plain"
    ends = after if whole and rules.line_end == "half" else 0
    spare = after if whole and rules.line_end == "half-if-needed" else 0
    starts = before if before == HALF and squeezed else 0
    if right == TURN or left == TURN:
        level = natural = 0
    return Glue(
        natural=natural, level=level, give=left_over if level else 0,
        tail=natural + ends, spare=spare, head=starts, lead=-lost_before if natural else 0,
        owns=owns,
    )  # fmt: skip
