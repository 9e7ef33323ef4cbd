"""Points, sizes and rectangles, in millipoints; y grows downwards from the trim's top left."""

from typing import NamedTuple

KAPPA = 0.5522847498  # a quarter circle as a Bézier curve: its handles, in radii


class Point(NamedTuple):
    x: int
    y: int


class Size(NamedTuple):
    width: int
    height: int

    @property
    def turned(self) -> "Size":
        return Size(self.height, self.width)


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

    def common(self, other: "Rect") -> "Rect":
        """What two rectangles share; of no size where they share nothing."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, foot = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(left, top, max(right - left, 0), max(foot - top, 0))

    def turned(self, whole: Size, degrees: int) -> "Rect":
        """Where this is within ``whole`` when that is turned clockwise: 0, 90, 180 or 270."""
        if degrees == 90:
            return Rect(whole.height - self.bottom, self.x, self.height, self.width)
        if degrees == 180:
            return self._replace(x=whole.width - self.right, y=whole.height - self.bottom)
        if degrees == 270:
            return Rect(self.y, whole.width - self.right, self.height, self.width)
        return self
