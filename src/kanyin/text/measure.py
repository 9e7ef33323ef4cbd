"""Copy to Paragraph: choose faces, shape, classify, space, and sum up.  Done once per text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from ..fonts.face import Face
from ..fonts.shelf import Shelf
from ..kernel.breaks import allow_breaks
from ..kernel.classes import (
    COMBINING,
    DASH,
    DIGIT,
    ELLIPSIS,
    LATIN,
    SPACE,
    TURN,
    WIDE_SPACE,
    classify,
)
from ..kernel.spacing import space
from ..model.content import Copy, Stress
from ..model.diagnostic import Report
from ..model.paragraph import Paragraph, Run, Word
from ..model.style import Style

# What is shaped as one: Western words and numbers, runs of dashes and dots, marks over letters.
_TOGETHER = re.compile(
    b"[" + bytes((DIGIT, LATIN)) + b"][" + bytes((DIGIT, LATIN, COMBINING)) + b"]*"
    b"|[" + bytes((DASH,)) + b"]+|[" + bytes((ELLIPSIS,)) + b"]{2,}"
    b"|(?s:.)[" + bytes((COMBINING,)) + b"]+"
)
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\r"))


def measure(copy: Copy, style: Style, shelf: Shelf, report: Report) -> Paragraph:
    """A text in a style as columns that know nothing of any width."""
    copy = visible(copy)
    text = copy.text
    kind = classify(text)
    runs = tuple(_runs(copy, style, shelf, report))
    advance: list[int] = []
    words: dict[int, Word] = {}
    for run in runs:
        face = shelf.face(run.face)
        if face is None:
            advance += [style.size] * (run.end - run.start)
        else:
            advance += _advances(text, kind, run, face, style.size, words)
    turns = [n for n, char in enumerate(text) if char == "\n"] if TURN in kind else []
    for turn in turns:
        advance[turn] = 0
    change, head, tail, spots, gives = space(kind, advance, style.size)
    fixed = _fixed(words)
    if style.tracking:
        for n in range(1, len(text)):
            change[n] = change.get(n, 0) + style.tracking
    slots = list(advance)
    for at, amount in change.items():
        if at:
            slots[at - 1] += amount
    if style.tracking:
        tail = {
            n: tail.get(n, 0) + style.tracking * (1 + (kind[n - 1] in (SPACE, WIDE_SPACE)))
            for n in range(1, len(text))
        } | {n: amount for n, amount in tail.items() if n == len(text)}
    return Paragraph(
        text, style, copy.span, runs, words, kind, bytes(allow_breaks(text, kind)),
        list(accumulate(slots, initial=0)), change, head, tail, fixed, spots,
        list(accumulate(gives, initial=0)), turns,
    )  # fmt: skip


def visible(copy: Copy) -> Copy:
    """A text without its zero-width characters, tabs as spaces, its stress kept in place."""
    text = copy.text.translate({**INVISIBLE, 0x09: " "})
    if len(text) == len(copy.text):
        return replace(copy, text=text)
    kept = [*accumulate((ord(char) not in INVISIBLE for char in copy.text), initial=0)]
    stress = tuple(Stress(kept[start], kept[end], kind) for start, end, kind in copy.stress)
    return Copy(text, copy.span, stress)


def _advances(
    text: str, kind: bytes, run: Run, face: Face, size: int, words: dict[int, Word]
) -> list[int]:
    """The glyphs' own advances in mpt; words are shaped, and kept for the painter."""
    upem, width = face.upem, face.width
    known = {char: width[char] * size // upem for char in set(text[run.start : run.end])}
    found = [known[char] for char in text[run.start : run.end]]
    for match in _TOGETHER.finditer(kind, run.start, run.end):
        start, end = match.span()
        rows = face.word(text[start:end])
        found[start - run.start : end - run.start] = [0] * (end - start)
        for _, advance, _, first, _ in rows:
            found[start - run.start + first] += advance * size // upem
        words[start] = Word(end, rows)
    return found


def _fixed(words: dict[int, Word]) -> list[int]:
    """Boundaries inside words, which justification never opens."""
    fixed: list[int] = []
    for start, word in words.items():
        fixed.extend(range(start + 1, word.end))
    return sorted(fixed)


def _runs(copy: Copy, style: Style, shelf: Shelf, report: Report) -> list[Run]:
    """Stress to faces, and faces to the first of their chain that has each character."""
    text = copy.text
    faces = [style.face] * len(text)
    for start, end, name in copy.stress:
        faces[start:end] = [style.strong if name == "strong" else style.emphasis] * (end - start)
    for role in set(faces):
        _fall_back(copy, role, faces, shelf, report)
    runs: list[Run] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or faces[end] != faces[start]:
            runs.append(Run(start, end, faces[start]))
            start = end
    return runs


def _fall_back(copy: Copy, role: str, faces: list[str], shelf: Shelf, report: Report) -> None:
    text = copy.text
    own = shelf.face(role, copy.span)
    if own is None:
        return
    wanted = dict.fromkeys(char for char, face in zip(text, faces, strict=True) if face == role)
    for char in wanted:
        if char == "\n" or own.covers(char):
            continue
        other = next((face.role for face in shelf.chain(role) if face.covers(char)), "")
        if not other:
            report.error(
                "F101", report.find(copy.span, char), char=char, code=f"U+{ord(char):04X}",
                tried="、".join(face.role for face in shelf.chain(role)),
            )  # fmt: skip
            continue
        for at, found in enumerate(text):
            if found == char and faces[at] == role:
                faces[at] = other
