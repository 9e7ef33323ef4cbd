"""The faces a shelf may hold, as fonts.yaml lists them."""

from dataclasses import dataclass, field
from pathlib import Path

from .diagnostic import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class FaceEntry:
    """One line of fonts.yaml: the role a face plays, its file, and where it comes from.

    ``index`` is the face's number in a collection (TTC); ``fallback`` the roles that are asked,
    in order, for a character this face does not have.
    """

    role: str
    path: Path
    index: int = 0
    fallback: tuple[str, ...] = ()
    source: str = ""
    version: str = ""
    licence: str = ""
    sha256: str = ""
    span: Span = field(default=NOWHERE, compare=False)
