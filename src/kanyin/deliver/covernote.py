"""What is written where the sender writes nothing, in the publication's own language."""

from __future__ import annotations

from ..model.mail import About
from ..model.units import as_size

HAN = range(0x3400, 0xA000)
# By language: what is called how, and what is said of it.
BODY = {
    "zh-Hans": "您好：\n\n附上{title}，敬请查阅。\n\n共 {pages} 页，PDF，{size}。{author}",
    "zh-Hant": "您好：\n\n附上{title}，敬請查閱。\n\n共 {pages} 頁，PDF，{size}。{author}",
    "en": "Hello,\n\nplease find attached {title}.\n\n{pages} page{s}, PDF, {size}.{author}",
}
TITLE = {"zh-Hans": "《{}》", "zh-Hant": "《{}》", "en": "“{}”"}
SUBJECT = {"zh-Hans": "：{}", "zh-Hant": "：{}", "en": ": {}"}
COVER = {"zh-Hans": "{}封面", "zh-Hant": "{}封面", "en": "Cover of {}"}


def language_of(about: About) -> str:
    """A file's language; where it does not say, Han in its title make it Chinese."""
    if about.language:
        return about.language
    return "zh-Hans-CN" if any(ord(char) in HAN for char in about.title) else "en"


def _words(language: str) -> str:
    """The row of the tables that a language finds its words in."""
    parts = language.lower().split("-")
    if parts[0] != "zh":
        return "en"
    return "zh-Hant" if {"hant", "tw", "hk", "mo"} & {*parts} else "zh-Hans"


def default_body(about: About, size: int) -> str:
    words = _words(about.language)
    title = TITLE[words].format(about.title)
    if about.subject and about.subject != about.title:
        title += SUBJECT[words].format(about.subject.rstrip("。."))
    author = f"\n\n{about.author}" if about.author else ""
    pages = f"{about.pages}"
    return BODY[words].format(
        title=title, pages=pages, size=as_size(size), author=author, s="" if pages == "1" else "s",
    )  # fmt: skip


def cover_words(about: About) -> str:
    """The alternative text of the cover's picture."""
    words = _words(about.language)
    return COVER[words].format(TITLE[words].format(about.title))
