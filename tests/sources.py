"""Sources as people have them, in our own words: a name, the file, and what of it must be found."""

from __future__ import annotations

import base64
import io
from typing import NamedTuple

from PIL import Image
from wordfile import paragraph, picture, table, wordfile

LONG = "学校在山里办起了夜校，老师每周进村两次，讲农技，也讲识字，来听课的人从十几个增到了上百个。"
MORE = "去年秋天,村里收了2,300斤核桃(去壳),比前年多12.5%;最远的一批卖到了广州."


def png(wide: int = 900, high: int = 600) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((wide, high)).convert("RGB").save(out, "PNG")
    return out.getvalue()


class Source(NamedTuple):
    """``title``, ``headings``, ``captions`` and so on as they should be found; ``beside`` are files
    next to it; ``lost`` texts that must stand in the account."""

    name: str
    data: bytes
    title: str = ""
    date: str = ""
    headings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    verses: int = 0
    tables: int = 0
    lists: int = 0
    pictures: int = 0
    credits: tuple[str, ...] = ()
    beside: tuple[tuple[str, bytes], ...] = ()
    lost: tuple[str, ...] = ()


VERSE = "山路弯过了云\n灯火亮在窗里\n一本书翻到末页\n天色正好发白"
SAVED = f"""某某Logo
下载客户端
登录

山里的夜校

2024-11-05 08:30
来源:山乡周报
字号

{VERSE.replace(chr(10), chr(10) * 2)}

{LONG}

灯是怎么亮起来的

{MORE}{LONG}

夜校老师在讲台前

学员合影(左三为校长)

{LONG}

来源 | 宣传部 教务处

阅读原文

    本文为作者在本站上传并发布,仅代表该作者观点。
    收藏
    京ICP备00000000号
"""


def broken(text: str, wide: int = 30) -> str:
    """A paragraph as old editors wrap it."""
    text = "    " + text
    return "\n".join(text[at : at + wide] for at in range(0, len(text), wide))


WRAPPED = "    山里的夜校\n\n" + "\n".join(broken(LONG * 2 + MORE) for _ in range(3))
WECHAT = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="夜校的灯">
</head><body id="activity-detail"><div id="img-content"><h1 id="activity-name"> 夜校的灯 </h1>
<a id="js_name">山乡周报</a><em id="publish_time">2024年11月5日 08:30</em>
<div id="js_content" style="visibility:hidden"><section><img data-src="https://pic.example/1.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></section>
<p style="text-align:center;font-size:12px">▲ 图1 夜校的窗</p>
<section><strong>一、从前</strong></section><section><p><span>{LONG}</span></p></section>
<section><strong><span>02 后来</span></strong></section><p>{MORE}</p><p><b>只有一句是粗的</b>，其余不是。</p>
<blockquote><p>灯亮着，路也要亮着。</p></blockquote>
<p style="text-align:right">（文字：甲乙　摄影：丙丁　审核：戊己）</p>
<iframe class="video_iframe" data-src="https://v.example/x"></iframe></div>
<div class="rich_media_tool">阅读 1万+</div></div></body></html>"""
NEWS = f"""<html><head><title>山里的夜校_山乡新闻网</title></head><body><div class="nav">首页 &gt; 教育</div>
<div class="article-content"><h1>山里的夜校</h1><p class="meta">发布时间：2024-11-05 08:30 来源：山乡周报 浏览次数：88</p>
<p>　　{LONG}</p><p><img src="./夜校_files/a.png" alt="窗边的学员"></p><p align="center">窗边的学员</p>
<h2>灯亮起来</h2><p>{MORE}</p><h3>老师</h3><p>{LONG}</p>
<ul><li>农技<ul><li>嫁接</li><li>剪枝</li></ul></li><li>识字</li></ul>
<table><tr><th>月份</th><th>人数</th></tr><tr><td>九月</td><td>18</td></tr><tr><td>十月</td><td>107</td></tr></table>
<p>（责任编辑：甲乙）</p></div><div class="footer">版权所有 山乡新闻网</div><script>var x = "不是正文";</script></body></html>"""
BROKEN = f"<html><body><div id=content><h2>没有收尾<p>{LONG}<p>{MORE}<ul><li>一<li>二</ul><b>没关上<p>{LONG}"
LAID_OUT = f"<html><body><table><tr><td><table><tr><td><p>{LONG}</p><p>{MORE}</p></td></tr></table></td></tr></table></body></html>"
ARTICLE = f"""<html><body><header>山乡网站的头</header><article><h1>夜校</h1><p>{LONG}</p>
<figure><img src="data:image/png;base64,{base64.b64encode(png()).decode()}"><figcaption>夜校的窗</figcaption></figure>
<p>{LONG}<br>{MORE}</p><pre>print("灯")</pre><p>见<a href="https://a.example/x(1)">学校的网页</a>，
或<a href="javascript:alert(1)">这里</a>。</p></article><aside>相关阅读一二三</aside></body></html>"""
MARKDOWN = f"""---
title: 山里的夜校
date: 2024-11-05
---

{LONG}**要紧的话**，再说一遍。

## 灯亮起来

