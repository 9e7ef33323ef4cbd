"""Points, sizes and rectangles, in millipoints; y grows downwards from the trim's top left."""

from typing import NamedTuple

KAPPA = 0.5522847498  # a quarter circle as a Bézier curve: its handles, in radii


class Point(NamedTuple):
    x: int
    y: int


class Size(NamedTuple):
    width: int
    height: int


class Rect(NamedTuple):
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def holds(self, other: "Rect") -> bool:
        """Whether the other rectangle lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def grow(self, amount: int) -> "Rect":
        """The same rectangle with every side moved out by amount."""
        return Rect(
            self.x - amount, self.y - amount, self.width + 2 * amount, self.height + 2 * amount
        )
