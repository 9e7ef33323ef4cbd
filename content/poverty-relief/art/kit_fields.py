"""Terraced hillsides: contour lips sweeping round the noses of a slope, field patches, rows."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from kit_core import Path, Pt, Pts, Scene, lerp, lerp_pt, mix


@dataclass(frozen=True)
class FieldLook:
    """Colours of a terraced slope: crops (drawn at random), stone risers, the lit lip."""

    crops: tuple[str, ...]
    riser: str
    lip: str


def sample(pts: Sequence[Pt], n: int) -> Pts:
    """Take n points evenly spread along an outline."""
    out: Pts = []
    for i in range(n):
        s = i / (n - 1) * (len(pts) - 1)
        k = min(int(s), len(pts) - 2)
        out.append(lerp_pt(pts[k], pts[k + 1], s - k))
    return out


def contour_lips(
    rng: random.Random,
    top: Sequence[Pt],
    foot: Sequence[Pt],
    levels: int,
    amp: float,
    noses: float = 2.5,
    n: int = 8,
) -> list[Pts]:
    """The lips of a terraced slope: like map contours, bulging round noses, drawn in at gullies."""
    a, b = sample(top, n), sample(foot, n)
    phase = rng.uniform(0, 6.28)
    lips: list[Pts] = []
    for k in range(levels):
        t = (k / levels) ** 1.15
        row: Pts = []
        phase += rng.uniform(-0.12, 0.2)
        for i, (p, q) in enumerate(zip(a, b, strict=True)):
            u = i / (n - 1)
            grow = math.sin(math.pi * min(1.0, 0.12 + t * 0.8))
            bulge = (
                amp
                * grow
                * (
                    math.sin(u * noses * 6.283 + phase)
                    + 0.45 * math.sin(u * noses * 10.3 + phase * 1.7 + 1)
                )
            )
            x, y = lerp_pt(p, q, t)
            edge = 1.0 if 0 < i < n - 1 else 0.0
            row.append((x + edge * rng.uniform(-0.1, 0.1) * amp, y + bulge))
        lips.append(row)
    return lips


def _riser(lip: Pts, thick: float, light: int) -> Path:
    """The stone wall under a lip: thicker where the slope turns from the light."""
    low: Pts = []
    for i, (x, y) in enumerate(lip):
        before, after = lip[max(0, i - 1)], lip[min(len(lip) - 1, i + 1)]
        slope = (after[1] - before[1]) / max(1.0, after[0] - before[0])
        low.append((x, y + thick * (1.0 + max(-0.75, min(1.1, light * -slope * 2.2)))))
    return Path().m(lip[0]).curve(lip).l(low[-1]).curve(low[::-1]).z()


def terrace_slope(
    scene: Scene,
    rng: random.Random,
    top: Sequence[Pt],
    foot: Sequence[Pt],
    levels: int,
    look: FieldLook,
    *,
    amp: float = 34,
    noses: float = 1.6,
    light: int = 1,
    haze: str = "",
) -> list[Pts]:
    """A terraced hillside between two outlines; returns the lips (for trees, walls, people).

    Fields differ from level to level and along a level; haze tints the far (upper) levels.
    Everything below the last lip down to the foot is field as well.
    """
    lips = contour_lips(rng, top, foot, levels, amp, noses)
    last = sample(foot, len(lips[0]))
    deep = max(p[1] for p in foot)
    for k, lip in enumerate(lips):
        t = k / levels
        dim = 0.55 * (1 - t) ** 1.5 if haze else 0.0
        tone = mix(rng.choice(look.crops), haze or look.riser, dim)
        shape = Path().m(lip[0]).curve(lip)
        ground = shape.l((lip[-1][0], deep), (lip[0][0], deep)).z() if k < levels - 1 else shape
        if k == levels - 1:
            ground = shape.l(last[-1]).curve(last[::-1]).z()
        scene.fill(ground, tone, coarse=True)
        below = lips[k + 1] if k + 1 < levels else last
        space = sum(q[1] - p[1] for p, q in zip(lip, below, strict=True)) / len(lip)
        _patches(scene, rng, lip, below, look, haze, dim)
        riser = mix(look.riser, haze or look.riser, dim)
        scene.fill(_riser(lip, max(2.5, space * 0.2), light), riser, coarse=True)
        i = rng.randrange(0, len(lip) - 4)
        run = lip[i : i + 5]
        thin = [
            (x, y - max(1.2, space * 0.07) * (1 if 0 < j < 4 else 0))
            for j, (x, y) in enumerate(run)
        ]
        scene.fill(
            Path().m(run[0]).curve(thin).l(run[-1]).curve(run[::-1]).z(),
            mix(look.lip, haze or look.lip, dim * 0.6),
        )
    return lips


def _patches(
    scene: Scene, rng: random.Random, lip: Pts, below: Pts, look: FieldLook, haze: str, dim: float
) -> None:
    """Stretches of a level under another crop, some with planting rows along them."""
    i = rng.randrange(0, 3)
    while i < len(lip) - 3:
        j = min(len(lip) - 1, i + rng.randint(2, 4))
        up, low = lip[i : j + 1], below[i : j + 1]
        tone = mix(rng.choice(look.crops), haze or look.riser, dim)
        shape = Path().m(up[0]).curve(up).l(low[-1]).curve(low[::-1]).z()
        scene.fill(shape, tone, coarse=True)
        if rng.random() < 0.7:
            rows = Path()
            for s in (0.45, 0.78):
                row = [lerp_pt(a, b, s) for a, b in zip(up, low, strict=True)]
                rows.m(row[0]).curve(row)
            gap = lerp(low[1][1] - up[1][1], low[-1][1] - up[-1][1], 0.5)
            if gap > 12:
                scene.stroke(rows, mix(tone, look.riser, 0.3), max(0.9, gap * 0.035), 1, True)
        i = j + rng.randint(1, 4)
