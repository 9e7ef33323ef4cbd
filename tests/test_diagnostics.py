"""Wrong input and the exact message it must give: tests/cases/diagnostics/CODE-title.txt.

A case is a publication's files, each after a line `=== path`, and after `=== expected` what is
told on standard error.  What a case leaves out is taken from BASE; a file with no text is not
written; `hex:` writes bytes; `=== job` says what else the job is.  The exit code stands in the
last line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kanyin import Job, KanyinError, build
from kanyin.cli.show import render

CASES = sorted((Path(__file__).parent / "cases" / "diagnostics").glob("*.txt"))
BASE = {
    "publication.yaml": "title: 题\nlayout: tiny\nsections: [{blocks: [正文。]}]\n",
    "layouts/tiny.yaml": """\
title: 小
trim: [120pt, 100pt]
pitch: 15pt
palette:
  red: {rgb: "#c8321f"}
styles:
  body: {size: 10pt, leading: 15pt}
  paragraph: {base: body}
  heading-2: {base: body}
  caption: {base: body}
  table: {base: body}
  table.header: {base: body}
  table.caption: {base: body}
masters:
  page:
    slots:
      - {text: "{section.title}", style: body, rect: [10pt, 0, 50pt, 15pt]}
    frames:
      - {rect: [10pt, 20pt, 100pt, 60pt]}
parts:
  chapter: {first: page, rest: page}
  single: {first: page}
""",
    "box.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3Z"/></svg>'
    ),
}


def parse(path: Path) -> tuple[dict[str, str], str]:
    files: dict[str, str] = {}
    for chunk in path.read_text("utf-8").split("=== ")[1:]:
        name, _, text = chunk.partition("\n")
        files[name.strip()] = text
    return files, files.pop("expected", "")


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in {**BASE, **files}.items():
        data = bytes.fromhex(text[4:]) if text.startswith("hex:") else text.encode()
        if data.strip():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_diagnostic(
    path: Path, tmp_path: Path, boxes: Path, update: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, expected = parse(path)
    wishes: dict[str, Any] = dict(line.split(": ") for line in files.pop("job", "").splitlines())
    write(tmp_path, files)
    for key, value in wishes.items():
        if key == "environment":
            monkeypatch.setenv(*value.split("="))
        else:
            wishes[key] = (
                tmp_path / value if key == "profile" else int(value) if value.isdigit()
                else value.strip('"')
            )  # fmt: skip
    wishes.pop("environment", None)
    job = replace(Job(tmp_path, target="trace", fonts=(boxes,)), **wishes)
    try:
        diagnostics = build(job).diagnostics
        code = 0
    except KanyinError as error:
        diagnostics, code = error.diagnostics, error.exit_code
    found = "\n".join([*(plain(render(each)) for each in diagnostics), f"exit {code}", ""])
    if update:
        head = path.read_text("utf-8").split("=== expected\n")[0]
        path.write_text(f"{head}=== expected\n{found}", "utf-8")
        expected = found
    assert found == expected
    assert path.stem.split("-")[0] in {each.code for each in diagnostics}


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
