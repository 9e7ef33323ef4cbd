"""Preflight: a fault is put into a good file for the press, for every rule, and must be found."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader

import kanyin.finish
from kanyin import Job, KanyinError, build
from kanyin.model.diagnostic import Report
from kanyin.press.preflight import RULES, Checked, preflight
from kanyin.press.whole import File, Refer, _value, check_whole

LAYOUT = """\
title: 试
trim: [120mm, 90mm]
bleed: 3mm
pitch: 15pt
palette:
  ink: {rgb: "#000000", cmyk: [0, 0, 0, 100]}
  paper: {rgb: "#fbf6ec", cmyk: [1, 3, 9, 0]}
  green: {rgb: "#00843d", cmyk: [95, 10, 90, 0], spot: PANTONE 348 C}
  mist: {rgb: "#80c19e", cmyk: [95, 10, 90, 0], spot: PANTONE 348 C, tint: 40}
styles:
  body: {size: 10pt, leading: 15pt, align: justify, color: ink}
  paragraph: {base: body, indent: 2em}
  heading-2: {base: body, color: green}
  caption: {base: body, size: 8pt, leading: 12pt}
masters:
  page:
    paper: paper
    slots:
      - {fill: mist, rect: [10mm, 84mm, 100mm, 2mm]}
    frames: [{rect: [10mm, 10mm, 100mm, 70mm]}]
parts:
  chapter: {first: page, rest: page}
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs>'
    '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="40" y2="0">'
    '<stop offset="0" stop-color="#c8321f"/><stop offset="1" stop-color="#2050a0"/>'
    '</linearGradient></defs><rect width="40" height="20" fill="url(#g)"/>'
    '<rect x="4" y="4" width="8" height="8" fill="#00843d"/>'
    '<circle cx="30" cy="10" r="6" fill="#808080" opacity="0.5" stroke="#c8321f"/></svg>'
)
TEXT = "付印的文件，黑字只用黑版，叠印在底色上。专色自有一版。"


def publication(folder: Path) -> Path:
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "own.yaml").write_text(LAYOUT, "utf-8")
    (folder / "a.svg").write_text(DRAWING, "utf-8")
    (folder / "publication.yaml").write_text(
        "title: 题 & <名>\nlayout: own\ndate: 2026-03-12\nsections:\n"
        f"  - blocks: [{{heading: 专色题}}, {TEXT}, "
        "{figure: {picture: a.svg, alt: 图, lines: 5}}]\n",
        "utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = publication(tmp_path_factory.mktemp("press") / "p")
    return build(Job(folder, variant="print")).output


Fault = Callable[[pikepdf.Pdf, Any], None]


def xmp(pdf: pikepdf.Pdf, before: str, after: str) -> None:
    text = pdf.Root.Metadata.read_bytes().decode()
    assert before in text
    pdf.Root.Metadata.write(text.replace(before, after).encode())


def paint(pdf: pikepdf.Pdf, page: Any, more: bytes) -> None:
    page.Contents.write(page.Contents.read_bytes() + b"\nq " + more + b" Q")


def set_as(content: bytes, **state: Any) -> Fault:
    """More content, painted in a state of its own."""

    def fault(pdf: pikepdf.Pdf, page: Any) -> None:
        page.Resources.ExtGState["/N"] = Dictionary({f"/{key}": row for key, row in state.items()})
        paint(pdf, page, b"/N gs " + content)

    return fault


def red_picture(pdf: pikepdf.Pdf, page: Any) -> None:
    picture(page, pdf, ColorSpace=Name.DeviceRGB)
    paint(pdf, page, b"/X Do")


def two_looks(pdf: pikepdf.Pdf, page: Any) -> None:
    space = page.Resources.ColorSpace["/S1"]
    other = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0, 0, 0], N=1)
    page.Resources.ColorSpace["/S9"] = Array([space[0], space[1], space[2], other])


def picture(page: Any, pdf: pikepdf.Pdf, **more: Any) -> None:
    stream = pdf.make_stream(b"\0" * 3)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width = stream.Height = 1
    stream.BitsPerComponent, stream.ColorSpace = 8, Name.DeviceGray
    for key, value in more.items():
        stream[f"/{key}"] = value
    page.Resources[Name.XObject] = Dictionary(X=stream)


def link(page: Any, pdf: pikepdf.Pdf, *rect: int) -> None:
    page.Annots = Array([pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=list(rect), F=4
    ))])  # fmt: skip


def lacking(thing: Callable[[pikepdf.Pdf, Any], Any], key: str) -> Fault:
    def fault(pdf: pikepdf.Pdf, page: Any) -> None:
        del thing(pdf, page)[key]

    return fault


def font(pdf: pikepdf.Pdf, page: Any) -> Any:
    return page.Resources.Font["/K1"].DescendantFonts[0].FontDescriptor


