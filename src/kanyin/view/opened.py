"""A PDF opened by PDFium, or a plain word about why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.diagnostic import Report, Span

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HEAD = 1024  # bytes in which readers look for %PDF-
PASSWORD, SECURITY = 4, 5  # PDFium's FPDF_ERR_*


def read_pdf(path: Path, report: Report) -> bytes:
    """The bytes of a file.  Raises KanyinError: E102 it cannot be read, P101 it is no PDF."""
    span, data = Span(str(path), 0, 0), b""
    try:
        data = path.read_bytes()
    except OSError as error:
        report.error("E102", span, path=str(path), reason=error.strerror)
    else:
        if b"%PDF-" not in data[:HEAD]:
            report.error("P101", span, path=path.name)
    report.stop_on_errors()
    return data


@contextmanager
def opened(data: bytes, path: Path, report: Report) -> Iterator[PdfDocument]:
    """The document, which is closed afterwards.  Raises KanyinError: P102 broken, P103 locked,
    P104 there is no pypdfium2."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except (ImportError, OSError) as error:
        report.error("P104", reason=str(error))
        report.stop_on_errors()
        raise AssertionError("a missing library is reported") from None
    try:
        pdf = PdfDocument(data)
        try:
            yield pdf
        finally:
            pdf.close()
    except PdfiumError as error:
        # PDFium loads a file without pages, and then tells of the last error there was, if any.
        locked = error.err_code in (PASSWORD, SECURITY) and b"/Encrypt" in data
        code = "P103" if locked else "P102"
        reason = str(error) if error.err_code else "no pages"
        report.error(code, Span(str(path), 0, 0), path=path.name, reason=reason)
        report.stop_on_errors()
        raise AssertionError("a broken file is reported") from None
