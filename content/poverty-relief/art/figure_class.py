"""Figure 2: a classroom from the back row; teacher, blackboard, mountains in the window."""

from __future__ import annotations

import math
from random import Random

import kit
from kit import (
    BROWN,
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
    Pt,
    Scene,
    mix,
)
from scene_parts import POINT, Pose, at, person

SKIN = mix(OCHRE_2, OCHRE_3, 0.25)


def _room(scene: Scene) -> None:
    """Front wall, right wall running towards us, floor, ceiling, light on them."""
    scene.background("#f0d9b3", OCHRE_1)
    scene.fill(
        [(0, 0), (560, 0), (560, 330), (0, 330)],
        scene.gradient((0, 0), (560, 0), [(0, mix(OCHRE_2, OCHRE_3, 0.2)), (1, "#f6e2be")]),
    )
    scene.fill(
        [(560, 0), (778, 0), (778, 470), (560, 330)],
        scene.gradient(
            (560, 0), (778, 0), [(0, mix(OCHRE_1, OCHRE_2, 0.5)), (1, mix(OCHRE_2, OCHRE_3, 0.45))]
        ),
    )
    scene.fill([(0, 286), (560, 286), (560, 330), (0, 330)], mix(PINE, OCHRE_2, 0.25))
    scene.fill([(560, 286), (778, 398), (778, 470), (560, 330)], mix(PINE, INK, 0.1))
    scene.fill(
        [(0, 330), (560, 330), (778, 470), (778, 500), (0, 500)],
        scene.vertical(330, 500, mix(OCHRE_3, OCHRE_2, 0.3), OCHRE_4),
    )
    scene.fill([(0, 0), (778, 0), (778, 14), (560, 34), (0, 34)], mix(OCHRE_4, INK, 0.2))
    scene.fill(
        [(0, 34), (560, 34), (778, 14), (778, 22), (560, 40), (0, 40)], mix(OCHRE_3, OCHRE_4, 0.4)
    )
    for a, b in (((20, 330), (235, 330)), ((300, 330), (560, 335))):
        scene.fill([a, b, (b[0] - 190, 500), (max(0, a[0] - 330), 500), (0, 500)][:5], LAMP, 0.14)


def _height(u: float, seed: float) -> float:
    """The height (0..1) of the mountain layer called seed at u."""
    a = math.sin(u * 5.2 + seed * 31) * 0.5 + 0.5
    b = abs(math.sin(u * 8.3 + seed * 17))
    return 0.15 + 0.55 * a + 0.3 * (1 - b) + 0.04 * math.sin(u * 43 + seed * 9)


def _window(scene: Scene) -> None:
    """Two tall windows in the right wall, in perspective, with the mountains beyond."""
    for u0, u1 in ((0.1, 0.46), (0.56, 0.97)):
        x0, x1 = 560 + 218 * u0, 560 + 218 * u1

        def top(x: float) -> float:
            return 84 - 44 * (x - 560) / 218

        def low(x: float) -> float:
            return 262 + 92 * (x - 560) / 218

        def slope(x: float, v: float) -> tuple[float, float]:
            return (x, top(x) + (low(x) - top(x)) * v)

        scene.fill(
            [slope(x0 - 7, -0.05), slope(x1 + 7, -0.05), slope(x1 + 7, 1.04), slope(x0 - 7, 1.04)],
            mix(OCHRE_4, INK, 0.15),
        )
        scene.fill(
            [slope(x0, 0), slope(x1, 0), slope(x1, 1), slope(x0, 1)],
            scene.vertical(60, 330, "#fdf3df", "#f9dfb2"),
        )
        for base, amp, tone in (
            (0.5, 0.26, mix(ICE, PAPER, 0.35)),
            (0.64, 0.2, mix(OCHRE_2, ICE, 0.25)),
            (0.78, 0.14, mix(OCHRE_3, OCHRE_4, 0.25)),
            (0.9, 0.1, mix(PINE, OCHRE_3, 0.2)),
        ):
            start = 0.0 if u0 < 0.5 else 0.6
            ridge = [(k / 40, base - amp * _height(start + k / 40, base)) for k in range(41)]
            line = [slope(x0 + (x1 - x0) * u, v) for u, v in ridge]
            scene.fill([*line, slope(x1, 1), slope(x0, 1)], tone)
        bars = kit.poly([slope((x0 + x1) / 2, 0), slope((x0 + x1) / 2, 1)], False)
        bars.join(kit.poly([slope(x0, 0.4), slope(x1, 0.4)], False))
        scene.stroke(bars, mix(OCHRE_4, INK, 0.15), 4.5)
        scene.fill(
            [
                slope(x0 - 12, 1.02),
                slope(x1 + 12, 1.02),
                slope(x1 + 12, 1.07),
                slope(x0 - 12, 1.07),
            ],
            mix(OCHRE_1, PAPER, 0.4),
        )


