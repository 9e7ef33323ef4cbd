"""The built space under the sponge city: storage basin, metro vault, deep tunnels."""

from __future__ import annotations

import math
from random import Random

import kit
from kit import (
    ICE,
    INK,
    LAMP_HOT,
    OCHRE_1,
    OCHRE_2,
    OCHRE_3,
    OCHRE_4,
    PAPER,
    PINE,
    SLATE,
    SNOW,
    VERMILION,
    Path,
    Scene,
    mix,
)
from scene_parts import Pose, person, ripples

WATER = (mix(ICE, SNOW, 0.35), mix(SLATE, ICE, 0.25))
CONCRETE = mix(OCHRE_1, PAPER, 0.35)


def _box(x0: float, y0: float, x1: float, y1: float) -> Path:
    """An upright rectangle."""
    return kit.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def basin(scene: Scene, rng: Random, x: float, y: float, w: float, h: float, level: float) -> None:
    """A storage basin: concrete shell, arches going back, columns standing in the water."""
    scene.fill(_box(x - 11, y - 13, x + w + 11, y + h + 12), CONCRETE)
    scene.fill(_box(x - 11, y + h + 4, x + w + 11, y + h + 12), mix(CONCRETE, OCHRE_3, 0.4))
    scene.fill(
        _box(x, y, x + w, y + h),
        scene.vertical(y, y + h, mix(INK, OCHRE_4, 0.3), mix(SLATE, INK, 0.5)),
    )
    n = max(3, round(w / 62))
    for depth, tone in ((0.84, mix(OCHRE_4, INK, 0.25)), (1.0, mix(CONCRETE, OCHRE_2, 0.5))):
        bay = w / n
        arches, cols = Path(), Path()
        for k in range(n):
            a, m = x + k * bay, x + (k + 0.5) * bay
            u = bay * 0.5 * depth
            top = y + 4 + 16 * (1 - depth)
            arches.m((a, y)).l((a, y + 34), (m - u, y + 34))
            arches.c((m - u, top + 12), (m - u * 0.5, top), (m, top))
            arches.c((m + u * 0.5, top), (m + u, top + 12), (m + u, y + 34))
            arches.l((a + bay, y + 34), (a + bay, y)).z()
            if k:
                g = bay * 0.5 * (1 - depth) + 3.5
                cols.join(_box(a - g, y + 30, a + g, y + h))
        scene.fill(arches, tone)
        scene.fill(cols, mix(tone, OCHRE_3, 0.25))
    top = y + h * (1 - level)
    scene.fill(_box(x, top, x + w, y + h), scene.vertical(top, y + h, *WATER), 0.86)
    scene.fill(ripples(rng, x + 6, x + w - 6, top + 3, y + h - 8, int(w / 20), 50), PAPER, 0.65)
    scene.stroke([(x + 1, top), (x + w - 1, top)], PAPER, 1.8, 0.9)


def tunnel(scene: Scene, rng: Random, x: float, y: float, r: float, level: float) -> None:
    """A deep round tunnel partly full of water, rings of lining going back."""
    scene.disc((x, y), r + 11, CONCRETE)
    scene.disc((x, y), r, mix(SLATE, INK, 0.45))
    for k in (0.82, 0.62, 0.42):
        scene.disc((x, y - r * 0.06 * (1 - k)), r * k, mix(mix(SLATE, INK, 0.5), INK, 0.9 - k))
    seams = Path()
    for i in range(12):
        c, s = math.cos(i * math.pi / 6 + 0.2), math.sin(i * math.pi / 6 + 0.2)
        seams.m((x + c * (r + 2), y + s * (r + 2))).l((x + c * (r + 10), y + s * (r + 10)))
    scene.stroke(seams, mix(CONCRETE, OCHRE_4, 0.35), 1.4)
    a = math.asin(max(-1.0, min(1.0, 1 - 2 * level)))
    turns = [a + (math.pi - 2 * a) * i / 16 for i in range(17)]
    rim = [(x + r * math.cos(t), y + r * math.sin(t)) for t in turns]
    scene.fill(kit.poly(rim), scene.vertical(rim[0][1], y + r, *WATER), 0.9)
    scene.stroke([rim[0], rim[-1]], PAPER, 1.8, 0.9)
    half = rim[0][0] - x
    scene.fill(
        ripples(rng, x - half * 0.8, x + half * 0.8, rim[0][1] + 4, y + r * 0.7, 5, half * 0.7),
        PAPER,
        0.65,
    )


