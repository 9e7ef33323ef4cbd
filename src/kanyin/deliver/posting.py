"""Messages to a server, each of them once: rounds of those that are left, and a journal."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from ..model.diagnostic import Report, Span
from ..model.mail import Account, Message, Outcome
from .journal import Journal
from .smtp import InDoubtError, Line, LostError, NotTakenError, Reply, UnreachableError

ROUNDS = 5  # times that a message is tried
STREAK = 5  # answers of one kind in a row that are meant for us, not for the recipients
TICK = 0.1  # seconds
IDLE = 20.0  # seconds that a connection is kept without a word


class Letterbox(NamedTuple):
    """One message to be sent: by whom it is known in the journal, where its row stands in the
    list, and how it is made, which is put off until it is its turn."""

    key: str
    span: Span
    make: Callable[[], Message]


class RefusedError(Exception):
    """The server takes nothing from us at all: a diagnostic's code, and what it says."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Posting:
    """Sends what is left, in rounds.

    ``wait`` is in seconds before the second round, and doubles; ``stopped`` says whether to stop;
    ``progress`` is told how many are done."""

    def __init__(
        self, account: Account, journal: Journal, report: Report, outcome: Outcome, *,
        per_minute: int, wait: float, stopped: Callable[[], bool],
        progress: Callable[[str, int], None],
    ) -> None:  # fmt: skip
        self._account, self._journal = account, journal
        self._report, self._outcome = report, outcome
        self._gap = 60 / per_minute if per_minute else 0.0
        self._wait, self._stopped, self._progress = wait, stopped, progress
        self._line: Line | None = None
        self._due = 0.0
        self._last = ("", 0)  # how the last messages ended, and how many of them in a row
        self._replies: dict[str, Reply] = {}

    def send(self, boxes: list[Letterbox], largest: int) -> None:
        """Send all of them.  ``largest`` is the size of the largest.  Raises RefusedError,
        UnreachableError and sqlite3.Error; the journal knows all that was done before."""
        left, wait = boxes, self._wait
        try:
            self._check_size(largest)
            for count in range(ROUNDS):
                if count:
                    self._sleep(wait)
                    wait *= 2
                left = self._round(left)
                if not left or self._stopped():
                    break
            if not self._stopped():
                self._give_up(left)
        finally:
            self._outcome.interrupted = self._stopped()
            self._hang_up()

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.quit()
            self._line = None

    def _check_size(self, largest: int) -> None:
        limit = self._connection().size
        if limit and largest > limit:
            raise RefusedError("D212", size=largest, limit=limit, host=self._account.host)

    def _round(self, boxes: list[Letterbox]) -> list[Letterbox]:
        """Try each; those that are left."""
        left: list[Letterbox] = []
        for at, box in enumerate(boxes):
            self._sleep(self._due - time.monotonic())
            if self._stopped():
                return left + boxes[at:]
            self._due = time.monotonic() + self._gap
            end = self._try(box)
            if end == "later":
                left.append(box)
            self._last = end, self._last[1] + 1 if self._last[0] == end else 1
            self._progress("sent", len(self._outcome.sent))
            if self._last == ("later", STREAK):
                self._last = ("", 0)
                return boxes[at + 1 :] + left  # the others first, next time
            if end in ("refused", "doubt") and self._last[1] == STREAK:
                raise RefusedError("D228", host=self._account.host, reply=self._replies[box.key])
        return left

    def _try(self, box: Letterbox) -> str:
        """Send one; how it ended: sent, later, refused, doubt, foreign (for another server)."""
        try:
            end, reply = self._handed_over(box)
        except (LostError, UnreachableError) as error:
            if isinstance(error, UnreachableError) and not error.later:
                raise
            return self._put_off(box, Reply(0, str(error)))
        except NotTakenError as error:
            if error.reply.later:
                return self._put_off(box, error.reply)
            if error.stage == "sender":
                raise RefusedError("D228", host=self._account.host, reply=error.reply) from None
            return self._refuse(box, "D220", error.reply)
        except InDoubtError as error:
            self._replies[box.key] = Reply(0, str(error))
            self._outcome.doubt.append(box.key)
            self._report.error("D222", box.span, address=box.key, reason=str(error))
            return "doubt"
        if end == "foreign":
            self._refuse(box, "D224", reply)
            return end
        self._journal.mark(box.key, "sent", str(reply))
        self._outcome.sent.append(box.key)
        return end

    def _handed_over(self, box: Letterbox) -> tuple[str, Reply]:
        """One message to the server, and its answer.  Raises what `Line.send` does."""
        message, line = box.make(), self._connection()
        if message.international and not line.international:
            return "foreign", Reply(0, "")
        try:
            return "sent", line.send(message, lambda: self._journal.mark(box.key, "sending"))
        except (LostError, NotTakenError, InDoubtError):
            raise
        except BaseException:
            line.close()  # the message is not ended, and must not be
            raise
        finally:
            if not line.open:
                self._line = None

    def _refuse(self, box: Letterbox, code: str, reply: Reply) -> str:
        self._replies[box.key] = reply
        self._journal.mark(box.key, "refused", str(reply))
        self._outcome.refused.append(box.key)
        self._report.error(code, box.span, address=reply.about or box.key, reply=reply)
        return "refused"

    def _put_off(self, box: Letterbox, reply: Reply) -> str:
        self._replies[box.key] = reply
        self._journal.mark(box.key, "failed", str(reply))
        return "later"

    def _give_up(self, boxes: list[Letterbox]) -> None:
        for box in boxes:
            reply = self._replies.get(box.key)
            self._outcome.later.append(box.key)
            if reply is not None:
                self._report.error(
                    "D221", box.span, address=box.key, reply=reply, rounds=ROUNDS
                )  # fmt: skip

    def _connection(self) -> Line:
        if self._line is None:
            self._line = Line(self._account)
        return self._line

    def _sleep(self, seconds: float) -> None:
        """Wait, unless we are to stop."""
        if seconds > IDLE:
            self._hang_up()
        until = time.monotonic() + seconds
        while not self._stopped() and (left := until - time.monotonic()) > 0:
            time.sleep(min(TICK, left))
