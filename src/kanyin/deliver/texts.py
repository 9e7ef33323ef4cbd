"""Text files of people: UTF-8 with or without a mark, else GB 18030; and nothing but text."""

from __future__ import annotations

import re
from pathlib import Path

from ..model.diagnostic import Report, Span

LARGEST = 20_000_000  # bytes of a body or a list
ZIP = b"PK\x03\x04"  # how the files of office programs begin
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def read_words(path: Path, report: Report) -> str | None:
    """The text, its lines ended as in Python.  None, and a report: E102 it cannot be read,
    D208 it is no text."""
    span = Span(str(path), 0, 0)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        report.error("E102", span, path=str(path), reason=error.strerror)
        return None
    if len(data) > LARGEST:
        report.error("D208", span, zh="超过 20 MB", en="more than 20 MB")
        return None
    if data.startswith(ZIP):
        zh, en = "是 Excel 或 Word 文件", "a file of Excel or Word"
        report.error("D208", span, zh=zh, en=en)
        return None
    text = _decoded(data)
    if text is None:
        zh, en = "既不是 UTF-8 也不是 GB 18030", "neither UTF-8 nor GB 18030"
        report.error("D208", span, zh=zh, en=en)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report.source(str(path), text)
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        code = f"U+{ord(match[0]):04X}"
        report.error(
            "D208", Span(str(path), line, column), zh=f"有控制字符 {code}",
            en=f"it has a control character {code}",
        )  # fmt: skip
        return None
    return text


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
