"""Figure 1: a mast and a town's lights below snow peaks before dawn."""

from __future__ import annotations

from random import Random

import kit
from kit import (
    DEEP,
    ICE,
    INK,
    LAMP,
    LAMP_HOT,
    OCHRE_1,
    OCHRE_2,
    OCHRE_4,
    PAPER,
    SLATE,
    SNOW,
    VERMILION,
    Path,
    Pts,
    Scene,
    mix,
)
from scene_parts import mast
from scene_plateau import snow_range

NIGHT = mix(DEEP, SLATE, 0.3)


def _stars(scene: Scene, rng: Random) -> None:
    """Small stars, fewer towards the horizon, and a thin veil of cloud."""
    faint, bright = Path(), Path()
    for _ in range(120):
        x, y = rng.uniform(6, 772), 8 + 215 * rng.random() ** 1.5
        r = rng.uniform(0.5, 1.1)
        (bright if rng.random() < 0.25 else faint).join(
            kit.poly([(x - r, y), (x, y - r * 1.5), (x + r, y), (x, y + r * 1.5)])
        )
    scene.fill(faint, SNOW, 0.6)
    scene.fill(bright, "#fff8e6")
    for x, y, w in ((210, 96, 380), (560, 150, 360)):
        kit.mist_band(scene, rng, x, y, w, 18, ICE, 0.08, 5)


def _valley(scene: Scene, rng: Random) -> None:
    """Dark hills, the lake, the town's lights and the road that leads to them."""
    hill = kit.crest(
        rng, [(0, 318), (120, 296), (270, 330), (420, 312), (560, 336), (778, 300)], 0.1, 3
    )
    kit.mountain(
        scene,
        rng,
        hill,
        400,
        mix(SLATE, DEEP, 0.35),
        mix(SLATE, OCHRE_2, 0.4),
        shade=mix(DEEP, SLATE, 0.2),
        shine=mix(SLATE, OCHRE_1, 0.35),
        gap=90,
        drop=80,
    )
    plain: Pts = [(0, 372), (200, 362), (460, 366), (778, 358)]
    scene.fill(
        kit.body(plain, 500, True), scene.vertical(358, 500, mix(SLATE, OCHRE_4, 0.35), DEEP)
    )
    for k in range(6, 0, -1):
        scene.fill(kit.oval(262, 384, 34 + 37 * k, 4 + 5.5 * k), LAMP, 0.045)
    far = Path()
    rows = sorted((rng.random(), rng.gauss(0, 1)) for _ in range(40))
    for t, u in rows:
        x, y, s = 262 + u * 84, 371 + 36 * t, 6 + 8 * t
        if 24 < x < 520:
            _house(scene, rng, x, y, s, s * rng.uniform(0.8, 1.35))
    for _ in range(60):
        x, y = rng.uniform(30, 560), rng.uniform(362, 372)
        far.join(kit.poly([(x - 1.1, y), (x, y - 1.3), (x + 1.1, y), (x, y + 1.3)]))
    scene.fill(far, LAMP, 0.9)


def _house(scene: Scene, rng: Random, x: float, y: float, s: float, h: float) -> None:
    """A flat-roofed house with a shaded flank and some lit windows."""
    wall = mix(mix(SLATE, OCHRE_1, 0.4), DEEP, rng.uniform(0.0, 0.35))
    scene.fill([(x - s, y), (x + s, y), (x + s, y - h), (x - s, y - h)], wall)
    scene.fill(
        [(x - s, y), (x - s * 1.5, y - s * 0.15), (x - s * 1.5, y - h - s * 0.1), (x - s, y - h)],
        mix(wall, DEEP, 0.6),
    )
    scene.stroke(
        [(x - s * 1.5, y - h - s * 0.1), (x - s, y - h), (x + s, y - h)],
        mix(OCHRE_4, INK, 0.35),
        1.6,
    )
    lights = Path()
    for dx in (-0.66, -0.14, 0.38):
        if rng.random() < 0.72:
            a = x + dx * s
            lights.join(
                kit.poly(
                    [
                        (a, y - h * 0.74),
                        (a + s * 0.3, y - h * 0.74),
                        (a + s * 0.3, y - h * 0.32),
                        (a, y - h * 0.32),
                    ]
                )
            )
    scene.fill(lights, LAMP_HOT if rng.random() < 0.6 else LAMP)


