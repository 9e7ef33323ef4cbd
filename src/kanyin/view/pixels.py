"""A page of a PDF as a picture."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from ..model.diagnostic import Report
from .opened import opened

HIGHEST = 6_000  # pixels of a side: a picture of a page, not a poster


def page_png(data: bytes, path: Path, page: int, wide: int, report: Report) -> bytes:
    """Page ``page``, counted from 1, as a PNG ``wide`` pixels wide, on white.  ``path`` is what
    messages call the file.  Raises KanyinError as `opened` does, and P105 for a page that is not
    there."""
    with opened(data, path, report) as pdf:
        if not 0 < page <= len(pdf):
            report.error("P105", page=page, count=len(pdf))
            report.stop_on_errors()
        sheet = pdf[page - 1]
        try:
            width, height = sheet.get_size()
            scale = min(wide / width, HIGHEST / height)
            image = sheet.render(scale=scale).to_pil()
        finally:
            sheet.close()
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
