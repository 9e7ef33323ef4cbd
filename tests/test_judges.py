"""Every sample in every edition before other programs' eyes.

What pip brings is always asked; Debian's programs where they are installed: the CI sees to it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import page as validation
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from conftest import ROOT, SAMPLES
from pypdf import PdfReader

import kanyin.finish
from kanyin import Job, build
from kanyin.blocks import KINDS
from kanyin.blocks.table import Table
from kanyin.draw import VARIANTS
from kanyin.imposing import impose_file
from kanyin.model.content import Copy, Credit, Document, Stress
from kanyin.model.diagnostic import Report
from kanyin.model.layout import Layout
from kanyin.model.sheet import Scheme
from kanyin.model.units import Length
from kanyin.read.content import read_document
from kanyin.stock import open_layout

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pikepdf.pdfa

BOTH = pytest.mark.parametrize(
    ("sample", "variant"), [(sample, variant) for sample in SAMPLES for variant in VARIANTS]
)
Editions = dict[tuple[str, str], Path]


def run(*command: str | Path) -> str:
    """What a program of Debian's says, both of its outputs; it must end well."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def squeezed(text: str) -> str:
    """Text without white space and the soft hyphens of divided words."""
    return re.sub(r"[\s\u00ad\f]", "", text)


@BOTH
def test_qpdf_finds_nothing(editions: Editions, sample: str, variant: str) -> None:
    said = run("qpdf", "--check", editions[sample, variant])
    assert "No syntax or stream encoding errors" in said
    assert "WARNING" not in said


