"""What the oasis harvest is made of: ducks, baskets, the truck, drying racks, a date bough."""

from __future__ import annotations

from itertools import pairwise
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
from scene_parts import Ground, Pose, person

GOLD = "#f7d398"
DATE = mix(VERMILION, OCHRE_4, 0.3)
SHADE = mix(DEEP, OCHRE_4, 0.45)
LAND = Ground((880, 436), 9.0, 900)


def duck(scene: Scene, x: float, y: float, w: float, f: int, tone: str, water: bool) -> None:
    """A duck w long facing f, its foot line at y; on water it has a mirror image and a wake."""

    def q(u: float, v: float) -> Pt:
        return (x + f * u * w, y - v * w)

    if water:
        scene.fill(
            kit.smooth([q(-0.5, 0), q(0.4, 0), q(0.3, -0.2), q(-0.1, -0.3), q(-0.4, -0.16)], True),
            mix(tone, SLATE, 0.5),
            0.5,
        )
        scene.stroke(
            [q(-0.85, -0.04), q(-0.3, -0.02), q(0.5, -0.03)], "#fdeecb", max(1.0, w * 0.025), 0.8
        )
    else:
        scene.fill(kit.oval(x, y + w * 0.01, w * 0.42, w * 0.05), SHADE, 0.4)
        legs = kit.poly([q(-0.02, 0.2), q(-0.02, 0.02), q(0.08, 0.0)], False)
        scene.stroke(
            legs.join(kit.poly([q(0.1, 0.2), q(0.11, 0.03), q(0.2, 0.01)], False)),
            mix(OCHRE_3, LAMP, 0.3),
            w * 0.035,
        )
    up = 0.0 if water else 0.14
    outline = [
        q(-0.58, 0.3 + up),
        q(-0.42, 0.2 + up),
        q(-0.1, 0.3 + up),
        q(0.16, 0.36 + up),
        q(0.26, 0.5 + up),
        q(0.25, 0.64 + up),
        q(0.36, 0.75 + up),
        q(0.47, 0.68 + up),
        q(0.47, 0.56 + up),
        q(0.42, 0.42 + up),
        q(0.44, 0.24 + up),
        q(0.34, 0.06 + up),
        q(0.0, 0.0 + up),
        q(-0.34, 0.06 + up),
    ]
    scene.fill(
        kit.smooth(outline, True),
        scene.vertical(y - w * (0.75 + up), y - w * up, tone, mix(tone, OCHRE_3, 0.42)),
    )
    wing = [
        q(0.2, 0.28 + up),
        q(-0.06, 0.29 + up),
        q(-0.4, 0.25 + up),
        q(-0.2, 0.1 + up),
        q(0.08, 0.1 + up),
    ]
    scene.fill(kit.smooth(wing, True), mix(tone, OCHRE_4, 0.3))
    beak = [q(0.45, 0.66 + up), q(0.6, 0.6 + up), q(0.6, 0.55 + up), q(0.46, 0.56 + up)]
    scene.fill(kit.smooth(beak, True, 0.6), mix(OCHRE_3, LAMP, 0.45))
    scene.disc(q(0.39, 0.66 + up), max(0.8, w * 0.022), INK)


