"""One message: its texts, its hint, and the exit code it leads to."""

from typing import NamedTuple

CONTENT, USAGE, ENVIRONMENT, UNWRITABLE = 1, 2, 4, 6


class Entry(NamedTuple):
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""
    exit: int = CONTENT
