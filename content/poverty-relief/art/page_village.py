"""scene-1: the old stone village of Tianzhuang in its fold of the western hills."""

from __future__ import annotations

from functools import partial
from random import Random

import kit
from kit import DEEP, INK, OCHRE_1, OCHRE_2, OCHRE_3, OCHRE_4, PAPER, PINE, VERMILION, Pts, mix
from page_cover import LOOK, LOOKS

GOLD = "#f3c98d"
AIR = "#f8e6c8"

RIDGES = kit.outlines("""
    0,250 200,190 420,270 640,200 860,290 1090,220 1320,300 1540,230 1760,280 1960,190 2160,240;
    0,210 150,170 340,290 560,380 780,320 1010,400 1240,340 1430,390 1660,280 1860,220 2010,290
    2160,230;
    0,150 130,120 300,270 460,400 600,370 760,480 960,560 1180,575 1400,520 1580,400 1760,350
    1960,290 2080,200 2160,210
""")


def _hills(scene: kit.Scene, rng: Random) -> None:
    """Big mountains closing round the fold, autumn on their slopes."""
    tones: tuple[tuple[str, str, str, float], ...] = (
        (mix(OCHRE_1, OCHRE_2, 0.15), AIR, mix(OCHRE_2, OCHRE_3, 0.1), 150),
        (mix(OCHRE_2, OCHRE_3, 0.3), AIR, mix(OCHRE_3, OCHRE_4, 0.25), 260),
        (mix(OCHRE_3, OCHRE_4, 0.45), mix(AIR, OCHRE_3, 0.2), mix(OCHRE_4, DEEP, 0.3), 300),
    )
    for k, (anchors, (tone, mist, shade, drop)) in enumerate(zip(RIDGES, tones, strict=True)):
        line = kit.crest(rng, anchors, 0.16, 3)
        kit.mountain(
            scene,
            rng,
            line,
            max(p[1] for p in line) + 190,
            tone,
            mist,
            shade=shade,
            shine=mix(tone, GOLD, 0.5),
            gap=190,
            drop=drop,
        )
        for x in (600, 1500):
            kit.mist_band(scene, rng, x, 400 + 90 * k, 1000, 50, "#fdf1dc", 0.13, 5)


def _woods(scene: kit.Scene, rng: Random) -> None:
    """The wooded slopes on both sides of the fold."""
    left = kit.crest(
        rng, kit.points("0,330 160,360 340,490 560,560 800,620 1000,650 1150,680"), 0.1, 3
    )
    right = kit.crest(
        rng, kit.points("950,680 1180,630 1400,590 1620,500 1830,470 2000,420 2160,400"), 0.1, 3
    )
    for line, tone in ((right, mix(PINE, OCHRE_3, 0.4)), (left, mix(PINE, OCHRE_4, 0.15))):
        scene.fill(kit.forest_edge(rng, line, 24, 14), tone, coarse=True)
        kit.mountain(
            scene,
            rng,
            line,
            900,
            tone,
            mix(PINE, OCHRE_2, 0.5),
            shade=mix(tone, DEEP, 0.7),
            shine=mix(tone, OCHRE_2, 0.4),
            gap=200,
            drop=200,
        )
        dark, lit = kit.forest(rng, line, 150, 75, 30)
        scene.fill(dark, mix(tone, DEEP, 0.5), coarse=True)
        scene.fill(lit, mix(tone, OCHRE_3, 0.55), coarse=True)


FIELDS = kit.FieldLook(
    (
        mix(OCHRE_2, PINE, 0.3),
        mix(OCHRE_2, PINE, 0.45),
        mix(OCHRE_1, PINE, 0.4),
        mix(OCHRE_2, OCHRE_3, 0.3),
        mix(OCHRE_3, PINE, 0.5),
        mix(OCHRE_2, PINE, 0.15),
    ),
    mix(DEEP, OCHRE_4, 0.35),
    "#f9e0b0",
)


