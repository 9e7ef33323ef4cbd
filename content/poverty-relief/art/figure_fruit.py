"""What lies on the table: sacks, walnuts, corn, pomegranates, a crate, boxes."""

from __future__ import annotations

import math
from random import Random

import kit
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


def cast(scene: Scene, x: float, y: float, w: float) -> None:
    """A cast shadow to the left on the table."""
    scene.fill(kit.oval(x - w * 0.22, y + 1, w * 0.62, w * 0.085), mix(OCHRE_4, INK, 0.5), 0.4)


def sack(scene: Scene, x: float, y: float, w: float, h: float, tone: str, heap: str) -> None:
    """An open sack with rolled rim, full of heap."""
    cast(scene, x, y, w * 1.1)
    body = [
        (x - w * 0.42, y - h),
        (x - w * 0.5, y - h * 0.7),
        (x - w * 0.54, y - h * 0.3),
        (x - w * 0.46, y - h * 0.03),
        (x, y),
        (x + w * 0.46, y - h * 0.03),
        (x + w * 0.54, y - h * 0.3),
        (x + w * 0.5, y - h * 0.7),
        (x + w * 0.42, y - h),
    ]
    scene.fill(
        kit.smooth(body).z(),
        scene.gradient(
            (x - w / 2, y),
            (x + w / 2, y),
            [(0, mix(tone, OCHRE_4, 0.6)), (0.55, tone), (1, mix(tone, PAPER, 0.4))],
        ),
    )
    folds = Path()
    for u, v in ((-0.3, 0.5), (-0.12, 0.72), (0.16, 0.6), (0.34, 0.8)):
        folds.join(
            Path()
            .m((x + u * w, y - h * 0.9))
            .c(
                (x + u * w * 1.2, y - h * 0.7),
                (x + u * w * 0.9, y - h * 0.5),
                (x + u * w * 1.1, y - h * (1 - v)),
            )
        )
    scene.stroke(folds, mix(tone, OCHRE_4, 0.55), 2.2, 0.7)
    scene.fill(
        kit.smooth(
            [
                (x - w * 0.42, y - h),
                (x - w * 0.2, y - h * 1.17),
                (x + w * 0.05, y - h * 1.22),
                (x + w * 0.25, y - h * 1.14),
                (x + w * 0.42, y - h),
            ]
        ).z(),
        scene.vertical(y - h * 1.2, y - h * 0.95, mix(heap, LAMP, 0.35), heap),
    )
    rim = kit.smooth(
        [
            (x - w * 0.45, y - h * 1.02),
            (x - w * 0.2, y - h * 0.93),
            (x + w * 0.15, y - h * 0.92),
            (x + w * 0.45, y - h * 1.02),
        ]
    )
    scene.stroke(rim, mix(tone, PAPER, 0.25), h * 0.1)


def walnut(scene: Scene, x: float, y: float, r: float) -> None:
    """One walnut with its seam and wrinkles."""
    tone = mix(OCHRE_2, OCHRE_3, 0.55)
    scene.fill(
        kit.oval(x, y - r, r, r * 0.94),
        scene.gradient(
            (x - r, y), (x + r, y - r), [(0, mix(tone, OCHRE_4, 0.6)), (1, mix(tone, OCHRE_1, 0.4))]
        ),
    )
    lines = (
        Path()
        .m((x - r * 0.1, y - r * 1.9))
        .c((x + r * 0.35, y - r * 1.4), (x + r * 0.3, y - r * 0.6), (x - r * 0.05, y - r * 0.1))
    )
    for a, b in ((-0.6, 1.3), (-0.65, 0.8), (0.62, 1.3), (0.6, 0.75)):
        lines.join(
            Path()
            .m((x + a * r, y - b * r))
            .c(
                (x + a * r * 0.7, y - (b + 0.25) * r),
                (x + a * r * 0.5, y - (b - 0.2) * r),
                (x + a * r * 0.3, y - b * r),
            )
        )
    scene.stroke(lines, mix(OCHRE_4, tone, 0.25), max(1.4, r * 0.1))


def corn(scene: Scene, x: float, y: float, n: float, angle: float) -> None:
    """A corn cob with its husk, from (x, y) along angle."""
    c, s = math.cos(angle), math.sin(angle)

    def q(u: float, v: float) -> tuple[float, float]:
        return (x + (u * c - v * s) * n, y + (u * s + v * c) * n)

    for side in (-1, 1):
        husk = [
            q(-0.05, 0),
            q(0.12, side * 0.17),
            q(0.4, side * 0.27),
            q(0.62, side * 0.3),
            q(0.4, side * 0.12),
            q(0.15, 0),
        ]
        scene.fill(kit.smooth(husk, True), mix(PINE, OCHRE_1, 0.35 if side < 0 else 0.12))
    cob = [
        q(0.08, 0.1),
        q(0.4, 0.14),
        q(0.75, 0.11),
        q(1, 0),
        q(0.75, -0.11),
        q(0.4, -0.14),
        q(0.08, -0.1),
    ]
    scene.fill(
        kit.smooth(cob, True),
        scene.gradient(
            q(0, 0.14), q(0, -0.14), [(0, mix(OCHRE_3, LAMP, 0.35)), (1, mix(LAMP, PAPER, 0.3))]
        ),
    )
    seeds = Path()
    for r in range(-2, 3):
        for k in range(12):
            px, py = q(0.14 + k * 0.066, r * 0.045 * (1 - 0.02 * k * k / 3))
            seeds.join(kit.oval(px, py, n * 0.022, n * 0.018))
    scene.fill(seeds, mix(LAMP, OCHRE_3, 0.28))
    for side in (-1, 1):
        scene.fill(
            kit.smooth(
                [q(-0.12, 0.02), q(0.05, side * 0.13), q(0.34, side * 0.16), q(0.1, side * 0.02)],
                True,
            ),
            mix(PINE, OCHRE_2, 0.3 + 0.15 * side),
        )