FAULTS: dict[str, list[Fault]] = {
    "intent": [
        lambda pdf, page: setattr(pdf.Root.OutputIntents[0], "S", Name("/GTS_PDFA2")),
        lacking(lambda pdf, page: pdf.Root.OutputIntents[0], "/DestOutputProfile"),
        lacking(lambda pdf, page: pdf.Root.OutputIntents[0], "/OutputConditionIdentifier"),
        lambda pdf, page: pdf.Root.OutputIntents[0].DestOutputProfile.write(
            (Path(kanyin.__file__).parent / "profiles" / "sRGB.icc").read_bytes()
        ),
    ],
    "info": [
        lacking(lambda pdf, page: pdf.docinfo, "/Trapped"),
        lambda pdf, page: pdf.docinfo.__setitem__("/Trapped", Name("/Unknown")),
        lacking(lambda pdf, page: pdf.docinfo, "/Title"),
    ],
    "metadata": [
        lambda pdf, page: xmp(pdf, ">PDF/X-4<", ">PDF/X-3<"),
        lambda pdf, page: xmp(pdf, "RenditionClass>default", "RenditionClass>"),
        lacking(lambda pdf, page: pdf.Root, "/Metadata"),
    ],
    "agreement": [
        lambda pdf, page: pdf.docinfo.__setitem__("/Title", String("另一个题")),
        lambda pdf, page: pdf.docinfo.__setitem__("/ModDate", String("D:20200101000000Z")),
    ],
    "boxes": [
        lacking(lambda pdf, page: page, "/TrimBox"),
        lambda pdf, page: setattr(page, "ArtBox", page.TrimBox),
        lambda pdf, page: setattr(page, "BleedBox", Array([20, 20, 100, 100])),
        lambda pdf, page: setattr(page, "BleedBox", Array([-9, 0, 100, 100])),
    ],
    "annotations": [lambda pdf, page: link(page, pdf, 20, 20, 90, 40)],
    "actions": [
        lambda pdf, page: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript)),
        lambda pdf, page: setattr(pdf.Root, "Names", Dictionary(JavaScript=Dictionary())),
        lambda pdf, page: setattr(page, "AA", Dictionary()),
    ],
    "fonts": [lacking(font, "/FontFile2")],
    "color": [
        lambda pdf, page: paint(pdf, page, b"1 0 0 rg 0 0 9 9 re f"),
        lambda pdf, page: paint(pdf, page, b"0 0 1 RG 0 0 m 9 9 l S"),
        red_picture,
        lambda pdf, page: setattr(
            next(iter(page.Resources.Shading.values())), "ColorSpace", Name.DeviceRGB
        ),
    ],
    "groups": [
        lambda pdf, page: setattr(page.Group, "CS", Name.DeviceRGB),
        lacking(lambda pdf, page: page, "/Group"),
    ],
    "black": [
        set_as(b"0 0 0 1 k BT /K1 10 Tf (\x01\x01) Tj ET", op=False),
        set_as(b"0 0 0 1 k BT /K1 10 Tf (\x01\x01) Tj ET", op=True, OPM=0),
    ],
    "overprint": [
        set_as(b"0 0 0 0 k 0 0 9 9 re f", op=True, OPM=1)
    ],
    "ink": [lambda pdf, page: paint(pdf, page, b"1 .9 .8 .4 k 0 0 9 9 re f")],
    "transfer": [set_as(b"", TR=Name.Identity)],
    "plates": [two_looks],
    "objects": [
        lambda pdf, page: picture(page, pdf, Subtype=Name.PS),
        lambda pdf, page: picture(page, pdf, OPI=Dictionary()),
        lambda pdf, page: picture(page, pdf, Alternates=Array()),
    ],
}  # fmt: skip
CASES = [(rule, n) for rule, faults in FAULTS.items() for n in range(len(faults))]


def broken(data: bytes) -> set[str]:
    report = Report()
    preflight(data, 300, False, report)
    assert {found.code for found in report.diagnostics} <= {"P202"}
    return {found.zh.partition("（")[2].partition("）")[0] for found in report.diagnostics}


def test_a_good_file_keeps_every_rule(good: bytes) -> None:
    assert broken(good) == set()
    file = Checked(good, PdfReader(BytesIO(good)), 300, False)
    assert {use.kind for _, use in file.uses} == {"text", "path", "shade"}
    assert {use.paint.space for _, use in file.uses} == {"cmyk", "separation"}


@pytest.mark.parametrize(("rule", "number"), CASES)
def test_a_fault_is_found(good: bytes, rule: str, number: int) -> None:
    """And it alone, but for what follows from it."""
    with pikepdf.open(BytesIO(good)) as pdf:
        FAULTS[rule][number](pdf, pdf.pages[0].obj)
        out = BytesIO()
        pdf.save(out, fix_metadata_version=False, force_version="1.6", static_id=True)
    found = broken(out.getvalue())
    follows = {"agreement"} if rule in ("info", "metadata") else set()
    assert rule in found
    assert found <= {rule} | follows


