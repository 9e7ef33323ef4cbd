"""The campus lake: mirrored buildings, the bridge and the people crossing it."""

from __future__ import annotations

import math
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
    Pt,
    Pts,
    Scene,
    mix,
)
from scene_parts import STEP, STRIDE, Pose, crowns, person, ripples

GOLD = "#f6d9a6"
LEAF = (mix(PINE, DEEP, 0.35), mix(PINE, OCHRE_2, 0.18), mix(PINE, OCHRE_1, 0.42))
AUTUMN = (mix(OCHRE_4, PINE, 0.45), mix(OCHRE_3, OCHRE_4, 0.25), mix(OCHRE_2, OCHRE_3, 0.3))
GINKGO = (mix(OCHRE_3, PINE, 0.3), mix(OCHRE_2, OCHRE_3, 0.25), mix(LAMP, OCHRE_1, 0.35))
WATER = 812.0
BRIDGE = (1090.0, 530.0)


def lake(scene: Scene, rng: Random) -> None:
    """Water with the mirrored bank, tower, library and light."""
    scene.fill(
        kit.poly([(0, WATER), (2160, WATER), (2160, 1110), (0, 1110)]),
        scene.vertical(
            WATER, 1110, mix(PINE, SLATE, 0.45), mix(SLATE, ICE, 0.35), mix(ICE, "#f6dcb4", 0.55)
        ),
    )
    wave = Path()
    for k in range(13):
        x = -40 + 190 * k + rng.uniform(-30, 30)
        r = rng.uniform(80, 130)
        wave.join(
            kit.smooth(
                [
                    (max(0.0, x - r), WATER),
                    (min(2160.0, x + r), WATER),
                    (min(2160.0, x + r * 0.8), WATER + r * 0.5),
                    (min(2160.0, max(0.0, x)), WATER + r * 0.8),
                    (max(0.0, x - r * 0.8), WATER + r * 0.5),
                ],
                True,
                0.8,
            )
        )
    scene.fill(wave, mix(PINE, DEEP, 0.2), 0.4)
    for x, w, h, tone in (
        (470.0, 310.0, 170.0, mix(OCHRE_1, PAPER, 0.3)),
        (1238, 84, 262, OCHRE_2),
        (1345, 490, 130, OCHRE_3),
    ):
        mirror(scene, rng, x, w, h, tone)
    scene.fill(ripples(rng, 10, 2150, WATER + 14, 1090, 60, 170), "#f8ecd6", 0.5)
    scene.fill(ripples(rng, 10, 2150, WATER + 24, 1090, 26, 170), mix(SLATE, PINE, 0.5), 0.35)


def mirror(scene: Scene, rng: Random, x: float, w: float, h: float, tone: str) -> None:
    """A building's image on the water, broken into strips that thin out downwards."""
    strips, thin = Path(), Path()
    y = WATER + 44
    while y < WATER + 44 + h:
        t = (y - WATER - 44) / h
        a, b = rng.uniform(-0.07, 0.05) * w - 8 * t, rng.uniform(-0.05, 0.07) * w + 8 * t
        d = rng.uniform(5, 9) * (1 - 0.5 * t)
        lens = kit.poly(
            [
                (x + a - 10, y),
                (x + a + 6, y - d / 2),
                (x + w + b - 6, y - d / 2),
                (x + w + b + 10, y),
                (x + w + b - 8, y + d / 2),
                (x + a + 8, y + d / 2),
            ]
        )
        (thin if t > 0.5 else strips).join(lens)
        y += d + 2 + 5 * t
    scene.fill(strips, tone, 0.3)
    scene.fill(thin, tone, 0.2)


def abutments(scene: Scene, rng: Random) -> None:
    """The two tongues of land on which the bridge stands, with bushes."""
    left: Pts = [(0, 800), (300, 800), (560, 800), (664, 822), (600, 846), (380, 862), (0, 884)]
    right: Pts = kit.points("2160,800 1860,800 1640,798 1520,820 1590,848 1800,866 2160,880")
    for land in (left, right):
        scene.fill(
            kit.smooth([(x, y + 9) for x, y in land[1:]]).l((land[0][0], 884), land[0]).z(),
            DEEP,
            0.55,
        )
        scene.fill(
            Path().m(land[0]).curve(land).z(),
            scene.vertical(800, 880, mix(OCHRE_2, PINE, 0.35), mix(PINE, OCHRE_3, 0.25)),
        )
        scene.stroke(kit.smooth(land[2:]), GOLD, 2.4, 0.7)
    crowns(scene, rng, [(130, 806), (236, 822), (420, 812)], 46, AUTUMN, -1)
    crowns(scene, rng, [(52, 826), (330, 828), (500, 822)], 38, LEAF, -1)
    crowns(scene, rng, [(1900, 806), (2090, 812), (1720, 818)], 44, LEAF, -1)
    crowns(scene, rng, [(1990, 832), (1810, 834)], 36, GINKGO, -1)


def deck(x: float, up: float = 0) -> Pt:
    """A point of the bridge deck."""
    u = (x - BRIDGE[0]) / BRIDGE[1]
    return (x, 800 - 118 * (1 - u * u) ** 1.0 - up)


