"""Scene 4: a campus by a lake; library, teaching building, clock tower, bridge, walkers."""

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
from scene_lake import (
    AUTUMN,
    GINKGO,
    GOLD,
    LEAF,
    WATER,
    abutments,
    bridge,
    lake,
)
from scene_parts import STAND, STRIDE, Band, crowns, grass, person, row


def _windows(
    scene: Scene,
    rng: Random,
    box: tuple[float, float, float, float],
    rows: int,
    cols: int,
    lit: float,
    cold: str,
    fill: tuple[float, float] = (0.62, 0.58),
) -> None:
    """A grid of windows in box (x, top, width, height), some of them lit."""
    x, y, w, h = box
    hot, dim = Path(), Path()
    for r in range(rows):
        for c in range(cols):
            px, py = x + w * (c + 0.5) / cols, y + h * (r + 0.5) / rows
            a, b = w / cols * fill[0] / 2, h / rows * fill[1] / 2
            pane = kit.poly(
                [(px - a, py - b), (px + a, py - b), (px + a, py + b), (px - a, py + b)]
            )
            (hot if rng.random() < lit else dim).join(pane)
    scene.fill(dim, cold)
    scene.fill(hot, scene.vertical(y, y + h, LAMP, LAMP_HOT))


def _slab(
    scene: Scene,
    x: float,
    y: float,
    w: float,
    h: float,
    tone: str,
    side: float,
    rim: float = 6,
) -> None:
    """A building mass: lit front, shaded left flank of width side, a thin projecting roof."""
    dim = mix(tone, mix(SLATE, OCHRE_4, 0.35), 0.55)
    scene.fill(
        [(x, y), (x - side, y - side * 0.16), (x - side, y - h + side * 0.1), (x, y - h)], dim
    )
    scene.fill(
        [(x, y), (x + w, y), (x + w, y - h), (x, y - h)],
        scene.vertical(y - h, y, tone, mix(tone, OCHRE_2, 0.3)),
    )
    scene.fill(
        [
            (x - side - rim * 0.6, y - h + side * 0.1),
            (x - rim, y - h),
            (x + w + rim, y - h),
            (x + w + rim, y - h - rim),
            (x - rim, y - h - rim),
            (x - side - rim * 0.6, y - h + side * 0.1 - rim),
        ],
        mix(OCHRE_4, BRICK, 0.5),
    )


BRICK = mix(OCHRE_3, INK, 0.25)


def _sky(scene: Scene, rng: Random) -> None:
    """Morning sky and the western hills, a pagoda on one of them."""
    scene.background(mix(SNOW, PAPER, 0.35), PAPER, "#fbeed7", "#f6dcb4")
    for x, y, w, t in ((420, 150, 800, 26), (1300, 95, 900, 22), (1800, 200, 640, 24)):
        kit.mist_band(scene, rng, x, y, w, t, "#fffaf0", 0.4, 5)
    kit.sun(scene, (640, 262), 62, mix(VERMILION, OCHRE_2, 0.15), "#f8dcae", 4)
    layers = (
        (
            kit.points(
                "0,330 240,262 480,318 720,300 960,250 1240,190 1460,262 1720,222 1960,288 2160,240"
            ),
            mix(ICE, PAPER, 0.5),
            mix(ICE, SLATE, 0.15),
            120,
        ),
        (
            kit.points("0,352 180,330 420,400 700,372 980,402 1230,330 1500,296 1780,372 2160,318"),
            mix(OCHRE_2, ICE, 0.45),
            mix(OCHRE_3, SLATE, 0.5),
            150,
        ),
        (
            kit.points(
                "0,402 260,440 560,430 860,470 1150,452 1420,470 1700,405 1920,380 2160,420"
            ),
            mix(OCHRE_3, SLATE, 0.42),
            mix(OCHRE_4, SLATE, 0.5),
            170,
        ),
    )
    for k, (anchors, tone, shade, gap) in enumerate(layers):
        line = kit.crest(rng, anchors, 0.12, 3)
        if k == 1:
            _pagoda(scene, 1500, kit.y_at(line, 1500) + 4, 74, mix(SLATE, OCHRE_4, 0.35))
        kit.mountain(
            scene,
            rng,
            line,
            730,
            tone,
            "#f7e3c4",
            shade=mix(tone, shade, 0.7),
            shine=mix(tone, GOLD, 0.5),
            gap=gap,
            drop=170,
            light=-1,
        )
        kit.mist_band(scene, rng, 600 + 500 * k, 420 + 50 * k, 1500, 44, "#fdf2de", 0.16, 5)


