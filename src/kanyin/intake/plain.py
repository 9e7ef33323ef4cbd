"""Plain text to pieces: a paragraph a line, as web pages are saved, or wrapped lines that a blank
line parts."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median

from ..model.content import Copy
from .pieces import Found, Look, Piece

FAR = 4  # spaces before a line: it stood apart on the page
NARROW = 28  # characters: what is broken shorter is verse, or a table
WRAPPED = 200  # lines are wrapped when none is longer, and most are nearly as long as the longest
_INDENT = re.compile(r"^[\s\u3000]*")
_END = re.compile(r"[。！？!?.…”’）」』：:；;]$")


def read_plain(text: str) -> Found:
    lines = text.split("\n")
    return Found(tuple(_wrapped(lines) if _is_wrapped(lines) else _each(lines)), plain=True)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a width: most of them as long as the longest, and going on."""
    full = [line.rstrip() for line in lines if line.strip()]
    longest = max(map(len, full), default=0)
    if len(full) < 8 or longest < NARROW:
        return False
    near = [line for line in full if len(line) > longest * 0.8]
    going_on = sum(not _END.search(line) for line in near)
    return longest < WRAPPED and len(near) > len(full) * 0.5 and going_on > len(near) * 0.5


def _each(lines: list[str]) -> list[Piece]:
    pieces = [_piece(line) for line in lines if line.strip()]
    apart = sum(piece.look.apart for piece in pieces)
    if apart * 2 > len(pieces):  # an indent is this text's habit
        return [replace(piece, look=Look()) for piece in pieces]
    return pieces


def _wrapped(lines: list[str]) -> list[Piece]:
    """Paragraphs end at a blank line, at an indent, or with a line that is clearly short."""
    usual = median(len(line.rstrip()) for line in lines if line.strip())
    found: list[str] = []
    open_ = False
    for line in lines:
        bare = line.strip(" \t\u3000\u00a0")
        if not bare:
            open_ = False
            continue
        indented = line[:1] in " \t\u3000\u00a0"
        if open_ and not indented:
            gap = " " if found[-1][-1:].isascii() and bare[:1].isascii() else ""
            found[-1] += gap + bare
        else:
            found.append(line.rstrip())
        open_ = len(line.rstrip()) > usual * 0.75
    return [replace(_piece(line), look=Look()) for line in found]


def _piece(line: str) -> Piece:
    match = _INDENT.match(line)
    indent = match[0] if match else ""
    width = len(indent) + indent.count("\t") * 3
    apart = width >= FAR and "\u3000" not in indent
    return Piece("text", Copy(line.strip(" \t\u3000\u00a0\ufeff")), Look(apart=apart))
