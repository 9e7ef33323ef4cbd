"""The whole press, top to bottom: read this file first.

content, layouts, fonts → Document, Layout, Shelf → stories → flows → Book → bytes
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .blocks import KINDS
from .blocks.desk import Desk
from .finish import Laid, check_job, finish
from .fonts.shelf import Shelf
from .model.content import Block, Document, PictureFile
from .model.diagnostic import NOWHERE, Diagnostic, Report
from .model.explanation import LineExplanation
from .model.flow import Flow
from .model.job import Job
from .model.layout import Layout
from .model.page import Book, Page
from .model.picture import Artwork, Raster
from .model.story import Matter, Story
from .model.style import profile
from .model.verdict import Judgement
from .pages.furnish import Setting
from .pages.pour import facts, pour
from .read.content import read_document
from .read.picture import read_picture
from .stock import choose_layout, locate, mistaken, open_shelf
from .style.resolve import entries, resolve
from .text.setter import Setter
from .text.tell import tell_lines

ROUNDS = 4
# OpenType's name for the language of each region.
SHAPED = {"zh-Hans-CN": "zh-Hans", "zh-Hant-TW": "zh-Hant", "zh-Hant-HK": "zh-HK"}
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Proof:
    """What came out: the file's bytes, the pages behind them, and what was said on the way."""

    output: bytes = field(repr=False)
    book: Book = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


def build(job: Job, progress: Progress = lambda stage, count: None) -> Proof:
    """Set a publication and write it.  Raises KanyinError with every diagnostic when there are
    errors; the file that was there before is then untouched.
    """
    report = Report()
    check_job(job, report)
    report.stop_on_errors()
    laid = lay_out(job, report, progress)
    progress("paint", len(laid.book.pages))
    output = finish(job, laid, report)
    return Proof(output, laid.book, tuple(report.diagnostics))


def explain(
    job: Job, page: int | None, progress: Progress = lambda stage, count: None
) -> tuple[tuple[LineExplanation, ...], tuple[Diagnostic, ...]]:
    """Why every line of a publication, or of one page, is as it is; and what was said on the way.

    Raises KanyinError when the publication cannot be laid out, or has no such page."""
    from .explain.own import explain_book

    report = Report()
    book = lay_out(job, report, progress).book
    report.stop_on_errors()
    if page is not None and page > len(book.pages):
        report.error("P105", NOWHERE, page=page, count=len(book.pages))
        report.stop_on_errors()
    return tuple(explain_book(book, page)), tuple(report.diagnostics)


def lay_out(job: Job, report: Report, progress: Progress) -> Laid:
    """The pages of a publication, and what they are made with."""
    folder, name = locate(job.publication)
    kinds: dict[str, type[Block]] = {kind.name: kind.fields for kind in KINDS.values()}
    document = read_document(folder, name, kinds, report)
    if document is None:
        report.stop_on_errors()
        raise AssertionError("a document that cannot be read is reported")
    before = len(report.diagnostics)
    layout = choose_layout(job, document, folder, report)
    shelf = open_shelf(job, folder, report, SHAPED[profile(document.language)])
    if layout is None or mistaken(layout, shelf, report, before):
        report.stop_on_errors()
        raise AssertionError("a layout that cannot be had is reported")
    book = settle(document, layout, shelf, folder, report, progress)
    tell_lines(book, report)
    return Laid(book, shelf, layout, document)


class _Numbers(dict[str, int]):
    """Page numbers by anchor, and whether any block has asked for one: if none did, no other
    numbers can change the pages."""

    asked = False

    def __getitem__(self, anchor: str) -> int:
        self.asked = True
        return super().__getitem__(anchor)

    def get(self, anchor: str, default: int = 0) -> int:  # type: ignore[override]
        self.asked = True
        return super().get(anchor, default)


def _measure(path: Path, named: PictureFile, report: Report) -> Raster | None:
    from .repro.pictures import measure  # Pillow, only where there are rasters

    return measure(path, named, report)


def settle(
    document: Document, layout: Layout, shelf: Shelf, folder: Path, report: Report,
    progress: Progress,
) -> Book:  # fmt: skip
    """Lay out with the page numbers of last time until they agree: the only loop there is."""

    @cache
    def picture(named: PictureFile) -> Artwork:
        return read_picture(folder, named, _measure, report)

    setter = Setter(shelf, report, picture)
    setting = Setting(setter.text, picture, report)
    stories = resolve(document, layout, report)
    numbers = _Numbers({story.name: 0 for story in stories})
    pages: tuple[Page, ...] = ()
    for _ in range(ROUNDS):
        matter = Matter(entries(stories), document.credits, numbers)
        flows = tuple(
            (story, list(typeset(story, Desk(setter, layout, matter, story.part.name, story.tag))))
            for story in stories
        )
        pages = tuple(pour(layout, flows, setting, lambda number: progress("pages", number)))
        found = _Numbers(facts(pages))
        if found == numbers or not numbers.asked:
            break
        numbers = found
    else:
        report.warn("L104", rounds=ROUNDS)
    said = {
        name: copy.text.replace("\n", " ") if copy else ""
        for name, copy in (
            ("title", document.title), ("author", document.author or document.issuer),
            ("subject", document.subject or document.subtitle), ("date", document.date),
        )
    }  # fmt: skip
    keywords = tuple(copy.text for copy in document.keywords)
    return Book(language=document.language, pages=pages, keywords=keywords, **said)


def typeset(story: Story, desk: Desk) -> Iterator[Flow]:
    """A story's blocks as flows."""
    kinds = {kind.fields: kind for kind in KINDS.values()}
    for place, block in enumerate(story.blocks):
        yield from kinds[type(block)].flows(block, desk._replace(place=place))


def judge_pdf(path: Path, measure: float | None, page: int | None, report: Report) -> Judgement:
    """The Chinese lines of any PDF held against the rules of clreq, by the positions of glyphs."""
    from .explain.file import judge_file

    return judge_file(path, measure, page, report)
