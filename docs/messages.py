"""Write diagnostics.md from the catalogue of messages: `python docs/messages.py`."""

import re
from pathlib import Path

from kanyin.model.messages import CATALOGUE, CONTENT, Entry

FILE = Path(__file__).parent / "diagnostics.md"
HEAD = """\
# 诊断 · Diagnostics

Every message has a code, a place (`file:line:column`), the line there with the place marked, and a
hint, in Chinese and in English. All mistakes of a run are told together; errors stop the build and
leave the old PDF untouched. Exit codes: 0 clean, 1 content, 2 usage, 4 environment, font,
printer or mail server, 6 cannot write, 130 interrupted. What stands in braces is filled in.
"""
FAMILIES = {
    "Y": "YAML 写法 · syntax",
    "S": "键与类型 · schema",
    "M": "Markdown",
    "R": "路径 · paths",
    "I": "图片 · pictures",
    "F": "字体 · fonts",
    "L": "排版 · layout",
    "A": "可读性 · accessibility",
    "P": "PDF：要检查的、要付印的 · a PDF to be judged or printed",
    "J": "PDF 各行的毛病 · faults of lines",
    "N": "收稿与校改 · intake and copy",
    "D": "交付：打印与邮件 · delivery",
    "E": "机器 · machine",
}


def described(code: str, entry: Entry) -> str:
    parts = [f"### {code}", f"{entry.zh}  \n{entry.en}"]
    if re.sub(r"\{\w+\}", "", entry.hint_zh).strip():
        parts.append(f"> {entry.hint_zh}  \n> {entry.hint_en}")
    if entry.exit != CONTENT:
        parts.append(f"Exit code {entry.exit}.")
    return "\n\n".join(parts)


def text() -> str:
    found = [HEAD.rstrip()]
    for family, title in FAMILIES.items():
        found.append(f"## {family}：{title}")
        found += [described(code, row) for code, row in CATALOGUE.items() if code[0] == family]
    return "\n\n".join(found) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
