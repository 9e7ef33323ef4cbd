"""markdown-it with tables, emphasis beside Chinese marks, and four more kinds of stress.

``^2^`` is superscript and ``~2~`` subscript; neither holds a space.  ``++词++`` is underlined and
``==词==`` highlighted; these pair as emphasis does, but never open behind a Western letter or
digit nor close before one, so that ``C++`` and ``a==b`` stay what was typed.
"""

from __future__ import annotations

import re
from unicodedata import category

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from .flanking import Inline, is_cjk

SCRIPTS = {"^": "superscript", "~": "subscript"}
PAIRS = {"+": "underline", "=": "highlight"}
# What a script may hold: no space, no mark between clauses; and ^_^ is a face.
INSIDE = {
    "^": re.compile(r"(?!_\Z)[^\s，。；：！？]+"),
    "~": re.compile(r"[^\s、，。；：！？]+"),
}
BRACKETS = dict(zip("([{（［【〔", ")]}）］】〕", strict=True))


def parser() -> MarkdownIt:
    """CommonMark with tables and our stress; HTML is text, and indented text is a paragraph."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")
    inline = Inline()
    inline.ruler, inline.ruler2 = markdown.inline.ruler, markdown.inline.ruler2
    inline.ruler.after("emphasis", "script", _script)
    inline.ruler.after("script", "pair", _pair)
    inline.ruler2.after("emphasis", "pair", _settle)
    markdown.inline = inline
    return markdown


def _is_western(char: str) -> bool:
    """A letter or a digit that is not Chinese."""
    return (category(char)[0] == "L" or char.isdecimal()) and not is_cjk(char)


def _around(state: StateInline, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a stretch; a space where there is none."""
    before = state.src[start - 1] if start > 0 else " "
    return before, state.src[end] if end < state.posMax else " "


def _script(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it: a whole superscript or subscript, its inside read in turn."""
    start, limit = state.pos, state.posMax
    kind = SCRIPTS.get(state.src[start])
    if silent or kind is None:
        return False
    end = _closing(state)
    if end < 0 or not _is_script(state.src[start : end + 1], *_around(state, start, end + 1)):
        return False
    state.push(f"{kind}_open", "", 1)
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", "", -1)
    state.pos, state.posMax = end + 1, limit
    return True


def _closing(state: StateInline) -> int:
    """Where the marker at the state's place stands next, outside code and links; -1: nowhere."""
    start, marker = state.pos, state.src[state.pos]
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] != marker:
        state.md.inline.skipToken(state)
    end, state.pos = state.pos, start
    return end if end < state.posMax else -1


def _is_script(text: str, before: str, after: str) -> bool:
    """Whether ``^…^`` or ``~…~`` is a script, and neither two footnotes nor the ranges of
    ``3~5天和7~9天``: brackets inside pair, no digit follows, and Chinese stands inside only where
    it does not run on from one Western word to another, nor below a Chinese character.
    """
    marker, inside = text[0], text[1:-1]
    if marker in (before, after) or after.isdecimal():
        return False
    if not INSIDE[marker].fullmatch(inside) or not _are_paired(inside):
        return False
    if not any(map(is_cjk, inside)):
        return True
    if marker == "~" and (is_cjk(before) or before.isdecimal() or before.isspace()):
        return False
    return is_cjk(before) or not _is_western(after)


def _are_paired(text: str) -> bool:
    """Whether every bracket in a text is opened and closed there."""
    wanted: list[str] = []
    for char in text:
        if char in BRACKETS:
            wanted.append(BRACKETS[char])
        elif char in BRACKETS.values() and (not wanted or wanted.pop() != char):
            return False
    return not wanted


def _pair(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it: a run of ``+`` or ``=``.

    A run of two may open or close; one of four between two words closes the first and opens the
    second; any other is text.
    """
    start, marker = state.pos, state.src[state.pos]
    if silent or marker not in PAIRS:
        return False
    scanned = state.scanDelims(start, True)
    state.pos += scanned.length
    before, after = _around(state, start, state.pos)
    opens = scanned.can_open and not _is_western(before)
    closes = scanned.can_close and not _is_western(after)
    if scanned.length == 2:
        _delimit(state, marker, opens, closes)
    elif scanned.length == 4 and opens and closes:
        _delimit(state, marker, False, True)
        _delimit(state, marker, True, False)
    else:
        state.push("text", "", 0).content = marker * scanned.length
    return True


def _delimit(state: StateInline, marker: str, opens: bool, closes: bool) -> None:
    """Push two markers as text that may yet open or close."""
    state.push("text", "", 0).content = marker * 2
    at = len(state.tokens) - 1
    state.delimiters.append(Delimiter(ord(marker), 0, at, -1, opens, closes))


def _settle(state: StateInline) -> None:
    """A second rule of markdown-it: the runs that found each other become tokens of a kind."""
    metas = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *metas):
        for opening in delimiters:
            kind = PAIRS.get(chr(opening.marker))
            if kind is None or opening.end < 0:
                continue
            first, last = state.tokens[opening.token], state.tokens[delimiters[opening.end].token]
            first.type, first.nesting, first.content = f"{kind}_open", 1, ""
            last.type, last.nesting, last.content = f"{kind}_close", -1, ""
