"""The cover: mountains in layers, the sun, terraces, the road and the village at the foot."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

import kit
from kit import DEEP, INK, OCHRE_1, OCHRE_2, OCHRE_3, OCHRE_4, PAPER, PINE, VERMILION, Pts, mix

MIST = "#f6e4c8"
GOLD = "#f3c98d"
LOOK = kit.HouseLook(
    wall_lit="#efc893",
    wall_dim="#6b5345",
    roof_lit="#8d857b",
    roof_dim="#383d3b",
    line="#1f2220",
    wood="#54261c",
    sun=-0.1,
)
LOOKS = (
    LOOK,
    replace(LOOK, roof_lit="#9a806a", roof_dim="#463c36"),
    replace(LOOK, roof_lit="#6f7672", roof_dim="#2c3534", wall_lit="#e2b27c"),
)

FAR: tuple[Pts, ...] = (
    kit.points(
        "0,1338 220,1300 430,1392 640,1335 820,1408 1050,1350 1230,1412 1390,1345 "
        "1540,1272 1700,1312 1890,1238 2050,1300 2160,1268"
    ),
    kit.points(
        "0,1405 150,1450 330,1372 470,1440 640,1510 860,1446 1010,1530 1230,1470 "
        "1400,1556 1600,1480 1790,1398 1980,1480 2160,1410"
    ),
    kit.points(
        "0,1510 180,1452 380,1568 560,1650 760,1580 930,1668 1120,1604 1300,1704 "
        "1500,1640 1680,1700 1890,1580 2030,1528 2160,1600"
    ),
    kit.points(
        "0,1620 130,1566 300,1668 470,1790 640,1724 800,1815 1000,1900 1180,1846 "
        "1330,1915 1550,1772 1730,1690 1900,1772 2040,1690 2160,1735"
    ),
    kit.points(
        "0,1770 180,1706 330,1812 520,1920 700,1862 900,1985 1100,2080 1250,2100 "
        "1400,2036 1600,1906 1780,1975 1960,1836 2160,1880"
    ),
)


def _far_layers(scene: kit.Scene, rng: Random) -> None:
    """Five layers from pale ochre to dark red-brown, mist between them."""
    tones = (
        (mix(OCHRE_1, PAPER, 0.35), mix(OCHRE_1, OCHRE_2, 0.35), 150, 170),
        (mix(OCHRE_1, OCHRE_2, 0.35), mix(OCHRE_2, OCHRE_3, 0.12), 170, 210),
        (mix(OCHRE_2, OCHRE_3, 0.22), mix(OCHRE_3, OCHRE_4, 0.05), 180, 260),
        (mix(OCHRE_3, OCHRE_4, 0.08), mix(OCHRE_4, OCHRE_3, 0.3), 200, 320),
        (mix(OCHRE_4, PINE, 0.16), mix(OCHRE_4, DEEP, 0.62), 210, 340),
    )
    for k, (anchors, (tone, shade, gap, drop)) in enumerate(zip(FAR, tones, strict=True)):
        line = kit.crest(rng, anchors, 0.16, 3)
        shine = mix(tone, GOLD, 0.5 - 0.06 * k)
        foot = max(p[1] for p in line) + 300
        kit.mountain(
            scene,
            rng,
            line,
            foot,
            tone,
            MIST if k < 4 else mix(MIST, OCHRE_3, 0.35),
            shade=shade,
            shine=shine,
            gap=gap,
            drop=drop,
        )
        if k < 3:
            for r in (240, 400):
                kit.glow_under(scene, line, 1550, r + 60 * k, "#fff0cf", 0.26 - 0.06 * k)
        if k in (1, 2, 3):
            y = (1590, 1760, 1960)[k - 1]
            for x, w in ((700, 1100), (1560, 1000)):
                kit.mist_band(scene, rng, x, y, w, 70, "#fcf0dc", 0.13, 5)


def _pine_slopes(scene: kit.Scene, rng: Random) -> None:
    """The wooded slopes that close the valley on both sides."""
    left = kit.crest(
        rng,
        kit.points("0,1925 150,1890 330,2040 520,2010 720,2130 930,2220 1150,2330 1300,2400"),
        0.14,
        3,
    )
    right = kit.crest(
        rng,
        kit.points(
            "900,2420 1080,2320 1260,2250 1480,2140 1680,2060 1860,2120 2030,2010 2160,1990"
        ),
        0.14,
        3,
    )
    for line, tone, bottom in ((right, mix(PINE, OCHRE_4, 0.3), 2600), (left, PINE, 2600)):
        scene.fill(kit.forest_edge(rng, line, 26, 15), tone, coarse=True)
        kit.mountain(
            scene,
            rng,
            line,
            bottom,
            tone,
            mix(PINE, OCHRE_2, 0.55),
            shade=mix(DEEP, tone, 0.15),
            shine=mix(tone, OCHRE_2, 0.32),
            gap=180,
            drop=330,
        )
        dark, lit = kit.forest(rng, line, 230, 115, 32)
        scene.fill(dark, mix(tone, DEEP, 0.55), coarse=True)
        scene.fill(lit, mix(tone, OCHRE_2, 0.28), coarse=True)
        kit.mist_band(scene, rng, line[len(line) // 2][0], 2330, 1200, 80, MIST, 0.1, 5)


def _fields(scene: kit.Scene, rng: Random) -> None:
    """Terraced slopes left and right, and the valley floor."""
    look = kit.FieldLook(
        (
            mix(OCHRE_2, PINE, 0.35),
            mix(OCHRE_2, PINE, 0.5),
            mix(OCHRE_1, PINE, 0.45),
            mix(OCHRE_2, OCHRE_3, 0.35),
            mix(OCHRE_3, PINE, 0.55),
            mix(OCHRE_2, PINE, 0.2),
        ),
        mix(DEEP, OCHRE_4, 0.3),
        "#f7dba6",
    )
    haze = mix(OCHRE_2, PINE, 0.4)
    right_top: Pts = kit.points(
        "1180,2450 1330,2410 1480,2340 1650,2290 1840,2225 2010,2240 2160,2190"
    )
    right_foot: Pts = kit.points("1180,2470 1400,2530 1650,2590 1840,2640 2010,2680 2160,2700")
    left_top: Pts = kit.points("0,2200 210,2165 430,2250 640,2340 860,2400 1120,2452")
    left_foot: Pts = kit.points("0,2740 220,2710 440,2640 680,2580 900,2520 1120,2465")
    for top, foot in ((right_top, right_foot), (left_top, left_foot)):
        kit.terrace_slope(scene, rng, top, foot, 11, look, amp=26, noses=1.3, haze=haze)
    floor: Pts = kit.points(
        "0,2720 220,2680 440,2610 680,2550 900,2490 1150,2455 1400,2500 1650,2560 "
        "1840,2610 2010,2650 2160,2670"
    )
    scene.fill(
        kit.body(floor, 3030, True),
        scene.vertical(
            2455,
            3030,
            mix(OCHRE_2, PINE, 0.5),
            mix(mix(PINE, OCHRE_3, 0.5), OCHRE_2, 0.12),
            mix(PINE, OCHRE_4, 0.35),
            mix(PINE, DEEP, 0.6),
        ),
    )


def _road(scene: kit.Scene, rng: Random) -> None:
    """The mountain road from the foot of the page to the pass, gardens beside it."""
    soil, crop = mix(OCHRE_4, PINE, 0.55), mix(OCHRE_2, PINE, 0.5)
    for gx, gy, w, d, turn in (
        (900, 2640, 70, 80, 20),
        (1250, 2660, 70, 90, -14),
        (960, 2860, 120, 130, 14),
        (1200, 2860, 110, 150, -18),
        (1110, 2560, 90, 60, -12),
        (900, 2975, 160, 120, 10),
    ):
        kit.plot(scene, (gx, gy), w, d, turn, soil, crop)
    line: Pts = kit.points(
        "1010,3075 1085,2985 1080,2905 1020,2830 1040,2762 1130,2700 1160,2640 "
        "1080,2585 1005,2538 1050,2490 1180,2462 1225,2430 1140,2402 1105,2376 "
        "1170,2350 1200,2325"
    )
    wide: list[float] = [96, 80, 66, 54, 44, 36, 30, 25, 20, 16, 13, 10, 8, 6.5, 5, 4]
    scene.fill(kit.ribbon([(x - 5, y + 5) for x, y in line], [w * 1.16 for w in wide]), DEEP, 0.4)
    scene.fill(
        kit.ribbon(line, wide),
        scene.vertical(2325, 3030, MIST, OCHRE_1, OCHRE_2, mix(OCHRE_3, OCHRE_2, 0.3)),
    )
    slabs = kit.Path()
    for _ in range(28):
        t = rng.uniform(0.2, 8.5)
        k = int(t)
        x, y = kit.lerp_pt(line[k], line[k + 1], t - k)
        half = kit.lerp(wide[k], wide[k + 1], t - k) * 0.36
        cx = x + rng.uniform(-0.6, 0.6) * half
        slabs.m((cx - half * 0.4, y)).l((cx + half * 0.4, y + half * 0.05))
    scene.stroke(slabs, mix(OCHRE_3, OCHRE_4, 0.3), 2)
    edge = [(x - w * 0.55, y) for (x, y), w in zip(line, wide, strict=True)][1:10]
    rim = [(x + w * 0.55, y) for (x, y), w in zip(line, wide, strict=True)][1:10]
    scene.fill(
        kit.tufts(rng, edge, 17, 36).join(kit.tufts(rng, rim, 17, 36)),
        mix(PINE, OCHRE_2, 0.25),
        coarse=True,
    )


SPOTS = kit.spots("""
    house 640 2570 84 -14; house 875 2535 68 -18; house 500 2632 106 16
    house 655 2640 108 -18; house 830 2615 92 20; hut 760 2556 64 22; house 305 2692 122 -18
    yard 500 2722 130 15; house 735 2730 128 -22; house 170 2780 140 14
    house 400 2815 158 -16; house 650 2815 156 18; yard 280 2930 200 -14
    house 600 2935 196 16; hut 1330 2535 60 -22; house 1440 2550 80 18
    house 1740 2600 100 -20; house 1900 2640 116 16; house 1330 2630 100 -16
    house 2020 2720 132 -20; hut 1290 2740 104 24; hut 1820 2765 128 -15
    house 1440 2825 158 -18; house 1690 2880 186 15; yard 1360 2945 186 17
    house 1930 2930 200 -16
