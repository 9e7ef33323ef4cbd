"""The quiet pages: the verse page, the back cover and the strip of ridges for text pages."""

from __future__ import annotations

from functools import partial
from random import Random

import kit
from kit import DEEP, INK, OCHRE_1, OCHRE_2, OCHRE_3, OCHRE_4, PAPER, PINE, TINT, VERMILION, mix
from page_cover import LOOK

VERSE_RIDGES = kit.outlines("""
    0,2440 180,2400 360,2470 560,2420 800,2500 1010,2440 1230,2480 1420,2390 1600,2340 1760,2400
    1960,2350 2160,2420;
    0,2510 210,2460 420,2550 640,2590 860,2520 1080,2600 1300,2560 1500,2500 1720,2560 1900,2480
    2050,2520 2160,2480;
    0,2600 160,2570 330,2640 520,2700 760,2640 980,2720 1200,2680 1440,2740 1660,2640 1840,2600
    2000,2660 2160,2610;
    0,2720 200,2700 420,2770 640,2840 900,2790 1150,2870 1420,2830 1640,2760 1830,2790 2010,2720
    2160,2740
""")
BACK_RIDGES = kit.outlines("""
    0,2010 170,1960 350,2020 520,1950 700,2040 920,2000 1130,2060 1350,2010 1560,2050 1770,1975
    1960,2040 2160,1990;
    0,2110 210,2050 420,2140 640,2200 850,2120 1060,2180 1300,2120 1500,2190 1720,2110 1900,2160
    2040,2090 2160,2120;
    0,2200 150,2160 330,2260 560,2330 800,2270 1000,2360 1240,2300 1450,2370 1680,2250 1860,2300
    2020,2210 2160,2240;
    0,2330 190,2290 390,2390 600,2470 830,2410 1080,2500 1330,2470 1560,2400 1760,2440 1960,2340
    2160,2380
""")
STRIP_RIDGES = kit.outlines("""
    0,300 200,250 400,310 620,240 850,320 1080,270 1300,320 1480,230 1660,170 1830,240 2000,190
    2160,250;
    0,360 170,320 380,400 600,450 830,380 1040,440 1260,410 1480,360 1700,400 1880,320 2040,370
    2160,330;
    0,450 150,420 330,490 540,550 780,490 1000,560 1230,530 1450,570 1680,490 1860,450 2010,500
    2160,460;
    0,560 210,540 440,610 680,660 920,620 1180,680 1440,650 1680,590 1880,610 2040,560 2160,580
""")


def verse() -> tuple[str, str]:
    """verse.svg: a tinted page, a quiet sun, pale misty ridges at the foot."""
    scene = kit.Scene()
    rng = Random(77)
    scene.background(TINT, TINT, mix(TINT, OCHRE_1, 0.25))
    scene.disc((1560, 640), 244, mix(OCHRE_2, VERMILION, 0.25), 0.06)
    scene.disc((1560, 640), 190, scene.vertical(450, 830, VERMILION, mix(VERMILION, OCHRE_2, 0.2)))
    far = mix(TINT, OCHRE_1, 0.55)
    tones: tuple[tuple[str, float], ...] = (
        (far, 160),
        (mix(OCHRE_1, TINT, 0.1), 190),
        (mix(OCHRE_1, OCHRE_2, 0.4), 220),
        (mix(OCHRE_2, OCHRE_3, 0.35), 240),
    )
    mist = mix(TINT, "#ffffff", 0.15)
    for k, (anchors, (tone, drop)) in enumerate(zip(VERSE_RIDGES, tones, strict=True)):
        line = kit.crest(rng, anchors, 0.13, 3)
        shade = mix(tone, OCHRE_3, 0.22 + 0.06 * k)
        kit.mountain(
            scene,
            rng,
            line,
            max(p[1] for p in line) + 190,
            tone,
            mist,
            shade=shade,
            shine=mix(tone, "#fff3da", 0.45),
            gap=180,
            drop=drop,
        )
        kit.glow_under(scene, line, 1600, 420, "#fff0cf", 0.12)
        for x in (420, 1650):
            kit.mist_band(scene, rng, x, 2590 + 110 * k, 1250, 80, mist, 0.16, 5)
    line = kit.crest(
        rng,
        kit.points(
            "0,2860 170,2850 400,2915 660,2960 1000,2985 1400,2975 1700,2930 1960,2870 2160,2850"
        ),
        0.06,
        3,
    )
    tone = mix(mix(OCHRE_3, PINE, 0.4), TINT, 0.42)
    scene.fill(kit.forest_edge(rng, line, 30, 17, 0.2), tone, coarse=True)
    scene.fill(kit.body(line, 3030), scene.vertical(2850, 3030, tone, mix(tone, TINT, 0.7)))
    kit.birds(
        scene, [(1330, 1010, 22), (1390, 1040, -15), (1270, 1050, 13)], mix(INK, OCHRE_3, 0.25)
    )
    return "verse.svg", scene.svg()


