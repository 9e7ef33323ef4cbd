"""Copy to Paragraph: choose faces, shape, classify, space, and sum up.  Done once per text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from ..fonts.face import Face
from ..fonts.shelf import Shelf
from ..kernel.breaks import allow_breaks
from ..kernel.classes import (
    ALIEN,
    COMBINING,
    DASH,
    DIGIT,
    ELLIPSIS,
    LATIN,
    SIGN,
    SOLIDUS,
    SPACE,
    TURN,
    WIDE_SPACE,
    classify,
)
from ..kernel.regions import CELLS, Rules, stands_right
from ..kernel.spacing import marks, space
from ..model.content import Copy, Stress
from ..model.diagnostic import Report
from ..model.paragraph import Paragraph, Run, Word
from ..model.style import Style
from .patterns import Patterns

# What is shaped as one: Western words and numbers, runs of dashes and dots, marks over letters.
_WEST = b"[" + bytes((DIGIT, LATIN, SIGN)) + b"]"
_TOGETHER = re.compile(
    _WEST + b"[" + bytes((DIGIT, LATIN, SIGN, COMBINING)) + b"]*"
    b"|[" + bytes((DASH,)) + b"]+|[" + bytes((ELLIPSIS,)) + b"]{2,}"
    b"|(?s:.)[" + bytes((COMBINING,)) + b"]+"
)
_EMS = {"—": 1, "⸺": 2, "⸻": 3}
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\r"))
_HIDDEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\r\t]")
# 上标、下标: the size of what is raised or lowered, and by how much, in hundredths of the type.
RAISED = {"superscript": (60, 34), "subscript": (60, -14)}
MARKED = ("underline", "highlight")


class _Look(NamedTuple):
    """How one character is set: its face, size and rise, and where it leads."""

    face: str
    size: int
    rise: int
    to: str = ""


class Measurer:
    """Measures the texts of one job; what recurs in plain paragraphs is measured once."""

    def __init__(self, shelf: Shelf, report: Report) -> None:
        self._shelf, self._report = shelf, report
        self._patterns: dict[int, tuple[Style, Patterns]] = {}

    def measure(self, copy: Copy, style: Style) -> Paragraph:
        """A text in a style as columns that know nothing of any width."""
        copy = visible(copy)
        if not copy.stress and not style.tracking and copy.text:
            face = self._shelf.face(style.face, copy.span)
            if face is not None and not face.uneven:
                codes = face.codes(copy.text)
                if codes is not None and not face.uneven:
                    found = self._of(style, face).paragraph(copy, codes)
                    if found is not None:
                        return found
        return self._measured(copy, style)

    def _of(self, style: Style, face: Face) -> Patterns:
        found = self._patterns.get(id(style))
        if found is None:
            made = Patterns(style, _hyphen(style, face), self._measured)
            found = self._patterns[id(style)] = (style, made)
        return found[1]

    def _measured(self, copy: Copy, style: Style) -> Paragraph:
        return measure(copy, style, self._shelf, self._report)


def _hyphen(style: Style, face: Face) -> int:
    return face.advances(style.size)["-"] if face.covers("-") else 0


def measure(copy: Copy, style: Style, shelf: Shelf, report: Report) -> Paragraph:
    """A text in a style, character by character.  The general case; see Measurer."""
    copy = visible(copy)
    text = copy.text
    kind = classify(text)
    runs = _runs(copy, style, shelf, report)
    advance: list[int] = []
    words: dict[int, Word] = {}
    codes: list[bytes] = []
    for run in runs:
        face = shelf.face(run.face)
        if face is None:
            advance += [run.size] * (run.end - run.start)
        else:
            codes.append(face.codes(text[run.start : run.end]) or b"")
            advance += _advances(text, kind, run, face, words, bool(style.tracking))
    turns = [n for n, char in enumerate(text) if char == "\n"] if TURN in kind else []
    for turn in turns:
        advance[turn] = 0
    widths, kinsoku, line_end = style.manner
    gap = round(style.gap * 8 / 1000)
    spacing = space(
        _guarded(text, _noted(copy, kind), runs, style, shelf, report), advance, style.size,
        Rules(style.region, widths, line_end, gap), style.hanging,
    )  # fmt: skip
    allow, price = allow_breaks(text, kind, kinsoku)
    for mark in copy.stress:  # a note mark stays with the text before it
        if mark.kind in RAISED:
            allow[mark.start] = 0
    change, tail = spacing.change, spacing.tail
    marked = tuple(mark for mark in copy.stress if mark.kind in MARKED)
    if style.tracking:
        held = {at for start, word in words.items() for at in word.inside(start)}
        change, tail = _tracked(kind, change, tail, style.tracking, spacing.blanks | held)
    main = shelf.face(style.face)
    hyphen = _hyphen(style, main) if main is not None else 0
    for blank in spacing.blanks:
        advance[blank] = 0
    for at, amount in change.items():
        if at:
            advance[at - 1] += amount
    return Paragraph(
        text, style, copy.span, runs, tuple(codes), words, kind, bytes(allow), price,
        list(accumulate(advance, initial=0)), change, spacing.lead, spacing.head, tail,
        spacing.spare, spacing.hang, spacing.fixed, spacing.spots, spacing.level, spacing.give,
        spacing.open, turns, spacing.blanks, spacing.owns, hyphen, marked,
    )  # fmt: skip


def _tracked(
    kind: bytes, change: dict[int, int], tail: dict[int, int], tracking: int, closed: frozenset[int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Letterspacing: after every character but a line's last, and not after what ends it; none at
    boundaries that are ``closed``, before a space that is not drawn and inside a glyph."""
    count = len(kind)
    opened = {
        n: change.get(n, 0) + (0 if n in closed else tracking) for n in range(1, count)
    }  # fmt: skip
    spaced = {
        n for n in range(1, count) if kind[n - 1] in (SPACE, WIDE_SPACE) and n - 1 not in closed
    }  # fmt: skip
    dropped = {n: tail.get(n, 0) + tracking * (1 + (n in spaced)) for n in range(1, count)}
    return change | opened, {n: amount for n, amount in tail.items() if n == count} | dropped


