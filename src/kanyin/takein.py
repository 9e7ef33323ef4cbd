"""From what people have to a publication: sources in, content files and an account out."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .blocks import KINDS
from .intake.docx import read_docx
from .intake.html import read_html
from .intake.pictures import beside, embedded, file_name, is_remote, shown
from .intake.pieces import Account, Found, IntakeError, Piece
from .intake.plain import read_plain
from .intake.shape import Article, shape
from .intake.sniff import decode, kind_of_text, read_source
from .intake.write import Kept, Writer, account_text, publication
from .model.content import Copy
from .model.diagnostic import NOWHERE, Report, Span
from .model.job import Job
from .model.layout import Layout, PictureSlot
from .read.markdown import read_markdown, to_html
from .stock import PUBLICATION, layout_files, open_layout, open_shelf

ACCOUNT = "import-report.md"
LAYOUT = "newsletter-a4"
PARTS = ("article", "lead", "note", "chapter")  # of a layout, the first it has takes the text
ROLES = ("serif", "serif-bold", "sans", "sans-bold", "kai")
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg", ".ico", ".css", ".js", ".pdf"}
MOST = 2_000  # characters of an address in the account
SPACES = dict.fromkeys([0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
LEADER = re.compile(r"([_=*~.-])\1+|…+|—+")
LONGEST_LEADER = 12
HOLE = "〓"  # what printers set where a character is missing
Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: the folder, the articles, and what became of all else."""

    folder: Path
    articles: tuple[Article, ...]
    account: Account
    pictures: int