def _ground(scene: kit.Scene, rng: Random) -> None:
    """Terraces on both sides, the village floor and the stone path."""
    haze = mix(OCHRE_2, PINE, 0.35)
    kit.terrace_slope(
        scene,
        rng,
        kit.points("1150,690 1400,650 1600,590 1800,540 1980,545 2160,500"),
        kit.points("1150,700 1400,760 1650,810 1850,850 2000,870 2160,890"),
        9,
        FIELDS,
        amp=18,
        noses=1.3,
        haze=haze,
    )
    kit.terrace_slope(
        scene,
        rng,
        kit.points("0,500 180,490 380,560 600,620 800,660 1000,690"),
        kit.points("0,880 200,860 420,810 650,770 850,730 1000,700"),
        9,
        FIELDS,
        amp=18,
        noses=1.2,
        haze=haze,
    )
    floor: Pts = kit.points(
        "0,850 200,825 420,780 650,740 900,700 1100,692 1400,735 1650,780 1850,820 2160,850"
    )
    scene.fill(
        kit.body(floor, 1110, True),
        scene.vertical(
            690,
            1110,
            mix(OCHRE_2, PINE, 0.35),
            mix(OCHRE_2, mix(PINE, OCHRE_3, 0.5), 0.6),
            mix(mix(PINE, OCHRE_4, 0.4), OCHRE_2, 0.12),
        ),
    )
    for x, y, w, d, turn in (
        (950, 960, 90, 70, 12),
        (1180, 900, 80, 60, -16),
        (880, 1010, 90, 80, 14),
        (1440, 920, 90, 80, -10),
        (1180, 1070, 130, 90, -8),
    ):
        kit.plot(scene, (x, y), w, d, turn, mix(OCHRE_4, PINE, 0.5), mix(OCHRE_2, PINE, 0.4))
    path: Pts = kit.points(
        "820,1160 900,1080 1060,1020 1130,965 1060,915 960,872 980,830 1080,795 "
        "1110,762 1060,735 1090,712 1120,690"
    )
    wide = [110, 84, 62, 48, 38, 30, 23, 17, 12, 9, 6, 4]
    scene.fill(kit.ribbon([(x - 5, y + 5) for x, y in path], [w * 1.15 for w in wide]), DEEP, 0.35)
    scene.fill(kit.ribbon(path, wide), scene.vertical(690, 1110, AIR, OCHRE_1, OCHRE_2))


SPOTS = kit.spots("""
    house 930 728 56 -14; house 740 748 66 -16; house 620 768 76 15; house 860 780 74 18
    house 735 796 84 -18; house 480 800 92 -16; house 610 828 96 16; house 840 842 94 20
    house 470 870 112 -18; house 700 880 112 -15; house 190 895 122 -16
    house 340 935 130 16; yard 590 950 128 -17; hut 800 925 92 24; yard 190 1020 160 15
    house 430 1040 170 -16; house 690 1045 158 14; hut 1200 742 54 -20; house 1300 764 74 16
    house 1200 800 80 -18; house 1400 800 84 -14; house 1270 850 96 20
""")


