"""Filling one frame: tiers of columns, and wide pieces across all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.flow import Flow, Room
from ..model.layout import Frame
from ..model.page import Placed, move
from ..model.units import ceil_to
from .column import Grid, balance


@dataclass(slots=True)
class Filling:
    """The state of one frame while it is filled: ``y`` to ``foot`` is still free."""

    frame: Frame
    pitch: int
    flows: list[Flow]
    y: int = 0
    foot: int = 0
    after: int = 0
    items: list[Placed] = field(default_factory=list)
    last: list[Placed] = field(default_factory=list)  # at the foot: read after the rest

    def __post_init__(self) -> None:
        self.foot = self.frame.depth(self.pitch)

    def grid(self) -> Grid:
        frame = self.frame
        full = frame.depth(self.pitch)
        return Grid(frame.columns, frame.measure, frame.gutter, self.pitch, full)


def fill_frame(frame: Frame, pitch: int, flows: list[Flow]) -> list[Placed]:
    """The items of a frame, at the page's own points.  What did not fit stays in ``flows``.

    No more is looked at than could fit, so that a page costs the same in a long book."""
    most = frame.columns * (frame.depth(pitch) // pitch) + 1
    state = Filling(frame, pitch, flows[:most])
    _floats(state)
    _pour(state)
    flows[:most] = state.flows
    items = [*state.items, *state.last]
    return list(move(items, frame.rect.x, frame.rect.y))


def _pour(state: Filling) -> None:
    """Tier after tier, until the frame is full or nothing is left."""
    while state.flows and state.y < state.foot:
        before = len(state.flows), state.y
        if _is_wide(state, state.flows[0]):
            if not _wide(state):
                break
        elif not _tier(state):
            break
        if (len(state.flows), state.y) == before:
            break


def _is_wide(state: Filling, flow: Flow) -> bool:
    return flow.manner.wide and state.frame.columns > 1


def _floats(state: Filling) -> None:
    """Wide pieces that ask for the page's top or foot get it, when text that comes before them
    begins on this page.
    """
    if state.frame.columns == 1:
        return
    taken: list[Flow] = []
    for flow in state.flows:
        if not _is_wide(state, flow) or flow.manner.place == "here":
            continue
        piece, rest = flow.fit(Room(state.frame.rect.width, state.foot - state.y))
        if piece is None or rest is not None or not _reached(state, flow):
            break  # it stands where it is written, or waits; none may overtake it
        tall = ceil_to(piece.height, state.pitch)
        gap = ceil_to(max(flow.manner.before, flow.manner.after), state.pitch)
        if flow.manner.place == "top":
            state.items.extend(move(piece.items, 0, state.y))
            state.y += tall + gap
        else:
            y = state.foot - piece.height
            state.last = [*move(piece.items, 0, y), *state.last]
            state.foot -= tall + gap
        taken.append(flow)
    state.flows = [flow for flow in state.flows if not any(flow is one for one in taken)]


def _reached(state: Filling, wanted: Flow) -> bool:
    """Whether what comes before a float ends within this frame."""
    trial = Filling(state.frame, state.pitch, [], y=state.y)
    trial.foot = state.foot
    for flow in state.flows:
        if flow is wanted:
            break
        if flow.manner.place == "here":
            trial.flows.append(flow)
    _pour(trial)
    return not trial.flows


def _wide(state: Filling) -> bool:
    """One wide piece where the text stands; False when it does not fit any more."""
    flow = state.flows[0]
    gap = ceil_to(max(state.after, flow.manner.before), state.pitch) if state.y else 0
    room = Room(state.frame.rect.width, state.foot - state.y - gap, state.y == 0)
    piece, rest = flow.fit(room)
    if piece is None:
        return False
    tall = ceil_to(piece.height, state.pitch)
    state.items.extend(move(piece.items, 0, state.y + gap + (tall - piece.height) // 2))
    state.y += gap + tall
    state.after = flow.manner.after
    state.flows[:1] = [] if rest is None else [rest]
    return rest is None


def _tier(state: Filling) -> bool:
    """Columns of text up to the next wide piece; False when the frame is full."""
    count = 0
    while count < len(state.flows) and not _is_wide(state, state.flows[count]):
        count += 1
    tier = tuple(state.flows[:count])
    gap = ceil_to(max(state.after, tier[0].manner.before), state.pitch) if state.y else 0
    grid = state.grid()
    found = balance(tier, grid, state.foot - state.y - gap)
    state.items.extend(move(found.items, 0, state.y + gap))
    state.flows[:count] = found.rest
    state.y += gap + found.height
    state.after = tier[-1].manner.after
    return not found.rest
