"""Whole-paragraph line breaking: of all ways to break a paragraph, the one that costs least.

A line costs what clreq's levels of adjustment must do for it.  First fit gives a first answer; when
that costs nothing it is the best, and otherwise it bounds the search, which only follows lines that
could still lead to something cheaper.  Costs are numbers of no unit: below 4 nobody sees anything,
which counts as nothing; 15 is a twentieth of an em between all characters, 40 a tenth.
"""

from bisect import bisect_left, bisect_right
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from .classes import DIGIT, HAN, LATIN
from .columns import Break, Columns, gaps, natural
from .firstfit import divisible, last_fitting
from .regions import BRACKET, COMMA, END, FULL, GAP, POINT, WORD

# What it costs to use all that a level can give: shrinking, then stretching.
SHRINK = {END: 0.0, WORD: 4.0, POINT: 6.0, BRACKET: 8.0, COMMA: 12.0, GAP: 14.0, FULL: 30.0}
STRETCH = {WORD: 3.0, GAP: 6.0}
_SHRINK = [SHRINK.get(level, 0.0) for level in range(FULL + 1)]
FREE = 4.0  # less is nothing: an opening of 17 thousandths, half of what commas can give
VISIBLE, HARD = 100, 250  # thousandths of an em between all characters: to be told; beyond measure
OPENED, BEYOND, DIVIDED = 60.0, 10_000.0, 1_000_000.0
HUNG = 12.0
LONE = 400.0  # 孤字: a last line of fewer characters than
ENOUGH = 2
FOREIGN = 12.0  # a last line of a Western word or number with less Han than that,
ENDLESS = 24  # if it has no more than so many characters


class Lines(NamedTuple):
    """The lines of a paragraph and what they cost."""

    breaks: tuple[Break, ...]
    cost: float


def tracked(thousandths: float) -> float:
    """The cost of opening all boundaries of a line by so much."""
    em = thousandths / 1000
    cost = 2000 * em * em + 200 * em
    if thousandths > VISIBLE:
        cost += OPENED + (BEYOND if thousandths > HARD else 0.0)
    return cost


