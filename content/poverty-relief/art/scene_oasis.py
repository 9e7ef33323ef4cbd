"""Scene 5: an oasis at harvest; orchards, field strips, canal, drying racks, a truck."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import kit
from kit import (
    DEEP,
    ICE,
    INK,
    LAMP,
    OCHRE_1,
    OCHRE_2,
    OCHRE_3,
    OCHRE_4,
    PAPER,
    PINE,
    SLATE,
    VERMILION,
    Path,
    Pts,
    Scene,
    mix,
)
from scene_harvest import DATE, GOLD, LAND, SHADE, branch, duck, truck, yard
from scene_parts import Band, grass


def _sky(scene: Scene, rng: Random) -> None:
    """Late sky, the sun, pale far ranges."""
    scene.background("#efe3cf", "#fbeed6", "#f8d9a6", "#f2bf80")
    for x, y, w, t in ((1450, 120, 1100, 26), (820, 190, 700, 20), (1830, 240, 560, 22)):
        kit.mist_band(scene, rng, x, y, w, t, "#fff6e2", 0.4, 5)
    kit.sun(scene, (470, 262), 92, VERMILION, "#fbd79c", 5)
    layers: tuple[tuple[Pts, str, str, float, float], ...] = (
        (
            kit.points(
                "0,330 210,262 420,325 640,250 860,318 1100,232 1340,300 1560,205 "
                "1800,290 1990,222 2160,280"
            ),
            mix(OCHRE_1, ICE, 0.35),
            mix(OCHRE_2, SLATE, 0.35),
            120,
            130,
        ),
        (
            kit.points(
                "0,352 260,372 520,330 760,385 1040,345 1330,392 1600,332 1880,372 2160,325"
            ),
            mix(OCHRE_2, OCHRE_3, 0.25),
            mix(OCHRE_3, OCHRE_4, 0.4),
            150,
            110,
        ),
        (
            [(0, 392), (330, 410), (700, 402), (1100, 416), (1500, 396), (1850, 412), (2160, 388)],
            mix(OCHRE_3, OCHRE_4, 0.2),
            mix(OCHRE_4, PINE, 0.2),
            190,
            70,
        ),
    )
    for k, (anchors, tone, shade, gap, drop) in enumerate(layers):
        line = kit.crest(rng, anchors, 0.12, 3)
        kit.mountain(
            scene,
            rng,
            line,
            480,
            tone,
            "#fbe3bc",
            shade=mix(tone, shade, 0.75),
            shine=mix(tone, GOLD, 0.6),
            gap=gap,
            drop=drop,
            light=-1,
        )
        kit.mist_band(scene, rng, 700 + 450 * k, 372 + 26 * k, 1500, 34, "#fff0d4", 0.2, 5)


def _tree_row(
    scene: Scene,
    rng: Random,
    spots: Sequence[tuple[float, float]],
    height: float,
    tones: tuple[str, str, str],
    fruit: str,
    near: float,
) -> None:
    """Orchard trees at ground spots (x, z), far to near, fruit on those nearer than near."""
    for x, z in sorted(spots, key=lambda p: -p[1]):
        s = LAND.s(z)
        px, py = LAND.p(x, z)
        h = height * s * rng.uniform(0.85, 1.12)
        if not (-h * 0.4 < px < 2160 + h * 0.4):
            continue
        r = h * 0.42
        scene.fill(kit.oval(px + r * 0.9, py + r * 0.04, r * 1.1, r * 0.13), SHADE, 0.32)
        if h < 40:
            scene.fill(kit.crown_path(rng, px, py - h * 0.55, r, r * 0.95, 5), tones[0])
            scene.fill(
                kit.crown_path(rng, px - r * 0.22, py - h * 0.66, r * 0.58, r * 0.5, 4), tones[1]
            )
            continue
        w = h * 0.035
        scene.fill(
            [
                (px - w, py),
                (px - w * 0.5, py - h * 0.5),
                (px + w * 0.5, py - h * 0.5),
                (px + w, py),
            ],
            SHADE,
        )
        scene.fill(kit.crown_path(rng, px, py - h * 0.6, r, r * 0.95, 7), tones[0])
        scene.fill(
            kit.crown_path(rng, px - r * 0.16, py - h * 0.68, r * 0.74, r * 0.66, 6), tones[1]
        )
        lit = kit.crown_path(rng, px - r * 0.36, py - h * 0.81, r * 0.42, r * 0.28, 5)
        scene.fill(lit, tones[2])
        if fruit and z < near:
            dots = Path()
            for _ in range(20):
                a, d = rng.uniform(0, 6.28), math.sqrt(rng.random()) * r * 0.85
                fx, fy, k = px + math.cos(a) * d, py - h * 0.6 + math.sin(a) * d, h * 0.022
                dots.join(
                    kit.poly([(fx - k, fy), (fx, fy - k * 1.3), (fx + k, fy), (fx, fy + k * 1.3)])
                )
            scene.fill(dots, fruit, 1, True)


def _fields(scene: Scene, rng: Random) -> None:
    """The plain: field strips running to the horizon, hedges, a far hamlet, orchards."""
    scene.fill(
        kit.poly([(0, 436), (2160, 436), (2160, 1110), (0, 1110)]),
        scene.vertical(436, 1110, "#f6d6a2", OCHRE_2, mix(OCHRE_3, OCHRE_4, 0.25)),
    )
    tones = (
        mix(OCHRE_2, LAMP, 0.5),
        mix(PINE, OCHRE_2, 0.5),
        mix(OCHRE_1, LAMP, 0.5),
        mix(OCHRE_2, OCHRE_3, 0.35),
        mix(PINE, OCHRE_1, 0.42),
        mix(LAMP, OCHRE_3, 0.25),
    )
    for k in range(-9, 13):
        x0 = -3.6 + k * 9.0
        if k < 0:
            x0 -= 6.6
        tone = tones[k % 6]
        scene.fill(
            LAND.quad(x0, x0 + 8.4, 29, 700),
            scene.vertical(440, 716, mix(tone, "#f9dcae", 0.6), tone),
        )
        rows = Path()
        for i in range(1, 6):
            x = x0 + 8.4 * i / 6
            a, b = LAND.p(x, 29), LAND.p(x, 300)
            if 0 <= a[0] <= 2160:
                rows.join(kit.poly([a, b], False))
        scene.stroke(rows, mix(tone, SHADE, 0.3), 1.8, 0.65)
    hedge = Path()
    for x in range(0, 2160, 62):
        r = rng.uniform(6, 15)
        hedge.join(kit.crown_path(rng, x + rng.uniform(-8, 8), 451 - r * 0.4, r * 3.4, r, 6))
    scene.fill(hedge, mix(PINE, OCHRE_2, 0.35), 1, True)
    for x, w, h in ((1180, 46, 22), (1240, 34, 28), (1290, 52, 20), (1510, 44, 24), (640, 40, 22)):
        scene.fill(
            [(x, 462), (x + w, 462), (x + w, 462 - h), (x, 462 - h)], mix(PAPER, OCHRE_1, 0.5)
        )
        scene.fill([(x, 462), (x - w * 0.3, 458), (x - w * 0.3, 460 - h), (x, 462 - h)], OCHRE_3)
        scene.stroke([(x - w * 0.32, 460 - h), (x + w + 2, 461 - h)], OCHRE_4, 3)
    jujube = (mix(PINE, DEEP, 0.2), mix(PINE, OCHRE_2, 0.3), mix(PINE, LAMP, 0.5))
    walnut = (mix(PINE, DEEP, 0.45), mix(PINE, OCHRE_3, 0.2), mix(PINE, OCHRE_1, 0.42))
    left = [(x, z) for z in (30, 39, 51, 70) for x in (-15.5, -22, -28.5, -35)]
    right = [(x, z) for z in (32, 43, 60) for x in (27, 34, 41)]
    _tree_row(scene, rng, right, 5.0, walnut, "", 0)
    _tree_row(scene, rng, left, 5.4, jujube, DATE, 52)


def _poplars(scene: Scene, rng: Random) -> None:
    """Rows of poplars along the canal and the far road, shrinking towards the horizon."""
    tone = mix(PINE, OCHRE_2, 0.15)
    for x, zs in (
        (-11.8, (230, 170, 130, 104, 84, 68, 55, 44, 35, 28.5)),
        (21.0, (230, 170, 130, 104, 84, 68, 55, 44, 35, 29)),
    ):
        for z in zs:
            px, py = LAND.p(x, z)
            h = 13 * LAND.s(z) * rng.uniform(0.88, 1.1)
            haze = min(0.6, z / 320)
            dark = mix(tone, "#f4d3a0", haze)
            scene.fill(
                kit.poly(
                    [(px, py - 2), LAND.p(x + 7, z + 1), LAND.p(x + 7, z - 0.5), (px, py + 2)]
                ),
                SHADE,
                0.3,
            )
            kit.poplar(scene, rng, px, py, h, mix(dark, mix(GOLD, dark, 0.5), 0.12), dark, SHADE)
            lit = kit.smooth(
                [
                    (px - h * 0.01, py - h * 0.97),
                    (px - h * 0.075, py - h * 0.7),
                    (px - h * 0.1, py - h * 0.42),
                    (px - h * 0.05, py - h * 0.22),
                    (px - h * 0.045, py - h * 0.46),
                    (px - h * 0.02, py - h * 0.62),
                ],
                True,
            )
            scene.fill(lit, mix(dark, GOLD, 0.5))


def _canal(scene: Scene, rng: Random) -> None:
    """The canal coming towards us, its banks, the sun's path on it, and ducks."""
    scene.fill(LAND.quad(-10.6, -4.2, 11.0, 700), mix(PINE, OCHRE_2, 0.35))
    scene.fill(LAND.quad(-10.0, -4.8, 11.0, 700), mix(OCHRE_4, PINE, 0.4))
    scene.fill(
        LAND.quad(-9.6, -5.2, 11.0, 700),
        scene.vertical(440, 1110, "#fbe2b4", mix(ICE, OCHRE_1, 0.5), mix(SLATE, ICE, 0.25), SLATE),
    )
    light = Path()
    for k in range(34):
        z = 11.6 * (1.09**k)
        x = -8.6 + rng.uniform(-0.5, 1.6)
        n = rng.uniform(0.5, 1.5)
        a, b = LAND.p(x, z), LAND.p(x + n, z)
        th = max(0.6, 30 / z)
        light.join(kit.poly([a, ((a[0] + b[0]) / 2, a[1] - th), b, ((a[0] + b[0]) / 2, a[1] + th)]))
    scene.fill(light, "#fdeecb", 0.8)
    for x, z, f, tone in (
        (-7.4, 17.2, 1, PAPER),
        (-6.3, 18.6, 1, mix(OCHRE_3, OCHRE_4, 0.4)),
        (-8.0, 14.3, -1, PAPER),
        (-6.6, 14.0, 1, mix(OCHRE_2, OCHRE_3, 0.3)),
        (-6.0, 15.6, 1, PAPER),
        (-8.6, 21.0, -1, PAPER),
    ):
        px, py = LAND.p(x, z)
        duck(scene, px, py, 0.95 * LAND.s(z), f, tone, True)


