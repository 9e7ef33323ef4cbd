"""Who did what: the words that credits begin with."""

import re

ROLES = (
    "文字", "文", "图片", "图", "图文", "摄影", "编辑", "责编", "责任编辑", "美编", "审核", "校对",
    "供稿",
    "来源", "资料来源", "原标题", "作者", "撰稿", "记者", "通讯员", "排版", "监制", "统筹", "策划",
    "初审",
    "复审", "终审", "一审", "二审", "三审", "翻译", "设计", "绘图", "制图",
)  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(ROLES, key=len, reverse=True))
ROLE = re.compile(rf"(?:^|[\s\u3000;；，,|｜]+)({_LONGEST_FIRST})\s*[:：|｜/丨]\s*")
