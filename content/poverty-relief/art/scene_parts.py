"""Parts the scenes share: perspective ground, people, grass, water lines, broadleaf masses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import kit
from kit import INK, OCHRE_1, OCHRE_2, Path, Pt, Pts, Scene, mix

SKIN = mix(OCHRE_2, OCHRE_1, 0.35)


class Band(Scene):
    """A scene whose larger outlines stand on whole units (0.1 mm), which keeps the file small."""

    def _emit(self, path: Path, look: str, opacity: float, unit: int = 10) -> None:
        cmds: list[tuple[str, tuple[Pt, ...]]] = []
        part: list[tuple[str, tuple[Pt, ...]]] = []
        for cmd in [*path.cmds, ("M", ())]:
            if cmd[0] == "M" and part:
                xs = [p[0] for _, ps in part for p in ps]
                ys = [p[1] for _, ps in part for p in ps]
                if min(max(xs) - min(xs), max(ys) - min(ys)) > 14:
                    part = [(c, tuple((round(p[0]), round(p[1])) for p in ps)) for c, ps in part]
                cmds += part
                part = []
            part.append(cmd)
        snapped = Path()
        snapped.cmds = cmds
        super()._emit(snapped, look, opacity, unit)


class Ground:
    """A flat plain seen in perspective: x across, z away from the eye, y up (in metres)."""

    def __init__(self, vanish: Pt, eye: float, focal: float) -> None:
        self.v = vanish
        self.eye = eye
        self.focal = focal

    def p(self, x: float, z: float, y: float = 0) -> Pt:
        """The page point of a place on (or y above) the plain."""
        s = self.focal / z
        return (self.v[0] + x * s, self.v[1] + (self.eye - y) * s)

    def s(self, z: float) -> float:
        """Page units per metre at distance z."""
        return self.focal / z

    def quad(self, x0: float, x1: float, z0: float, z1: float) -> Path:
        """The rectangle x0..x1, z0..z1 lying on the plain."""
        return kit.poly([self.p(x0, z0), self.p(x1, z0), self.p(x1, z1), self.p(x0, z1)])


def at(c: Pt, s: float, text: str, f: int = 1) -> Pts:
    """Points written as "u,v u,v ..." in units of s about c: v up, u to the right (f=-1: left)."""
    return [(c[0] + f * u * s, c[1] - v * s) for u, v in kit.points(text)]


@dataclass(frozen=True)
class Pose:
    """Joint angles in degrees from hanging down, forward positive; what is worn and carried."""

    lean: float = 4
    near: tuple[float, float] = (24, 6)
    far: tuple[float, float] = (-16, -40)
    arm: tuple[float, float] = (-22, 4)
    arm_far: tuple[float, float] = (20, 44)
    pack: bool = True
    hair: str = "short"
    skirt: bool = False


STRIDE = Pose()
STEP = Pose(lean=5, near=(-14, -34), far=(22, 8), arm=(24, 50), arm_far=(-20, 0))
STAND = Pose(lean=0, near=(3, 0), far=(-4, -5), arm=(6, 16), arm_far=(0, 10))
POINT = Pose(lean=-2, near=(8, 2), far=(-8, -12), arm=(-4, 14), arm_far=(96, 104))
BEARER = Pose(lean=3, near=(20, 4), far=(-15, -34), arm=(42, 128), arm_far=(50, 120))
CARRY = Pose(lean=-4, near=(16, 4), far=(-12, -30), arm=(30, 82), arm_far=(34, 86), pack=False)


def _reach(p: Pt, angle: float, length: float, f: int) -> Pt:
    a = math.radians(angle)
    return (p[0] + math.sin(a) * length * f, p[1] + math.cos(a) * length)


def taper(a: Pt, b: Pt, wa: float, wb: float) -> Path:
    """A limb: a straight bar from a to b whose width goes from wa to wb, rounded at b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = math.hypot(dx, dy) or 1
    ux, uy = dx / n, dy / n
    ox, oy = -uy, ux
    tip = (b[0] + ux * wb * 0.35, b[1] + uy * wb * 0.35)
    return kit.poly(
        [
            (a[0] + ox * wa / 2, a[1] + oy * wa / 2),
            (b[0] + ox * wb / 2, b[1] + oy * wb / 2),
            tip,
            (b[0] - ox * wb / 2, b[1] - oy * wb / 2),
            (a[0] - ox * wa / 2, a[1] - oy * wa / 2),
        ]
    )