def pomegranate(scene: Scene, x: float, y: float, r: float) -> None:
    """A pomegranate with its crown."""
    scene.fill(
        [
            (x - r * 0.3, y - r * 1.8),
            (x - r * 0.36, y - r * 2.3),
            (x - r * 0.1, y - r * 2.05),
            (x + r * 0.06, y - r * 2.38),
            (x + r * 0.18, y - r * 2.05),
            (x + r * 0.42, y - r * 2.26),
            (x + r * 0.3, y - r * 1.8),
        ],
        mix(VERMILION, OCHRE_4, 0.6),
    )
    scene.fill(
        kit.oval(x, y - r, r, r * 0.98),
        scene.radial(
            (x + r * 0.35, y - r * 1.35),
            r * 1.5,
            [(0, mix(VERMILION, LAMP, 0.45)), (0.5, mix(VERMILION, OCHRE_4, 0.15)), (1, OCHRE_4)],
        ),
    )


def crate(scene: Scene, rng: Random, x: float, y: float, w: float, h: float) -> None:
    """A slatted crate of pears."""
    cast(scene, x + w / 2, y, w * 1.05)
    scene.fill([(x, y), (x + w, y), (x + w, y - h), (x, y - h)], mix(OCHRE_4, INK, 0.55))
    for k in range(6):
        cx = x + w * (k + 0.5) / 6
        cy = y - h - 6 + rng.uniform(-5, 3)
        pear = [
            (cx - 3, cy - 44),
            (cx + 4, cy - 44),
            (cx + 12, cy - 26),
            (cx + 25, cy - 4),
            (cx + 20, cy + 20),
            (cx, cy + 26),
            (cx - 20, cy + 20),
            (cx - 25, cy - 4),
            (cx - 12, cy - 26),
        ]
        scene.fill(
            kit.smooth(pear, True),
            scene.gradient(
                (cx - 24, cy),
                (cx + 24, cy),
                [(0, mix(OCHRE_2, PINE, 0.45)), (1, mix(LAMP, PAPER, 0.25))],
            ),
        )
        scene.stroke([(cx, cy - 44), (cx + 5, cy - 58)], mix(OCHRE_4, INK, 0.4), 3)
    for k in range(3):
        yy = y - h + k * h / 3
        scene.fill(
            [
                (x - 4, yy + 4),
                (x + w + 4, yy + 4),
                (x + w + 4, yy + h / 3 - 5),
                (x - 4, yy + h / 3 - 5),
            ],
            scene.gradient(
                (x, 0),
                (x + w, 0),
                [(0, mix(OCHRE_2, OCHRE_3, 0.5)), (1, mix(OCHRE_1, OCHRE_2, 0.3))],
            ),
        )
    for xx in (x - 4, x + w - 14):
        scene.fill(
            [(xx, y), (xx + 18, y), (xx + 18, y - h + 2), (xx, y - h + 2)],
            mix(OCHRE_2, OCHRE_3, 0.35),
        )


def boxes(scene: Scene, x: float, y: float) -> None:
    """Two stacked plain gift boxes tied with a vermilion band."""
    cast(scene, x + 80, y, 180)
    for dx, base, w, h, tone in (
        (0, 0, 170, 74, mix(PINE, OCHRE_2, 0.12)),
        (22, 76, 126, 56, mix(PAPER, OCHRE_1, 0.4)),
    ):
        a, b, yy = x + dx, x + dx + w, y - base
        scene.fill(
            [(a, yy), (b, yy), (b, yy - h), (a, yy - h)],
            scene.gradient((a, 0), (b, 0), [(0, mix(tone, INK, 0.3)), (1, tone)]),
        )
        scene.fill(
            [(a, yy - h), (b, yy - h), (b - 12, yy - h - 12), (a + 12, yy - h - 12)],
            mix(tone, PAPER, 0.4),
        )
        m = (a + b) / 2
        scene.fill(
            [
                (m - 8, yy),
                (m + 8, yy),
                (m + 8, yy - h),
                (m + 6, yy - h - 12),
                (m - 6, yy - h - 12),
                (m - 8, yy - h),
            ],
            VERMILION,
        )
