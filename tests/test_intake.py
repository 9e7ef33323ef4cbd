"""Intake: sources of every kind to publications that build, with nothing lost unseen."""

from __future__ import annotations

import io
import re
import struct
import time
import tracemalloc
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser
from sources import LONG, MORE, SOURCES, Source, png
from wordfile import paragraph, wordfile

from kanyin import Job, build
from kanyin.blocks import KINDS
from kanyin.cli import main
from kanyin.intake import fetch
from kanyin.intake.markdown import marked, scalar
from kanyin.intake.pieces import Account
from kanyin.intake.sniff import decode
from kanyin.model.content import Copy, Document, Stress
from kanyin.model.diagnostic import Report
from kanyin.proofread import check_copy
from kanyin.read.content import read_document
from kanyin.read.markdown import read_markdown
from kanyin.read.nodes import Scalar, load
from kanyin.takein import Taken, take_in

WORDS = sorted((Path(__file__).parent / "data" / "import").glob("*.docx"))
BY_NAME = pytest.mark.parametrize("source", SOURCES, ids=[source.name for source in SOURCES])


def laid(source: Source, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in ((source.name, source.data), *source.beside):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / source.name


def taken(path: Path, out: Path) -> tuple[Taken, Report]:
    report = Report()
    found = take_in((path,), out, "newsletter-a4", None, report)
    assert found is not None, [str(one) for one in report.diagnostics]
    return found, report


def read(folder: Path) -> Document:
    kinds = {kind.name: kind.fields for kind in KINDS.values()}
    found = read_document(folder, "publication.yaml", kinds, Report())
    assert found is not None
    return found


def blocks(document: Document, name: str) -> list[Any]:
    return [
        block for section in document.sections for block in section.blocks
        if type(block).__name__ == name
    ]  # fmt: skip


@BY_NAME
def test_what_a_source_holds_is_found(source: Source, tmp_path: Path) -> None:
    found, report = taken(laid(source, tmp_path / "in"), tmp_path / "out")
    document = read(tmp_path / "out")
    if source.title:
        assert document.title.text == source.title
    if source.date:
        assert document.date is not None
        assert document.date.text == source.date
    headings = [block.text.text for block in blocks(document, "Heading")]
    assert [one for one in headings if one in source.headings] == list(source.headings)
    figures = blocks(document, "Figure")
    captions = "\n".join(figure.caption.text for figure in figures if figure.caption)
    assert all(caption in captions for caption in source.captions)
    assert len(blocks(document, "Verse")) == source.verses
    assert len(blocks(document, "Table")) == source.tables
    assert len(blocks(document, "Listing")) == source.lists
    assert (
        sum(figure.picture is not None for figure in figures) == source.pictures == found.pictures
    )
    assert {credit.name.text for credit in document.credits} >= set(source.credits)
    account = (tmp_path / "out" / "import-report.md").read_text("utf-8")
    assert all(text in account for text in source.lost)
    assert not report.failed


@BY_NAME
def test_what_was_taken_in_builds_at_once(source: Source, tmp_path: Path) -> None:
    """In both editions; and what is read out of the pages is the source's text, but for what the
    account names."""
    taken(laid(source, tmp_path / "in"), tmp_path / "out")
    account = (tmp_path / "out" / "import-report.md").read_text("utf-8")
    for variant in ("screen", "print"):
        output = build(Job(tmp_path / "out", variant=variant)).output
        pages = PdfReader(io.BytesIO(output)).pages
        text = "".join(one.extract_text() for one in pages)
        said = "".join(
            figure.alt.text for figure in blocks(read(tmp_path / "out"), "Figure") if figure.alt
        )
        missing = Counter(visible(source)) - Counter(text + said) - Counter(account)
        assert not missing, "".join(missing)
        squeezed = "".join(text.split())
        for block in blocks(read(tmp_path / "out"), "Paragraph"):
            wanted = "".join(block.text.text.split())
            assert wanted in squeezed or any(
                wanted[:at] in squeezed and wanted[at:] in squeezed for at in range(1, len(wanted))
            ), wanted


def visible(source: Source) -> str:
    """The characters that a reader of a source would see: letters, digits and Han."""
    if source.data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            xml = packed.read("word/document.xml").decode()
        text = "".join(re.findall(r"<w:t[^>]*>([^<]*)", xml))
    else:
        text = decode(source.data, source.name, Account())
        if source.name.endswith(".html"):
            tree = LexborHTMLParser(text)
            tree.strip_tags(["script", "style", "iframe"])
            text = (tree.body or tree.root).text(deep=True)  # type: ignore[union-attr]
    return "".join(char for char in text if char.isalnum())


@BY_NAME
def test_every_character_is_kept_or_told(source: Source, tmp_path: Path) -> None:
    taken(laid(source, tmp_path / "in"), tmp_path / "out")
    written = "".join(path.read_text("utf-8") for path in sorted((tmp_path / "out").iterdir())
                      if path.is_file())  # fmt: skip
    missing = Counter(visible(source)) - Counter(written)
    assert not missing, "".join(missing)


@BY_NAME
def test_body_text_is_kept(source: Source, tmp_path: Path) -> None:
    """Not only in the account: the body itself."""
    taken(laid(source, tmp_path / "in"), tmp_path / "out")
    document = read(tmp_path / "out")
    text = "".join(char for char in str(document) if char.isalnum())
    body = [
        part
        for part in (LONG, MORE)
        if part[:10] in visible(source) + source.data.decode("utf-8", "replace")
    ]
    for part in body:
        assert "".join(char for char in part if char.isalnum())[:30] in text


@pytest.mark.parametrize("path", WORDS, ids=[path.stem for path in WORDS])
def test_word_files_of_others(path: Path, tmp_path: Path) -> None:
    taken(path, tmp_path / "out")
    build(Job(tmp_path / "out"))


def test_several_files_are_several_sections(tmp_path: Path) -> None:
    for source in SOURCES[:1] + SOURCES[9:10]:
        laid(source, tmp_path / "in")
    found, _ = taken(tmp_path / "in", tmp_path / "out")
    assert len(found.articles) == 2
    assert [section.title.text for section in read(tmp_path / "out").sections if section.title] == [
        "山里的夜校", "山里的夜校",
    ]  # fmt: skip
    build(Job(tmp_path / "out"))


@pytest.mark.parametrize("layout", ["brochure-a4", "newsletter-a4"])
def test_any_layout_takes_an_article(tmp_path: Path, layout: str) -> None:
    path = laid(SOURCES[0], tmp_path / "in")
    assert take_in((path,), tmp_path / "out", layout, None, Report()) is not None
    build(Job(tmp_path / "out"))


# ---- pictures


def test_pictures_of_every_kind_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP"):
        Image.open(io.BytesIO(png(600, 400))).save(folder / f"{kind.lower()}.x", kind)
    tags = "".join(f'<p><img src="{kind}.x" alt="{kind}"></p><p>{LONG}</p>'
                   for kind in ("png", "jpeg", "gif", "webp", "bmp"))  # fmt: skip
    (folder / "a.html").write_text(f"<html><body><h1>图</h1>{tags}</body></html>", "utf-8")
    found, report = taken(folder / "a.html", tmp_path / "out")
    assert found.pictures == 5
    assert report.diagnostics == []
    build(Job(tmp_path / "out"))


@pytest.mark.parametrize(
    "address",
    ["../secret.png", "/etc/hostname", "file:///etc/hostname", "a.png/../../secret.png", "%2e%2e/secret.png",
     "\\\\host\\share\\x.png", "http://169.254.169.254/x.png", "x" * 5000],
)  # fmt: skip
def test_nothing_outside_is_read(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "a.html").write_text(
        f'<html><body><h1>题</h1><img src="{address}"><img src="link.png"><p>{LONG}</p></body></html>',
        "utf-8",
    )
    found, report = taken(folder / "a.html", tmp_path / "out")
    assert found.pictures == 0
    assert [one.code for one in report.diagnostics] == ["N201", "N201"]
    assert len(blocks(read(tmp_path / "out"), "Figure")) == 2


@pytest.mark.parametrize(
    ("addresses", "good"),
    [(["93.184.216.34"], True), (["127.0.0.1"], False), (["10.0.0.8"], False), (["::1"], False),
     (["169.254.169.254"], False), (["93.184.216.34", "192.168.1.1"], False), (["fd00::1"], False),
     (["::ffff:127.0.0.1"], False), (["224.0.0.1"], False), (["0.0.0.0"], False), ([], False)],
)  # fmt: skip
def test_only_public_hosts_are_asked(addresses: list[str], good: bool) -> None:
    if good:
        assert fetch.public("host.example", lambda host: addresses) == addresses[0]
    else:
        with pytest.raises(fetch.FetchError):
            fetch.public("host.example", lambda host: addresses)


@pytest.mark.parametrize(
    "address", ["http://a.example/x", "ftp://a/x", "https://a.example:8080/x", "https:///x"]
)
def test_only_https_is_fetched(address: str) -> None:
    with pytest.raises(fetch.FetchError):
        fetch.fetch(address)


def test_pictures_are_fetched_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = next(one for one in SOURCES if one.name == "wechat.html")
    path = laid(source, tmp_path / "in")
    monkeypatch.setattr("socket.socket", lambda *given: pytest.fail("no network"))
    taken(path, tmp_path / "without")
    asked: list[str] = []

    def answer(address: str) -> bytes:
        asked.append(address)
        return png()

    found = take_in((path,), tmp_path / "with", "newsletter-a4", answer, Report())
    assert found is not None
    assert found.pictures == 1
    assert asked == ["https://pic.example/1.png"]


# ---- hostile input


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<w>" + b" " * 90_000_000 + b"</w>")
    return out.getvalue()


def many() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
        for n in range(3000):
            packed.writestr(f"word/{n}.xml", "<w/>")
    return out.getvalue()


def locked() -> bytes:
    """A part whose header says that it has a password."""
    data = bytearray(wordfile(paragraph(LONG)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark)
        data[start + at : start + at + 2] = struct.pack("<H", 1)
    return bytes(data)


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
HOSTILE = {
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "N103"),
    "renamed.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "N103"),
    "locked.docx": (locked(), "N103"),
    "cut.docx": (wordfile(paragraph(LONG))[:700], "N105"),
    "stump.docx": (b"PK\x03\x04" + b"\0" * 100, "N105"),
    "xxe.docx": (
        wordfile(paragraph(LONG), word__document_xml=f"{ENTITY}<w:document/>"), "N105",
    ),
    "xxe-utf16.docx": (wordfile("", word__comments_xml=f"{ENTITY}<w/>"), "N105"),
    "bomb.docx": (bomb(), "N105"),
    "many.docx": (many(), "N105"),
    "deep.docx": (wordfile("<w:p>" * 20_000 + "</w:p>" * 20_000), "N105"),
    "torn.docx": (wordfile("<w:p><w:r><w:t>没有收尾"), "N105"),
    "sheet.xlsx": (wordfile("", xl__workbook_xml="<w/>").replace(b"word/document", b"ward/document"), "N101"),
    "a.pdf": (b"%PDF-1.7\n", "N101"),
    "a.png": (png(), "N101"),
    "a.txt": (b"\0\1\2\3" * 5000, "N101"),
    "large.txt": (("字" * 40 + "\n").encode() * 850_000, "N102"),
    "empty.txt": (b"", "N107"),
    "xxe.svg": (f'<?xml version="1.0"?>{ENTITY}<svg>&x;</svg>'.encode(), "N101"),
    "rss.xml": (b"<?xml version='1.0'?><rss><item>x</item></rss>", "N101"),
    "blank.html": (b"<html><body><script>x()</script></body></html>", "N107"),
    "hole.html": (b"<html><body>" + b"<div>" * 200_000 + LONG.encode(), "N110"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_have_a_code_and_leave_nothing(name: str, tmp_path: Path) -> None:
    """Soon, in little memory, and without a trace on the disk."""
    data, code = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(data)
    report = Report()
    begun = time.process_time()
    assert take_in((path,), tmp_path / "out", "newsletter-a4", None, report) is None
    assert time.process_time() - begun < 5, "many times the second it takes"
    assert [one.code for one in report.diagnostics] == [code]
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_hostile_files_take_little_memory(tmp_path: Path) -> None:
    for name in ("bomb.docx", "large.txt", "deep.docx"):
        path = tmp_path / name
        path.write_bytes(HOSTILE[name][0])
        tracemalloc.start()
        take_in((path,), tmp_path / "out", "newsletter-a4", None, Report())
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 200_000_000


def test_parts_outside_a_word_file_are_told_and_not_read(tmp_path: Path) -> None:
    rows = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r7" Type="http://x/image" Target="file:///etc/hostname" TargetMode="External"/>'
        "</Relationships>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(wordfile(paragraph(LONG), word___rels__document_xml_rels=rows))
    data = wordfile(paragraph(LONG))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for row in old.infolist():
            new.writestr(row, rows if row.filename.endswith("document.xml.rels") else old.read(row))
    path.write_bytes(out.getvalue())
    found, _ = taken(path, tmp_path / "out")
    assert "file:///etc/hostname" in [note.text for note in found.account.dropped]


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = laid(SOURCES[0], tmp_path / "in")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("我的")
    report = Report()
    assert take_in((path,), tmp_path / "out", "newsletter-a4", None, report) is None
    assert [one.code for one in report.diagnostics] == ["N106"]
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_publication_is_not_taken_in_again(tmp_path: Path) -> None:
    path = laid(SOURCES[0], tmp_path / "in")
    taken(path, tmp_path / "out")
    report = Report()
    assert take_in((tmp_path / "out",), tmp_path / "again", "newsletter-a4", None, report) is None
    assert [one.code for one in report.diagnostics] == ["N109"]


def test_marks_notes_and_front_matter_of_markdown_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.png").write_bytes(png())
    (folder / "a.md").write_text(
        "---\ntitle: 题\nstandfirst: 一句导语。\npicture: a.png\nalt: 图上的事\ntags: 甲\nauthor: 某人\n---\n\n"
        f"{LONG}==重点==和H~2~O，还有x^2^、++线++…脚注[^1]。\n\n[^1]: 这是脚注。\n",
        "utf-8",
    )
    found, report = taken(folder / "a.md", tmp_path / "out")
    document = read(tmp_path / "out")
    texts = [block.text for block in blocks(document, "Paragraph")]
    assert texts[0].text == "一句导语。"
    assert texts[1].text == f"{LONG}重点和H2O，还有x2、线……脚注[^1]。"
    assert {mark.kind for mark in texts[1].stress} == {
        "highlight", "subscript", "superscript", "underline",
    }  # fmt: skip
    assert texts[2].text == "[^1]：这是脚注。"
    (figure,) = blocks(document, "Figure")
    assert figure.alt.text == "图上的事"
    assert [note.text for note in found.account.dropped] == ["tags: 甲"]
    assert document.issuer is None
    assert ("作者", "某人") in [(row.role.text, row.name.text) for row in document.credits]
    assert report.diagnostics == []


@pytest.mark.parametrize(
    ("page", "source", "author"),
    [("<h1>题</h1><p>发布时间:2026-04-08 来源:校报 作者:张三</p><article>{}</article>", "校报", "张三"),
     ("<article><h1>题</h1><p>校报 2026年4月8日 张三</p>{}</article>", "校报", "张三"),
     ("<article><h1>题</h1><p>2026/4/8 10:20 | 校报</p>{}</article>", "校报", "")],
)  # fmt: skip
def test_dates_and_sources_are_read_where_they_stand(
    tmp_path: Path, page: str, source: str, author: str
) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{page.format(f'<p>{LONG}</p>' * 3)}</body></html>", "utf-8")
    found, _ = taken(path, tmp_path / "out")
    (article,) = found.articles
    assert (article.date, article.source, article.author) == ("2026-04-08", source, author)


@pytest.mark.parametrize(
    ("cells", "tables"),
    [("<td>姓名</td><td><img src=x.png></td><td>职务</td>", 1),  # a photo beside two facts
     ("<td><p>甲</p><p>乙</p><p>丙</p></td><td>丁</td><td>戊</td>", 1),
     ("<td><img src=x.png></td><td>图下的话</td>", 0),
     (f"<td>{LONG * 8}</td><td>侧栏</td>", 0)],
)  # fmt: skip
def test_a_table_that_lays_a_page_out_is_none(tmp_path: Path, cells: str, tables: int) -> None:
    path = tmp_path / "a.html"
    (tmp_path / "x.png").write_bytes(png())
    rows = f"<table><tr>{cells}</tr><tr>{cells}</tr></table>"
    page = f"<html><body><h1>题</h1><p>{LONG}</p>{rows}<p>{LONG}</p></body></html>"
    path.write_text(page, "utf-8")
    found, _ = taken(path, tmp_path / "out")
    assert len(blocks(read(tmp_path / "out"), "Table")) == tables
    assert ("table" in [note.what for note in found.account.guessed]) == (not tables)


def test_an_official_letter_has_its_title_below_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    title = "关于开展2021年夜校教师选派工作的通知"
    path.write_text(
        f"某某大学文件\n\n某校字〔2021〕5号\n\n{title}\n\n各学院：\n\n{LONG}\n", "utf-8"
    )
    found, _ = taken(path, tmp_path / "out")
    assert found.articles[0].title == title
    texts = [block.text.text for block in blocks(read(tmp_path / "out"), "Paragraph")]
    assert "某校字〔2021〕5号" in texts


def test_a_heading_below_a_picture_is_a_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><h1>题</h1><p>{LONG}</p><img src=x.png><p><strong>三、种子</strong></p><p>{LONG}</p>"
        f"<img src=x.png><p><strong>灯</strong></p><p>{LONG}</p></body></html>",
        "utf-8",
    )
    taken(path, tmp_path / "out")
    assert [block.text.text for block in blocks(read(tmp_path / "out"), "Heading")] == [
        "三、种子",
        "灯",
    ]


def test_made_up_alternative_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(png())
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><body><h1>题</h1><p>{LONG}</p><img src=x.png><p>{LONG}</p><img src=x.png></body></html>"
    )
    found, report = taken(path, tmp_path / "out")
    assert {one.code for one in report.diagnostics} == {"N204"}
    assert found.pictures == 1, "one file for one picture"


def test_a_folder_without_any_source_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(png())
    report = Report()
    assert take_in((tmp_path / "in",), tmp_path / "out", "newsletter-a4", None, report) is None
    assert [one.code for one in report.diagnostics] == ["N108"]


def test_what_cannot_be_decoded_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(128, 256)) * 40)
    report = Report()
    found = take_in((path,), tmp_path / "out", "newsletter-a4", None, report)
    assert found is None or found.account.guessed
    if found is None:
        assert {one.code for one in report.diagnostics} <= {"N104", "N107", "N202"}