def _front(scene: Scene, rng: Random) -> None:
    """The knoll with the mast, its equipment hut and the road of lights up to it."""
    road: Pts = [(250, 402), (330, 412), (300, 428), (380, 446), (520, 438), (600, 412)]
    scene.fill(kit.ribbon(road, [3, 5, 7, 10, 8, 4]), mix(OCHRE_2, SLATE, 0.35))
    knoll = kit.crest(
        rng, [(360, 500), (470, 448), (560, 405), (640, 384), (700, 392), (778, 430)], 0.06, 3
    )
    wall = mix(PAPER, SLATE, 0.45)
    scene.fill([(664, 412), (712, 412), (712, 370), (664, 366)], wall)
    scene.fill([(664, 412), (650, 412), (650, 365), (664, 366)], mix(wall, DEEP, 0.5))
    scene.fill([(646, 365), (664, 366), (716, 370), (716, 366), (652, 361)], mix(OCHRE_4, INK, 0.2))
    scene.fill([(674, 384), (684, 385), (684, 375), (674, 374)], LAMP_HOT)
    scene.fill([(692, 384), (703, 385), (703, 377), (692, 376)], LAMP)
    scene.fill(kit.body(knoll, 500), scene.vertical(384, 500, mix(SLATE, DEEP, 0.55), DEEP))
    scene.stroke(kit.poly(knoll, False), mix(OCHRE_2, SLATE, 0.35), 1.4, 0.8)
    low = kit.crest(rng, [(0, 452), (140, 440), (300, 468), (430, 486), (520, 500)], 0.06, 3)
    scene.fill(
        kit.body(low, 500), scene.vertical(440, 500, mix(DEEP, SLATE, 0.25), mix(DEEP, INK, 0.4))
    )
    scene.stroke(kit.poly(low, False), mix(OCHRE_2, SLATE, 0.45), 1.2, 0.7)
    steel = mix(SNOW, ICE, 0.3)
    mast(scene, 628, 388, 310, steel, PAPER)
    for k in (3, 2, 1):
        scene.disc((628, 80), 5 + 7 * k, VERMILION, 0.12)
    scene.disc((628, 80), 3.4, mix(VERMILION, LAMP, 0.3))


def figure_night() -> tuple[str, str]:
    """figure-1.svg: the mast before dawn."""
    scene = Scene(778, 500)
    rng = Random(61)
    scene.background(
        mix(DEEP, INK, 0.25),
        NIGHT,
        mix(SLATE, DEEP, 0.15),
        mix(ICE, OCHRE_2, 0.45),
        "#f0c690",
        OCHRE_2,
    )
    _stars(scene, rng)
    snow_range(
        scene,
        rng,
        kit.points("0,232 90,200 180,244 290,190 400,240 520,206 640,246 778,196"),
        340,
        mix(SNOW, ICE, 0.6),
        mix(SLATE, ICE, 0.45),
        mix(ICE, OCHRE_1, 0.5),
        30,
        60,
        60,
    )
    snow_range(
        scene,
        rng,
        kit.points("0,262 110,222 210,146 280,196 340,172 430,258 560,276 700,230 778,262"),
        350,
        mix(SNOW, PAPER, 0.3),
        mix(SLATE, DEEP, 0.15),
        mix(SLATE, OCHRE_1, 0.45),
        44,
        70,
        110,
    )
    kit.mist_band(scene, rng, 330, 316, 640, 22, OCHRE_1, 0.16, 4)
    _valley(scene, rng)
    _front(scene, rng)
    return "figure-1.svg", scene.svg()
