"""Pages of another file, placed as forms (ISO 32000-1, 8.10): what they are made of is copied."""

from __future__ import annotations

from functools import partial

from ..model.geometry import Point
from ..model.leaf import Leaf, Source
from ..model.page import Art
from .numbers import number
from .objects import Press, Raw, Stream

# By degrees clockwise: a, b, c and d of the matrix for one unit; then which side of the page's box
# (left, foot, right, top) comes to lie at the left, and which at the foot, and its sign there.
TURNS = {
    0: ((1, 0, 0, 1), (0, -1), (1, -1)),
    90: ((0, -1, 1, 0), (1, -1), (2, 1)),
    180: ((-1, 0, 0, -1), (2, 1), (3, 1)),
    270: ((0, 1, -1, 0), (3, 1), (0, -1)),
}
EXACT = 1e-5  # what is no larger than millipoints can tell is not scaled


class Leaves:
    """Each page of another file stands in this one once, however often it is placed."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._sources: list[Source] = []
        self._forms: dict[tuple[int, int], str] = {}
        self._waiting: list[tuple[int, int]] = []
        self._seen: set[tuple[int, int]] = set()

    def draw(self, at: Point, art: Art, leaf: Leaf) -> None:
        """A page in its rectangle; at is the art's upper left corner, from the sheet's foot."""
        press = self._press
        left = (at.x + art.drawn.x) / 1000
        foot = (at.y - art.drawn.y - art.drawn.height) / 1000
        box, (matrix, across, up) = leaf.box, TURNS[leaf.turn]
        seen = box[2] - box[0] if leaf.turn % 180 == 0 else box[3] - box[1]
        scale = art.drawn.width / 1000 / seen
        scale = 1 if abs(scale - 1) < EXACT else scale
        parts = [f"{scale * part:.6g}" for part in matrix]
        parts.append(number(left + scale * across[1] * box[across[0]]))
        parts.append(number(foot + scale * up[1] * box[up[0]]))
        press.write(" ".join(parts) + " cm")
        press.show(self._form(leaf))

    def _form(self, leaf: Leaf) -> str:
        if leaf.source not in self._sources:
            self._sources.append(leaf.source)
        file = self._sources.index(leaf.source)
        name = self._forms.get((file, leaf.number))
        if name is None:
            name = self._forms[file, leaf.number] = f"L{len(self._forms) + 1}"
            head, data = leaf.source.form(leaf, partial(self._refer, file))
            form = Stream(data or b"", head, b"")
            self._press.told_by(data or b"")
            self._press.refer(form, self._press.document.getXObjectName(name))
        return name

    def _refer(self, file: int, thing: int) -> str:
        """How an object of the other file is referred to in this one; it is copied later."""
        if (file, thing) not in self._seen:
            self._seen.add((file, thing))
            self._waiting.append((file, thing))
        return self._press.later(f"leaf{file}:{thing}")

    def finish(self) -> None:
        """Copy all that the placed pages refer to, and which of their layers are seen."""
        for file, source in enumerate(self._sources):
            layers = source.layers(partial(self._refer, file))
            if layers:
                self._press.document.Catalog.OCProperties = Raw(layers)
        while self._waiting:
            file, thing = self._waiting.pop()
            head, data = self._sources[file].thing(thing, partial(self._refer, file))
            copy = Raw(head) if data is None else Stream(data, head, b"")
            self._press.refer(copy, f"leaf{file}:{thing}")