class Finder:
    """Breaks one paragraph for one measure.

    ``ragged`` lines are not justified: what they leave free costs its square in ems."""

    def __init__(
        self, columns: Columns, measure: int, first: int, later: int, ragged: bool = False
    ) -> None:
        self._columns, self._ragged = columns, ragged
        self._measure, self._first, self._later = measure, first, later
        self._em = columns.em
        self._stop = self._begin = 0
        self._enough = BEYOND  # ends that cost more are not looked at beside one that costs less
        self._loose = bool(columns.hang or columns.spare)  # line ends have a say of their own

    def best(self) -> Lines:
        """The cheapest lines of the whole paragraph."""
        found: list[Break] = []
        cost = 0.0
        for begin, stop in self._segments():
            if begin == stop:
                found.append(Break(begin, stop, 0, True))
                continue
            self._begin, self._stop = begin, stop
            ends, price = self._greedy()
            if price > 0:
                ends, price = self._search(ends, price)
            if price >= BEYOND:  # every way may count where some line must be that bad
                self._enough = inf
                ends, price = self._search(ends, price)
                self._enough = BEYOND
            cost += price
            found += self._lines(ends)
        return Lines(tuple(found), cost)

    def loosened(self, count: int, bound: float) -> Lines | None:
        """The cheapest lines that are ``count`` in number; None when there are none below the
        bound, or when the text has line feeds."""
        columns = self._columns
        if columns.turns or count < 1 or len(columns.edge) == 1:
            return None
        self._begin, self._stop = 0, len(columns.edge) - 1
        layer: dict[int, float] = {0: 0.0}
        trail: list[dict[int, int]] = []
        for line in range(1, count + 1):
            room = self._measure * (count - line)
            after: dict[int, float] = {}
            back: dict[int, int] = {}
            for start, before in layer.items():
                for price, end in self._ends(start, bound - before, line == count):
                    total = before + price
                    right = (end == self._stop) == (line == count)
                    if right and self._may_go_on(end, room) and total < after.get(end, bound):
                        after[end], back[end] = total, start
            layer = after
            trail.append(back)
        if self._stop not in layer:
            return None
        ends = [self._stop]
        for back in reversed(trail):
            ends.append(back[ends[-1]])
        return Lines(tuple(self._lines(ends[-2::-1])), layer[self._stop])

    def _may_go_on(self, end: int, room: int) -> bool:
        """Whether the rest can be drawn into so much room, or opened to fill it but for a line."""
        columns = self._columns
        rest = columns.edge[self._stop] - columns.edge[end]
        first = bisect_left(columns.spots, end)
        if rest - columns.give[-1] + columns.give[first] - 2 * self._em > room:
            return False
        opens = columns.open[-1] - columns.open[first] + (self._stop - end) * self._em // 4
        return rest + opens >= room - self._measure

    def _segments(self) -> list[tuple[int, int]]:
        turns, stop = self._columns.turns, len(self._columns.edge) - 1
        if not turns:
            return [(0, stop)]
        return list(zip([0, *(turn + 1 for turn in turns)], [*turns, stop], strict=True))

    def _room(self, start: int) -> int:
        return self._measure - (self._first if start == 0 else self._later)

    def _greedy(self) -> tuple[list[int], float]:
        """Line by line what is cheapest there: the ends, and the sum."""
        ends: list[int] = []
        start, cost = self._begin, 0.0
        columns = self._columns
        edge, head, stop = columns.edge, columns.head, self._stop
        while start < stop:
            limit = edge[start] + self._room(start)
            if start in head:
                limit += head[start]
            free = self._free(start, bisect_right(edge, limit, start + 1, stop + 1) - 1, limit)
            if free:
                ends.append(free)
                start = free
                continue
            price, end = min(self._ends(start, inf), default=(inf, 0))
            if price == inf:
                end, price = self._divide(start), DIVIDED
            ends.append(end)
            cost += price
            start = end
        return ends, cost

    def _free(self, start: int, end: int, limit: int) -> int:
        """Where a line may end at no cost: where it is full, or the next place after that; 0 when
        that is not to be seen at once."""
        columns, stop = self._columns, self._stop
        allow, tail, price = columns.allow, columns.tail, columns.price
        if end <= start or end in price or self._loose or self._ragged:
            return 0
        if end == stop or not allow[end]:
            end = allow.find(1, end + 1, min(end + 3, stop))
            if end < 0 or end in price:
                return 0
        elif end in tail and limit < columns.edge[end] - tail[end]:
            return 0
        over = columns.edge[end] - limit
        if end in tail:
            over -= tail[end]
        if over == 0:
            return end
        first = bisect_right(columns.spots, start)
        if over < 0:
            return end if self._opened(start, end, -over, first) < FREE else 0
        last = bisect_left(columns.spots, end)
        return end if self._shrunk(over, first, last) < FREE else 0

    def _divide(self, start: int) -> int:
        """A unit wider than the measure is divided; one character stands in any measure."""
        columns = self._columns
        limit = columns.edge[start] + columns.head.get(start, 0) + self._room(start)
        end = last_fitting(columns, start, self._stop, limit)
        while end > start + 1 and columns.edge[end] - columns.tail.get(end, 0) > limit:
            end -= 1  # a hyphen would not fit
        return divisible(columns, start, max(end, start + 1), self._stop)

    def _search(self, ends: list[int], bound: float) -> tuple[list[int], float]:
        """The cheapest ends, if they cost less than ``bound``, what those given cost.

        The place that cost least so far is gone on from first, so that the first way to reach the
        paragraph's end is the best."""
        begin, stop = self._begin, self._stop
        costs: dict[int, float] = {begin: 0.0}
        origin: dict[int, int] = {}
        heap = [(0.0, -begin)]
        while heap:
            before, start = heappop(heap)
            start = -start
            if start == stop or before >= bound:
                break
            if before > costs[start]:
                continue
            found = self._ends(start, bound - before)
            if not found and bound - before > DIVIDED:
                found = [(DIVIDED, self._divide(start))]
            for price, end in found:
                total = before + price
                if total < bound and total < costs.get(end, inf):
                    costs[end], origin[end] = total, start
                    heappush(heap, (total, -end))
                    if end == stop:
                        bound = total
        if stop not in origin:
            return ends, bound
        ends = [stop]
        while ends[-1] != begin:
            ends.append(origin[ends[-1]])
        return ends[-2::-1], costs[stop]

    def _ends(self, start: int, bound: float, whole: bool = True) -> list[tuple[float, int]]:
        """Where a line that starts here may end, each with its cost, if that is below the bound.

        When all the rest fits, nothing else is looked at, unless ``whole`` is False."""
        columns, stop = self._columns, self._stop
        edge, allow, tail = columns.edge, columns.allow, columns.tail
        limit = edge[start] + columns.head.get(start, 0) + self._room(start)
        if whole and edge[stop] - tail.get(stop, 0) <= limit:
            cost = self._last(start)
            return [(cost, stop)] if cost < bound else []
        fits = bisect_right(edge, limit, start + 1, stop + 1) - 1
        first = bisect_right(columns.spots, start)
        found = self._drawn_in(start, fits, limit, bound, first)
        greedy = bound == inf
        if greedy and found:
            bound = min(found)[0]
        opens = columns.open[bisect_left(columns.spots, fits)] - columns.open[first]
        end = fits + 1
        while True:  # within the measure: what must be opened
            end = allow.rfind(1, start + 1, end)
            if end < 0:
                break
            need = limit - edge[end] + tail.get(end, 0)
            if self._least(need, need - opens, end - start) >= bound:
                break
            cost = self._cost(start, end, -need, first)
            if cost < bound:
                found.append((cost, end))
                if greedy:
                    bound = cost
                elif cost < self._enough:
                    bound = min(bound, self._enough)
        return found

    def _drawn_in(
        self, start: int, fits: int, limit: int, bound: float, first: int
    ) -> list[tuple[float, int]]:
        """Ends beyond the measure: what a line can draw in by giving way."""
        columns, em = self._columns, self._em
        edge, allow, tail, give = columns.edge, columns.allow, columns.tail, columns.give
        found: list[tuple[float, int]] = []
        spots, gone, loose = columns.spots, give[first], self._loose
        for end in range(fits + 1, self._stop + 1):
            over = edge[end] - limit
            if end in tail:
                over -= tail[end]
            room = give[bisect_left(spots, end)] - gone
            if over > em and over - em > room:
                break
            if allow[end] and (over <= room or loose):
                cost = self._cost(start, end, over, first)
                if cost < bound:
                    found.append((cost, end))
        return found

    def _least(self, need: int, opened: int, count: int) -> float:
        """What a line costs at least of which so much must be opened."""
        if self._ragged:
            return (need / self._em) ** 2
        if opened <= 0:
            return 0.0
        each = opened / (count * self._em)
        return 2000 * each * each + 200 * each + (OPENED if each > 0.1 else 0.0)

    def _cost(self, start: int, end: int, over: int, first: int) -> float:
        """What a line costs that is too wide by ``over``, or too narrow where that is negative."""
        columns = self._columns
        if over <= 0:
            cost = self._opened(start, end, -over, first)
        else:
            last = bisect_left(columns.spots, end)
            if self._loose:
                cost = self._hung(start, end, over, first, last)
            else:
                cost = self._shrunk(over, first, last)
        if columns.price:
            cost += columns.price.get(end, 0.0)
        if cost < FREE:
            cost = 0.0
        if over > 0 and end == self._stop:
            cost += self._last(start)
        return cost

    def _opened(self, start: int, end: int, need: int, first: int) -> float:
        """What a line costs that has so much to spare."""
        if end == self._stop:
            return self._last(start)
        if need == 0:
            return 0.0
        if self._ragged:
            return (need / self._em) ** 2
        columns, cost = self._columns, 0.0
        opens = columns.open
        if opens[-1]:
            last = bisect_left(columns.spots, end)
            if opens[last] > opens[first]:
                need, cost = self._spaced(need, first, last)
                if not need:
                    return cost
        count = max(gaps(columns, start, end), 1)
        return cost + tracked(need * 1000 / (count * self._em))

    def _spaced(self, need: int, first: int, last: int) -> tuple[int, float]:
        """What is left to open after word spaces and gaps have, and what that costs."""
        opens, level, cost = self._columns.open, self._columns.level, 0.0
        for wanted in (WORD, GAP):
            if level.find(wanted, first, last) < 0:
                continue
            room = sum(opens[n + 1] - opens[n] for n in range(first, last) if level[n] == wanted)
            if room and need:
                used = min(room, need)
                cost += STRETCH[wanted] * (used / room) ** 2
                need -= used
        return need, cost

    def _hung(self, start: int, end: int, over: int, first: int, last: int) -> float:
        """What a line costs whose last mark may give its blank, or hang."""
        columns = self._columns
        left = over - columns.spare.get(end, 0)
        drawn = self._shrunk(left, first, last) if left > 0 else 0.0
        hang = columns.hang.get(end, 0)
        if drawn > HUNG and over <= hang:
            return min(drawn, HUNG + self._opened(start, end, hang - over, first))
        return drawn

    def _shrunk(self, need: int, first: int, last: int) -> float:
        """What it costs to take so much from the boundaries of a line, level by level."""
        give, level = self._columns.give, self._columns.level
        whole = give[last] - give[first]
        if need > whole:
            return inf
        if whole and level.count(level[first], first, last) == last - first:
            part = need / whole
            return _SHRINK[level[first]] * part * part
        room = [0] * (FULL + 1)
        for n in range(first, last):
            room[level[n]] += give[n + 1] - give[n]
        cost = 0.0
        for n in range(WORD, FULL + 1):
            if room[n]:
                if need <= room[n]:
                    part = need / room[n]
                    return cost + _SHRINK[n] * part * part
                cost += _SHRINK[n]
                need -= room[n]
        return cost

    def _last(self, start: int) -> float:
        return self._lonely(start) if start != self._begin else 0.0

    def _lonely(self, start: int) -> float:
        """孤字不成行: a paragraph's last line holds two Han characters at least, or a word."""
        kind, stop = self._columns.kind, self._stop
        han = kind.count(HAN, start, stop)
        if han >= ENOUGH or stop - start > ENDLESS:
            return 0.0
        words = kind.count(LATIN, start, stop) + kind.count(DIGIT, start, stop)
        return LONE if han + words < ENOUGH else FOREIGN

    def _lines(self, ends: list[int]) -> list[Break]:
        columns = self._columns
        start, found = self._begin, []
        for end in ends:
            width = natural(columns, start, end)
            hung = 0
            if end in columns.hang and self._hangs(start, end, width - self._room(start)):
                hung = columns.hang[end]
            fault = "" if columns.allow[end] or end == self._stop else "divided"
            found.append(Break(start, end, width - hung, end == self._stop, hung, fault))
            start = end
        return found

    def _hangs(self, start: int, end: int, over: int) -> bool:
        """Whether a mark hangs: only where drawing it in would cost more, and it makes room."""
        spots = self._columns.spots
        if not 0 < over <= self._columns.hang.get(end, 0):
            return False
        first, last = bisect_right(spots, start), bisect_left(spots, end)
        return self._shrunk(over - self._columns.spare.get(end, 0), first, last) > HUNG
