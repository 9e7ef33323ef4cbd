"""A CSV file to those whom it names: RFC 4180, with commas, tabs or semicolons."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from ..model.diagnostic import Report, Span
from ..model.mail import Address, Party
from .addresses import read_address, told_address
from .headers import Objection, objection
from .texts import read_words

# Columns, in small letters, that hold the address and the name.
ADDRESS = ("email", "e-mail", "mail", "邮箱", "电子邮箱", "邮箱地址", "邮件", "电子邮件", "address")
NAME = ("name", "姓名", "名字", "收件人", "称呼")
MARKS = ",\t;"


def read_list(path: Path, report: Report) -> tuple[tuple[str, ...], tuple[Party, ...]]:
    """The columns, and a party of one for each row; an address that stands twice is told and taken
    once.  Every row that is wrong is told: D201 address, D206 header, D207 cells, D208 the file."""
    text, file = read_words(path, report), str(path)
    if text is None:
        return (), ()
    rows = _rows(text, file, report)
    line, columns = next(rows, (1, ()))
    columns = tuple(column.strip() for column in columns)
    at = next((n for n, column in enumerate(columns) if column.lower() in ADDRESS), None)
    if at is None or len({*columns}) < len(columns):
        known = "、".join(column or "（空）" for column in columns)
        report.error("D206", Span(file, line, 1), columns=known)
        return (), ()
    found: dict[str, Party] = {}
    for line, row in rows:
        span = Span(file, line, 1)
        if len(row) != len(columns):
            report.error("D207", span, found=len(row), wanted=len(columns))
            continue
        party = _party(columns, at, row, span, report)
        if party is None:
            continue
        if party.key in found:
            report.warn("D209", party.span, address=party.key, before=found[party.key].span)
        else:
            found[party.key] = party
    if not found and not report.failed:
        report.error("D231", Span(file, 0, 0))
    return columns, tuple(found.values())


def _rows(text: str, file: str, report: Report) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows that hold something, each with its first line."""
    head = text.split("\n", 1)[0]
    mark = max(MARKS, key=head.count)
    reader = csv.reader(StringIO(text), delimiter=mark, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report.error(
                "D208", Span(file, line, 1), zh=f"引号或格子写法有误（{error}）", en=str(error)
            )
            return
        if any(cell.strip() for cell in row):
            yield line, tuple(row)


def _party(
    columns: tuple[str, ...], at: int, row: tuple[str, ...], span: Span, report: Report
) -> Party | None:
    """A row; None, and a report, where its address or name is wrong."""
    cells = {column: cell.strip() for column, cell in zip(columns, row, strict=True)}
    written = cells[columns[at]]
    if not written:
        zh, en = f"“{columns[at]}”一格是空的", f"its cell {columns[at]!r} is empty"
        report.error("D201", span, text="", zh=zh, en=en)
        return None
    column = report.sources[span.file][span.line - 1].find(written) + 1
    place = span._replace(column=max(column, 1), length=max(len(written), 1))
    address = read_address(written)
    if isinstance(address, Objection):
        report.error("D201", place, text=written, zh=address.zh, en=address.en)
        return None
    named = next((cells[column] for column in columns if column.lower() in NAME), "")
    name = named or address.name
    if found := objection(name):
        report.error("D202", span, what_zh="名字", what_en="name", zh=found.zh, en=found.en)
        return None
    return Party((address._replace(name=name),), (), place, cells)


def read_options(to: tuple[str, ...], cc: tuple[str, ...], report: Report) -> tuple[Party, ...]:
    """Those who share one message, each once."""
    found: dict[str, Address] = {}
    ends = []
    for option, texts in (("--to", to), ("--cc", cc)):
        for text in texts:
            if not text.strip():
                report.error("D201", Span(option, 0, 0), text=text, zh="是空的", en="it is empty")
            address = told_address(text, option, report)
            if address is not None and address.key in found:
                report.warn("D209", Span(option, 0, 0), address=address.key, before="--to")
            elif address is not None:
                found[address.key] = address
        ends.append(len(found))
    people = tuple(found.values())
    return (Party(people[: ends[0]], people[ends[0] :]),)
