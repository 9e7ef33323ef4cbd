"""The plot of an imposition: a finished PDF and a scheme in, sheets to print out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from .draw import TARGETS, VARIANTS, paint
from .finish import given_moment, write
from .job import build
from .model.content import Copy, PictureFile
from .model.diagnostic import NOWHERE, KanyinError, Report
from .model.edition import Edition, Variant
from .model.geometry import Size
from .model.job import Job
from .model.leaf import Leaf
from .model.names import unknown
from .model.page import Book, Page, Text
from .model.picture import Artwork
from .model.schemes import NAMES
from .model.sheet import Cell, Name, Pages, Plan, Scheme
from .model.style import Style
from .model.units import MM
from .press.leaves import Opened, open_file
from .press.preflight import FRAME, preflight
from .press.whole import check_whole
from .read.scheme import read_scheme
from .sheets.book import placed, sheet_pages
from .sheets.marks import ALL
from .sheets.overview import MOST, overview_page
from .sheets.schemes import SLACK, plan
from .sheets.taking import taken
from .sheets.words import TITLES
from .sheets.words import described as described
from .sheets.words import summed_up as summed_up
from .stock import YAML, bundled, is_publication, open_shelf
from .text.setter import Setter
from .view.opened import read_pdf
from .view.pixels import page_png

SLUG = Style(face="sans", strong="sans", emphasis="sans", size=6_500, leading=9_000, align="left",
             color=ALL)  # fmt: skip
LABEL = SLUG._replace(size=9_000, leading=12_000)
Planned = tuple[Size, tuple[Cell, ...]]  # a sheet and what lies on a side of it
LONGEST = 24  # characters of a title beside a sheet's pages
FIRST = "00000101000000"  # what a date leaves out
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
ONE_LINE = 20_000_000  # mpt: no slug is longer
INK = 400  # percent: what pages hold was judged when they were made
PREVIEW, PNG = 1_600, b"\x89PNG"  # pixels wide
PLAIN = Variant("sheets", "", version=(1, 7), ink="cmyk", group=False, tagged=False)


@dataclass(frozen=True, slots=True)
class Imposed:
    """Sheets, the plan they follow, and whether they are for the ``press``: PDF/X-4."""

    output: bytes = field(repr=False)
    plan: Plan
    press: bool = False


def choose_scheme(name: str, wishes: dict[str, Any], report: Report) -> Scheme:
    """A scheme by its own name, one of those that come with kanyin, or a file; ``wishes`` take the
    place of what it says.  Raises KanyinError where there is none."""
    if name in NAMES:
        return Scheme(scheme=cast(Name, name), **wishes)
    files = {path.stem: path for path in sorted((bundled("layouts") / "schemes").glob("*.yaml"))}
    path = Path(name) if Path(name).suffix.lower() in YAML else files.get(name)
    if path is None and Path(f"{name}.yaml").is_file():
        path = Path(f"{name}.yaml")
    if path is None:
        unknown(report, name, NOWHERE, (*NAMES, *files), "拼法", "scheme")
    found = read_scheme(path, report) if path is not None else None
    report.stop_on_errors()
    assert found is not None, "a scheme that cannot be read is reported"
    return replace(found, **wishes)


def impose_file(
    path: Path, scheme: Scheme, output: Path | None, report: Report, preview: Path | None = None
) -> Imposed:
    """The sheets of a PDF, or of a publication's print edition; written where there is an output,
    and then a ``preview`` of all sides.  Raises KanyinError when there are errors."""
    if output is not None and output.exists() and path.exists() and output.samefile(path):
        report.error("P313", NOWHERE, path=str(output))
        report.stop_on_errors()
    data = read_pages(path, "print", report)
    imposed = impose(data, path, scheme, report)
    shown = preview_png(imposed, path, report) if preview is not None else b""
    if output is not None:
        write(output, imposed.output, report)
    if preview is not None:
        write(preview, shown, report, PNG)
    return imposed


def read_pages(path: Path, variant: str, report: Report) -> bytes:
    """A PDF's bytes; of a publication an edition is made."""
    if not is_publication(path):
        return read_pdf(path, report)
    try:
        proof = build(Job(path, variant=variant))
    except KanyinError as error:
        report.diagnostics.extend(error.diagnostics)
        raise KanyinError(tuple(report.diagnostics)) from None
    report.diagnostics.extend(proof.diagnostics)
    return proof.output


def impose(data: bytes, path: Path, scheme: Scheme, report: Report) -> Imposed:
    """Pages onto sheets.  ``path`` is what messages call the file."""
    opened = open_file(data, path, report)
    leaves = taken(opened.leaves, scheme.take, report)
    report.stop_on_errors()
    sizes = tuple(Size(leaf.trim.width, leaf.trim.height) for leaf in leaves)
    found = plan(scheme, Pages(sizes, max(leaf.bleed for leaf in leaves)), report)
    report.stop_on_errors()
    assert found is not None, "what cannot be planned is reported"
    _tell_bare(leaves, found.bleed, report)
    edition = _edition(data, opened, report)
    title = opened.title or "".join(filter(str.isprintable, path.stem))
    sayer = _Sayer()
    short = _short(title) if sayer.knows(_short(title)) else ""
    pages = tuple(sheet_pages(found, dict(enumerate(leaves, 1)), short, sayer))
    book = Book(f"{title}（{TITLES[scheme.scheme]}）", "", opened.language or "zh-Hans", "", pages)
    output = paint(book, TARGETS["pdf"](book, sayer.shelf, edition, report))
    report.stop_on_errors()
    check_whole(output, len(pages), report)
    if edition.variant.x:
        preflight(output, INK, True, report, FRAME)
    report.stop_on_errors()
    return Imposed(output, found, edition.variant.x != "")


