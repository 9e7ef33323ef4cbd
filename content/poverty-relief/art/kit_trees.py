"""Trees and people as compact paths."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from kit_core import Path, Pt, Pts, Scene, lerp_pt, mix, oval, poly, smooth


def pine_path(rng: random.Random, x: float, y: float, h: float, tiers: int = 4) -> Path:
    """One conifer silhouette standing on (x, y), h high: drooping tiers of unequal branches."""
    w = h * rng.uniform(0.19, 0.24)
    sides: list[Pts] = [[], []]
    for k in range(tiers):
        t = (k + rng.uniform(0.75, 1.05)) / tiers
        for side, pts in zip((-1, 1), sides, strict=True):
            yy = y - h * (1 - t * 0.9) + h * rng.uniform(-0.012, 0.02)
            half = w * (0.16 + 0.84 * t) * rng.uniform(0.78, 1.12)
            pts.append((x + side * half * 0.6, yy - h * 0.035))
            pts.append((x + side * half, yy))
            pts.append((x + side * half * 0.3, yy - h * 0.02))
    left, right = sides
    foot = [
        (x + h * 0.02, y - h * 0.1),
        (x + h * 0.022, y),
        (x - h * 0.022, y),
        (x - h * 0.02, y - h * 0.1),
    ]
    return poly([(x, y - h), *right, *foot, *left[::-1]])


def forest_edge(
    rng: random.Random, outline: Sequence[Pt], h: float, step: float, sparse: float = 0.1
) -> Path:
    """A row of small conifers standing along an outline, as one path."""
    path = Path()
    for a, b in pairwise(outline):
        n = max(1, round(abs(b[0] - a[0]) / step))
        for i in range(n):
            if rng.random() < sparse:
                continue
            t = (i + rng.random()) / n
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            th = h * rng.uniform(0.55, 1.15)
            w = th * rng.uniform(0.17, 0.24)
            path.join(poly([(x, y - th), (x + w, y + h * 0.15), (x - w, y + h * 0.15)]))
    return path


def poplar(
    scene: Scene, rng: random.Random, x: float, y: float, h: float, dark: str, lit: str, trunk: str
) -> None:
    """A slim poplar with a lit right side."""
    w = h * rng.uniform(0.1, 0.13)
    scene.stroke([(x, y), (x, y - h * 0.4)], trunk, max(2.0, h * 0.025))
    outline = [
        (x, y - h),
        (x + w * 0.75, y - h * 0.72),
        (x + w * 1.05, y - h * 0.42),
        (x + w * 0.5, y - h * 0.16),
        (x - w * 0.4, y - h * 0.14),
        (x - w, y - h * 0.4),
        (x - w * 0.7, y - h * 0.7),
    ]
    scene.fill(smooth(outline, True), dark, coarse=True)
    side = [
        (x + w * 0.08, y - h * 0.96),
        (x + w * 0.7, y - h * 0.7),
        (x + w * 0.98, y - h * 0.43),
        (x + w * 0.55, y - h * 0.24),
        (x + w * 0.45, y - h * 0.46),
        (x + w * 0.18, y - h * 0.6),
    ]
    scene.fill(smooth(side, True), lit, coarse=True)


def crown_path(
    rng: random.Random, cx: float, cy: float, rx: float, ry: float, lobes: int = 7
) -> Path:
    """A leafy crown: a closed outline of round lobes about (cx, cy)."""
    path = Path()
    start = rng.uniform(0, 1)
    angles = [(i + rng.uniform(-0.2, 0.2) + start) * 2 * math.pi / lobes for i in range(lobes)]
    rim = [(cx + math.cos(a) * rx * 0.86, cy + math.sin(a) * ry * 0.86) for a in angles]
    path.m(rim[0])
    for i in range(lobes):
        a, b = rim[i], rim[(i + 1) % lobes]
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        ox, oy = (mx - cx) * 0.62, (my - cy) * 0.62
        path.c((a[0] + ox, a[1] + oy), (b[0] + ox, b[1] + oy), b)
    return path.z()


def _clump(rng: random.Random, cx: float, cy: float, rx: float, ry: float, lobes: int) -> Path:
    """A cloud of leaves: round lobes above, a flatter ragged underside."""
    pts: Pts = []
    for i in range(lobes + 1):
        angle = math.pi * (1 - i / lobes)
        k = rng.uniform(0.88, 1.06)
        pts.append((cx + math.cos(angle) * rx * k, cy - math.sin(angle) * ry * k))
    path = Path().m(pts[0])
    for a, b in pairwise(pts):
        mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        path.q((mx + (mx - cx) * 0.8, my + (my - cy) * 0.8 - ry * 0.16), b)
    dip = (cx + rx * rng.uniform(-0.2, 0.2), cy + ry * rng.uniform(0.05, 0.25))
    path.q((cx + rx * 0.6, cy + ry * rng.uniform(0.3, 0.5)), dip)
    return path.q((cx - rx * 0.6, cy + ry * rng.uniform(0.3, 0.5)), pts[0]).z()


def leafy_tree(
    scene: Scene,
    rng: random.Random,
    x: float,
    y: float,
    h: float,
    colours: tuple[str, str, str],
    trunk: str,
    light: int = 1,
) -> None:
    """A spreading broadleaf tree on (x, y); colours are shade, middle and lit leaf tones."""
    tw, top = h * 0.04, y - h * 0.5
    wood = poly(
        [
            (x - tw * 1.4, y),
            (x - tw * 0.6, y - h * 0.25),
            (x - h * 0.2, top),
            (x - h * 0.17, top),
            (x, y - h * 0.34),
            (x + h * 0.16, top),
            (x + h * 0.19, top),
            (x + tw * 0.7, y - h * 0.22),
            (x + tw * 1.5, y),
        ]
    )
    scene.fill(wood, trunk)
    dark, mid, lit = Path(), Path(), Path()
    big = h > 170
    spots = [(-0.2, 0.5, 0.25), (0.18, 0.48, 0.26), (0.0, 0.68, 0.3)]
    for dx, dy, s in [*spots, (0.24, 0.72, 0.18), (-0.26, 0.66, 0.16)] if big else spots:
        r = s * rng.uniform(0.9, 1.12)
        cx, cy = x + light * dx * h + rng.uniform(-0.03, 0.03) * h, y - dy * h
        dark.join(_clump(rng, cx, cy, r * h, r * h * 0.85, 6 if big else 5))
        mid.join(
            _clump(
                rng,
                cx + light * r * h * 0.16,
                cy - r * h * 0.2,
                r * h * 0.74,
                r * h * 0.58,
                5 if big else 4,
            )
        )
        lit.join(
            _clump(
                rng,
                cx + light * r * h * 0.3,
                cy - r * h * 0.42,
                r * h * 0.46,
                r * h * 0.34,
                4 if big else 3,
            )
        )
    tones = (colours[0], colours[1] if big else mix(colours[1], colours[2], 0.4), colours[2])
    for path, colour in list(zip((dark, mid, lit), tones, strict=True))[: 3 if h > 110 else 2]:
        scene.fill(path, colour, coarse=True)


def _dot(x: float, y: float, r: float) -> Path:
    """A tiny six-sided dot."""
    return poly(
        [
            (x - r, y),
            (x - r * 0.5, y - r * 0.87),
            (x + r * 0.5, y - r * 0.87),
            (x + r, y),
            (x + r * 0.5, y + r * 0.87),
            (x - r * 0.5, y + r * 0.87),
        ]
    )


def fruit(
    scene: Scene, rng: random.Random, x: float, y: float, h: float, colour: str, count: int = 12
) -> None:
    """Fruits in the crown of a leafy tree of height h standing on (x, y)."""
    path = Path()
    for _ in range(count):
        a, d = rng.uniform(0, 6.283), math.sqrt(rng.random()) * h * 0.3
        s = h * rng.uniform(0.022, 0.032)
        cx, cy = x + math.cos(a) * d * 1.2, y - h * 0.6 + math.sin(a) * d
        path.join(_dot(cx, cy, s) if h < 250 else oval(cx, cy, s, s))
    scene.fill(path, colour)


def persimmon(
    scene: Scene,
    rng: random.Random,
    x: float,
    y: float,
    h: float,
    trunk: str,
    colour: str,
    forks: int = 4,
) -> None:
    """A bare late-autumn persimmon: crooked forked branches hung with fruit."""
    levels: list[Path] = [Path() for _ in range(forks + 1)]
    tips: Pts = []

    def grow(p: Pt, angle: float, length: float, depth: int) -> None:
        bend = angle + rng.uniform(-0.3, 0.3)
        mid = (p[0] + math.cos(bend) * length * 0.5, p[1] - math.sin(bend) * length * 0.5)
        q = (mid[0] + math.cos(angle) * length * 0.5, mid[1] - math.sin(angle) * length * 0.5)
        levels[depth].m(p).l(mid, q)
        if depth < 3:
            tips.append(q)
        if depth:
            turn = rng.uniform(0.35, 0.7)
            for side, k in ((turn, 0.72), (-rng.uniform(0.35, 0.7), 0.68)):
                lift = 0.12 * math.cos(angle)
                grow(q, angle + side + lift, length * k * rng.uniform(0.9, 1.1), depth - 1)

    grow((x, y), math.pi / 2 + rng.uniform(-0.1, 0.1), h * (0.35 - 0.015 * forks), forks)
    for depth, path in enumerate(levels):
        scene.stroke(path, trunk, h * (0.005 + 0.028 * (depth / forks) ** 1.7))
    dots = Path()
    for tx, ty in tips:
        if rng.random() < 0.85:
            s = h * rng.uniform(0.011, 0.018)
            cx, cy = tx + rng.uniform(-1, 1) * s, ty + s * 1.4
            dots.join(_dot(cx, cy, s) if s < 9 else oval(cx, cy, s, s * 0.92))
    scene.fill(dots, colour)


def walker(
    scene: Scene,
    rng: random.Random,
    x: float,
    y: float,
    h: float,
    coat: str,
    dark: str,
    facing: int = 1,
) -> None:
    """A small walking figure standing on (x, y), h high, with a bag on the back."""
    f = facing
    stride = h * rng.uniform(0.1, 0.16)
    hip = (x, y - h * 0.46)
    legs = poly([(x + stride * f, y), hip, (x - stride * f, y - h * 0.02)], closed=False)
    scene.stroke(legs, dark, h * 0.085)
    torso = [
        (x - h * 0.1, y - h * 0.42),
        (x - h * 0.1, y - h * 0.74),
        (x + f * h * 0.02, y - h * 0.83),
        (x + h * 0.11, y - h * 0.74),
        (x + h * 0.1, y - h * 0.42),
    ]
    scene.fill(smooth(torso, True, 0.7), coat)
    scene.fill(oval(x - f * h * 0.14, y - h * 0.64, h * 0.07, h * 0.13), dark)
    scene.disc((x + f * h * 0.03, y - h * 0.92), h * 0.085, dark)


def forest(
    rng: random.Random, outline: Sequence[Pt], depth: float, count: int, h: float, clump: float = 90
) -> tuple[Path, Path]:
    """Conifers scattered in clumps on the slope under an outline: dark trees and their lit side.

    Trees grow from 0.6 h at the outline to 1.2 h at depth below it.
    """
    dark, lit = Path(), Path()
    spots: list[tuple[float, float, float]] = []
    while len(spots) < count:
        i = rng.randrange(len(outline) - 1)
        a, b = outline[i], outline[i + 1]
        t, s = rng.random(), rng.random() ** 1.4
        cx, cy = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + depth * s
        for _ in range(rng.randint(3, 8)):
            size = h * (0.6 + 0.6 * s) * rng.uniform(0.75, 1.2)
            dy = rng.uniform(-0.1, 0.22) * clump
            spots.append((cx + rng.gauss(0, 0.5) * clump, max(cy + dy, a[1] + 0.1 * h), size))
    for x, y, size in sorted(spots[:count], key=lambda p: p[1]):
        w = size * rng.uniform(0.19, 0.26)
        dark.join(poly([(x, y - size), (x + w, y), (x - w, y)]))
        if rng.random() < 0.5:
            lit.join(poly([(x, y - size), (x + w, y), (x + w * 0.2, y - size * 0.12)]))
    return dark, lit


def tufts(
    rng: random.Random, line: Sequence[Pt], h: float, step: float, spread: float = 0.5
) -> Path:
    """Grass tufts along a line, as one path of slim blades."""
    path = Path()
    for a, b in pairwise(line):
        for i in range(max(1, round(math.hypot(b[0] - a[0], b[1] - a[1]) / step))):
            t = (i + rng.random()) * step / max(1.0, math.hypot(b[0] - a[0], b[1] - a[1]))
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            for _ in range(rng.randint(2, 4)):
                tall, lean = h * rng.uniform(0.5, 1.1), rng.uniform(-spread, spread) * h
                x += rng.uniform(-0.2, 0.2) * h
                path.join(poly([(x - h * 0.06, y), (x + lean, y - tall), (x + h * 0.06, y)]))
    return path


def old_tree(
    scene: Scene,
    rng: random.Random,
    x: float,
    y: float,
    h: float,
    colours: tuple[str, str, str],
    trunk: str,
    light: int = 1,
) -> None:
    """A very old spreading tree: a thick forked trunk, many separate clouds of leaves."""
    limbs = Path()
    ends: Pts = []
    for angle, reach in (
        (2.75, 0.4),
        (2.2, 0.5),
        (1.7, 0.56),
        (1.2, 0.54),
        (0.75, 0.5),
        (0.3, 0.42),
    ):
        r = reach * h * rng.uniform(0.92, 1.08)
        fork = (x + math.cos(angle) * h * 0.04, y - h * 0.3)
        end = (fork[0] + math.cos(angle) * r, fork[1] - math.sin(angle) * r * 0.95)
        knee = (
            fork[0] + math.cos(angle) * r * 0.5 + rng.uniform(-0.03, 0.03) * h,
            fork[1] - math.sin(angle) * r * 0.35 - h * 0.06,
        )
        w = h * 0.032
        limbs.m((fork[0] - w, fork[1] + w * 2)).q((knee[0] - w * 0.7, knee[1]), end)
        limbs.q((knee[0] + w * 0.7, knee[1] + w), (fork[0] + w, fork[1] + w * 2)).z()
        ends += [end, lerp_pt(knee, end, 0.45), (knee[0], knee[1] - h * 0.08)]
    base = Path().m((x - h * 0.11, y)).q((x - h * 0.045, y - h * 0.06), (x - h * 0.05, y - h * 0.2))
    base.q((x - h * 0.06, y - h * 0.27), (x - h * 0.1, y - h * 0.33)).l((x, y - h * 0.36))
    base.l((x + h * 0.1, y - h * 0.33)).q((x + h * 0.05, y - h * 0.26), (x + h * 0.05, y - h * 0.2))
    base.q((x + h * 0.05, y - h * 0.06), (x + h * 0.12, y)).z()
    tiers: list[list[Path]] = [[Path(), Path(), Path()] for _ in range(2)]
    for i, (cx, cy) in enumerate(sorted(ends, key=lambda p: p[1])):
        s = h * rng.uniform(0.13, 0.18)
        dark, mid, lit = tiers[i % 2]
        dark.join(_clump(rng, cx, cy, s, s * 0.62, 6))
        mid.join(_clump(rng, cx + light * s * 0.14, cy - s * 0.12, s * 0.74, s * 0.42, 4))
        if i % 3:
            lit.join(_clump(rng, cx + light * s * 0.3, cy - s * 0.22, s * 0.46, s * 0.25, 4))
    for k, tier in enumerate(tiers):
        if k == 1:
            scene.fill(limbs.join(base), trunk)
        for path, colour in zip(tier, colours, strict=True):
            scene.fill(path, colour, coarse=True)
