"""Pages of glyphs to paragraphs: the lines that belong together, and the measure each one has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ..view.glyphs import Glyph, Sheet
from .columns import Column, columns_of, same_size
from .lines import Line, line_text, lines_of
from .listings import Listings
from .marks import (
    ASCII_NEVER_LAST,
    BULLETS,
    CLOSING,
    OPENING,
    SENTENCE,
    SHARED_BULLETS,
    TRAILING,
    UNBEGUN,
    UNFINISHED,
    has_leader,
    is_western,
)  # fmt: skip
from .rows import body_left
from .spacing import gaps_of

FLUSH = 0.06  # em by which a full line may miss its measure
ASTRAY = 0.15  # em: no line that goes on begins so far from the margin
INDENT, FAR = 0.8, 6.0  # em: what is an indent, and what is more than one
ROOM = -0.02  # em to spare when something would have fitted
GAP = 0.125  # em between Han and Western text, at least
SHORTEST = 5.0  # em: running text is wider
TALLEST = 2.3  # em: running text has no wider pitch
FEW = 2  # lines that must be flush, or indents that must be seen, for a custom
MANY, RARE, SOME = 20, 0.03, 0.05  # lines; the share of them that are exceptions, or a custom
FORCED = 3.0  # em to spare: the author has broken the line
NEARLY, FILLED = 1.5, 0.4  # em that a full line may lack, and the share of such lines in text
MOST = 0.8  # of the lines of a table stand beside others
LESSER = 0.9  # times the size: notes and page numbers are smaller than the text
ENOUGH, MORE, TOLD = 5, 3, 0.3  # lines with Western text; those flush by intent, and their share
SEVERAL = 4  # flush lines, where nothing else tells
USUAL, SOLID = 0.5, 0.8  # share of lines that are flush, if some are opened, or if none is
OPENED, LEFT = 0.003, 1.0  # em: what is opened; more than any setter leaves at the end


class Paragraph(NamedTuple):
    """Lines that follow each other, and the right edge each was set to, in points.  ``style`` is
    the size in points and the measure in em; ``justified`` says that lines of this style end
    flush."""

    lines: tuple[Line, ...]
    edges: tuple[float, ...]
    style: tuple[float, float]
    justified: bool


def read(sheets: Iterable[Sheet], measure: float | None) -> list[Paragraph]:
    """The paragraphs of all pages.  ``measure`` in em is that of the most frequent size; by
    default it is where lines end."""
    lines = list(lines_of(sheets))
    columns = columns_of(lines)
    body = _body(lines) if measure is not None else 0.0
    if measure is not None:
        columns = [
            column._replace(edge=column.margin + measure * column.size, known=True)
            if same_size(column.size, body)
            else column
            for column in columns
        ]
    paragraphs = list(_joined(columns))
    customs = _justified(paragraphs)
    return [
        each._replace(justified=each.style in customs or same_size(each.lines[0].size, body))
        for each in paragraphs
    ]


def _body(lines: Iterable[Line]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _joined(columns: Sequence[Column]) -> Iterator[Paragraph]:
    """The paragraphs of columns of one style, carried on from one column or page to the next."""
    styles: dict[tuple[float, float], list[Column]] = defaultdict(list)
    listings = Listings.of(columns)
    for column in columns:
        styles[column.style].append(column)
    found: list[Paragraph] = []
    for style, alike in styles.items():
        custom = _custom(alike)
        before: Column | None = None
        for column in alike:
            parts = [
                Paragraph(part, (column.edge,) * len(part), style, False)
                for part in (_singly(column) if listings.has(column) else _parts(column, custom))
            ]
            if before is not None and _goes_on(before, column, columns, custom):
                last = found.pop()
                first = parts[0]
                parts[0] = last._replace(
                    lines=last.lines + first.lines, edges=last.edges + first.edges
                )
            found.extend(parts)
            before = column
    order = {id(line): at for at, column in enumerate(columns) for line in column.lines}
    yield from sorted(found, key=lambda each: order[id(each.lines[0])])


def _singly(column: Column) -> Iterator[tuple[Line, ...]]:
    return ((line,) for line in column.lines)


class _Custom(NamedTuple):
    """How paragraphs of a style are told apart: by indents; hardly ever by short lines; not at
    all, since its lines are cells of a table.  ``opens`` says that lines are opened to be flush."""

    indented: bool
    rare: bool
    table: bool
    opens: bool


def _custom(columns: Sequence[Column]) -> _Custom:
    lines = sum(len(column.lines) for column in columns)
    indented = sum(map(_indents, columns)) >= max(FEW, SOME * lines)
    opened = sum(_is_opened(line) for column in columns for line in column.lines)
    return _Custom(indented, _is_rare(columns), _is_table(columns), opened >= SEVERAL)


def _indents(column: Column) -> int:
    return sum(line.left - column.margin > INDENT * column.size for line in column.lines)


def _goes_on(before: Column, after: Column, columns: Sequence[Column], custom: _Custom) -> bool:
    """Whether a paragraph goes on in another column or on the next page."""
    last, first = before.lines[-1], after.lines[0]
    if not (before.known and after.known) or custom.table:
        return False
    if _full(before) < FEW or not _is_running(after):
        return False
    moved = last.page != first.page or abs(before.margin - after.margin) > before.size
    if not moved or first.page > last.page + 1:
        return False
    if abs(first.left - after.margin) > INDENT * after.size or _is_above(before, columns):
        return False
    unended = last.glyphs[-1].char not in SENTENCE or (
        custom.indented and _is_flush(last, before.edge)
    )
    return unended and not _fits(last, first, before.edge)


def _is_above(column: Column, columns: Iterable[Column]) -> bool:
    """Whether other text of about the same size or larger follows below a column."""
    last, size = column.lines[-1], column.size
    return any(
        line.page == last.page
        and line.y > last.y
        and line.size > LESSER * size
        and min(line.right, column.edge) - max(line.left, column.margin) > size
        for other in columns
        if other is not column
        for line in other.lines[:1]
    )


def _is_running(column: Column) -> bool:
    """Whether lines may carry on from one to the next: not so in lists of numbers."""
    size = column.size
    wide = column.edge - column.margin >= SHORTEST * size
    return wide and all(
        below.y - above.y <= TALLEST * size for above, below in pairwise(column.lines)
    )


def _is_table(columns: Sequence[Column]) -> bool:
    """Whether a style is that of cells: they stand beside each other, and few fill their width."""
    lines = sum(len(column.lines) for column in columns)
    beside = sum(line.mates > 0 for column in columns for line in column.lines)
    return beside >= MOST * lines and sum(map(_full, columns)) < max(FEW, FILLED * lines)


def _full(column: Column) -> int:
    """Lines that end near the measure, justified or not."""
    return sum(abs(column.edge - line.right) < NEARLY * column.size for line in column.lines)


def _is_rare(columns: Iterable[Column]) -> bool:
    """Whether nearly all paragraphs of a style are told apart by indents or space: a short line
    within one is then a fault sooner than the end of a paragraph."""
    fits = [
        _fits(above, below, column.edge)
        for column in columns
        for above, below in pairwise(column.lines)
        if max(below.left, above.left) - column.margin < INDENT * column.size
    ]
    return len(fits) >= MANY and sum(fits) <= RARE * len(fits)


def _parts(column: Column, custom: _Custom) -> Iterator[tuple[Line, ...]]:
    """The lines of a column, parted where paragraphs begin."""
    if custom.table or not _is_running(column):
        yield from _singly(column)
        return
    hanging = _is_hanging(column)
    part = [column.lines[0]]
    for above, below in pairwise(column.lines):
        first = len(part) == 1
        begins = _begins(above, below, column, custom, hanging=hanging, first=first)
        if begins and custom.rare and _is_cut_off(above, below, column):
            begins = False
        if begins or (custom.opens and _is_left_short(above, column)):
            yield tuple(part)
            part = []
        part.append(below)
    yield tuple(part)


def _is_opened(line: Line) -> bool:
    gaps = gaps_of(line)
    return bool(gaps) and abs(median(gaps)) > OPENED


def _is_left_short(line: Line, column: Column) -> bool:
    """Whether a sentence ends far from the measure in a line that was not opened, as it would have
    been to be flush."""
    short = (column.edge - line.right) / column.size
    solid = len(gaps_of(line)) > 1 and not _is_opened(line)
    return short > LEFT and solid and line.glyphs[-1].char in SENTENCE


def _is_cut_off(above: Line, below: Line, column: Column) -> bool:
    """Whether a short line with another at the margin below it is no end of a paragraph."""
    if below.left - column.margin > INDENT * column.size or is_item(below):
        return False
    unfinished = above.glyphs[-1].char in UNFINISHED or len(above.glyphs) == 1
    return unfinished or not _fits(above, below, column.edge - FORCED * column.size)


def _is_hanging(column: Column) -> bool:
    """Whether it is not the first lines of paragraphs that are indented but all the others: last
    lines are seldom full, and tell where paragraphs end."""
    hanging = indented = 0
    for above, below in pairwise(column.lines):
        step = (below.left - above.left) / column.size
        if INDENT < abs(step) < FAR:
            full = not _fits(above, below, column.edge)
            hanging += full == (step > 0)
            indented += full == (step < 0)
    return hanging > indented


def _begins(
    above: Line, below: Line, column: Column, custom: _Custom, *, hanging: bool, first: bool
) -> bool:
    """Whether a paragraph begins with the lower of two lines; first: the upper one began one."""
    if below.glyphs[0].char in UNBEGUN:
        return False
    step = (below.left - above.left) / column.size
    if first and custom.indented and not hanging and abs(step) < INDENT:
        indent = above.left - column.margin > INDENT * column.size
        if indent and above.glyphs[-1].char in TRAILING:
            return True
    item = is_item(below) or _is_listed(above, below, column)
    if item or _leads(above) or _leads(below) or abs(step) > FAR:
        return True
    if step > INDENT and not hanging:
        return True
    if abs(step) > ASTRAY and below.left - column.margin > ASTRAY * column.size and not hanging:
        return True  # labels that stand in the margin
    if step < -INDENT and (hanging or not first):
        return True
    return _fits(above, below, column.edge)


def _is_listed(above: Line, below: Line, column: Column) -> bool:
    """Whether a line opens with a bullet that others open with, and follows a short one if those
    are not half of all."""
    char = below.glyphs[0].char
    alike = [
        line
        for line in column.lines
        if line.glyphs[0].char == char and abs(line.left - below.left) < ASTRAY * column.size
    ]
    short = column.edge - above.right > column.size
    many = len(alike) >= USUAL * len(column.lines)
    return char in SHARED_BULLETS and len(alike) >= FEW and (short or many)


def is_item(line: Line) -> bool:
    """Whether a line opens with a bullet: one of the marks that are nothing else, or an interpunct
    with a space after it."""
    char = line.glyphs[0].char
    if char in BULLETS:
        return True
    return char in SHARED_BULLETS and (1 in line.blanks or _gap(line.glyphs[:2]) > 0.6 * line.size)


def _gap(pair: Sequence[Glyph]) -> float:
    return pair[1].x - pair[0].x - pair[0].advance if len(pair) == 2 else 0.0


def _leads(line: Line) -> bool:
    return has_leader(line_text(line))


def _fits(above: Line, below: Line, edge: float) -> bool:
    """Whether what the lower line begins with could have stood at the end of the upper one: then
    something else than the measure has ended that.  Marks are taken as whole ems, as many setters
    do who could do better."""
    size = above.size
    end = 1
    while end < len(below.glyphs) and not _may_part(below, end):
        end += 1
    last, final = above.glyphs[-1], below.glyphs[end - 1]
    need = final.x + final.advance - body_left(below.glyphs[0])
    if last.char not in TRAILING and is_western(last.char) != is_western(below.glyphs[0].char):
        need += GAP * size
    return edge - last.x - last.advance >= need + ROOM * size


def _may_part(line: Line, at: int) -> bool:
    before, after = line.glyphs[at - 1].char, line.glyphs[at].char
    if after in CLOSING or before in OPENING or before in ASCII_NEVER_LAST:
        return False
    if is_western(before) and is_western(after):
        return at in line.blanks or _gap(line.glyphs[at - 1 : at + 1]) > 0.15 * line.size
    return not (before == after and before in "—…⋯")


def _justified(paragraphs: Iterable[Paragraph]) -> set[tuple[float, float]]:
    """The styles whose lines are flush, but for the last ones of paragraphs."""
    lines: dict[tuple[float, float], dict[str, tuple[Line, float]]] = defaultdict(dict)
    for each in paragraphs:
        for line, edge in list(zip(each.lines, each.edges, strict=True))[:-1]:
            lines[each.style][line_text(line)] = line, edge
    return {style for style, found in lines.items() if _are_justified(list(found.values()))}


def _are_justified(lines: Sequence[tuple[Line, float]]) -> bool:
    """Whether lines are flush by intent.  Those with Western text tell it best: others may be flush
    with nothing done to them, or short where a setter does not open Chinese lines."""
    flush = [_is_flush(line, edge) for line, edge in lines]
    mixed = [
        full
        for (line, _), full in zip(lines, flush, strict=True)
        if any(is_western(glyph.char) for glyph in line.glyphs)
    ]
    if len(mixed) >= ENOUGH:
        return sum(mixed) >= max(MORE, TOLD * len(mixed))
    openings = [median(gaps) if (gaps := gaps_of(line)) else 0.0 for line, _ in lines]
    usual = median(openings)
    opened = sum(
        full and abs(each - usual) > OPENED for each, full in zip(openings, flush, strict=True)
    )
    share = USUAL if opened >= FEW else SOLID
    return sum(flush) >= max(SEVERAL, share * len(flush))


def _is_flush(line: Line, edge: float) -> bool:
    """Marks at the end may keep their blank half, or hang."""
    short = (edge - line.right) / line.size
    if line.glyphs[-1].char in TRAILING:
        return abs(short) <= 0.5 + FLUSH
    return abs(short) <= FLUSH
