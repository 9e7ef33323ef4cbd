"""markdown-it with emphasis that opens and closes beside Chinese characters and marks.

CommonMark's rule takes ``**重点：**后文`` for plain asterisks, because the closing run stands
between a mark and a letter.  The rule here follows the CJK-friendly amendment to that rule: a run
beside a mark also opens or closes when its other neighbour is a Chinese character.
"""

from __future__ import annotations

from typing import Any
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned


def is_cjk(char: str) -> bool:
    """A character or a mark as wide as Han, or a selector behind one."""
    return east_asian_width(char) in "WFH" or "\ufe00" <= char <= "\ufe0f"


def _is_mark(char: str) -> bool:
    """A mark that is not itself Chinese: those never hinder emphasis."""
    return not is_cjk(char) and (isMdAsciiPunct(ord(char)) or isPunctChar(char))


class Inline(ParserInline):
    """The inline parser, reading runs of markers by the friendlier rule."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: Any) -> Any:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        mark_before, mark_after = _is_mark(before), _is_mark(after)
        blank_before, blank_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
        left = not blank_after and (not mark_after or blank_before or mark_before or is_cjk(before))
        right = not blank_before and (not mark_before or blank_after or mark_after or is_cjk(after))
        opens = left and (canSplitWord or not right or isPunctChar(before) or mark_before)
        closes = right and (canSplitWord or not left or isPunctChar(after) or mark_after)
        return Scanned(opens, closes, end - start)
