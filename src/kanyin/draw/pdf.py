"""A painter over ReportLab's canvas: the book as a PDF."""

from __future__ import annotations

from io import BytesIO

from ..fonts.shelf import Shelf
from ..model.color import Color
from ..model.diagnostic import Report
from ..model.edition import Edition
from ..model.geometry import KAPPA, Point, Size
from ..model.leaf import Leaf
from ..model.page import Anchor, Area, Art, Book, Fill, Page, Text
from ..model.paragraph import Run
from ..model.picture import Drawing, Packed, Raster
from ..model.tag import Tag
from ..repro.inks import Ink, Inks
from ..repro.pictures import Pictures
from ..repro.profiles import SRGB, open_profile, profile_of
from .colors import SPOT, operator, separation
from .file import write_file
from .leaves import Leaves
from .lines import Setting
from .metadata import describe
from .numbers import number
from .objects import Press, Raw, Stream, text_string
from .pdffont import PdfFont
from .tags import FURNITURE, ORNAMENT, Sides, Tree
from .vector import colors, draw

# EXIF orientations 1 to 8 as matrices on the unit square of an image.
TURNS = (
    "1 0 0 1 0 0", "-1 0 0 1 1 0", "-1 0 0 -1 1 1", "1 0 0 -1 0 1",
    "0 -1 -1 0 1 1", "0 -1 1 0 0 1", "0 1 1 0 0 0", "0 1 -1 0 1 0",
)  # fmt: skip
# Under a link: how far below the top of its type, and how thick, in hundredths of the type.
LINE_BELOW, LINE_THICK = 104, 4
RICH, PRESS_INKS = 2.5, 4  # parts of ink that make type hard to print
HAIR = 1_000  # mpt: a black line no thicker is printed over what lies below
DEVICE = {"gray": "/DeviceGray", "rgb": "/DeviceRGB", "cmyk": "/DeviceCMYK"}


