"""Headings: as few lines as the measure allows, of about one length, ending where a phrase does."""

from math import inf

from .classes import DASH, PAUSE, SEMI
from .columns import Break, Columns, natural

# What an end costs: after a phrase next to nothing; between words; inside one, where words are not
# known; a mark that lingers at the end of a line.  A line costs the square of what it is longer or
# shorter than the others, two ems being one.
WORD_END, ANYWHERE, LINGERING = 14.0, 40.0, 2.0
UNEVEN = 2
ONE_MORE = 16.0  # a line more than needed
SHORT, LEAST, STUB = 3, 2, 40.0  # lines below four characters are poor, below two worse
MOST = 400  # characters: what is longer is no heading


def balance(
    columns: Columns, measure: int, phrases: bytes, words: frozenset[int] | None
) -> list[Break] | None:
    """The lines of a heading; None when a line feed divides it, when one line holds it, when it is
    too long, or when a word of it is wider than the measure.

    ``words`` are the places where a word begins, the only ones where a line then may; None when
    nobody knows."""
    stop = len(columns.edge) - 1
    if columns.turns or stop > MOST or natural(columns, 0, stop) <= measure:
        return None
    ends = [
        at for at in range(1, stop)
        if columns.allow[at] and (words is None or at in words or phrases[at])
    ]  # fmt: skip
    ends.append(stop)
    best: tuple[float, list[int]] = (inf, [])
    least = -(-natural(columns, 0, stop) // measure)
    for count in range(least, least + 4):
        found = _in_lines(columns, measure, ends, count, phrases, words)
        cost = found[0] + ONE_MORE * (count - least)
        if cost < best[0]:
            best = cost, found[1]
    if best[0] == inf:
        return None
    lines, start = [], 0
    for end in best[1]:
        unsure = words is None and end != stop and not phrases[end]
        width = natural(columns, start, end)
        lines.append(Break(start, end, width, end == stop, 0, "unsure" if unsure else ""))
        start = end
    return lines


def _in_lines(
    columns: Columns, measure: int, ends: list[int], count: int, phrases: bytes,
    words: frozenset[int] | None,
) -> tuple[float, list[int]]:  # fmt: skip
    """The evenest way into ``count`` lines: its cost and its ends."""
    stop, em = ends[-1], columns.em
    target = natural(columns, 0, stop) / count
    layer: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for line in range(1, count + 1):
        after: dict[int, tuple[float, list[int]]] = {}
        for start, (before, path) in layer.items():
            for end in ends:
                if end <= start or (end == stop) != (line == count):
                    continue
                width = natural(columns, start, end)
                if width > measure:
                    break
                cost = before + ((width - target) / (UNEVEN * em)) ** 2
                cost += _end_cost(columns, end, stop, phrases, words)
                cost += STUB * max(0, SHORT + 1 - (end - start))
                cost += 10 * STUB * (end - start < LEAST)
                if cost < after.get(end, (inf,))[0]:
                    after[end] = cost, [*path, end]
        layer = after
    return layer.get(stop, (inf, []))


def _end_cost(
    columns: Columns, end: int, stop: int, phrases: bytes, words: frozenset[int] | None
) -> float:
    if end == stop:
        return 0.0
    cost = columns.price.get(end, 0.0)
    if not phrases[end]:
        cost += ANYWHERE if words is None else WORD_END
    elif columns.kind[end - 1] in (PAUSE, SEMI, DASH):
        cost += LINGERING
    return cost
