"""kanyin print on real printers of loopback: CUPS and ippeveprinter."""

from __future__ import annotations

import os
import plistlib
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from printserver import A4, Received, Room, device, missing, room
from printsheets import A3_MM, has, heard, labels, near, pdf, word
from pypdf import PdfReader
from test_cli import run

from kanyin.deliver.door import ask, door_of
from kanyin.deliver.ipp import (
    BOOLEAN,
    CHARSET,
    INTEGER,
    KEYWORD,
    LANGUAGE,
    MIME,
    OPERATION,
    URI,
    Attributes,
    Message,
)  # fmt: skip

# Real printers.


@pytest.fixture(scope="session")
def real() -> Iterator[Room]:
    """Skips where the programs are not installed, and only there."""
    if reason := missing():
        pytest.skip(reason)
    with room() as found:
        yield found


@pytest.fixture
def served(real: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{real.port}")
    return real


def sheet_mm(received: Received) -> tuple[int, int]:
    box = PdfReader(received.file).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


@pytest.mark.printer
def test_a_booklet_arrives_at_the_printer(real: Room, tmp_path: Path) -> None:
    """At the printer itself: pages, their places, sides and media."""
    file = pdf(tmp_path / "a.pdf", 10, full=True, title="群山作证")
    code, out, err = run("print", file, "-P", real.a3.uri, "--booklet")
    assert (code, out) == (0, ""), err
    assert "打印完成" in err
    got = real.a3.last()
    wishes = got.wishes
    assert wishes["IPP_SIDES"] == "two-sided-short-edge"
    assert wishes["IPP_MEDIA"] == "iso_a3_297x420mm"
    assert wishes["IPP_PRINT_SCALING"] == "none"
    assert wishes["IPP_JOB_NAME"] == "群山作证"
    assert wishes["IPP_DOCUMENT_FORMAT_SUPPLIED"] == "application/pdf"
    sides = labels(got.file)
    assert [[label.page for label in side] for side in sides] == [
        [1, 10], [2], [3], [4, 9], [5, 8], [6, 7],
    ]  # fmt: skip
    assert sheet_mm(got) == (420, 297)
    scale = (297 - 2 * 4.23) / 297
    near(sides[0][0], 1, 210 + 105 * scale, 148.5)
    near(sides[0][1], 10, 210 - 105 * scale, 148.5)
    near(sides[1][0], 2, 210 - 105 * scale, 148.5)


@pytest.mark.printer
def test_a_booklet_arrives_through_cups(served: Room, tmp_path: Path) -> None:
    """CUPS turns landscape sheets; every side the same way, so that fronts and backs agree."""
    file = pdf(tmp_path / "a.pdf", 8, title="群山作证")
    code, _, err = run("print", file, "-P", "large", "--booklet", "--copies", 2)
    assert code == 0, err
    got = served.a3.last()
    assert got.wishes["IPP_SIDES"] == "two-sided-short-edge"
    assert "x-dimension=29700 y-dimension=42000" in got.wishes["IPP_MEDIA_COL"]
    assert got.wishes["IPP_COPIES"] == "2"
    assert got.wishes["IPP_JOB_NAME"] == "群山作证"
    sides = labels(got.file)
    assert [{label.page for label in side} for side in sides] == [{8, 1}, {2, 7}, {6, 3}, {4, 5}]
    assert sheet_mm(got) == (297, 420)
    (head,) = {label.head for side in sides for label in side}
    assert head in ("left", "right")
    for side, (left, right) in zip(sides, [(8, 1), (2, 7), (6, 3), (4, 5)], strict=True):
        places = {label.page: label for label in side}
        first, second = (left, right) if head == "right" else (right, left)
        near(places[first], first, 148.5, 105)
        near(places[second], second, 148.5, 315)


@pytest.mark.printer
def test_pages_arrive_as_they_are(served: Room, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", 3)
    before = len(served.a4.received())
    code, _, err = run("print", file, "-P", "small", "--pages", "2-3")
    assert code == 0, err
    assert "100.0 %" in err
    got = served.a4.received()[before:]
    assert len(got) == 1
    assert got[0].wishes["IPP_SIDES"] == "one-sided"
    assert sheet_mm(got[0]) == (210, 297)
    sides = labels(got[0].file)
    near(sides[0][0], 2, 105, 148.5)
    near(sides[1][0], 3, 105, 148.5)
    assert {side[0].head for side in sides} == {"up"}


@pytest.mark.printer
def test_a3_to_an_a4_printer_is_refused_before_sending(served: Room, tmp_path: Path) -> None:
    large, small = pdf(tmp_path / "a3.pdf", [A3_MM]), pdf(tmp_path / "a4.pdf")
    before = served.a4.received()
    for printer in ("small", served.a4.uri):
        for file, words, wanted in ((large, (), "D109"), (small, ("--media", "A3"), "D108")):
            code, out, err = run("print", file, "-P", printer, *words)
            assert (code, out) == (2, "")
            assert has(wanted, err)
            assert "A4 210×297 mm" in err
    assert served.a4.received() == before


@pytest.mark.printer
def test_printers_are_listed(served: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for server in (f"127.0.0.1:{served.port}", served.socket):
        monkeypatch.setenv("CUPS_SERVER", server)
        code, out, err = run("print", "--list")
        assert (code, err) == (0, "")
        head, *rows = out.splitlines()
        assert "双面 duplex" in head
        assert [row.split()[0] for row in rows] == ["large", "small"]
        assert "自动 yes" in rows[0]
        assert "A3" in rows[0]
        assert "手动 by hand" in rows[1]
        assert "A3" not in rows[1]
        assert all("三楼 Room 301" in row and "空闲" in row for row in rows)


@pytest.mark.printer
def test_printers_that_are_not_there(served: Room, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf")
    code, _, err = run("print", file, "-P", "smal")
    assert code == 2
    assert has("D102", err)
    assert "是否指“small”" in err
    code, _, err = run("print", file)
    assert code == 2
    assert has("D107", err)
    assert "large、small" in err
    code, _, err = run("print", file, "-P", f"ipp://127.0.0.1:{served.port}/printers/none")
    assert code == 4
    assert has("D106", err)
    code, _, err = run("print", "--cancel", 999_999, "-P", "small")
    assert code == 4


@pytest.mark.printer
def test_a_dry_run_sends_nothing(served: Room, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", 6, full=True)
    before = served.a4.received()
    code, out, err = run("print", file, "-P", "small", "--booklet", "--dry-run")
    assert (code, err) == (0, "")
    for wanted in (
        "small",
        "A4 210×297 mm",
        "手动",
        "2 张",
        "67.9 %",
        "正面 6|1 3",
        "背面 4↓|5↓ 2↓",
    ):
        assert wanted in out, (wanted, out)
    assert "照原样放回" in out
    assert served.a4.received() == before


@pytest.mark.printer
def test_out_of_paper_and_back(real: Room, tmp_path: Path) -> None:
    """A printer that really says so: it waits, is told in words, and goes on."""
    file = pdf(tmp_path / "a.pdf", 1)
    with real.a4.mood(
        "echo 'STATE: +media-empty' >&2; sleep 1.5; echo 'STATE: -media-empty' >&2\n"
    ):
        code, _, err = run("print", file, "-P", real.a4.uri)
    assert code == 0, err
    assert "缺纸" in err
    assert err.index("缺纸") < err.index("打印完成")


@pytest.mark.printer
def test_a_job_that_the_printer_gives_up(real: Room, tmp_path: Path) -> None:
    with real.a4.mood("echo 'ERROR: Fuser broken' >&2; exit 1\n"):
        code, _, err = run("print", pdf(tmp_path / "a.pdf", 1), "-P", real.a4.uri)
    assert code == 4
    assert has("D115", err)
    assert "Fuser broken" in err


@pytest.mark.printer
def test_a_printer_that_vanishes(real: Room, tmp_path: Path) -> None:
    """Switched off in the middle of a job: neither success nor an endless wait."""
    folder = tmp_path / "away"
    with (
        device(folder, real.environ, "Away", (A4,), ("one-sided",)) as away,
        away.mood("sleep 30\n"),
    ):
        words = [
            sys.executable,
            "-m",
            "kanyin",
            "print",
            str(pdf(tmp_path / "a.pdf", 1)),
            "-P",
            away.uri,
        ]
        process = subprocess.Popen([*words, "--timeout", "1"], stderr=subprocess.PIPE, text=True)
        said = heard(process, "正在打印")
        away.process.kill()
        said += process.communicate(timeout=20)[1]
    assert process.returncode == 4
    assert has("D121", said) or has("D116", said)
    assert "打印完成" not in said


@pytest.mark.printer
def test_a_queue_that_is_stopped(served: Room, tmp_path: Path) -> None:
    """The job waits in the queue, which is said; it is then taken back."""
    server = {**served.environ, "CUPS_SERVER": f"127.0.0.1:{served.port}"}
    subprocess.run(["cupsdisable", "small"], env=server, check=True)
    try:
        code, _, err = run("print", pdf(tmp_path / "a.pdf", 1), "-P", "small", "--timeout", 1)
        assert code == 4
        assert has("D114", err)
        assert has("D116", err)
        match = re.search(r"--cancel (\d+) --printer small\b", err)
        assert match is not None
        assert run("print", "--cancel", match[1], "-P", "small")[0] == 0
    finally:
        subprocess.run(["cupsenable", "small"], env=server, check=True)
    subprocess.run(["cupsreject", "small"], env=server, check=True)
    try:
        code, _, err = run("print", pdf(tmp_path / "a.pdf", 1), "-P", "small")
        assert code == 4
        assert has("D111", err)
    finally:
        subprocess.run(["cupsaccept", "small"], env=server, check=True)


def at_a_terminal(file: Path, *words: str) -> tuple[subprocess.Popen[str], int]:
    """A print job that waits for someone to turn the stack, and the keyboard."""
    import pty  # not on Windows

    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "kanyin", "print", str(file), "-P", *words]
    process = subprocess.Popen(command, stdin=terminal, stderr=subprocess.PIPE, text=True)
    os.close(terminal)
    heard(process, "press Enter")
    return process, keyboard


@pytest.mark.printer
def test_turned_by_hand_at_a_terminal(real: Room, tmp_path: Path) -> None:
    """Fronts, a word about the stack, Enter, and the backs from the last to the first."""
    file = pdf(tmp_path / "a.pdf", 6)
    before = len(real.a4.received())
    process, keyboard = at_a_terminal(file, real.a4.uri, "--booklet")
    assert len(real.a4.received()) == before + 1
    os.write(keyboard, b"\n")
    said = process.communicate(timeout=20)[1]
    os.close(keyboard)
    assert process.returncode == 0, said
    fronts, backs = real.a4.received()[before:]
    assert fronts.wishes["IPP_SIDES"] == backs.wishes["IPP_SIDES"] == "one-sided"
    assert [[label.page for label in side] for side in labels(fronts.file)] == [[1, 6], [3]]
    found = labels(backs.file)
    assert [[label.page for label in side] for side in found] == [[4, 5], [2]]
    assert {label.head for side in found for label in side} == {"down"}
    assert {label.head for side in labels(fronts.file) for label in side} == {"up"}


@pytest.mark.printer
def test_the_same_in_two_parts_without_a_terminal(real: Room, tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", 3)
    before = len(real.a4.received())
    for part in ("fronts", "backs"):
        code, _, err = run("print", file, "-P", real.a4.uri, "--sides", "two-sided", "--part", part)
        assert code == 0, err
    fronts, backs = real.a4.received()[before:]
    assert [[label.page for label in side] for side in labels(fronts.file)] == [[1], [3]]
    assert [[label.page for label in side] for side in labels(backs.file)] == [[], [2]]


@pytest.mark.printer
def test_another_program_reads_the_same(real: Room) -> None:
    """CUPS's own ipptool beside our reading of a printer's answer, attribute by attribute."""
    words = ["ipptool", "-X", real.a3.uri, "get-printer-attributes.test"]
    result = subprocess.run(words, env=dict(real.environ), capture_output=True, check=False)
    theirs = {
        name: value
        for group in plistlib.loads(result.stdout)["Tests"][0]["ResponseAttributes"]
        for name, value in group.items()
    }
    door = door_of(real.a3.uri)
    asked: Attributes = {
        "attributes-charset": word(CHARSET, "utf-8"),
        "attributes-natural-language": word(LANGUAGE, "en"),
        "printer-uri": word(URI, real.a3.uri),
        "requested-attributes": word(KEYWORD, "all", "media-col-database"),
    }
    answer = ask(door, Message(0x0B, 1, [(OPERATION, asked)]))
    ours = {name: values for _, group in answer.groups for name, values in group.items()}
    assert ours.keys() == theirs.keys()
    assert len(ours) > 60
    for name, values in ours.items():
        if all(value.tag in (KEYWORD, URI, MIME, CHARSET, INTEGER, BOOLEAN) for value in values):
            plain = [value.value for value in values]
            if name == "document-format-supported":  # ippeveprinter -a says it twice
                plain = plain[1:]
            moving = name.endswith("-time")
            assert moving or theirs[name] in (plain, plain[0]), name


@pytest.mark.printer
def test_interrupted_while_the_stack_is_turned(real: Room, tmp_path: Path) -> None:
    """The fronts are out: how to go on is said."""
    file = pdf(tmp_path / "a.pdf", 2)
    before = len(real.a4.received())
    process, keyboard = at_a_terminal(file, real.a4.uri, "--sides", "two-sided")
    time.sleep(0.5)  # until it listens to the keyboard, as a person would
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    os.close(keyboard)
    assert process.returncode == 130
    assert "--part backs" in said
    assert "Traceback" not in said
    assert len(real.a4.received()) == before + 1