# ---- Markdown and YAML that read back


SOUP = st.text(
    st.one_of(st.sampled_from("甲乙，。a1 *_`[]()<>^~=+|\\#-!&.:\"'{}"), st.characters(categories=["Lo", "Po"])),
    min_size=1, max_size=30,
).map(str.strip).filter(bool)  # fmt: skip


@given(SOUP)
@example("1. 甲")
@example("# 甲")
@example("- a")
@example("&lt;")
@example("**甲**")
def test_markdown_reads_back(text: str) -> None:
    kinds = {kind.name: kind.fields for kind in KINDS.values()}
    found = read_markdown(marked(Copy(text)), "", 1, kinds, lambda *given: None, Report())
    assert len(found) == 1
    assert found[0].text.text == text  # type: ignore[attr-defined]


@given(st.text(max_size=40).filter(lambda text: text.isprintable()))
@example("- 甲")
@example("甲: 乙")
@example('"甲"')
@example("# 甲")
@example("true")
def test_yaml_reads_back(text: str) -> None:
    node = load(f"key: {scalar(text)}\n", "", Report())
    value = node.pairs[0][1]  # type: ignore[union-attr]
    assert isinstance(value, Scalar)
    assert value.text == text


def test_stress_is_written_and_kept() -> None:
    copy = Copy(
        "看这里和那里。",
        stress=(Stress(1, 3, "strong"), Stress(4, 6, "link", "https://a.example/(x)")),
    )
    kinds = {kind.name: kind.fields for kind in KINDS.values()}
    (found,) = read_markdown(marked(copy), "", 1, kinds, lambda *given: None, Report())
    text: Copy = found.text  # type: ignore[attr-defined]
    assert text.text == copy.text
    assert [(m.start, m.end, m.kind) for m in text.stress] == [
        (1, 3, "strong"),
        (4, 6, "link"),
    ]


