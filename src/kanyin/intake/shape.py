"""Pieces to an article: what is the title, what a heading, a caption, verse, a credit, and what is
only furniture of the page it was saved from.

Every guess goes into the account with how sure it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.content import Copy
from .meta import DATE, is_meta, read_meta
from .pieces import Account, Found, Piece
from .roles import ROLE
from .structure import captions, gone_pictures, headings, merged, verses

TITLE = 70  # characters of a title at the most
HEAD = 30  # lines within which a title stands
NEAR = 8  # lines below it that may say when and where it came out
CHROME = re.compile(
    r"""^(?:[•·*]?\s*\+\d+|登录|注册|收藏|点赞|在看|分享|转发|评论|反馈|举报|我要举报|阅读原文|查看原文|下载客户端
    |字号|打印|关闭|返回顶部|返回列表|首页|上一篇.*|下一篇.*|扫码.*|扫一扫.*|长按.*|更多.*|微信扫.*|分享到.*
    |\S{1,8}(?:Logo|logo|LOGO)|.*ICP备.*|.*公网安备.*|.*许可证[:：].*|.*版权所有.*|Copyright.*|©.*|.*All\sRights\sReserved.*
    |本文为.*上传并发布.*|.*仅代表.*(?:观点|立场).*|.*不代表本(?:网|站|刊).*|未经授权.*|免责声明.*|相关(?:阅读|推荐|新闻)
    |热门推荐|责任编辑$|阅读\s*[\d.]+万?\+?.*|预览时标签不可点.*|微信号.*|点击.*关注.*|赞\s*\d*|喜欢\s*\d*
    |当前位置.*|您(?:现在)?的?位置.*|浏览次数.*|点击(?:数|量).*|阅读(?:量|次数).*)$""",
    re.VERBOSE,
)
# Buttons are furniture wherever they stand; all else only at an article's ends.
BUTTON = re.compile(
    r"^(?:[•·*]?\s*\+\d+|登录|注册|收藏|点赞|在看|分享|转发|反馈|我要举报|阅读原文|查看原文|下载客户端"
    r"|字号|打印|关闭|返回顶部)$"
)
LEGAL = re.compile(
    r"ICP备|公网安备|许可证|版权所有|Copyright|©|仅代表|不代表|未经授权|免责声明|上传并发布"
)
FURNITURE = 40  # characters of a line of it, unless the law wrote it
_NUMBER = re.compile(r"[〔［\[(（]\s*(?:19|20)\d\d\s*[〕］\])）]\s*第?\s*\d+\s*号")
_LETTER = re.compile(
    r"(?:通知|通报|决定|意见|报告|批复|公告|通告|请示|方案|办法|规定|细则|纪要|函)(?:（.*）)?$"
)
SURE_CHROME = re.compile(r"^(?:阅读原文|查看原文)$")


@dataclass(frozen=True, slots=True)
class Article:
    """What a source is, as a publication wants it.  ``blocks`` are pieces, of the kinds verse and
    caption besides; a picture is followed by its caption."""

    title: str
    blocks: tuple[Piece, ...]
    date: str = ""
    source: str = ""
    author: str = ""
    credits: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Draft:
    pieces: list[Piece]
    facts: dict[str, str]
    account: Account
    credits: list[tuple[str, str]] = field(default_factory=list)


def shape(found: Found, account: Account, name: str) -> Article:
    """The article of a source.  ``name`` is its file's, for one that has no title."""
    draft = _Draft(list(found.pieces), dict(found.facts), account)
    title = _title(draft, found.plain) or name
    _meta(draft)
    _tail(draft, found.plain)
    _credits(draft)
    if not draft.pieces and not draft.credits and title != name:  # one line: it is the text
        draft.pieces, title = [Piece("text", Copy(title))], name
    if found.plain:
        draft.pieces = gone_pictures(draft.pieces, account)
    draft.pieces = verses(draft.pieces, account)
    headings(draft.pieces, account)
    captions(draft.pieces, account)
    date = _date(draft.facts.get("date", ""))
    return Article(
        title, tuple(merged(draft.pieces)), date, draft.facts.get("source", ""),
        draft.facts.get("author", ""), tuple(draft.credits),
    )  # fmt: skip


def _date(text: str) -> str:
    """A date as content files have it; as it was where it is none."""
    match = DATE.search(text)
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}" if match else text.strip()


def _title(draft: _Draft, plain: bool) -> str:
    """The title, taken out of the pieces where it stands there, and the furniture above it."""
    known = draft.facts.get("title", "")
    pieces, account = draft.pieces, draft.account
    place = _place(pieces, known, plain)
    if place < 0:
        if known:
            account.guess("title", known, "网页自己的标题", "the page's own title", 0.9)
        return known
    title = pieces[place].words
    sure = 1.0 if pieces[place].kind == "heading" else 0.9 if known else 0.8
    account.guess(
        "title",
        title,
        "日期之前的一行，或最大的标题",
        "the line above the date, or the heading",
        sure,
    )
    kept = []
    for piece in pieces[:place]:
        if piece.kind == "text" and (
            CHROME.match(piece.words) or re.search(r"[>＞»]", piece.words)
        ):
            account.drop(piece.words, "标题之前的页面部件", "page furniture above the title")
        else:
            kept.append(piece)
    draft.pieces = [*kept, *pieces[place + 1 :]]
    return title.replace("\n", " ")


