"""SVG's shapes and path language to plain outlines: move, line, curve, close; all absolute."""

from __future__ import annotations

import re
from math import cos, radians, sin
from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SHAPES: dict[str, set[str]] = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polygon": {"points"},
    "polyline": {"points"},
}
# How many numbers each path command takes; arcs are not among them.
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
KAPPA = 0.5522847498
_TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_CALL = re.compile(r"\s*(\w+)\s*\(([^)]*)\)\s*,?")
_ABSOLUTE = re.compile(r"[MLCZ\d\s.,-]*")
_SEGMENT = re.compile(r"([MLCZ])([^MLCZ]*)")


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """First b, then a."""
    return (
        a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5],
    )  # fmt: skip


def transform(text: str) -> Matrix | None:
    """The matrix of a transform attribute; None for a call that is not known."""
    found = IDENTITY
    for name, arguments in _CALL.findall(text):
        values = [float(value) for value in re.split(r"[\s,]+", arguments.strip()) if value]
        matrix = _call(name, values)
        if matrix is None:
            return None
        found = multiply(found, matrix)
    return found if not _CALL.sub("", text).strip() else None


def _call(name: str, v: list[float]) -> Matrix | None:
    if name == "translate" and len(v) in (1, 2):
        return (1, 0, 0, 1, v[0], v[1] if len(v) > 1 else 0)
    if name == "scale" and len(v) in (1, 2):
        return (v[0], 0, 0, v[-1], 0, 0)
    if name == "rotate" and len(v) in (1, 3):
        c, s = cos(radians(v[0])), sin(radians(v[0]))
        x, y = (v[1], v[2]) if len(v) == 3 else (0.0, 0.0)
        return (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
    if name == "matrix" and len(v) == 6:
        return (v[0], v[1], v[2], v[3], v[4], v[5])
    return None


def outline(name: str, attributes: dict[str, str], matrix: Matrix) -> str:
    """One shape as an outline; ValueError, KeyError or IndexError when it is not well formed."""
    if name == "path":
        path = attributes["d"]
        if matrix == IDENTITY and _ABSOLUTE.fullmatch(path):
            return _plain(path)
        return _path(path, matrix)
    if name in ("polygon", "polyline"):
        close = "Z" if name == "polygon" else ""
        return _path(f"M{attributes['points']}{close}", matrix)
    value = {key: float(text) for key, text in attributes.items() if key in SHAPES[name]}
    if name == "line":
        return _path("M{x1},{y1}L{x2},{y2}".format(**value), matrix)
    if name == "rect":
        return _path(_rect(value), matrix)
    rx = value.get("r", value.get("rx", 0.0))
    ry = value.get("r", value.get("ry", 0.0))
    return _path(_ellipse(value.get("cx", 0.0), value.get("cy", 0.0), rx, ry), matrix)


def _plain(path: str) -> str:
    """A path of absolute M, L, C and Z only: the numbers are taken as they are written."""
    parts: list[str] = []
    for command, arguments in _SEGMENT.findall(path):
        if command == "Z":
            parts.append("h")
            continue
        values = [found[1] for found in _TOKEN.findall(arguments)]
        count = TAKES[command]
        if not values or len(values) % count:
            raise ValueError(path[:40])
        operator = command.lower()
        for at in range(0, len(values), count):
            parts.append(" ".join(values[at : at + count]) + " " + operator)
            operator = "l" if operator == "m" else operator
    return "\n".join(parts)


def _rect(v: dict[str, float]) -> str:
    x, y, w, h = v.get("x", 0.0), v.get("y", 0.0), v["width"], v["height"]
    rx = min(v.get("rx", v.get("ry", 0.0)), w / 2)
    ry = min(v.get("ry", v.get("rx", 0.0)), h / 2)
    if not rx or not ry:
        return f"M{x},{y}h{w}v{h}h{-w}Z"
    kx, ky = rx * (1 - KAPPA), ry * (1 - KAPPA)
    r, b = x + w, y + h
    return (
        f"M{x + rx},{y}L{r - rx},{y}C{r - kx},{y} {r},{y + ky} {r},{y + ry}"
        f"L{r},{b - ry}C{r},{b - ky} {r - kx},{b} {r - rx},{b}"
        f"L{x + rx},{b}C{x + kx},{b} {x},{b - ky} {x},{b - ry}"
        f"L{x},{y + ry}C{x},{y + ky} {x + kx},{y} {x + rx},{y}Z"
    )


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        f"M{x + rx},{y}C{x + rx},{y + ky} {x + kx},{y + ry} {x},{y + ry}"
        f"C{x - kx},{y + ry} {x - rx},{y + ky} {x - rx},{y}"
        f"C{x - rx},{y - ky} {x - kx},{y - ry} {x},{y - ry}"
        f"C{x + kx},{y - ry} {x + rx},{y - ky} {x + rx},{y}Z"
    )


