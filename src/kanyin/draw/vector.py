"""Drawings as path operators, with ReportLab's shadings for their gradients."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.geometry import Point
from ..model.page import Art
from ..model.picture import Drawing, Gradient, Rgb, Shape
from ..repro.inks import Inks
from .colors import operator
from .numbers import number
from .objects import Press


def draw(press: Press, at: Point, art: Art, drawing: Drawing, inks: Inks) -> None:
    """A drawing over the art's rectangle; ``at`` is the art's top left, y upwards, in mpt."""
    scale_x = art.drawn.width / 1000 / drawing.units_wide
    scale_y = art.drawn.height / 1000 / drawing.units_high
    left = (at.x + art.drawn.x) / 1000 - drawing.left * scale_x
    top = (at.y - art.drawn.y) / 1000 + drawing.top * scale_y
    press.write(f"{scale_x:.6f} 0 0 {-scale_y:.6f} {number(left)} {number(top)} cm")
    pen = _Pen(press, inks)
    for shape in drawing.shapes:
        pen.shape(shape)


def colors(drawing: Drawing) -> Iterator[Rgb]:
    """Every colour of a drawing, as often as it is used."""
    for shape in drawing.shapes:
        for ink in (shape.fill, shape.stroke):
            if isinstance(ink, Gradient):
                yield from (stop.rgb for stop in ink.stops)
            elif ink is not None:
                yield ink


class _Pen:
    """Keeps the graphics state that has been written, so that it is not written again."""

    def __init__(self, press: Press, inks: Inks) -> None:
        self._press, self._inks = press, inks
        self._state: dict[str, object] = {}

    def _set(self, key: str, value: object, operator: str) -> None:
        if self._state.get(key) != value:
            self._state[key] = value
            self._press.write(operator)

    def shape(self, shape: Shape) -> None:
        press, inks = self._press, self._inks
        if shape.fill is not None and shape.fill_opacity != self._state.get("alpha", 1.0):
            self._state["alpha"] = shape.fill_opacity
            press.setFillAlpha(shape.fill_opacity)
        if isinstance(shape.fill, Gradient):
            self._gradient(shape, shape.fill)
        elif shape.fill is not None:
            self._set("fill", shape.fill, operator(inks.rgb(shape.fill), inks.spots))
            press.write(f"{shape.outline}\n{'f*' if shape.even_odd else 'f'}")
        if shape.stroke is not None:
            self._stroke(shape, shape.stroke)

    def _stroke(self, shape: Shape, color: Rgb) -> None:
        press = self._press
        if shape.stroke_opacity != self._state.get("stroke_alpha", 1.0):
            self._state["stroke_alpha"] = shape.stroke_opacity
            press.setStrokeAlpha(shape.stroke_opacity)
        self._set("stroke", color, operator(self._inks.rgb(color), self._inks.spots, True))
        self._set("width", shape.width, f"{number(shape.width)} w")
        self._set("cap", shape.cap, f"{shape.cap} J")
        self._set("join", shape.join, f"{shape.join} j")
        press.write(f"{shape.outline}\nS")

    def _gradient(self, shape: Shape, gradient: Gradient) -> None:
        press = self._press
        press.write(f"q\n{shape.outline}\n{'W*' if shape.even_odd else 'W'} n")
        colors = [self._inks.process(stop.rgb) for stop in gradient.stops]
        places = [stop.at for stop in gradient.stops]
        if len(colors) == 1:
            colors, places = colors * 2, [0.0, 1.0]
        if gradient.kind == "linear":
            press.linearGradient(gradient.x0, gradient.y0, gradient.x1, gradient.y1, colors, places)
        else:
            press.radialGradient(gradient.x0, gradient.y0, gradient.x1, colors, places)
        press.write("Q")
