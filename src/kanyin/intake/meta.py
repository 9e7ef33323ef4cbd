"""Lines that say of an article when, where and by whom it came out."""

from __future__ import annotations

import re

DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*[-年/.]\s*(?P<m>\d{1,2})\s*[-月/.]\s*(?P<d>\d{1,2})\s*日?"
    r"(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
)
FIELDS = {
    "来源": "source", "稿源": "source", "发布时间": "date", "发布日期": "date", "时间": "date",
    "日期": "date", "作者": "author", "发布单位": "source", "供稿单位": "source",
}  # fmt: skip
IDLE = (
    "浏览次数", "点击数", "点击量", "阅读量", "阅读次数", "字号", "字体", "打印", "关闭",
    "分享到", "访问量",
)  # fmt: skip
_NAMES = "|".join([*FIELDS, *IDLE])
FIELD = re.compile(rf"({_NAMES})\s*[:：]\s*(.*?)(?=\s+(?:{_NAMES})\s*[:：]|$)")
LONGEST, WORD = 80, 10  # characters of such a line, and of a bare name in it


def is_meta(text: str) -> bool:
    """Whether a line holds nothing but dates, fields and buttons; or a date and a name or two."""
    if len(text) > LONGEST or not text:
        return False
    fields = FIELD.findall(text)
    if len(fields) == 1 and fields[0][0] in ("时间", "日期"):  # of the event, more likely
        return False
    rest = DATE.sub(" ", FIELD.sub(" ", text)).strip(" \u3000|｜/·")
    if rest == "" or rest in IDLE:
        return True
    words = re.split(r"[\s\u3000|｜/]+", rest)
    return (
        DATE.search(text) is not None and len(words) <= 2
        and all(len(word) <= WORD and not re.search(r"[，。！？、：；]", word) for word in words)
        and len(DATE.findall(text)) == 1 and len(rest) < len(text)
        and bool(re.search(r"[\s\u3000|｜/]", text))
    )  # fmt: skip


def read_meta(text: str) -> tuple[dict[str, str], list[str]]:
    """What a line says, by FIELDS; and the counters and buttons in it."""
    facts: dict[str, str] = {}
    idle: list[str] = []
    for match in FIELD.finditer(text):
        value = match[2].strip(" \u3000|｜")
        if match[1] in FIELDS and value:
            facts.setdefault(FIELDS[match[1]], value)
        else:
            idle.append(match[0].strip())
    bare = FIELD.sub(" ", text)
    date = DATE.search(bare) or DATE.search(text)
    if date:
        facts.setdefault("date", date[0])
    rest = DATE.sub(" ", bare).strip(" \u3000|｜/·")
    if rest in IDLE:
        idle.append(rest)
    elif rest:
        for key, word in zip(
            ("source", "author"), re.split(r"[\s\u3000|｜/]+", rest), strict=False
        ):
            facts.setdefault(key, word)
    return facts, idle