def _noted(copy: Copy, kind: bytes) -> bytes:
    """Classes for spacing: no gap stands between a text and what is raised or lowered in it."""
    raised = [mark for mark in copy.stress if mark.kind in RAISED]
    if not raised:
        return kind
    seen = bytearray(kind)
    for mark in raised:
        seen[mark.start : mark.end] = bytes((SIGN,)) * (mark.end - mark.start)
    return bytes(seen)


def _guarded(
    text: str, kind: bytes, runs: tuple[Run, ...], style: Style, shelf: Shelf, report: Report
) -> bytes:
    """Classes for spacing: a mark that does not stand where its region has it is left as it is,
    since its blank is not where it would be taken from; so is a stroke too wide for its cell."""
    wrong: list[int] = []
    for run in runs:
        face = shelf.face(run.face)
        if face is None:
            continue
        wrong += _wide_strokes(text, kind, run, face, style.region)
        if style.manner[0] != "plain":  # where nothing is squeezed
            misplaced = _misplaced(text, kind, run, face, style)
            wrong += misplaced
            for at in misplaced:
                report.warn("F104", role=run.face, char=text[at], region=style.region)
    if not wrong:
        return kind
    found = bytearray(kind)
    for at in wrong:
        found[at] = ALIEN
    return bytes(found)


def _misplaced(text: str, kind: bytes, run: Run, face: Face, style: Style) -> list[int]:
    narrow = style.size * 3 // 4  # such marks are Western to the spacing anyway
    return [
        at for at in marks(kind, run.start, run.end)
        if face.advances(style.size)[text[at]] > narrow
        and not stands_right(style.region, kind[at], *face.ink(text[at]))
    ]  # fmt: skip


def _wide_strokes(text: str, kind: bytes, run: Run, face: Face, region: str) -> Iterator[int]:
    at = kind.find(SOLIDUS, run.start, run.end)
    while at >= 0:
        first, last = face.ink(text[at])
        if (last - first) * 8 > CELLS[region] * 1000:
            yield at
        at = kind.find(SOLIDUS, at + 1, run.end)


def visible(copy: Copy) -> Copy:
    """A text without its zero-width characters, tabs as spaces, its stress kept in place."""
    if not _HIDDEN.search(copy.text):
        return copy
    text = copy.text.translate({**INVISIBLE, 0x09: " "})
    if len(text) == len(copy.text):
        return replace(copy, text=text)
    kept = [*accumulate((ord(char) not in INVISIBLE for char in copy.text), initial=0)]
    stress = tuple(
        mark._replace(start=kept[mark.start], end=kept[mark.end]) for mark in copy.stress
    )
    return Copy(text, copy.span, stress)