def truck(scene: Scene, rng: Random, x: float, y: float, s: float) -> None:
    """A small flat-bed truck in side view heading left, loaded with crates of dates."""

    def q(u: float, v: float) -> Pt:
        return (x + u * s, y - v * s)

    red = mix(VERMILION, OCHRE_4, 0.22)
    scene.fill(kit.oval(x + s * 0.7, y + 2, s * 3.5, s * 0.24), SHADE, 0.5)
    scene.fill([q(-2.6, 0.45), q(2.9, 0.45), q(2.9, 0.68), q(-2.6, 0.68)], mix(INK, SLATE, 0.3))
    cab = [
        q(-2.75, 0.45),
        q(-2.8, 1.05),
        q(-2.66, 1.25),
        q(-2.3, 2.1),
        q(-2.12, 2.2),
        q(-1.05, 2.2),
        q(-0.98, 2.1),
        q(-0.98, 0.5),
    ]
    scene.fill(cab, scene.vertical(y - s * 2.2, y - s * 0.4, mix(red, LAMP, 0.22), red))
    scene.fill([q(-2.5, 1.3), q(-2.2, 2.02), q(-1.75, 2.02), q(-1.75, 1.3)], mix(ICE, PAPER, 0.4))
    scene.fill([q(-1.65, 1.3), q(-1.65, 2.02), q(-1.2, 2.02), q(-1.2, 1.3)], mix(ICE, SLATE, 0.3))
    scene.stroke([q(-1.7, 1.22), q(-1.7, 0.55)], mix(red, INK, 0.4), 1.5)
    scene.fill(kit.oval(*q(-2.7, 0.95), s * 0.09, s * 0.12), LAMP)
    for r, (n, base) in enumerate(((5, 0.72), (4, 1.27))):
        for k in range(n):
            u = -0.82 + k * 0.74 + 0.3 * r
            fill = mix(OCHRE_2, OCHRE_1, 0.4 if (k + r) % 2 else 0.1)
            scene.fill(
                [q(u, base), q(u + 0.7, base), q(u + 0.7, base + 0.5), q(u, base + 0.5)], fill
            )
            if r == 1 or k in (0, n - 1):
                heap = Path()
                for i in range(6):
                    heap.join(
                        kit.oval(
                            *q(u + 0.1 + i * 0.1, base + 0.53 + 0.03 * (i % 2)), s * 0.075, s * 0.07
                        )
                    )
                scene.fill(heap, DATE if k % 2 else mix(OCHRE_3, OCHRE_4, 0.35))
            slat = kit.poly([q(u, base + 0.24), q(u + 0.7, base + 0.24)], False)
            slat.join(kit.poly([q(u + 0.03, base), q(u + 0.03, base + 0.5)], False))
            scene.stroke(slat, mix(OCHRE_3, OCHRE_4, 0.5), 1.8)
    scene.fill([q(-0.9, 0.62), q(2.95, 0.62), q(2.95, 0.86), q(-0.9, 0.86)], mix(red, INK, 0.25))
    for u in (-1.9, 1.75, 2.35):
        scene.disc(q(u, 0.36), s * 0.38, mix(INK, OCHRE_4, 0.15))
        scene.disc(q(u, 0.36), s * 0.17, mix(ICE, OCHRE_1, 0.4))


def yard(scene: Scene, rng: Random) -> None:
    """The drying ground: tilted trays of dates, baskets, people at work."""
    ground = [(700, 1110), (800, 962), (1010, 900), (1500, 880), (2160, 872), (2160, 1110)]
    scene.fill(
        kit.smooth(ground[:5]).l(ground[5]).z(),
        scene.vertical(872, 1110, "#f5d9aa", mix(OCHRE_2, OCHRE_3, 0.35)),
    )
    for x, z in ((4.2, 17.2), (9.3, 17.2), (14.4, 17.2)):
        rack(scene, rng, x, z)
    dark = mix(INK, SLATE, 0.25)
    hat = Pose(
        lean=16, near=(10, 0), far=(-8, -18), arm=(46, 70), arm_far=(56, 60), pack=False, hair="hat"
    )
    carry = Pose(
        lean=-4,
        near=(18, 4),
        far=(-14, -34),
        arm=(34, 84),
        arm_far=(38, 88),
        pack=False,
        hair="bob",
    )
    for x, z, f, pose, coat in (
        (7.5, 15.9, 1, hat, SLATE),
        (14.6, 15.1, -1, carry, mix(VERMILION, OCHRE_4, 0.2)),
        (3.0, 15.4, 1, hat, mix(PAPER, OCHRE_1, 0.4)),
    ):
        px, py = LAND.p(x, z)
        h = 1.72 * LAND.s(z)
        scene.fill(
            kit.poly([(px, py - 3), (px + h * 0.7, py - 12), (px + h * 0.7, py - 4), (px, py + 4)]),
            SHADE,
            0.4,
        )
        hand = person(scene, px, py, h, f, pose, coat, dark)
        if pose is carry:
            basket(scene, rng, hand[0] + f * h * 0.03, hand[1] + h * 0.08, h * 0.3, DATE)
    for x, z in ((4.5, 13.7), (9.0, 13.7)):
        rack(scene, rng, x, z)
    for x, z, n, tone in (
        (1.9, 14.2, 52, DATE),
        (13.6, 13.6, 64, DATE),
        (14.8, 13.9, 54, mix(OCHRE_3, OCHRE_4, 0.3)),
    ):
        px, py = LAND.p(x, z)
        basket(scene, rng, px, py, n, tone)