def _board(scene: Scene) -> None:
    """The blackboard with a chalked landscape and figures, a ledge, a lectern."""
    scene.fill([(76, 84), (444, 84), (444, 262), (76, 262)], mix(OCHRE_4, INK, 0.1))
    scene.fill(
        [(84, 92), (436, 92), (436, 254), (84, 254)],
        scene.gradient(
            (84, 92), (436, 254), [(0, DEEP), (0.7, PINE), (1, mix(PINE, OCHRE_1, 0.2))]
        ),
    )
    chalk = mix(PAPER, ICE, 0.15)
    draw = kit.smooth(
        [(112, 214), (140, 186), (160, 160), (182, 186), (204, 172), (230, 206), (252, 214)],
        tension=0.4,
    )
    draw.join(kit.oval(226, 140, 13, 13))
    draw.join(kit.poly([(108, 224), (258, 224)], False))
    draw.join(kit.poly([(296, 218), (296, 124)], False)).join(
        kit.poly([(288, 210), (392, 210)], False)
    )
    draw.join(kit.smooth([(300, 206), (322, 196), (342, 172), (362, 144), (386, 128)]))
    scene.stroke(draw, chalk, 2.1, 0.85)
    faint = kit.poly([(120, 116), (196, 116)], False).join(
        kit.poly([(120, 128), (172, 128)], False)
    )
    faint.join(kit.poly([(342, 172), (342, 210)], False)).join(
        kit.poly([(296, 172), (342, 172)], False)
    )
    scene.stroke(faint, chalk, 1.4, 0.5)
    scene.fill([(70, 262), (450, 262), (450, 270), (70, 270)], mix(OCHRE_3, OCHRE_4, 0.4))
    scene.fill([(470, 60), (540, 60), (540, 118), (470, 118)], mix(PAPER, OCHRE_1, 0.3))
    scene.fill(
        kit.poly([(470, 118), (490, 88), (504, 102), (520, 80), (540, 118)]), mix(SLATE, ICE, 0.4)
    )
    scene.fill(
        [(60, 340), (158, 340), (164, 262), (54, 262)],
        scene.gradient(
            (54, 0), (164, 0), [(0, mix(OCHRE_4, INK, 0.2)), (1, mix(OCHRE_3, OCHRE_4, 0.3))]
        ),
    )
    scene.fill([(48, 262), (170, 262), (166, 252), (52, 252)], OCHRE_3)
    scene.fill([(84, 252), (124, 252), (124, 244), (84, 244)], VERMILION)
    scene.fill([(88, 244), (120, 244), (120, 238), (88, 238)], PAPER)


def _pupil(
    scene: Scene, x: float, y: float, s: float, coat: str, hair: str, tilt: float = 0
) -> None:
    """A pupil from behind: head and shoulders rising from y, s the height from desk to crown."""
    back = at((x, y), s, "-.52,0 -.5,.2 -.34,.37 -.12,.44 .12,.44 .34,.37 .5,.2 .52,0")
    tones = [(0.0, mix(coat, INK, 0.55)), (0.6, mix(coat, INK, 0.15)), (1.0, coat)]
    scene.fill(kit.smooth(back).z(), scene.gradient((x - s * 0.5, y), (x + s * 0.5, y), tones))
    neck = at((x, y), s, "-.12,.4 0,.37 .12,.4 .11,.6 -.11,.6")
    scene.fill(neck, mix(SKIN, INK, 0.2))
    c = (x + tilt * s, y - s * 0.75)
    if hair != "bob":
        ears = kit.oval(c[0] - s * 0.235, c[1] + s * 0.05, s * 0.04, s * 0.065)
        scene.fill(
            ears.join(kit.oval(c[0] + s * 0.235, c[1] + s * 0.05, s * 0.04, s * 0.065)), SKIN
        )
    _hair(scene, c, s * 0.235, hair)
    rim = kit.smooth(at(c, s * 0.235, ".3,.98 .8,.6 .95,-.05"))
    rim.join(kit.smooth(at((x, y), s, ".18,.42 .36,.34 .48,.18")))
    scene.stroke(rim, mix(LAMP, PAPER, 0.4), max(1.2, s * 0.014), 0.75)


