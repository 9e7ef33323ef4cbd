"""Text to Markdown that reads back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.content import Copy, Stress

SIGNS = {
    "strong": "**", "emphasis": "*", "underline": "++", "highlight": "==", "superscript": "^",
    "subscript": "~",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\`*_\[\]<^~|]|\+(?=\+)|(?<=\+)\+|=(?==)|(?<==)=|&(?=#?\w+;)|!(?=\[)")
_START = re.compile(
    r"(?m)^(?:(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|={2,}\s*$|-{2,}\s*$)|(\d{1,9})([.)])(?=\s|$))"
)


def escaped(text: str) -> str:
    """Every sign of Markdown as itself."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _START.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", text
    )


def marked(copy: Copy) -> str:
    """A text with its stress; a line break inside it as a hard one."""
    text = copy.text
    marks = [found for mark in copy.stress if (found := _trimmed(mark, text)) is not None]
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    parts: list[str] = []
    open_: list[Stress] = []
    for at, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        kept = [mark for mark in open_ if mark.end > at]
        still = open_[: next((n for n, mark in enumerate(open_) if mark.end <= at), len(open_))]
        parts += [_close(mark) for mark in reversed(open_[len(still) :])]
        new = sorted((mark for mark in marks if mark.start == at), key=lambda mark: -mark.end)
        again = [mark for mark in kept if mark not in still] + new
        parts += [_open(mark) for mark in again]
        open_ = [*still, *again]
        parts.append(
            escaped(text[at:end]) if at == 0 or text[at - 1] == "\n" else _inside(text[at:end])
        )
    return "".join(parts).replace("\n", "\\\n")


def _inside(text: str) -> str:
    """Escaped text that does not begin a line."""
    return escaped("\u2060" + text)[1:]


def _open(mark: Stress) -> str:
    return "[" if mark.kind == "link" else SIGNS[mark.kind]


def _close(mark: Stress) -> str:
    if mark.kind != "link":
        return SIGNS[mark.kind]
    address = (
        mark.to.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C")
    )
    return f"]({address})"


def _trimmed(mark: Stress, text: str) -> Stress | None:
    """A mark without the white space at its ends, which no sign may stand beside."""
    inside = text[mark.start : mark.end]
    start = mark.start + len(inside) - len(inside.lstrip())
    end = mark.end - (len(inside) - len(inside.rstrip()))
    return mark._replace(start=start, end=end) if start < end else None


def table(rows: Iterable[tuple[Copy, ...]]) -> str:
    """A header and rows; cells hold no line breaks."""
    lines = [f"| {' | '.join(marked(cell) for cell in row)} |" for row in rows]
    columns = lines[0].count(" | ") + 1
    return "\n".join([lines[0], f"|{' --- |' * columns}", *lines[1:]])


def scalar(text: str) -> str:
    """A text as a YAML value: plain where nothing in it could mislead, else in quotes."""
    if re.fullmatch(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=][^\n\t:#\[\]{},\"'\\]*(?<!\s)", text):
        return text
    quoted = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{quoted}"'
