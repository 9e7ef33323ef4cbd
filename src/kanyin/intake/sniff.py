"""What a file is, by its content and not its name; and its text, by whatever it is encoded in."""

from __future__ import annotations

import re
from pathlib import Path

from .pieces import Account, IntakeError

LARGEST = 20_000_000  # bytes of a text
LARGEST_WORD = 100_000_000  # bytes of a Word file, packed
HEAD = 4096
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
BINARY = {
    b"%PDF-": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF",
    b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip", b"{\\rtf": "RTF",
    b"\x7fELF": "ELF", b"MZ": "EXE",
}  # fmt: skip
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAGS = re.compile(r"<(p|div|section|table|article)[\s>]", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\A---\n(?s:.*?)^---$|^#{1,6} \S|^!\[[^\]\n]*\]\(|^(?:```|~~~)|^\|?.+\|.*\n\|?[ :|-]+-[ :|-]+$"
    r"|\[[^\]\n]+\]\(https?:",
    re.MULTILINE,
)
WESTERN = ("iso-8859-1", "latin1", "latin-1", "windows-1252", "us-ascii", "ascii")
FEW = 0.001  # of a text may be broken


def read_source(path: Path) -> tuple[str, bytes]:
    """The kind of a file (docx, html, markdown or text) and its bytes.

    Raises IntakeError for what is none of these, or too large; OSError."""
    if not path.is_file():
        raise IntakeError("N101", path=path.name, what="no regular file")
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(HEAD)
        kind = _kind(head, path.name)
        limit = LARGEST_WORD if kind == "docx" else LARGEST
        if size > limit:
            raise IntakeError(
                "N102", path=path.name, size=size // 1_000_000, limit=limit // 1_000_000
            )
        return kind, head + file.read()


def _kind(head: bytes, name: str) -> str:
    if head.startswith(ZIP):
        return "docx"
    if head.startswith(OLE):
        raise IntakeError("N103", path=name)
    for mark, what in BINARY.items():
        if head.startswith(mark):
            raise IntakeError("N101", path=name, what=what)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise IntakeError("N101", path=name, what="binary")
    return "text"


def decode(data: bytes, name: str, account: Account) -> str:
    """Text by its byte order mark, its declaration, as UTF-8, as GB18030; at last by what it looks
    like, which the account then says."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(encoding, "replace"))
    declared = _DECLARED.search(data[:HEAD])
    wanted = [declared[1].decode("ascii").lower()] if declared else []
    wanted = ["gb18030" if one in ("gb2312", "gbk", "gb_2312-80") else one for one in wanted]
    mended = _nearly(data, wanted)
    if mended is not None:
        account.guess("charset", "utf-8", "有几处坏字节", "a few broken bytes", 0.9)
        return _lines(mended)
    for encoding in (*(one for one in wanted if one not in WESTERN), "utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if declared and encoding != wanted[0] and wanted[0] not in WESTERN:
            account.guess(
                "charset", encoding, f"声明的是 {wanted[0]}，读不通", f"declared {wanted[0]}", 0.9
            )
        return _lines(text)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise IntakeError("N104", path=name)
    account.guess("charset", best.encoding, "按字频猜的编码", "guessed by its letters", 0.5)
    return _lines(data.decode(best.encoding, "replace"))


def _nearly(data: bytes, wanted: list[str]) -> str | None:
    """UTF-8 but for a few bytes."""
    if wanted and wanted[0] not in ("utf-8", "utf8", *WESTERN):
        return None
    text = data.decode("utf-8", "replace")
    broken, chinese = text.count("\ufffd"), sum(char > "\u2e7f" for char in text[:20_000])
    return text if 0 < broken < len(text) * FEW and chinese else None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def kind_of_text(text: str, name: str) -> str:
    """html, markdown or text.  A text that speaks of tags is no page yet; other XML is nothing
    to read."""
    if _PAGE.search(text[:HEAD]):
        return "html"
    if text.lstrip()[:5].lower() in ("<?xml", "<svg ", "<svg>", "<!doc"):
        raise IntakeError("N101", path=name, what="XML")
    if _MARKDOWN.search(text):
        return "markdown"
    tag = _TAGS.search(text)
    return "html" if tag is not None and f"</{tag[1].lower()}>" in text.lower() else "text"