@BOTH
def test_ghostscript_finds_nothing(editions: Editions, sample: str, variant: str) -> None:
    strict = ("-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
    file = editions[sample, variant]
    assert not run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", *strict, file)


@BOTH
def test_mupdf_finds_nothing(editions: Editions, tmp_path: Path, sample: str, variant: str) -> None:
    file = editions[sample, variant]
    said = run("mutool", "draw", "-q", "-r", "30", "-o", tmp_path / "%d.png", file)
    assert not said.replace("warning: ICC support is not available\n", "")  # Debian's is built so


@BOTH
def test_pdfium_draws_every_page(editions: Editions, sample: str, variant: str) -> None:
    document = pypdfium2.PdfDocument(editions[sample, variant])
    for sheet in document:
        assert len(sheet.render(scale=0.2).to_pil().convert("L").getcolors() or ()) > 2


@BOTH
@pytest.mark.parametrize("level", ["2a", "ua1"])
def test_page_validation(editions: Editions, sample: str, variant: str, level: str) -> None:
    found = validation.validate_pdf(
        str(editions[sample, variant]), profile=validation.ValidationProfile(level)
    )
    assert found.is_compliant, [(row.rule_id, row.message) for row in found.failures]
    assert found.rules.passed > 40


def test_verapdf(editions: Editions) -> None:
    program = [sys.executable, str(Path(__file__).parent / "verapdf.py")]
    command = [*program, "2a,ua1", *map(str, editions.values())]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert len(found) == len(editions)
    for levels in found.values():
        assert levels["2a"].pop("checks") > 10_000
        assert levels["ua1"].pop("checks") > 5_000
        assert levels == {"2a": {}, "ua1": {}}


def test_sheets(tmp_path: Path, editions: Editions) -> None:
    """A print edition on sheets is held to what a print edition is, tags excepted: those are of
    pages."""
    file = tmp_path / "sheets.pdf"
    source = editions["poverty-relief", "print"]
    impose_file(source, Scheme(scheme="saddle", caliper=Length(340)), file, Report())
    assert b"/GTS_PDFX" in file.read_bytes()
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    strict = ("-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
    assert not run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", *strict, file)
    said = run("mutool", "draw", "-q", "-r", "30", "-o", tmp_path / "%d.png", file)
    assert not said.replace("warning: ICC support is not available\n", "")
    found = validation.validate_pdf(str(file), profile=validation.ValidationProfile("2b"))
    assert found.is_compliant, [(row.rule_id, row.message) for row in found.failures]
    program = [sys.executable, str(Path(__file__).parent / "verapdf.py"), "2b", str(file)]
    levels = json.loads(subprocess.run(program, capture_output=True, check=True).stdout)
    assert levels[str(file)]["2b"].pop("checks") > 10_000
    assert levels[str(file)]["2b"] == {}


# What pikepdf's validator cannot judge, in its own words: it answers for level B and process
# colours only.
UNKNOWN = re.compile(
    r"\[unsupported\] (?:pikepdf:(?:shading|schema-Resources) .*shadings|"
    r".*overprint mode 1 with overprinting on is not supported|"
    r".*only GTS_PDFA1 output intents are supported)"
)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_pikepdf_and_a_variant_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample: str, variant: str
) -> None:
    """A third party's variant is a row more: this one is an edition as PDF/A-2b alone."""
    row = VARIANTS[variant]._replace(name="archive", a="2B", ua="", x="")
    monkeypatch.setitem(kanyin.finish.VARIANTS, "archive", row)
    file = tmp_path / "a.pdf"
    build(Job(ROOT / "content" / sample, file, variant="archive"))
    with pikepdf.open(file) as opened:
        found = [str(row) for row in pikepdf.pdfa.check(opened, "2b").findings]
    assert [row for row in found if not UNKNOWN.match(row)] == []


def document(sample: str) -> Document:
    kinds = {kind.name: kind.fields for kind in KINDS.values()}
    found = read_document(ROOT / "content" / sample, "publication.yaml", kinds, Report())
    assert found is not None
    return found


def texts(thing: Any) -> Iterator[str]:
    """The texts of content, in the order in which they are written and read."""
    if isinstance(thing, Copy):
        yield from thing.text.split("\n")
    elif isinstance(thing, Table):
        yield from texts((thing.caption, thing.header, thing.rows))
    elif isinstance(thing, tuple) and not isinstance(thing, Stress):
        for one in thing:
            yield from texts(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in ("alt", "short", "span"):
                yield from texts(getattr(thing, field.name))


def layout(name: str) -> Layout:
    found = open_layout(name, ROOT / "layouts" / f"{name}.yaml", Report())
    assert found is not None
    return found


def spoken(sample: str, apart: str = "\n") -> list[str]:
    """What a screen reader should say of a sample, in order; texts are taken ``apart``."""
    whole = document(sample)
    parts = layout(whole.layout.text).parts
    found = list(texts((whole.title, whole.subtitle if "cover" in parts else None)))
    for section in whole.sections:
        shown = str(parts[section.part].first.slots)
        for field in ("title", "standfirst"):
            found += texts(getattr(section, field) if f"section.{field}" in shown else None)
        for block in section.blocks:
            if type(block).__name__ == "Contents":
                for entry in whole.sections:
                    found += texts(entry.title if entry.short else None)
            elif type(block).__name__ == "Colophon":
                found += texts(whole.credits)
            else:
                found += texts(block)
    pieces = [piece for text in found for piece in text.split(apart)]
    return [squeezed(piece) for piece in pieces if squeezed(piece)]


def in_order(wanted: list[str], text: str) -> None:
    """Each text stands in another, after the one before it."""
    at = 0
    for one in wanted:
        found = text.find(one, at)
        assert found >= 0, f"{one[:40]!r} is missing after {text[max(at - 30, 0) : at]!r}"
        at = found + len(one)


@BOTH
def test_what_is_read_out_follows_the_content(
    editions: Editions, sample: str, variant: str
) -> None:
    """By poppler's reading of the structure, and by PDFium's."""
    said = run("pdfinfo", "-struct-text", editions[sample, variant])
    heard = squeezed("".join(re.findall(r'^ *"(.*)"$', said, re.M)))
    in_order(spoken(sample), heard)
    in_order(spoken(sample), squeezed("".join(pdfium_texts(editions[sample, variant]))))


def pdfium_texts(file: Path) -> Iterator[str]:
    """The pages' text, element by element, as PDFium's tree of the structure has it."""
    opened = pypdfium2.PdfDocument(file)
    rows: list[tuple[int, str]] = []
    for sheet in opened:
        text_page = sheet.get_textpage()
        marked: dict[int, str] = {}
        for thing in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            number = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            if number >= 0:
                marked[number] = marked.get(number, "") + read(thing, text_page)
        tree = pdfium.FPDF_StructTree_GetForPage(sheet)
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            for number in contents(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)):
                rows.append((0, marked.get(number, "")))
        pdfium.FPDF_StructTree_Close(tree)
    yield from (text for _, text in rows)


def read(thing: Any, text_page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(thing, text_page, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le")


def contents(element: Any) -> Iterator[int]:
    """The marked content of an element and of all inside it, in order."""
    for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
        if number >= 0:
            yield number
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
        if child:
            yield from contents(child)


class Element(NamedTuple):
    """Its kinds from the document down, what it says and heads, and how many kids it has."""

    path: str
    alt: str
    scope: str
    kids: int


def structure(file: Path) -> list[Element]:
    """Every element, in order."""
    found: list[Element] = []

    def walk(element: Any, path: str) -> None:
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        row: Any = element.get("/K", [])
        kids: list[Any] = list(row) if isinstance(row, pikepdf.Array) else [row]
        here = f"{path}{element.S}"
        form: Any = element.get("/A", {})
        scope = str(form.get("/Scope", ""))
        found.append(Element(here, str(element.get("/Alt", "")), scope, len(kids)))
        for kid in kids:
            walk(kid, here)

    with pikepdf.open(file) as opened:
        walk(opened.Root.StructTreeRoot.K, "")
    return found


@BOTH
def test_figures_speak_and_tables_have_headers(
    editions: Editions, sample: str, variant: str
) -> None:
    found = structure(editions[sample, variant])
    figures = [row for row in found if row.path.endswith("/Figure")]
    assert figures
    assert all(len(row.alt) > 5 for row in figures)
    heads = [row for row in found if row.path.endswith("/Table/TR/TH")]
    assert {row.scope for row in heads} == {"/Column"}
    rows = [row for row in found if row.path.endswith("/Table/TR")]
    assert len({row.kids for row in rows}) == 1, "as many cells in every row"
    levels = [int(row.path[-1]) for row in found if re.search(r"/H\d$", row.path)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_lead_where_they_say(editions: Editions) -> None:
    reader = PdfReader(editions["campus-news", "screen"])
    notes: list[Any] = [row.get_object() for row in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert {note["/A"]["/URI"] for note in notes} == {
        "https://www.example.edu/library/", "mailto:library@example.edu",
    }  # fmt: skip
    found = structure(editions["campus-news", "screen"])
    links = [row for row in found if row.path.endswith("/P/Link")]
    assert [row.kids for row in links] == [2, 3], "its text, and a place to click on each line"
    brochure = PdfReader(editions["poverty-relief", "screen"])
    rows: Any = brochure.pages[2]["/Annots"]
    for entry, row in zip(("汇全校之力", "京西大山里的红色新路"), rows, strict=False):
        target = brochure.get_object(row.get_object()["/Dest"][0])
        number = brochure.pages.index(target)
        assert squeezed(entry) in squeezed(brochure.pages[number].extract_text())
    assert len(brochure.outline) > 8
    for sample in SAMPLES:
        assert all("/Annots" not in one for one in PdfReader(editions[sample, "print"]).pages)


@BOTH
def test_text_comes_back_from_every_reader(
    editions: Editions, tmp_path: Path, sample: str, variant: str
) -> None:
    """Each text of the content, whole, in what five readers extract, white space aside."""
    file = editions[sample, variant]
    readers = {
        "pdftotext": run("pdftotext", file, "-"),
        "pdftotext -raw": run("pdftotext", "-raw", file, "-"),
        "mutool": run("mutool", "draw", "-q", "-F", "txt", file),
        "pypdf": "".join(one.extract_text() for one in PdfReader(file).pages),
        "pdfium": "".join(
            one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(file)
        ),
    }
    for name, text in readers.items():
        found = squeezed(text.replace("\ufffe", ""))
        missing = [one for one in spoken(sample, "\u3000") if not comes_back(one, found)]
        assert missing == [], name


def comes_back(text: str, found: str) -> bool:
    """Whether a text stands in another; one that runs on in the next column may be parted once,
    by what stands between on the page."""
    if text in found:
        return True
    return any(text[:at] in found and text[at:] in found for at in range(8, len(text) - 7))


def test_credits_are_dataclasses() -> None:
    """The walk over content follows dataclasses: what is none would not be looked for."""
    assert is_dataclass(Credit)
