"""From finished pages to a finished file: an edition is painted, read again, and written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import normalize

from .draw import TARGETS, paint
from .draw import VARIANTS as VARIANTS
from .fonts.shelf import Shelf
from .keep import keep
from .model.content import Document
from .model.diagnostic import NOWHERE, Report, Span
from .model.edition import Edition, Variant
from .model.job import Job
from .model.layout import Layout
from .model.names import unknown
from .model.page import Book
from .model.units import as_size
from .pages.check import check_alt, check_count, check_ink, check_links, check_resolution
from .press.whole import check_whole

LONGEST = 120  # bytes of a password
NO_DAY = date(2000, 1, 1)
# How far pictures are stepped down where a file must be small: dpi, and JPEG quality.
STEPS = ((150, 65), (120, 60), (96, 50), (72, 40), (60, 25))


@dataclass(frozen=True, slots=True)
class Laid:
    """A publication laid out: its pages, and what they were made with."""

    book: Book
    shelf: Shelf
    layout: Layout
    document: Document


def finish(job: Job, laid: Laid, report: Report) -> bytes:
    """The file of a job, whole and checked; written where the job says."""
    edition = check_edition(laid, edition_of(job, laid, report), report)
    report.stop_on_errors()
    output = painted(job, laid, edition, report)
    report.stop_on_errors()
    if job.target == "pdf":
        check_file(output, job, laid, edition, report)
        report.stop_on_errors()
    if job.output is not None:
        write(job.output, output, report)
    return output


def check_job(job: Job, report: Report) -> None:
    """Wishes that go together, before anything is laid out."""
    for name, known, zh, en in (
        (job.variant, VARIANTS, "成品", "variant"), (job.target, TARGETS, "输出", "target"),
    ):  # fmt: skip
        if name not in known:
            unknown(report, name, NOWHERE, known, zh, en)
    if job.variant not in VARIANTS:
        return
    variant = VARIANTS[job.variant]
    idle = {
        "--profile": job.profile is not None and variant.ink != "cmyk",
        "--keep-rgb": job.keep_rgb and variant.ink != "cmyk",
        "--max-size": job.max_size > 0 and variant.x != "",
    }
    for option, wrong in idle.items():
        if wrong:
            report.error("P208", NOWHERE, option=option, variant=variant.name)
    if job.password is not None:
        _check_password(job.password, report)
    if job.password and variant.x:
        report.error("P203", NOWHERE, variant=variant.name, level=variant.x)


def _check_password(password: str, report: Report) -> None:
    """One that every reader takes as it is typed: some normalise it first, and some do not."""
    if not password:
        report.error("P207", NOWHERE, zh="是空的", en="it is empty")
    elif len(password.encode()) > LONGEST:
        report.error("P207", NOWHERE, zh=f"超过 {LONGEST} 字节", en=f"more than {LONGEST} bytes")
    elif normalize("NFKC", password) != password or not password.isprintable():
        report.error(
            "P207", NOWHERE, zh="有全角、合字一类的字符", en="full-width or combined letters"
        )


def edition_of(job: Job, laid: Laid, report: Report) -> Edition:
    """The variant that is wanted, as the layout and the job would have it."""
    variant: Variant = VARIANTS[job.variant]
    resolution = job.resolution or variant.resolution or laid.layout.resolution
    variant = variant._replace(resolution=resolution)
    if job.password:
        variant = variant._replace(a="")  # an archive may have no password
    palette = tuple(laid.layout.palette.values())
    return Edition(
        variant, job.profile, palette=palette, limit=laid.layout.ink, keep=job.keep_rgb,
        epoch=moment(laid.document, report),
    )  # fmt: skip


def moment(document: Document, report: Report) -> int:
    """When the file says it was made: SOURCE_DATE_EPOCH, else the publication's own date, so that
    the same input gives the same bytes.  Without either, the first day of 2000."""
    given = given_moment(report)
    if given is not None:
        return given
    try:
        day = date.fromisoformat(document.date.text if document.date else "")
    except ValueError:
        day = NO_DAY
        if document.date is not None:
            report.warn("S107", document.date.span, date=document.date.text, day=day.isoformat())
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def given_moment(report: Report) -> int | None:
    """SOURCE_DATE_EPOCH, in seconds since 1970, where it is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdigit() and len(given) < 12:
        return int(given)
    if given:
        report.warn("E103", NOWHERE, value=given)
    return None


