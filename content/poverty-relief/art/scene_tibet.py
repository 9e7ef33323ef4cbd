"""Scene 2: snow peaks over a lake, a white town on its hill, yaks, prayer flags, a mast."""

from __future__ import annotations

from random import Random

import kit
from kit import (
    DEEP,
    ICE,
    INK,
    OCHRE_1,
    OCHRE_2,
    OCHRE_3,
    OCHRE_4,
    PAPER,
    PINE,
    SLATE,
    SNOW,
    Pts,
    Scene,
    mix,
)
from scene_parts import Band, grass, mast, ripples
from scene_plateau import flag_string, snow_range, yak
from scene_town import palace, town


def _sky_and_peaks(scene: Scene, rng: Random) -> None:
    """The pale sky, thin clouds and three ranges of snow peaks."""
    scene.background(mix(ICE, SNOW, 0.5), mix(SNOW, PAPER, 0.35), PAPER, "#f8e7cb", "#f3d6ae")
    for x, y, w, t in (
        (520, 190, 900, 26),
        (1480, 130, 1000, 30),
        (1000, 275, 1100, 24),
        (1850, 260, 560, 22),
        (180, 300, 360, 16),
    ):
        kit.mist_band(scene, rng, x, y, w, t, "#fffaf0", 0.3, 5)
    for r in (78, 120, 175):
        scene.disc((1180, 262), r, "#fffaf0", 0.16)
    scene.disc((1180, 262), 46, "#fffdf6")
    snow_range(
        scene,
        rng,
        kit.points(
            "0,430 170,372 330,425 520,350 700,418 880,372 1080,430 1300,362 1480,426 "
            "1700,352 1900,418 2160,366"
        ),
        640,
        mix(SNOW, PAPER, 0.5),
        mix(ICE, SNOW, 0.45),
        "#f6e6cd",
        60,
        120,
        130,
    )
    kit.mist_band(scene, rng, 1200, 520, 1900, 60, "#fbeed8", 0.25, 4)
    snow_range(
        scene,
        rng,
        kit.points(
            "0,380 110,318 260,420 420,300 560,225 690,330 800,296 960,430 1150,470 "
            "1320,430 1520,500 1760,440 1960,500 2160,430"
        ),
        690,
        mix(SNOW, PAPER, 0.75),
        mix(ICE, SLATE, 0.55),
        "#eeddc4",
        92,
        130,
        230,
    )
    kit.mist_band(scene, rng, 760, 610, 1700, 60, "#fbeed8", 0.2, 4)


def _hills(scene: Scene, rng: Random) -> None:
    """Bare ochre hills round the lake, palace and town before them."""
    back = kit.crest(
        rng,
        kit.points(
            "0,560 200,520 420,585 700,560 960,618 1200,600 1400,560 1640,520 1860,565 2160,505"
        ),
        0.1,
        3,
    )
    kit.mountain(
        scene,
        rng,
        back,
        735,
        mix(OCHRE_2, ICE, 0.42),
        "#efd9b8",
        shade=mix(OCHRE_3, SLATE, 0.42),
        shine=mix(OCHRE_1, PAPER, 0.3),
        gap=150,
        drop=150,
    )
    kit.mist_band(scene, rng, 1500, 660, 1200, 36, "#fbeed8", 0.18, 4)
    palace(scene, rng, 1500, 694, 35, mix(OCHRE_3, OCHRE_2, 0.35), mix(OCHRE_2, OCHRE_1, 0.5))
    near = kit.crest(rng, [(0, 640), (160, 600), (330, 655), (520, 690), (700, 712)], 0.1, 3)
    kit.mountain(
        scene,
        rng,
        near,
        735,
        mix(OCHRE_3, SLATE, 0.25),
        mix(OCHRE_2, OCHRE_1, 0.4),
        shade=mix(OCHRE_4, SLATE, 0.3),
        shine=mix(OCHRE_2, OCHRE_1, 0.3),
        gap=140,
        drop=110,
    )
    right = kit.crest(rng, [(1790, 716), (1900, 640), (2010, 585), (2160, 540)], 0.08, 3)
    kit.mountain(
        scene,
        rng,
        right,
        760,
        mix(OCHRE_3, OCHRE_4, 0.1),
        mix(OCHRE_2, OCHRE_1, 0.25),
        shade=mix(OCHRE_4, SLATE, 0.15),
        shine=mix(OCHRE_2, OCHRE_1, 0.4),
        gap=110,
        drop=170,
    )
    mast(scene, 1985, 602, 250, mix(SLATE, INK, 0.35))


