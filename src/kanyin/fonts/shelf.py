"""The faces of a job, each opened when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.diagnostic import NOWHERE, Report, Span
from ..model.names import nearest
from ..model.typeface import FaceEntry
from .face import Face, FaceError


class Shelf:
    """Faces by role.  A later entry of the same role takes the place of an earlier one.

    ``language`` chooses the glyphs of faces that have several regions' forms."""

    def __init__(
        self, entries: Iterable[FaceEntry], report: Report, language: str = "zh-Hans"
    ) -> None:
        self._language = language
        self._entries = {entry.role: entry for entry in entries}
        self._report = report
        self._faces: dict[str, Face | None] = {}
        self._chains: dict[str, tuple[Face, ...]] = {}

    def entries(self) -> tuple[FaceEntry, ...]:
        return tuple(self._entries.values())

    def face(self, role: str, span: Span = NOWHERE) -> Face | None:
        """The face that plays a role; None, and one report, when it cannot be had."""
        if role not in self._faces:
            self._faces[role] = self._open(role, span)
        return self._faces[role]

    def _open(self, role: str, span: Span) -> Face | None:
        entry = self._entries.get(role)
        if entry is None:
            self._report.error("F103", span, role=role, **nearest(role, self._entries))
            return None
        try:
            return Face(role, entry.path, entry.index, self._language)
        except FaceError as error:
            self._report.error("F102", entry.span, path=entry.path.name, reason=error)
            return None

    def chain(self, role: str) -> tuple[Face, ...]:
        """The face of a role and those asked after it, in order, without repeats."""
        if role not in self._chains:
            roles, found = [role], dict[str, Face]()
            while roles:
                name = roles.pop(0)
                face = self.face(name) if name not in found else None
                if face is not None:
                    found[name] = face
                    roles.extend(self._entries[name].fallback)
            self._chains[role] = tuple(found.values())
        return self._chains[role]