def _vault(x: float, y: float, g: float) -> Path:
    """The outline of the metro hall, widened by g."""
    a, b = x - 160 - g, x + 160 + g
    path = Path().m((a, y + g)).l((a, y - 46))
    path.c((a, y - 124 - g * 1.2), (x - 80, y - 148 - g), (x, y - 148 - g))
    return path.c((x + 80, y - 148 - g), (b, y - 124 - g * 1.2), (b, y - 46)).l((b, y + g)).z()


def metro(scene: Scene, x: float, y: float) -> None:
    """A metro hall: vault with ribs, platform and people, a train coming out of the depth."""
    scene.fill(_vault(x, y, 13), CONCRETE)
    glow = [(0.0, "#f4d9a8"), (0.55, OCHRE_2), (1.0, OCHRE_4)]
    scene.fill(_vault(x, y, 0), scene.radial((x, y - 40), 190, glow))
    ribs = Path()
    for k in (0.35, 0.6, 0.82):
        w, h = 160 * k, 148 * k + 6
        low = y - 46 * k - 12
        ribs.m((x - w, y - 18)).l((x - w, low)).c(
            (x - w, y - h * 0.86), (x - w * 0.5, y - h), (x, y - h)
        )
        ribs.c((x + w * 0.5, y - h), (x + w, y - h * 0.86), (x + w, low)).l((x + w, y - 18))
    scene.stroke(ribs, mix(OCHRE_3, OCHRE_4, 0.4), 1.8, 0.7)
    edge = [(x - 160, y), (x - 40, y), (x - 24, y - 34), (x - 160, y - 24)]
    scene.fill(edge, mix(CONCRETE, OCHRE_2, 0.35))
    scene.stroke([(x - 46, y - 2), (x - 28, y - 33)], VERMILION, 2.4)
    bed = [(x - 40, y), (x + 160, y), (x + 160, y - 8), (x - 20, y - 14)]
    scene.fill(bed, mix(INK, OCHRE_4, 0.3))
    _train(scene, x, y)
    idle = Pose(0, (3, 0), (-4, -5), (6, 16), (0, 10))
    dark = mix(INK, SLATE, 0.3)
    for dx, size, f, coat in (
        (-134, 52, 1, SLATE),
        (-104, 56, 1, mix(VERMILION, OCHRE_4, 0.4)),
        (-70, 53, -1, PINE),
    ):
        person(scene, x + dx, y - 12, size, f, idle, coat, dark)
    for dx, dy in ((-120, 100), (-62, 122), (118, 100)):
        scene.stroke([(x + dx, y - dy - 16), (x + dx, y - dy)], INK, 1.4)
        scene.disc((x + dx, y - dy), 11, LAMP_HOT, 0.35)
        scene.disc((x + dx, y - dy), 5, LAMP_HOT)


def _train(scene: Scene, x: float, y: float) -> None:
    """The front of the train."""
    nose = kit.smooth(kit.points("-8,-12 -6,-84 20,-106 62,-106 90,-84 92,-12"), tension=0.7)
    moved = Path()
    moved.cmds = [(c, tuple((px + x, py + y) for px, py in ps)) for c, ps in nose.cmds]
    scene.fill(moved.z(), scene.vertical(y - 108, y - 10, PAPER, mix(ICE, SLATE, 0.35)))
    pane = [(x + 6, y - 52), (x + 10, y - 88), (x + 74, y - 88), (x + 78, y - 52)]
    scene.fill(pane, mix(INK, SLATE, 0.35))
    shine = [(x + 12, y - 54), (x + 30, y - 86), (x + 42, y - 86), (x + 24, y - 54)]
    scene.fill(shine, ICE, 0.35)
    scene.fill(_box(x - 7, y - 42, x + 91, y - 34), VERMILION)
    scene.fill(_box(x + 4, y - 12, x + 80, y - 6), mix(INK, SLATE, 0.2))
    for dx in (10, 74):
        scene.disc((x + dx, y - 24), 9, LAMP_HOT, 0.4)
        scene.disc((x + dx, y - 24), 5, "#fffaf0")
