"""Scheme files: how pages are arranged on sheets, in the words of model/sheet.py."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from ..model.diagnostic import Report, Span
from ..model.sheet import Scheme
from ..model.units import Length, millimetres
from .build import WANTED, make, wrong_type
from .nodes import Node, Scalar, load, read_text

WANTED[Length] = ("长度", "a length", "3mm、0.12mm")


def read_scheme(path: Path, report: Report) -> Scheme | None:
    """A scheme's file; None when it cannot be read, which is reported."""
    file = str(path)
    text = read_text(path, file, report)
    node = load(text, file, report) if text is not None else None
    if node is None:
        if text is not None and not report.failed:
            report.error("S103", Span(file, 1, 1), key="scheme")
        return None
    found: Scheme | None = make(Scheme, node, report, _SPECIAL, "scheme")
    return found and replace(found, span=Span(file, 1, 1))


def _length(node: Node, report: Report) -> Any:
    if isinstance(node, Scalar):
        try:
            return millimetres(node.text)
        except ValueError:
            pass
    wrong_type(report, node, "长度 length", Length)
    return None


_SPECIAL: dict[Any, Any] = {Length: _length}