def rack(scene: Scene, rng: Random, x: float, z: float) -> None:
    """One tilted drying tray on legs, covered with dates."""
    w, d = 3.6, 1.5
    corner = [
        LAND.p(x, z, 0.62),
        LAND.p(x + w, z, 0.62),
        LAND.p(x + w, z + d, 0.95),
        LAND.p(x, z + d, 0.95),
    ]
    sh = [
        LAND.p(x + 0.3, z - 0.1),
        LAND.p(x + w + 0.6, z - 0.1),
        LAND.p(x + w + 0.6, z + d),
        LAND.p(x + 0.3, z + d),
    ]
    scene.fill(sh, SHADE, 0.35)
    legs = Path()
    for u in (0.1, w / 2, w - 0.1):
        legs.join(kit.poly([LAND.p(x + u, z, 0.6), LAND.p(x + u, z)], False))
    scene.stroke(legs, mix(OCHRE_4, INK, 0.3), 5)
    scene.fill(corner, mix(OCHRE_1, OCHRE_2, 0.3))
    dates, lit = Path(), Path()
    for r in range(5):
        for c in range(14):
            u, v = (
                (c + 0.7 + rng.uniform(-0.5, 0.5)) / 15,
                (r + 0.7 + rng.uniform(-0.35, 0.35)) / 5.6,
            )
            a, b = kit.lerp_pt(corner[0], corner[1], u), kit.lerp_pt(corner[3], corner[2], u)
            p = kit.lerp_pt(a, b, v)
            k = LAND.s(z) * 0.115 * rng.uniform(0.85, 1.15)
            q = k * rng.uniform(-0.5, 0.5)
            spot = [
                (p[0] - k, p[1] + q * 0.4),
                (p[0] + q, p[1] - k * 0.62),
                (p[0] + k, p[1] - q * 0.4),
                (p[0] - q, p[1] + k * 0.62),
            ]
            (lit if rng.random() < 0.3 else dates).join(kit.poly(spot))
    scene.fill(dates, DATE, 1, True)
    scene.fill(lit, mix(VERMILION, OCHRE_2, 0.25), 1, True)
    scene.stroke([corner[3], corner[0], corner[1], corner[2]], mix(OCHRE_3, OCHRE_4, 0.4), 4)
    scene.stroke([corner[0], corner[1]], mix(OCHRE_2, OCHRE_3, 0.4), 7)


