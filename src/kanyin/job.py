"""The whole press, top to bottom: read this file first.

content, layouts, fonts → Document, Layout, Shelf → stories → flows → Book → bytes
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from .blocks import KINDS
from .blocks.desk import Desk
from .draw import TARGETS, paint
from .draw import VARIANTS as VARIANTS
from .fonts.face import Face
from .fonts.shelf import Shelf
from .model.content import Block, Document, PictureFile
from .model.diagnostic import NOWHERE, Diagnostic, Report, Span
from .model.edition import Edition, Variant
from .model.explanation import LineExplanation
from .model.flow import Flow
from .model.layout import Layout
from .model.names import unknown
from .model.page import Book, Page
from .model.picture import Artwork, Raster
from .model.story import Matter, Story
from .model.style import profile
from .model.typeface import FaceEntry
from .model.verdict import Judgement
from .pages.check import check_alt, check_count, check_ink, check_links, check_resolution
from .pages.furnish import Setting
from .pages.pour import facts, pour
from .read.content import read_document
from .read.fonts import read_fonts
from .read.layout import read_layout
from .read.nodes import read_text
from .read.picture import read_picture
from .style.resolve import entries, resolve
from .text.setter import Setter
from .text.tell import tell_lines

PUBLICATION = "publication.yaml"
ROUNDS = 4
NO_DAY = date(2000, 1, 1)
# OpenType's name for the language of each region.
SHAPED = {"zh-Hans-CN": "zh-Hans", "zh-Hant-TW": "zh-Hant", "zh-Hant-HK": "zh-HK"}
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built: a publication's folder, and what its file does not say.

    ``output`` is the file to write; None writes nothing.  ``layout`` takes the place of the
    layout that the publication names.  ``target`` is a row of draw.TARGETS, ``variant`` one of
    draw.VARIANTS.  ``profile`` is the ICC profile of a printing condition; ``keep_rgb`` leaves
    pictures as they are on the press; ``resolution`` is what finer pictures are brought down to.
    """

    publication: Path
    output: Path | None = None
    layout: str = ""
    target: str = "pdf"
    variant: str = "screen"
    profile: Path | None = None
    keep_rgb: bool = False
    resolution: int = 0
    max_size: int = 0
    password: str = field(default="", repr=False)
    layouts: tuple[Path, ...] = ()
    fonts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """A publication laid out: its pages, and what they were made with."""

    book: Book
    shelf: Shelf
    layout: Layout
    document: Document


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
    laid = lay_out(job, report, progress)
    edition = edition_of(job, laid, report)
    check_edition(laid, edition, report)
    report.stop_on_errors()
    book = laid.book
    progress("paint", len(book.pages))
    output = paint(book, TARGETS[job.target](book, laid.shelf, edition, report))
    report.stop_on_errors()
    if job.output is not None:
        write(job.output, output, report)
    return Proof(output, book, tuple(report.diagnostics))


def edition_of(job: Job, laid: Laid, report: Report) -> Edition:
    """The variant that is wanted, as the layout and the job would have it."""
    variant: Variant = VARIANTS[job.variant]
    resolution = job.resolution or variant.resolution or laid.layout.resolution
    palette = tuple(laid.layout.palette.values())
    return Edition(
        replace(variant, resolution=resolution), job.profile, palette, laid.layout.ink,
        job.keep_rgb, epoch=moment(laid.document, report),
    )  # fmt: skip


def moment(document: Document, report: Report) -> int:
    """When the file says it was made: SOURCE_DATE_EPOCH, else the publication's own date, so that
    the same input gives the same bytes.  Without either, the first day of 2000."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if given.isascii() and given.isdigit() and len(given) < 12:
            return int(given)
        report.warn("E103", NOWHERE, value=given)
    try:
        day = date.fromisoformat(document.date.text if document.date else "")
    except ValueError:
        day = NO_DAY
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def check_edition(laid: Laid, edition: Edition, report: Report) -> None:
    """What this edition wants of finished pages."""
    variant, book = edition.variant, laid.book
    check_resolution(book, variant.resolution, report)
    check_alt(book, variant.told, report)
    if not variant.links:
        check_links(book, report)
    if variant.ink == "cmyk":
        check_ink(book, edition.limit, report)
        if edition.profile is not None:
            from .repro.profiles import press_profile

            press_profile(edition.profile, report)


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
    if not report.failed:  # what is missing or wrong changes the number of pages
        check_count(book, layout, document, report)
    return Laid(book, shelf, layout, document)


def locate(publication: Path) -> tuple[Path, str]:
    """The folder of a publication and the name of its file."""
    if publication.is_dir():
        return publication, PUBLICATION
    return publication.parent, publication.name


def bundled(what: str) -> Path:
    """The layouts or fonts that come with kanyin: inside the package when it is installed, at the
    top of the tree when it is run from there.
    """
    here = Path(__file__).parent
    inside = here / "data" / what
    return inside if inside.is_dir() else here.parent.parent / what


def layout_files(job: Job, folder: Path) -> dict[str, Path]:
    """Every layout by name; the publication's own come before those that are bundled."""
    places = (bundled("layouts"), *job.layouts, folder / "layouts")
    return {file.stem: file for place in places for file in sorted(place.glob("*.yaml"))}