class PdfPainter:
    """Knows every glyph of the book before the first page is written."""

    def __init__(self, book: Book, shelf: Shelf, edition: Edition, report: Report) -> None:
        profile = profile_of(edition)
        self._book, self._edition, self._profile = book, edition, profile
        variant = edition.variant
        self._press = Press(BytesIO(), book, variant)
        self._inks = Inks(edition, profile)
        self._pictures = Pictures(edition, profile, report)
        self._tree = Tree(self._press, variant.links, len(book.pages))
        self._shelf = shelf
        self._fonts: dict[str, PdfFont] = {}
        self._largest: dict[str, Size] = {}
        self._anchors: dict[str, int] = {}
        self._images: dict[str, str] = {}
        self._leaves = Leaves(self._press)
        self._links: list[str] = []
        self._paints: dict[Ink, str] = {}
        self._left = self._top = self._page = 0
        self._setting: Setting | None = None
        self._ornament = self._overprints = False
        self._report = report
        self._collect(book)

    def _spaces(self) -> dict[str, str]:
        """The spaces of the spot colours that a page uses, by their names in the file and there."""
        found = {}
        for count, (name, solid) in enumerate(self._inks.spots.items(), 1):
            if name in self._inks.used:
                self._press.refer(Raw(separation(name, solid)), f"spot{count}")
                found[f"spot{count}"] = f"{SPOT}{count}"
        self._inks.used.clear()
        return found

    def _collect(self, book: Book) -> None:
        seen: set[int] = set()
        for page in book.pages:
            for _, item in page.items:
                match item:
                    case Text():
                        self._collect_text(item, seen)
                    case Art(artwork=Raster(name=name)):
                        had, drawn = self._largest.get(name, Size(0, 0)), item.drawn
                        largest = Size(max(had.width, drawn.width), max(had.height, drawn.height))
                        self._largest[name] = largest
                    case Art(artwork=Drawing() as drawing):
                        self._inks.learn(colors(drawing))
                    case Anchor(name):
                        self._anchors[name] = page.number
        for font in self._fonts.values():
            font.freeze()

    def _collect_text(self, text: Text, seen: set[int]) -> None:
        paragraph = text.paragraph
        if id(paragraph) not in seen:
            seen.add(id(paragraph))
            for run in paragraph.runs:
                self._font(run.face).collect(paragraph, run)
        for line in text.lines:
            if line.fault == "hyphen":
                run = next(run for run in paragraph.runs if run.end >= line.end)
                self._font(run.face).collect_hyphen()

    def _font(self, role: str) -> PdfFont:
        if role not in self._fonts:
            face = self._shelf.face(role)
            assert face is not None, role  # a missing face has stopped the job before
            name = f"K{len(self._fonts) + 1}"
            self._fonts[role] = PdfFont(face, name, self._press.document)
        return self._fonts[role]

    def begin(self, page: Page) -> None:
        self._left, self._top = page.bleed, page.trim.height + page.bleed
        self._page, self._links = page.number, []
        self._ornament = self._overprints = False

    def _point(self, at: Point) -> Point:
        """From the trim's top left, downwards, to the sheet's bottom left, upwards."""
        return Point(self._left + at.x, self._top - at.y)

    def _sides(self, at: Point, size: Size) -> Sides:
        """A rectangle of the page, in points."""
        x, y = self._point(at)
        return x / 1000, (y - size.height) / 1000, (x + size.width) / 1000, y / 1000

    def _is_ornament(self, ornament: bool) -> None:
        """Ornaments that follow one another are one."""
        if ornament is not self._ornament:
            self._ornament = ornament
            self._press.write(ORNAMENT if ornament else "EMC")

    def _print_over(self, over: bool) -> None:
        """Solid black type is printed over what lies below; all else knocks it out."""
        if over is not self._overprints:
            self._overprints = over
            self._press.setFillOverprint(over)
            self._press.setOverprintMask(over)

    def text(self, at: Point, text: Text) -> None:
        self._is_ornament(False)
        x, y = self._point(at)
        if self._setting is None or self._setting.paragraph is not text.paragraph:
            self._setting = Setting(text.paragraph, self._font)
        ink = self._inks.color(text.paragraph.style.color)
        self._print_over(ink.is_black)
        self._check_rich(ink, text)
        links = {area.tag.order: area.tag for _, area in text.areas}
        paint = self._paints.get(ink)
        if paint is None:
            paint = self._paints[ink] = operator(ink, self._inks.spots)

        def mark(run: Run) -> str:
            starts = [start for start in links if start <= run.start] if run.to else []
            tag = links[max(starts)] if starts else text.tag
            return FURNITURE if tag is None else self._tree.begin(tag, self._page, y / 1000)

        self._press.write("\n".join(self._setting.operators(text, x, y, paint, mark)))

    def _check_rich(self, ink: Ink, text: Text) -> None:
        """Type in four inks blurs where they do not meet."""
        if len(ink.parts) == PRESS_INKS and sum(ink.parts) > RICH:
            color = text.paragraph.style.color
            percent = round(sum(ink.parts) * 100)
            self._report.warn("P209", color.span, found=percent, first=text.paragraph.text[:10])

    def fill(self, at: Point, box: Fill) -> None:
        self._is_ornament(True)
        ink = self._inks.color(box.color)
        self._print_over(ink.is_black and min(box.size) <= HAIR)
        x, y = self._point(at)
        width, height = box.size
        self._press.write(operator(ink, self._inks.spots))
        if box.radius:
            self._press.write(_rounded(x, y - height, width, height, box.radius) + " f")
        else:
            sides = (x, y - height, width, height)
            self._press.write(" ".join(number(side / 1000) for side in sides) + " re f")

    def area(self, at: Point, area: Area) -> None:
        if self._edition.variant.links:
            to = area.tag.to
            if area.color is not None:
                self._underline(at, area.size, area.color)
            if not to.startswith("#"):
                leads = f"/A<</S/URI/URI{text_string(to)}>>"
            elif to[1:] in self._anchors:
                leads = self._tree.leads(self._anchors[to[1:]], self._top / 1000)
            else:
                return
            self._links.append(self._tree.link(area.tag, self._sides(at, area.size), leads))

    def _underline(self, at: Point, size: Size, color: Color) -> None:
        """A link in a text is seen to be one."""
        below = Point(at.x, at.y + size.height * LINE_BELOW // 100)
        self.fill(below, Fill(Size(size.width, size.height * LINE_THICK // 100), color))

    def art(self, at: Point, art: Art) -> None:
        tag = art.tag if art.tag is not None and art.tag.says else None
        self._is_ornament(tag is None)
        self._print_over(False)
        press = self._press
        if tag is not None:
            self._begin_figure(tag, at, art)
        x, y = self._point(at)
        width, height = art.size
        press.saveState()
        sides = (x, y - height, width, height)
        press.write(" ".join(number(side / 1000) for side in sides) + " re W n")
        match art.artwork:
            case Drawing() as drawing:
                draw(press, Point(x, y), art, drawing, self._inks)
            case Leaf() as leaf:
                self._leaves.draw(Point(x, y), art, leaf)
            case Raster() as raster:
                self._raster(Point(x, y), art, raster)
        press.restoreState()
        if tag is not None:
            press.write("EMC")

    def _begin_figure(self, tag: Tag, at: Point, art: Art) -> None:
        sides = self._sides(at, art.size)
        self._press.write(self._tree.begin(tag, self._page, sides[3], sides))

    def _raster(self, at: Point, art: Art, raster: Raster) -> None:
        """Each picture stands in the file once."""
        press, document = self._press, self._press.document
        name = self._images.get(raster.name)
        if name is None:
            name = self._images[raster.name] = f"I{len(self._images) + 1}"
            packed = self._pictures.pack(raster, self._largest[raster.name], art.span)
            press.refer(self._image(packed, name), document.getXObjectName(name))
        width, height = art.drawn.width / 1000, art.drawn.height / 1000
        left = (at.x + art.drawn.x) / 1000
        foot = (at.y - art.drawn.y - art.drawn.height) / 1000
        press.write(f"{number(width)} 0 0 {number(height)} {number(left)} {number(foot)} cm")
        if raster.turn != 1:
            press.write(f"{TURNS[raster.turn - 1]} cm")
        press.show(name)
        press._currentPageHasImages = 1

    def _image(self, packed: Packed, name: str) -> Stream:
        """An image dictionary (ISO 32000-1, 8.9.5.1)."""
        space = DEVICE.get(packed.space) or self._srgb()
        channels = {"/DeviceGray": 1, "/DeviceCMYK": 4}.get(space, 3)
        head = (
            f"/Type/XObject/Subtype/Image/Width {packed.wide}/Height {packed.high}"
            f"/ColorSpace {space}/BitsPerComponent {packed.bits}"
        )
        if packed.inverted:
            head += f"/Decode[{' '.join(['1 0'] * channels)}]"
        if packed.predicted:
            head += (
                f"/DecodeParms<</Predictor 15/Colors {channels}/BitsPerComponent {packed.bits}"
                f"/Columns {packed.wide}>>"
            )
        if packed.alpha is not None:
            head += f"/SMask {self._press.refer(self._image(packed.alpha, name), f'{name}:alpha')}"
        return Stream(packed.data, head.encode(), f"/Filter/{packed.packing}Decode".encode())

    def _srgb(self) -> str:
        """Red, green and blue with the profile they mean."""
        data = open_profile(SRGB).data
        return f"[/ICCBased {self._press.refer(Stream(data, b'/N 3/Alternate/DeviceRGB'), 'srgb')}]"

    def end(self, page: Page) -> None:
        self._is_ornament(False)
        self._press.close(page, self._spaces(), self._links)

    def finish(self) -> bytes:
        document = self._press.document
        for font in document.delayedFonts:
            font.addObjects(document)
        self._leaves.finish()
        if self._edition.variant.tagged:
            self._tree.finish()
        describe(self._press, self._book, self._edition, self._profile)
        return write_file(document, self._edition.variant.compact)


def _rounded(x: int, y: int, width: int, height: int, radius: int) -> str:
    """A rectangle with round corners, y its foot."""
    r = min(radius, width // 2, height // 2) / 1000
    x0, y0, x1, y1 = x / 1000, y / 1000, (x + width) / 1000, (y + height) / 1000
    k = r * (1 - KAPPA)
    path = (
        (x0 + r, y0, "m"), (x1 - r, y0, "l"), (x1 - k, y0, x1, y0 + k, x1, y0 + r, "c"),
        (x1, y1 - r, "l"), (x1, y1 - k, x1 - k, y1, x1 - r, y1, "c"),
        (x0 + r, y1, "l"), (x0 + k, y1, x0, y1 - k, x0, y1 - r, "c"),
        (x0, y0 + r, "l"), (x0, y0 + k, x0 + k, y0, x0 + r, y0, "c"),
    )  # fmt: skip
    return " ".join(
        part if isinstance(part, str) else number(part) for step in path for part in step
    )
