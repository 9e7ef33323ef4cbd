"""An article to the files of a publication: a publication.yaml, a Markdown section, an account."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..kernel.copyedit import PASSES, WHY, Change, correct, corrected
from ..model.content import Copy
from .markdown import marked, scalar, table
from .pieces import SHOWN, Account, Note, Piece
from .shape import Article

TITLE, SHORT, ISSUER = 66, 20, 14  # characters that the pages' furniture takes
COLUMNS = 9  # of a table that a page can hold
SMALL = 480  # pixels across of a picture that is not enlarged


class Kept(NamedTuple):
    """A picture of the publication: its name there, and its width in pixels."""

    name: str
    wide: int


Picture = Callable[[Piece], Kept | str]  # a picture that is kept, or why it cannot be
Check = Callable[[str, str], bool]  # whether Markdown reads back as a text


class Writer:
    """Writes articles of one publication; texts are corrected on their way."""

    def __init__(
        self, picture: Picture, check: Check, mute: Callable[[str], None], account: Account
    ) -> None:
        self._picture, self._check, self._account = picture, check, account
        self._mute = mute

    def correct(self, copy: Copy) -> Copy:
        """A text with the marks that Chinese has, its stress kept in place."""
        for _ in range(PASSES):
            changes = correct(copy.text)
            if not changes:
                break
            copy = self._changed(copy, changes)
        return copy

    def _changed(self, copy: Copy, changes: tuple[Change, ...]) -> Copy:
        for change in changes:
            around = copy.text[max(change.at - 6, 0) : change.at + len(change.before) + 6]
            mended = around.replace(change.before, change.after, 1)
            self._account.change(around, mended, *WHY[change.why])

        def moved(place: int) -> int:
            return place + sum(
                len(change.after) - len(change.before) for change in changes
                if change.at + len(change.before) <= place
            )  # fmt: skip

        stress = tuple(m._replace(start=moved(m.start), end=moved(m.end)) for m in copy.stress)
        return Copy(corrected(copy.text, changes), copy.span, stress)

    def plain(self, text: str) -> str:
        return self.correct(Copy(text)).text

    def section(self, article: Article, part: str, last: bool) -> str:
        """A Markdown section with its front matter; the last ends with the credits."""
        title = self.plain(article.title)
        short = re.split(r"[｜|：:—]", title)[0].strip()[:SHORT] or title[:SHORT]
        head = [f"part: {part}"] * bool(part) + [
            f"title: {scalar(title)}",
            f"short: {scalar(short)}",
        ]
        body = [text for piece in _pairs(article.blocks) for text in self._block(*piece)]
        if last:
            body.append("```colophon\n{}\n```")
        return "\n".join(["---", *head, "---", "", "\n\n".join(body), ""])

    def _block(self, piece: Piece, caption: Piece | None) -> Iterator[str]:
        match piece.kind:
            case "picture":
                yield self._figure(piece, caption)
            case "heading":
                yield self._safe("#" * piece.level + " ", Copy(piece.words.replace("\n", " ")))
            case "verse":
                lines = self.plain(piece.words).split("\n")
                yield "\n".join(["```verse", "text: |", *(f"  {line}" for line in lines), "```"])
            case "quote":
                quoted = [self.correct(item) for item in piece.items]
                yield "\n>\n".join("> " + marked(item).replace("\n", "\n> ") for item in quoted)
            case "list":
                yield self._list(piece)
            case "table":
                yield from self._table(piece)
            case "rule":
                yield "***"
            case "code":
                self._account.guess(
                    "code", piece.words, "代码按普通段落排", "code is set as plain paragraphs", 0.5
                )
                yield from (
                    self._safe("", Copy(line), code=True)
                    for line in piece.words.split("\n")
                    if line.strip()
                )
            case "caption":
                yield self._safe("", piece.text)
            case _:
                yield self._safe("", piece.text)

    def _safe(self, sign: str, copy: Copy, code: bool = False) -> str:
        """Markdown that is known to read back as its text; without stress, or as YAML, where it
        would not."""
        copy = copy if code else self.correct(copy)
        for text in (marked(copy), marked(Copy(copy.text))):
            if self._check(sign + text, copy.text):
                return sign + text
            self._account.guess(
                "stress",
                copy.text,
                "强调无法写进 Markdown",
                "stress that Markdown cannot hold",
                0.9,
            )
        kind = "heading" if sign else "paragraph"
        level = f"\nlevel: {len(sign) - 1}" if sign else ""
        return f"```{kind}\ntext: {scalar(copy.text)}{level}\n```"

    def _list(self, piece: Piece) -> str:
        items = [self.correct(item) for item in piece.items]
        texts = [
            (f"{n}. " if piece.start else "- ") + marked(item)
            for n, item in enumerate(items, piece.start)
        ]
        if all(
            "\n" not in item.text and self._check(text, item.text)
            for item, text in zip(items, texts, strict=True)
        ):
            return "\n".join(texts)
        rows = [f"  - {scalar(item.text)}" for item in items]
        ordered = ["ordered: true", f"start: {piece.start}"] if piece.start else []
        return "\n".join(["```list", "items:", *rows, *ordered, "```"])

    def _table(self, piece: Piece) -> Iterator[str]:
        wide = max(len(row) for row in piece.rows)
        rows = [
            tuple(self.correct(cell) for cell in (*row, *(Copy(""),) * (wide - len(row))))
            for row in piece.rows
        ]
        if any(len(row) < wide for row in piece.rows):
            self._account.guess(
                "table", rows[0][0].text, "补齐了缺格的行", "rows were filled up", 0.8
            )
        if wide > COLUMNS:
            self._account.guess(
                "table", rows[0][0].text, "栏太多，逐行排", "too wide: row by row", 0.5
            )
            yield from (
                self._safe("", Copy("｜".join(c.text for c in row if c.text))) for row in rows
            )
        elif len(rows) == 1:  # a header wants rows
            yield from (self._safe("", cell) for cell in rows[0] if cell.text)
        elif all("\n" not in cell.text for row in rows for cell in row) and rows[0][0].text:
            yield table(rows)
        else:
            lines = [f"  - [{', '.join(_cell(cell) for cell in row)}]" for row in rows[1:]]
            head = f"header: [{', '.join(_cell(cell) for cell in rows[0])}]"
            yield "\n".join(["```table", head, "rows:", *lines, "```"])

    def _figure(self, piece: Piece, caption: Piece | None) -> str:
        """A picture with its caption; one that is not to be had keeps its place."""
        text = self.plain(caption.words) if caption else ""
        found = self._picture(piece)
        said = self.plain(piece.words) or text.replace("\n", "")
        rows = [f"caption: {scalar(text)}"] if text else []
        if isinstance(found, str):
            rows.insert(0, f"note: {scalar(found)}")
        else:
            if not said:
                said = f"图片（{found.name}）"
                self._mute(found.name)
                self._account.guess(
                    "alt", found.name, "没有替代文字，请补写", "no alternative text: write one", 0.1
                )
            rows = [f"picture: {found.name}", f"alt: {scalar(said)}", *rows]
            if found.wide < SMALL:
                rows.append("own: true")
        return "\n".join(["```figure", *rows, "```"])


def _cell(copy: Copy) -> str:
    return scalar(copy.text) if copy.text else '""'


def _pairs(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, Piece | None]]:
    """Pieces, pictures with the caption that follows them."""
    at = 0
    while at < len(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        taken = pieces[at].kind == "picture" and after is not None and after.kind == "caption"
        yield pieces[at], after if taken else None
        at += 1 + taken


def publication(articles: list[Article], layout: str, files: list[str], writer: Writer) -> str:
    """The publication.yaml of one or several articles."""
    first = articles[0]
    issuer = first.source if len(first.source) <= ISSUER else ""
    rows = [f"title: {scalar(writer.plain(first.title))}", f"layout: {layout}"]
    rows += [f"issuer: {scalar(issuer)}"] if issuer else []
    rows += [f"author: {scalar(first.author)}"] if first.author else []
    rows += [f"date: {first.date}"] if re.fullmatch(r"\d{4}-\d\d-\d\d", first.date) else []
    credits = list(dict.fromkeys(row for one in articles for row in one.credits))
    named = {name for _, name in credits}
    credits += [("作者", one.author) for one in articles if one.author and one.author not in named]
    credits += [("原载", one.source) for one in articles if one.source and one.source != issuer]
    if credits:
        rows.append("credits:")
        rows += [
            f"  - {{role: {scalar(role)}, name: {scalar(writer.plain(name))}}}"
            for role, name in credits
        ]
    rows.append("sections:")
    rows += [f"  - {scalar(file)}" for file in files]
    return "\n".join(rows) + "\n"


def account_text(account: Account, names: list[str]) -> str:
    """The account of an import, for people: what was dropped, guessed and changed."""
    parts = [f"# 收稿记录 · Import report\n\n来源 · Source: {'、'.join(names)}"]
    for title, notes, form in (
        ("舍去的 · Dropped", account.dropped, _dropped),
        ("猜定的 · Guessed", account.guessed, _guessed),
        ("改动的 · Changed", account.changed, _changed),
    ):
        rows = [form(note) for note in notes]
        parts.append(f"## {title}（{len(rows)}）\n\n" + ("\n".join(rows) if rows else "无 · none"))
    return "\n\n".join(parts) + "\n"


def _shown(text: str, most: int = SHOWN) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= most else f"{line[:most]}…（共 {len(line)} 字）"


def _dropped(note: Note) -> str:
    return f"- {note.why_zh} · {note.why_en}：{' / '.join(note.text.split(chr(10)))}"


def _guessed(note: Note) -> str:
    return f"- {note.what}（{note.sure:.0%}）{note.why_zh} · {note.why_en}：{_shown(note.text)}"


def _changed(note: Note) -> str:
    return f"- {note.what} → {note.text}　{note.why_zh} · {note.why_en}"
