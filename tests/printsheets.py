"""Files to print, and what is found on printed sheets."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from kanyin.deliver.ipp import (
    Value,
)  # fmt: skip
from kanyin.model.geometry import Size
from kanyin.model.units import MM

A4_MM, A5_MM, A3_MM = (210.0, 297.0), (148.0, 210.0), (297.0, 420.0)


def pdf(
    path: Path, pages: int | list[tuple[float, float]] = 4, *, full: bool = False, bleed: float = 0,
    title: str = "春讯", rotate: int = 0,
) -> Path:  # fmt: skip
    """Pages that say P1E, P2E… in their middle; ``full`` ones have ink to their edges and beyond.
    Sizes are in mm."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.setTitle(title)
    sizes = [A4_MM] * pages if isinstance(pages, int) else pages
    edge = bleed * MM / 1000
    for number, (width, height) in enumerate(sizes, 1):
        wide, high = width * MM / 1000, height * MM / 1000
        canvas.setPageSize((wide + 2 * edge, high + 2 * edge))
        canvas.setTrimBox((edge, edge, edge + wide, edge + high))
        if full:
            canvas.setFillGray(0.8)
            canvas.rect(0, 0, wide + 2 * edge, high + 2 * edge, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawCentredString(edge + wide / 2, edge + high / 2 - 4.3, f"P{number}E")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(out.getvalue())))
    for page in writer.pages if rotate else ():
        page[NameObject("/Rotate")] = NumberObject(rotate)
    writer.write(path)
    return path


class Label(NamedTuple):
    """A page found on a sheet: its number, the middle of its label in mm from the upper left, and
    where its head is: up, down, left or right."""

    page: int
    x: float
    y: float
    head: str


def labels(data: bytes | Path) -> list[list[Label]]:
    """The labels on each side of a PDF."""
    found = []
    document = pypdfium2.PdfDocument(data if isinstance(data, bytes) else data.read_bytes())
    for sheet in document:
        text, height = sheet.get_textpage(), sheet.get_height()
        words = text.get_text_range()
        side = []
        for match in re.finditer(r"P(\d+)E", words):
            boxes = [text.get_charbox(match.start()), text.get_charbox(match.end() - 1)]
            (x0, y0), (x1, y1) = (((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes)
            head = (
                ("up" if x1 > x0 else "down") if abs(x1 - x0) > abs(y1 - y0)
                else ("left" if y1 > y0 else "right")
            )  # fmt: skip
            point = (x0 + x1) / 2000 * 25.4 / 0.072, (height - (y0 + y1) / 2) / 72 * 25.4
            side.append(Label(int(match[1]), (x0 + x1) / 144 * 25.4, point[1], head))
        text.close()
        sheet.close()
        found.append(sorted(side))
    document.close()
    return found


def mm(size: Size) -> tuple[float, float]:
    return tuple(round(side / MM, 1) for side in size)  # type: ignore[return-value]


def sized(width: float, height: float) -> Size:
    return Size(round(width * MM), round(height * MM))


def word(tag: int, *texts: str) -> tuple[Value, ...]:
    return tuple(Value(tag, text) for text in texts)


def number(tag: int, *numbers: int) -> tuple[Value, ...]:
    return tuple(Value(tag, each) for each in numbers)


def near(found: Label, page: int, x: float, y: float) -> None:
    assert found.page == page
    assert (found.x, found.y) == pytest.approx((x, y), abs=1.5)


def has(code: str, said: str) -> bool:
    """Whether a diagnostic was told."""
    return f"[{code}]" in said


def heard(process: subprocess.Popen[str], wanted: str) -> str:
    """What a program writes to standard error up to and with what is wanted."""
    assert process.stderr is not None
    said = ""
    while wanted not in said:
        said += (char := process.stderr.read(1))
        assert char, said
    return said
