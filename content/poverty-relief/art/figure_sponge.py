"""Figure 3: a sponge city cut open; rain, park and skyline above, soil and stored water below."""

from __future__ import annotations

from random import Random

import kit
from figure_below import CONCRETE, WATER, basin, metro, tunnel
from kit import (
    BROWN,
    DEEP,
    ICE,
    INK,
    LAMP,
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
    Pts,
    Scene,
    mix,
)
from scene_parts import STRIDE, Band, Pose, person, ripples

GROUND: Pts = kit.points(
    "0,262 180,258 330,262 420,272 500,300 590,318 690,316 770,294 850,268 1000,258 1200,262 "
    "1330,274 1420,282 1500,268 1630,260"
)
POND: Pts = kit.points("492,297 590,318 690,316 775,293")
TREES = (
    (64, 104, False), (150, 122, True), (246, 100, False), (410, 128, False), (452, 92, True),
    (836, 118, False), (906, 140, True), (1010, 104, False), (1130, 122, False), (1250, 96, True),
    (1388, 112, False), (1472, 100, False), (1570, 126, True),
)  # fmt: skip
GREEN = (mix(PINE, DEEP, 0.3), mix(PINE, OCHRE_2, 0.25), mix(PINE, OCHRE_1, 0.45))
WARM = (mix(OCHRE_4, PINE, 0.4), mix(OCHRE_3, OCHRE_2, 0.3), mix(LAMP, OCHRE_2, 0.4))


def _box(x0: float, y0: float, x1: float, y1: float) -> Path:
    """An upright rectangle."""
    return kit.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def _towers(
    scene: Scene, rng: Random, tone: str, size: tuple[float, float], step: float, lit: bool
) -> None:
    """One row of towers; size is the range of heights; lit gives them windows."""
    mass, hot, dim, side = Path(), Path(), Path(), Path()
    x = 10.0
    while x < 1560:
        w, h = step * rng.uniform(0.66, 0.95), rng.uniform(*size)
        top = 266 - h
        if not (lit and 452 < x + w / 2 < 812):
            mass.join(_box(x, top, x + w, 266))
            if rng.random() < 0.6:
                mass.join(_box(x + w * 0.18, top - 9, x + w * 0.56, top + 1))
            side.join(_box(x, top, x + w * 0.2, 266))
            for r in range(int(h / 15) if lit else 0):
                for c in range(3):
                    px, py = x + w * (0.3 + 0.22 * c), top + 8 + r * 15
                    pane = _box(px, py, px + w * 0.13, py + 8)
                    (hot if rng.random() < 0.35 else dim).join(pane)
        x += step * rng.uniform(1.0, 1.3)
    scene.fill(mass, scene.vertical(80, 266, tone, mix(tone, "#f6e3c4", 0.55)), 1, True)
    scene.fill(side, mix(tone, SLATE, 0.6), 0.35, True)
    scene.fill(dim, mix(tone, SLATE, 0.55), 1, True)
    scene.fill(hot, LAMP_HOT, 1, True)


def _skyline(scene: Scene, rng: Random) -> None:
    """Rain sky and clouds, far hills, two rows of towers, a haze of park trees."""
    scene.background(mix(ICE, SLATE, 0.35), mix(ICE, SNOW, 0.6), "#f8ead0", "#f8ead0")
    for x, y, w, t in ((330, 44, 760, 60), (1010, 30, 900, 54), (1420, 70, 560, 44)):
        kit.mist_band(scene, rng, x, y, w, t, mix(SLATE, ICE, 0.3), 0.16, 4)
    hills = kit.crest(
        rng, kit.points("0,190 240,150 520,186 820,138 1100,178 1380,134 1630,172"), 0.1, 3
    )
    scene.fill(kit.body(hills, 290), scene.vertical(134, 290, mix(ICE, PAPER, 0.3), "#f6ead4"))
    _towers(scene, rng, mix(ICE, OCHRE_1, 0.4), (86, 196), 46, False)
    _towers(scene, rng, mix(OCHRE_2, SLATE, 0.3), (60, 158), 62, True)
    scene.fill(_box(0, 262, 1630, 320), mix(PINE, OCHRE_1, 0.62))
    haze = Path()
    for k in range(17):
        haze.join(kit.crown_path(rng, 45 + 96 * k, 263 - 5 * (k % 3), 64, 20, 5))
    scene.fill(haze, mix(PINE, OCHRE_1, 0.52), 1, True)