def _hall(scene: kit.Scene, rng: Random) -> None:
    """The memorial hall: low, of stone, a paved court before it, a small flag."""
    view = kit.View((1735, 930), -8, 0.3)
    court = [view.p(-270, 250), view.p(310, 250), view.p(310, -30), view.p(-270, -30)]
    scene.fill(court, mix(OCHRE_1, OCHRE_2, 0.35))
    joints = kit.Path()
    for k in range(1, 8):
        joints.m(view.p(-270 + 72 * k, -20)).l(view.p(-270 + 72 * k, 250))
    for k in range(1, 5):
        joints.m(view.p(-270, 50 * k)).l(view.p(310, 50 * k))
    scene.stroke(joints, mix(OCHRE_2, OCHRE_3, 0.4), 1.6)
    kit.hall(scene, rng, (1735, 905), 400, 84, LOOK, -8)
    kit.wall(scene, rng, [view.p(-270, -10), view.p(-270, 250), view.p(-60, 250)], 24, LOOK)
    kit.wall(scene, rng, [view.p(60, 250), view.p(310, 250)], 24, LOOK)
    for u in (-60, 60):
        scene.fill(
            [
                view.p(u - 9, 250),
                view.p(u + 9, 250),
                view.p(u + 9, 250, 40),
                view.p(u - 9, 250, 40),
            ],
            mix(LOOK.wall_lit, LOOK.wall_dim, 0.4),
        )
    kit.flag(scene, view.p(-140, 150), 170, VERMILION, INK)


def _planting(scene: kit.Scene, rng: Random, props: kit.Props) -> None:
    """Trees, people and the old locust, each at its place among the houses."""
    autumn = (mix(OCHRE_4, DEEP, 0.3), OCHRE_3, mix(OCHRE_2, GOLD, 0.4))
    green = (mix(PINE, DEEP, 0.4), mix(PINE, OCHRE_2, 0.35), mix(PINE, OCHRE_2, 0.7))
    locust = (mix(PINE, OCHRE_4, 0.3), mix(PINE, OCHRE_2, 0.5), mix(OCHRE_2, GOLD, 0.3))
    for x, y, h, tones in (
        (970, 765, 56, autumn),
        (540, 810, 70, green),
        (400, 860, 82, autumn),
        (925, 880, 84, autumn),
        (1390, 870, 96, autumn),
        (1130, 790, 60, green),
        (2080, 870, 100, autumn),
        (480, 925, 100, green),
        (2060, 1040, 150, autumn),
        (300, 1075, 130, autumn),
    ):
        props.put(y, partial(kit.leafy_tree, scene, rng, x, y, h, tones, INK))
    for x, y, h in (
        (300, 830, 120),
        (275, 838, 98),
        (1480, 810, 120),
        (1505, 816, 92),
        (1960, 850, 140),
        (90, 900, 150),
        (2110, 900, 170),
    ):
        props.put(
            y,
            partial(
                kit.poplar,
                scene,
                rng,
                x,
                y,
                h,
                mix(OCHRE_4, PINE, 0.5),
                mix(OCHRE_2, OCHRE_3, 0.2),
                INK,
            ),
        )
    for x, y, h, coat in (
        (1075, 925, 32, OCHRE_1),
        (1050, 922, 31, VERMILION),
        (1125, 985, 38, PINE),
        (1010, 845, 23, OCHRE_4),
        (1690, 985, 36, VERMILION),
        (1722, 990, 36, PINE),
    ):
        props.put(y, partial(kit.walker, scene, rng, x, y, h, coat, INK))
    props.put(1078, partial(kit.old_tree, scene, Random(3), 1300, 1090, 350, locust, INK))


def scene_1() -> tuple[str, str]:
    """scene-1.svg: the band with the village of Tianzhuang."""
    scene = kit.Scene(2160, 1110)
    rng = Random(868)
    scene.background(mix(PAPER, OCHRE_1, 0.25), mix(PAPER, GOLD, 0.4), GOLD)
    kit.sun(scene, (1690, 190), 74, VERMILION, "#fbdca6", 4)
    _hills(scene, rng)
    _woods(scene, rng)
    _ground(scene, rng)
    props = kit.Props()
    kit.village(scene, rng, props, SPOTS, LOOK, mix(OCHRE_4, DEEP, 0.6), lit=0.6, looks=LOOKS)
    props.put(935, partial(_hall, scene, rng))
    _planting(scene, rng, props)
    props.draw()
    kit.birds(scene, [(980, 130, 22), (1040, 160, -15), (920, 172, 13)], INK)
    return "scene-1.svg", scene.svg()
