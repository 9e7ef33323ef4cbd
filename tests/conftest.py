"""Fixtures: the box font, a shelf of it, a setter, and --update for golden files."""

from __future__ import annotations

from pathlib import Path

import boxfont
import pytest

from kanyin import Job, build
from kanyin.draw import VARIANTS
from kanyin.fonts.shelf import Shelf
from kanyin.model.content import PictureFile
from kanyin.model.diagnostic import Report
from kanyin.model.geometry import Size
from kanyin.model.picture import Artwork, Drawing
from kanyin.read.fonts import read_fonts
from kanyin.text.setter import Setter

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected golden files")


@pytest.fixture(scope="session")
def boxes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the box font in every role."""
    return boxfont.make(tmp_path_factory.mktemp("boxes") / "fonts")


@pytest.fixture
def report() -> Report:
    return Report()


@pytest.fixture
def shelf(boxes: Path, report: Report) -> Shelf:
    return Shelf(read_fonts(boxes, report), report)


@pytest.fixture
def setter(shelf: Shelf, report: Report) -> Setter:
    def picture(named: PictureFile) -> Artwork:
        return Drawing(named.path, Size(1000, 1000), 0, 0, 1, 1, ())

    return Setter(shelf, report, picture)


@pytest.fixture(scope="session")
def bundled() -> Shelf:
    """The faces that come with kanyin."""
    report = Report()
    return Shelf(read_fonts(ROOT / "fonts", report), report)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


SAMPLES = ("poverty-relief", "campus-news")


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """The file of every sample publication in every variant."""
    folder = tmp_path_factory.mktemp("editions")
    found = {}
    for sample in SAMPLES:
        for variant in VARIANTS:
            file = found[sample, variant] = folder / f"{sample}-{variant}.pdf"
            build(Job(ROOT / "content" / sample, file, variant=variant))
    return found
