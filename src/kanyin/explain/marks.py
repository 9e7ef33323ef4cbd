"""The checker's own lists of characters, after clreq and GB/T 15834: an independent judge shares
only the classes with the kernel that it judges."""

from __future__ import annotations

import re

OPENING = "“‘（〔［｛《〈「『【〖〘〚〝｟"
UNBEGUN = "”’）〕］｝》〉」』】〗〙〛〞〟｠、，；：。．"  # no paragraph begins with these
TRAILING = UNBEGUN + "？！"  # marks with a blank right half
UNFINISHED = "，、；“‘（《〈「『"  # no paragraph ends with these
SENTENCE = "。．？！：；”’」』）"  # what ends one, or a paragraph
CLOSING = TRAILING + "·・‧–～〜－‐／％‰°℃,;)]}.:!?%"  # what goes with what stands before it

ASCII_NEVER_FIRST = ",;)]}"
ASCII_FIRST_IN_WORDS = ".:!?"  # .com, :root
ASCII_NEVER_LAST = "([{"
ASCII_PROTRUDING = ".,;:!?-\"'"  # what margin kerning lets pass the measure
BULLETS = "•‣▪●○■□◆◇►▶※★☆"
SHARED_BULLETS = "·・‧–—-"  # with a space after them
_LEADER = re.compile(r"(?:[.．·・‧…⋯] ?){6,}")


def is_square(char: str) -> bool:
    """Whether a character is a Han or a kana, which fill one em."""
    return (
        "\u2e80" <= char <= "\u2fdf" or "\u3005" <= char <= "\u3007" or "\u3021" <= char <= "\u30fa"
        or "\u3400" <= char <= "\ua4cf" or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char < "\U000e0000"
    )  # fmt: skip


def is_letter(char: str) -> bool:
    """Whether a character is a letter of a Western word."""
    return char.isalpha() and char < "\u2e80"


def is_digit(char: str) -> bool:
    return "0" <= char <= "9"


def is_western(char: str) -> bool:
    """Whether a character is set like Western ones: letters, digits, and the signs of ASCII."""
    return "!" <= char < "\u2e80" and (char.isalnum() or char.isascii())


def has_leader(text: str) -> bool:
    """Whether a line leads from a title to its page, in a table of contents."""
    return _LEADER.search(text) is not None