def _leg(scene: Scene, hip: Pt, angles: tuple[float, float], h: float, f: int, tone: str) -> None:
    """Thigh, shin and shoe."""
    knee = _reach(hip, angles[0], h * 0.245, f)
    ankle = _reach(knee, angles[1], h * 0.225, f)
    leg = taper(hip, knee, h * 0.115, h * 0.085).join(taper(knee, ankle, h * 0.09, h * 0.06))
    scene.fill(leg, tone)
    toe = _reach(ankle, angles[1] + 82, h * 0.075, f)
    scene.stroke([ankle, toe], mix(tone, INK, 0.6), h * 0.045)


def _arm(scene: Scene, top: Pt, angles: tuple[float, float], h: float, f: int, tone: str) -> Pt:
    """Upper arm, forearm and hand; returns the hand."""
    elbow = _reach(top, angles[0], h * 0.165, f)
    hand = _reach(elbow, angles[1], h * 0.15, f)
    arm = taper(top, elbow, h * 0.07, h * 0.06).join(taper(elbow, hand, h * 0.058, h * 0.045))
    scene.fill(arm, tone)
    scene.disc(hand, h * 0.025, SKIN)
    return hand


def person(
    scene: Scene,
    x: float,
    y: float,
    h: float,
    f: int,
    pose: Pose,
    coat: str,
    legs: str,
    pack: str = "#7d3b2c",
    shadow: str = "",
) -> Pt:
    """A figure from the side standing on (x, y), facing f (+1 right); returns the far hand."""
    if shadow:
        far = (x - h * 0.62, y - h * 0.02)
        scene.fill(taper((x + h * 0.06, y), far, h * 0.07, h * 0.16), shadow, 0.35)
    drop = max(
        math.cos(math.radians(a)) * 0.245 + math.cos(math.radians(b)) * 0.225
        for a, b in (pose.near, pose.far)
    )
    hip = (x, y - h * (drop + 0.02))
    neck = _reach(hip, 180 - pose.lean, h * 0.335, f)
    top = (neck[0], neck[1] + h * 0.045)
    _leg(scene, hip, pose.far, h, f, mix(legs, INK, 0.35))
    hand = _arm(scene, top, pose.arm_far, h, f, mix(coat, INK, 0.35))
    _leg(scene, hip, pose.near, h, f, legs)
    if pose.pack:
        mid = kit.lerp_pt(neck, hip, 0.42)
        bag = kit.oval(mid[0] - f * h * 0.115, mid[1], h * 0.085, h * 0.15)
        scene.fill(bag, pack)
        scene.fill(
            kit.oval(mid[0] - f * h * 0.15, mid[1] + h * 0.05, h * 0.045, h * 0.06),
            mix(pack, INK, 0.25),
        )
    _torso(scene, hip, neck, h, f, pose, coat)
    _arm(scene, top, pose.arm, h, f, mix(coat, INK, 0.14))
    _head(scene, neck, h, f, pose)
    return hand


def _torso(scene: Scene, hip: Pt, neck: Pt, h: float, f: int, pose: Pose, coat: str) -> None:
    """Coat with a lit front edge; a skirt widens it below."""
    wide = 0.14 if pose.skirt else 0.085
    low = 0.13 if pose.skirt else 0.05
    pts = [
        (neck[0] - f * h * 0.03, neck[1] - h * 0.005),
        (neck[0] - f * h * 0.085, neck[1] + h * 0.06),
        (hip[0] - f * h * 0.08, hip[1] - h * 0.1),
        (hip[0] - f * h * wide, hip[1] + h * low),
        (hip[0] + f * h * wide, hip[1] + h * low),
        (hip[0] + f * h * 0.075, hip[1] - h * 0.1),
        (neck[0] + f * h * 0.085, neck[1] + h * 0.09),
        (neck[0] + f * h * 0.035, neck[1]),
    ]
    scene.fill(kit.smooth(pts, True, 0.7), coat)


