"""Write every picture beside this file: `python make.py`."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
Picture = Callable[[], tuple[str, str]]


def pictures() -> list[Picture]:
    """The picture functions of pages.py and, when it is there, scenes.py."""
    found: list[Picture] = []
    for name in ("pages", "scenes"):
        if importlib.util.find_spec(name) is not None:
            found += importlib.import_module(name).PICTURES
    return found


def main() -> None:
    """Draw the pictures named on the command line (file stems), or all of them."""
    wanted = set(sys.argv[1:])
    for picture in pictures():
        name, text = picture()
        if not wanted or name.removesuffix(".svg") in wanted:
            (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(HERE))
    main()
