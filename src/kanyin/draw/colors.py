"""Inks as colour operators and colour spaces (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Iterable

from ..repro.inks import Ink
from .numbers import number
from .objects import name_string

PROCESS = {(3, False): "rg", (3, True): "RG", (4, False): "k", (4, True): "K"}
SPOT = "S"  # the first letter of a spot colour's name among a page's resources


def operator(ink: Ink, spots: Iterable[str], stroke: bool = False) -> str:
    """The operator that fills, or strokes, with an ink."""
    values = " ".join(map(number, ink.parts))
    if not ink.spot:
        return f"{values} {PROCESS[len(ink.parts), stroke]}"
    space = f"/{SPOT}{list(spots).index(ink.spot) + 1}"
    return f"{space} {'CS' if stroke else 'cs'} {values} {'SCN' if stroke else 'scn'}"


def separation(name: str, solid: Iterable[float]) -> str:
    """A spot colour's space (8.6.6.4), and what it looks like where it has no plate."""
    full = " ".join(number(part / 100) for part in solid)
    tint = f"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[{full}]/N 1>>"
    return f"[/Separation{name_string(name)}/DeviceCMYK{tint}]"
