"""Write src/kanyin/kernel/uax14_data.py anew: Unicode's line break classes, as a table of ranges.

Run it with uniseg installed, which carries the Unicode Character Database (the test extra has it).
"""

from pathlib import Path
from unicodedata import category

from uniseg.linebreak import line_break

HERE = Path(__file__).parent.parent / "src" / "kanyin" / "kernel" / "uax14_data.py"
HEAD = '''"""Line break classes of Unicode 17 as ranges, written by docs/linebreak.py; do not edit.

Each entry is how far it lies from the one before, in base 36, and the class from there on.
"""

# fmt: off
RANGES = """
'''


def resolved(code: int) -> str:
    """The class after rule LB1, but for CJ, which the level decides."""
    char = chr(code)
    name: str = line_break(char).name
    if name in ("AI", "SG", "XX"):
        return "AL"
    if name == "SA":
        return "CM" if category(char) in ("Mn", "Mc") else "AL"
    return name


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (base36(number // 36) if number >= 36 else "") + digits[number % 36]


def main() -> None:
    rows, last, before = [], "", 0
    for code in range(0x110000):
        found = resolved(code)
        if found != last:
            rows.append(f"{base36(code - before)}{found}")
            last, before = found, code
    text, line = "", ""
    for row in rows:
        if len(line) + len(row) > 98:
            text, line = text + line.rstrip() + "\n", ""
        line += row + " "
    HERE.write_text(HEAD + text + line.rstrip() + '\n"""\n', "utf-8")


if __name__ == "__main__":
    main()