{MORE}

1. 先点灯
2. 再开门

| 月份 | 人数 |
|---|---|
| 九月 | 18 |

![窗边](a.png)

> 灯亮着。
"""
NESTED = f"# 夜校\n\n{LONG}\n\n- 甲\n  - 乙\n    - 丙\n- 丁\n\n<div>不是标签</div>\n\n```\nx = 1 < 2\n```\n\n{LONG}\n"
STYLED = wordfile(
    paragraph("山里的夜校", "T") + paragraph("2024年11月5日", align="right") + paragraph(LONG)
    + paragraph("灯亮起来", "H1") + paragraph(MORE) + paragraph("老师", "H2") + paragraph(LONG)
    + picture("rId9", "窗边的学员") + paragraph("图1 窗边的学员", "C")
    + table(("月份", "人数"), ("九月", "18"), ("十月", "107")) + paragraph(LONG),
    {"rId9": png()}, {"T": "Title", "H1": "heading 1", "H2": "heading 2", "C": "caption"},
)  # fmt: skip
BOLD = wordfile(
    paragraph("山里的夜校", bold=True, align="center") + paragraph(LONG)
    + paragraph("一、从前", bold=True) + paragraph(MORE) + paragraph("（一）点灯")
    + paragraph(LONG) + paragraph("二、后来", bold=True) + paragraph(LONG)
    + paragraph("（文字：甲乙　摄影：丙丁）", align="right"),
)  # fmt: skip
SOURCES = (
    Source("saved.txt", SAVED.encode(), "山里的夜校", "2024-11-05", ("灯是怎么亮起来的",),
           ("夜校老师在讲台前", "学员合影（左三为校长）"), verses=1, credits=("宣传部 教务处",),
           lost=("下载客户端", "京ICP备00000000号", "阅读原文")),
    Source("gb.txt", SAVED.encode("gb18030"), "山里的夜校", "2024-11-05", ("灯是怎么亮起来的",),
           verses=1, lost=("登录",)),
    Source("utf16.txt", b"\xff\xfe" + SAVED.encode("utf-16-le"), "山里的夜校", "2024-11-05", verses=1),
    Source("bom-crlf.txt", b"\xef\xbb\xbf" + SAVED.replace("\n", "\r\n").encode(), "山里的夜校", verses=1),
    Source("wrapped.txt", WRAPPED.encode(), "山里的夜校"),
    Source("indents.txt", f"夜校\n\n　　{LONG}\n　　{MORE}\n　　{LONG}\n".encode(), "夜校"),
    Source("one-line.txt", LONG.encode()),
    Source("verse.txt", f"灯\n\n{VERSE}\n\n{LONG}\n".encode(), "灯", verses=1),
    Source("wechat.html", WECHAT.encode(), "夜校的灯", "2024-11-05", ("一、从前", "02 后来"),
           ("图1 夜校的窗",), credits=("甲乙", "丙丁", "戊己"),
           lost=("https://v.example/x", "阅读 1万+", "https://pic.example/1.png")),
    Source("夜校.html", NEWS.encode(), "山里的夜校", "2024-11-05", ("灯亮起来", "老师"),
           ("窗边的学员",), tables=1, lists=1, pictures=1, credits=("甲乙",),
           beside=(("夜校_files/a.png", png()),), lost=("首页 > 教育", "版权所有 山乡新闻网", "浏览次数：88")),
    Source("news-gbk.html", NEWS.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030"),
           "山里的夜校", "2024-11-05", ("灯亮起来", "老师"), tables=1, lists=1, lost=("./夜校_files/a.png",)),
    Source("news-wrong-charset.html",
           NEWS.replace("<head>", '<head><meta charset="utf-8">').encode("gb18030"), "山里的夜校", tables=1, lists=1),
    Source("broken.html", BROKEN.encode(), lists=1),
    Source("laid-out.html", LAID_OUT.encode()),
    Source("article.html", ARTICLE.encode(), "夜校", captions=("夜校的窗",), pictures=1,
           lost=("山乡网站的头", "相关阅读一二三")),
    Source("deep.html", ("<div>" * 3000 + f"<p>{LONG}</p>" + "</div>" * 3000).encode()),
    Source("mark.md", MARKDOWN.encode(), "山里的夜校", "2024-11-05", ("灯亮起来",), tables=1, lists=1,
           pictures=1, beside=(("a.png", png()),)),
    Source("nested.md", NESTED.encode(), "夜校", lists=1),
    Source("styled.docx", STYLED, "山里的夜校", "2024-11-05", ("灯亮起来", "老师"),
           ("图1 窗边的学员",), tables=1, pictures=1),
    Source("bold.docx", BOLD, "山里的夜校", headings=("一、从前", "（一）点灯", "二、后来"),
           credits=("甲乙", "丙丁")),
    Source("named.txt", STYLED, "山里的夜校", headings=("灯亮起来", "老师"), tables=1, pictures=1),
    Source("emoji.txt", f"灯\n\n{LONG}🎉😀{MORE}\n".encode(), "灯", lost=("🎉（U+1F389）×1",)),
)  # fmt: skip
