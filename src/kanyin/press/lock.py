"""A password on a file: AES with 256 bits (ISO 32000-2, 7.6)."""

from __future__ import annotations

import secrets
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from ..model.diagnostic import NOWHERE, Report


def lock(data: bytes, password: str, report: Report) -> bytes:
    """The same file, which opens with a password only; who opens it may print it, copy from it and
    have it read out.  The same, and a report, where the library for it is not installed."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    try:
        writer.encrypt(password, secrets.token_hex(16), algorithm="AES-256")
        writer.pdf_header = "%PDF-1.7"
        level = DictionaryObject({
            NameObject("/BaseVersion"): NameObject("/1.7"),
            NameObject("/ExtensionLevel"): NumberObject(8),  # where 1.7 knows these keys
        })  # fmt: skip
        writer.root_object[NameObject("/Extensions")] = DictionaryObject(
            {NameObject("/ADBE"): level}
        )
        out = BytesIO()
        writer.write(out)
    except DependencyError:
        report.error("P204", NOWHERE)
        return data
    return out.getvalue()
