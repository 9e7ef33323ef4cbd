"""Figure 4: a still life of the harvest on a long ledge before a window, two ducks beside it."""

from __future__ import annotations

from random import Random

import kit
from figure_fruit import boxes, cast, corn, crate, pomegranate, sack, walnut
from kit import (
    INK,
    LAMP,
    OCHRE_1,
    OCHRE_2,
    OCHRE_3,
    OCHRE_4,
    PAPER,
    PINE,
    VERMILION,
    Path,
    Scene,
    mix,
)
from scene_harvest import DATE, basket, duck

WOOD = mix(OCHRE_3, OCHRE_4, 0.4)


def _wall(scene: Scene, rng: Random) -> None:
    """The plastered wall, the window with ridges, the light it throws."""
    scene.background("#f3dfbd", mix(OCHRE_1, OCHRE_2, 0.35))
    scene.fill(
        [(0, 0), (1630, 0), (1630, 470), (0, 470)],
        scene.gradient(
            (0, 0),
            (1630, 0),
            [
                (0, mix(OCHRE_2, OCHRE_3, 0.35)),
                (0.3, "#f1dab4"),
                (0.62, "#f6e4c5"),
                (1, mix(OCHRE_2, OCHRE_3, 0.15)),
            ],
        ),
    )
    x0, y0, x1, y1 = 470, 34, 1090, 330
    scene.fill(
        [(x0 - 26, y0 - 22), (x1 + 26, y0 - 22), (x1 + 26, y1 + 20), (x0 - 26, y1 + 20)],
        mix(OCHRE_4, INK, 0.12),
    )
    scene.fill(
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)],
        scene.vertical(y0, y1, "#f4ead6", "#fbe6c0", "#f7cf94"),
    )
    kit.sun(scene, (930, 132), 40, VERMILION, "#fbd79c", 3)
    for base, amp, tone, seed in (
        (190, 88, mix(OCHRE_1, OCHRE_2, 0.3), 7),
        (226, 76, mix(OCHRE_2, OCHRE_3, 0.35), 2),
        (264, 66, mix(OCHRE_3, OCHRE_4, 0.35), 5),
        (300, 54, mix(OCHRE_4, PINE, 0.35), 3),
        (326, 40, PINE, 9),
    ):
        local = Random(seed)
        line = [
            (x0 + x, min(y, y1 - 6.0)) for x, y in kit.ridge(local, x1 - x0, base, amp, 4, 0.13, 3)
        ]
        kit.mountain(
            scene,
            local,
            line,
            y1,
            tone,
            mix(tone, "#f8dcae", 0.6),
            shade=mix(tone, OCHRE_4 if tone != PINE else INK, 0.35),
            shine=mix(tone, "#fbe3b4", 0.45),
            gap=90,
            drop=90,
        )
    frame = mix(OCHRE_4, INK, 0.12)
    scene.fill([(x0 - 26, y1), (x1 + 26, y1), (x1 + 26, y1 + 20), (x0 - 26, y1 + 20)], frame)
    for x in (676, 884):
        scene.fill([(x - 7, y0), (x + 7, y0), (x + 7, y1), (x - 7, y1)], frame)
    scene.fill([(x0, 112), (x1, 112), (x1, 122), (x0, 122)], frame)
    _sill(scene, x0, x1, y1)


def _sill(scene: Scene, x0: float, x1: float, y1: float) -> None:
    """The window sill and its front edge."""
    scene.fill(
        [(x0 - 44, y1 + 8), (x1 + 44, y1 + 8), (x1 + 56, y1 + 28), (x0 - 56, y1 + 28)],
        mix(OCHRE_2, OCHRE_1, 0.5),
    )
    scene.fill(
        [(x0 - 56, y1 + 28), (x1 + 56, y1 + 28), (x1 + 56, y1 + 38), (x0 - 56, y1 + 38)],
        mix(OCHRE_3, OCHRE_4, 0.3),
    )


