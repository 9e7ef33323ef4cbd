"""Palette, geometry and the Scene that collects shapes and writes the SVG subset."""

from __future__ import annotations

from collections.abc import Sequence

Pt = tuple[float, float]
Pts = list[Pt]
Stop = tuple[float, str]

PAPER = "#fbf6ec"
TINT = "#f4eadb"
INK = "#1d1a18"
VERMILION = "#c8321f"
PINE = "#2f4a3f"
DEEP = "#1d332c"
OCHRE_1 = "#e8cfae"
OCHRE_2 = "#d9a476"
OCHRE_3 = "#b9714c"
OCHRE_4 = "#7d3b2c"
BROWN = "#6b5b4d"
SNOW = "#dfe6e4"
ICE = "#9fb4b5"
SLATE = "#5c7d83"
LAMP = "#f2b866"
LAMP_HOT = "#fbe0a0"


def mix(a: str, b: str, t: float) -> str:
    """Blend colour a towards b by t (0..1)."""
    pairs = [(int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(p + (q - p) * t):02x}" for p, q in pairs)


def lerp(a: float, b: float, t: float) -> float:
    """Linear interpolation between two numbers."""
    return a + (b - a) * t


def lerp_pt(a: Pt, b: Pt, t: float) -> Pt:
    """Linear interpolation between two points."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def points(text: str) -> Pts:
    """The points written as "x,y x,y ..."."""
    pairs = (word.split(",") for word in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def outlines(text: str) -> list[Pts]:
    """Several point lists parted by semicolons, as hand-placed anchors are written."""
    return [points(part) for part in text.split(";")]


def fmt(v: float) -> str:
    """A number with at most one decimal."""
    s = f"{v:.1f}"
    s = s.removesuffix(".0")
    return "0" if s in ("-0", "") else s


class Path:
    """A path of M, L, C and Z commands in absolute coordinates; written relative and compact."""

    def __init__(self) -> None:
        """Start empty."""
        self.cmds: list[tuple[str, tuple[Pt, ...]]] = []

    def m(self, p: Pt) -> Path:
        """Move to p."""
        self.cmds.append(("M", (p,)))
        return self

    def l(self, *pts: Pt) -> Path:  # noqa: E743
        """Line through the points."""
        self.cmds += [("L", (p,)) for p in pts]
        return self

    def c(self, a: Pt, b: Pt, p: Pt) -> Path:
        """Cubic curve to p."""
        self.cmds.append(("C", (a, b, p)))
        return self

    def q(self, a: Pt, p: Pt) -> Path:
        """Quadratic curve to p."""
        self.cmds.append(("Q", (a, p)))
        return self

    def z(self) -> Path:
        """Close the subpath."""
        self.cmds.append(("Z", ()))
        return self

    def join(self, other: Path) -> Path:
        """Append another path's subpaths, so that both become one element."""
        self.cmds += other.cmds
        return self

    def curve(self, pts: Sequence[Pt], tension: float = 1.0, closed: bool = False) -> Path:
        """Continue from pts[0] (already the current point) smoothly through pts (Catmull-Rom)."""
        n = len(pts)
        k = tension / 6
        last = n if closed else n - 1
        for i in range(last):
            p1, p2 = pts[i], pts[(i + 1) % n]
            p0 = pts[i - 1] if (i > 0 or closed) else p1
            p3 = pts[(i + 2) % n] if (i + 2 < n or closed) else p2
            a = (p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k)
            b = (p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k)
            self.c(a, b, p2)
        return self

    def bbox(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 of all points (control points counted)."""
        pts = [p for _, ps in self.cmds for p in ps]
        xs, ys = [p[0] for p in pts], [p[1] for p in pts]
        return (min(xs), min(ys), max(xs), max(ys))

    def flatten(self, steps: int = 6) -> list[tuple[Pts, bool]]:
        """The subpaths as point lists, each with whether it is closed."""
        out: list[tuple[Pts, bool]] = []
        cur: Pts = []
        for cmd, ps in self.cmds:
            if cmd == "M":
                if len(cur) > 1:
                    out.append((cur, False))
                cur = [ps[0]]
            elif cmd == "L":
                cur.append(ps[0])
            elif cmd == "C":
                p0, (a, b, p) = cur[-1], ps
                for i in range(1, steps + 1):
                    cur.append(_bezier(p0, a, b, p, i / steps))
            elif cmd == "Q":
                p0, (a, p) = cur[-1], ps
                c1, c2 = lerp_pt(p0, a, 2 / 3), lerp_pt(p, a, 2 / 3)
                cur += [_bezier(p0, c1, c2, p, i / steps) for i in range(1, steps + 1)]
            else:
                out.append((cur, True))
                cur = [cur[0]]
        if len(cur) > 1:
            out.append((cur, False))
        return out

    def d(self, unit: int = 10) -> str:
        """The path data, all relative; unit 10 = tenths, 1 = whole units.

        Lines follow a move without a letter, as SVG allows: fewer commands, faster to read."""
        out: list[str] = []
        x = y = 0
        start = (0, 0)
        prev = ""
        for cmd, ps in self.cmds:
            if cmd == "Z":
                out.append("z")
                (x, y), prev = start, "z"
                continue
            ip = [(round(p[0] * unit), round(p[1] * unit)) for p in ps]
            end = ip[-1]
            letter = cmd.lower()
            if cmd == "L" and end == (x, y):
                continue
            nums = [v for q in ip for v in (q[0] - x, q[1] - y)]
            head = letter if letter != prev or letter == "m" else ""
            out.append(head + _numbers(nums, unit, not head))
            if cmd == "M":
                start = end
            (x, y), prev = end, "l" if letter == "m" else letter
        return "".join(out)


def _numbers(nums: Sequence[int], unit: int, gap: bool) -> str:
    """Numbers run together with a space only where no minus sign parts them."""
    out = ""
    for v in nums:
        text = fmt(v / unit)
        out += (" " if (out or gap) and not text.startswith("-") else "") + text
    return out


def _bezier(p0: Pt, a: Pt, b: Pt, p: Pt, t: float) -> Pt:
    u = 1 - t
    w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return (
        w[0] * p0[0] + w[1] * a[0] + w[2] * b[0] + w[3] * p[0],
        w[0] * p0[1] + w[1] * a[1] + w[2] * b[1] + w[3] * p[1],
    )


def poly(pts: Sequence[Pt], closed: bool = True) -> Path:
    """A straight-sided path through pts."""
    path = Path().m(pts[0]).l(*pts[1:])
    return path.z() if closed else path


def smooth(pts: Sequence[Pt], closed: bool = False, tension: float = 1.0) -> Path:
    """A smooth path through pts."""
    path = Path().m(pts[0]).curve(pts, tension, closed)
    return path.z() if closed else path


def oval(cx: float, cy: float, rx: float, ry: float) -> Path:
    """An ellipse as four curves."""
    k = 0.5523
    return (
        Path()
        .m((cx - rx, cy))
        .c((cx - rx, cy - ry * k), (cx - rx * k, cy - ry), (cx, cy - ry))
        .c((cx + rx * k, cy - ry), (cx + rx, cy - ry * k), (cx + rx, cy))
        .c((cx + rx, cy + ry * k), (cx + rx * k, cy + ry), (cx, cy + ry))
        .c((cx - rx * k, cy + ry), (cx - rx, cy + ry * k), (cx - rx, cy))
        .z()
    )


def _clip_half(pts: Pts, axis: int, limit: float, keep_less: bool) -> Pts:
    """One Sutherland-Hodgman pass against an axis-parallel line."""
    out: Pts = []
    for i, p in enumerate(pts):
        q = pts[i - 1]
        inside_p = (p[axis] <= limit) == keep_less or p[axis] == limit
        inside_q = (q[axis] <= limit) == keep_less or q[axis] == limit
        if inside_p != inside_q:
            out.append(lerp_pt(q, p, (limit - q[axis]) / (p[axis] - q[axis])))
        if inside_p:
            out.append(p)
    return out


def clip_polygon(pts: Pts, w: float, h: float) -> Pts:
    """The polygon cut to the rectangle 0..w, 0..h."""
    for axis, limit, less in ((0, 0.0, False), (0, w, True), (1, 0.0, False), (1, h, True)):
        if pts:
            pts = _clip_half(pts, axis, limit, less)
    return pts


def clip_line(pts: Pts, w: float, h: float) -> list[Pts]:
    """The runs of a polyline that lie inside 0..w, 0..h (whole segments only)."""
    runs: list[Pts] = []
    cur: Pts = []
    for p in pts:
        if 0 <= p[0] <= w and 0 <= p[1] <= h:
            cur.append(p)
        else:
            if len(cur) > 1:
                runs.append(cur)
            cur = []
    if len(cur) > 1:
        runs.append(cur)
    return runs


class Scene:
    """Collects shapes and gradients in drawing order and writes one SVG file."""

    def __init__(self, width: float = 2160, height: float = 3030) -> None:
        """Start an empty page of this size, in tenths of a millimetre."""
        self.w = width
        self.h = height
        self._body: list[str] = []
        self._defs: dict[str, str] = {}

    def gradient(self, p1: Pt, p2: Pt, stops: Sequence[Stop]) -> str:
        """A linear gradient from p1 to p2; returns its url(#id)."""
        axis = zip(("x1", "y1", "x2", "y2"), (*p1, *p2), strict=True)
        return self._gradient("linear", " ".join(f'{k}="{fmt(v)}"' for k, v in axis), stops)

    def vertical(self, y1: float, y2: float, *colours: str) -> str:
        """A vertical gradient with evenly spaced colours; returns its url(#id)."""
        n = len(colours) - 1
        return self.gradient((0, y1), (0, y2), [(i / n, c) for i, c in enumerate(colours)])

    def radial(self, c: Pt, r: float, stops: Sequence[Stop]) -> str:
        """A radial gradient about c; returns its url(#id)."""
        return self._gradient("radial", f'cx="{fmt(c[0])}" cy="{fmt(c[1])}" r="{fmt(r)}"', stops)

    def _gradient(self, kind: str, geometry: str, stops: Sequence[Stop]) -> str:
        marks = "".join(f'<stop offset="{o:.3g}" stop-color="{c}"/>' for o, c in stops)
        text = f'gradientUnits="userSpaceOnUse" {geometry}>{marks}</{kind}Gradient>'
        key = kind + text
        if key not in self._defs:
            name = f"g{len(self._defs) + 1}"
            self._defs[key] = f'<{kind}Gradient id="{name}" {text}'
        return "url(#" + self._defs[key].split('"')[1] + ")"

    def fill(
        self, shape: Path | Sequence[Pt], colour: str, opacity: float = 1, coarse: bool = False
    ) -> None:
        """Fill a path or polygon, cut to the page; coarse rounds to whole units (smaller file)."""
        path = shape if isinstance(shape, Path) else poly(shape)
        if not path.cmds:
            return
        x0, y0, x1, y1 = path.bbox()
        if x0 < 0 or y0 < 0 or x1 > self.w or y1 > self.h:
            cut = Path()
            for pts, _ in path.flatten():
                inside = clip_polygon(pts, self.w, self.h)
                if len(inside) > 2:
                    cut.join(poly(inside))
            path = cut
        if path.cmds:
            self._emit(path, f'fill="{colour}"', opacity, 1 if coarse else 10)

    def stroke(
        self,
        shape: Path | Sequence[Pt],
        colour: str,
        width: float,
        opacity: float = 1,
        coarse: bool = False,
    ) -> None:
        """Stroke a path or polyline with round ends, whole segments outside the page dropped."""
        path = shape if isinstance(shape, Path) else poly(shape, closed=False)
        if not path.cmds:
            return
        x0, y0, x1, y1 = path.bbox()
        if x0 < 0 or y0 < 0 or x1 > self.w or y1 > self.h:
            cut = Path()
            for pts, closed in path.flatten():
                loop = [*pts, pts[0]] if closed else pts
                for run in clip_line(loop, self.w, self.h):
                    cut.join(poly(run, closed=False))
            path = cut
        if path.cmds:
            look = f'fill="none" stroke="{colour}" stroke-width="{fmt(width)}"'
            ends = ' stroke-linecap="round"' if width >= 3.5 else ""
            ends += ' stroke-linejoin="round"' if width >= 6 else ""
            self._emit(path, look + ends, opacity, 1 if coarse else 10)

    def _emit(self, path: Path, look: str, opacity: float, unit: int = 10) -> None:
        dim = f' opacity="{opacity:.3g}"' if opacity < 1 else ""
        self._body.append(f'<path d="{path.d(unit)}" {look}{dim}/>')

    def background(self, *colours: str) -> None:
        """Fill the whole page with one colour or a vertical gradient of several."""
        colour = colours[0] if len(colours) == 1 else self.vertical(0, self.h, *colours)
        self._body.append(
            f'<rect x="0" y="0" width="{fmt(self.w)}" height="{fmt(self.h)}" fill="{colour}"/>'
        )

    def disc(self, c: Pt, r: float, colour: str, opacity: float = 1) -> None:
        """A circle (cut to the page when it crosses the edge)."""
        if r <= min(c[0], c[1], self.w - c[0], self.h - c[1]):
            dim = f' opacity="{opacity:.3g}"' if opacity < 1 else ""
            self._body.append(
                f'<circle cx="{fmt(c[0])}" cy="{fmt(c[1])}" r="{fmt(r)}" fill="{colour}"{dim}/>'
            )
        else:
            self.fill(oval(c[0], c[1], r, r), colour, opacity)

    def svg(self) -> str:
        """The finished file."""
        w, h = fmt(self.w), fmt(self.h)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{fmt(self.w / 10)}mm"'
            f' height="{fmt(self.h / 10)}mm" viewBox="0 0 {w} {h}">'
        )
        defs = ["<defs>", *self._defs.values(), "</defs>"] if self._defs else []
        return "\n".join([head, *defs, *self._body, "</svg>"]) + "\n"