def _advances(
    text: str, kind: bytes, run: Run, face: Face, words: dict[int, Word], tracked: bool
) -> list[int]:
    """The glyphs' own advances in mpt; words are shaped, and kept for the painter.  Text that is
    ``tracked`` has no ligatures."""
    upem, size = face.upem, run.size
    found = list(map(face.advances(size).__getitem__, text[run.start : run.end]))
    for match in _TOGETHER.finditer(kind, run.start, run.end):
        start, end = match.span()
        rows = face.word(text[start:end], not tracked)
        if kind[start] == DASH:
            rows = _joined(rows, sum(_EMS[char] for char in text[start:end]), upem)
        if end - start > 1:
            found[start - run.start : end - run.start] = [0] * (end - start)
        else:
            found[start - run.start] = 0
        for _, advance, _, first, _ in rows:
            found[start - run.start + first] += advance * size // upem
        words[start] = Word(end, rows)
    return found


def _joined(
    rows: tuple[tuple[int, int, int, int, int], ...], count: int, upem: int
) -> tuple[tuple[int, int, int, int, int], ...]:
    """A dash takes so many ems, whatever its glyphs do."""
    spare = count * upem - sum(row[1] for row in rows)
    if not spare or not rows:
        return rows
    before = spare // 2
    moved = [(glyph, advance, shift + before, at, n) for glyph, advance, shift, at, n in rows]
    glyph, advance, shift, at, n = moved.pop()
    return (*moved, (glyph, advance + spare, shift, at, n))


def _runs(copy: Copy, style: Style, shelf: Shelf, report: Report) -> tuple[Run, ...]:
    """Stress to faces, and faces to the first of their chain that has each character."""
    runs: list[Run] = []
    for start, end, look in _stretches(copy, style):
        for run in _covered(copy, Run(start, end, *look), shelf, report):
            if runs and runs[-1][2:] == run[2:]:
                runs[-1] = runs[-1]._replace(end=run.end)
            else:
                runs.append(run)
    return tuple(runs)


def _stretches(copy: Copy, style: Style) -> Iterator[tuple[int, int, _Look]]:
    """Stretches of a text that are stressed alike, and how they look."""
    count = len(copy.text)
    edges = sorted({0, count, *(m.start for m in copy.stress), *(m.end for m in copy.stress)})
    waiting = sorted(copy.stress, reverse=True)
    open_: list[Stress] = []
    for start, end in pairwise(edges):
        open_ = [mark for mark in open_ if mark.end > start]
        while waiting and waiting[-1].start <= start:
            open_.append(waiting.pop())
        look = _Look(style.face, style.size, 0)
        for mark in open_:
            look = _changed(look, mark, style)
        yield start, end, look


def _covered(copy: Copy, run: Run, shelf: Shelf, report: Report) -> Iterator[Run]:
    """A run as it is, or in parts where its face lacks characters that others have."""
    face = shelf.face(run.face, copy.span)
    text = copy.text[run.start : run.end]
    if face is None or face.codes(text) is not None:
        yield run
        return
    chosen: dict[str, str] = {}
    for char in dict.fromkeys(text):
        chosen[char] = run.face
        if char != "\n" and not face.covers(char):
            chosen[char] = _other(copy, run.face, char, shelf, report)
    start = run.start
    for role, chars in groupby(text, chosen.__getitem__):
        end = start + sum(1 for _ in chars)
        yield run._replace(start=start, end=end, face=role)
        start = end


def _other(copy: Copy, role: str, char: str, shelf: Shelf, report: Report) -> str:
    """The first face asked after a role that has a character; the role's own, and a report, where
    none has."""
    chain = shelf.chain(role)
    found = next((face.role for face in chain if face.covers(char)), "")
    if not found:
        report.error(
            "F101", report.find(copy.span, char), char=char, code=f"U+{ord(char):04X}",
            tried="、".join(face.role for face in chain),
        )  # fmt: skip
    return found or role


def _changed(look: _Look, mark: Stress, style: Style) -> _Look:
    name = mark.kind
    if mark.to:
        return look._replace(to=mark.to)
    if name in RAISED:
        share, rise = RAISED[name]
        return look._replace(size=style.size * share // 100, rise=style.size * rise // 100)
    if name in MARKED:
        return look
    return look._replace(face=style.strong if name == "strong" else style.emphasis)