def _ledge(scene: Scene) -> None:
    """The long table: top, front edge, boards, shade below."""
    scene.fill(
        [(0, 420), (1630, 420), (1630, 546), (0, 546)],
        scene.vertical(420, 546, mix(OCHRE_3, OCHRE_2, 0.35), mix(OCHRE_2, OCHRE_1, 0.2)),
    )
    grain = Path()
    for y, x0, x1 in (
        (440, 40, 700),
        (452, 820, 1580),
        (474, 10, 420),
        (490, 560, 1240),
        (512, 1100, 1620),
        (524, 80, 820),
    ):
        grain.join(
            kit.smooth(
                [(x0, y), ((x0 * 2 + x1) / 3, y + 3), ((x0 + x1 * 2) / 3, y - 2), (x1, y + 1)]
            )
        )
    scene.stroke(grain, mix(OCHRE_3, OCHRE_4, 0.3), 2, 0.6)
    scene.fill(
        [(0, 546), (1630, 546), (1630, 586), (0, 586)],
        scene.vertical(546, 586, WOOD, mix(OCHRE_4, INK, 0.2)),
    )
    scene.fill([(0, 542), (1630, 542), (1630, 548), (0, 548)], mix(OCHRE_1, OCHRE_2, 0.2))
    scene.fill([(0, 586), (1630, 586), (1630, 620), (0, 620)], mix(OCHRE_4, INK, 0.6))


def _things(scene: Scene, rng: Random) -> None:
    """Everything on the table, from the back to the front."""
    sack(scene, 150, 474, 170, 190, mix(OCHRE_1, OCHRE_2, 0.25), mix(OCHRE_3, OCHRE_4, 0.3))
    sack(scene, 330, 494, 150, 150, mix(OCHRE_2, OCHRE_1, 0.3), mix(LAMP, OCHRE_3, 0.3))
    crate(scene, rng, 860, 476, 270, 106)
    boxes(scene, 1172, 482)
    for x, y, w, tone in ((530, 500, 210, DATE), (740, 506, 180, mix(OCHRE_2, OCHRE_3, 0.7))):
        cast(scene, x, y, w)
        basket(scene, rng, x, y, w, tone)
    corn(scene, 236, 518, 126, -0.1)
    corn(scene, 212, 506, 116, -0.4)
    for x, y, r in (
        (420, 524, 24),
        (462, 534, 27),
        (838, 530, 0),
        (1096, 522, 30),
        (1152, 532, 34),
    ):
        if r:
            cast(scene, x, y, r * 2.2)
            pomegranate(scene, x, y, r)
    for x, y, r in (
        (652, 532, 15),
        (690, 526, 14),
        (838, 530, 16),
        (872, 524, 15),
        (906, 534, 17),
        (950, 528, 15),
    ):
        cast(scene, x, y, r * 2.2)
        walnut(scene, x, y, r)
    loose, shine = Path(), Path()
    for x, y in (
        (590, 534),
        (612, 526),
        (560, 528),
        (1000, 534),
        (1022, 526),
        (46, 530),
        (74, 536),
    ):
        loose.join(kit.oval(x, y - 8, 12, 8.5))
        shine.join(kit.oval(x + 4, y - 11, 3.6, 1.8))
    scene.fill(loose, DATE)
    scene.fill(shine, mix(VERMILION, OCHRE_1, 0.6))
    duck(scene, 1530, 496, 136, -1, mix(OCHRE_3, OCHRE_4, 0.3), False)
    duck(scene, 1462, 530, 158, -1, PAPER, False)


def figure_table() -> tuple[str, str]:
    """figure-4.svg: the harvest on the table."""
    scene = Scene(1630, 620)
    rng = Random(64)
    _wall(scene, rng)
    _ledge(scene)
    _things(scene, rng)
    return "figure-4.svg", scene.svg()