# ---- the commands


def test_import_and_build_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = laid(SOURCES[0], tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["import", str(path), "-o", "article"])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "import-report.md" in result.stderr
    assert CliRunner().invoke(main, ["build", "article", "-o", "article.pdf"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "article", "--copy"]).exit_code == 0
    result = CliRunner().invoke(main, ["import", str(path), "-o", "article"])
    assert result.exit_code == 6
    result = CliRunner().invoke(main, ["import", str(path), "--layout", "none"])
    assert result.exit_code == 2


CONTENT = {
    "publication.yaml": (
        "# 注释,不动\ntitle: 山里的夜校,第二年\nlayout: newsletter-a4  # 也不动,\nsections:\n"
        '  - a.md\n  - part: note\n    title: \'短讯:两条\'\n    blocks: [甲,乙, {paragraph: "说:\\"好\\""}]\n'
        "credits: [{role: 文字, name: 甲(乙)}]\n"
    ),
    "a.md": (
        "---\ntitle: 夜校(二)\n---\n\n去年,村里`a, b`收了1,000斤. 见[网页,甲](http://a.example/x,y)。\n\n"
        "```verse\ntext: |\n  灯亮着,\n  路也亮\n```\n\n```\ncode, 甲,乙\n```\n\n- 甲;乙\n"
    ),
}