def _pagoda(scene: Scene, x: float, y: float, h: float, tone: str) -> None:
    """A small pagoda silhouette."""
    path = Path()
    for k in range(6):
        w, yy = h * (0.15 - 0.015 * k), y - h * 0.15 * k
        path.join(
            kit.poly(
                [
                    (x - w * 0.7, yy),
                    (x + w * 0.7, yy),
                    (x + w * 0.7, yy - h * 0.1),
                    (x + w * 1.15, yy - h * 0.1),
                    (x + w * 0.6, yy - h * 0.15),
                    (x - w * 0.6, yy - h * 0.15),
                    (x - w * 1.15, yy - h * 0.1),
                    (x - w * 0.7, yy - h * 0.1),
                ]
            )
        )
    path.join(
        kit.poly([(x - h * 0.015, y - h * 0.9), (x, y - h * 1.08), (x + h * 0.015, y - h * 0.9)])
    )
    scene.fill(path, tone)


def _library(scene: Scene, rng: Random) -> None:
    """The library: wings, a tall glazed hall between piers, a set-back top with deep eaves."""
    wall = mix(PAPER, OCHRE_1, 0.45)
    cold = mix(SLATE, INK, 0.15)
    _slab(scene, 300, 690, 640, 150, mix(wall, OCHRE_2, 0.15), 40)
    _windows(scene, rng, (315, 556, 130, 110), 3, 5, 0.4, cold)
    _windows(scene, rng, (795, 556, 130, 110), 3, 5, 0.4, cold)
    _slab(scene, 500, 500, 250, 70, mix(wall, OCHRE_2, 0.1), 30)
    _windows(scene, rng, (515, 440, 220, 46), 1, 11, 0.5, cold, (0.66, 0.8))
    roof = [(446, 436), (520, 402), (740, 402), (806, 436)]
    scene.fill(roof, scene.vertical(402, 436, mix(SLATE, INK, 0.3), mix(SLATE, INK, 0.55)))
    scene.stroke([(440, 434), (446, 436), (806, 436), (812, 434)], mix(INK, SLATE, 0.2), 5)
    _slab(scene, 450, 696, 350, 200, wall, 44, 9)
    _windows(scene, rng, (466, 520, 318, 150), 1, 12, 0.75, cold, (0.6, 0.98))
    bars = Path()
    for k in range(1, 4):
        bars.join(kit.poly([(468, 520 + 37.5 * k), (782, 520 + 37.5 * k)], False))
    scene.stroke(bars, mix(OCHRE_4, INK, 0.3), 2)


def _teaching(scene: Scene, rng: Random) -> None:
    """Clock tower and the long teaching building with rows of windows."""
    brick = mix(OCHRE_3, OCHRE_1, 0.25)
    cold = mix(SLATE, INK, 0.2)
    _slab(scene, 1740, 690, 420, 215, mix(OCHRE_2, OCHRE_1, 0.35), 50)
    _windows(scene, rng, (1756, 488, 400, 180), 5, 15, 0.35, cold)
    _slab(scene, 1330, 700, 520, 190, brick, 54, 8)
    _windows(scene, rng, (1348, 526, 484, 150), 4, 18, 0.42, cold)
    piers = Path()
    for k in range(7):
        x = 1344 + 484 * k / 6
        piers.join(kit.poly([(x, 512), (x + 7, 512), (x + 7, 700), (x, 700)]))
    scene.fill(piers, mix(brick, OCHRE_1, 0.4))
    x, w, tone = 1236.0, 82.0, mix(OCHRE_1, OCHRE_2, 0.35)
    _slab(scene, x, 700, w, 330, tone, 36, 8)
    _windows(scene, rng, (x + 14, 470, w - 28, 210), 5, 2, 0.4, cold, (0.5, 0.66))
    _slab(scene, x + 7, 362, w - 14, 34, mix(tone, OCHRE_3, 0.25), 28, 6)
    top = x + w / 2
    scene.fill(
        [(x - 26, 324), (x + 3, 322), (top - 8, 250), (top - 20, 252)], mix(INK, SLATE, 0.35)
    )
    scene.fill(
        [(x + 1, 322), (x + w - 1, 322), (top - 4, 250), (top - 12, 250)], mix(OCHRE_4, SLATE, 0.25)
    )
    scene.stroke([(top - 9, 252), (top - 9, 218)], mix(INK, SLATE, 0.2), 3)
    scene.disc((top, 418), 26, mix(OCHRE_4, INK, 0.2))
    scene.disc((top, 418), 22, PAPER)
    scene.stroke([(top, 402), (top, 418), (top + 11, 423)], INK, 2.8)


