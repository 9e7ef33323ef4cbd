"""kanyin check --copy: the marks of content files held against GB/T 15834, and mended in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .keep import keep
from .kernel.copyedit import PASSES, WHY, Change, correct, corrected
from .model.diagnostic import Report, Span
from .read.nodes import Mapping, Scalar, Sequence, load, read_text
from .read.paths import inside
from .read.texts import Words, words_of
from .stock import locate

Row = tuple[Words, tuple[Change, ...]]


def check_copy(publication: Path, fix: bool, report: Report) -> tuple[int, int]:
    """Tell, or with ``fix`` mend, every mark that should be another; how many were mended, and
    how many are left.

    Comments, keys and the form of the files stay as they are; what has escapes or folded lines is
    told and left to its author."""
    folder, name = locate(publication)
    mended = left = 0
    for file, path in _files(folder, name, report):
        found = _found(path, file, report)
        for _ in range(PASSES if fix else 0):
            placed = [row for row in found if row[0].placed]
            if not placed:
                break
            mended += sum(len(changes) for _, changes in placed)
            _mend(path, placed)
            found = _found(path, file, report)
        left += sum(len(changes) for _, changes in found)
        _tell(found, file, report)
    return mended, left


def _files(folder: Path, name: str, report: Report) -> Iterator[tuple[str, Path]]:
    """The publication's own file, and the sections it names."""
    yield name, folder / name
    text = read_text(folder / name, name, report)
    node = load(text, name, report) if text is not None else None
    pairs = node.pairs if isinstance(node, Mapping) else ()
    for key, value in pairs:
        if key.text == "sections" and isinstance(value, Sequence):
            for item in value.items:
                if isinstance(item, Scalar):
                    path = inside(folder, item.text, item.span, report)
                    if path is not None:
                        yield item.text, path


def _found(path: Path, file: str, report: Report) -> list[Row]:
    text = read_text(path, file, report)
    rows = []
    for words in words_of(text or "", file):
        changes = tuple(
            change for change in correct(words.text) if not _touches(change, words.kept)
        )  # fmt: skip
        if changes:
            rows.append((words, changes))
    return rows


def _touches(change: Change, kept: tuple[tuple[int, int], ...]) -> bool:
    end = change.at + len(change.before)
    return any(change.at < last and end > first for first, last in kept)


def _tell(found: list[Row], file: str, report: Report) -> None:
    for words, changes in found:
        for change in changes:
            zh, en = WHY[change.why]
            at, length = (change.at, len(change.before)) if words.placed else (0, 1)
            span = Span(file, words.line, words.column + at + 1, length)
            report.warn(
                "N203", span, line=words.line, before=change.before, after=change.after,
                zh=zh, en=en,
            )  # fmt: skip


def _mend(path: Path, found: list[Row]) -> None:
    """Write a file again with its words changed, whole or not at all; every line keeps its end."""
    raw = path.read_bytes()
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    lines = raw[len(mark) :].decode("utf-8").split("\n")
    for words, changes in sorted(found, key=lambda row: (row[0].line, row[0].column), reverse=True):
        line, end = lines[words.line - 1], words.column + len(words.text)
        mended = corrected(words.text, changes)
        lines[words.line - 1] = line[: words.column] + mended + line[end:]
    keep(path, mark + "\n".join(lines).encode("utf-8"))
