"""The structure of a book: what is read out, in the order of the content (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ..model.tag import HEADINGS, Tag
from .numbers import number
from .objects import Press, Raw, text_string

ORNAMENT = "/Artifact BMC"
FURNITURE = "/Artifact<</Type/Pagination>>BDC"
Sides: TypeAlias = tuple[float, float, float, float]  # of a rectangle: left, foot, right, top; pt


@dataclass(slots=True)
class _Element:
    """A tag as it comes to be.  Its kids are elements, pieces of content (page and number), and
    references to annotations; the first piece of content stands on ``page``, at ``top``."""

    role: str
    tag: Tag | None = None
    name: str = ""
    kids: list[_Element | tuple[int, int] | str] = field(default_factory=list)
    page: int = 0
    top: float = 0.0
    box: Sides | None = None

    def ordered(self) -> list[_Element | tuple[int, int] | str]:
        """Kids as they are read.  Where an element has content itself, its kids stand in it; else
        they follow the content's order, wherever the pages have them."""
        if all(isinstance(kid, _Element) for kid in self.kids):
            return sorted(self.kids, key=_rank)
        return self.kids


def _rank(kid: _Element | tuple[int, int] | str) -> int:
    return kid.tag.order if isinstance(kid, _Element) and kid.tag else 0


class Tree:
    """Elements are made when the first of their content is drawn; ``pages`` is how many there
    will be."""

    def __init__(self, press: Press, links: bool, pages: int) -> None:
        self._press, self._links = press, links
        self._root = _Element("Document")
        # a link that goes on in another column is made anew there, and is one all the same
        self._elements: dict[Tag | tuple[Tag | None, int, str], _Element] = {}
        self._pages: list[list[_Element]] = [[] for _ in range(pages)]
        self._annotated: list[_Element] = []

    def _element(self, tag: Tag | None) -> _Element:
        if tag is None:
            return self._root
        key = (tag.parent, tag.order, tag.to) if tag.to else tag
        found = self._elements.get(key)
        if found is None:
            role = "Span" if tag.role == "Link" and not self._links else tag.role
            found = self._elements[key] = _Element(role, tag)
            self._element(tag.parent).kids.append(found)
        return found

    def begin(self, tag: Tag, page: int, top: float, box: Sides | None = None) -> str:
        """The operator that opens a piece of an element's content; ``top`` is how far up the page
        it begins."""
        element, row = self._element(tag), self._pages[page - 1]
        if not element.page:
            element.page, element.top, element.box = page, top, box
        place = len(row)
        element.kids.append((page, place))
        row.append(element)
        return f"/{element.role}<</MCID {place}>>BDC"

    def link(self, tag: Tag, box: Sides, leads: str) -> str:
        """An annotation that ``leads`` somewhere (an entry of its dictionary)."""
        element = self._element(tag)
        name = f"link{len(self._annotated)}"
        key = len(self._pages) + len(self._annotated)
        self._annotated.append(element)
        found = self._press.refer(Raw(
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect{_array(box)}"
            f"/Contents{text_string(tag.says)}/StructParent {key}{leads}>>"
        ), name)  # fmt: skip
        element.kids.append(f"<</Type/OBJR/Obj {found}>>")
        return found

    def finish(self) -> None:
        """Take the whole tree into the file, and bookmarks for its headings."""
        press, catalog = self._press, self._press.document.Catalog
        elements = list(_walk(self._root))
        self._levels(elements)
        for count, element in enumerate(elements):
            element.name = f"tag{count}"
        top = press.later("tags")
        for element in elements:
            above = element.tag and element.tag.parent
            parent = press.later(self._element(above).name) if element is not self._root else top
            press.refer(Raw(self._written(element, parent)), element.name)
        rows = [
            f"{page}[{' '.join(press.later(element.name) for element in row)}]"
            for page, row in enumerate(self._pages)
        ]
        first = len(rows)
        rows += [
            f"{key} {press.later(element.name)}"
            for key, element in enumerate(self._annotated, first)
        ]
        parents = press.refer(Raw(f"<</Nums[{' '.join(rows)}]>>"), "parents")
        root = Raw(
            f"<</Type/StructTreeRoot/K {press.later(self._root.name)}/ParentTree {parents}"
            f"/ParentTreeNextKey {len(rows)}>>"
        )
        press.refer(root, "tags")
        catalog.StructTreeRoot = root
        if self._links:
            self._bookmarks([one for one in elements if one.role in HEADINGS])

    def _levels(self, elements: list[_Element]) -> None:
        """No heading is more than one level below the one it stands under, and those that are
        alike stay alike (ISO 14289-1, 7.4.2)."""
        above: list[int] = []
        for element in elements:
            if element.role in HEADINGS:
                level = HEADINGS.index(element.role)
                while above and above[-1] >= level:
                    above.pop()
                element.role = HEADINGS[len(above)]
                above.append(level)

    def _written(self, element: _Element, parent: str) -> str:
        """A structure element (14.7.2)."""
        press, tag = self._press, element.tag
        page = f"/Pg {press.later(f'Page{element.page}')}" if element.page else ""
        kids = []
        for kid in element.ordered():
            if isinstance(kid, _Element):
                kids.append(press.later(kid.name))
            elif isinstance(kid, str):
                kids.append(kid)
            elif kid[0] == element.page:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type/MCR/Pg {press.later(f'Page{kid[0]}')}/MCID {kid[1]}>>")
        says = f"/Alt{text_string(tag.says)}" if tag and element.role == "Figure" else ""
        return (
            f"<</Type/StructElem/S/{element.role}/P {parent}{page}{says}{_attributes(element)}"
            f"/K[{' '.join(kids)}]>>"
        )

    def _bookmarks(self, headings: list[_Element]) -> None:
        """An outline of the headings (12.3.3), those of sections first."""
        press = self._press
        titled = [one for one in headings if one.tag and one.tag.says.strip()]
        if not titled:
            return
        below: dict[int, list[int]] = {}
        opened = [(-1, -1)]  # levels that are open, and whose they are; -1: the outline's own
        for at, one in enumerate(titled):
            level = HEADINGS.index(one.role)
            while opened[-1][0] >= level:
                opened.pop()
            below.setdefault(opened[-1][1], []).append(at)
            opened.append((level, at))
        names = {-1: "outline"} | {at: f"mark{at}" for at in range(len(titled))}
        for parent, row in below.items():
            for n, at in enumerate(row):
                one = titled[at]
                around = {
                    "Parent": names[parent], "Prev": names[row[n - 1]] if n else "",
                    "Next": names[row[n + 1]] if n + 1 < len(row) else "",
                    "First": names[below[at][0]] if at in below else "",
                    "Last": names[below[at][-1]] if at in below else "",
                }  # fmt: skip
                refers = "".join(
                    f"/{key} {press.later(name)}" for key, name in around.items() if name
                )
                count = f"/Count -{len(below[at])}" if at in below else ""
                title = text_string(one.tag.says.replace("\n", " ") if one.tag else "")
                press.refer(Raw(
                    f"<</Title{title}{refers}{count}{self.leads(one.page, one.top)}>>"
                ), names[at])  # fmt: skip
        row = below[-1]
        outline = Raw(
            f"<</Type/Outlines/First {press.later(names[row[0]])}"
            f"/Last {press.later(names[row[-1]])}/Count {len(row)}>>"
        )
        press.refer(outline, "outline")
        press.document.Catalog.Outlines = outline

    def leads(self, page: int, top: float) -> str:
        """An entry that shows a page from a height on, as large as it is seen now."""
        return f"/Dest[{self._press.later(f'Page{page}')}/XYZ null {number(top)} null]"


def _walk(element: _Element) -> Iterator[_Element]:
    yield element
    for kid in element.ordered():
        if isinstance(kid, _Element):
            yield from _walk(kid)


def _attributes(element: _Element) -> str:
    """Where a figure stands, how a list is numbered, what a header heads (14.8.5)."""
    if element.box is not None:
        return f"/A<</O/Layout/Placement/Block/BBox{_array(element.box)}>>"
    form = element.tag.form if element.tag else ""
    if element.role == "TH":
        return f"/A<</O/Table/Scope/{form}>>"
    return f"/A<</O/List/ListNumbering/{form}>>" if form else ""


def _array(sides: Sides) -> str:
    return f"[{' '.join(map(number, sides))}]"