def _head(scene: Scene, neck: Pt, h: float, f: int, pose: Pose) -> None:
    """Neck, face and hair (short, tail, bob) or a straw hat."""
    c = (neck[0] + f * h * 0.02, neck[1] - h * 0.085)
    scene.stroke([neck, (c[0], c[1] + h * 0.03)], mix(SKIN, INK, 0.15), h * 0.05)
    r = h * 0.066
    scene.fill(kit.oval(c[0] + f * r * 0.12, c[1] + r * 0.1, r * 0.92, r * 1.08), SKIN)
    hair = [
        (c[0] + f * r * 0.75, c[1] - r * 0.55),
        (c[0] + f * r * 0.1, c[1] - r * 1.2),
        (c[0] - f * r * 0.95, c[1] - r * 0.7),
        (c[0] - f * r * 1.05, c[1] + r * 0.3),
        (c[0] - f * r * 0.5, c[1] + r * 0.85),
        (c[0] - f * r * 0.15, c[1] - r * 0.1),
    ]
    if pose.hair == "bob":
        hair[3:5] = [(c[0] - f * r * 1.2, c[1] + r * 1.0), (c[0] - f * r * 0.3, c[1] + r * 1.15)]
    scene.fill(kit.smooth(hair, True, 0.8), INK)
    if pose.hair == "tail":
        end = (c[0] - f * r * 1.9, c[1] + r * 1.3)
        scene.stroke([(c[0] - f * r * 0.9, c[1] - r * 0.2), end], INK, r * 0.55)
    if pose.hair == "hat":
        brim = c[1] - r * 0.45
        hat = [
            (c[0] - r * 1.9, brim + r * 0.15),
            (c[0] - r * 0.8, brim - r * 0.2),
            (c[0] - r * 0.6, brim - r * 0.95),
            (c[0] + r * 0.6, brim - r * 0.95),
            (c[0] + r * 0.8, brim - r * 0.2),
            (c[0] + r * 1.9, brim + r * 0.15),
        ]
        scene.fill(kit.smooth(hat, True, 0.5), OCHRE_1)


def walker_back(
    scene: Scene,
    x: float,
    y: float,
    h: float,
    step: int,
    coat: str,
    legs: str,
    pack: str,
    hair: str = "short",
    shadow: str = "",
) -> None:
    """A figure seen from behind, walking away; step +1/-1 chooses the forward leg."""
    if shadow:
        scene.fill(taper((x, y), (x - h * 0.6, y - h * 0.03), h * 0.12, h * 0.18), shadow, 0.35)
    hip_y = y - h * 0.48
    for side in (-step, step):
        lift = 0.035 * h if side == step else 0.0
        a, b = (x + side * h * 0.045, hip_y), (x + side * h * 0.058, y - h * 0.035 - lift)
        scene.fill(taper(a, b, h * 0.11, h * 0.07), mix(legs, INK, 0.3) if lift else legs)
        scene.stroke(
            [(b[0] - h * 0.02, b[1] + h * 0.01), (b[0] + h * 0.025, b[1] + h * 0.01)],
            mix(legs, INK, 0.6),
            h * 0.045,
        )
    for side in (-1, 1):
        elbow = (x + side * h * 0.155, y - h * 0.62)
        hand = (x + side * h * (0.13 + 0.02 * step * side), y - h * 0.48)
        arm = taper((x + side * h * 0.1, y - h * 0.78), elbow, h * 0.07, h * 0.06)
        scene.fill(arm.join(taper(elbow, hand, h * 0.058, h * 0.045)), mix(coat, INK, 0.18))
        scene.disc((hand[0], hand[1] + h * 0.02), h * 0.024, SKIN)
    torso = [
        (x - h * 0.04, y - h * 0.845),
        (x - h * 0.125, y - h * 0.79),
        (x - h * 0.1, y - h * 0.44),
        (x + h * 0.1, y - h * 0.44),
        (x + h * 0.125, y - h * 0.79),
        (x + h * 0.04, y - h * 0.845),
    ]
    scene.fill(kit.smooth(torso, True, 0.6), coat)
    bag = [
        (x - h * 0.07, y - h * 0.79),
        (x - h * 0.09, y - h * 0.54),
        (x + h * 0.09, y - h * 0.54),
        (x + h * 0.07, y - h * 0.79),
    ]
    scene.fill(kit.smooth(bag, True, 0.7), pack)
    scene.fill(kit.oval(x, y - h * 0.6, h * 0.06, h * 0.05), mix(pack, INK, 0.22))
    scene.stroke([(x, y - h * 0.83), (x, y - h * 0.88)], mix(SKIN, INK, 0.15), h * 0.055)
    scene.fill(kit.oval(x, y - h * 0.925, h * 0.064, h * 0.074), INK)
    if hair == "tail":
        scene.stroke([(x, y - h * 0.93), (x + h * 0.012, y - h * 0.8)], INK, h * 0.04)
    if hair == "hat":
        scene.fill(kit.oval(x, y - h * 0.935, h * 0.13, h * 0.035), OCHRE_1)
        scene.fill(kit.oval(x, y - h * 0.965, h * 0.07, h * 0.04), mix(OCHRE_1, OCHRE_2, 0.4))


