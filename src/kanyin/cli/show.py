"""Diagnostics for people: the place, the line, a mark under what is meant, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from unicodedata import east_asian_width

import click

from ..model.diagnostic import Diagnostic, Severity

WORDS = {Severity.ERROR: ("错误", "red"), Severity.WARNING: ("警告", "yellow")}
LONGEST = 76


def width(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Write diagnostics to standard error."""
    for each in diagnostics:
        echo(render(each))


def echo(text: str) -> None:
    """Write a line to standard error, whatever its encoding can hold."""
    encoding = sys.stderr.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), err=True)


def render(diagnostic: Diagnostic) -> str:
    word, color = WORDS[diagnostic.severity]
    span = diagnostic.span
    head = click.style(f"{word}[{diagnostic.code}]", fg=color, bold=True)
    rows = [f"{head} {span}  {diagnostic.zh}" if span.file else f"{head} {diagnostic.zh}"]
    if diagnostic.excerpt.strip():
        rows.extend(_excerpt(diagnostic))
    if diagnostic.hint_zh:
        rows.append(f"  提示：{diagnostic.hint_zh}")
    hint = f"; hint: {diagnostic.hint_en}" if diagnostic.hint_en else ""
    rows.append(f"  {diagnostic.severity.value}[{diagnostic.code}]: {diagnostic.en}{hint}")
    return "\n".join(rows)


def _excerpt(diagnostic: Diagnostic) -> Iterable[str]:
    """The source line, cut around the place when it is long, and the mark below it."""
    span = diagnostic.span
    line = diagnostic.excerpt.replace("\t", " ")
    column = min(span.column - 1, len(line))
    start = max(0, column - 24)
    shown = line[start : start + LONGEST // 2 + 12]
    prefix = "…" if start else ""
    suffix = "…" if start + len(shown) < len(line) else ""
    marked = line[column : column + max(span.length, 1)][: len(shown) - (column - start)]
    gutter = f"{span.line:>5} │ "
    yield f"{gutter}{prefix}{shown}{suffix}"
    pad = width(prefix + line[start:column])
    yield f"{'':>5} │ {' ' * pad}{'━' * max(width(marked), 1)}"
