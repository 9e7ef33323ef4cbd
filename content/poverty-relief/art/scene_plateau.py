"""Things of the plateau: snow ranges, strings of prayer flags, yaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import kit
from kit import (
    DEEP,
    ICE,
    INK,
    OCHRE_1,
    OCHRE_2,
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
from scene_parts import at

FLAGS = (SLATE, PAPER, VERMILION, mix(PINE, ICE, 0.3), OCHRE_2)


def snow_range(
    scene: Scene,
    rng: Random,
    anchors: Sequence[Pt],
    foot: float,
    snow: str,
    rock: str,
    mist: str,
    cover: float,
    gap: float,
    drop: float,
) -> Pts:
    """Faceted snow peaks; dark rock climbs into the snow in long teeth and fades to mist."""
    line = kit.crest(rng, anchors, 0.15, 3)
    kit.mountain(
        scene,
        rng,
        line,
        foot,
        snow,
        mist,
        shade=mix(snow, rock, 0.62),
        shine="#fffdf8",
        gap=gap,
        drop=drop,
    )
    tops = min(p[1] for p in line)
    edge: Pts = []
    x, up = line[0][0], False
    while x < line[-1][0]:
        high = kit.y_at(line, x)
        wander = cover * (rng.uniform(-0.5, 0.0) if up else rng.uniform(0.05, 0.4))
        level = tops + cover * 1.55 + (high - tops) * 0.42 + wander
        edge.append((x, min(foot - 8, max(high + cover * rng.uniform(0.14, 0.3), level))))
        x += cover * rng.uniform(0.16, 0.55)
        up = not up
    edge.append((line[-1][0], min(foot - 8, kit.y_at(line, line[-1][0]) + cover)))
    edge = kit.crest(rng, edge, 0.14, 1)
    y0 = min(p[1] for p in edge)
    scene.fill(kit.body(edge, foot), scene.vertical(y0, foot, rock, mix(rock, mist, 0.7), mist))
    return line


def flag_string(
    scene: Scene,
    rng: Random,
    a: Pt,
    b: Pt,
    sag: float,
    size: tuple[float, float],
    tones: Sequence[str] = FLAGS,
) -> None:
    """A sagging cord from a to b hung with small square flags; size is the flag at a and at b."""
    paths = [Path() for _ in tones]
    cord: Pts = []
    t = 0.0
    k = 0
    while t <= 1:
        x = a[0] + (b[0] - a[0]) * t
        y = a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)
        cord.append((x, y))
        s = size[0] + (size[1] - size[0]) * t
        if 0.03 < t < 0.97:
            w, sway = s * 0.78, rng.uniform(-0.25, 0.1) * s
            slope = ((b[1] - a[1]) + sag * 4 * (1 - 2 * t)) / (b[0] - a[0]) * w
            quad = kit.Path().m((x, y)).l((x + w, y + slope))
            quad.c(
                (x + w + sway * 0.2, y + slope + s * 0.4),
                (x + w + sway, y + slope + s * 0.6),
                (x + w + sway, y + slope + s),
            )
            quad.c(
                (x + w * 0.6 + sway, y + slope + s * 1.1),
                (x + sway, y + s * 0.9),
                (x + sway, y + s),
            ).z()
            paths[k % len(tones)].join(quad)
            k += 1
        t += s * 1.02 / math.hypot(b[0] - a[0], b[1] - a[1])
    scene.stroke(kit.smooth([*cord, b]), mix(INK, OCHRE_4, 0.4), 1.5)
    for path, tone in zip(paths, tones, strict=True):
        scene.fill(path, tone)


def yak(scene: Scene, x: float, y: float, w: float, f: int, grazing: bool, tone: str) -> None:
    """A yak standing on (x, y), w long, facing f; grazing lowers its head."""
    c = (x, y)
    dark = mix(tone, INK, 0.5)
    scene.fill(kit.oval(x - w * 0.1, y, w * 0.62, w * 0.06), DEEP, 0.28)
    for u in (-0.34, -0.22, 0.16, 0.27):
        leg = at((x + f * u * w, y), w, "-.04,.22 .04,.22 .032,.05 .038,0 -.03,0 -.026,.05", f)
        scene.fill(leg, dark)
    tail = at(c, w, "-.43,.52 -.52,.44 -.55,.22 -.5,.08 -.45,.2 -.42,.38", f)
    scene.fill(kit.smooth(tail, True, 0.8), dark)
    back = at(c, w, "-.46,.42 -.42,.56 -.22,.59 0,.62 .16,.73 .28,.7 .38,.56 .42,.4 .36,.2", f)
    hem = at(
        c,
        w,
        ".31,.1 .27,.16 .2,.07 .15,.14 .08,.06 .03,.13 -.05,.06 -.1,.13 -.18,.06 -.23,.13 "
        "-.3,.08 -.35,.15 -.43,.2 -.46,.42",
        f,
    )
    shape = kit.smooth(back).l(*hem).z()
    scene.fill(shape, scene.vertical(y - w * 0.75, y - w * 0.1, mix(tone, OCHRE_2, 0.16), dark))
    lit = at(c, w, "-.41,.55 -.22,.59 0,.62 .16,.73 .28,.7 .21,.65 .06,.55 -.15,.52 -.34,.51", f)
    scene.fill(kit.smooth(lit, True, 0.8), mix(tone, OCHRE_2, 0.42))
    hair = Path()
    for u in (-0.33, -0.2, -0.08, 0.05, 0.18):
        a, b = at(c, w, f"{u},.42 {u - 0.03},.2", f)
        hair.m(a).l(b)
    scene.stroke(hair, mix(dark, OCHRE_4, 0.45), w * 0.012)
    low = -0.27 if grazing else 0.0
    face = (x + f * w * 0.42, y - w * (0.48 + low))
    neck = [
        *at(c, w, ".26,.68 .38,.62", f),
        *at(face, w, ".08,.08 0,-.16", f),
        *at(c, w, ".3,.3", f),
    ]
    scene.fill(kit.smooth(neck, True, 0.6), dark)
    head = at(face, w, "-.03,.1 .06,.11 .12,.03 .15,-.1 .14,-.17 .09,-.2 .04,-.17 -.02,-.06", f)
    scene.fill(kit.smooth(head, True, 0.9), mix(dark, INK, 0.25))
    muzzle = at(face, w, ".11,-.155", f)[0]
    scene.fill(kit.oval(*muzzle, w * 0.036, w * 0.034), mix(tone, OCHRE_1, 0.5))
    for k in (0.0, 0.07):
        a, b, d, e = at(
            face, w, f"{0.02 + k},.1 {0.06 + k * 2},.11 {0.12 + k},.18 {0.03 + k * 2},.26", f
        )
        scene.stroke(Path().m(a).c(b, d, e), mix(INK, OCHRE_1, 0.5), w * 0.024)
