"""What a printer says of itself, as a `Printer`: its papers with their edges, sides, states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.geometry import Size
from ..model.printer import LONG_EDGE, ONE_SIDED, SHORT_EDGE, Paper, Printer
from ..model.units import MM, PER_UNIT
from .cups import first_word
from .door import Door
from .ipp import Attributes

HUNDREDTH = MM / 100  # the unit of media-size and margins (PWG 5100.7)
EDGE = round(4.23 * MM)  # where a printer does not say: a sixth of an inch
SAME = round(0.5 * MM)
STATES = {3: "idle", 4: "processing", 5: "stopped"}
_SELF_DESCRIBING = re.compile(
    r"[\w.-]+?_(\d{1,6}(?:\.\d{1,6})?)x(\d{1,6}(?:\.\d{1,6})?)(mm|in)(?:[_.-].*)?"
)  # PWG 5101.1
OLD_NAMES = {
    "a3": (297, 420), "a4": (210, 297), "a5": (148, 210), "b4": (257, 364), "b5": (182, 257),
    "letter": (215.9, 279.4), "legal": (215.9, 355.6), "tabloid": (279.4, 431.8),
}  # fmt: skip


def printer_of(attributes: Attributes, door: Door, default: str = "") -> Printer:
    """The attributes of a Get-Printer-Attributes response (RFC 8011, 5.4) in our words; what is
    not said is taken to be as plain as can be."""
    name = first_word(attributes, "printer-name") or door.uri
    usual_sides = first_word(attributes, "sides-default")
    sides = tuple(words(attributes, "sides-supported")) or (ONE_SIDED,)
    papers = tuple(_papers(attributes))
    state = next(iter(_numbers(attributes, "printer-state")), 3)
    accepting = [value.value for value in attributes.get("printer-is-accepting-jobs", ())]
    return Printer(
        name, door.uri, papers, first_word(attributes, "media-default"), sides,
        usual_sides if usual_sides in sides else ONE_SIDED,
        tuple(words(attributes, "document-format-supported")),
        _copies(attributes),
        True in [value.value for value in attributes.get("color-supported", ())],
        first_word(attributes, "output-bin-default") == "face-up",
        STATES.get(state, "idle"), reasons_of(attributes, "printer-state-reasons"),
        False not in accepting, name == default, first_word(attributes, "printer-location"),
        first_word(attributes, "printer-make-and-model"),
    )  # fmt: skip


def generic() -> Printer:
    """Paper as it lies in any office, for a file that someone prints elsewhere: an edge of 5 mm,
    and sheets that are turned by the printer."""
    edge = round(5 * MM)
    names = ("iso_a3_297x420mm", "iso_a4_210x297mm", "iso_a5_148x210mm", "na_letter_8.5x11in")
    papers = tuple(Paper(name, size, edge, edge) for name in names if (size := size_of(name)))
    return Printer("任意 any", "", papers, names[1], (ONE_SIDED, LONG_EDGE, SHORT_EDGE))


def words(attributes: Attributes, name: str) -> Iterator[str]:
    for value in attributes.get(name, ()):
        if found := first_word({name: (value,)}, name):
            yield found


def reasons_of(attributes: Attributes, name: str) -> tuple[str, ...]:
    """State reasons; ``none`` is none."""
    return tuple(reason for reason in words(attributes, name) if reason != "none")


def _numbers(attributes: Attributes, name: str) -> Iterator[int]:
    for value in attributes.get(name, ()):
        if isinstance(value.value, int) and not isinstance(value.value, bool):
            yield value.value


def _copies(attributes: Attributes) -> int:
    for value in attributes.get("copies-supported", ()):
        if isinstance(value.value, tuple) and isinstance(value.value[-1], int):
            return max(1, value.value[-1])
    return 1


def size_of(name: str) -> Size | None:
    """The size that a media name says, upright, in mpt; None where it says none."""
    if name.lower() in OLD_NAMES:
        width, height = OLD_NAMES[name.lower()]
        return Size(round(width * MM), round(height * MM))
    match = _SELF_DESCRIBING.fullmatch(name)
    if match is None or name.startswith(
        ("custom_min", "custom_max")
    ):  # the ends of a range of sizes
        return None
    sides = sorted(round(float(match[side]) * PER_UNIT[match[3]]) for side in (1, 2))
    return Size(*sides)


def is_same(one: Size, other: Size) -> bool:
    """Whether two sizes are one, but for rounding in inches and millimetres."""
    return abs(one.width - other.width) <= SAME and abs(one.height - other.height) <= SAME


def _papers(attributes: Attributes) -> Iterator[Paper]:
    edges = list(_edges(attributes))
    ready = {size_of(name) for name in words(attributes, "media-ready")} - {None}
    usual = _usual_edges(attributes)
    for name in dict.fromkeys(words(attributes, "media-supported")):
        size = size_of(name)
        if size is None or not min(size) > 4 * EDGE:
            continue
        found = [edge for known, *edge in edges if is_same(known, size)] or [list(usual)]
        across = max(max(left, right) for left, right, _, _ in found)
        along = max(max(top, bottom) for _, _, top, bottom in found)
        if 3 * across < size.width and 3 * along < size.height:
            here = not ready or any(known and is_same(known, size) for known in ready)
            yield Paper(name, size, across, along, here)


def _edges(attributes: Attributes) -> Iterator[tuple[Size, int, int, int, int]]:
    """Sizes with what cannot be printed on: left, right, top, bottom (PWG 5100.7, 6.3)."""
    for value in attributes.get("media-col-database", ()):
        medium = value.value if isinstance(value.value, dict) else {}
        sizes = [
            each.value for each in medium.get("media-size", ()) if isinstance(each.value, dict)
        ]
        for dimensions in sizes:
            x, y = (list(_numbers(dimensions, f"{axis}-dimension")) for axis in "xy")
            if x and y:
                edges = [
                    next(iter(_numbers(medium, f"media-{edge}-margin")), None)
                    for edge in ("left", "right", "top", "bottom")
                ]
                yield (
                    Size(*sorted((round(x[0] * HUNDREDTH), round(y[0] * HUNDREDTH)))),
                    *(EDGE if edge is None else round(edge * HUNDREDTH) for edge in edges),
                )  # type: ignore[misc]


def _usual_edges(attributes: Attributes) -> tuple[int, int, int, int]:
    """The widest edges that a printer has: a borderless sheet is asked for by other means."""
    found = []
    for edge in ("left", "right", "top", "bottom"):
        numbers = list(_numbers(attributes, f"media-{edge}-margin-supported"))
        found.append(round(max(numbers) * HUNDREDTH) if numbers and max(numbers) > 0 else EDGE)
    left, right, top, bottom = found
    return left, right, top, bottom
