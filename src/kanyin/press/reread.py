"""A locked file, opened by another's reader before it takes the place of the old."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ..model.diagnostic import NOWHERE, Report


def reread(data: bytes, pages: int, password: str, report: Report) -> None:
    """Every page must be there, with its sheet, its trim and a content that unpacks."""
    try:
        reader = PdfReader(BytesIO(data), strict=True, password=password or None)
        found = len(reader.pages)
        if found != pages:
            raise PyPdfError(f"{found} pages, not {pages}")
        for page in reader.pages:
            if page.trimbox.width <= 0:
                raise PyPdfError("a page without a size")
            page["/Contents"].get_object().get_data()  # type: ignore[union-attr]
    except (PyPdfError, ValueError, KeyError, TypeError, OSError) as error:
        report.error("E104", NOWHERE, reason=str(error) or type(error).__name__)
