"""Scheme files: how pages are arranged on sheets, in the words of model/sheet.py."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from ..model.diagnostic import Report, Span
from ..model.sheet import Scheme
from ..model.units import Length, mpt
from .build import WANTED, make, wrong_type
from .nodes import Node, Scalar, load, read_text

WANTED[Length] = ("带单位的长度", "a length with its unit", "3mm、0.12mm")


def read_scheme(path: Path, report: Report) -> Scheme | None:
    """A scheme's file; None when it cannot be read, which is reported."""
    file = path.name
    text = read_text(path, file, report)
    node = load(text, file, report) if text is not None else None
    if node is None:
        if text is not None and not report.failed:
            report.error("S103", Span(file, 1, 1), key="scheme")
        return None
    found: Scheme | None = make(Scheme, node, report, _SPECIAL, "scheme")
    return found and replace(found, span=Span(file, 1, 1))


def _length(node: Node, report: Report) -> Any:
    """No length of a scheme is less than nothing."""
    if isinstance(node, Scalar):
        try:
            length = mpt(node.text)
        except ValueError:
            length = -1
        if length >= 0:
            return Length(length)
    wrong_type(report, node, "", Length)
    return None


_SPECIAL: dict[Any, Any] = {Length: _length}
