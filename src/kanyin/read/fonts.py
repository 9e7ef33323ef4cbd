"""fonts.yaml to the faces it lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..model.diagnostic import NOWHERE, Report, Span
from ..model.typeface import FaceEntry
from .build import make
from .nodes import load, read_text
from .paths import inside


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    role: str
    file: str
    index: int = 0
    fallback: tuple[str, ...] = ()
    source: str = ""
    version: str = ""
    licence: str = ""
    licence_file: str = ""
    sha256: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    faces: tuple[_Line, ...]


def read_fonts(folder: Path, report: Report) -> tuple[FaceEntry, ...]:
    """The faces that the folder's fonts.yaml lists; none when there is no such file."""
    path = folder / "fonts.yaml"
    if not path.is_file():
        return ()
    file = f"{folder.name}/fonts.yaml"
    text = read_text(path, file, report)
    node = load(text, file, report) if text is not None else None
    listed: _File | None = make(_File, node, report, {}) if node is not None else None
    found = []
    for line in listed.faces if listed else ():
        place = inside(folder, line.file, line.span, report)
        if place is not None:
            found.append(FaceEntry(
                line.role, place, line.index, line.fallback, line.source, line.version,
                line.licence, line.sha256, line.span,
            ))  # fmt: skip
    return tuple(found)
