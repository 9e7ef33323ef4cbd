"""Golden pages: each folder of tests/pages is a publication and the trace it must give.

They are set with the box font, so that no real font's metrics stand in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kanyin import Job, build

FOLDERS = sorted(
    path.parent for path in (Path(__file__).parent / "pages").glob("*/publication.yaml")
)


@pytest.mark.parametrize("layout", ["newsletter-a4", "brochure-a4"])
def test_bundled_layouts_have_a_style_for_every_block(layout: str, tmp_path: Path) -> None:
    """Every kind of block, with the bundled faces."""
    blocks = next(folder for folder in FOLDERS if folder.name == "blocks")
    folder = Path(shutil.copytree(blocks, tmp_path / "p"))
    for file in folder.rglob("*"):
        if file.suffix in (".md", ".yaml") and file.parent.name != "layouts":
            file.write_text(
                file.read_text("utf-8").replace("part: plain", "part: chapter"), "utf-8"
            )
    proof = build(Job(folder, layout=layout, target="trace"))
    assert proof.diagnostics == ()
    assert "水滴得久" in proof.output.decode()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_page(folder: Path, boxes: Path, update: bool) -> None:
    found = build(Job(folder, target="trace", fonts=(boxes,))).output.decode()
    expected = folder / "expected.trace"
    if update:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
