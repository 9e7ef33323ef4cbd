"""Strict SVG to a Drawing: paths, simple shapes, groups, transforms, gradients, opacity.

What is not drawn is an error with its place, never left out in silence.  The parser is expat with
every document type refused, so there are no entities to expand and nothing outside is read.
"""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

from ..model.color import from_hex
from ..model.diagnostic import Report, Span
from ..model.geometry import Size
from ..model.picture import Drawing, Gradient, Ink, Rgb, Shape, Stop
from ..model.units import mpt
from .outline import IDENTITY, SHAPES, Matrix, is_sane, multiply, outline, transform

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
SILENT = {"title", "desc", "metadata"}
PAINT = {
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity",
    "fill-opacity", "stroke-opacity", "fill-rule", "transform", "id",
}  # fmt: skip
INHERITED = PAINT - {"transform", "id", "opacity"}
GRADIENTS = {
    "linearGradient": ("x1", "y1", "x2", "y2"),
    "radialGradient": ("cx", "cy", "r"),
}
SLIMMEST = 0.001  # width to height
CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
NAMED = {"black": (0, 0, 0), "white": (255, 255, 255)}


class _RefusedError(Exception):
    """Something the reader does not draw."""


def read_svg(text: str, file: str, report: Report) -> Drawing | None:
    reader = _Reader(file, report)
    parser = expat.ParserCreate("utf-8")  # whatever the file says: it has been decoded
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.doctype
    reader.parser = parser
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        span = Span(file, error.lineno, error.offset + 1)
        report.error("I101", span, path=file, reason=expat.ErrorString(error.code))
        return None
    except _RefusedError:
        return None
    return reader.drawing()


def _is_shape(width: float, height: float) -> bool:
    """Whether a picture of these sides can be seen at all."""
    return width > 0 and height > 0 and SLIMMEST < width / height < 1 / SLIMMEST