def _road(scene: Scene, rng: Random) -> None:
    """The cross road with its culvert over the canal, and the truck."""
    scene.fill(
        LAND.quad(-60, 60, 21.5, 27.5),
        scene.vertical(730, 812, "#f4dcb4", mix(OCHRE_1, OCHRE_2, 0.5)),
    )
    scene.fill(LAND.quad(-60, 60, 20.9, 21.5), mix(OCHRE_3, OCHRE_4, 0.3))
    for z in (23.4, 25.6):
        scene.stroke([LAND.p(-19, z), LAND.p(26, z)], mix(OCHRE_2, OCHRE_3, 0.4), 3, 0.6)
    a, b = LAND.p(-10.2, 21.2), LAND.p(-4.6, 21.2)
    scene.fill(
        [
            (a[0] - 10, a[1] - 8),
            (b[0] + 10, b[1] - 8),
            (b[0] + 10, b[1] + 20),
            (a[0] - 10, a[1] + 20),
        ],
        mix(OCHRE_1, OCHRE_3, 0.35),
    )
    mid = (a[0] + b[0]) / 2
    arch = kit.smooth(
        [
            (mid - 74, a[1] + 21),
            (mid - 46, a[1] + 4),
            (mid, a[1] - 2),
            (mid + 46, a[1] + 4),
            (mid + 74, a[1] + 21),
        ]
    ).z()
    scene.fill(arch, mix(INK, SLATE, 0.3))
    scene.stroke([(a[0] - 16, a[1] - 9), (b[0] + 16, b[1] - 9)], mix(OCHRE_1, PAPER, 0.4), 6)
    truck(scene, rng, *LAND.p(9.3, 23.2), 42)


