"""What a PDF says of itself, to those who are to send it."""

from __future__ import annotations

import re
from ctypes import c_ushort, sizeof
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.diagnostic import Report
from ..model.mail import About
from .opened import opened

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
NOTHING = ("untitled", "unspecified", "anonymous")  # what programs write for want of words
LONGEST = 100  # characters of a language's tag that are asked for


def about(data: bytes, path: Path, report: Report) -> About:
    """The title and so on, and how many pages can be opened.  Raises KanyinError as `opened` does;
    a page that is broken is P102."""
    with opened(data, path, report) as pdf:
        for index in range(len(pdf)):
            pdf[index].close()
        title, subject, author = (_said(pdf, key) for key in ("Title", "Subject", "Author"))
        return About(title, subject, author, _language(pdf), len(pdf))


def _said(pdf: PdfDocument, key: str) -> str:
    """A line of the document's information; nothing where it is no text, or says nothing."""
    try:
        said = " ".join(CONTROL.sub(" ", pdf.get_metadata_value(key)).split())
    except UnicodeDecodeError:
        return ""
    return "" if said in NOTHING else said


def _language(pdf: PdfDocument) -> str:
    import pypdfium2.raw as pdfium

    if not hasattr(pdfium, "FPDFCatalog_GetLanguage"):  # PDFium before 2025
        return ""
    room = (c_ushort * LONGEST)()
    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, room, sizeof(room))
    text = bytes(room)[: max(min(length, sizeof(room)) - 2, 0)].decode("utf-16-le", "replace")
    return text if TAG.fullmatch(text) else ""
