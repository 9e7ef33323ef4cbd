"""Lines to columns: what stands under each other, with the margin and the measure it keeps to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from .gutters import DEEPEST, is_indent
from .lines import Line, line_text
from .marks import TRAILING

SAME_SIZE = 0.03  # times the size
SAME_EDGE = 0.3  # em by which the margins of one column may differ
NEXT = (0.75, 3.2)  # em from baseline to baseline within a column
ASIDE = 8.0  # em: a line that begins further off does not belong
OVERLAP = 0.5  # em
HANG = 0.56  # em
WINDOW = 0.08  # em: right edges within it are the same
SHARE = 0.15  # of a column's lines, at least, that reach its measure
COARSE = 1.05  # em: the step of what breaks at whole characters only
STRONG = (5, 0.3)  # lines, and the share of them, that make an edge which others may pass
MANY = 3  # lines that show a margin
GAP = 1.2  # times the pitch: a wider step parts paragraphs


class Column(NamedTuple):
    """Lines at one pitch.  ``margin`` and ``edge`` are where full lines begin and end, in points;
    ``known`` says that lines agree on the edge."""

    lines: tuple[Line, ...]
    margin: float
    edge: float
    known: bool

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def style(self) -> tuple[float, float]:
        """Size in points and measure in em: what columns of one kind have in common."""
        return round(self.size, 1), round((self.edge - self.margin) / self.size, 1)


def same_size(one: float, other: float) -> bool:
    return abs(one - other) <= SAME_SIZE * one


def columns_of(lines: Iterable[Line]) -> list[Column]:
    """The columns of all pages, in reading order as far as positions tell it."""
    stacks = [
        stack
        for _, page in groupby(lines, key=lambda each: each.page)
        for stack in _stacks(list(page))
    ]
    stacks = list(_at_one_pitch(stacks))
    columns: list[Column] = []
    for pool in _pools(stacks):
        columns.extend(_measured(pool))
    return sorted(columns, key=lambda each: (each.lines[0].page, each.margin, each.lines[0].y))


def _stacks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one size that follow each other downwards."""
    stacks: list[list[Line]] = []
    for _, group in groupby(lines, key=lambda each: each.y):
        row = list(group)
        above = [[at for at, each in enumerate(stacks) if _follows(each[-1], line)] for line in row]
        heads = [at for found in above for at in found]
        for line, found in zip(row, above, strict=True):
            if len(found) == 1 and heads.count(found[0]) == 1:
                stacks[found[0]].append(line)
            else:  # the number of columns changes here
                stacks.append([line])
    return stacks


def _follows(above: Line, below: Line) -> bool:
    size = above.size
    shared = min(above.right, below.right) - max(above.left, below.left)
    return (
        same_size(size, below.size)
        and NEXT[0] * size <= below.y - above.y <= NEXT[1] * size
        and (shared >= OVERLAP * size or 0 < above.left - below.left <= DEEPEST * size)
        and abs(above.left - below.left) <= ASIDE * size
    )


