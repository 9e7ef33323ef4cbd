"""Northern stone houses with grey tiled roofs, in a parallel projection, any orientation."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit_core import LAMP, LAMP_HOT, Path, Pt, Pts, Scene, lerp_pt, mix, poly

P3 = tuple[float, float, float]


@dataclass(frozen=True)
class HouseLook:
    """Colours of a house: walls in light and shade, roof in light and shade, lines, windows."""

    wall_lit: str = "#e3c39b"
    wall_dim: str = "#8d6d57"
    roof_lit: str = "#6d6a66"
    roof_dim: str = "#3c3d3d"
    line: str = "#2a2625"
    wood: str = "#6a2f24"
    lamp: str = LAMP
    lamp_hot: str = LAMP_HOT
    sun: float = 0.6


class View:
    """A turned frame standing at a point of the page: u along the house, v across, z up."""

    def __init__(self, at: Pt, turn: float, tilt: float = 0.46) -> None:
        """Turn in degrees; tilt is how much the ground is foreshortened."""
        a = math.radians(turn)
        self.at = at
        self.u = (math.cos(a), math.sin(a) * tilt)
        self.v = (-math.sin(a), math.cos(a) * tilt)
        self.turn = a

    def p(self, u: float, v: float, z: float = 0) -> Pt:
        """The page point of (u, v, z)."""
        return (
            self.at[0] + u * self.u[0] + v * self.v[0],
            self.at[1] + u * self.u[1] + v * self.v[1] - z,
        )

    def light(self, azimuth: float, normal: float) -> float:
        """0..1: how much a wall whose normal has this angle (in the frame) faces the sun."""
        return 0.5 + 0.5 * math.cos(self.turn + normal - azimuth)


def _quad(a: Pt, b: Pt, c: Pt, d: Pt, u0: float, u1: float, v0: float, v1: float) -> Pts:
    """The part u0..u1, v0..v1 of a quadrilateral a-b (foot) d-c (top)."""

    def at(u: float, v: float) -> Pt:
        return lerp_pt(lerp_pt(a, b, u), lerp_pt(d, c, u), v)

    return [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]


def _stones(rng: random.Random, quad: Sequence[Pt], size: float, rows: int) -> Path:
    """Scattered stone joints on a wall, as one path of short strokes."""
    path = Path()
    a, b, c, d = quad
    width = math.hypot(b[0] - a[0], b[1] - a[1])
    for r in range(rows):
        v = (r + 0.8) / (rows + 0.6)
        u = rng.uniform(0, 0.15)
        while u < 0.93:
            run = rng.uniform(0.6, 1.7) * size / max(width, 1)
            end = min(0.98, u + run)
            cell = _quad(a, b, c, d, u, end, v, min(1, v + 0.6 / (rows + 0.6)))
            if rng.random() < 0.75:
                path.join(poly([cell[0], cell[1]], closed=False))
            u = end + rng.uniform(0.4, 1.6) * size / max(width, 1)
    return path


def _openings(
    scene: Scene, rng: random.Random, quad: Sequence[Pt], bays: int, look: HouseLook, lit: float
) -> None:
    """Door in the middle bay, lattice windows in the others; each lit with probability lit."""
    a, b, c, d = quad
    hot, frame, bars = Path(), Path(), Path()
    cold = Path()
    for k in range(bays):
        u0, u1 = (k + 0.2) / bays, (k + 0.8) / bays
        door = k == bays // 2
        v0, v1 = (0.02, 0.74) if door else (0.34, 0.76)
        if door:
            u0, u1 = (k + 0.28) / bays, (k + 0.72) / bays
        frame.join(poly(_quad(a, b, c, d, u0 - 0.02, u1 + 0.02, v0 - 0.02, v1 + 0.05)))
        glow = rng.random() < lit
        (hot if glow else cold).join(poly(_quad(a, b, c, d, u0, u1, v0 + 0.02, v1)))
        mid = (u0 + u1) / 2
        q = _quad(a, b, c, d, u0, mid, v0, v1)
        bars.join(poly([q[1], q[2]], closed=False))
        if not door:
            q = _quad(a, b, c, d, u0, u1, v0, (v0 + v1) / 2)
            bars.join(poly([q[3], q[2]], closed=False))
    height = math.hypot(d[0] - a[0], d[1] - a[1])
    scene.fill(frame, look.wood)
    scene.fill(cold, mix(look.line, look.wood, 0.35))
    scene.fill(hot, mix(look.lamp, look.lamp_hot, rng.uniform(0.1, 0.8)))
    if height > 26:
        scene.stroke(bars, look.wood, max(0.8, height * 0.025))


def _tiles(eave: tuple[Pt, Pt], top: tuple[Pt, Pt], step: float) -> Path:
    """Tile courses running from the ridge down to the eave."""
    path = Path()
    n = max(4, round(math.hypot(eave[1][0] - eave[0][0], eave[1][1] - eave[0][1]) / step))
    for i in range(1, n):
        path.join(poly([lerp_pt(top[0], top[1], i / n), lerp_pt(eave[0], eave[1], i / n)], False))
    return path


def house(
    scene: Scene,
    rng: random.Random,
    at: Pt,
    length: float,
    depth: float,
    height: float,
    turn: float,
    look: HouseLook,
    *,
    lit: float = 0.8,
    bays: int = 3,
    pitch: float = 0.42,
    detail: bool = True,
) -> None:
    """A gabled house whose middle stands on at; turn in degrees (-80..80) swings its front.

    The long front carries door and windows; the nearer gable is drawn; lit is the share of
    glowing windows. sun of the look is the azimuth in radians (0 = right, pi/2 = the viewer).
    """
    f = View(at, turn)
    lu, lv, rise = length / 2, depth / 2, depth * pitch
    near = 1 if turn > 0 else -1
    gu = lu * near
    front = [f.p(-lu, lv), f.p(lu, lv), f.p(lu, lv, height), f.p(-lu, lv, height)]
    gable = [
        f.p(gu, -lv),
        f.p(gu, lv),
        f.p(gu, lv, height),
        f.p(gu, 0, height + rise),
        f.p(gu, -lv, height),
    ]
    side = f.light(look.sun, 0 if near > 0 else math.pi)
    gable_tone = mix(look.wall_dim, look.wall_lit, side)
    tone = mix(look.wall_dim, look.wall_lit, f.light(look.sun, math.pi / 2))
    scene.fill(gable, gable_tone)
    scene.fill(front, tone)
    if detail and height > 33:
        plinth = poly(_quad(front[0], front[1], front[2], front[3], 0, 1, 0, 0.24))
        scene.fill(plinth, mix(tone, look.line, 0.2))
        marks = _stones(rng, front, height * 0.4, 3 if height < 52 else 5)
        if height > 52:
            marks.join(_stones(rng, [*gable[:3], gable[4]], height * 0.4, 3))
        scene.stroke(marks, mix(tone, look.line, 0.4), max(0.7, height * 0.02))
    _openings(scene, rng, front, bays, look, lit)
    shadow = _quad(front[0], front[1], front[2], front[3], 0, 1, 0.86, 1)
    scene.fill(shadow, mix(tone, look.line, 0.5))
    _roof(scene, f, lu, lv, height, rise, near, look, detail)


def _facing(pts: Sequence[Pt]) -> bool:
    """Whether a polygon given counter-clockwise from outside is seen from its front."""
    area = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(pts, [*pts[1:], pts[0]], strict=True))
    return area < 0


def _roof(
    scene: Scene,
    f: View,
    lu: float,
    lv: float,
    h: float,
    rise: float,
    near: int,
    look: HouseLook,
    detail: bool,
) -> None:
    """The roof planes, tile courses, ridge with raised ends, verges with a lit edge."""
    e = h * 0.17
    a, b = -lu - e, lu + e
    low = h - rise * e / lv
    top = (f.p(a, 0, h + rise), f.p(b, 0, h + rise))
    back = (f.p(a, -lv - e, low), f.p(b, -lv - e, low))
    eave = (f.p(a, lv + e, low), f.p(b, lv + e, low))
    size = max(1.0, h * 0.035)
    edge = 1 if near > 0 else 0
    rear = [back[1], back[0], top[0], top[1]]
    if _facing(rear):
        scene.fill(rear, mix(look.roof_dim, look.roof_lit, f.light(look.sun, -math.pi / 2)))
    scene.stroke([top[edge], lerp_pt(top[edge], back[edge], 0.86)], look.roof_dim, size * 2)
    tone = f.light(look.sun, math.pi / 2)
    lit = mix(look.roof_dim, look.roof_lit, 0.2 + 0.8 * tone)
    scene.fill([eave[0], eave[1], top[1], top[0]], lit)
    if h > 40:
        low_edge = [*eave, lerp_pt(eave[1], top[1], 0.3), lerp_pt(eave[0], top[0], 0.3)]
        scene.fill(low_edge, mix(lit, look.roof_dim, 0.5))
    if detail:
        step = h * (0.24 if h > 48 else 0.34)
        scene.stroke(_tiles(eave, top, step), mix(look.roof_dim, look.line, 0.3), size * 0.7)
    scene.stroke([top[edge], eave[edge]], mix(look.roof_lit, look.wall_lit, 0.35), size * 1.5)
    up = h * 0.09
    line = [
        (top[0][0], top[0][1] - up),
        lerp_pt(top[0], top[1], 0.08),
        lerp_pt(top[0], top[1], 0.92),
        (top[1][0], top[1][1] - up),
    ]
    scene.stroke(poly(line, False).join(poly([*eave], False)), look.line, size * 2.2)
    rim = [(x, y - size * 1.1) for x, y in line]
    scene.stroke(rim, mix(look.roof_lit, look.wall_lit, 0.55), size * 0.8)


def wall(
    scene: Scene,
    rng: random.Random,
    pts: Sequence[Pt],
    height: float,
    look: HouseLook,
    gate: int = -1,
) -> None:
    """A courtyard wall along ground points, coped with tiles; gate = segment that has a doorway."""
    for k, (a, b) in enumerate(pairwise(pts)):
        up_a, up_b = (a[0], a[1] - height), (b[0], b[1] - height)
        slope = math.atan2(b[1] - a[1], b[0] - a[0])
        tone = mix(look.wall_dim, look.wall_lit, 0.5 + 0.4 * math.sin(slope * 2 + 0.6))
        scene.fill([a, b, up_b, up_a], tone)
        marks = _stones(rng, [a, b, up_b, up_a], height * 0.6, 2)
        scene.stroke(marks, mix(tone, look.line, 0.4), max(0.7, height * 0.04))
        if k == gate:
            scene.fill(_quad(a, b, up_b, up_a, 0.4, 0.6, 0, 0.95), look.line)
        scene.stroke([up_a, up_b], look.roof_dim, height * 0.16)


def hall(
    scene: Scene,
    rng: random.Random,
    at: Pt,
    length: float,
    height: float,
    look: HouseLook,
    turn: float = -14,
) -> None:
    """A low modern stone building: thin flat roof slab, a row of tall lit windows."""
    f = View(at, turn, 0.3)
    lu, lv = length / 2, length * 0.16
    near = 1 if turn > 0 else -1
    front = [f.p(-lu, lv), f.p(lu, lv), f.p(lu, lv, height), f.p(-lu, lv, height)]
    gu = lu * near
    side = [f.p(gu, -lv), f.p(gu, lv), f.p(gu, lv, height), f.p(gu, -lv, height)]
    tone = mix(look.wall_dim, look.wall_lit, 0.75)
    scene.fill(side, mix(look.wall_dim, look.wall_lit, f.light(look.sun, 0 if near > 0 else 3.14)))
    scene.fill(front, tone)
    scene.stroke(_stones(rng, front, height * 0.2, 7), mix(tone, look.line, 0.25), height * 0.014)
    a, b, c, d = front
    panes = Path()
    for k in range(9):
        if k != 4:
            panes.join(poly(_quad(a, b, c, d, (k + 0.25) / 9, (k + 0.75) / 9, 0.14, 0.74)))
    scene.fill(panes, scene.vertical(d[1], a[1], look.lamp, look.lamp_hot))
    scene.fill(_quad(a, b, c, d, 0.455, 0.545, 0, 0.8), look.wood)
    scene.fill(_quad(a, b, c, d, 0, 1, 0.86, 1), mix(tone, look.line, 0.5))
    e, z0, z1 = height * 0.2, height, height * 1.1
    slab = [
        f.p(-lu - e, lv + e, z1),
        f.p(lu + e, lv + e, z1),
        f.p(lu + e, -lv - e, z1),
        f.p(-lu - e, -lv - e, z1),
    ]
    scene.fill(slab, mix(look.roof_lit, look.wall_lit, 0.3))
    rim = [lerp_pt(q, f.p(0, 0, z1), 0.07) for q in slab]
    scene.fill(rim, mix(look.roof_lit, look.wall_lit, 0.12))
    eu = gu + e * near
    scene.fill(
        [f.p(-lu - e, lv + e, z0), f.p(lu + e, lv + e, z0), slab[1], slab[0]],
        mix(look.roof_lit, look.wall_lit, 0.5),
    )
    scene.fill(
        [f.p(eu, -lv - e, z0), f.p(eu, lv + e, z0), f.p(eu, lv + e, z1), f.p(eu, -lv - e, z1)],
        mix(look.roof_dim, look.wall_lit, 0.25),
    )


def flag(scene: Scene, at: Pt, h: float, colour: str, pole: str, blow: int = 1) -> None:
    """A plain small flag on a pole standing on at."""
    x, y = at
    scene.stroke([(x, y), (x, y - h)], pole, max(1.5, h * 0.02))
    w, d = h * 0.34 * blow, h * 0.22
    path = Path().m((x, y - h))
    path.c((x + w * 0.35, y - h - d * 0.2), (x + w * 0.6, y - h + d * 0.25), (x + w, y - h))
    path.l((x + w, y - h + d))
    path.c((x + w * 0.6, y - h + d * 1.25), (x + w * 0.35, y - h + d * 0.8), (x, y - h + d)).z()
    scene.fill(path, colour)
