"""Verse, headings, captions: what the lines of an article are, by how they stand and look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model.content import Copy
from .pieces import Account, Look, Piece
from .roles import ROLE

SHORT, LINE, LONG = 30, 24, 40  # characters: of a heading, of a line of verse, of a paragraph
VERSE = 4  # lines that make a verse
NUMBERED: tuple[tuple[re.Pattern[str], int, float], ...] = (
    (re.compile(r"^第[一二三四五六七八九十百\d]+[章节部分篇]\s*\S"), 2, 0.95),
    (re.compile(r"^[一二三四五六七八九十]{1,3}[、．.]\s*\S"), 2, 0.9),
    (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]\s*\S"), 3, 0.9),
    (re.compile(r"^(?:0\d|PART\s*\d+|Part\s*\d+)[\s.、]*\S"), 2, 0.85),
    (re.compile(r"^\d{1,2}(?:[、．]|\.(?!\d))\s*\S"), 3, 0.6),
)
_STOPS = re.compile(r"[。！？；!?;，,：:.](?:\[\d+\])*$")
_CAPTION = re.compile(r"^(?:[▲△▼▽◆↑↓]|图\s*\d+|图[一二三四五六七八九十]|表\s*\d+|图为|[（(]图)")
_SHOWN = re.compile(
    r"[（(](?:左|右|中|前|后|上|下)[一二三四五起排\d]|[（(].{0,8}(?:摄|供图|摄影)[）)]|合影$|供图$|资料图$"
)


def gone_pictures(pieces: list[Piece], account: Account) -> list[Piece]:
    """Captions of pictures that a plain text has lost: a figure without a picture is kept."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        run = _short_run(pieces, at)
        lines = [piece.words for piece in run]
        told = any(_CAPTION.match(line) or _SHOWN.search(line) for line in lines)
        if run and told and len(run) <= 2:
            text = "\n".join(line.lstrip("▲△▼▽◆↑↓ ") for line in lines)
            kept += [Piece("picture"), Piece("caption", Copy(text))]
            for line in lines:
                account.guess(
                    "caption",
                    line,
                    "图注样的短行，原图不在",
                    "like a caption; its picture is gone",
                    0.8,
                )
            at += len(run)
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def _short_run(pieces: list[Piece], at: int) -> list[Piece]:
    """The short lines that stand together from a place on."""
    if at and _is_short(pieces[at - 1]):
        return []
    run = []
    for piece in pieces[at:]:
        if not _is_short(piece):
            break
        run.append(piece)
    return run


def _is_short(piece: Piece) -> bool:
    return (
        piece.kind == "text" and 0 < len(piece.words) <= LINE
        and not re.search(r"[。；;]$|[：:]", piece.words)
        and not ROLE.match(piece.words)
        and not any(row[0].match(piece.words) for row in NUMBERED)
    )  # fmt: skip


def verses(pieces: list[Piece], account: Account) -> list[Piece]:
    """Lines that are short one after another."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        run = _short_run(pieces, at)
        bold = sum(piece.look.bold for piece in run)
        if len(run) >= VERSE and bold * 2 < len(run):
            text = "\n".join(piece.words for piece in run)
            kept.append(Piece("verse", Copy(text)))
            sure = min(0.6 + len(run) * 0.03, 0.95)
            account.guess(
                "verse", text, f"连着 {len(run)} 个短行", f"{len(run)} short lines in a row", sure
            )
            at += len(run)
        else:
            kept.append(pieces[at])
            at += 1
    return kept


def headings(pieces: list[Piece], account: Account) -> None:
    """Headings by their tags, their numbers, their weight, or by standing short before a long
    paragraph."""
    levels = sorted({piece.level for piece in pieces if piece.kind == "heading"})
    numbered = {
        level for piece in pieces if piece.kind == "text" for pattern, level, _ in NUMBERED
        if _is_title(piece) and pattern.match(piece.words)
    }  # fmt: skip
    for at, piece in enumerate(pieces):
        if piece.kind == "heading":
            rank = 2 + min(levels.index(piece.level), 1)
            pieces[at] = replace(piece, level=rank, text=Copy(piece.words.replace("\n", " ")))
            account.guess("heading", piece.words, "源文件标作标题", "a heading of the source", 1.0)
            continue
        level, sure, why = _heading(pieces, at, bool(numbered & {2}))
        if level:
            pieces[at] = Piece("heading", Copy(piece.words), piece.look, level)
            account.guess("heading", piece.words, why[0], why[1], sure)


def _is_title(piece: Piece) -> bool:
    return (
        piece.kind == "text" and len(piece.words) <= SHORT and not _STOPS.search(piece.words)
        and not piece.look.right
    )  # fmt: skip


def _heading(pieces: list[Piece], at: int, deep: bool) -> tuple[int, float, tuple[str, str]]:
    """The level of a heading that nobody marked, and how sure that is; 0: it is none."""
    piece = pieces[at]
    if not _is_title(piece):
        return 0, 0.0, ("", "")
    before = pieces[at - 1] if at else None
    below = before is not None and before.kind == "picture"
    if below and (piece.look.centred or piece.look.small):
        return 0, 0.0, ("", "")
    for pattern, level, sure in NUMBERED:
        if pattern.match(piece.words):
            if level == 3 and not deep and sure < 0.9:
                level = 2
            if piece.look.bold or sure >= 0.9 or _is_followed(pieces, at):
                bold = min(sure + 0.05 * piece.look.bold, 0.98)
                return level, bold, ("有序号的短行", "a short line with a number")
    if piece.look.bold:
        return (3 if deep else 2), 0.8, ("整行加粗的短行", "a short line, all bold")
    if piece.look.centred and not _is_followed(pieces, at):
        return 0, 0.0, ("", "")
    if (
        not below
        and _is_followed(pieces, at)
        and _is_alone(pieces, at)
        and len(piece.words) <= LINE
    ):
        return 2, 0.7, ("长段之前的短行", "a short line before a long paragraph")
    return 0, 0.0, ("", "")


def _is_followed(pieces: list[Piece], at: int) -> bool:
    """Whether text, or what belongs to it, follows."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None:
        return False
    return after.kind in ("list", "table", "quote") or len(after.words) >= LONG


def _is_alone(pieces: list[Piece], at: int) -> bool:
    before = pieces[at - 1] if at else None
    return before is None or before.kind != "text" or len(before.words) > LINE


def captions(pieces: list[Piece], account: Account) -> None:
    """A short line below a picture that looks like a caption."""
    for at, piece in enumerate(pieces[1:], 1):
        before = pieces[at - 1]
        if before.kind != "picture" or piece.kind not in ("text", "quote") or len(piece.words) > 80:
            continue
        look: Look = piece.look
        told = _CAPTION.match(piece.words) or _SHOWN.search(piece.words)
        ends = re.search(r"[。！？]$", piece.words) is not None
        if told or look.small or (look.centred and not ends):
            text = piece.words.lstrip("▲△▼▽◆↑↓ ")
            pieces[at] = Piece("caption", Copy(text))
            account.guess(
                "caption", text, "图下的短行", "a short line below a picture", 0.95 if told else 0.8
            )


def merged(pieces: list[Piece]) -> Iterator[Piece]:
    """Paragraphs of one quotation are one quotation."""
    quote: list[Copy] = []
    for piece in pieces:
        if piece.kind == "quote":
            quote.append(piece.text)
            continue
        if quote:
            yield Piece("quote", items=tuple(quote))
            quote = []
        yield piece
    if quote:
        yield Piece("quote", items=tuple(quote))