def basket(scene: Scene, rng: Random, x: float, y: float, w: float, heap: str) -> None:
    """A woven basket w wide standing on y, heaped with round fruit."""
    h = w * 0.56
    fruits, lit = Path(), Path()
    for r, n in ((0, 7), (1, 5), (2, 3)):
        for k in range(n):
            cx = x + (k - (n - 1) / 2) * w * 0.135
            cy = y - h - r * w * 0.085 + rng.uniform(-1, 1) * w * 0.015
            fruits.join(kit.oval(cx, cy, w * 0.085, w * 0.075))
            lx, ly, k2 = cx - w * 0.025, cy - w * 0.03, w * 0.024
            lit.join(
                kit.poly([(lx - k2, ly), (lx, ly - k2 * 0.7), (lx + k2, ly), (lx, ly + k2 * 0.7)])
            )
    scene.fill(fruits, heap, 1, w < 90)
    scene.fill(lit, mix(heap, OCHRE_1, 0.5))
    side = (
        Path()
        .m((x - w * 0.52, y - h))
        .c((x - w * 0.5, y - h * 0.4), (x - w * 0.44, y), (x - w * 0.3, y))
    )
    side.l((x + w * 0.3, y)).c(
        (x + w * 0.44, y), (x + w * 0.5, y - h * 0.4), (x + w * 0.52, y - h)
    ).z()
    tone = mix(OCHRE_2, OCHRE_3, 0.35)
    scene.fill(
        side,
        scene.gradient(
            (x - w / 2, y),
            (x + w / 2, y),
            [(0, mix(tone, OCHRE_1, 0.4)), (1, mix(tone, OCHRE_4, 0.5))],
        ),
    )
    weave = Path()
    for r in range(1, 5):
        yy = y - h + h * r / 5
        half = w * (0.51 - 0.035 * r)
        n = 7
        for k in range(n):
            if (k + r) % 2:
                a, b = x - half + 2 * half * k / n, x - half + 2 * half * (k + 1) / n
                weave.join(kit.poly([(a, yy), ((a + b) / 2, yy - h * 0.05), (b, yy)], False))
    scene.stroke(weave, mix(tone, OCHRE_4, 0.65), max(1.2, w * 0.03))
    scene.stroke(
        [(x - w * 0.52, y - h), (x + w * 0.52, y - h)], mix(tone, OCHRE_4, 0.4), max(2.0, w * 0.07)
    )


def branch(scene: Scene, rng: Random) -> None:
    """A bough heavy with dates across the upper right corner, close to us."""
    main: Pts = [(2160, 120), (2040, 96), (1900, 130), (1760, 118), (1640, 150)]
    twigs: tuple[Pts, ...] = (
        [(2040, 96), (1980, 200), (1960, 300)],
        [(1900, 130), (1830, 230), (1830, 290)],
        [(2120, 112), (2100, 260), (2110, 400)],
        [(1760, 118), (1690, 190), (1680, 240)],
        [(1960, 112), (1880, 50), (1800, 30)],
        [(2100, 105), (2060, 40), (2000, 14)],
    )
    wood = mix(OCHRE_4, INK, 0.55)
    scene.fill(kit.ribbon(main, [26, 20, 14, 8, 3]), wood)
    dark, lit, fruit, shine = Path(), Path(), Path(), Path()
    for line in (main, *twigs):
        scene.stroke(kit.smooth(line), wood, 4)
        for a, b in pairwise(line):
            for k in range(5):
                x, y = kit.lerp_pt(a, b, (k + rng.random()) / 5)
                dx, dy = rng.uniform(-34, 34), rng.uniform(-8, 40)
                nx, ny = -dy * 0.32, dx * 0.32
                leaf = (
                    Path()
                    .m((x, y))
                    .c(
                        (x + dx * 0.3 + nx, y + dy * 0.3 + ny),
                        (x + dx * 0.7 + nx, y + dy * 0.7 + ny),
                        (x + dx, y + dy),
                    )
                )
                leaf.c(
                    (x + dx * 0.7 - nx, y + dy * 0.7 - ny),
                    (x + dx * 0.3 - nx, y + dy * 0.3 - ny),
                    (x, y),
                ).z()
                (lit if rng.random() < 0.35 else dark).join(leaf)
                if k % 2:
                    fx, fy = x + rng.uniform(-14, 14), y + rng.uniform(16, 30)
                    fruit.join(kit.oval(fx, fy, 9.5, 12.5))
                    shine.join(kit.oval(fx - 3, fy - 4, 2.2, 3.6))
    scene.fill(dark, mix(PINE, DEEP, 0.2))
    scene.fill(fruit, mix(VERMILION, OCHRE_4, 0.12))
    scene.fill(shine, mix(OCHRE_1, VERMILION, 0.2))
    scene.fill(lit, mix(PINE, OCHRE_2, 0.38))
