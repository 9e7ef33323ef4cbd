"""What a block kind works with: the setter, the layout's styles, and the publication's matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..model.content import Block
from ..model.diagnostic import Span
from ..model.flow import Flow, Manner
from ..model.layout import Layout
from ..model.names import unknown
from ..model.story import Matter
from ..model.style import Style
from ..model.tag import Tag
from ..text.setter import Setter


class Desk(NamedTuple):
    setter: Setter
    layout: Layout
    matter: Matter
    part: str
    section: Tag
    place: int = 0

    def tag(self, role: str, **more: str) -> Tag:
        """The element of the block that is set: its ``place`` among its section's."""
        return Tag(role, self.section, self.place, **more)

    def style(self, name: str, block: Block) -> Style:
        """A style of the layout, by the block's own choice or the name its kind gives it; a style
        named ``part.name`` is for blocks of that part."""
        styles: Mapping[str, Style] = self.layout.styles
        wanted = block.style if block.style and "." not in name else name
        if f"{self.part}.{wanted}" in styles:
            return styles[f"{self.part}.{wanted}"]
        if wanted not in styles:
            name = self.layout.name
            unknown(
                self.setter.report, wanted, block.span, styles,
                f"样式（版式 {name}）", f"style (layout {name})",
            )  # fmt: skip
        return styles.get(wanted, Style())


class Kind(NamedTuple):
    """What a block kind is: its name, its fields, and how it becomes flows."""

    name: str
    fields: type[Block]
    flows: Callable[[Any, Desk], Iterable[Flow]]


def manner(style: Style, name: str, span: Span, **changes: Any) -> Manner:
    """A block's manner from its style's spaces."""
    found = Manner(style.before, style.after, name=name, span=span)
    return found._replace(**changes) if changes else found
