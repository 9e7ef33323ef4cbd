"""Scene 3: a village school under loess hills, students walking up to it with a pennant."""

from __future__ import annotations

from functools import partial
from random import Random

import kit
from kit import (
    DEEP,
    INK,
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
from scene_parts import BEARER, POINT, STEP, STRIDE, Band, Pose, grass, person, walker_back

LOOK = kit.HouseLook(
    wall_lit="#ecd0a4",
    wall_dim="#8a5f45",
    roof_lit="#85604a",
    roof_dim="#4a3a33",
    line="#2b211d",
    wood="#6a2f24",
    sun=0.1,
)
GOLD = "#f6d9a6"
SHADE = mix(DEEP, OCHRE_4, 0.4)


def _hills(scene: Scene, rng: Random) -> None:
    """Sky, sun glow and layers of mountain and loess."""
    scene.background("#f3e3c6", PAPER, "#fbeed6", "#f6d8ad")
    kit.sun(scene, (1745, 205), 74, mix(VERMILION, OCHRE_2, 0.18), "#f8d9a8", 4)
    layers = (
        (
            kit.points(
                "0,300 220,215 420,285 640,180 860,262 1080,205 1310,292 1560,240 1800,310 2160,232"
            ),
            mix(OCHRE_1, PAPER, 0.2),
            mix(OCHRE_1, OCHRE_2, 0.4),
            130,
            120,
            560,
        ),
        (
            kit.points(
                "0,345 160,300 370,385 590,310 830,410 1060,350 1260,420 1500,352 "
                "1720,395 1950,300 2160,352"
            ),
            mix(OCHRE_2, OCHRE_1, 0.35),
            mix(OCHRE_2, OCHRE_3, 0.35),
            150,
            160,
            620,
        ),
        (
            kit.points(
                "0,470 190,398 360,455 560,420 800,500 1050,462 1300,510 1560,430 "
                "1780,380 1980,425 2160,362"
            ),
            mix(OCHRE_3, OCHRE_2, 0.35),
            mix(OCHRE_4, OCHRE_3, 0.35),
            160,
            190,
            700,
        ),
    )
    for k, (anchors, tone, shade, gap, drop, foot) in enumerate(layers):
        line = kit.crest(rng, anchors, 0.13, 3)
        kit.mountain(
            scene,
            rng,
            line,
            foot,
            tone,
            "#f7e3c3",
            shade=shade,
            shine=mix(tone, GOLD, 0.6),
            gap=gap,
            drop=drop,
        )
        kit.mist_band(scene, rng, 700 + 420 * k, 420 + 70 * k, 1500, 54, "#fdf1dc", 0.15, 5)


def _loess(scene: Scene, rng: Random) -> None:
    """Terraced loess slopes left and right with cave-house arches on the right."""
    fields = (
        mix(OCHRE_2, PINE, 0.22),
        mix(OCHRE_2, OCHRE_1, 0.35),
        mix(OCHRE_3, OCHRE_2, 0.4),
        mix(OCHRE_1, PINE, 0.38),
        mix(OCHRE_2, OCHRE_3, 0.25),
    )
    wall = mix(OCHRE_3, OCHRE_4, 0.45)
    right_top: Pts = [(1180, 640), (1390, 560), (1600, 488), (1820, 430), (2010, 470), (2160, 440)]
    right_foot: Pts = [(1180, 640), (1390, 690), (1610, 725), (1830, 760), (2010, 790), (2160, 800)]
    left_top: Pts = [(0, 470), (150, 485), (320, 520), (500, 570), (660, 610), (800, 640)]
    left_foot: Pts = [(0, 800), (160, 780), (330, 740), (500, 700), (660, 665), (800, 640)]
    for top, foot, n in ((right_top, right_foot, 11), (left_top, left_foot, 10)):
        lips = kit.terraces(scene, rng, top, foot, n, fields, wall, 12)
        for lip in lips[1:]:
            i = rng.randrange(1, 3)
            scene.stroke(kit.smooth(lip[i : i + 3]), GOLD, 1.8, 0.75)
    dark = Path()
    trees = Path()
    for lip in (*lips[2:9],):
        for _ in range(4):
            t = rng.uniform(0.05, 0.85)
            x = lip[0][0] + (lip[-1][0] - lip[0][0]) * t
            y = kit.y_at(lip, x)
            r = rng.uniform(7, 13)
            trees.join(kit.crown_path(rng, x, y - r * 0.8, r, r, 5))
            dark.join(kit.poly([(x, y - 1), (x - r * 2.2, y + 1), (x - r * 2, y + 5), (x, y + 3)]))
    scene.fill(dark, SHADE, 0.35)
    scene.fill(trees, mix(PINE, OCHRE_2, 0.22))


def _valley(scene: Scene, rng: Random) -> None:
    """The valley floor: field strips, hedges and the winding road."""
    floor = [(0.0, 720.0), (420, 668), (800, 636), (1180, 632), (1600, 690), (2160, 742)]
    scene.fill(
        kit.body(floor, 1110, True),
        scene.vertical(
            632,
            1110,
            mix(OCHRE_1, OCHRE_2, 0.45),
            mix(OCHRE_2, OCHRE_3, 0.25),
            mix(OCHRE_3, OCHRE_4, 0.35),
        ),
    )
    tones = (
        mix(OCHRE_2, PINE, 0.4),
        mix(OCHRE_1, "#f2b866", 0.35),
        mix(PINE, OCHRE_2, 0.38),
        mix(OCHRE_2, OCHRE_3, 0.3),
        mix(OCHRE_1, PINE, 0.3),
        mix(OCHRE_2, "#f2b866", 0.3),
    )
    for k in range(11):
        a, b = k / 11, (k + 0.92) / 11
        top = [(1230 + 900 * a, 668 + 84 * a), (1230 + 900 * b, 668 + 84 * b)]
        low = [(1000 + 1900 * b, 800 + 200 * b), (1000 + 1900 * a, 800 + 200 * a)]
        scene.fill([*top, *low], tones[k % 6])
        rows = Path()
        for i in range(1, 5):
            t = i / 5
            rows.join(
                kit.poly([kit.lerp_pt(top[0], top[1], t), kit.lerp_pt(low[1], low[0], t)], False)
            )
        scene.stroke(rows, mix(tones[k % 6], SHADE, 0.3), 1.6, 0.7)
    road: Pts = kit.points(
        "1560,1300 1500,1110 1330,1000 1040,946 860,914 880,880 1020,862 1110,828 1118,798 1050,776"
    )
    wide = [330, 230, 150, 98, 70, 52, 42, 34, 28, 24]
    scene.fill(kit.ribbon([(x - 8, y + 6) for x, y in road], [w * 1.16 for w in wide]), SHADE, 0.5)
    scene.fill(
        kit.ribbon(road, wide),
        scene.vertical(760, 1110, "#f8e8cd", OCHRE_1, mix(OCHRE_1, OCHRE_2, 0.55)),
    )
    for off in (-0.2, 0.18):
        track = [(x + w * off, y) for (x, y), w in zip(road[1:6], wide[1:6], strict=True)]
        scene.stroke(kit.smooth(track), mix(OCHRE_2, OCHRE_3, 0.3), 3, 0.5)


def _school(scene: Scene, rng: Random) -> None:
    """Terrace wall, yard, the long schoolhouse, a side wing, trees, benches, children."""
    edge: Pts = [(0, 806), (250, 836), (500, 852), (740, 850), (950, 824), (1060, 788)]
    low = [(x, y + d) for (x, y), d in zip(edge, (30, 30, 30, 28, 20, 0), strict=True)]
    stone = mix(OCHRE_4, OCHRE_3, 0.45)
    scene.fill(kit.smooth([(x, y + 12) for x, y in low]).l((1060, 790), (0, 800)).z(), SHADE, 0.3)
    scene.fill(
        Path().m(edge[0]).curve(edge).l(low[-1]).curve(low[::-1]).z(),
        scene.vertical(800, 884, stone, mix(stone, SHADE, 0.6)),
    )
    marks = Path()
    for _ in range(70):
        x = rng.uniform(20, 1000)
        y = kit.y_at(edge, x) + rng.uniform(5, 25) * min(1.0, (1090 - x) / 350)
        marks.join(kit.poly([(x, y), (x + rng.uniform(8, 22), y + rng.uniform(-2, 2))], False))
    scene.stroke(marks, mix(stone, INK, 0.35), 2, 0.7)
    yard = Path().m(edge[0]).curve(edge).l((1130, 700), (420, 690), (0, 740)).z()
    scene.fill(
        yard, scene.gradient((0, 0), (1130, 0), [(0, mix(OCHRE_2, OCHRE_3, 0.3)), (1, "#f8e2bb")])
    )
    scene.stroke(kit.smooth(edge), GOLD, 3, 0.8)
    scene.fill([(430, 724), (936, 750), (936, 764), (424, 744)], SHADE, 0.28)
    props = kit.Props()
    leaf = (mix(PINE, DEEP, 0.3), mix(PINE, OCHRE_2, 0.3), mix(PINE, OCHRE_1, 0.55))
    for x, y, h in ((330, 722, 190), (395, 705, 150), (1120, 716, 165), (470, 812, 210)):
        props.put(y, partial(_tree, scene, rng, x, y, h, leaf))
    for x, y, h in (
        (205, 742, 250),
        (250, 735, 300),
        (150, 752, 270),
        (1180, 690, 190),
        (1216, 696, 220),
        (1250, 702, 180),
    ):
        tone = mix(PINE, OCHRE_2, 0.2)
        props.put(y, partial(kit.poplar, scene, rng, x, y, h, tone, mix(tone, GOLD, 0.45), SHADE))

    def block() -> None:
        kit.house(scene, rng, (690, 700), 470, 120, 104, 6, LOOK, lit=1, bays=9, pitch=0.5)

    def wing() -> None:
        kit.house(scene, rng, (1000, 742), 130, 84, 78, -58, LOOK, lit=1, bays=3, pitch=0.5)

    props.put(735, block)
    props.put(756, wing)
    props.draw()


def _tree(
    scene: Scene, rng: Random, x: float, y: float, h: float, leaf: tuple[str, str, str]
) -> None:
    """A yard tree with its shadow."""
    scene.fill(kit.oval(x - h * 0.3, y + 3, h * 0.42, h * 0.06), SHADE, 0.4)
    kit.leafy_tree(scene, rng, x, y, h, leaf, SHADE)


def _pupils(scene: Scene) -> None:
    """Children and their teacher in the yard, a plain flag on its pole."""
    shadow = SHADE
    scene.stroke([(838, 800), (838, 612)], mix(INK, OCHRE_4, 0.4), 3.5)
    flag = Path().m((838, 614)).c((862, 606), (876, 626), (900, 616)).l((900, 650))
    flag.c((876, 660), (862, 640), (838, 648)).z()
    scene.fill(flag, VERMILION)
    for x, y, h, f, pose, coat in (
        (770, 798, 40, 1, POINT, SLATE),
        (716, 786, 36, 1, STEP, VERMILION),
        (735, 808, 38, 1, STRIDE, PAPER),
        (915, 796, 54, -1, POINT, mix(PINE, OCHRE_1, 0.2)),
        (600, 812, 37, 1, STEP, OCHRE_3),
        (570, 806, 36, 1, STRIDE, mix(SLATE, PAPER, 0.3)),
    ):
        bare = Pose(pose.lean, pose.near, pose.far, pose.arm, pose.arm_far, False, "bob")
        person(scene, x, y, h * 1.32, f, bare, coat, mix(INK, SLATE, 0.3), shadow=shadow)


def _students(scene: Scene) -> None:
    """The group on the road, far ones first; the one in front carries the pennant."""
    dark = mix(INK, SLATE, 0.25)
    tail = Pose(lean=5, near=(20, 4), far=(-16, -38), arm=(20, 46), arm_far=(-22, -4), hair="tail")
    bob = Pose(lean=3, near=(-12, -32), far=(20, 6), arm=(-18, 6), arm_far=(26, 60), hair="bob")
    walker_back(scene, 1030, 868, 66, 1, mix(PAPER, OCHRE_1, 0.4), dark, OCHRE_4, "tail", SHADE)
    hand = person(scene, 905, 905, 86, -1, BEARER, PAPER, dark, SLATE, SHADE)
    x, y = hand
    scene.stroke([(x + 2, y + 22), (x - 8, y - 108)], mix(INK, OCHRE_4, 0.5), 3)
    pennant = Path().m((x - 8, y - 107)).c((x + 16, y - 116), (x + 30, y - 96), (x + 66, y - 92))
    pennant.c((x + 34, y - 84), (x + 16, y - 84), (x - 5, y - 70)).z()
    scene.fill(pennant, VERMILION)
    person(scene, 975, 925, 90, -1, tail, mix(OCHRE_2, "#f2b866", 0.4), dark, PINE, SHADE)
    person(scene, 1062, 938, 98, -1, STRIDE, SLATE, mix(INK, OCHRE_4, 0.3), OCHRE_4, SHADE)
    person(scene, 1160, 958, 104, -1, bob, PAPER, mix(SLATE, INK, 0.5), OCHRE_3, SHADE)
    person(scene, 1214, 966, 108, -1, POINT, mix(PINE, OCHRE_2, 0.15), dark, OCHRE_2, SHADE)
    walker_back(scene, 1352, 1022, 128, 1, mix(OCHRE_1, PAPER, 0.5), dark, SLATE, "short", SHADE)
    walker_back(
        scene,
        1440,
        1046,
        130,
        -1,
        mix(OCHRE_3, VERMILION, 0.15),
        mix(INK, SLATE, 0.4),
        PINE,
        "tail",
        SHADE,
    )


def _front(scene: Scene, rng: Random) -> None:
    """Dark banks and poplars that frame the picture."""
    leaf = mix(PINE, OCHRE_2, 0.12)
    for x, y, h in ((1905, 905, 420), (1965, 925, 500), (2030, 945, 450), (2098, 970, 540)):
        scene.fill(
            kit.poly([(x - 6, y), (x - 0.7 * h, y + 26), (x - 0.7 * h, y + 36), (x + 6, y + 6)]),
            SHADE,
            0.35,
        )
        kit.poplar(scene, rng, x, y, h, leaf, mix(leaf, GOLD, 0.42), SHADE)
    right = kit.crest(rng, [(1640, 1110), (1760, 1030), (1900, 985), (2160, 930)], 0.05, 3)
    left = kit.crest(rng, [(0, 905), (260, 900), (560, 960), (860, 1020), (1080, 1110)], 0.05, 3)
    for line in (left, right):
        top = min(p[1] for p in line)
        scene.fill(
            kit.body(line, 1110), scene.vertical(top, 1110, mix(PINE, OCHRE_3, 0.35), PINE, DEEP)
        )
        scene.stroke(kit.smooth(line), mix(OCHRE_2, GOLD, 0.4), 2.5, 0.7)
    scene.fill(grass(rng, 30, 760, 970, 1105, 52, 40), mix(PINE, OCHRE_2, 0.3))
    scene.fill(grass(rng, 1790, 2150, 1010, 1105, 30, 40), mix(PINE, OCHRE_2, 0.3))


def scene_school() -> tuple[str, str]:
    """scene-3.svg: the summer practice."""
    scene = Band(2160, 1110)
    rng = Random(33)
    _hills(scene, rng)
    _loess(scene, rng)
    _valley(scene, rng)
    _school(scene, rng)
    _pupils(scene)
    _students(scene)
    _front(scene, rng)
    kit.birds(scene, [(1240, 150, 20), (1300, 176, -15), (1180, 182, 13)], INK)
    return "scene-3.svg", scene.svg()