def _path(path: str, matrix: Matrix) -> str:
    """Any path without arcs, through a matrix."""
    pen = _Pen(matrix)
    command = ""
    values: list[float] = []
    for letter, number in _TOKEN.findall(path):
        if letter:
            if values or letter.upper() not in TAKES:
                raise ValueError(path[:40])
            command = letter
            if letter in "Zz":
                pen.close()
            continue
        if not command or command in "Zz":
            raise ValueError(path[:40])
        values.append(float(number))
        if len(values) == TAKES[command.upper()]:
            pen.draw(command, values)
            values = []
            command = {"M": "L", "m": "l"}.get(command, command)
    if values:
        raise ValueError(path[:40])
    return "\n".join(pen.parts)


class _Pen:
    """Follows a path and writes absolute operators."""

    def __init__(self, matrix: Matrix) -> None:
        self.parts: list[str] = []
        self._matrix = matrix
        self._x = self._y = self._start_x = self._start_y = 0.0
        self._control: tuple[str, float, float] = ("", 0.0, 0.0)

    def close(self) -> None:
        self.parts.append("h")
        self._x, self._y = self._start_x, self._start_y
        self._control = ("", 0.0, 0.0)

    def draw(self, command: str, values: list[float]) -> None:
        upper = command.upper()
        if command != upper:
            base = {"H": (self._x,), "V": (self._y,)}.get(upper, (self._x, self._y))
            values = [value + base[n % len(base)] for n, value in enumerate(values)]
        if upper == "H":
            values = [values[0], self._y]
        elif upper == "V":
            values = [self._x, values[0]]
        if upper == "M":
            self._start_x, self._start_y = values
        if upper in "MLHV":
            self._write("m" if upper == "M" else "l", values)
            self._control = ("", 0.0, 0.0)
        else:
            self._curve(upper, values)
        self._x, self._y = values[-2:]

    def _curve(self, upper: str, v: list[float]) -> None:
        kind, cx, cy = self._control
        x, y = self._x, self._y
        if upper == "S":
            v[:0] = [2 * x - cx, 2 * y - cy] if kind == "C" else [x, y]
        elif upper in "QT":
            if upper == "T":
                v[:0] = [2 * x - cx, 2 * y - cy] if kind == "Q" else [x, y]
            self._control = ("Q", v[0], v[1])
            qx, qy, ex, ey = v
            v[:] = [
                x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3,
                ex + (qx - ex) * 2 / 3, ey + (qy - ey) * 2 / 3, ex, ey,
            ]  # fmt: skip
        if upper in "CS":
            self._control = ("C", v[2], v[3])
        self._write("c", v)

    def _write(self, operator: str, values: list[float]) -> None:
        a, b, c, d, e, f = self._matrix
        moved = []
        for n in range(0, len(values), 2):
            x, y = values[n], values[n + 1]
            moved += [f"{a * x + c * y + e:.2f}", f"{b * x + d * y + f:.2f}"]
        self.parts.append(" ".join(moved) + " " + operator)