def _place(pieces: list[Piece], known: str, plain: bool) -> int:
    """Where the title stands among the pieces; -1: nowhere."""
    head = pieces[:HEAD]
    squeezed = "".join(known.split())
    for at, piece in enumerate(head):
        if known and "".join(piece.words.split()) == squeezed:
            return at
    if known:
        return -1
    marked = (at for at, piece in enumerate(head) if piece.kind == "heading" and piece.level == 1)
    found = next(marked, -1)
    if found < 0:
        found = _official(head)
    if found < 0 and plain:
        found = _above_meta(head)
    return found if found >= 0 else _first_line(head, plain)


def _official(head: list[Piece]) -> int:
    """The title of an official letter: below its number 〔2021〕5号, and it says what it is."""
    for at, piece in enumerate(head[:NEAR]):
        if _NUMBER.search(piece.words) and len(piece.words) <= FURNITURE:
            titles = (n for n in range(at + 1, min(at + 4, len(head)))
                      if _LETTER.search(head[n].words) and len(head[n].words) <= TITLE)  # fmt: skip
            return next(titles, -1)
    return -1


def _above_meta(head: list[Piece]) -> int:
    """The last line above a date or a source that is no furniture and says no field; where a text
    has begun above it, the date is another's."""
    for at, piece in enumerate(head):
        if len(piece.words) > TITLE or re.search(r"[。；;]$", piece.words):
            return -1
        if at and is_meta(piece.words) and not CHROME.match(piece.words):
            above = [n for n in range(at) if _may_be_title(head[n].words)]
            return above[-1] if above else -1
    return -1


def _may_be_title(text: str) -> bool:
    return not CHROME.match(text) and not re.search(r"^.{1,6}[:：]|[>＞»]", text)


def _first_line(head: list[Piece], plain: bool) -> int:
    """The first line, where it is short and looks like a title."""
    first = next((at for at, piece in enumerate(head) if piece.words), -1)
    if first < 0:
        return -1
    piece = head[first]
    short = len(piece.words) <= 50 and not re.search(r"[。；;]$", piece.words)
    wanted = piece.kind == "heading" or piece.look.centred or piece.look.bold or plain
    return first if short and wanted and piece.kind in ("text", "heading") else -1


def _meta(draft: _Draft) -> None:
    """Lines of date, source and the like, below the title with nothing but pictures between."""
    kept: list[Piece] = []
    at = 0
    for piece in draft.pieces[:NEAR]:
        if piece.kind in ("text", "heading") and is_meta(piece.words):
            facts, idle = read_meta(piece.words)
            for key, value in facts.items():
                draft.facts.setdefault(key, value)
            for text in idle:
                draft.account.drop(text, "页面的计数与按钮", "counters and buttons of the page")
            draft.account.guess("meta", piece.words, "日期、来源等", "date, source and so on", 0.95)
        elif piece.kind == "picture" or CHROME.match(piece.words):
            kept.append(piece)
        else:
            break
        at += 1
    draft.pieces = [*kept, *draft.pieces[at:]]


def _tail(draft: _Draft, plain: bool) -> None:
    """Furniture below the article, and single lines of it anywhere."""
    pieces = draft.pieces
    end = len(pieces)
    for at, piece in enumerate(pieces):
        if SURE_CHROME.match(piece.words) and at > len(pieces) // 2:
            end = at
            break
    while end and _is_chrome(pieces[end - 1], plain):
        end -= 1
    for piece in pieces[end:]:
        draft.account.drop(
            piece.words or piece.source, "文末的页面部件", "page furniture below the article"
        )
    kept = []
    for piece in pieces[:end]:
        if piece.kind == "text" and BUTTON.match(piece.words):
            draft.account.drop(piece.words, "页面部件", "page furniture")
        else:
            kept.append(piece)
    draft.pieces = kept


def _is_chrome(piece: Piece, plain: bool) -> bool:
    if piece.kind != "text":
        return False
    words = piece.words
    if CHROME.match(words) is None:
        return plain and piece.look.apart
    return LEGAL.search(words) is not None or (len(words) <= FURNITURE and words[-1:] != "。")


def _credits(draft: _Draft) -> None:
    """Who did what: lines of roles and names, most of them at the end."""
    kept = []
    for piece in draft.pieces:
        text = piece.words.strip("（）() \u3000") if len(piece.words) < 120 else ""
        found = list(ROLE.finditer(text))
        if piece.kind == "text" and found and found[0].start() == 0:
            ends = [*(match.start() for match in found[1:]), len(text)]
            names = [
                (match[1], text[match.end() : end].strip(" \u3000;；，,"))
                for match, end in zip(found, ends, strict=True)
            ]
            if all(name and not re.search(r"[。！？]$", name) for _, name in names):
                draft.credits += names
                draft.account.guess("credits", piece.words, "署名行", "a line of credits", 0.9)
                continue
        kept.append(piece)
    draft.pieces = kept
