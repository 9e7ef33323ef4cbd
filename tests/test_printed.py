"""kanyin print without a printer, and with one that says what no real one would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from printserver import Answer, FakePrinter
from printsheets import A4_MM, A5_MM, has, heard, labels, number, pdf, word
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
)
from test_cli import publication, run

from kanyin.deliver.door import Door
from kanyin.deliver.ipp import (
    BEGIN,
    BOOLEAN,
    ENUM,
    INTEGER,
    JOB,
    KEYWORD,
    MIME,
    NAME,
    OPERATION,
    PRINTER,
    RANGE,
    TEXT,
    UNSUPPORTED,
    URI,
    Attributes,
    Value,
)
from kanyin.deliver.plan import decide, sides_of
from kanyin.deliver.printer import generic, printer_of
from kanyin.imposing import lay
from kanyin.model.diagnostic import Report
from kanyin.model.geometry import Size
from kanyin.model.printer import (
    ONE_SIDED,
    PrintWish,
)
from kanyin.model.units import MM
from kanyin.press.leaves import open_file

# What a printer says of itself.


def medium(width: int, height: int, margin: int) -> Value:
    size = {"x-dimension": number(INTEGER, width), "y-dimension": number(INTEGER, height)}
    edges = {
        f"media-{edge}-margin": number(INTEGER, margin)
        for edge in ("left", "right", "top", "bottom")
    }
    return Value(BEGIN, {"media-size": (Value(BEGIN, size),), **edges})


SAYS: Attributes = {
    "printer-name": word(NAME, "fake"),
    "printer-state": number(ENUM, 3),
    "printer-state-reasons": word(KEYWORD, "none"),
    "printer-is-accepting-jobs": (Value(BOOLEAN, True),),
    "media-supported": word(
        KEYWORD, "iso_a4_210x297mm", "custom_min_10x10mm", "na_letter_8.5x11in"
    ),
    "media-ready": word(KEYWORD, "iso_a4_210x297mm"),
    "media-col-database": (medium(21000, 29700, 0), medium(21000, 29700, 500)),
    "sides-supported": word(KEYWORD, "one-sided"),
    "document-format-supported": word(MIME, "application/pdf"),
    "copies-supported": (Value(RANGE, (1, 9)),),
}


def test_a_printer_in_its_own_words() -> None:
    found = printer_of(SAYS, Door("h", uri="ipp://h/"))
    assert [(paper.name, paper.ready) for paper in found.papers] == [
        ("iso_a4_210x297mm", True),
        ("na_letter_8.5x11in", False),
    ]
    assert found.papers[0].across == round(5 * MM)  # the wider edge: borderless is another medium
    assert found.papers[1].across == round(4.23 * MM)
    assert (found.copies, found.sides, found.reasons) == (9, (ONE_SIDED,), ())
    assert [round(edge / MM, 2) for edge in found.papers[0].printable(True)] == [5, 5, 287, 200]


def test_a_printer_that_says_nothing() -> None:
    found = printer_of({}, Door("h", uri="ipp://h/"))
    assert (found.name, found.papers, found.copies) == ("ipp://h/", (), 1)
    strange: Attributes = {name: (Value(BOOLEAN, True),) for name in SAYS}
    assert printer_of(strange, Door("h", uri="ipp://h/")).papers == ()


# What is drawn.


def laid(path: Path, **wish: object) -> bytes:
    report = Report()
    data = path.read_bytes()
    leaves = open_file(data, path, report).leaves
    sizes = tuple(Size(leaf.trim.width, leaf.trim.height) for leaf in leaves)
    found = decide(sizes, PrintWish(**wish), generic(), lambda windows: False, report)  # type: ignore[arg-type]
    assert found is not None
    return lay(data, path, "题", sides_of(found), report)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_are_turned_as_they_are_looked_at(tmp_path: Path, rotate: int) -> None:
    file = pdf(tmp_path / "a.pdf", [A4_MM], rotate=rotate)
    ((label,),) = labels(laid(file))
    assert label.head == {0: "up", 90: "right", 180: "down", 270: "left"}[rotate]
    wide = rotate % 180 == 90
    assert PdfReader(BytesIO(laid(file))).pages[0].mediabox.width == pytest.approx(
        842 if wide else 595, abs=1
    )
    assert label[1:3] == pytest.approx((148.5, 105) if wide else (105, 148.5), abs=2)


def test_bleed_is_cut_and_an_offset_box_does_not_matter(tmp_path: Path) -> None:
    data = laid(pdf(tmp_path / "a.pdf", [A5_MM] * 2, full=True, bleed=3), media="A4")
    image = pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().convert("L")
    white = image.point(lambda level: 255 if level < 250 else 0).getbbox()
    assert white is not None
    assert (white[2] - white[0], white[3] - white[1]) == pytest.approx(
        (4 * 419.5, 4 * 595.3), abs=4
    )
    assert white[0] == pytest.approx(2 * (595.3 - 419.5), abs=4)


def test_what_is_written_on_a_page_later_is_printed(tmp_path: Path) -> None:
    """Filled forms and stamps are annotations; links and hidden ones are not printed."""
    file = pdf(tmp_path / "a.pdf", 1)
    writer = PdfWriter(clone_from=file)
    looks = StreamObject()
    looks.set_data(b"BT /F1 20 Tf 2 2 Td (P7E) Tj ET")
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    looks.update(
        {
            NameObject("/BBox"): RectangleObject((0, 0, 50, 25)),
            NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts}),
        }
    )
    appearance = writer._add_object(looks)
    annotations = ArrayObject()
    for flags, left in ((4, 100), (6, 300), (0, 400)):
        annotations.append(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Stamp"),
                    NameObject("/F"): NumberObject(flags),
                    NameObject("/Rect"): ArrayObject(
                        [FloatObject(x) for x in (left, 700, left + 100, 750)]
                    ),
                    NameObject("/AP"): DictionaryObject({NameObject("/N"): appearance}),
                }
            )
        )
    writer.pages[0][NameObject("/Annots")] = annotations
    writer.write(file)
    ((first, stamp),) = labels(laid(file))
    assert (first.page, stamp.page) == (1, 7)
    assert 100 < stamp.x / 25.4 * 72 < 200
    assert 841.9 - 750 < stamp.y / 25.4 * 72 < 841.9 - 700


def test_ink_at_the_edge_decides_about_the_scale(tmp_path: Path) -> None:
    white, full = pdf(tmp_path / "white.pdf", 2), pdf(tmp_path / "full.pdf", 2, full=True, bleed=3)
    for file, percent in ((white, "100.0 %"), (full, "95.2 %")):
        code, out, _ = run("print", file, "-o", tmp_path / "out.pdf", "--dry-run")
        assert code == 0
        assert percent in out
        assert not (tmp_path / "out.pdf").exists()


def test_ink_at_the_edge_of_pages_in_larger_units(tmp_path: Path) -> None:
    """A page whose units are two points is as large as it says (UserUnit)."""
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "full.pdf", [(105, 148.5)], full=True)))
    writer.pages[0][NameObject("/UserUnit")] = NumberObject(2)
    writer.write(tmp_path / "units.pdf")
    words = ("print", tmp_path / "units.pdf", "-o", tmp_path / "out.pdf", "--dry-run")
    code, out, _ = run(*words, "--media", "A4")
    assert code == 0
    assert "95.2 %" in out


# The command line, without any printer.


def test_a_file_for_any_printer(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", 5)
    code, out, err = run("print", file, "-o", tmp_path / "b.pdf", "--booklet")
    assert (code, out) == (0, "")
    assert "b.pdf" in err
    sides = labels(tmp_path / "b.pdf")
    assert [[label.page for label in side] for side in sides] == [[1, 5], [2], [3], [4]]
    assert [round(label.x) for label in sides[0]] == [315, 105]
    code, _, err = run("print", file, "-o", tmp_path / "c.pdf", "--part", "fronts")
    assert (code, sorted(os.listdir(tmp_path))) == (0, ["a.pdf", "b.pdf", "c.pdf"])
    assert "放回" in err


def test_a_publication_is_printed_from_its_screen_edition(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p")
    for source in (folder, folder / "publication.yaml"):
        code, _, err = run("print", source, "-o", tmp_path / "b.pdf")
        assert code == 0, err
    reader = PdfReader(tmp_path / "b.pdf")
    assert "正文" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "题"
    broken = publication(tmp_path / "q", "[{headnig: 题}]")
    code, _, err = run("print", broken, "-o", tmp_path / "c.pdf")
    assert code == 1
    assert "S104" in err
    assert not (tmp_path / "c.pdf").exists()


def test_files_that_cannot_be_printed(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "a.pdf", 3).read_bytes()
    locked = PdfWriter(clone_from=tmp_path / "a.pdf")
    locked.encrypt("secret", algorithm="AES-256")
    locked.write(tmp_path / "locked.pdf")
    PdfWriter().write(tmp_path / "empty.pdf")
    (tmp_path / "broken.pdf").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.pdf").write_bytes(b"hello")
    (tmp_path / "flat.pdf").write_bytes(
        whole.replace(b"/MediaBox [", b"/MediaBox [0 0 0 0 ").replace(b"/TrimBox", b"/TrimBax")
    )
    for name, codes in (
        ("locked.pdf", {"P103"}),
        ("empty.pdf", {"P301"}),
        ("broken.pdf", {"P102", "P301"}),
        ("text.pdf", {"P101"}),
        ("flat.pdf", {"P102"}),
    ):
        code, out, err = run("print", tmp_path / name, "-o", tmp_path / "out.pdf")
        assert (code, out) == (2, ""), name
        assert any(f"错误[{wanted}]" in err for wanted in codes), err
        assert not (tmp_path / "out.pdf").exists()
    owner = PdfWriter(clone_from=tmp_path / "a.pdf")
    owner.encrypt("", "owner", algorithm="AES-256")
    owner.write(tmp_path / "owner.pdf")
    assert run("print", tmp_path / "owner.pdf", "-o", tmp_path / "out.pdf")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--list", "--cancel", "3"),
        ("a.pdf", "--list"),
        ("a.pdf", "--pages", "0"),
        ("a.pdf", "--pages", "4-1"),
        ("a.pdf", "--pages", "x"),
        ("a.pdf", "--copies", "0"),
        ("a.pdf", "--sides", "three"),
        ("none.pdf",),
        ("a.pdf", "--booklet", "--sides", "one-sided"),
        ("a.pdf", "--part", "backs", "--sides", "one-sided"),
        ("a.pdf", "-o", "b.pdf", "--pages", "4"),
        ("a.pdf", "-o", "b.pdf", "--media", "A9"),
        ("a.pdf", "--cancel", "-1"),
        ("a.pdf", "-P", "http://printer/"),
        ("a.pdf", "-o", "b.pdf", "-P", "ipp://"),
    ],
)
def test_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    pdf(tmp_path / "a.pdf", 3)
    code, out, _ = run("print", *words)
    assert (code, out) == (2, "")
    assert os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize(
    ("given", "pages"),
    [("1-2,4", [1, 2, 4]), ("3-", [3, 4, 5]), ("2，1", [2, 1]), ("5", [5]), ("1–2", [1, 2])],
)
def test_pages_as_people_write_them(tmp_path: Path, given: str, pages: list[int]) -> None:
    file = pdf(tmp_path / "a.pdf", 5)
    assert run("print", file, "-o", tmp_path / "b.pdf", "--pages", given)[0] == 0
    assert [side[0].page for side in labels(tmp_path / "b.pdf")] == pages


def test_the_file_that_is_printed_stays(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf")
    before = file.read_bytes()
    code, _, err = run("print", file, "-o", tmp_path / "." / "a.pdf", "--booklet")
    assert code == 6
    assert has("P313", err)
    assert file.read_bytes() == before
    file = pdf(tmp_path / "b-backs.pdf")
    wished = ("-P", "small", "--sides", "two-sided", "-o", tmp_path / "b.pdf")
    with fake() as printer:
        words = [printer.uri if word == "small" else word for word in wished]
        code, _, err = run("print", file, *words)
    assert code == 6
    assert has("P313", err)
    assert sorted(os.listdir(tmp_path)) == ["a.pdf", "b-backs.pdf"]


def test_no_print_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    monkeypatch.setattr("kanyin.deliver.door.SOCKETS", (str(tmp_path / "no.sock"),))
    monkeypatch.setattr("kanyin.deliver.door.PORT", 1)
    monkeypatch.setattr("kanyin.printing.cups_doors", lambda environ: (Door("127.0.0.1", 1),))
    file = pdf(tmp_path / "a.pdf")
    for words in ((file,), ("--list",), (file, "-P", "any"), ("--cancel", 3)):
        code, out, err = run("print", *words)
        assert (code, out) == (4, "")
        assert has("D101", err)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    assert "错误[D103]" in run("print", "--list")[2]


# What a real printer cannot be made to say.

GET_PRINTER, VALIDATE, PRINT, GET_JOB, CANCEL = 0x0B, 0x04, 0x02, 0x09, 0x08


def job(state: int, *reasons: str, **more: tuple[Value, ...]) -> Answer:
    found = {
        "job-state": number(ENUM, state),
        "job-state-reasons": word(KEYWORD, *reasons or ("none",)),
    }
    return 0, [
        (OPERATION, {}),
        (JOB, {**found, **{k.replace("_", "-"): v for k, v in more.items()}}),
    ]


def fake(*states: Answer, says: Attributes | None = None, **answers: Answer) -> FakePrinter:
    taken: Answer = (0, [(JOB, {"job-id": number(INTEGER, 41), "job-state": number(ENUM, 3)})])
    return FakePrinter(
        {
            GET_PRINTER: [(0, [(OPERATION, {}), (PRINTER, {**SAYS, **(says or {})})])],
            VALIDATE: [answers.get("validate", (0, []))],
            PRINT: [answers.get("taken", taken)],
            GET_JOB: list(states),
            CANCEL: [answers.get("cancel", (0, []))],
        }
    )


def printed(printer: FakePrinter, file: Path, *words: object) -> tuple[int, str]:
    code, out, err = run("print", file, "-P", printer.uri, *words)
    assert out == "" or "--dry-run" in words
    return code, err


def sent(printer: FakePrinter) -> int:
    return sum(message.code == PRINT for message in printer.asked)


def test_states_are_told_in_words(tmp_path: Path) -> None:
    states = [
        job(3, "job-incoming"),
        job(4, "job-hold-until-specified"),
        job(5, "media-jam-error"),
        job(6, "door-open-error", "toner-low-warning"),
        job(5, job_media_sheets_completed=number(INTEGER, 2)),
        503,
        job(9, "job-completed-successfully"),
    ]
    file = pdf(tmp_path / "a.pdf")
    with fake(*[state for state in states if state != 503]) as printer:
        code, err = printed(printer, file)
    assert code == 0, err
    for wanted in (
        "等候（正在接收）",
        "暂缓（定时再印）",
        "卡纸",
        "paper jam",
        "停住（门开着、墨粉将尽）",
        "2 张",
        "打印完成",
    ):
        assert wanted in err, wanted


@pytest.mark.parametrize(
    ("state", "reasons", "wanted"),
    [
        (7, ("job-canceled-at-device",), "在打印机上被取消"),
        (8, ("aborted-by-system",), "打印系统中止"),
        (8, (), "中止"),
        (7, ("some-private-reason",), "some-private-reason"),
    ],
)
def test_jobs_that_are_not_finished(
    tmp_path: Path, state: int, reasons: tuple[str, ...], wanted: str
) -> None:
    with fake(job(5), job(state, *reasons, job_state_message=word(TEXT, "Boom"))) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
    assert code == 4
    assert has("D115", err)
    assert wanted in err
    assert "Boom" in err


def test_a_job_that_is_done_with_errors(tmp_path: Path) -> None:
    with fake(job(5), job(9, "job-completed-with-errors")) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
    assert code == 1
    assert has("D126", err)


@pytest.mark.parametrize("answer", [(0x0507, []), 503, (0, [])])
def test_one_odd_answer_ends_nothing(tmp_path: Path, answer: Answer) -> None:
    """While a job runs its printer may be busy; it is asked again."""
    with fake(job(5), answer, job(9)) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
    assert code == 0, err
    assert "打印完成" in err


def test_a_job_that_does_not_move(tmp_path: Path) -> None:
    with fake(job(3, "printer-stopped")) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"), "--timeout", 1)
    assert code == 4
    assert has("D116", err)
    assert f"--cancel 41 --printer {printer.uri}" in err


@pytest.mark.parametrize(
    "answer", [(0x0406, []), 404, (0, []), (0, [(JOB, {"job-state": number(ENUM, 77)})])]
)
def test_a_job_that_is_forgotten(tmp_path: Path, answer: Answer) -> None:
    with fake(job(5), answer) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
    assert code == 4
    assert any(f"错误[{wanted}]" in err for wanted in ("D121", "D104", "D105")), err


@pytest.mark.parametrize(
    ("says", "wanted", "code"),
    [
        ({"printer-is-accepting-jobs": (Value(BOOLEAN, False),)}, "D111", 4),
        ({"document-format-supported": word(MIME, "image/urf")}, "D110", 4),
        ({"media-supported": ()}, "D109", 2),
    ],
)
def test_printers_that_will_not_do(
    tmp_path: Path, says: Attributes, wanted: str, code: int
) -> None:
    with fake(job(9), says=says) as printer:
        found, err = printed(printer, pdf(tmp_path / "a.pdf"))
        assert sent(printer) == 0
    assert found == code
    assert has(wanted, err)


def test_a_stopped_printer_is_told_and_used(tmp_path: Path) -> None:
    says = {
        "printer-state": number(ENUM, 5),
        "printer-state-reasons": word(KEYWORD, "media-empty-error"),
    }
    with fake(job(9), says=says) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
    assert code == 0
    assert has("D114", err)
    assert "缺纸" in err
    assert run("print", "--list", "-P", printer.uri)[0] == 4


def test_a_printer_that_is_merely_at_work_is_not_warned_of(tmp_path: Path) -> None:
    reasons = word(
        KEYWORD, "cups-waiting-for-job-completed", "toner-low-report", "door-open-warning"
    )
    with fake(
        job(9), says={"printer-state": number(ENUM, 4), "printer-state-reasons": reasons}
    ) as at:
        code, err = printed(at, pdf(tmp_path / "a.pdf"))
    assert code == 0
    assert not has("D114", err)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (
            (
                0x0001,
                [(OPERATION, {}), (UNSUPPORTED, {"media": word(KEYWORD, "iso_a4_210x297mm")})],
            ),
            "D122",
        ),
        ((0x040B, [(OPERATION, {"status-message": word(TEXT, "No such media")})]), "D106"),
        (401, "D105"),
    ],
)
def test_what_would_be_ignored_is_not_sent(tmp_path: Path, answer: Answer, wanted: str) -> None:
    with fake(job(9), validate=answer) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
        assert sent(printer) == 0
    assert code in (2, 4)
    assert has(wanted, err)


@pytest.mark.parametrize(
    ("answer", "wanted"), [((0x0507, []), "D106"), ((0, []), "D125"), (503, "D105")]
)
def test_jobs_that_are_not_taken(tmp_path: Path, answer: Answer, wanted: str) -> None:
    with fake(job(9), taken=answer) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"))
    assert code == 4
    assert has(wanted, err)


def test_no_wait_and_cancel(tmp_path: Path) -> None:
    with fake(job(5)) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"), "--no-wait")
        assert code == 0
        assert "作业 41 已送出" in err
        assert not [message for message in printer.asked if message.code == GET_JOB]
        assert run("print", "--cancel", 41, "-P", printer.uri)[0] == 0
        (asked,) = [message for message in printer.asked if message.code == CANCEL]
        assert asked.groups[0][1]["job-id"][0].value == 41
    with fake(job(5), cancel=(0x0404, [])) as printer:
        code, _, err = run("print", "--cancel", 41, "-P", printer.uri)
    assert code == 4
    assert has("D106", err)


def test_long_titles_are_cut_between_characters(tmp_path: Path) -> None:
    with fake(job(9)) as printer:
        printed(printer, pdf(tmp_path / "a.pdf", title="春" * 200))
        (asked,) = [message for message in printer.asked if message.code == PRINT]
    assert asked.groups[0][1]["job-name"][0].value == "春" * 85


def test_interrupted(tmp_path: Path) -> None:
    """Who no longer waits is told that the job goes on, and how to take it back."""
    file = pdf(tmp_path / "a.pdf")
    with fake(job(5, "job-printing")) as printer:
        words = [sys.executable, "-m", "kanyin", "print", str(file), "-P", printer.uri]
        process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
        said = heard(process, "正在打印")
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert f"kanyin print --cancel 41 --printer {printer.uri}" in said
    assert "Traceback" not in said


def test_by_hand_needs_someone(tmp_path: Path) -> None:
    with fake(job(9)) as printer:
        code, err = printed(printer, pdf(tmp_path / "a.pdf"), "--sides", "two-sided")
        assert sent(printer) == 0
    assert code == 2
    assert has("D117", err)


GET_PRINTERS, GET_DEFAULT = 0x4002, 0x4001


def queues(*names: str, default: str = "") -> FakePrinter:
    """A CUPS server with these queues."""
    found = [
        (PRINTER, {
            **SAYS, "printer-name": word(NAME, name),
            "printer-uri-supported": word(URI, f"ipp://localhost/printers/{name}"),
        })
        for name in names
    ]  # fmt: skip
    usual: Answer = (
        (0, [(PRINTER, {"printer-name": word(NAME, default)})]) if default else (0x0406, [])
    )
    return FakePrinter({
        GET_PRINTERS: [(0, found) if found else (0x0406, [])],
        GET_DEFAULT: [usual],
        GET_PRINTER: [(0, found[:1])],
        VALIDATE: [(0, [])],
        PRINT: [(0, [(JOB, {"job-id": number(INTEGER, 7)})])],
        GET_JOB: [job(9)],
    })  # fmt: skip


def test_which_queue_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default one, the only one, or none: that of others is not taken."""
    file = pdf(tmp_path / "a.pdf")
    for names, default, wanted in (
        (("one",), "", 0), (("one", "two"), "two", 0), (("one", "two"), "", 2), ((), "", 4),
    ):  # fmt: skip
        with queues(*names, default=default) as server:
            monkeypatch.setenv("CUPS_SERVER", server.uri.split("/")[2])
            code, _, err = run("print", file)
            listed = run("print", "--list")
            paths = [
                message.groups[0][1]["printer-uri"][0].value
                for message in server.asked if message.code == PRINT
            ]  # fmt: skip
        assert code == wanted, err
        if wanted == 0:
            assert paths == [f"ipp://localhost/printers/{default or 'one'}"]
            assert listed[0] == 0
            assert (f"* {default}" in listed[1]) == bool(default)
        else:
            assert paths == []
            assert has("D107" if names else "D124", err)
    assert listed[:2] == (4, "")
