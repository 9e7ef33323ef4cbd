"""Saved web pages to pieces: the part of a page that is the article, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .meta import is_meta, read_meta
from .pieces import Account, Found, IntakeError
from .walk import BLOCKS, SILENT, SPACES, Walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# Where content systems put the article: WeChat, university systems (博达、正方), news sites.
ARTICLES = (
    "#js_content", "#vsb_content", ".v_news_content", ".wp_articlecontent", ".article-content",
    ".article_content", ".TRS_Editor", ".rich_media_content", "#article_content", "#artibody",
    ".entry-content", ".post-content", "article", "[itemprop=articleBody]", "#zoom", "#content",
    ".content", "main",
)  # fmt: skip
MOST = 50  # elements of one name that are weighed
LIGHT, SHARE = 20, 0.6  # characters; parts of the heaviest
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^>]*>")
FLAT = {"br", "img", "hr", "meta", "link", "input", "p", "li", "td", "tr", "th", "option", "source"}
DEEPEST, LONGEST_TAG, TAGS = 5_000, 5_000_000, 600_000
TITLES = ("#activity-name", ".arti_title", ".article-title", ".news_title", "h1.title", "h1")
SOURCES = ("#js_name", ".source", "[itemprop=publisher]")
DATES = ("#publish_time", ".date", ".pubtime", "time", "[itemprop=datePublished]")


def read_html(text: str, account: Account, name: str = "", whole: bool = False) -> Found:
    """The article of a page, and what the page says of it.  All else goes into the account.  With
    ``whole`` all of the page is the article, as it is where no web site is around it."""
    _gate(text, name)
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    facts = _facts(tree)
    root = tree.body or tree.root
    if root is None:
        return Found((), facts)
    article = root if whole else _article(tree, root)
    for outside in _outside(root, article):
        if is_meta(outside):
            for key, value in read_meta(outside)[0].items():
                facts.setdefault(key, value)
        account.drop(outside, "在文章之外（导航、页脚等）", "outside the article")
    return Found(tuple(Walk(account).pieces(article)), {} if whole else facts)


def _gate(text: str, name: str) -> None:
    """Raises IntakeError for a page that only a machine would write: its parser would not end."""
    depth = deepest = 0
    for match in _TAG.finditer(text):
        if len(match[0]) > LONGEST_TAG:
            raise IntakeError("N110", path=name)
        if match[2].lower() not in FLAT:
            depth = depth - 1 if match[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > DEEPEST or text.count("<") > TAGS:
        raise IntakeError("N110", path=name)


def _facts(tree: Any) -> dict[str, str]:
    """Title, date, source and author, where a page has a place of their own for them."""

    def first(selectors: tuple[str, ...]) -> str:
        for selector in selectors:
            node = tree.css_first(selector)
            found = SPACES.sub(" ", node.text(deep=True)).strip() if node is not None else ""
            if found:
                return str(found)
        return ""

    def meta(*names: str) -> str:
        for name in names:
            for key in ("property", "name"):
                node = tree.css_first(f'meta[{key}="{name}"]')
                if node is not None and node.attributes.get("content"):
                    return str(node.attributes["content"]).strip()
        return ""

    page = re.split(r"\s*[-_|–—]+\s*(?=[^-_|–—]*$)", first(("title",)))[0]
    found = {
        "title": first(TITLES) or meta("og:title", "twitter:title") or page,
        "source": first(SOURCES) or meta("og:site_name"),
        "date": first(DATES) or meta("article:published_time", "publishdate", "PubDate"),
        "author": meta("author", "article:author"),
    }
    return {key: value for key, value in found.items() if value}


def _article(tree: LexborHTMLParser, root: LexborNode) -> LexborNode:
    """The element that holds the article: by the names content systems use, the first that is
    not much lighter than the heaviest; else the one whose own paragraphs hold most text."""
    named: list[tuple[int, LexborNode]] = []
    for selector in ARTICLES:
        nodes = [(_weight(node), node) for node in tree.css(selector)[:MOST]]
        if nodes:
            named.append(max(nodes, key=lambda row: row[0]))
    heaviest = max((weight for weight, _ in named), default=0)
    paragraphs = _by_paragraphs(root)
    for weight, node in named:
        if weight > LIGHT and weight >= heaviest * SHARE and weight >= _weight(paragraphs) * SHARE:
            return node
    return paragraphs


def _weight(node: LexborNode) -> int:
    """Characters, and something for each picture."""
    return len("".join(node.text(deep=True).split())) + 20 * len(node.css("img"))


def _by_paragraphs(root: LexborNode) -> LexborNode:
    weights: dict[int, tuple[int, LexborNode]] = {}
    for paragraph in root.css("p"):
        parent = paragraph.parent
        if parent is not None:
            had = weights.get(parent.mem_id, (0, parent))[0]
            weights[parent.mem_id] = had + len(paragraph.text(deep=True)), parent
    best = max(weights.values(), key=lambda row: row[0], default=(0, root))
    whole = len(root.text(deep=True).strip())
    return best[1] if best[0] > whole * SHARE else root


def _outside(root: LexborNode, article: LexborNode) -> Iterator[str]:
    """The texts of a page that are not in its article, block by block."""
    if article.mem_id == root.mem_id:
        return
    above, parent = set(), article.parent
    while parent is not None:
        above.add(parent.mem_id)
        parent = parent.parent
    stack = [root]
    while stack:
        node = stack.pop()
        if node.mem_id == article.mem_id or node.tag in SILENT:
            continue
        inside = [inner for inner in node.iter(include_text=False) if inner.tag in BLOCKS]
        if inside or node.mem_id in above:
            stack.extend(reversed(list(node.iter(include_text=False))))
        else:
            text = SPACES.sub(" ", node.text(deep=True)).strip()
            if text:
                yield text
