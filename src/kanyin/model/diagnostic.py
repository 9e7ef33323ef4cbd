"""What went wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from .messages import CATALOGUE, Entry


class Span(NamedTuple):
    """A place in a source file; line and column count from one."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Span("", 0, 0)


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: its code, its texts in Chinese and English, its place and the line there."""

    severity: Severity
    code: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str
    span: Span = NOWHERE
    excerpt: str = ""

    def __str__(self) -> str:
        where = f"{self.span}: " if self.span.file else ""
        return f"{where}{self.severity.value}[{self.code}]: {self.en}"


class KanyinError(Exception):
    """Raised at the end of a stage that met errors; carries every diagnostic so far."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    @property
    def exit_code(self) -> int:
        """The gravest way out that any of the errors asks for."""
        return max(CATALOGUE[d.code].exit for d in self.diagnostics if d.severity is Severity.ERROR)


@dataclass(slots=True)
class Report:
    """A push-only list of diagnostics, handed from stage to stage, and the sources they quote."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, list[str]] = field(default_factory=dict)
    _seen: set[tuple[str, Span, str]] = field(default_factory=set)

    def source(self, file: str, text: str) -> None:
        """Keep a source text for the excerpts."""
        self.sources[file] = text.split("\n")

    def error(self, code: str, span: Span = NOWHERE, /, **values: object) -> None:
        self._push(Severity.ERROR, code, span, values)

    def warn(self, code: str, span: Span = NOWHERE, /, **values: object) -> None:
        self._push(Severity.WARNING, code, span, values)

    def take(self, other: Report) -> None:
        """All that another report says, once."""
        for found in other.diagnostics:
            if (found.code, found.span, found.en) not in self._seen:
                self._seen.add((found.code, found.span, found.en))
                excerpt = found.excerpt or self._excerpt(found.span)
                self.diagnostics.append(replace(found, excerpt=excerpt))

    def _push(self, severity: Severity, code: str, span: Span, values: dict[str, object]) -> None:
        entry: Entry = CATALOGUE[code]
        zh, en = entry.zh.format(**values), entry.en.format(**values)
        hint_zh, hint_en = entry.hint_zh.format(**values), entry.hint_en.format(**values)
        if (code, span, en) in self._seen:  # pages are laid out more than once
            return
        self._seen.add((code, span, en))
        self.diagnostics.append(
            Diagnostic(severity, code, zh, en, hint_zh, hint_en, span, self._excerpt(span))
        )

    def _excerpt(self, span: Span) -> str:
        lines = self.sources.get(span.file, [])
        return lines[span.line - 1].rstrip("\r") if 0 < span.line <= len(lines) else ""

    def find(self, span: Span, wanted: str) -> Span:
        """The first place of wanted at or after span in its source; span where it is escaped."""
        lines = self.sources.get(span.file, [])
        for number in range(max(span.line, 1), len(lines) + 1):
            start = span.column - 1 if number == span.line else 0
            column = lines[number - 1].find(wanted, start)
            if column >= 0:
                return Span(span.file, number, column + 1, len(wanted))
        return span

    @property
    def failed(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def stop_on_errors(self) -> None:
        """End the stage: raise when any error was reported."""
        if self.failed:
            raise KanyinError(tuple(self.diagnostics))
