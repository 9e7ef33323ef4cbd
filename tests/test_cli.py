"""The command line: exit codes, what is said where, and a target that is never broken."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from kanyin import Job, KanyinError, __version__, build
from kanyin.cli import main
from kanyin.cli.build import Size
from kanyin.finish import write
from kanyin.model.diagnostic import Report

LAYOUT = """\
title: 试
trim: [120pt, 100pt]
pitch: 15pt
styles:
  body: {size: 10pt, leading: 15pt}
  paragraph: {base: body}
  contents: {base: body}
  contents.numeral: {base: body}
  contents.page: {base: body}
masters:
  page: {frames: [{rect: [10pt, 10pt, 100pt, 75pt]}]}
parts:
  chapter: {first: page, rest: page}
"""


def publication(folder: Path, blocks: str = "[正文。]") -> Path:
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "own.yaml").write_text(LAYOUT, "utf-8")
    (folder / "publication.yaml").write_text(
        f"title: 题\nlayout: own\nsections:\n  - {{title: 一, short: 一, blocks: {blocks}}}\n",
        "utf-8",
    )
    return folder


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_build_writes_and_says_nothing(tmp_path: Path) -> None:
    folder, target = publication(tmp_path / "p"), tmp_path / "a.pdf"
    assert run("build", folder, "-o", target) == (0, "", "")
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert os.listdir(tmp_path) == ["p", "a.pdf"] or set(os.listdir(tmp_path)) == {"p", "a.pdf"}
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_the_default_name_is_the_folder_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publication(tmp_path / "春讯")
    monkeypatch.chdir(tmp_path)
    assert run("build", "春讯")[0] == 0
    assert Path("春讯.pdf").is_file()
    assert run("build", "春讯/publication.yaml")[0] == 0


def test_editions_have_names_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publication(tmp_path / "春讯")
    monkeypatch.chdir(tmp_path)
    assert run("build", "春讯", "--for", "print")[0] == 0
    assert Path("春讯-print.pdf").read_bytes().startswith(b"%PDF-1.6")
    assert not Path("春讯.pdf").exists()
    code, _, err = run("build", "春讯", "--for", "press")
    assert code == 2
    assert "screen、print" in err


@pytest.mark.parametrize(
    ("given", "size"),
    [("10MB", 10_000_000), ("900kb", 900_000), ("1.5 M", 1_500_000), ("2MiB", 2_000_000),
     ("4096", 4096), ("4096B", 4096)],
)  # fmt: skip
def test_sizes_are_read(given: str, size: int) -> None:
    assert Size().convert(given, None, None) == size


def test_sizes_that_are_none_are_refused(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p")
    for given in ("ten", "-5MB", "0", "10GB", ""):
        code, _, err = run("build", folder, "-o", tmp_path / "a.pdf", "--max-size", given)
        assert code == 2
        assert "10MB" in err
    code, _, err = run("build", folder, "-o", tmp_path / "a.pdf", "--max-size", "1KB")
    assert code == 1
    assert "P206" in err
    assert not (tmp_path / "a.pdf").exists()


def test_a_password_is_asked_for_or_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, target = publication(tmp_path / "p"), tmp_path / "a.pdf"
    words = ["build", str(folder), "-o", str(target), "--password"]
    result = CliRunner().invoke(main, words, input="秘密\n秘密\n")
    assert result.exit_code == 0
    assert PdfReader(target, password="秘密").pages[0].extract_text() == "正文。"
    assert "秘密" not in result.output
    result = CliRunner().invoke(main, words, input="秘密\n别的\n")
    assert result.exit_code != 0
    monkeypatch.setenv("KANYIN_PASSWORD", "另外")
    assert run("build", folder, "-o", target, "--password")[0] == 0
    assert PdfReader(target, password="另外").pages[0].extract_text() == "正文。"
    assert run("build", folder, "-o", target)[0] == 0
    assert not PdfReader(target).is_encrypted


def test_errors_leave_the_old_file(tmp_path: Path) -> None:
    folder, target = publication(tmp_path / "p", "[{headnig: 题}]"), tmp_path / "a.pdf"
    target.write_bytes(b"%PDF-old")
    code, out, err = run("build", folder, "-o", target)
    assert (code, out) == (1, "")
    assert "错误[S104] publication.yaml:4:" in err
    assert target.read_bytes() == b"%PDF-old"


def test_many_mistakes_are_told_at_once(tmp_path: Path) -> None:
    folder = publication(
        tmp_path / "p",
        "[{figure: {picture: no.png}}, {paragraph: {text: 甲, colour: red}}, {heading: [甲]},"
        " 😀字, AB12CD34EF56GH78JK90LM12NP34QR56ST]",
    )
    text = (folder / "publication.yaml").read_text("utf-8").replace("layout: own", "layout: won")
    (folder / "publication.yaml").write_text(text, "utf-8")
    code, _, err = run("build", folder, "-o", tmp_path / "a.pdf")
    assert code == 1
    for wanted in ("R102", "S101", "S102", "F101", "L102", "S104"):
        assert f"错误[{wanted}]" in err, wanted


@pytest.mark.parametrize(
    "words",
    [("build",), ("build", "no-such-folder"), ("nonsense",), ("build", ".", "--layout", "no")],
)
def test_usage_errors_exit_2(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_unwritable_target_exits_6(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p")
    code, _, err = run("build", folder, "-o", tmp_path / "none" / "a.pdf")
    assert code == 6
    assert "E101" in err
    assert set(os.listdir(tmp_path)) == {"p"}


def test_unreadable_publication_exits_1(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, _, err = run("build", tmp_path / "empty")
    assert code == 1
    assert "E102" in err, '"E102"'


def test_broken_font_exits_4(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p")
    (folder / "fonts").mkdir()
    (folder / "fonts" / "fonts.yaml").write_text("faces: [{role: serif, file: a.ttf}]", "utf-8")
    (folder / "fonts" / "a.ttf").write_bytes(b"no font")
    assert run("build", folder, "-o", tmp_path / "a.pdf")[0] == 4
    code, out, err = run("fonts", folder)
    assert code == 4
    assert "a.ttf" in out
    assert "F102" in err


def test_version_layouts_and_fonts() -> None:
    assert run("--version") == (0, f"kanyin, version {__version__}\n", "")
    code, out, err = run("layouts")
    assert (code, err) == (0, "")
    assert "brochure-a4\t210×297 mm" in out
    assert "newsletter-a4\t210×297 mm" in out
    code, out, err = run("fonts")
    assert (code, err) == (0, "")
    assert [row.split("\t")[0].split(" ")[0] for row in out.splitlines()] == [
        "serif", "serif-bold", "sans", "sans-bold", "kai",
    ]  # fmt: skip
    assert "sha256" not in out, "every vendored file is the one that is listed"


def test_layout_option_takes_the_place_of_the_publication_s(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p")
    (folder / "layouts" / "wide.yaml").write_text(LAYOUT.replace("[120pt", "[200pt"), "utf-8")
    assert build(Job(folder, layout="wide", target="trace")).output.startswith(
        b"page 1 page trim 200"
    )


def test_help_is_in_both_languages() -> None:
    code, out, _ = run("build", "--help")
    assert code == 0
    assert "排印" in out
    assert "Typeset" in out


def test_contents_settle_on_the_right_pages(tmp_path: Path) -> None:
    folder = publication(
        tmp_path / "p", "[{contents: {}}, 一二三四五六七八九十一二三四五六七八九十]"
    )
    text = (folder / "publication.yaml").read_text("utf-8")
    more = "  - {title: 二, short: 二, blocks: [正文]}\n" * 12
    (folder / "publication.yaml").write_text(text + more, "utf-8")
    proof = build(Job(folder, target="trace"))
    rows = proof.output.decode().split("\n")
    pages = [row.split()[-1] for row in rows[: rows.index(next(r for r in rows if "正文" in r))]
             if row.endswith(tuple("0123456789")) and "w=" in row]  # fmt: skip
    assert not proof.diagnostics
    assert [int(page) for page in pages][:13] == [
        1,
        *range(len(proof.book.pages) - 11, len(proof.book.pages) + 1),
    ]


def test_page_numbers_that_never_settle_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import kanyin.job

    seen = iter(range(100))
    monkeypatch.setattr(kanyin.job, "facts", lambda pages: {"a": next(seen)})
    proof = build(Job(publication(tmp_path / "p", "[contents: {}]"), target="trace"))
    assert [found.code for found in proof.diagnostics] == ["L104"], '"L104"'


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import kanyin.pages.pour

    monkeypatch.setattr(kanyin.pages.pour, "MOST_PAGES", 3)
    folder = publication(tmp_path / "p", "[" + "一二三四五六七八九十" * 40 + "]")
    with pytest.raises(KanyinError) as caught:
        build(Job(folder, target="trace"))
    assert "L106" in {found.code for found in caught.value.diagnostics}, '"L106"'


def test_full_disk_keeps_the_old_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"%PDF-old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KanyinError) as caught:
        write(target, b"new", Report())
    assert caught.value.diagnostics[0].code == "E101"
    assert caught.value.exit_code == 6
    assert target.read_bytes() == b"%PDF-old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_kill_never_leaves_a_broken_target(tmp_path: Path) -> None:
    """Killed at many moments: the target is the old file, or the whole new one."""
    folder, target = publication(tmp_path / "p"), tmp_path / "a.pdf"
    words = [sys.executable, "-m", "kanyin", "build", str(folder), "-o", str(target)]
    begun = time.monotonic()
    subprocess.run(words, check=True)
    took = time.monotonic() - begun
    whole = target.read_bytes()
    for n in range(20):
        target.write_bytes(b"%PDF-old")
        child = subprocess.Popen(words)
        time.sleep(took * (0.5 + n / 20))
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert target.read_bytes() in (b"%PDF-old", whole)


def test_interrupt_exits_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import kanyin.job

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kanyin.job, "build", interrupt)
    code, out, err = run("build", publication(tmp_path / "p"), "-o", tmp_path / "a.pdf")
    assert (code, out) == (130, "")
    assert "已中断" in err


def test_consoles_that_know_no_chinese(tmp_path: Path) -> None:
    folder = publication(tmp_path / "p", "[{headnig: 题😀}]")
    for encoding in ("ascii", "gbk"):
        child = subprocess.run(
            [sys.executable, "-m", "kanyin", "build", str(folder)],
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            stderr=subprocess.PIPE, cwd=tmp_path, check=False,
        )  # fmt: skip
        assert child.returncode == 1
        assert b"S104" in child.stderr
        assert b"Traceback" not in child.stderr
