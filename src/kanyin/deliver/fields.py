"""Fields in a subject and a body: {column} is filled from a row of the list, {{ is a brace."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..model.diagnostic import Report, Span
from ..model.mail import Party
from ..model.names import nearest

PART = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")

NONE = {"near_zh": "名单由 --list 给出。", "near_en": "--list names a list. ", "known": "–"}


@dataclass(frozen=True, slots=True)
class Template:
    """Text, and between its stretches the names of columns: one more stretch than names."""

    stretches: tuple[str, ...]
    names: tuple[str, ...] = ()

    def shown(self) -> str:
        """The text with the names of its fields, for people."""
        fields = ("{" + name + "}" for name in self.names)
        return "".join(a + b for a, b in zip(self.stretches, (*fields, ""), strict=True))

    def fill(self, party: Party, report: Report) -> str:
        """The text for one party; D204 where a cell that is wanted is empty."""
        parts = [self.stretches[0]]
        for name, stretch in zip(self.names, self.stretches[1:], strict=True):
            cell = party.cells[name]
            if not cell:
                report.error("D204", party.span, name=name, address=party.key)
            parts += [cell, stretch]
        return "".join(parts)


def read_template(text: str, file: str, columns: Collection[str], report: Report) -> Template:
    """A text with its fields found; D203 for one that the list does not have, D205 for a brace
    that belongs to none."""
    report.source(file, text)
    stretches, names, at = [""], [], 0
    for match in PART.finditer(text):
        stretches[-1] += text[at : match.start()]
        at = match.end()
        if match[0] in ("{{", "}}"):
            stretches[-1] += match[0][0]
            continue
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        span = Span(file, line, column, len(match[0]))
        if match[1] is None:
            report.error("D205", span, brace=match[0])
        elif (name := match[1].strip()) not in columns:
            report.error("D203", span, name=name, **(nearest(name, columns) if columns else NONE))
        else:
            names.append(name)
            stretches.append("")
    stretches[-1] += text[at:]
    return Template(tuple(stretches), tuple(names))
