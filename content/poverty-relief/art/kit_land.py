"""Land and air: crests, mountain layers with light and shade, terraces, mist, sun, road."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from kit_core import Path, Pt, Pts, Scene, lerp, lerp_pt, mix, poly, smooth


def crest(rng: random.Random, anchors: Sequence[Pt], rough: float = 0.22, depth: int = 3) -> Pts:
    """A mountain outline through hand-placed anchors, made craggy by midpoint displacement.

    rough is the displacement as a share of each segment's length; depth the number of halvings.
    """
    pts = list(anchors)
    for _ in range(depth):
        out = [pts[0]]
        for a, b in pairwise(pts):
            length = math.hypot(b[0] - a[0], b[1] - a[1])
            mx, my = lerp_pt(a, b, rng.uniform(0.38, 0.62))
            out += [(mx, my + rng.uniform(-1, 1) * rough * length), b]
        pts = out
    return pts


def ridge(
    rng: random.Random,
    width: float,
    base: float,
    amp: float,
    peaks: int = 5,
    rough: float = 0.2,
    depth: int = 3,
) -> Pts:
    """A random crest from x=0 to x=width about y=base, peaks up to amp above it."""
    pts: Pts = []
    n = peaks * 2
    for i in range(n + 1):
        jitter = 0 if i in (0, n) else rng.uniform(-0.3, 0.3) * width / n
        high = rng.uniform(0.45, 1.0) if i % 2 else rng.uniform(0.0, 0.4)
        pts.append((width * i / n + jitter, base - amp * high))
    return crest(rng, pts, rough, depth)


def y_at(pts: Sequence[Pt], x: float) -> float:
    """Height of an outline (points with rising x) at x."""
    for a, b in pairwise(pts):
        if a[0] <= x <= b[0] and b[0] > a[0]:
            return lerp(a[1], b[1], (x - a[0]) / (b[0] - a[0]))
    return pts[0][1] if x < pts[0][0] else pts[-1][1]


def body(pts: Sequence[Pt], bottom: float, soft: bool = False) -> Path:
    """The closed shape under an outline down to y=bottom."""
    path = smooth(pts) if soft else poly(pts, closed=False)
    return path.l((pts[-1][0], bottom), (pts[0][0], bottom)).z()


def _peaks(pts: Sequence[Pt], gap: float) -> list[int]:
    """Indices of local summits at least gap apart in x, highest first choice."""
    tops = [
        i
        for i in range(1, len(pts) - 1)
        if pts[i][1] <= pts[i - 1][1] and pts[i][1] < pts[i + 1][1]
    ]
    chosen: list[int] = []
    for i in sorted(tops, key=lambda k: pts[k][1]):
        if all(abs(pts[i][0] - pts[j][0]) >= gap for j in chosen):
            chosen.append(i)
    return sorted(chosen)


def _spur(rng: random.Random, top: Pt, drop: float, lean: float) -> Pts:
    """A zigzag rib running down from a summit; lean is its sideways drift per unit of drop."""
    pts = [top]
    steps = rng.randint(5, 7)
    for i in range(1, steps + 1):
        t = (i / steps) ** 1.15
        zig = (1 if i % 2 else -1) * drop * rng.uniform(0.03, 0.09) * (0.5 + t)
        pts.append((top[0] + lean * drop * t + zig, top[1] + drop * t))
    return pts


def _flank(pts: Sequence[Pt], i: int, step: int, reach: float) -> Pts:
    """The outline from summit i sideways, until it has risen again or reach is passed."""
    run: Pts = []
    low = pts[i][1]
    j = i + step
    while 0 <= j < len(pts) and abs(pts[j][0] - pts[i][0]) < reach:
        if pts[j][1] < low - reach * 0.05:
            break
        low = max(low, pts[j][1])
        run.append(pts[j])
        j += step
    while len(run) > 1 and run[-1][1] < low:
        run.pop()
    return run


def facets(
    rng: random.Random, pts: Sequence[Pt], gap: float, drop: float, light: int = 1
) -> list[tuple[Path, Path, Path]]:
    """For each summit the shade plane, a deeper plane within it, and lit planes across the rib.

    light=+1 for light from the right, -1 from the left. Flat-topped summits get none.
    """
    out: list[tuple[Path, Path, Path]] = []
    for i in _peaks(pts, gap):
        top = pts[i]
        run = _flank(pts, i, -light, gap * 1.15)
        wide = abs(run[-1][0] - top[0]) if run else 0.0
        if wide < gap * 0.3 or run[-1][1] - top[1] < 0.16 * wide:
            continue
        end = run[-1]
        sink = end[1] - top[1]
        fall = max(drop * rng.uniform(0.75, 1.1), sink * 1.35)
        rib = _spur(rng, top, fall, light * rng.uniform(0.05, 0.3))
        away = (end[0] - top[0]) * 0.12
        gully = [
            (end[0] - away, end[1] + (fall - sink) * 0.45),
            (lerp(end[0], rib[-1][0], 0.45), top[1] + fall * 0.9),
        ]
        shade = poly([*rib[::-1], *run, *gully])
        k = max(1, len(run) * 2 // 3)
        inner = lerp_pt(run[k - 1], rib[-1], 0.42)
        deep = poly(
            [
                top,
                *run[:k],
                inner,
                lerp_pt(top, inner, 0.62),
                lerp_pt(rib[2], inner, 0.35),
                lerp_pt(top, rib[2], 0.6),
            ]
        )
        shine = Path()
        for k in range(1, len(rib) - 1, 2):
            a, b = rib[k], rib[k + 1]
            tip = (a[0] + light * fall * rng.uniform(0.12, 0.3), a[1] + fall * 0.4)
            shine.join(poly([a, tip, b]))
        out.append((shade, deep, shine))
    return out


def mountain(
    scene: Scene,
    rng: random.Random,
    pts: Sequence[Pt],
    bottom: float,
    colour: str,
    mist: str,
    *,
    shade: str,
    shine: str = "",
    gap: float = 170,
    drop: float = 260,
    light: int = 1,
) -> None:
    """A mountain layer: body fading from colour to mist, shade planes and lit planes on it.

    Each plane fades into the body's own colour at its foot, so it melts away downwards.
    """
    top = min(p[1] for p in pts)
    end = min(bottom, scene.h)

    def tone(y: float) -> str:
        return mix(colour, mist, min(1.0, max(0.0, (y - top) / (end - top))))

    scene.fill(body(pts, end), scene.vertical(top, end, colour, mist), coarse=True)
    gleam = Path()
    for dark, deep, lit in facets(rng, pts, gap, drop, light):
        peak, far_end, rib_end = (dark.cmds[k][1][0] for k in (_summit(dark), -4, 0))
        first = mix(shade, mist, max(0.0, (peak[1] - top) / (end - top) * 0.5))
        last = tone((far_end[1] + rib_end[1]) / 2)
        to = _foot_point(peak, far_end, rib_end)
        scene.fill(
            dark, scene.gradient(_whole(peak), _whole(to), [(0, first), (1, last)]), coarse=True
        )
        scene.fill(deep, shade, 0.3, coarse=True)
        gleam.join(lit)
    if shine and gleam.cmds:
        _, y0, _, y1 = gleam.bbox()
        y1 = min(y1, end)
        scene.fill(gleam, scene.vertical(round(y0), round(y1), shine, tone(y1)), coarse=True)


def _summit(path: Path) -> int:
    """Index of the topmost point of a path."""
    return min(range(len(path.cmds) - 1), key=lambda k: path.cmds[k][1][0][1])


def _foot_point(p: Pt, a: Pt, b: Pt) -> Pt:
    """The foot of the perpendicular from p to the line through a and b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / max(1.0, dx * dx + dy * dy)
    return (a[0] + dx * t, a[1] + dy * t)