def _hair(scene: Scene, c: Pt, r: float, hair: str) -> None:
    """The hair of a head of radius r about c: short, bob, tail or braids."""
    tone = mix(INK, OCHRE_4, 0.12)
    cut = "0,1.12 .85,.72 1.02,-.1 .62,-.92 0,-1.06 -.62,-.92 -1.02,-.1 -.85,.72"
    if hair == "bob":
        cut = "0,1.12 .95,.5 1.18,-.5 1,-1.25 0,-1.32 -1,-1.25 -1.18,-.5 -.95,.5"
    scene.fill(kit.smooth(at(c, r, cut), True), tone)
    if hair == "braids":
        plait = kit.smooth(at(c, r, "-.75,-.6 -1.25,-1.3 -1.1,-2.3"))
        plait.join(kit.smooth(at(c, r, ".75,-.6 1.25,-1.3 1.1,-2.3")))
        scene.stroke(plait, tone, r * 0.42)
        for knot in at(c, r, "-1.14,-2.1 1.14,-2.1"):
            scene.disc(knot, r * 0.22, VERMILION)
    if hair == "tail":
        fall = at(c, r, "-.22,.1 .22,.1 .34,-.7 .2,-1.5 .04,-2 -.12,-1.5 -.24,-.7")
        scene.fill(kit.smooth(fall, True), mix(tone, OCHRE_4, 0.22))
        scene.fill(kit.oval(c[0], c[1], r * 0.3, r * 0.15), VERMILION)


def _desks(scene: Scene, y: float, x0: float, x1: float, thick: float) -> None:
    """A run of desk tops seen edge on, with shade beneath."""
    scene.fill(
        [(x0, y), (x1, y), (x1, y + thick * 4), (x0, y + thick * 4)],
        scene.vertical(y, y + thick * 4, mix(OCHRE_4, INK, 0.25), mix(OCHRE_4, INK, 0.55)),
    )
    scene.fill(
        [(x0, y - thick), (x1, y - thick), (x1, y), (x0, y)],
        scene.gradient((x0, 0), (x1, 0), [(0, OCHRE_3), (1, "#f0cf9a")]),
    )


def figure_class() -> tuple[str, str]:
    """figure-2.svg: the lesson."""
    scene = Scene(778, 500)
    rng = Random(62)
    _room(scene)
    _window(scene)
    _board(scene)
    teach = Pose(POINT.lean, POINT.near, POINT.far, (10, 34), (118, 126), False, "bob", True)
    person(scene, 506, 352, 212, -1, teach, mix(PAPER, OCHRE_1, 0.25), mix(INK, SLATE, 0.35))
    shirts = (
        SLATE,
        mix(OCHRE_2, LAMP, 0.3),
        PAPER,
        mix(PINE, OCHRE_1, 0.25),
        mix(VERMILION, OCHRE_4, 0.3),
        mix(ICE, PAPER, 0.4),
        BROWN,
    )
    hairs = ("short", "braids", "short", "tail", "bob", "short", "tail")
    for r, (y, s, x0, gap, n) in enumerate(
        ((384, 74, 96, 104, 6), (440, 100, 40, 146, 5), (520, 142, 118, 196, 4))
    ):
        for k in range(n):
            i = (k * 3 + r * 2) % 7
            x = x0 + k * gap + rng.uniform(-8, 8)
            _pupil(scene, x, y, s, shirts[i], hairs[(i + r) % 7], rng.uniform(-0.04, 0.04))
        if r < 2:
            _desks(scene, y, 0 if r else 40, 778 if r else 640, 6 + 2 * r)
    return "figure-2.svg", scene.svg()