def _back_layers(scene: kit.Scene, rng: Random) -> None:
    """The same mountains after sunset, from a rose-grey haze to pine."""
    dusk = mix(OCHRE_3, "#5c7d83", 0.35)
    tones: tuple[tuple[str, str, float], ...] = (
        (mix(OCHRE_1, dusk, 0.12), "#f7e3c8", 150),
        (mix(OCHRE_2, dusk, 0.3), "#f2dcc0", 190),
        (mix(OCHRE_3, dusk, 0.6), "#e6cdb0", 230),
        (mix(OCHRE_4, PINE, 0.45), "#c9b397", 270),
    )
    for k, (anchors, (tone, mist, drop)) in enumerate(zip(BACK_RIDGES, tones, strict=True)):
        line = kit.crest(rng, anchors, 0.15, 3)
        kit.mountain(
            scene,
            rng,
            line,
            max(p[1] for p in line) + 240,
            tone,
            mist,
            shade=mix(tone, (OCHRE_3, OCHRE_4, OCHRE_4, DEEP)[k], 0.3 + 0.1 * k),
            shine=mix(tone, OCHRE_1, 0.4),
            gap=180,
            drop=drop,
            light=-1,
        )
        for x in (500, 1500):
            kit.mist_band(scene, rng, x, 2190 + 120 * k, 1300, 70, "#f8ead2", 0.1, 5)


def _back_near(scene: kit.Scene, rng: Random) -> None:
    """Two wooded slopes."""
    right = kit.crest(
        rng,
        kit.points(
            "0,2560 300,2610 700,2640 1000,2620 1260,2560 1500,2500 1720,2450 1900,2480 2160,2420"
        ),
        0.09,
        3,
    )
    left = kit.crest(
        rng,
        kit.points("0,2480 170,2500 360,2590 600,2660 860,2740 1200,2800 1600,2830 2160,2850"),
        0.08,
        3,
    )
    for line, tone in ((right, mix(PINE, OCHRE_3, 0.3)), (left, mix(PINE, DEEP, 0.3))):
        scene.fill(kit.forest_edge(rng, line, 30, 16), tone, coarse=True)
        kit.mountain(
            scene,
            rng,
            line,
            3030,
            tone,
            mix(tone, DEEP, 0.6),
            shade=mix(tone, DEEP, 0.75),
            shine=mix(tone, OCHRE_2, 0.25),
            gap=220,
            drop=260,
            light=-1,
        )
        dark, lit = kit.forest(rng, line, 200, 170, 34)
        scene.fill(dark, mix(tone, DEEP, 0.6), coarse=True)
        scene.fill(lit, mix(tone, OCHRE_2, 0.16), coarse=True)
        kit.mist_band(
            scene, rng, 1150, 2760 if line is left else 2640, 1500, 90, "#e9d6b8", 0.07, 5
        )


