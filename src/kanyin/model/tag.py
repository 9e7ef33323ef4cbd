"""What a piece of a page is to those who hear it read: a place in the structure of the text."""

from __future__ import annotations

from dataclasses import dataclass

HEADINGS = ("H1", "H2", "H3")


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """One element of the structure (ISO 32000-1, 14.8.4), by its standard name.

    An item of a page with a tag belongs to it; one without is an ornament.  ``parent`` None is the
    document itself; ``order`` its rank among its siblings, which is the order of the content.
    ``says`` is a figure's alternative text, a heading's title, or where a link leads; ``to`` a
    link's address, or ``#`` and an anchor; ``form`` how a list is numbered.
    """

    role: str
    parent: Tag | None = None
    order: int = 0
    says: str = ""
    to: str = ""
    form: str = ""

    def inner(self, role: str, order: int = 0, **more: str) -> Tag:
        """An element inside this one."""
        return Tag(role, self, order, **more)