def _strata(scene: Scene, rng: Random) -> None:
    """Soil layers following the ground, flattening with depth; pebbles in them."""
    layers = (
        (0, mix(PINE, OCHRE_2, 0.2), 0), (9, mix(OCHRE_4, INK, 0.2), 0),
        (36, mix(OCHRE_2, OCHRE_3, 0.3), 76), (86, OCHRE_3, 44),
        (158, mix(OCHRE_3, OCHRE_4, 0.5), 40), (232, mix(OCHRE_4, INK, 0.12), 34),
        (296, mix(BROWN, INK, 0.5), 20),
    )  # fmt: skip
    for k, (down, tone, stones) in enumerate(layers):
        flat = min(1.0, down / 240)
        wave = 7 if k > 2 else 0
        line = [(x, y + (275 - y) * flat + down + rng.uniform(-wave, wave)) for x, y in GROUND]
        shape = kit.smooth(line).l((1630, 620), (0, 620)).z()
        deep = mix(tone, OCHRE_4, 0.35) if k > 1 else tone
        scene.fill(shape, scene.vertical(line[0][1], line[0][1] + 110, tone, deep))
        if k < 2:
            continue
        scene.stroke(kit.smooth([(x, y + 4) for x, y in line]), mix(tone, OCHRE_1, 0.4), 1.2, 0.5)
        pebbles = Path()
        big = 1.5 if k > 3 else 1.0
        for _ in range(stones):
            x, a, b = rng.uniform(8, 1622), rng.uniform(2, 4.6) * big, rng.uniform(1.4, 2.8) * big
            y = kit.y_at(line, x) + rng.uniform(9, 44 if k in (2, 6) else 62)
            if y < 612:
                pebbles.join(
                    kit.poly(
                        [
                            (x - a, y),
                            (x - a * 0.4, y - b),
                            (x + a, y - b * 0.2),
                            (x + a * 0.2, y + b),
                        ]
                    )
                )
        scene.fill(pebbles, mix(tone, OCHRE_1 if k % 2 else OCHRE_4, 0.42), 0.75, True)


def _tree(scene: Scene, rng: Random, x: float, h: float, warm: bool) -> None:
    """A street tree with its roots in the soil."""
    y = kit.y_at(GROUND, x) + 2
    roots = Path()
    for side in (-1, 1):
        for reach, deep in ((0.42, 0.2), (0.22, 0.42), (0.08, 0.5)):
            dx, dy = side * h * reach, h * deep
            roots.m((x, y)).c(
                (x + dx * 0.5, y + dy * 0.2), (x + dx * 0.8, y + dy * 0.5), (x + dx, y + dy)
            )
    scene.stroke(roots, mix(OCHRE_1, OCHRE_2, 0.4), 1.4, 0.75, True)
    r = h * 0.36
    w = h * 0.035
    trunk = [(x - w, y), (x - w * 0.5, y - h * 0.5), (x + w * 0.5, y - h * 0.5), (x + w, y)]
    tones = WARM if warm else GREEN
    scene.fill(trunk, mix(OCHRE_4, INK, 0.5))
    cy = y - h * 0.62
    scene.fill(kit.crown_path(rng, x, cy, r, r * 0.95, 8), tones[0], 1, True)
    scene.fill(
        kit.crown_path(rng, x + r * 0.14, cy - r * 0.16, r * 0.76, r * 0.7, 7), tones[1], 1, True
    )
    lit = kit.crown_path(rng, x + r * 0.4, cy - r * 0.38, r * 0.34, r * 0.26, 5)
    lit.join(kit.crown_path(rng, x - r * 0.04, cy - r * 0.5, r * 0.25, r * 0.19, 5))
    scene.fill(lit, tones[2], 1, True)


def _umbrella(scene: Scene, x: float, y: float, f: int, coat: str, tone: str) -> None:
    """A walker under an umbrella."""
    hair = "bob" if f < 0 else "short"
    up = Pose(2, STRIDE.near, STRIDE.far, (30, 150), (-12, 8), False, hair)
    person(scene, x, y, 54, f, up, coat, mix(INK, SLATE, 0.3))
    cx = x + f * 5
    scene.stroke([(cx, y - 33), (cx, y - 68)], INK, 1.4)
    dome = Path().m((cx - 24, y - 56))
    dome.c((cx - 20, y - 77), (cx + 20, y - 77), (cx + 24, y - 56))
    for a in (24, 8, -8):
        dome.c((cx + a - 5, y - 61), (cx + a - 11, y - 61), (cx + a - 16, y - 56))
    scene.fill(dome.z(), tone)
    rib = Path().m((cx - 8, y - 56)).c((cx - 7, y - 66), (cx - 3, y - 71), (cx, y - 72))
    rib.c((cx + 3, y - 71), (cx + 7, y - 66), (cx + 8, y - 56))
    scene.stroke(rib, mix(tone, INK, 0.35), 1)


