"""Golden pages: each folder of tests/pages is a publication and the trace it must give.

They are set with the box font, so that no real font's metrics stand in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin import Job, build

FOLDERS = sorted(
    path.parent for path in (Path(__file__).parent / "pages").glob("*/publication.yaml")
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_page(folder: Path, boxes: Path, update: bool) -> None:
    found = build(Job(folder, target="trace", fonts=(boxes,))).output.decode()
    expected = folder / "expected.trace"
    if update:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