def test_faults_of_the_file_itself(good: bytes) -> None:
    assert broken(good.replace(b"%PDF-1.6", b"%PDF-1.7", 1)) == {"version"}
    with pikepdf.open(BytesIO(good)) as pdf:
        out = BytesIO()
        lock = pikepdf.Encryption(owner="x", user="")
        pdf.save(out, encryption=lock, fix_metadata_version=False)
    assert {"encryption", "version"} == broken(out.getvalue())
    start = good.rindex(b"/ID[")
    assert broken(good[:start] + b"/IE[" + good[start + 4 :]) == {"identifier"}


def test_every_rule_has_a_fault() -> None:
    assert set(FAULTS) | {"version", "encryption", "identifier"} == set(RULES)


def test_annotations_beside_the_page_are_no_fault(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        page: Any = pdf.pages[0].obj
        page.MediaBox = Array([0, -60, *list(page.MediaBox)[2:]])
        link(page, pdf, 20, -50, 90, -20)
        out = BytesIO()
        pdf.save(out, force_version="1.6", fix_metadata_version=False)
    assert broken(out.getvalue()) == set()


def shifted(data: bytes) -> bytes:
    """A byte more before the last object, of which the table of objects does not know."""
    at = data.rindex(b"\nendobj\n", 0, len(data) // 2)
    return data[:at] + b" " + data[at:]


def spoilt(data: bytes) -> bytes:
    """A byte of a page's content is another."""
    number = next(File(data).pages())[b"/Contents"].number
    at = data.index(b"stream\n", data.index(b"\n%d 0 obj" % number)) + 7
    return data[: at + 40] + bytes((data[at + 40] ^ 255,)) + data[at + 41 :]


SPOILT: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "cut": (lambda data: data[: len(data) // 2], 1),
    "count": (lambda data: data, 2),
    "startxref": (lambda data: data.replace(b"startxref\n", b"startxref\n9"), 1),
    "shifted": (shifted, 1),
    "spoilt": (spoilt, 1),
    "empty": (lambda data: b"", 1),
}


@pytest.mark.parametrize("fault", SPOILT)
@pytest.mark.parametrize("variant", ["screen", "print"])
def test_a_file_that_is_not_whole_is_told(
    good: bytes, tmp_path: Path, fault: str, variant: str
) -> None:
    made = good
    if variant == "screen":
        made = build(Job(publication(tmp_path / "p"), variant="screen")).output
    spoil, pages = SPOILT[fault]
    report = Report()
    check_whole(made, 1, report)
    assert not report.diagnostics
    check_whole(spoil(made), pages, report)
    assert [found.code for found in report.diagnostics] == ["E104"]


@pytest.mark.parametrize("name", [b"/Contents", b"/TrimBox", b"/MediaBox", b"/Kids", b"/Root"])
def test_a_page_that_lacks_something_is_told(good: bytes, name: bytes) -> None:
    report = Report()
    check_whole(good.replace(name, name[:-1] + b"_"), 1, report)
    assert [found.code for found in report.diagnostics] == ["E104"]


def test_another_reader_finds_what_ours_does(good: bytes) -> None:
    reader = PdfReader(BytesIO(good), strict=True)
    ours = list(File(good).pages())
    assert [[float(side) for side in page[b"/TrimBox"]] for page in ours] == [
        [float(side) for side in page.trimbox] for page in reader.pages
    ]
    assert [File(good).content(page[b"/Contents"]) for page in ours] == [
        page["/Contents"].get_object().get_data()  # type: ignore[union-attr]
        for page in reader.pages
    ]


@pytest.mark.parametrize(
    "data",
    [b"<</A[1 2", b"<</A 1]", b"[1 2>>", b"(open", b"<</A>>", b"", b"]"],
)
def test_a_value_that_is_not_one_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        _value(data, 0)


def test_values() -> None:
    assert _value(rb"<</A[1 2 0 R(a\)b)<0F>]/B<</C/D>>>> 9", 0)[0] == {
        b"/A": [b"1", Refer(2), rb"(a\)b)", b"<0F>"], b"/B": {b"/C": b"/D"},
    }  # fmt: skip


def test_nothing_is_written_when_it_cannot_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, target = publication(tmp_path / "p"), tmp_path / "old.pdf"
    target.write_bytes(b"%PDF-old")
    monkeypatch.setattr(kanyin.finish, "painted", lambda *given: b"%PDF-1.7 no more")
    with pytest.raises(KanyinError) as caught:
        build(Job(folder, target))
    assert [found.code for found in caught.value.diagnostics] == ["E104"]
    assert caught.value.exit_code == 6
    assert target.read_bytes() == b"%PDF-old"