def _woods(scene: Scene, rng: Random) -> None:
    """Crowns in front of the buildings down to the lake shore."""
    for x, h in ((215, 250), (252, 300), (985, 190), (1022, 240), (1060, 205), (1880, 220)):
        tone = mix(PINE, SLATE, 0.25)
        kit.poplar(scene, rng, x, 720, h, tone, mix(tone, GOLD, 0.4), DEEP)
    scene.fill(
        kit.poly([(0, 700), (2160, 700), (2160, WATER), (0, WATER)]),
        scene.vertical(700, WATER, mix(PINE, DEEP, 0.3), mix(OCHRE_2, PINE, 0.5)),
    )
    for y, r, step, sets in (
        (690, 44, 96, (LEAF, AUTUMN, LEAF)),
        (726, 50, 120, (LEAF, GINKGO, LEAF)),
    ):
        for k, spot in enumerate(row(rng, 10, 2160, y, step, 14)):
            if y > 700 and 560 < spot[0] < 790:
                continue
            crowns(scene, rng, [spot], r, sets[(k * 2 + k // 3) % 3], -1)
    shore = [(0.0, 770.0), (300, 782), (560, 790), (1100, 782), (1640, 792), (2160, 768)]
    scene.fill(
        kit.body(shore, WATER + 6, True),
        scene.vertical(768, WATER, mix(OCHRE_2, PINE, 0.25), mix(PINE, OCHRE_3, 0.35)),
    )
    scene.stroke(kit.smooth(shore), GOLD, 3, 0.7)


def _front(scene: Scene, rng: Random) -> None:
    """The near bank with reeds and path, two people talking, and willow branches above."""
    bank = kit.crest(rng, [(0, 905), (160, 930), (360, 985), (600, 1050), (760, 1110)], 0.03, 3)
    right = kit.crest(rng, [(1400, 1110), (1600, 1046), (1820, 985), (2160, 925)], 0.03, 3)
    for line in (bank, right):
        scene.fill(
            kit.body(line, 1110), scene.vertical(905, 1110, mix(PINE, OCHRE_2, 0.25), PINE, DEEP)
        )
        scene.stroke(kit.smooth(line), GOLD, 2.6, 0.75)
    path: Pts = [(1620, 1130), (1760, 1064), (1930, 1010), (2200, 962)]
    scene.fill(kit.ribbon(path, [120, 72, 46, 34]), scene.vertical(960, 1110, OCHRE_1, OCHRE_2))
    dark = mix(INK, SLATE, 0.3)
    person(scene, 1850, 1046, 128, 1, STRIDE, mix(OCHRE_3, VERMILION, 0.15), dark, SLATE, DEEP)
    person(scene, 1990, 1012, 120, -1, STAND, PAPER, mix(OCHRE_4, INK, 0.3), PINE, DEEP)
    reeds = Path()
    for _ in range(38):
        x = rng.uniform(20, 560)
        y = kit.y_at(bank, x) + rng.uniform(6, 34)
        h = rng.uniform(50, 120)
        lean = rng.uniform(-0.25, 0.35) * h
        reeds.join(
            Path()
            .m((x - 2.5, y))
            .c((x - 2, y - h * 0.5), (x + lean * 0.4, y - h * 0.8), (x + lean, y - h))
            .c((x + lean * 0.5, y - h * 0.7), (x + 3, y - h * 0.4), (x + 3, y))
            .z()
        )
    scene.fill(reeds, mix(PINE, OCHRE_2, 0.3))
    scene.fill(grass(rng, 1560, 2140, 1050, 1104, 34, 40), mix(PINE, OCHRE_2, 0.3))
    _willow(scene, rng)


def _willow(scene: Scene, rng: Random) -> None:
    """Willow switches hanging in from the top edge."""
    stems, dark, lit = Path(), Path(), Path()
    for k in range(20):
        x = 6 + k * 25 + rng.uniform(-9, 9)
        n = rng.uniform(120, 420) * (1 - 0.04 * k)
        sway = rng.uniform(10, 34)
        stems.join(kit.smooth([(x + sway * t * t, n * t) for t in (0, 0.5, 1)]))
        leaves = int(n / 15)
        for i in range(leaves):
            t = (i + 1) / leaves
            px, py = x + sway * t * t, n * t
            s = (-1 if i % 2 else 1) * rng.uniform(5, 9)
            leaf = kit.poly(
                [(px, py - 4), (px + s, py + 8), (px + s * 0.8, py + 26), (px + s * 0.1, py + 9)]
            )
            (lit if rng.random() < 0.35 else dark).join(leaf)
    scene.stroke(stems, mix(PINE, OCHRE_3, 0.3), 1.6)
    scene.fill(dark, mix(PINE, OCHRE_2, 0.12))
    scene.fill(lit, mix(PINE, OCHRE_1, 0.4))


def scene_campus() -> tuple[str, str]:
    """scene-4.svg: the campus by the lake."""
    scene = Band(2160, 1110)
    rng = Random(44)
    _sky(scene, rng)
    _library(scene, rng)
    _teaching(scene, rng)
    _woods(scene, rng)
    lake(scene, rng)
    abutments(scene, rng)
    bridge(scene, rng)
    _front(scene, rng)
    kit.birds(scene, [(980, 150, 20), (1040, 172, -15), (920, 180, 13)], INK)
    return "scene-4.svg", scene.svg()
