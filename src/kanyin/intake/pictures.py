"""Where the pictures of a saved source are: in it, beside it, or nowhere that may be read."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

LARGEST = 100_000_000  # bytes
_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_SAFE = re.compile(r"[^\w.-]+")


def embedded(source: str) -> bytes | None:
    """The picture that an address holds itself."""
    match = _DATA.match(source)
    if match is None:
        return None
    try:
        return base64.b64decode(source[match.end() :], validate=False)
    except (binascii.Error, ValueError):
        return b""


def is_remote(source: str) -> bool:
    return source.startswith(("//", "http://", "https://"))


def beside(source: str, page: Path) -> Path | None:
    """The file of a picture: by its path from the page, or by its name in the folder a browser
    saved with the page.  Never outside the page's own folder."""
    home = page.parent.resolve()
    path = unquote(
        urlsplit(source).path if is_remote(source) else source.split("?")[0].split("#")[0]
    )
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    folders = [home / f"{page.stem}{end}" for end in ("_files", ".files", "_文件", ".fld")]
    tries = [] if is_remote(source) else [home / path.replace("\\", "/").lstrip("/")]
    tries += [folder / name for folder in folders] if name else []
    for one in tries:
        try:
            found = one.resolve()
            if found.is_file() and found.is_relative_to(home) and found.stat().st_size <= LARGEST:
                return found
        except (OSError, ValueError):
            continue
    return None


def shown(source: str) -> str:
    """An address as the account has it: without the query, and not too long."""
    plain = source.split("?")[0] if is_remote(source) else source
    return plain if len(plain) <= 80 else plain[:77] + "…"


def file_name(count: int, suffix: str) -> str:
    return f"pictures/{count:02}{_SAFE.sub('', suffix)}"