def arch_path(flip: bool) -> Path:
    """The bridge wall with three arches cut out; flip mirrors it in the water."""
    cx, half = BRIDGE
    foot = WATER + 18

    def q(p: Pt) -> Pt:
        return (p[0], 2 * foot - p[1]) if flip else p

    top = [q(deck(cx - half + 2 * half * i / 16)) for i in range(17)]
    path = Path().m(top[0]).curve(top).l(q((cx + half, foot)))
    for mid, r, rise in ((cx + 272, 86, 66), (cx, 118, 102), (cx - 272, 86, 66)):
        a, b = (mid + r, foot), (mid - r, foot)
        path.l(q(a))
        path.c(
            q((mid + r, foot - rise * 0.62)),
            q((mid + r * 0.58, foot - rise)),
            q((mid, foot - rise)),
        )
        path.c(q((mid - r * 0.58, foot - rise)), q((mid - r, foot - rise * 0.62)), q(b))
    return path.l(q((cx - half, foot))).z()


def bridge(scene: Scene, rng: Random) -> None:
    """Bridge, its reflection, walkers crossing both ways, the balustrade before them."""
    cx, half = BRIDGE
    foot = WATER + 18
    stone = mix(PAPER, OCHRE_1, 0.5)
    scene.fill(
        arch_path(True),
        scene.vertical(foot, foot + 160, mix(OCHRE_3, SLATE, 0.35), mix(SLATE, ICE, 0.4)),
        0.75,
    )
    for mid, r, rise in ((cx + 272, 86, 66), (cx, 118, 102), (cx - 272, 86, 66)):
        ring = (
            Path()
            .m((mid - r, foot))
            .c((mid - r, foot - rise * 0.62), (mid - r * 0.58, foot - rise), (mid, foot - rise))
        )
        ring.c((mid + r * 0.58, foot - rise), (mid + r, foot - rise * 0.62), (mid + r, foot))
        ring.l((mid + r - 26, foot - 4))
        ring.c(
            (mid + r - 28, foot - rise * 0.6),
            (mid + r * 0.4, foot - rise * 0.9),
            (mid - 14, foot - rise + 7),
        )
        ring.c(
            (mid - r * 0.62, foot - rise * 0.86), (mid - r + 4, foot - rise * 0.5), (mid - r, foot)
        ).z()
        scene.fill(ring, mix(OCHRE_4, SLATE, 0.4))
    scene.fill(arch_path(False), scene.vertical(680, foot, stone, mix(OCHRE_2, OCHRE_3, 0.35)))
    joints = Path()
    for mid, r, rise in ((cx + 272, 86, 66), (cx, 118, 102), (cx - 272, 86, 66)):
        arc = [
            (
                mid + math.cos(math.pi * k / 12) * (r + 5),
                foot - math.sin(math.pi * k / 12) * (rise + 5),
            )
            for k in range(13)
        ]
        joints.join(kit.smooth(arc))
    scene.stroke(joints, mix(OCHRE_3, OCHRE_2, 0.4), 9)
    scene.stroke(joints, mix(PAPER, OCHRE_1, 0.6), 6)
    walkers(scene)
    rail, posts = Path(), Path()
    for k in range(34):
        x = cx - half + 2 * half * k / 33
        a, b = deck(x, -2), deck(x, 21)
        posts.join(
            kit.poly(
                [(a[0] - 3.4, a[1]), (a[0] + 3.4, a[1]), (b[0] + 3.4, b[1]), (b[0] - 3.4, b[1])]
            )
        )
        posts.join(kit.oval(b[0], b[1] - 3, 4.4, 4.6))
        if k < 33:
            n = x + 2 * half / 33
            rail.join(kit.poly([deck(x, 3), deck(n, 3), deck(n, 15), deck(x, 15)]))
    scene.fill(rail, mix(stone, OCHRE_2, 0.35))
    scene.fill(posts, mix(stone, "#ffffff", 0.3))
    line = [deck(cx - half + 2 * half * i / 16, -6) for i in range(17)]
    scene.stroke(kit.smooth(line), mix(OCHRE_3, OCHRE_4, 0.3), 3.4)


def walkers(scene: Scene) -> None:
    """Students and teachers on the bridge."""
    dark = mix(INK, SLATE, 0.3)
    skirt = Pose(
        lean=3,
        near=(16, 2),
        far=(-14, -34),
        arm=(-20, 4),
        arm_far=(22, 40),
        hair="tail",
        skirt=True,
        pack=False,
    )
    bob = Pose(lean=4, near=(-12, -34), far=(22, 6), arm=(22, 50), arm_far=(-18, 0), hair="bob")
    for x, h, f, pose, coat, legs in (
        (700, 74, 1, STRIDE, SLATE, dark),
        (752, 72, 1, bob, PAPER, mix(OCHRE_4, INK, 0.4)),
        (905, 76, -1, STEP, mix(VERMILION, OCHRE_4, 0.25), dark),
        (1030, 78, 1, STEP, mix(PINE, OCHRE_2, 0.1), mix(INK, OCHRE_4, 0.3)),
        (1108, 76, -1, skirt, mix(OCHRE_2, LAMP, 0.4), mix(SKIN_LEG, INK, 0.1)),
        (1160, 79, -1, STRIDE, mix(SLATE, INK, 0.3), dark),
        (1330, 76, 1, bob, OCHRE_3, dark),
        (1452, 75, -1, STEP, PAPER, mix(SLATE, INK, 0.4)),
    ):
        person(scene, x, deck(x)[1] + 4, h, f, pose, coat, legs, pack=OCHRE_4 if f > 0 else SLATE)


SKIN_LEG = mix(OCHRE_2, OCHRE_1, 0.2)