def _at_one_pitch(stacks: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """Stacks, parted where the step is wider than their pitch."""
    known = [(each[0].size, pitch) for each in stacks if (pitch := _pitch(each)) is not None]
    for stack in stacks:
        size, steps = stack[0].size, _steps(stack)
        usual = [pitch for other, pitch in known if same_size(other, size)]
        met = [each for each in steps if any(abs(each - pitch) <= 0.03 * size for pitch in usual)]
        below = [pitch for pitch in usual if steps and pitch <= min(steps)]
        pitch = min(met, default=max(below, default=min(steps, default=0.0)))
        part = stack[:1]
        for step, line in zip(steps, stack[1:], strict=True):
            if step > GAP * pitch:
                yield part
                part = []
            part.append(line)
        yield part


def _steps(stack: Sequence[Line]) -> list[float]:
    return [below.y - above.y for above, below in pairwise(stack)]


def _pitch(stack: Sequence[Line]) -> float | None:
    """The narrowest step that is usual; None where there are too few lines to tell."""
    steps = sorted(_steps(stack))
    if len(steps) < 3:
        return None
    size = stack[0].size
    for step in steps:
        if sum(abs(each - step) <= 0.05 * size for each in steps) >= max(2, SHARE * len(steps)):
            return step
    return steps[0]


def _pools(stacks: Iterable[list[Line]]) -> list[list[tuple[list[Line], float]]]:
    """Stacks with their margins; those of one size and margin are together, on all pages."""
    pools: list[list[tuple[list[Line], float]]] = []
    found = [(stack, _margin(stack)) for stack in stacks]
    usual = [(stack[0].size, margin) for stack, margin in found if len(stack) >= MANY]
    for stack, own in found:
        size = stack[0].size
        margin = own if len(stack) >= MANY else _outer(own, size, usual)
        for pool in pools:
            (first, *_), left = pool[0]
            if same_size(size, first.size) and abs(left - margin) <= SAME_EDGE * size:
                pool.append((stack, margin))
                break
        else:
            pools.append([(stack, margin)])
    return pools


def _outer(margin: float, size: float, usual: Iterable[tuple[float, float]]) -> float:
    """The margin of a column of which only the first line of a paragraph, indented, is seen."""
    return max(
        (
            left
            for other, left in usual
            if same_size(size, other)
            and margin - left > SAME_EDGE * size
            and is_indent(margin - left, size)
        ),
        default=margin,
    )


def _margin(stack: Sequence[Line]) -> float:
    """Where lines begin that are not indented.  A mark at a line's start may stand out a little."""
    size = stack[0].size
    lefts = sorted(each.left for each in stack)
    for left in lefts:
        if left > lefts[0] + SAME_EDGE * size:
            break
        if sum(abs(each - left) <= WINDOW * size for each in lefts) > 1:
            return left
    return lefts[0]


def _measured(pool: Sequence[tuple[list[Line], float]]) -> Iterator[Column]:
    """Columns with their right edges: the one that most of a column's own lines reach, of those
    that the pool's lines agree on."""
    size = pool[0][0][0].size
    edges = _edges([line for stack, _ in pool for line in stack], size)
    for stack, margin in pool:
        furthest = max(line.right for line in _unmarked(stack))
        open_to = [
            edge for edge, strong in edges if strong or _passing(stack, edge) <= SHARE * len(stack)
        ]
        best = max(open_to, key=lambda edge: (_reaching(stack, edge), edge), default=furthest)
        beyond = [edge for edge in open_to if edge >= furthest - WINDOW * size]
        if _reaching(stack, best):
            yield Column(tuple(stack), margin, best, known=bool(open_to))
        elif beyond:
            yield Column(tuple(stack), margin, beyond[0], known=True)
        else:
            yield Column(tuple(stack), margin, furthest, known=False)


def _reaching(lines: Iterable[Line], edge: float) -> int:
    return sum(abs(line.right - edge) <= WINDOW * line.size for line in lines)


def _passing(lines: Iterable[Line], edge: float) -> int:
    """Lines that go further than an edge; marks may hang."""
    return sum(
        line.right - edge > (HANG if line.glyphs[-1].char in TRAILING else WINDOW) * line.size
        for line in lines
    )


def _unmarked(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines that end with no mark, if there are enough: where marks end varies with the setter."""
    found = [line for line in lines if line.glyphs[-1].char not in TRAILING]
    return found if len(found) >= min(3, len(lines)) else lines


def _edges(lines: Sequence[Line], size: float) -> list[tuple[float, bool]]:
    """Right edges that enough lines agree on, left to right, and whether so many that a line which
    goes further is wrong.  An edge less than a character before another is only where lines end
    that were not justified."""
    # What is repeated, as in listings, agrees with itself only.
    rights = sorted({line_text(line): line.right for line in _unmarked(lines)}.values())
    wanted = max(2.0, SHARE * len(rights))
    found: list[tuple[float, int]] = []
    at = 0
    while at < len(rights):
        end = at
        while end < len(rights) and rights[end] - rights[at] <= WINDOW * size:
            end += 1
        if end - at >= wanted:
            found.append((median(rights[at:end]), end - at))
            at = end
        else:
            at += 1
    return [
        (edge, count >= max(STRONG[0], STRONG[1] * len(rights)))
        for edge, count in found
        if not any(0 < other - edge <= COARSE * size and n >= count / 5 for other, n in found)
    ]
