"""PDFs whose pages are told apart at a glance: each has its own colour, number and corner."""

from __future__ import annotations

from colorsys import hsv_to_rgb
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, RectangleObject
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4


def numbered(count: int, trim: tuple[float, float] = (70, 100), bleed: float = 3) -> bytes:
    """So many pages of one size in mm; what is bled is of a colour of its own."""
    return pages([trim] * count, bleed)


def pages(sizes: list[tuple[float, float]], bleed: float = 3) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number, (wide, high) in enumerate(sizes, 1):
        whole = ((wide + 2 * bleed) * MM, (high + 2 * bleed) * MM)
        canvas.setPageSize(whole)
        canvas.setFillColorRGB(*hsv_to_rgb(number * 0.381966 % 1, 0.9, 0.6))
        canvas.rect(0, 0, *whole, stroke=0, fill=1)
        canvas.translate(bleed * MM, bleed * MM)
        canvas.setFillColorRGB(*hsv_to_rgb(number * 0.381966 % 1, 0.35, 1))
        canvas.rect(0, 0, wide * MM, high * MM, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(wide * MM * 0.75, high * MM * 0.8, wide * MM * 0.2, high * MM * 0.15, fill=1)
        canvas.setFont("Helvetica", wide * MM / 3)
        canvas.drawString(wide * MM * 0.1, high * MM * 0.3, str(number))
        canvas.showPage()
    canvas.save()
    return boxed(out.getvalue(), sizes, bleed)


def boxed(data: bytes, sizes: list[tuple[float, float]], bleed: float) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for page, (wide, high) in zip(writer.pages, sizes, strict=True):
        low = bleed * MM
        box = RectangleObject((low, low, low + wide * MM, low + high * MM))
        page[NameObject("/TrimBox")] = box
        page[NameObject("/BleedBox")] = RectangleObject(page.mediabox)
    return written(writer)


def written(writer: Any) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