def _park(scene: Scene, rng: Random) -> None:
    """Pond in the hollow, reeds, trees, walkers with umbrellas."""
    scene.fill(kit.smooth(POND).z(), scene.vertical(292, 318, *WATER))
    scene.fill(ripples(rng, 530, 740, 299, 308, 9, 60), PAPER, 0.8)
    reeds = Path()
    for x in (486, 492, 500, 506, 514, 764, 770, 776, 784, 790):
        y = kit.y_at(GROUND, x) + 2
        n = rng.uniform(18, 40)
        reeds.join(kit.poly([(x - 1.6, y), (x + rng.uniform(-7, 7), y - n), (x + 1.6, y)]))
    scene.fill(reeds, mix(PINE, OCHRE_2, 0.2))
    for x, h, warm in TREES:
        _tree(scene, rng, x, h, warm)
    for px, f, coat, tone in (
        (316, 1, SLATE, VERMILION), (358, -1, PAPER, mix(PINE, OCHRE_1, 0.2)),
        (1070, 1, OCHRE_3, mix(OCHRE_2, LAMP, 0.5)), (1196, -1, PAPER, SLATE),
    ):  # fmt: skip
        _umbrella(scene, px, kit.y_at(GROUND, px) + 2, f, coat, tone)


def _rain(scene: Scene, rng: Random) -> None:
    """Fine slanting rain over the city."""
    near, far = Path(), Path()
    for _ in range(88):
        x, y, n = rng.uniform(24, 1624), rng.uniform(4, 220), rng.uniform(14, 34)
        (near if rng.random() < 0.4 else far).m((x, y)).l((x - n * 0.22, y + n))
    scene.stroke(far, SLATE, 0.9, 0.38, True)
    scene.stroke(near, PAPER, 1.5, 0.8, True)


def _seep(scene: Scene, rng: Random) -> None:
    """Water threading down through the soil in fine lines with drops at their ends."""
    fine, drops = Path(), Path()
    for _ in range(52):
        x = rng.uniform(14, 1616)
        y = kit.y_at(GROUND, x) + rng.uniform(6, 30)
        n = rng.uniform(40, 210) * (1.0 if 440 < x < 820 else 0.6)
        steps = max(2, int(n / 50))
        line: Pts = [(x, y)]
        for i in range(steps):
            nx = min(1622.0, max(8.0, line[-1][0] + rng.uniform(-6, 6)))
            line.append((nx, y + n * (i + 1) / steps))
        fine.join(kit.smooth(line))
        ex, ey = line[-1]
        drops.join(kit.poly([(ex, ey - 5), (ex + 1.9, ey + 1), (ex, ey + 3.2), (ex - 1.9, ey + 1)]))
    scene.stroke(fine, mix(SNOW, ICE, 0.5), 1.3, 0.75, True)
    scene.fill(drops, mix(SNOW, PAPER, 0.3))


def _pipe(scene: Scene, line: str) -> None:
    """A pipe with water in it, along square corners."""
    pts = kit.points(line)
    for tone, w in ((CONCRETE, 16.0), (mix(SLATE, INK, 0.2), 9.0), (WATER[0], 4.0)):
        scene.stroke(kit.poly(pts, False), tone, w)


def figure_sponge() -> tuple[str, str]:
    """figure-3.svg: the sponge city."""
    scene = Band(1630, 620)
    rng = Random(63)
    _skyline(scene, rng)
    _strata(scene, rng)
    _seep(scene, rng)
    for line in (
        "640,330 640,400 430,400",
        "640,400 640,500",
        "430,520 600,520",
        "1420,300 1420,430",
    ):
        _pipe(scene, line)
    basin(scene, rng, 90, 372, 340, 166, 0.56)
    tunnel(scene, rng, 640, 528, 60, 0.55)
    metro(scene, 962, 562)
    tunnel(scene, rng, 1420, 482, 82, 0.45)
    _park(scene, rng)
    _rain(scene, rng)
    return "figure-3.svg", scene.svg()