def _whole(p: Pt) -> Pt:
    return (round(p[0]), round(p[1]))


def mist_band(
    scene: Scene,
    rng: random.Random,
    cx: float,
    cy: float,
    length: float,
    thick: float,
    colour: str,
    opacity: float = 0.16,
    layers: int = 4,
) -> None:
    """A drifting bank of mist: lens shapes of constant opacity laid on each other."""
    for k in range(layers):
        s = 1 - k / (layers + 0.6)
        half, ht = length * s / 2, thick * s / 2
        ox = cx + rng.uniform(-0.12, 0.12) * length * (1 - s)
        oy = cy + rng.uniform(-0.2, 0.2) * thick
        up = [
            (ox - half * u, oy - ht * rng.uniform(0.5, 1) * (1 - u * u)) for u in (0.6, 0.1, -0.5)
        ]
        dn = [
            (ox + half * u, oy + ht * rng.uniform(0.4, 1) * (1 - u * u)) for u in (0.65, 0, -0.55)
        ]
        scene.fill(
            smooth([(ox - half, oy), *up, (ox + half, oy), *dn], True), colour, opacity, True
        )


def sun(scene: Scene, c: Pt, r: float, colour: str, glow: str, rings: int = 5) -> None:
    """A flat sun with rings of faint light about it."""
    for k in range(rings, 0, -1):
        scene.disc(c, r * (1 + 0.34 * k), glow, 0.09)
    scene.disc(c, r, scene.vertical(c[1] - r, c[1] + r, colour, mix(colour, glow, 0.28)))