def choose_layout(job: Job, document: Document, folder: Path, report: Report) -> Layout | None:
    """The layout asked for.  Where there is none of that name, the one of the nearest, so that
    the pages can be laid out and every other mistake found."""
    files = layout_files(job, folder)
    name = job.layout or document.layout.text
    if name not in files:
        span = NOWHERE if job.layout else document.layout.span
        unknown(report, name, span, files, "版式", "layout")
        name = next(iter(get_close_matches(name, files, 1, 0.0)), "")
    region = profile(document.language)
    return open_layout(name, files[name], report, region) if name else None


def mistaken(layout: Layout, shelf: Shelf, report: Report, before: int) -> bool:
    """Whether the layout or the fonts themselves are wrong: the pages would then only show what
    follows from that."""
    file = f"layouts/{layout.name}.yaml"
    for style in layout.styles.values():
        for role in (style.face, style.strong, style.emphasis):
            shelf.face(role, report.find(Span(file, 1, 1), role))
    news = report.diagnostics[before:]
    return any(found.code != "S104" or found.span.file == file for found in news)


def layouts_of(publication: Path | None, report: Report) -> Iterator[Layout]:
    """Every layout a publication may use; those that cannot be read are reported."""
    folder = locate(publication)[0] if publication else bundled("layouts").parent
    for name, path in layout_files(Job(folder), folder).items():
        layout = open_layout(name, path, report)
        if layout is not None:
            yield layout


def open_layout(name: str, path: Path, report: Report, region: str = "zh-Hans-CN") -> Layout | None:
    file = f"layouts/{path.name}"
    text = read_text(path, file, report)
    return read_layout(text, name, file, report, region) if text is not None else None


def font_entries(job: Job, folder: Path, report: Report) -> tuple[FaceEntry, ...]:
    """Bundled faces first; a publication's own of the same role takes their place."""
    places = (bundled("fonts"), *job.fonts, folder / "fonts")
    return tuple(entry for place in places for entry in read_fonts(place, report))


def faces_of(publication: Path | None, report: Report) -> Iterator[tuple[FaceEntry, Face | None]]:
    """Every face a publication may use, opened; those that cannot be are reported."""
    folder = locate(publication)[0] if publication else bundled("fonts")
    shelf = open_shelf(Job(folder), folder, report)
    for entry in shelf.entries():
        yield entry, shelf.face(entry.role, entry.span)


def open_shelf(job: Job, folder: Path, report: Report, language: str = "zh-Hans") -> Shelf:
    return Shelf(font_entries(job, folder, report), report, language)


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
        yield from kinds[type(block)].flows(block, replace(desk, place=place))


def judge_pdf(path: Path, measure: float | None, page: int | None, report: Report) -> Judgement:
    """The Chinese lines of any PDF held against the rules of clreq, by the positions of glyphs."""
    from .explain.file import judge_file

    return judge_file(path, measure, page, report)


def _may_replace(target: Path) -> bool:
    """A PDF or an empty file; never a source, a device or a pipe."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(5) in (b"%PDF-", b"")


def write(path: Path, data: bytes, report: Report) -> None:
    """Write beside the target, sync, and rename: the target is whole at every moment.

    A link is followed, so that what it points to is replaced and the link stays."""
    temporary = None
    try:
        target = path.resolve()
        if target.exists() and not _may_replace(target):
            raise OSError(0, "it is there already and is no PDF")
        beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(beside, flags, 0o666)
        temporary = beside
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if target.exists():
                os.chmod(beside, target.stat().st_mode & 0o777)
        os.replace(beside, target)
        temporary = None
    except OSError as error:
        report.error("E101", Span(str(path), 0, 0), path=str(path), reason=error.strerror)
        report.stop_on_errors()
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