def content(folder: Path) -> Path:
    folder.mkdir()
    for name, text in CONTENT.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_copy_is_checked_and_mended_in_place(tmp_path: Path) -> None:
    folder = content(tmp_path / "p")
    result = CliRunner().invoke(main, ["check", str(folder), "--copy"])
    assert result.exit_code == 1
    assert "publication.yaml:2:13" in result.stderr
    assert "error[" not in result.stderr
    report = Report()
    check_copy(folder, False, report)
    assert {found.code for found in report.diagnostics} == {"N203"}
    assert (folder / "a.md").read_text("utf-8") == CONTENT["a.md"], "told, not changed"
    result = CliRunner().invoke(main, ["check", str(folder), "--copy", "--fix"])
    assert result.exit_code == 1, "what has escapes is told and left"
    assert "publication.yaml:8:31" in result.stderr
    assert (folder / "publication.yaml").read_text("utf-8") == (
        "# 注释,不动\ntitle: 山里的夜校，第二年\nlayout: newsletter-a4  # 也不动,\nsections:\n"
        '  - a.md\n  - part: note\n    title: \'短讯：两条\'\n    blocks: [甲,乙, {paragraph: "说:\\"好\\""}]\n'
        "credits: [{role: 文字, name: 甲（乙）}]\n"
    )
    assert (folder / "a.md").read_text("utf-8") == (
        "---\ntitle: 夜校（二）\n---\n\n去年，村里`a, b`收了1,000斤。 见[网页，甲](http://a.example/x,y)。\n\n"
        "```verse\ntext: |\n  灯亮着，\n  路也亮\n```\n\n```\ncode, 甲,乙\n```\n\n- 甲；乙\n"
    )
    report = Report()
    assert check_copy(folder, True, report) == (0, 3)
    assert {found.span.line for found in report.diagnostics} == {8}
    text = (folder / "publication.yaml").read_text("utf-8").replace('"说:\\"好\\""', "好")
    (folder / "publication.yaml").write_text(text, "utf-8")
    assert CliRunner().invoke(main, ["check", str(folder), "--copy"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", str(folder)]).exit_code == 2


def test_line_ends_and_marks_of_a_file_stay(tmp_path: Path) -> None:
    folder = content(tmp_path / "p")
    raw = b"\xef\xbb\xbf" + CONTENT["a.md"].replace("\n", "\r\n").encode()
    (folder / "a.md").write_bytes(raw)
    CliRunner().invoke(main, ["check", str(folder), "--copy", "--fix"])
    after = (folder / "a.md").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\r\n") == raw.count(b"\r\n")
