"""Share out what a line has over or lacks: integers in, integers out, the right edge exact.

Level by level in clreq's order, and within a level all alike (行内调整 同时同等量).
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from .columns import Columns, gaps
from .regions import GAP, WORD


class Share(NamedTuple):
    """``slack`` goes in equal parts to ``gaps`` boundaries; ``shift`` are boundaries that give way
    or open by themselves; ``trim`` is what the last mark gives at the line's end."""

    slack: int
    gaps: int
    shift: tuple[tuple[int, int], ...]
    trim: int = 0


NOTHING = Share(0, 0, ())


def pour(need: int, room: list[int]) -> list[int]:
    """Share ``need`` over places that hold ``room`` each: equal parts, but no place overflows.

    The parts of places that are not full differ by one unit at most."""
    count = len(room)
    if need <= 0 or not count:
        return [0] * count
    part, more = divmod(need, count)
    least = min(room)
    if least > part or (least == part and not more):
        return [part + 1] * more + [part] * (count - more)
    parts = [0] * count
    left = sorted(range(len(room)), key=room.__getitem__)
    while left and need > 0:
        part, more = divmod(need, len(left))
        if room[left[0]] > part or (room[left[0]] == part and not more):
            for n, at in enumerate(sorted(left)):
                parts[at] = part + (n < more)
            return parts
        parts[left[0]] = room[left[0]]
        need -= room[left.pop(0)]
    return parts


def stretch(columns: Columns, start: int, end: int, slack: int) -> Share:
    """Open word spaces, then gaps between Han and Western text, then everything alike."""
    spots, opens = columns.spots, columns.open
    first, last = bisect_right(spots, start), bisect_left(spots, end)
    shift: list[tuple[int, int]] = []
    if opens[last] > opens[first]:
        for wanted in (WORD, GAP):
            if columns.level.find(wanted, first, last) < 0:
                continue
            places = [n for n in range(first, last) if columns.level[n] == wanted]
            parts = pour(slack, [opens[n + 1] - opens[n] for n in places])
            shift += [(spots[n], part) for n, part in zip(places, parts, strict=True) if part]
            slack -= sum(parts)
    count = gaps(columns, start, end)
    if not slack or count <= 0:
        return Share(0, 0, tuple(sorted(shift)))
    return Share(slack, count, tuple(sorted(shift)))


def shrink(columns: Columns, start: int, end: int, need: int) -> Share:
    """Let what can give way do so.  ``need`` must not exceed what the line can give."""
    trim = min(need, columns.spare.get(end, 0))
    need -= trim
    spots, give = columns.spots, columns.give
    first, last = bisect_right(spots, start), bisect_left(spots, end)
    shift: list[tuple[int, int]] = []
    levels = columns.level[first:last]
    for wanted in sorted({*levels}):
        if not need:
            break
        places = [n for n, level in enumerate(levels, first) if level == wanted]
        parts = pour(need, [give[n + 1] - give[n] for n in places])
        shift += [(spots[n], -part) for n, part in zip(places, parts, strict=True) if part]
        need -= sum(parts)
    return Share(0, 0, tuple(sorted(shift)), trim)
