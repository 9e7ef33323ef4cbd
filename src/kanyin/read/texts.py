"""Where the words of a content file stand in it, so that they can be mended in place.

What is not words stays as it is: keys, comments, paths, marks of YAML and Markdown, code and
addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.diagnostic import Report
from .content import split_front
from .nodes import Mapping, Node, Scalar, Sequence, load

# Keys whose values are not words.
NAMES = {
    "layout", "part", "style", "picture", "language", "date", "sections", "width", "place", "level",
    "lines", "columns", "start", "ordered", "ornament", "own",
}  # fmt: skip
_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})\s*(\S*)")
# What Markdown means by it: addresses of links and pictures, marks of tables, of lists and of
# headings, escapes, tags, and what is code.
_SYNTAX = re.compile(
    r"\]\(<[^>\n]*>[^)\n]*\)|\]\((?:[^()\n]|\([^()\n]*\))*\)|!(?=\[)|^\s*(?:#{1,6}|[>\s]+|[-*+]|\d+[.)])\s"
    r"|<[^>\n]*>|\\[!-/:-@\[-`{-~]|\||&(?:#\d+|\w+);|(`+)(?!`).*?(?<!`)\1(?!`)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s")


class Words(NamedTuple):
    """A stretch of one line (from 1; column from 0), and what in it must not be touched.  Where
    it is not ``placed`` it begins there, and is written otherwise in the file."""

    line: int
    column: int
    text: str
    kept: tuple[tuple[int, int], ...] = ()
    placed: bool = True


def words_of(text: str, file: str) -> Iterator[Words]:
    """The words of a content file, line by line."""
    if file.endswith((".md", ".markdown")):
        front, body, first = split_front(text)
        if front:
            yield from _yaml(front, text, file, 2)
        yield from _markdown(body, text, file, first)
    else:
        yield from _yaml(text, text, file, 1)


def _yaml(part: str, whole: str, file: str, first: int) -> Iterator[Words]:
    node = load(part, file, Report(), first)
    if isinstance(node, Mapping):
        yield from _scalars(node, whole.split("\n"))


def _scalars(node: Node, lines: list[str]) -> Iterator[Words]:
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            for key, value in reversed(one.pairs):
                waiting += [value] if key.text not in NAMES else _mappings(value)
        elif isinstance(one, Sequence):
            waiting += reversed(one.items)
        else:
            yield from _raw(one, lines)


def _mappings(node: Node) -> list[Node]:
    """What of a list of names is no name: a section in place."""
    items = node.items if isinstance(node, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]


def _raw(scalar: Scalar, lines: list[str]) -> Iterator[Words]:
    """A scalar's lines as they stand in the file; one that is written otherwise (escapes, folded
    lines) as a whole, without a place."""
    at, column = scalar.span.line - 1, scalar.span.column - 1
    found: list[Words] = []
    if scalar.style in ("|", ">"):
        line, wanted = at, [one.strip() for one in scalar.text.split("\n") if one.strip()]
        for one in wanted:
            line += 1
            while line < len(lines) and not lines[line].strip():
                line += 1
            if line < len(lines) and lines[line].strip() == one:
                found.append(Words(line + 1, lines[line].index(one), one))
        whole = len(found) == len(wanted)
    else:
        start = column + len(scalar.style)
        whole = at < len(lines) and lines[at][start : start + len(scalar.text)] == scalar.text
        found.append(Words(at + 1, start, scalar.text))
    yield from found if whole else [Words(at + 1, column, scalar.text, placed=False)]


def _markdown(body: str, whole: str, file: str, first: int) -> Iterator[Words]:
    fence = ""
    inside: list[str] = []
    named = False
    for number, line in enumerate(body.split("\n"), first):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2]:
                if named:
                    yield from _yaml("\n".join(inside), whole, file, number - len(inside))
                fence, inside = "", []
            else:
                inside.append(line)
        elif match:
            fence, named = match[1], bool(match[2])
        elif line.strip() and not _DEFINITION.match(line):
            kept = tuple(found.span() for found in _SYNTAX.finditer(line))
            yield Words(number, 0, line, kept)
