"""Word files to HTML, by mammoth, behind a gate: a file that could harm is never unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from .pieces import Account, IntakeError
from .word import main_part, plainly

PARTS = 2_000
UNPACKED = 200_000_000  # bytes of all parts
TEXT = 20_000_000  # bytes of one part of XML
RATIO = 100  # unpacked to packed, for parts of more than a megabyte
DEEPEST = 256  # elements inside elements
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_EXTERNAL = re.compile(rb'<Relationship\b[^<>]*TargetMode\s*=\s*"External"[^<>]*>')
_TARGET = re.compile(rb'Target\s*=\s*"([^"]*)"')
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
# Names of styles to elements; what mammoth does not know keeps its text and is named.
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='标题'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='副标题'] => p.subtitle:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='题注'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
p[style-name='kanyin-center'] => p.center:fresh
p[style-name='kanyin-right'] => p.right:fresh
u => u
highlight => mark
"""


def read_docx(data: bytes, name: str, account: Account) -> tuple[str, dict[str, bytes]]:
    """A Word file as HTML, and its pictures by the addresses they have there.  Raises IntakeError
    where it is none, or one that could harm."""
    _gate(data, name, account)
    import mammoth
    import mammoth.transforms

    aligned = mammoth.transforms.paragraph(_aligned)
    pictures: dict[str, bytes] = {}

    def kept(image: Any) -> dict[str, str]:
        address = f"docx:{len(pictures) + 1}"
        with image.open() as file:
            pictures[address] = file.read()
        return {"src": address}

    try:
        result: Any = mammoth.convert_to_html(
            io.BytesIO(plainly(data, account)), style_map=STYLES, transform_document=aligned,
            convert_image=mammoth.images.img_element(kept), external_file_access=False,
        )  # fmt: skip
    except RecursionError:
        raise IntakeError("N105", path=name, reason="elements are nested too deeply") from None
    except Exception as error:  # mammoth and its XML reader raise many kinds on broken files
        raise IntakeError(
            "N105", path=name, reason=str(error)[:80] or type(error).__name__
        ) from None
    for message in result.messages:
        account.drop(
            str(message.message),
            "Word 文件里读不出的东西",
            "what could not be read of the Word file",
        )
    return str(result.value), pictures


def _aligned(paragraph: Any) -> Any:
    """A paragraph's alignment as a style, where it has none of its own."""
    if paragraph.style_name in (None, "Normal", "正文", "Body Text") and paragraph.alignment in (
        "center", "right",
    ):  # fmt: skip
        return paragraph.copy(style_name=f"kanyin-{paragraph.alignment}", style_id=None)
    return paragraph


def _gate(data: bytes, name: str, account: Account) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            rows = packed.infolist()
            if any(row.flag_bits & 1 for row in rows):
                raise IntakeError("N103", path=name)
            _sizes(rows, name)
            for row in rows:  # whatever its name: a relation may lead to any part
                with packed.open(row) as part:
                    head = part.read(64)
                if _is_xml(head, row.filename):
                    _part(packed.read(row), row.filename, name, account)
            if not _is_word(main_part(packed), rows):
                raise IntakeError("N101", path=name, what=_what(rows))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        NotImplementedError,
    ) as error:
        raise IntakeError("N105", path=name, reason=str(error)) from None
    except Exception as error:
        if isinstance(error, IntakeError):
            raise
        raise IntakeError("N105", path=name, reason=type(error).__name__) from None


def _is_xml(head: bytes, part: str) -> bool:
    """Whether a parser could take a part for XML: by its name, or by how it begins."""
    begins = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    return part.endswith((".xml", ".rels")) or begins.startswith(b"<")


def _is_word(main: str, rows: list[zipfile.ZipInfo]) -> bool:
    return main.startswith("word/") and main in {row.filename for row in rows}


def _what(rows: list[zipfile.ZipInfo]) -> str:
    names = {row.filename for row in rows}
    known = {
        "xl/workbook.xml": "Excel",
        "ppt/presentation.xml": "PowerPoint",
        "mimetype": "ODF/EPUB",
    }
    return next((what for part, what in known.items() if part in names), "zip")


def _sizes(rows: list[zipfile.ZipInfo], name: str) -> None:
    whole = sum(row.file_size for row in rows)
    bomb = any(
        row.file_size > 1_000_000 and row.file_size > RATIO * max(row.compress_size, 1)
        for row in rows
    )
    if len({row.filename for row in rows}) < len(rows):
        raise IntakeError("N105", path=name, reason="two parts of one name")
    if len(rows) > PARTS or whole > UNPACKED or bomb:
        reason = f"{len(rows)} parts, {whole // 1_000_000} MB unpacked"
        raise IntakeError("N105", path=name, reason=reason)


def _part(data: bytes, part: str, name: str, account: Account) -> None:
    if len(data) > TEXT:
        raise IntakeError("N105", path=name, reason=f"{part}: {len(data) // 1_000_000} MB")
    if b"\0" in data:  # UTF-16, in which nothing below would be seen
        raise IntakeError("N105", path=name, reason=f"{part}: not UTF-8")
    if _DOCTYPE.search(data):
        raise IntakeError("N105", path=name, reason=f"{part}: DOCTYPE")
    depth = deepest = 0
    for match in _TAG.finditer(data):
        if match[1]:
            depth -= 1
        elif not match[2]:
            depth += 1
            deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise IntakeError("N105", path=name, reason=f"{part}: {deepest} elements deep")
    for match in _EXTERNAL.finditer(data):
        target = _TARGET.search(match[0])
        address = target[1].decode("utf-8", "replace") if target else "?"
        if b"/hyperlink" not in match[0]:
            account.drop(address, "文件外的部件，不读取", "a part outside the file, not read")