""")
TREES = kit.spots("""
    poplar 565 2582 116 0; poplar 590 2592 92 0; leafy 950 2552 66 0; poplar 1268 2560 105 0
    leafy 1530 2575 76 0; poplar 1815 2600 128 0; leafy 400 2672 90 0; fruit 600 2680 84 0
    poplar 215 2715 150 0; poplar 182 2725 124 0; leafy 390 2752 100 0; leafy 830 2768 104 0
    fruit 935 2775 92 0; poplar 1215 2770 190 0; poplar 1245 2785 150 0
    leafy 1950 2690 92 0; fruit 1560 2790 104 0; leafy 1400 2715 100 0
    poplar 2100 2760 190 0; fruit 530 2850 118 0; leafy 780 2905 136 0
    leafy 1560 2905 136 0; fruit 1830 2870 120 0; fruit 470 2985 140 0
""")
LEAVES = (
    (mix(PINE, DEEP, 0.4), mix(PINE, OCHRE_2, 0.32), mix(PINE, OCHRE_2, 0.68)),
    (mix(OCHRE_4, DEEP, 0.35), OCHRE_3, mix(OCHRE_2, GOLD, 0.4)),
)


def _tree(scene: kit.Scene, rng: Random, kind: str, x: float, y: float, h: float) -> None:
    """One village tree."""
    kit.ground_shadow(scene, (x, y), h * 0.5, DEEP)
    if kind == "poplar":
        kit.poplar(scene, rng, x, y, h, mix(OCHRE_4, PINE, 0.5), mix(OCHRE_2, OCHRE_3, 0.2), INK)
        return
    kit.leafy_tree(scene, rng, x, y, h, LEAVES[1 if rng.random() < 0.4 else 0], INK)
    if kind == "fruit":
        kit.fruit(scene, rng, x, y, h, VERMILION, 9)


def _school(scene: kit.Scene, rng: Random) -> None:
    """The larger building: a long hall of five bays on a stone platform, with a small flag."""
    kit.ground_shadow(scene, (1570, 2700), 300, DEEP)
    view = kit.View((1570, 2700), -10)
    base = [
        view.p(u, v, z)
        for u, v, z in ((-160, 78, -16), (170, 78, -16), (170, 78, 4), (-160, 78, 4))
    ]
    scene.fill(
        [base[3], base[2], view.p(170, -60, 4), view.p(-160, -60, 4)],
        mix(LOOK.wall_lit, LOOK.wall_dim, 0.35),
    )
    scene.fill(base, LOOK.wall_dim)
    kit.house(scene, rng, (1570, 2690), 270, 112, 84, -10, LOOK, lit=1, bays=5)
    kit.flag(scene, (1716, 2708), 150, VERMILION, INK, -1)


def _foreground(scene: kit.Scene, rng: Random) -> None:
    """The dark near bank: a fruiting persimmon at the left, pines at the right."""
    bank: Pts = kit.points(
        "0,2935 140,2950 330,3005 560,3022 860,3026 1240,3024 1600,3018 1820,2995 "
        "2010,2950 2160,2925"
    )
    pines = kit.Path()
    for x, y, h in (
        (2120, 3030, 520),
        (2010, 3030, 400),
        (1930, 3030, 280),
        (2155, 3030, 380),
        (20, 3030, 260),
        (95, 3030, 190),
    ):
        pines.join(kit.pine_path(rng, x, y, h, 7))
    scene.fill(kit.body(bank, 3030, True), mix(DEEP, INK, 0.35))
    grass = kit.tufts(rng, [(p[0], p[1] + 6) for p in bank], 30, 34)
    scene.fill(pines.join(grass), mix(DEEP, INK, 0.3), coarse=True)
    kit.persimmon(scene, Random(4), 90, 3012, 600, mix(INK, DEEP, 0.3), VERMILION, 5)


def cover() -> tuple[str, str]:
    """cover.svg: the whole front page."""
    scene = kit.Scene()
    rng = Random(2021)
    scene.background(PAPER, PAPER, "#f9ecd6", "#f6dfbd")
    kit.sun(scene, (1560, 1250), 190, VERMILION, "#f6cf97", 3)
    _far_layers(scene, rng)
    _pine_slopes(scene, rng)
    _fields(scene, rng)
    _road(scene, rng)
    props = kit.Props()
    kit.village(scene, rng, props, SPOTS, LOOK, DEEP, lit=0.85, looks=LOOKS)
    props.put(2710, lambda: _school(scene, rng))
    for kind, x, y, h, _ in TREES:
        props.put(y, partial(_tree, scene, rng, kind, x, y, h))
    for x, y, h, coat in (
        (1062, 2870, 46, VERMILION),
        (1040, 2862, 42, OCHRE_1),
        (1120, 2712, 30, OCHRE_1),
    ):
        props.put(y, partial(kit.walker, scene, rng, x, y, h, coat, INK))
    props.draw()
    _foreground(scene, rng)
    kit.birds(scene, [(1120, 1250, 26), (1190, 1290, -19), (1040, 1310, 16), (1270, 1240, 14)], INK)
    return "cover.svg", scene.svg()
