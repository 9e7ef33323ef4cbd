"""SVG's shapes and path language to plain outlines: move, line, curve, close; all absolute."""

from __future__ import annotations

import re
from itertools import accumulate
from math import cos, radians, sin
from typing import TypeAlias

from ..model.geometry import KAPPA

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
LARGEST = 1e7
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_CALL = re.compile(r"\s*(\w+)\s*\(([^)]*)\)\s*,?")
_WELL_FORMED = re.compile(r"\s*[Mm][MLHVCSQTZmlhvcsqtz\d\s.,eE+-]*")
_SEGMENT = re.compile(r"([MLHVCSQTZmlhvcsqtz])((?:[^A-Za-z]|[eE])*)")


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """First b, then a."""
    return (
        a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5],
    )  # fmt: skip


def is_sane(value: float) -> bool:
    """Finite, and of a size that a page can hold."""
    return -LARGEST < value < LARGEST


def transform(text: str) -> Matrix | None:
    """The matrix of a transform attribute; None for a call that is not known."""
    found = IDENTITY
    for name, arguments in _CALL.findall(text):
        try:
            values = [float(value) for value in re.split(r"[\s,]+", arguments.strip()) if value]
        except ValueError:
            return None
        if not all(map(is_sane, values)):
            return None
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


def outline(name: str, attributes: dict[str, str], matrix: Matrix, digits: int = 2) -> str:
    """One shape as an outline, its numbers to so many decimals; ValueError, KeyError or IndexError
    when it is not well formed."""
    if name == "path":
        return _path(attributes["d"], matrix, digits)
    if name in ("polygon", "polyline"):
        close = "Z" if name == "polygon" else ""
        return _path(f"M{attributes['points']}{close}", matrix, digits)
    value = {key: float(text) for key, text in attributes.items() if key in SHAPES[name]}
    if name == "line":
        return _path("M{x1},{y1}L{x2},{y2}".format(**value), matrix, digits)
    if name == "rect":
        return _path(_rect(value), matrix, digits)
    rx = value.get("r", value.get("rx", 0.0))
    ry = value.get("r", value.get("ry", 0.0))
    return _path(_ellipse(value.get("cx", 0.0), value.get("cy", 0.0), rx, ry), matrix, digits)


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


def _path(path: str, matrix: Matrix, digits: int) -> str:
    """Any path without arcs, through a matrix."""
    if not _WELL_FORMED.fullmatch(path):
        raise ValueError(path[:40])
    pen = _Pen(matrix, digits)
    for command, arguments in _SEGMENT.findall(path):
        if command in "Zz":
            pen.close()
            continue
        values = _numbers(arguments)
        takes = TAKES[command.upper()]
        if not values or len(values) % takes or not -LARGEST < min(values) <= max(values) < LARGEST:
            raise ValueError(path[:40])
        pen.draw(command, values)
    return "".join(pen.parts).rstrip("\n")


def _numbers(text: str) -> list[float]:
    try:
        return [*map(float, text.replace(",", " ").replace("-", " -").split())]
    except ValueError:  # numbers run together (1.5.5), or have exponents
        return [float(number) for number in _NUMBER.findall(text)]


class _Pen:
    """Follows a path, a command with all its numbers at a time, and writes absolute operators."""

    def __init__(self, matrix: Matrix, digits: int) -> None:
        self.parts: list[str] = []
        self._matrix = None if matrix == IDENTITY else matrix
        pair = f"%.{digits}f %.{digits}f "
        self._forms = {"m": pair + "m\n", "l": pair + "l\n", "c": pair * 3 + "c\n"}
        self._x = self._y = self._start_x = self._start_y = 0.0
        self._control: tuple[str, float, float] = ("", 0.0, 0.0)

    def close(self) -> None:
        self.parts.append("h\n")
        self._x, self._y = self._start_x, self._start_y
        self._control = ("", 0.0, 0.0)

    def draw(self, command: str, values: list[float]) -> None:
        upper = command.upper()
        relative = command != upper
        if upper in "ML":
            self._lines(upper, values, relative)
        elif upper == "C":
            self._curves(values, relative)
        else:
            takes = TAKES[upper]
            for at in range(0, len(values), takes):
                self._other(upper, values[at : at + takes], relative)

    def _lines(self, upper: str, v: list[float], relative: bool) -> None:
        if relative:
            v[0] += self._x
            v[1] += self._y
            v[::2], v[1::2] = accumulate(v[::2]), accumulate(v[1::2])
        self._x, self._y = v[-2:]
        self._control = ("", 0.0, 0.0)
        if upper == "M":
            self._start_x, self._start_y = v[:2]
            self._write("m", v[:2])
            v = v[2:]
        if v:
            self._write("l", v)

    def _curves(self, v: list[float], relative: bool) -> None:
        if relative:
            x, y = self._x, self._y
            for n in range(0, len(v), 6):
                v[n : n + 6 : 2] = v[n] + x, v[n + 2] + x, v[n + 4] + x
                v[n + 1 : n + 6 : 2] = v[n + 1] + y, v[n + 3] + y, v[n + 5] + y
                x, y = v[n + 4], v[n + 5]
        self._x, self._y = v[-2:]
        self._control = ("C", v[-4], v[-3])
        self._write("c", v)

    def _other(self, upper: str, v: list[float], relative: bool) -> None:
        """H, V, S, Q and T, one at a time, as lines and curves."""
        x, y = self._x, self._y
        kind, cx, cy = self._control
        if relative:
            base = {"H": (x,), "V": (y,)}.get(upper, (x, y))
            v = [value + base[n % len(base)] for n, value in enumerate(v)]
        if upper in "HV":
            self._lines("L", [v[0], y] if upper == "H" else [x, v[0]], False)
            return
        if upper == "S":
            self._curves([*([2 * x - cx, 2 * y - cy] if kind == "C" else [x, y]), *v], False)
            return
        if upper == "T":
            v = [*([2 * x - cx, 2 * y - cy] if kind == "Q" else [x, y]), *v]
        qx, qy, ex, ey = v
        self._curves(
            [x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3,
             ex + (qx - ex) * 2 / 3, ey + (qy - ey) * 2 / 3, ex, ey], False,
        )  # fmt: skip
        self._control = ("Q", qx, qy)

    def _write(self, operator: str, values: list[float]) -> None:
        """All of a command's numbers in one go."""
        form = self._forms[operator]
        if self._matrix is not None:
            a, b, c, d, e, f = self._matrix
            pairs = zip(values[::2], values[1::2], strict=True)
            values = [moved for x, y in pairs for moved in (a * x + c * y + e, b * x + d * y + f)]
        count = len(values) // (6 if operator == "c" else 2)
        self.parts.append(form * count % tuple(values))
