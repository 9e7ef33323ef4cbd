"""Formulas in one line of text, as people type them: x^2, (a+b)/c, ∑_(i=1)^n."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .numbering import child, name, value

ASIDE = {"del", "moveFrom", "rPr", "ctrlPr", "degHide"}
_SWITCHES = re.compile(r"\\\*?\s*[a-zA-Z]+(?:\s*\d+)?|\"[^\"]*\"")


def linear(node: Element) -> str:
    """An element of Office Math and what is in it (ECMA-376 part 1, 22.1)."""
    kind = name(node)
    if kind == "t":
        return node.text or ""
    if kind in ASIDE:
        return ""
    part = {name(one): linear(one) for one in node}
    match kind:
        case "f":
            over, under = _whole(part.get("num", "")), _whole(part.get("den", ""))
            bar = value(child(child(node, "fPr"), "type")) != "noBar"
            return f"{over}/{under}" if bar else f"({over},{under})"
        case "sSup" | "sSub" | "sSubSup":
            return _whole(part.get("e", "")) + _ends(part)
        case "nary":
            sign = value(child(child(node, "naryPr"), "chr")) or "∫"
            return f"{sign}{_ends(part)} {part.get('e', '')}"
        case "rad":
            degree = part.get("deg", "")
            return f"√{f'[{degree}]' if degree else ''}({part.get('e', '')})"
        case "d":
            marks = child(node, "dPr")
            begin, apart, end = (
                value(child(marks, key)) if child(marks, key) is not None else other
                for key, other in (("begChr", "("), ("sepChr", ","), ("endChr", ")"))
            )
            return begin + apart.join(linear(one) for one in node if name(one) == "e") + end
        case "m":
            rows = ([linear(e) for e in row] for row in node if name(row) == "mr")
            return ";".join(",".join(row) for row in rows)
        case "acc":
            mark = value(child(child(node, "accPr"), "chr")) or "\u0302"
            return part.get("e", "") + mark
    return "".join(linear(one) for one in node)


def _ends(part: dict[str, str]) -> str:
    """What stands below and above."""
    below, above = part.get("sub", ""), part.get("sup", "")
    return (f"_{_whole(below)}" if below else "") + (f"^{_whole(above)}" if above else "")


def _whole(text: str) -> str:
    """In brackets, where it is more than one word or number."""
    return text if not text or re.fullmatch(r"\w+|[(].*[)]", text) else f"({text})"


def of_field(instruction: str) -> str | None:
    """What an EQ field shows, in one line: the innermost of what lies on top of each other, a
    fraction with its bar; None for other fields."""
    if not re.match(r"(?i)\s*EQ\b", instruction):
        return None
    body = _SWITCHES.sub("", re.sub(r"(?i)^\s*EQ\b", "", instruction))
    parts = [one.strip() for one in re.split(r"[(),，;；]+", body) if one.strip()]
    if re.search(r"\\o", instruction) or not parts:
        return parts[-1] if parts else ""
    return ("/" if re.search(r"\\f", instruction) else "").join(parts)