def _tell_bare(leaves: Sequence[Leaf], bleed: int, report: Report) -> None:
    """Pages that have less bleed than the others: at their edges there may be white."""
    bare = [number for number, leaf in enumerate(leaves, 1) if leaf.bleed < bleed - SLACK]
    if bare:
        found, more = leaves[bare[0] - 1].bleed, len(bare) - 1
        report.warn(
            "P320", NOWHERE, page=bare[0], found=f"{found / MM:.1f}", wanted=f"{bleed / MM:.1f}",
            more_zh=f"，另有 {more} 页也是" if more else "",
            more_en=f", and {more} more" if more else "",
        )  # fmt: skip


def lay(data: bytes, path: Path, title: str, sides: Iterable[Planned], report: Report) -> bytes:
    """Pages in their places on sides that others have planned: no bleed, no marks, no claims.

    Raises KanyinError as `impose` does."""
    leaves = dict(enumerate(open_file(data, path, report).leaves, 1))
    pages = tuple(
        Page(count, size, 0, "side", tuple(placed(cell, leaves[cell.page], 0) for cell in cells))
        for count, (size, cells) in enumerate(sides, 1)
    )
    book = Book(title, "", "zh-Hans", "", pages)
    output = paint(book, TARGETS["pdf"](book, _Sayer().shelf, Edition(PLAIN), report))
    report.stop_on_errors()
    return output


def _edition(data: bytes, opened: Opened, report: Report) -> Edition:
    """What sheets may say of themselves: PDF/X-4 where the pages' file keeps it, and PDF/A-2."""
    given = given_moment(report)
    epoch = _moment(opened.moment) if given is None else given
    if opened.condition is not None:
        broken = Report()
        preflight(data, INK, True, broken, FRAME)
        if not broken.failed:
            level = "2B" if opened.archive else ""  # tags are those of pages, not of sheets
            variant = VARIANTS["print"]._replace(name="sheets", a=level, ua="", tagged=False)
            return Edition(variant, condition=opened.condition, palette=(ALL,), epoch=epoch)
        report.warn("P312", NOWHERE, reason=broken.diagnostics[0].en)
    variant = PLAIN._replace(version=max(PLAIN.version, opened.version))
    return Edition(variant, palette=(ALL,), epoch=epoch)


def _moment(text: str) -> int:
    """A PDF's date (ISO 32000-1, 7.9.4) as seconds since 1970; the first day of 2000 without one,
    so that the same file gives the same sheets."""
    digits = re.match(r"(?:D:)?(\d{4,14})", text, re.ASCII)
    whole = digits[1] + FIRST[len(digits[1]) :] if digits else ""
    try:
        when = datetime.strptime(whole, "%Y%m%d%H%M%S") if digits else NO_DAY
    except ValueError:
        when = NO_DAY
    return max(int(when.replace(tzinfo=UTC).timestamp()), 0)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"


class _Sayer:
    """Sets small lines of type in a face that comes with kanyin."""

    def __init__(self) -> None:
        folder, self.said = bundled("fonts"), Report()
        self.shelf = open_shelf(Job(folder), folder, self.said)
        self._setter = Setter(self.shelf, self.said, _no_picture)

    def __call__(self, line: str, style: Style = SLUG) -> Text:
        return self._setter.text(Copy(line, NOWHERE), style, ONE_LINE)[0]

    def knows(self, line: str) -> bool:
        """Whether the face has every character."""
        before = len(self.said.diagnostics)
        self(line)
        return len(self.said.diagnostics) == before


def _no_picture(named: PictureFile) -> Artwork:
    raise AssertionError(f"no picture stands in a line of type: {named.path}")


def preview_png(imposed: Imposed, path: Path, report: Report) -> bytes:
    """All sides beside one another, as a PNG.  ``path`` is what messages call the file."""
    sayer = _Sayer()
    opened = open_file(imposed.output, path, report, whole=True)
    if len(opened.leaves) > MOST:
        report.warn("P319", NOWHERE, most=MOST, count=len(opened.leaves))
    page = overview_page(imposed.plan, opened.leaves, lambda line: sayer(line, LABEL))
    book = Book("", "", "zh-Hans", "", (page,))
    data = paint(book, TARGETS["pdf"](book, sayer.shelf, Edition(PLAIN, palette=(ALL,)), report))
    report.stop_on_errors()
    return page_png(data, path, 1, PREVIEW, report)