def take_in(
    sources: tuple[Path, ...], folder: Path, layout: str, fetch: Fetch | None, report: Report
) -> Taken | None:
    """Sources to a publication's folder, which is there whole or not at all."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        report.error("N106", NOWHERE, path=str(folder))
        return None
    account = Account()
    made = _Intake(folder.parent / f".{folder.name[:40]}.{os.getpid()}.tmp", fetch, account, report)
    pages = list(_files(sources, report))
    try:
        chosen = _part(layout, report)
        articles = [article for page in pages if (article := made.article(page)) is not None]
        if report.failed or chosen is None or not articles:
            return None
        _write(made, articles, pages, layout, chosen)
        if folder.exists():
            folder.rmdir()
        os.replace(made.folder, folder)
    except OSError as error:
        report.error("E101", Span(str(folder), 0, 0), path=str(folder), reason=error.strerror)
        return None
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)
    return Taken(folder, tuple(articles), account, made.pictures)


def _files(sources: tuple[Path, ...], report: Report) -> Iterator[Path]:
    """Files as they are; of a folder all that could be text, by name."""
    for source in sources:
        if (source / PUBLICATION).is_file():
            report.error("N109", NOWHERE, path=str(source))
        elif source.is_dir():
            found = [
                path for path in sorted(source.iterdir())
                if path.is_file() and path.suffix.lower() not in PICTURES
                and not path.name.startswith((".", "~$"))
            ]  # fmt: skip
            if not found:
                report.error("N108", NOWHERE, path=str(source))
            yield from found
        else:
            yield source


def _part(name: str, report: Report) -> str | None:
    """The part of a layout that takes an article's text: one that runs on over pages, and has no
    place for a picture that may not be there."""
    files = layout_files(Job(Path()), Path())
    layout = open_layout(name, files[name], report) if name in files else None
    if layout is None:
        return None
    fitting = [part for part in PARTS if part in layout.parts]
    quiet = [part for part in fitting if not _wants_picture(layout, part)]
    return next(iter([*quiet, *fitting, *layout.parts]), "chapter")


def _wants_picture(layout: Layout, part: str) -> bool:
    return any(isinstance(slot, PictureSlot) for slot in layout.parts[part].first.slots)


def _write(
    made: _Intake, articles: list[Article], pages: list[Path], layout: str, part: str
) -> None:
    """The files of the publication, and the account."""
    made.folder.mkdir(parents=True, exist_ok=True)
    names = (
        [f"{count:02}.md" for count in range(1, len(articles) + 1)]
        if len(articles) > 1
        else ["article.md"]
    )
    for name, article in zip(names, articles, strict=True):
        credited = any(one.credits or one.author for one in articles)
        text = made.writer.section(article, part, credited and article is articles[-1])
        (made.folder / name).write_text(text, "utf-8")
    whole = publication(articles, layout, names, made.writer)
    (made.folder / PUBLICATION).write_text(whole, "utf-8")
    account = account_text(made.account, [page.name for page in pages])
    (made.folder / ACCOUNT).write_text(account, "utf-8")


class _Intake:
    """Takes sources apart for one publication, and keeps its pictures."""

    def __init__(self, folder: Path, fetch: Fetch | None, account: Account, report: Report) -> None:
        self.folder, self.account = folder, account
        self.pictures = 0
        self._fetch, self._report = fetch, report
        self._page = folder
        self._inside: dict[str, bytes] = {}
        self._names: dict[str, Kept] = {}
        self.writer = Writer(self._picture, _reads_back, self._mute, account)
        shelf = open_shelf(Job(Path()), Path(), Report())
        self._faces = [shelf.chain(role) for role in ROLES]
        self._known: dict[str, bool] = {}

    def article(self, page: Path) -> Article | None:
        """One source; None, and a report, where there is nothing to be had of it."""
        self._page, self._names = page, {}
        try:
            found = self._found(page)
        except IntakeError as error:
            self._report.error(error.code, NOWHERE, **error.values)
            return None
        except OSError as error:
            self._report.error("E102", Span(str(page), 0, 0), path=str(page), reason=error.strerror)
            return None
        article = shape(
            replace(found, pieces=tuple(map(self._set, found.pieces))), self.account, page.stem
        )
        if not article.blocks:
            self._report.error("N107", NOWHERE, path=page.name)
            return None
        return replace(article, title=self._clean(article.title))

    def _found(self, page: Path) -> Found:
        kind, data = read_source(page)
        if kind == "docx":
            text, self._inside = read_docx(data, page.name, self.account)
            return read_html(text, self.account, page.name, whole=True)
        text = decode(data, page.name, self.account)
        kind = kind_of_text(text, page.name)
        if kind == "html":
            return read_html(text, self.account, page.name)
        if kind == "markdown":
            return _markdown(text, self.account)
        return read_plain(text)

    def _set(self, piece: Piece) -> Piece:
        """A piece without characters that no face has."""
        return replace(
            piece, text=self._copy(piece.text), items=tuple(map(self._copy, piece.items)),
            rows=tuple(tuple(map(self._copy, row)) for row in piece.rows),
        )  # fmt: skip

    def _copy(self, copy: Copy) -> Copy:
        copy = replace(copy, text=copy.text.translate(SPACES))
        long_ = [match for match in LEADER.finditer(copy.text) if len(match[0]) > LONGEST_LEADER]
        if long_:
            for match in long_:
                self.account.change(
                    match[0], match[0][:LONGEST_LEADER], "过长的填空线缩短", "a long leader"
                )
            copy = Copy(LEADER.sub(lambda match: match[0][:LONGEST_LEADER], copy.text), copy.span)
        strange = Counter(char for char in copy.text if not self._has(char))
        if not strange:
            return copy
        kept, places = [], [0]
        for char in copy.text:
            kept.append(char if char not in strange else HOLE if char.isalpha() else "")
            places.append(places[-1] + len(kept[-1]))
        for char, count in strange.items():
            done = ("以 〓 代", "set as 〓") if char.isalpha() else ("略去", "left out")
            self._report.warn(
                "N202", NOWHERE, char=char, code=f"U+{ord(char):04X}", count=count,
                done_zh=done[0], done_en=done[1],
            )  # fmt: skip
            self.account.drop(
                f"{char}（U+{ord(char):04X}）×{count}", "没有字体含此字", "no face has it"
            )
        stress = tuple(
            mark._replace(start=places[mark.start], end=places[mark.end]) for mark in copy.stress
            if places[mark.start] < places[mark.end]
        )  # fmt: skip
        return Copy("".join(kept), copy.span, stress)

    def _clean(self, text: str) -> str:
        return self._copy(Copy(text)).text

    def _has(self, char: str) -> bool:
        if char not in self._known:
            self._known[char] = char in "\n\u3000 " or (
                char.isprintable()
                and all(any(face.covers(char) for face in chain) for chain in self._faces)
            )
        return self._known[char]

    def _picture(self, piece: Piece) -> Kept | str:
        """Keep a picture in the publication; else say what is missing."""
        source = piece.source
        if source and source in self._names:
            return self._names[source]
        data = self._inside.get(source) or piece.data or embedded(source)
        if data is None and (path := beside(source, self._page)) is not None:
            data = path.read_bytes()
        if data is None and is_remote(source) and self._fetch is not None:
            from .intake.fetch import FetchError

            try:
                data = self._fetch(source)
            except FetchError as error:
                return self._lost(source, error.zh, error.en)
        if data is None:
            why = (
                ("没有存下来", "it was not saved")
                if source
                else ("原文只有图注", "only its caption is there")
            )
            return self._lost(source, *why)
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._names:
            return self._names[digest]
        from .repro.convert import as_kept

        kept = as_kept(data)
        if kept is None:
            return self._lost(source, "读不出", "it cannot be read")
        self.pictures += 1
        name = file_name(self.pictures, kept.suffix)
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(kept.data)
        self.account.guess(
            "picture", f"{shown(source)} → {name}", "图片收入", "a picture was taken in", 1.0
        )
        self._names[source] = self._names[digest] = Kept(name, kept.wide)
        return self._names[digest]

    def _mute(self, name: str) -> None:
        """A picture whose alternative text had to be made up."""
        self._report.warn("N204", NOWHERE, name=name)

    def _lost(self, source: str, zh: str, en: str) -> str:
        said = source[:MOST] if source else "（无地址）"
        self._report.warn("N201", NOWHERE, source=said, zh=zh, en=en)
        self.account.drop(said, f"图片：{zh}", f"a picture: {en}")
        return "图待补"


def _markdown(text: str, account: Account) -> Found:
    """Markdown by way of HTML, its front matter as facts; what of that has no place is told."""
    html, front = to_html(text)
    found = read_html(html, account, whole=True)
    lead = []
    if "picture" in front:
        lead.append(Piece("picture", Copy(front.get("alt", "")), source=front["picture"]))
    if "standfirst" in front:
        lead.append(Piece("text", Copy(front["standfirst"])))
    for key, value in front.items():
        if key not in ("title", "date", "source", "author", "picture", "alt", "standfirst"):
            account.drop(f"{key}: {value}", "题头里没有用处的键", "front matter that has no place")
    return Found((*lead, *found.pieces), front)


def _reads_back(text: str, wanted: str) -> bool:
    """Whether a piece of Markdown gives one block of just that text."""
    kinds = {kind.name: kind.fields for kind in KINDS.values()}
    blocks = read_markdown(text, "", 1, kinds, lambda name, node, report: None, Report())
    if len(blocks) != 1:
        return False
    block = blocks[0]
    copy = getattr(block, "text", None)
    if isinstance(copy, Copy):
        return copy.text == wanted
    items: tuple[Copy, ...] = getattr(block, "items", ())
    return [item.text for item in items] == [wanted]