class _Reader:
    """Keeps the inherited attributes and the matrix of every open group."""

    parser: expat.XMLParserType

    def __init__(self, file: str, report: Report) -> None:
        self._file, self._report = file, report
        self._frame: tuple[Size, float, float, float, float] | None = None
        self._stack: list[tuple[dict[str, str], Matrix]] = [({}, IDENTITY)]
        self._gradients: dict[str, Gradient] = {}
        self._stops: list[Stop] | None = None
        self._open_gradient: tuple[str, dict[str, str]] | None = None
        self._skip = 0
        self._digits = 2
        self._shapes: list[Shape] = []

    def drawing(self) -> Drawing | None:
        if self._frame is None:
            return None
        return Drawing(self._file, *self._frame, tuple(self._shapes))

    def doctype(self, *_: object) -> None:
        self._refuse("<!DOCTYPE>")

    def _refuse(self, what: str) -> NoReturn:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self._report.error("I103", Span(self._file, *place), what=what)
        raise _RefusedError

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if (name == "svg") != (self._frame is None) and not self._skip:
            self._refuse(f"<{name}>")  # another root, or an svg inside one
        if self._skip or name in SILENT:
            self._skip += 1
        elif name == "svg":
            self._root(attributes)
        elif name in ("g", "defs"):
            self._group(attributes)
        elif name in GRADIENTS:
            self._open_gradient, self._stops = (name, attributes), []
        elif name == "stop":
            self._stop(attributes)
        elif name in SHAPES:
            self._shape(name, attributes)
        else:
            self._refuse(f"<{name}>")

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if self._skip:
            self._skip -= 1
        elif name in ("svg", "g", "defs"):
            self._stack.pop()
        elif name in GRADIENTS:
            self._close_gradient()

    def _root(self, attributes: dict[str, str]) -> None:
        box = [float(found) for found in NUMBER.findall(attributes.get("viewBox", ""))]
        try:
            size = [mpt(attributes[side]) for side in ("width", "height")]
        except (KeyError, ValueError):
            size = [round(side * 750) if is_sane(side) else 0 for side in box[2:]]  # CSS pixels
        if len(box) != 4 or not all(map(is_sane, box)) or not _is_shape(box[2], box[3]):
            self._refuse("viewBox")
        if not _is_shape(*size):
            self._refuse("width, height")
        self._frame = (Size(*size), *box)  # type: ignore[assignment]
        self._digits = 1 if box[2] >= 500 else 2 if box[2] >= 50 else 4
        self._group({key: value for key, value in attributes.items() if key in INHERITED})

    def _group(self, attributes: dict[str, str]) -> None:
        inherited, matrix = self._stack[-1]
        self._check(attributes, PAINT)
        merged = {**inherited, **{k: v for k, v in attributes.items() if k in INHERITED}}
        opacity = self._number(attributes, "opacity", 1.0)
        merged["opacity"] = str(opacity * float(inherited.get("opacity", "1")))
        self._stack.append((merged, self._moved(matrix, attributes)))

    def _moved(self, matrix: Matrix, attributes: dict[str, str]) -> Matrix:
        if "transform" not in attributes:
            return matrix
        own = transform(attributes["transform"])
        moved = multiply(matrix, own) if own is not None else None
        if moved is None or not all(map(is_sane, moved)):
            self._refuse(f'transform="{attributes["transform"][:40]}"')
        return moved

    def _check(self, attributes: dict[str, str], known: set[str]) -> None:
        for key in attributes:
            if key not in known and not key.startswith(("xmlns", "xml:")):
                self._refuse(f"{key}=")

    def _number(self, attributes: dict[str, str], key: str, default: float) -> float:
        text = attributes.get(key, "")
        if not text:
            return default
        if NUMBER.fullmatch(text) is None or not is_sane(float(text)):
            self._refuse(f'{key}="{text[:40]}"')
        if "opacity" in key and not 0 <= float(text) <= 1:
            self._refuse(f'{key}="{text}"')
        return float(text)

    def _color(self, text: str) -> Rgb:
        if text in NAMED:
            return NAMED[text]
        if len(text) == 4:
            text = "#" + "".join(digit * 2 for digit in text[1:])
        try:
            return from_hex(text)
        except ValueError:
            self._refuse(f'"{text}"')

    def _stop(self, attributes: dict[str, str]) -> None:
        self._check(attributes, {"offset", "stop-color"})
        if self._stops is None:
            self._refuse("<stop>")
        offset = attributes.get("offset", "0")
        percent = offset.endswith("%")
        at = self._number({"offset": offset.removesuffix("%")}, "offset", 0.0)
        at = at / 100 if percent else at
        if not 0 <= at <= 1:
            self._refuse(f'offset="{offset}"')
        self._stops.append(Stop(at, self._color(attributes.get("stop-color", "#000000"))))

    def _close_gradient(self) -> None:
        if self._open_gradient is None or not self._stops:
            self._refuse("gradient")
        name, attributes = self._open_gradient
        keys = GRADIENTS[name]
        self._check(attributes, {*keys, "id", "gradientUnits"})
        if attributes.get("gradientUnits") != "userSpaceOnUse":
            self._refuse("gradientUnits")
        x0, y0, x1, *more = (self._number(attributes, key, 0.0) for key in keys)
        kind = "linear" if name == "linearGradient" else "radial"
        y1 = more[0] if more else 0.0
        stops = tuple(self._stops)
        self._gradients[attributes.get("id", "")] = Gradient(kind, x0, y0, x1, y1, stops)
        self._stops = self._open_gradient = None

    def _choice(self, attributes: dict[str, str], key: str, known: dict[str, int]) -> int:
        text = attributes.get(key, next(iter(known)))
        if text not in known:
            self._refuse(f'{key}="{text[:40]}"')
        return known[text]

    def _ink(self, text: str) -> Ink | None:
        if text == "none":
            return None
        if text.startswith("url(#"):
            found = self._gradients.get(text[5:-1])
            if found is None:
                self._refuse(text)
            return found
        return self._color(text)

    def _shape(self, name: str, attributes: dict[str, str]) -> None:
        inherited, matrix = self._stack[-1]
        self._check(attributes, PAINT | SHAPES[name])
        matrix = self._moved(matrix, attributes)
        try:
            path = outline(name, attributes, matrix, self._digits)
        except (ValueError, IndexError, KeyError):
            self._refuse(f"<{name}>")
        look = {**inherited, **attributes}
        opacity = float(inherited.get("opacity", "1")) * self._number(attributes, "opacity", 1.0)
        stroke = self._ink(look.get("stroke", "none"))
        if isinstance(stroke, Gradient):
            self._refuse("stroke=gradient")
        fill = self._ink(look.get("fill", "#000000")) if name != "line" else None
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        self._shapes.append(Shape(
            path, fill, stroke,
            self._number(look, "stroke-width", 1.0) * scale,
            self._choice(look, "stroke-linecap", CAPS),
            self._choice(look, "stroke-linejoin", JOINS),
            opacity * self._number(look, "fill-opacity", 1.0),
            opacity * self._number(look, "stroke-opacity", 1.0),
            look.get("fill-rule") == "evenodd",
        ))  # fmt: skip
