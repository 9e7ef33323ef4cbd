"""What the operators of a page paint with (ISO 32000-1, 8.4 to 8.7): a light reader that follows
colours, overprint and forms, and passes over paths and strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>|<<|>>|/[^\s()<>\[\]{}/%]*|[-+.\d]+|[A-Za-z'\"*]+",
    re.DOTALL,
)
COLORS = {b"g": "gray", b"rg": "rgb", b"k": "cmyk"}
SHOWS = {b"Tj", b"TJ", b"'", b'"'}
PAINTS = {b"f", b"f*", b"F", b"B", b"B*", b"b", b"b*"}
STROKES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}
DEEPEST = 12  # forms inside forms


class Paint(NamedTuple):
    """A colour: the family of its space, and its numbers."""

    space: str = "gray"
    values: tuple[float, ...] = (0.0,)


class State(NamedTuple):
    """What is set while a page is painted."""

    fill: Paint = Paint()
    stroke: Paint = Paint()
    over: bool = False  # op: what is filled does not knock out
    nonzero: bool = False  # OPM 1: an ink of which there is none leaves what is below


class Use(NamedTuple):
    """Something painted: text, path, image or shade, with what."""

    kind: str
    state: State
    paint: Paint


def family(space: Any) -> str:
    """The family of a colour space: gray, rgb, cmyk, icc-3, separation…"""
    space = space.get_object() if hasattr(space, "get_object") else space
    if isinstance(space, str):
        plain = {"/DeviceGray": "gray", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk"}
        return plain.get(space, space.lstrip("/").lower())
    name = str(space[0]).lstrip("/").lower()
    if name == "iccbased":
        return f"icc-{int(space[1].get_object()['/N'])}"
    if name == "indexed":
        return family(space[1])
    return {"devicegray": "gray", "devicergb": "rgb", "devicecmyk": "cmyk"}.get(name, name)


def uses(data: bytes, resources: Any, state: State | None = None, depth: int = 0) -> Iterator[Use]:
    """All that a content stream paints."""
    now, stack, operands = state or State(), list[State](), list[bytes]()
    for match in _TOKEN.finditer(data):
        token = match[0]
        if token[:1] in b"(</>-+.0123456789":
            operands.append(token)
            continue
        if token == b"q":
            stack.append(now)
        elif token == b"Q":
            now = stack.pop() if stack else now
        elif token in PAINTS or token in STROKES:
            if token in PAINTS:
                yield Use("path", now, now.fill)
            if token in STROKES:
                yield Use("path", now, now.stroke)
        elif token in SHOWS:
            yield Use("text", now, now.fill)
        elif token in (b"sh", b"Do"):
            yield from _named(token, operands, resources, now, depth)
        else:
            now = _changed(now, token, operands, resources)
        operands.clear()


def _changed(now: State, token: bytes, operands: list[bytes], resources: Any) -> State:
    """The state after an operator that sets colours, or a dictionary of settings."""
    if token == b"gs":
        wanted = _resource(resources, "/ExtGState", operands[-1])
        over, mode = wanted.get("/op"), wanted.get("/OPM")
        return now._replace(
            over=now.over if over is None else bool(over),
            nonzero=now.nonzero if mode is None else int(mode) == 1,
        )  # fmt: skip
    lower = token.lower()
    if lower in COLORS:
        return _inked(now, token, Paint(COLORS[lower], _numbers(operands)))
    if lower == b"cs":
        spaces = resources.get("/ColorSpace", {}) if resources else {}
        name = operands[-1].decode("latin-1")
        return _inked(now, token, Paint(family(spaces.get(name, name)), (1.0,)))
    if lower in (b"sc", b"scn"):
        paint = now.fill if token == lower else now.stroke
        return _inked(now, token, Paint(paint.space, _numbers(operands)))
    return now


def _inked(now: State, token: bytes, paint: Paint) -> State:
    """Small letters fill, capitals stroke."""
    return now._replace(fill=paint) if token.islower() else now._replace(stroke=paint)


def _named(
    token: bytes, operands: list[bytes], resources: Any, now: State, depth: int
) -> Iterator[Use]:
    """A shading, an image, or all that a form paints."""
    if token == b"sh":
        shading = _resource(resources, "/Shading", operands[-1])
        yield Use("shade", now, Paint(family(shading["/ColorSpace"]), ()))
        return
    thing = _resource(resources, "/XObject", operands[-1])
    if thing.get("/Subtype") == "/Image":
        yield Use("image", now, Paint(family(thing.get("/ColorSpace", "/DeviceGray")), ()))
    elif thing.get("/Subtype") == "/Form" and depth < DEEPEST:
        own = thing.get("/Resources", resources)
        yield from uses(thing.get_data(), own, now, depth + 1)
    else:
        yield Use(str(thing.get("/Subtype")), now, Paint())


def _resource(resources: Any, kind: str, name: bytes) -> Any:
    return resources[kind][name.decode("latin-1")].get_object()


def _numbers(operands: list[bytes]) -> tuple[float, ...]:
    return tuple(float(part) for part in operands if part[:1] not in b"/(<>")
