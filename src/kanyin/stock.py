"""What a job may draw on: the layouts and fonts that come with kanyin, and a publication's own."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from .fonts.face import Face
from .fonts.shelf import Shelf
from .model.content import Document
from .model.diagnostic import NOWHERE, Report, Span
from .model.job import Job
from .model.layout import Layout
from .model.names import unknown
from .model.style import profile
from .model.typeface import FaceEntry
from .read.fonts import read_fonts
from .read.layout import read_layout
from .read.nodes import read_text

PUBLICATION = "publication.yaml"
YAML = (".yaml", ".yml")


def is_publication(path: Path) -> bool:
    """Whether a publication is meant, and no PDF."""
    return path.is_dir() or path.suffix.lower() in YAML


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


def mistaken(layout: Layout, shelf: Shelf, report: Report, before: int) -> bool:
    """Whether the layout or the fonts themselves are wrong: the pages would then only show what
    follows from that."""
    file = f"layouts/{layout.name}.yaml"
    for style in layout.styles.values():
        for role in (style.face, style.strong, style.emphasis):
            shelf.face(role, report.find(Span(file, 1, 1), role))
    news = report.diagnostics[before:]
    return any(found.code != "S104" or found.span.file == file for found in news)