def _back_village(scene: kit.Scene, rng: Random) -> None:
    """A few farmsteads with their lamps lit, kitchen smoke, the path home."""
    path: kit.Pts = kit.points(
        "1010,3060 1120,2985 1260,2940 1220,2885 1340,2850 1560,2835 1640,2800 1560,2770 1640,2742"
    )
    scene.fill(
        kit.ribbon(path, [70, 52, 40, 30, 23, 17, 12, 8, 5]),
        scene.vertical(2740, 3030, mix(OCHRE_2, PINE, 0.25), mix(OCHRE_3, PINE, 0.45)),
    )
    props = kit.Props()
    kit.village(
        scene,
        rng,
        props,
        kit.spots("""
    house 1480 2800 84 -14; house 1740 2790 92 18; hut 1390 2826 70 22
    house 1850 2836 112 -18; yard 1640 2880 124 16; house 1440 2900 124 -16
    house 1900 2920 140 14
"""),
        LOOK,
        DEEP,
        lit=1,
    )
    for x, y, h in ((1330, 2850, 130), (1300, 2860, 100), (1980, 2830, 150), (1560, 2850, 84)):
        props.put(
            y,
            partial(
                kit.poplar,
                scene,
                rng,
                x,
                y,
                h,
                mix(OCHRE_4, PINE, 0.6),
                mix(OCHRE_3, PINE, 0.3),
                INK,
            ),
        )
    props.draw()
    for x, y, h in ((1500, 2748, 170), (1660, 2790, 210), (1880, 2780, 190)):
        kit.smoke(scene, rng, (x, y), h, OCHRE_1, 0.22, -0.35)


def back() -> tuple[str, str]:
    """back.svg: the same country at dusk, lamps already lit."""
    scene = kit.Scene()
    rng = Random(1949)
    scene.background(PAPER, PAPER, PAPER, "#f6e2c6", "#eecfae")
    for r in (118, 164, 212):
        scene.disc((650, 1990), r, "#f9cf9b", 0.16)
    scene.disc((650, 1990), 74, mix(VERMILION, OCHRE_2, 0.3))
    _back_layers(scene, rng)
    _back_near(scene, rng)
    _back_village(scene, rng)
    bank: kit.Pts = kit.points(
        "0,2900 200,2925 420,2975 760,3005 1200,3016 1700,3008 2000,2985 2160,2965"
    )
    dark = mix(DEEP, INK, 0.35)
    pines = kit.tufts(rng, [(x, y + 6) for x, y in bank], 30, 34)
    for x, y, h in (
        (60, 3030, 460),
        (165, 3030, 350),
        (265, 3030, 240),
        (345, 3030, 170),
        (2130, 3030, 260),
        (2060, 3030, 170),
    ):
        pines.join(kit.pine_path(rng, x, y, h, 8))
    scene.fill(kit.body(bank, 3030, True), dark)
    scene.fill(pines, dark, coarse=True)
    kit.birds(scene, [(1010, 1915, 20), (1066, 1940, -14), (956, 1946, 12)], mix(INK, OCHRE_3, 0.3))
    return "back.svg", scene.svg()


def ridges() -> tuple[str, str]:
    """ridges.svg: pale ridges and mist for the foot of a text page."""
    scene = kit.Scene(2160, 750)
    rng = Random(12)
    scene.background(PAPER)
    tones: tuple[tuple[str, float], ...] = (
        (mix(PAPER, OCHRE_1, 0.4), 130),
        (mix(PAPER, OCHRE_1, 0.75), 160),
        (mix(OCHRE_1, OCHRE_2, 0.3), 180),
        (mix(OCHRE_2, OCHRE_3, 0.2), 160),
    )
    for k, (anchors, (tone, drop)) in enumerate(zip(STRIP_RIDGES, tones, strict=True)):
        line = kit.crest(rng, anchors, 0.13, 3)
        kit.mountain(
            scene,
            rng,
            line,
            max(p[1] for p in line) + 150,
            tone,
            mix(PAPER, OCHRE_1, 0.12),
            shade=mix(tone, OCHRE_3, 0.16 + 0.06 * k),
            shine=mix(tone, "#ffffff", 0.4),
            gap=170,
            drop=drop,
        )
        for x in (450, 1600):
            kit.mist_band(scene, rng, x, 430 + 75 * k, 1200, 60, PAPER, 0.16, 5)
    line = kit.crest(
        rng,
        kit.points("0,660 240,668 520,700 900,716 1400,708 1750,690 2000,660 2160,650"),
        0.05,
        3,
    )
    tone = mix(mix(OCHRE_3, PINE, 0.35), PAPER, 0.5)
    scene.fill(kit.forest_edge(rng, line, 22, 14, 0.25), tone, coarse=True)
    scene.fill(kit.body(line, 750), scene.vertical(650, 750, tone, mix(tone, PAPER, 0.65)))
    return "ridges.svg", scene.svg()
