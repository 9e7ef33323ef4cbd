"""Nodes to frozen dataclasses, by the types of their fields; every misfit is reported."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ..model.content import Copy, PictureFile
from ..model.diagnostic import Report
from ..model.names import nearest, unknown
from .nodes import Mapping, Node, Scalar, Sequence

# What a field of a type is called in a message, and an example of it.
WANTED: dict[Any, tuple[str, str, str]] = {
    str: ("文字", "text", "名称"),
    Copy: ("文字", "text", "一段文字"),
    PictureFile: ("图片路径", "a picture's path", "art/photo.jpg"),
    int: ("整数", "a whole number", "2"),
    bool: ("true 或 false", "true or false", "true"),
    tuple: ("列表", "a list", "[一, 二]"),
}
FOUND = {Scalar: ("文字", "text"), Mapping: ("键值组", "a mapping"), Sequence: ("列表", "a list")}

# A reader of one field type that a caller adds: the node, and where to report; None on error.
Special = Callable[[Node, Report], Any]


def wrong_type(report: Report, node: Node, key: str, kind: Any) -> None:
    wanted = WANTED.get(kind, ("键值组", "a mapping", "{键: 值}"))
    found = FOUND[type(node)]
    if isinstance(node, Scalar):
        shown = node.text[:40]
        found = (f"“{shown}”", repr(shown)) if shown else ("空值", "nothing")
    report.error(
        "S102", node.span, key=key, wanted_zh=wanted[0], wanted_en=wanted[1],
        found_zh=found[0], found_en=found[1], example=wanted[2],
    )  # fmt: skip


@cache
def _fields(kind: type) -> tuple[dict[str, Any], tuple[str, ...], bool]:
    """The field types of a dataclass by the names used in files, which must be there, and whether
    it knows its place."""
    hints = get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.name != "span"]
    required = tuple(
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )
    return {field.name: hints[field.name] for field in fields}, required, "span" in hints


def make(kind: type, node: Node, report: Report, special: dict[Any, Special], key: str = "") -> Any:
    """Make a dataclass from a mapping; what is wrong is reported, what is right is kept.

    Returns None only when a required field cannot be had.
    """
    if isinstance(node, Scalar) and not node.text:
        node = Mapping((), node.span)
    if not isinstance(node, Mapping):
        wrong_type(report, node, key or kind.__name__.lower(), kind)
        return None
    hints, required, placed = _fields(kind)
    values: dict[str, Any] = {}
    for name, value in node.pairs:
        field = name.text.replace("-", "_")
        if field not in hints:
            known = tuple(hint.replace("_", "-") for hint in hints)
            report.error("S101", name.span, key=name.text, **nearest(name.text, known))
            continue
        values[field] = convert(hints[field], value, name.text, report, special)
        if field in required and _is_empty(values[field]):
            report.error("S103", value.span, key=name.text)
            values[field] = None
    mistaken = {name for name, value in values.items() if value is None}
    values = {name: value for name, value in values.items() if value is not None}
    missing = [name for name in required if name not in values]
    for wanting in missing:
        if wanting not in mistaken:
            report.error("S103", node.span, key=wanting)
    if missing:
        return None
    if placed:
        values["span"] = node.span
    return kind(**values)


def _is_empty(value: Any) -> bool:
    """What must be there must also say something."""
    return value == () or (isinstance(value, Copy) and not value.text.strip())


def convert(kind: Any, node: Node, key: str, report: Report, special: dict[Any, Special]) -> Any:
    """One value of a field; None when it does not fit, which has been reported."""
    if kind in special:
        return special[kind](node, report)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (option for option in get_args(kind) if option is not type(None))
        return convert(inner, node, key, report, special)
    if origin is tuple:
        return _tuple(get_args(kind)[0], node, key, report, special)
    if origin is Literal:
        return _choice(get_args(kind), node, key, report)
    if dataclasses.is_dataclass(kind) and kind not in (Copy, PictureFile):
        return make(kind, node, report, special, key)  # type: ignore[arg-type]
    if not isinstance(node, Scalar):
        wrong_type(report, node, key, kind)
        return None
    return _scalar(kind, node, key, report)


def _scalar(kind: Any, node: Scalar, key: str, report: Report) -> Any:
    text = node.text
    if kind is Copy:
        return Copy(text.strip("\n"), node.span)
    if kind is PictureFile:
        return PictureFile(text, node.span)
    if kind is str:
        return text
    if kind is bool and text in ("true", "false"):
        return text == "true"
    if kind is int and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    wrong_type(report, node, key, kind)
    return None


def _tuple(
    kind: Any, node: Node, key: str, report: Report, special: dict[Any, Special]
) -> tuple[Any, ...] | None:
    if not isinstance(node, Sequence):
        wrong_type(report, node, key, tuple)
        return None
    found = [convert(kind, item, key, report, special) for item in node.items]
    return tuple(value for value in found if value is not None)


def _choice(known: tuple[str, ...], node: Node, key: str, report: Report) -> str | None:
    if isinstance(node, Scalar) and node.text in known:
        return node.text
    text = node.text if isinstance(node, Scalar) else ""
    unknown(report, text, node.span, known, f"{key} 取值", f"value of {key}")
    return None