def grass(rng: Random, x0: float, x1: float, y0: float, y1: float, count: int, size: float) -> Path:
    """Tufts of two or three blades scattered over a rectangle, larger towards the viewer."""
    path = Path()
    for _ in range(count):
        t = math.sqrt(rng.random())
        x, y = rng.uniform(x0, x1), y0 + (y1 - y0) * t
        s = size * (0.35 + 0.65 * t) * rng.uniform(0.7, 1.3)
        for lean in (-0.5, 0.05, 0.55):
            tip = (x + lean * s + rng.uniform(-0.1, 0.1) * s, y - s * (1 - abs(lean) * 0.5))
            path.join(kit.poly([(x - s * 0.09, y), tip, (x + s * 0.09, y)]))
    return path


def ripples(
    rng: Random, x0: float, x1: float, y0: float, y1: float, count: int, length: float
) -> Path:
    """Thin lens-shaped strokes of light on water, longer and farther apart near the viewer."""
    path = Path()
    for _ in range(count):
        t = rng.random() ** 1.3
        y = y0 + (y1 - y0) * t
        n = length * (0.3 + t) * rng.uniform(0.4, 1.2)
        x = rng.uniform(x0, max(x0 + 1, x1 - n))
        th = 0.7 + 1.7 * t
        path.join(kit.poly([(x, y), (x + n * 0.4, y - th), (x + n, y), (x + n * 0.5, y + th)]))
    return path


def crowns(
    scene: Scene,
    rng: Random,
    line: Sequence[Pt],
    r: float,
    tones: tuple[str, str, str],
    light: int = 1,
) -> None:
    """A mass of tree crowns along a line: shade, middle and lit leaves, back to front."""
    for x, y in line:
        s = r * rng.uniform(0.75, 1.2)
        scene.fill(kit.crown_path(rng, x, y, s, s * 0.86, 8), tones[0])
        scene.fill(
            kit.crown_path(rng, x + light * s * 0.16, y - s * 0.2, s * 0.7, s * 0.58, 7), tones[1]
        )
        lit = kit.crown_path(rng, x + light * s * 0.38, y - s * 0.42, s * 0.34, s * 0.24, 5)
        lit.join(kit.crown_path(rng, x - light * s * 0.05, y - s * 0.52, s * 0.24, s * 0.17, 5))
        scene.fill(lit, tones[2])


def row(rng: Random, x0: float, x1: float, y: float, step: float, jitter: float) -> Pts:
    """Points from x0 to x1 about y, irregularly spaced."""
    pts: Pts = []
    x = x0
    while x < x1:
        pts.append((x, y + rng.uniform(-jitter, jitter)))
        x += step * rng.uniform(0.7, 1.3)
    return pts


def mast(scene: Scene, x: float, y: float, h: float, tone: str, lit: str = "") -> None:
    """A slender lattice mast with three antenna tiers and a light at the top."""
    w = h * 0.05
    top = h * 0.012
    path = Path()
    n = 9
    for k in range(n):
        a, b = k / n, (k + 1) / n
        wa, wb = w + (top - w) * a, w + (top - w) * b
        ya, yb = y - h * 0.93 * a, y - h * 0.93 * b
        path.join(kit.poly([(x - wa, ya), (x + wb, yb)], False))
        path.join(kit.poly([(x + wa, ya), (x - wb, yb)], False))
    scene.stroke(path, tone, max(0.8, h * 0.0055))
    rails = kit.poly([(x - w, y), (x - top, y - h * 0.93)], False)
    rails.join(kit.poly([(x + w, y), (x + top, y - h * 0.93)], False))
    scene.stroke(rails, tone, max(1.2, h * 0.01))
    scene.stroke([(x, y - h * 0.92), (x, y - h)], tone, max(1.0, h * 0.008))
    panel = Path()
    for up in (0.74, 0.86):
        for dx in (-0.042, 0.0, 0.042):
            px, py = x + dx * h, y - h * up
            panel.join(
                kit.poly(
                    [
                        (px - h * 0.008, py),
                        (px + h * 0.008, py),
                        (px + h * 0.008, py - h * 0.065),
                        (px - h * 0.008, py - h * 0.065),
                    ]
                )
            )
        scene.stroke(
            [(x - h * 0.045, y - h * (up + 0.03)), (x + h * 0.045, y - h * (up + 0.03))],
            tone,
            max(0.8, h * 0.006),
        )
    scene.fill(panel, lit or mix(tone, OCHRE_1, 0.45))
    scene.fill(kit.oval(x + h * 0.03, y - h * 0.6, h * 0.02, h * 0.026), mix(tone, OCHRE_1, 0.5))