def _banks(scene: Scene, rng: Random) -> None:
    """Dark grassy banks in the near corners, tufts along the road."""
    left = kit.crest(rng, [(0, 985), (60, 1000), (120, 1050), (150, 1110)], 0.04, 2)
    scene.fill(
        kit.poly([*left, (0, 1110)]), scene.vertical(985, 1110, mix(PINE, OCHRE_3, 0.3), DEEP)
    )
    low = kit.crest(
        rng, [(760, 1110), (960, 1092), (1300, 1082), (1750, 1072), (2160, 1030)], 0.03, 3
    )
    scene.fill(kit.body(low, 1110), scene.vertical(1000, 1110, mix(PINE, OCHRE_3, 0.35), DEEP))
    scene.stroke(kit.smooth(low), GOLD, 2.4, 0.7)
    scene.fill(grass(rng, 15, 110, 1010, 1100, 12, 46), mix(PINE, OCHRE_2, 0.35))
    scene.fill(grass(rng, 980, 2140, 1088, 1106, 34, 34), mix(PINE, OCHRE_2, 0.35))
    scene.fill(grass(rng, 20, 300, 850, 900, 16, 22), mix(PINE, OCHRE_3, 0.3))


def scene_oasis() -> tuple[str, str]:
    """scene-5.svg: harvest in the oasis."""
    scene = Band(2160, 1110)
    rng = Random(55)
    _sky(scene, rng)
    _fields(scene, rng)
    _canal(scene, rng)
    _poplars(scene, rng)
    _road(scene, rng)
    yard(scene, rng)
    _banks(scene, rng)
    branch(scene, rng)
    kit.birds(scene, [(1010, 170, 20), (1070, 192, -15), (950, 200, 13)], INK)
    return "scene-5.svg", scene.svg()