def check_edition(laid: Laid, edition: Edition, report: Report) -> Edition:
    """What this edition wants of finished pages; and what it may then say of itself."""
    variant, book = edition.variant, laid.book
    if not report.failed:  # what is missing or wrong changes the number of pages
        check_count(book, laid.layout, laid.document, variant.x != "", report)
    usual = VARIANTS[variant.name].resolution if variant.name in VARIANTS else 0
    check_resolution(book, usual or laid.layout.resolution, report)
    if not check_alt(book, variant.told, report):  # nobody is told what is on it
        variant = variant._replace(ua="", a=variant.a.replace("A", "U"))
    if not variant.links:
        check_links(book, report)
    if variant.ink == "cmyk":
        check_ink(book, edition.palette, edition.limit, report)
        if edition.profile is not None:
            from .repro.profiles import press_profile

            press_profile(edition.profile, report)
    return edition._replace(variant=variant)


def painted(job: Job, laid: Laid, edition: Edition, report: Report) -> bytes:
    """The file.  Where it must not exceed a size, pictures are stepped down until it does not."""
    plain = output = b""
    steps = [edition, *_steps(edition)] if job.max_size else [edition]
    for step in steps:
        said = Report()
        plain = paint(laid.book, TARGETS[job.target](laid.book, laid.shelf, step, said))
        output = plain
        if job.password and job.target == "pdf":
            from .press.lock import lock

            output = lock(plain, job.password, said)
        if step is steps[-1] or len(output) <= job.max_size or said.failed:
            report.take(said)
            break
    if not job.max_size or report.failed:
        return output
    if len(output) > job.max_size:
        _too_large(plain, len(output), job.max_size, report)
    elif step.step:
        variant = step.variant
        report.warn(
            "P205", NOWHERE, size=as_size(len(output)), dpi=variant.resolution,
            quality=variant.quality,
        )  # fmt: skip
    return output


def _steps(edition: Edition) -> Iterator[Edition]:
    """The same edition with coarser and coarser pictures."""
    variant = edition.variant
    for count, (dpi, quality) in enumerate(STEPS, 1):
        lower = min(variant.resolution, dpi), min(variant.quality, quality)
        coarser = variant._replace(resolution=lower[0], quality=lower[1])
        yield edition._replace(variant=coarser, step=count)


def _too_large(plain: bytes, size: int, limit: int, report: Report) -> None:
    """Say what is left when pictures cannot be stepped down any more."""
    from .press.weigh import weigh

    parts = {name: as_size(count) for name, count in weigh(plain)._asdict().items()}
    report.error("P206", NOWHERE, size=as_size(size), limit=as_size(limit), **parts)


def check_file(output: bytes, job: Job, laid: Laid, edition: Edition, report: Report) -> None:
    """Read what was made again, as others will."""
    pages = len(laid.book.pages)
    if job.password:
        from .press.reread import reread

        reread(output, pages, job.password, report)
    else:
        check_whole(output, pages, report)
    if edition.variant.x and not report.failed:
        from .press.preflight import preflight

        preflight(output, edition.limit, edition.keep, report)


def _may_replace(target: Path, head: bytes) -> bool:
    """A file of the kind, or an empty one; never a source, a device or a pipe."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(head)) in (head, b"")


def write(path: Path, data: bytes, report: Report, head: bytes = b"%PDF-") -> None:
    """Keep a file where there is none, or an older one of its kind, which begins with ``head``."""
    span = Span(str(path), 0, 0)
    try:
        target = path.resolve()
        if target.exists() and not _may_replace(target, head):
            report.error("E105", span, path=str(path))
        else:
            keep(target, data)
    except OSError as error:
        report.error("E101", span, path=str(path), reason=error.strerror)
    report.stop_on_errors()
