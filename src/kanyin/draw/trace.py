"""A painter that writes down what it is asked to paint; golden tests read it."""

from ..model.color import Color
from ..model.geometry import Point
from ..model.page import Area, Art, Fill, Page, Text
from ..model.paragraph import Line


def _hex(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color.rgb)


class TracePainter:
    """One row per item: its point in points, what it is, and how it is spaced."""

    def __init__(self) -> None:
        self._rows: list[str] = []

    def begin(self, page: Page) -> None:
        trim = f"{page.trim.width / 1000:g}x{page.trim.height / 1000:g}"
        self._rows.append(f"page {page.number} {page.master or 'blank'} trim {trim}")

    def text(self, at: Point, text: Text) -> None:
        paragraph, style = text.paragraph, text.paragraph.style
        for line in text.lines:
            faces = "+".join(
                run.face for run in paragraph.runs if run.start < line.end and run.end > line.start
            )
            words = paragraph.text[line.start : line.end]
            where = f"{(at.x + line.x) / 1000:>8g} {(at.y + line.y) / 1000:>8g}"
            look = f"{faces} {style.size / 1000:g} w={line.width / 1000:g}{_spacing(line)}"
            self._rows.append(f"{where} {look} {words}")

    def fill(self, at: Point, box: Fill) -> None:
        size = f"{box.size.width / 1000:g}x{box.size.height / 1000:g}"
        self._rows.append(f"{at.x / 1000:>8g} {at.y / 1000:>8g} fill {size} {_hex(box.color)}")

    def area(self, at: Point, area: Area) -> None:
        size = f"{area.size.width / 1000:g}x{area.size.height / 1000:g}"
        self._rows.append(f"{at.x / 1000:>8g} {at.y / 1000:>8g} link {size} {area.tag.to}")

    def art(self, at: Point, art: Art) -> None:
        size = f"{art.size.width / 1000:g}x{art.size.height / 1000:g}"
        self._rows.append(f"{at.x / 1000:>8g} {at.y / 1000:>8g} art {size} {art.artwork.name}")

    def end(self, page: Page) -> None:
        pass

    def finish(self) -> bytes:
        return ("\n".join(self._rows) + "\n").encode()


def _spacing(line: Line) -> str:
    """What spaces and marks open or give by themselves, then +slack/gaps for all alike."""
    given = sum(amount for _, amount in line.shift)
    moved = f" {given / 1000:+g}" if given else ""
    return moved + (f" +{line.slack / 1000:g}/{line.gaps}" if line.gaps else "")
