"""YAML to nodes: every scalar stays the text that was typed, every node keeps its place.

PyYAML's event stream is read directly, within bounds: no tags, no aliases on collections, and a
limit on size, depth and the number of nodes.  Nothing in a file can make the reader recurse,
construct or import anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeAlias

import yaml

from ..model.diagnostic import Report, Span

LARGEST = 4 * 1024 * 1024
DEEPEST = 32
MOST = 200_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no text, and no XML
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """``style`` is "" for plain text, else the quote or the block mark it was written with."""

    text: str
    span: Span
    style: str = ""


class Mapping(NamedTuple):
    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence


class _StopError(Exception):
    """The file cannot be read on; the report already says why."""


def read_text(path: Path, file: str, report: Report) -> str | None:
    """The text of a file, a leading byte order mark dropped; None when it cannot be had."""
    try:
        if path.exists() and not path.is_file():
            report.error("E102", Span(file, 0, 0), path=file, reason="not a regular file")
            return None
        if path.stat().st_size > LARGEST:
            report.error("Y003", Span(file, 0, 0), what=f"{path.stat().st_size} B", limit=LARGEST)
            return None
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.error("Y001", Span(file, 0, 0), reason=f"byte {error.start}")
        return None
    except OSError as error:
        report.error("E102", Span(file, 0, 0), path=file, reason=error.strerror)
        return None
    text = text.replace("\r\n", "\n")
    report.source(file, text)
    control = CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        report.error("Y006", Span(file, line, column), code=f"U+{ord(control[0]):04X}")
        return None
    return text


def load(text: str, file: str, report: Report, first: int = 1) -> Node | None:
    """The one document of a YAML text; None when it is empty or cannot be read.

    ``first`` is the line of the file on which the text begins.
    """
    builder = _Builder(file, report, first)
    try:
        return builder.document(yaml.parse(text, Loader=_Loader))
    except _StopError:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = builder.span(mark) if mark else Span(file, first, 1)
        if "nesting" in str(error.problem):  # PyYAML's own limit, which it may meet first
            report.error("Y003", span, what="depth", limit=DEEPEST)
            return None
        hint_zh, hint_en = _advice(error, text, span.line - first)
        report.error("Y002", span, reason=error.problem, hint_zh=hint_zh, hint_en=hint_en)
    except (yaml.YAMLError, ValueError) as error:
        reason = str(getattr(error, "reason", error)).split("\n", 1)[0]
        hint = ("删去不可见的控制字符", "remove control characters")
        report.error("Y002", Span(file, first, 1), reason=reason, hint_zh=hint[0], hint_en=hint[1])
    return None


def _advice(error: yaml.MarkedYAMLError, text: str, row: int) -> tuple[str, str]:
    """What most often lies behind a syntax error, seen from its line."""
    lines = text.split("\n")
    near = lines[max(row - 1, 0) : row + 1]
    if any("\t" in line[: len(line) - len(line.lstrip())] for line in near):
        return "缩进请用空格，不用制表符", "indent with spaces, not tabs"
    if any("：" in line and ":" not in line for line in near):
        return "键后请用半角冒号加空格“: ”", "put a half-width colon and a space after the key"
    if "mapping values" in str(error.problem):
        return "值里有“: ”时请加引号", "put the value in quotes where it holds “: ”"
    return "请检查此行的缩进、引号与括号", "check the line's indent, quotes and brackets"


class _Builder:
    """Turns events into nodes with an explicit stack."""

    def __init__(self, file: str, report: Report, first: int) -> None:
        self._file, self._report, self._first = file, report, first
        self._named: dict[str, Scalar | None] = {}
        self._count = 0

    def span(self, mark: Any, length: int = 1) -> Span:
        return Span(self._file, mark.line + self._first, mark.column + 1, length)

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: list[Node] = []
        stack: list[tuple[list[Node], Span, bool]] = [(root, Span(self._file, 1, 1), False)]
        for event in events:
            if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
                stack[-1][0].append(self._scalar(event))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._check(event)
                if len(stack) > DEEPEST:
                    self._refuse("Y003", event, what=f"depth {len(stack)}", limit=DEEPEST)
                mapping = isinstance(event, yaml.MappingStartEvent)
                stack.append(([], self.span(event.start_mark), mapping))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                items, span, mapping = stack.pop()
                node = self._mapping(items, span) if mapping else Sequence(tuple(items), span)
                stack[-1][0].append(node)
            elif isinstance(event, yaml.DocumentStartEvent) and root:
                words = {"what_zh": "多个文档", "what_en": "several documents"}
                self._refuse("Y004", event, **words)
        return root[0] if root else None

    def _scalar(self, event: Any) -> Scalar:
        self._check(event)
        if isinstance(event, yaml.AliasEvent):
            found = self._named.get(str(event.anchor))
            if found is None:
                self._refuse(
                    "Y004", event, what_zh="集合别名（*）", what_en="aliases of collections"
                )
            return found
        length = event.end_mark.column - event.start_mark.column
        one_line = event.end_mark.line == event.start_mark.line
        span = self.span(event.start_mark, max(length, 1) if one_line else 1)
        node = Scalar(event.value, span, event.style or "")
        control = CONTROL.search(event.value)  # written as an escape
        if control is not None:
            self._report.error("Y006", span, code=f"U+{ord(control[0]):04X}")
        if event.anchor:
            self._named[event.anchor] = node
        return node

    def _check(self, event: Any) -> None:
        self._count += 1
        if self._count > MOST:
            self._refuse("Y003", event, what=f"{self._count} nodes", limit=MOST)
        if getattr(event, "tag", None) not in (None, "!"):
            self._refuse("Y004", event, what_zh=f"标签 {event.tag}", what_en=f"tags ({event.tag})")
        if event.anchor and isinstance(event, yaml.CollectionStartEvent):
            self._named[event.anchor] = None

    def _refuse(self, code: str, event: Any, **values: object) -> NoReturn:
        self._report.error(code, self.span(event.start_mark), **values)
        raise _StopError

    def _mapping(self, items: list[Node], span: Span) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                hint = {"hint_zh": "键须是一个词", "hint_en": "a key is a single word"}
                self._report.error("Y002", key.span, reason="key is not a scalar", **hint)
                continue
            if key.text in pairs:
                line = pairs[key.text][0].span.line
                self._report.error("Y005", key.span, key=key.text, line=line)
                continue
            pairs[key.text] = (key, value)
        return Mapping(tuple(pairs.values()), span)
