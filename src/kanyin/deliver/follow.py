"""A job from the moment it is taken to its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from ..model.printer import JobState
from .cups import NOT_FOUND, first_word, get_job, get_printer
from .door import Door, PrintError
from .ipp import Attributes
from .printer import reasons_of

# RFC 8011, 5.3.7.
JOB_STATES = {
    3: "pending", 4: "held", 5: "processing", 6: "stopped", 7: "canceled", 8: "aborted",
    9: "completed",
}  # fmt: skip
FIRST, LAST, SLOWER = 0.2, 2.0, 1.4  # seconds between two looks, and how they grow
REASONS = "printer-state-reasons"
GONE = 30.0  # seconds without contact


def follow(
    door: Door, number: int, patience: float, pause: Callable[[float], None] = time.sleep
) -> Iterator[JobState]:
    """Each new state of a job, the last one included.

    Raises PrintError: D116 where nothing changes for ``patience`` seconds, D121 where the printer
    cannot be reached any more or knows nothing of the job."""
    shown, wait = JobState(""), FIRST
    changed = heard = time.monotonic()
    while True:
        state, lost = _look(door, number)
        now = time.monotonic()
        if lost is None:
            heard = now
        elif now - heard > min(GONE, patience):
            raise PrintError("D121", job=number, where=door.shown, reason=lost)
        if state is not None and state != shown:
            shown, changed, wait = state, now, FIRST
            yield state
            if state.over:
                return
        if now - changed > patience:
            raise PrintError("D116", job=number, seconds=round(patience), where=door.name)
        pause(wait)
        wait = min(wait * SLOWER, LAST)


def _look(door: Door, number: int) -> tuple[JobState | None, str | None]:
    """How the job is doing, or why that cannot be told at the moment."""
    try:
        job = get_job(door, number)
        state = state_of(job, door.shown)
        if not state.over:
            extra = reasons_of(get_printer(door, (REASONS,)), REASONS)
            state = state._replace(reasons=tuple(dict.fromkeys((*extra, *state.reasons))))
    except PrintError as error:
        if error.values.get("status") == f"0x{NOT_FOUND:04x}":
            reason = "打印机不再知道它 the printer knows it no more"
            raise PrintError("D121", job=number, where=door.shown, reason=reason) from None
        return None, str(error.values.get("reason") or error.values.get("en") or error.code)
    return state, None


def state_of(job: Attributes, where: str) -> JobState:
    """A job's attributes (RFC 8011, 5.3) in our words.  Raises PrintError D104 without a state."""
    number = job["job-state"][0].value if job.get("job-state") else None
    if not isinstance(number, int) or number not in JOB_STATES:
        raise PrintError("D104", where=where, reason=f"job-state {number}")
    sheets = [value.value for value in job.get("job-media-sheets-completed", ())]
    reasons = reasons_of(job, "job-printer-state-reasons") + reasons_of(job, "job-state-reasons")
    message = first_word(job, "job-printer-state-message") or first_word(job, "job-state-message")
    count = sheets[0] if sheets and isinstance(sheets[0], int) else 0
    return JobState(JOB_STATES[number], reasons, message, count)