def ribbon(centre: Sequence[Pt], widths: Sequence[float]) -> Path:
    """A smooth band of changing width along a centre line (a road, a stream, a brush stroke)."""
    left: Pts = []
    right: Pts = []
    n = len(centre)
    for i, (x, y) in enumerate(centre):
        a, b = centre[max(0, i - 1)], centre[min(n - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = math.hypot(dx, dy) or 1.0
        ox, oy = -dy / size * widths[i] / 2, dx / size * widths[i] / 2
        left.append((x + ox, y + oy))
        right.append((x - ox, y - oy))
    path = Path().m(left[0]).curve(left).l(right[-1])
    return path.curve(right[::-1]).z()


def terraces(
    scene: Scene,
    rng: random.Random,
    top: Sequence[Pt],
    foot: Sequence[Pt],
    levels: int,
    fields: Sequence[str],
    wall: str,
    wave: float = 14,
) -> list[Pts]:
    """A terraced slope between two outlines of equal point count; returns the lip of each level.

    Levels crowd together towards the top; each is a stone wall (wall) under a field (fields in
    turn, changing along the row). Where top and foot share end points the terraces taper out.
    """
    lips: list[Pts] = []
    phase = [rng.uniform(0, 6.3) for _ in top]
    for k in range(levels):
        t = (k / levels) ** 1.25
        lip: Pts = []
        for i, (a, b) in enumerate(zip(top, foot, strict=True)):
            edge = 0 if i in (0, len(top) - 1) else 1
            bump = math.sin(phase[i] + k * 0.55) * wave * edge * (0.35 + t)
            x, y = lerp_pt(a, b, t)
            lip.append((x + bump * 0.6, y + bump))
        lips.append(lip)
        mid = len(top) // 2
        drop = max(3.0, rng.uniform(0.18, 0.3) * abs(foot[mid][1] - top[mid][1]) / levels)
        low = [(x, y + (drop if 0 < i < len(lip) - 1 else 0)) for i, (x, y) in enumerate(lip)]
        shape = Path().m(lip[0]).curve(lip).l(foot[-1]).curve(foot[::-1]).z()
        scene.fill(shape, fields[k % len(fields)])
        scene.fill(Path().m(lip[0]).curve(lip).l(low[-1]).curve(low[::-1]).z(), wall)
    return lips


def birds(scene: Scene, spots: Sequence[tuple[float, float, float]], colour: str) -> None:
    """Birds as two thin wings; each spot is x, y, wing span (its sign tilts the bird)."""
    path = Path()
    for x, y, s in spots:
        a, tilt = abs(s), 0.08 * s
        path.m((x - a, y - a * 0.28 + tilt))
        path.c((x - a * 0.6, y - a * 0.5), (x - a * 0.2, y - a * 0.3), (x, y))
        path.c((x + a * 0.2, y - a * 0.36), (x + a * 0.6, y - a * 0.6), (x + a, y - a * 0.4 - tilt))
        path.c((x + a * 0.6, y - a * 0.42), (x + a * 0.3, y - a * 0.2), (x, y + a * 0.16))
        path.c(
            (x - a * 0.3, y - a * 0.16), (x - a * 0.6, y - a * 0.34), (x - a, y - a * 0.28 + tilt)
        )
        path.z()
    scene.fill(path, colour)


def glow_under(
    scene: Scene, pts: Sequence[Pt], cx: float, r: float, colour: str, opacity: float = 0.12
) -> None:
    """A pool of sunlight lying on a mountain below its outline, about x=cx, r wide and deep."""
    run = [p for p in pts if abs(p[0] - cx) < r]
    if len(run) < 2:
        return
    y0 = min(p[1] for p in run)
    ends = [run[0], *run[1:-1], run[-1]]
    low = [(cx + r * math.cos(a), y0 + r * 0.8 * math.sin(a)) for a in (0.5, 1.1, 1.57, 2.04, 2.64)]
    scene.fill(poly(ends, closed=False).curve([ends[-1], *low, ends[0]]).z(), colour, opacity, True)