def _lake(scene: Scene, rng: Random) -> None:
    """The plain, the lake in its bend, mirrored peaks and light."""
    plain = [(0.0, 706.0), (500, 702), (1000, 712), (1500, 690), (1850, 700), (2160, 694)]
    scene.fill(
        kit.body(plain, 1110, True),
        scene.vertical(690, 1110, mix(OCHRE_1, OCHRE_2, 0.35), OCHRE_2, OCHRE_3),
    )
    town(scene, rng, 1215, 1830, 716, 24, 34)
    shore = kit.points(
        "0,728 380,722 760,728 1060,738 1235,754 1215,774 1010,790 870,812 "
        "900,836 820,868 560,880 280,862 0,872"
    )
    water = kit.smooth(shore[:-1], False, 0.9).l(shore[-1]).z()
    edge = kit.smooth([(x, y + 7) for x, y in shore[:-1]], False, 0.9).l((0, 880)).z()
    scene.fill(edge, mix(OCHRE_3, OCHRE_1, 0.55))
    scene.fill(water, scene.vertical(722, 880, mix(SNOW, ICE, 0.4), ICE, mix(SLATE, ICE, 0.25)))
    mirror: Pts = [(300, 727), (420, 770), (560, 826), (690, 772), (800, 790), (930, 734)]
    scene.fill(kit.poly([*mirror]), mix(SNOW, PAPER, 0.5), 0.4)
    scene.fill(kit.poly([(440, 727), (560, 826), (580, 780), (560, 726)]), SLATE, 0.16)
    scene.fill(kit.poly([(0, 727), (0, 790), (130, 780), (330, 744), (520, 727)]), SLATE, 0.4)
    scene.fill(ripples(rng, 20, 840, 744, 868, 46, 110), "#f6f7f2", 0.7)
    scene.fill(ripples(rng, 20, 800, 760, 868, 30, 130), SLATE, 0.35)


def _foreground(scene: Scene, rng: Random) -> None:
    """Road, grass, yaks, flags."""
    road: Pts = kit.points(
        "860,1270 1090,1110 1330,1012 1560,940 1640,884 1530,836 1400,804 "
        "1380,776 1450,752 1490,726"
    )
    wide = [330, 200, 112, 66, 42, 28, 19, 13, 9, 5]
    scene.fill(kit.ribbon([(x - 6, y + 5) for x, y in road], [w * 1.2 for w in wide]), OCHRE_4, 0.4)
    scene.fill(
        kit.ribbon(road, wide),
        scene.vertical(726, 1110, PAPER, OCHRE_1, mix(OCHRE_1, OCHRE_2, 0.5)),
    )
    scene.fill(grass(rng, 900, 1900, 800, 900, 46, 15), mix(OCHRE_3, PINE, 0.25))
    bank = kit.crest(
        rng, [(0, 905), (240, 890), (520, 925), (820, 985), (1010, 1050), (1090, 1110)], 0.04, 3
    )
    scene.fill(
        kit.body(bank, 1110),
        scene.vertical(890, 1110, mix(OCHRE_3, PINE, 0.2), mix(OCHRE_4, PINE, 0.45), DEEP),
    )
    scene.stroke(kit.smooth(bank), mix(OCHRE_2, OCHRE_1, 0.3), 2.5, 0.8)
    scene.fill(grass(rng, 40, 760, 940, 1100, 64, 34), mix(PINE, OCHRE_3, 0.35))
    yak(scene, 1020, 880, 92, -1, True, mix(OCHRE_4, INK, 0.45))
    yak(scene, 1180, 925, 128, 1, False, mix(INK, OCHRE_4, 0.3))
    yak(scene, 770, 1010, 190, 1, True, mix(INK, OCHRE_4, 0.35))
    scene.fill(grass(rng, 660, 900, 1008, 1040, 9, 26), mix(PINE, OCHRE_3, 0.45))


def _flags(scene: Scene, rng: Random) -> None:
    """Two poles with strings of flags framing the right side."""
    bank = kit.crest(
        rng, [(1500, 1110), (1640, 1050), (1820, 985), (2000, 930), (2160, 905)], 0.04, 3
    )
    scene.fill(
        kit.body(bank, 1110),
        scene.vertical(905, 1110, mix(OCHRE_3, PINE, 0.35), mix(OCHRE_4, PINE, 0.6), DEEP),
    )
    scene.stroke(kit.smooth(bank), mix(OCHRE_2, OCHRE_1, 0.3), 2.5, 0.8)
    scene.fill(grass(rng, 1720, 2130, 1000, 1100, 36, 34), mix(PINE, OCHRE_3, 0.35))
    top, low = (1850.0, 655.0), (1400.0, 905.0)
    scene.stroke([(1850, 985), top], mix(INK, OCHRE_4, 0.45), 7)
    scene.stroke([(1400, 1046), low], mix(INK, OCHRE_4, 0.45), 6)
    for a, b, sag, size in (
        (top, (2160, 640), 34, (25, 33)),
        (top, (2160, 800), 30, (25, 35)),
        (top, low, 42, (26, 22)),
        ((1850, 760), (1400, 985), 30, (24, 20)),
    ):
        flag_string(scene, rng, a, b, sag, size)


def scene_tibet() -> tuple[str, str]:
    """scene-2.svg: the plateau."""
    scene = Band(2160, 1110)
    rng = Random(22)
    _sky_and_peaks(scene, rng)
    _hills(scene, rng)
    _lake(scene, rng)
    _foreground(scene, rng)
    _flags(scene, rng)
    kit.birds(scene, [(980, 240, 20), (1040, 262, -15), (905, 268, 13)], mix(INK, SLATE, 0.4))
    return "scene-2.svg", scene.svg()
