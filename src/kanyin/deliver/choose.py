"""What is printed on: a paper of the printer for the pages there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..model.diagnostic import NOWHERE, Report
from ..model.geometry import Size
from ..model.printer import Paper, Printer
from ..model.units import MM
from .printer import is_same, size_of

ROUNDED = round(1.5 * MM)  # two A5 pages are 296 mm wide, an A4 sheet 297
LEAST = Fraction(85, 100)  # smaller than this a page is not printed unasked: A4 on Letter is 0.90
LEAST_BOOKLET = Fraction(6, 10)  # A4 on half an A4 sheet is 0.69
SHORT = {
    "iso_a2_420x594mm": "A2", "iso_a3_297x420mm": "A3", "iso_a4_210x297mm": "A4",
    "iso_a5_148x210mm": "A5", "iso_a6_105x148mm": "A6", "iso_b4_250x353mm": "ISO B4",
    "iso_b5_176x250mm": "ISO B5", "jis_b4_257x364mm": "B4", "jis_b5_182x257mm": "B5",
    "iso_sra3_320x450mm": "SRA3", "na_letter_8.5x11in": "Letter", "na_legal_8.5x14in": "Legal",
    "na_ledger_11x17in": "Tabloid", "om_16k_195x270mm": "16K", "prc_16k_146x215mm": "16K",
    "om_8k_270x390mm": "8K",
}  # fmt: skip


def shown(paper: Paper) -> str:
    """A paper as people call it, with its size."""
    width, height = (round(side / MM) for side in paper.size)
    return f"{SHORT.get(paper.name, paper.name)} {width}×{height} mm"


def listed(papers: Iterable[Paper]) -> str:
    return "、".join(dict.fromkeys(shown(paper) for paper in papers)) or "—"


def spread(size: Size) -> Size:
    """Two pages beside each other."""
    return Size(2 * size.width, size.height)


def scale_in(area: Size, size: Size) -> Fraction:
    """How much larger a page is in an area that it fills."""
    return min(Fraction(area.width, size.width), Fraction(area.height, size.height))


def is_landscape(size: Size) -> bool:
    return size.width > size.height


def on_paper(paper: Paper, size: Size) -> Fraction:
    """The scale at which a page of that size, turned as is best, fills what can be printed on."""
    _, _, width, height = paper.printable(is_landscape(size))
    return scale_in(Size(width, height), size)


def choose_paper(
    sizes: tuple[Size, ...], printer: Printer, media: str, booklet: bool, report: Report
) -> Paper | None:
    """The paper asked for, or else the one that the pages fit best: the smallest that holds them
    at their own size, or the one on which they come out largest.

    Reports D108 no such paper, D109 none that holds the pages, D119 a paper that is not loaded."""
    if media:
        return _asked(printer, media, report)
    wanted = [spread(size) if booklet else size for size in sizes]
    found = next(_candidates(wanted, printer, booklet), None)
    largest = _largest(wanted)
    if found is None:
        width, height = (round(side / MM) for side in largest)
        report.error(
            "D109", NOWHERE, name=printer.name, size=f"{width}×{height} mm",
            papers=listed(printer.papers),
        )  # fmt: skip
        return None
    exact = [paper for paper in printer.papers if _is_of(paper, largest)]
    if exact and found not in exact:
        report.warn("D119", NOWHERE, paper=shown(exact[0]), found=shown(found))
    elif not found.ready:
        _tell_not_ready(found, printer, report)
    return found


def _candidates(wanted: list[Size], printer: Printer, booklet: bool) -> Iterator[Paper]:
    """The papers that will do, best first: the pages' own size, one that holds them, a smaller.

    A sheet that is not loaded makes a printer wait for a person, so a booklet is rather printed
    smaller; but a page is not made smaller, or its sheet larger, for that alone."""
    largest = _largest(wanted)
    least = LEAST_BOOKLET if booklet else LEAST
    sizes = sorted(printer.papers, key=lambda paper: _order(paper, printer))
    exact = [paper for paper in sizes if _is_of(paper, largest)]
    holding = [paper for paper in sizes if all(_holds(paper, size) for size in wanted)]
    smaller = [
        paper for paper in sizes
        if paper not in holding and min(on_paper(paper, each) for each in wanted) >= least
    ]  # fmt: skip
    smaller.sort(key=lambda paper: -on_paper(paper, largest))
    yield from (paper for paper in exact if paper.ready)
    if booklet:
        yield from (paper for paper in smaller if paper.ready)
    yield from exact
    for papers in (holding, smaller):
        yield from (paper for paper in papers if paper.ready)
    yield from holding
    yield from smaller


def _largest(sizes: list[Size]) -> Size:
    return max(sizes, key=lambda size: (size.width * size.height, size))


def _is_of(paper: Paper, size: Size) -> bool:
    width, height = sorted(size)
    return abs(paper.size.width - width) <= ROUNDED and abs(paper.size.height - height) <= ROUNDED


def _holds(paper: Paper, size: Size) -> bool:
    """Whether a page lies on the paper at its own size; it may be a shade larger, as A4 is than
    sizes that were rounded."""
    sheet = paper.sheet(is_landscape(size))
    return size.width <= sheet.width + ROUNDED and size.height <= sheet.height + ROUNDED


def _order(paper: Paper, printer: Printer) -> tuple[int, bool, str]:
    """Smallest first; of the same size the usual one, and then the plainest name."""
    area = paper.size.width * paper.size.height
    return (round(area / (MM * MM)), paper.name != printer.usual, paper.name)


def _asked(printer: Printer, media: str, report: Report) -> Paper | None:
    """The paper of a name: the printer's own, one in common use, or a size."""
    wanted = media.strip().lower()
    for paper in printer.papers:
        if wanted in (paper.name.lower(), SHORT.get(paper.name, "").lower()):
            if not paper.ready:
                _tell_not_ready(paper, printer, report)
            return paper
    size = size_of(wanted) or size_of(f"custom_{wanted.replace('×', 'x')}")
    for paper in printer.papers:
        if size is not None and is_same(paper.size, size):
            return paper
    report.error("D108", NOWHERE, name=printer.name, media=media, papers=listed(printer.papers))
    return None


def _tell_not_ready(paper: Paper, printer: Printer, report: Report) -> None:
    loaded = listed(each for each in printer.papers if each.ready)
    report.warn("D123", NOWHERE, paper=shown(paper), loaded=loaded)
