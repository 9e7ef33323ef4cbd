"""The white town: a palace on its hill, flat-roofed houses."""

from __future__ import annotations

from random import Random

import kit
from kit import (
    INK,
    OCHRE_1,
    OCHRE_2,
    OCHRE_4,
    PAPER,
    PINE,
    SLATE,
    SNOW,
    VERMILION,
    Path,
    Pt,
    Scene,
    mix,
)
from scene_parts import at


def block(
    scene: Scene,
    x0: float,
    x1: float,
    y: float,
    h: float,
    tone: str,
    rows: int,
    cols: int,
    rim: str,
    hole: str,
) -> None:
    """A battered wall with rows of small dark windows and a painted rim under a flat roof."""
    t = h * 0.06
    scene.fill(
        [(x0, y), (x1, y), (x1 - t, y - h), (x0 + t, y - h)],
        scene.gradient((x0, y), (x1, y), [(0, mix(tone, SLATE, 0.3)), (1, mix(tone, PAPER, 0.4))]),
    )
    scene.fill(
        [(x0 + t, y - h), (x1 - t, y - h), (x1 - t, y - h * 1.05), (x0 + t, y - h * 1.05)], rim
    )
    panes = Path()
    for r in range(rows):
        yy = y - h * (0.9 - 0.62 * r / max(1, rows))
        for c in range(cols):
            xx = x0 + t + (x1 - x0 - 2 * t) * (c + 0.5) / cols
            s = min(h / rows, (x1 - x0) / cols) * 0.2
            panes.join(
                kit.poly(
                    [(xx - s, yy), (xx + s, yy), (xx + s, yy + s * 2.1), (xx - s, yy + s * 2.1)]
                )
            )
    scene.fill(panes, hole)


def palace(scene: Scene, rng: Random, x: float, y: float, s: float, hill: str, mist: str) -> None:
    """A terraced white palace along the crest of a rocky hill; s is its unit of size."""
    rise = at((x, y), s, "-6.4,0 -5,.7 -3.9,1.5 -2.8,2.1 2.6,2.1 3.6,1.5 4.6,1.1 6.6,0")
    line = kit.crest(rng, rise, 0.08, 2)
    white, red = mix(PAPER, SNOW, 0.3), mix(OCHRE_4, VERMILION, 0.12)
    hole, rim = mix(SLATE, INK, 0.35), mix(OCHRE_4, INK, 0.15)
    shade, shine = mix(hill, OCHRE_4, 0.5), mix(hill, OCHRE_1, 0.6)
    kit.mountain(
        scene, rng, line, y, hill, mist, shade=shade, shine=shine, gap=2.0 * s, drop=1.6 * s
    )
    scene.fill(kit.oval(x - 0.8 * s, y, 7.4 * s, 0.2 * s), mix(hill, OCHRE_4, 0.4), 0.35)
    masses = (
        (-3.5, -1.4, 1.5, 1.5, 3, 8, white),
        (1.3, 3.4, 1.45, 1.4, 3, 8, white),
        (-1.5, 1.5, 1.35, 2.6, 3, 11, white),
        (-2.6, -1.3, 2.95, 0.75, 1, 5, white),
        (1.2, 2.2, 2.8, 0.6, 1, 5, white),
        (-1.25, 1.25, 3.5, 1.1, 2, 9, red),
        (-0.5, 0.5, 4.65, 0.3, 1, 5, red),
    )
    for x0, x1, up, h, rows, cols, tone in masses:
        dark = mix(red, INK, 0.5)
        eave, pane = (rim, hole) if tone == white else (dark, dark)
        block(scene, x + x0 * s, x + x1 * s, y - up * s, h * s, tone, rows, cols, eave, pane)
    for cx, cy, w in ((0.0, 4.96, 0.7), (-0.9, 4.66, 0.3), (0.9, 4.66, 0.3)):
        roof = [(-w, 0.0), (-w * 0.4, 0.2), (0.0, 0.26), (w * 0.4, 0.2), (w, 0.0)]
        gold = [(x + (cx + u) * s, y - (cy + v) * s) for u, v in roof]
        scene.fill(gold, mix(OCHRE_2, "#f2b866", 0.6))
    for stair in ("-3.2,.35 -.3,1.05 -1.5,1.42", "3.4,.3 .4,1 1.4,1.4"):
        scene.stroke(at((x, y), s, stair), white, s * 0.13)


def _house(scene: Scene, c: Pt, s: float, h: float, wall: str, pane: str) -> None:
    """One flat-roofed house, s wide and h high, its left flank in shade."""
    x, y = c
    a, b, side = x - s / 2, x + s / 2, s * 0.28
    scene.fill([(a, y), (b, y), (b, y - h), (a, y - h)], wall)
    flank = [(a, y), (a - side, y - s * 0.12), (a - side, y - h - s * 0.06), (a, y - h)]
    scene.fill(flank, mix(wall, SLATE, 0.5))
    roof = [(a - side, y - h - s * 0.06), (a, y - h - s * 0.08), (b, y - h - s * 0.08)]
    scene.fill([*roof, (b, y - h + s * 0.05), (a, y - h + s * 0.05)], mix(OCHRE_4, SLATE, 0.2))
    panes = Path()
    for c3 in range(3):
        p = x - s * 0.33 + c3 * s * 0.27
        q = p + s * 0.11
        panes.join(
            kit.poly([(p, y - h * 0.65), (q, y - h * 0.65), (q, y - h * 0.3), (p, y - h * 0.3)])
        )
    scene.fill(panes, pane)


def town(
    scene: Scene, rng: Random, x0: float, x1: float, y: float, size: float, count: int
) -> None:
    """Flat-roofed white houses, far ones first, with poplars among them."""
    spots = sorted((rng.uniform(0, 1), rng.uniform(x0, x1)) for _ in range(count))
    for t, x in spots:
        s = size * (0.55 + 0.45 * t) * rng.uniform(0.8, 1.3)
        yy = y - size * 1.5 * (1 - t)
        if rng.random() < 0.3:
            ph = s * rng.uniform(1.6, 2.2)
            tree = [(x - s, yy), (x - s * 1.15, yy - ph * 0.5), (x - s, yy - ph)]
            leaf = mix(PINE, OCHRE_2, rng.uniform(0.1, 0.5))
            scene.fill(kit.smooth([*tree, (x - s * 0.85, yy - ph * 0.5)], True), leaf)
        wall = mix(PAPER, OCHRE_1, rng.uniform(0.0, 0.6))
        _house(scene, (x, yy), s, s * rng.uniform(0.6, 1.0), wall, mix(SLATE, INK, 0.4))
