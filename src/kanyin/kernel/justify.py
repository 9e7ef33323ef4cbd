"""Share out what a line has over or lacks: integers in, integers out, the right edge exact."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from .firstfit import Columns


class Share(NamedTuple):
    """``slack`` goes in equal parts to ``gaps`` boundaries; ``shift`` are boundaries giving way."""

    slack: int
    gaps: int
    shift: tuple[tuple[int, int], ...]


NOTHING = Share(0, 0, ())


def stretch(fixed: list[int], start: int, end: int, slack: int) -> Share:
    """Open every boundary inside [start, end) that is not fixed, all alike."""
    inside = bisect_left(fixed, end) - bisect_right(fixed, start)
    gaps = end - start - 1 - inside
    return Share(slack, gaps, ()) if gaps > 0 else NOTHING


def shrink(columns: Columns, start: int, end: int, need: int) -> Share:
    """Let the boundaries that can give way do so in proportion, to the last unit.

    ``need`` must not exceed what the line can give.
    """
    spots, give = columns.spots, columns.give
    first, last = bisect_right(spots, start), bisect_left(spots, end)
    whole = give[last] - give[first]
    shift = []
    done = 0
    for n in range(first, last):
        upto = need * (give[n + 1] - give[first]) // whole
        if upto > done:
            shift.append((spots[n], done - upto))
        done = upto
    return Share(0, 0, tuple(shift))
