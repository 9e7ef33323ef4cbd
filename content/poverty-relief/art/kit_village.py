"""Villages: courtyards of several houses, props drawn from back to front."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from kit_core import Path, Pt, Scene, oval
from kit_house import HouseLook, View, house, wall
from kit_land import ribbon

Spot = tuple[str, float, float, float, float]


def spots(text: str) -> list[Spot]:
    """Spots written one per line or parted by semicolons: "house 640 2570 84 -14"."""
    out: list[Spot] = []
    for item in text.replace("\n", ";").split(";"):
        if item.strip():
            kind, x, y, size, turn = item.split()
            out.append((kind, float(x), float(y), float(size), float(turn)))
    return out


class Props:
    """Things standing on the ground, drawn in order of their foot's y (far ones first)."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._items: list[tuple[float, int, Callable[[], None]]] = []

    def put(self, y: float, draw: Callable[[], None]) -> None:
        """Add something whose foot is at y; draw is called when its turn comes."""
        self._items.append((y, len(self._items), draw))

    def draw(self) -> None:
        """Draw everything, far to near."""
        for _, _, call in sorted(self._items, key=lambda item: item[:2]):
            call()


def ground_shadow(scene: Scene, at: Pt, length: float, colour: str, opacity: float = 0.3) -> None:
    """A soft cast shadow lying to the left of a thing at this foot point."""
    x, y = at
    rx, ry, cx, cy = length * 0.66, length * 0.2, x - length * 0.18, y + length * 0.06
    scene.fill(oval(cx, cy, rx, ry), colour, opacity, coarse=True)


def courtyard(
    scene: Scene,
    rng: random.Random,
    at: Pt,
    size: float,
    turn: float,
    look: HouseLook,
    *,
    lit: float = 0.8,
    detail: bool = True,
) -> None:
    """A farmstead: main house behind, one wing at the side, walls with a gate in front."""
    f = View(at, turn)
    h = size * 0.36
    side = -1 if turn > 0 else 1
    back = f.p(0, -size * 0.42)
    house(scene, rng, back, size, size * 0.46, h, turn, look, lit=lit, detail=detail)
    swing = turn - 90 if turn > 0 else turn + 90
    wing = f.p(-side * size * 0.44, size * 0.12)
    if -80 <= swing <= 80:
        house(
            scene,
            rng,
            wing,
            size * 0.5,
            size * 0.34,
            h * 0.82,
            swing,
            look,
            lit=lit,
            bays=2,
            detail=detail,
        )
    line = [
        f.p(side * size * 0.58, -size * 0.2),
        f.p(side * size * 0.58, size * 0.46),
        f.p(-side * size * 0.3, size * 0.46),
    ]
    wall(scene, rng, line, h * 0.42, look, 1)


def village(
    scene: Scene,
    rng: random.Random,
    props: Props,
    spots: Sequence[Spot],
    look: HouseLook,
    shadow: str,
    *,
    lit: float = 0.8,
    detail: bool = True,
    looks: Sequence[HouseLook] = (),
) -> None:
    """Queue houses ("house"), small ones ("hut") and farmsteads ("yard") as props.

    Each spot is kind, x, y, size (length of the main house), turn in degrees. looks, when given,
    are drawn from at random in place of look.
    """
    for kind, x, y, size, turn in spots:

        def draw(
            kind: str = kind, x: float = x, y: float = y, size: float = size, turn: float = turn
        ) -> None:
            ground_shadow(scene, (x, y), size, shadow)
            face = rng.choice(looks) if looks else look
            if kind == "yard":
                courtyard(scene, rng, (x, y), size, turn, face, lit=lit, detail=detail)
                return
            deep = size * (0.5 if kind == "house" else 0.66)
            high = size * (0.36 if kind == "house" else 0.46)
            bays = 3 if kind == "house" else 2
            house(
                scene, rng, (x, y), size, deep, high, turn, face, lit=lit, bays=bays, detail=detail
            )

        props.put(y + (size * 0.2 if kind == "yard" else 0), draw)


def plot(
    scene: Scene,
    at: Pt,
    length: float,
    depth: float,
    turn: float,
    soil: str,
    crop: str,
    rows: int = 5,
) -> None:
    """A garden plot lying on the ground, with planted rows."""
    f = View(at, turn)
    u, v = length / 2, depth / 2
    scene.fill([f.p(-u, -v), f.p(u, -v), f.p(u, v), f.p(-u, v)], soil)
    lines = Path()
    for k in range(rows):
        y = (k + 0.5) / rows * depth - v
        lines.m(f.p(-u * 0.92, y)).l(f.p(u * 0.92, y))
    scene.stroke(lines, crop, depth / rows * 0.2)


def smoke(
    scene: Scene,
    rng: random.Random,
    at: Pt,
    h: float,
    colour: str,
    opacity: float = 0.3,
    drift: float = 0.4,
) -> None:
    """A thread of kitchen smoke rising from a roof and drifting to one side."""
    x, y = at
    line = [
        (
            x + drift * h * (k / 5) ** 1.6 + (rng.uniform(-0.035, 0.035) * h if 0 < k < 5 else 0),
            y - h * k / 5,
        )
        for k in range(6)
    ]
    for k, s in ((0, 1.0), (1, 0.55)):
        wide = [w * s * h for w in (0.012, 0.036, 0.06, 0.075, 0.06, 0.002)]
        scene.fill(
            ribbon([(px + k * 0.01 * h, py) for px, py in line], wide),
            colour,
            opacity * (1 - 0.3 * k),
            True,
        )
