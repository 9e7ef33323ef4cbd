"""kanyin print, top to bottom: a PDF to sheets that a printer has, the job to its end.

file → sizes of its pages → printer → Printout (decided, and told) → sheets → job → its end
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .deliver.cups import (
    cancel_job,
    first_word,
    get_default,
    get_printer,
    get_printers,
    print_job,
    validate_job,
    wishes,
)
from .deliver.door import Door, PrintError, cups_doors, door_of
from .deliver.follow import follow
from .deliver.plan import decide, parts_of
from .deliver.printer import generic, printer_of
from .deliver.words import JOB_WORDS, PRINTER_WORDS, needs_someone, reasons_said, said
from .model.diagnostic import NOWHERE, Report
from .model.geometry import Rect, Size
from .model.names import nearest
from .model.printer import JobState, Pressed, Printer, Printout, PrintWish

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Ready:
    """A job that only has to be sent: to whom, as what, and its parts."""

    printer: Printer
    printout: Printout
    title: str
    parts: tuple[Pressed, ...] = field(repr=False)
    door: Door | None = None


class Talk(Protocol):
    """Whom a job is told to while it runs."""

    def sent(self, pressed: Pressed, job: int) -> None:
        """A part has been taken in by the printer."""

    def moved(self, state: JobState) -> None:
        """The job has a new state."""

    def turn(self, ready: Ready) -> None:
        """The fronts are sent; returns when the stack has been turned and put back."""


def ready(source: Path, wish: PrintWish, report: Report, *, anywhere: bool = False) -> Ready:
    """All that comes before sending, and nothing sent.  ``anywhere`` is for paper of any printer,
    where none was named.  Raises KanyinError."""
    from .imposing import read_pages  # the whole press
    from .press.leaves import open_file

    data = read_pages(source, "screen", report)  # whose colours are an office printer's own
    seen = open_file(data, source, report)
    sizes = tuple(Size(leaf.trim.width, leaf.trim.height) for leaf in seen.leaves)
    if anywhere and not wish.printer:
        printer, door = generic(), None
    else:
        printer, door = reach(wish.printer, report)
        _check(printer, report)

    def overflow(windows: tuple[tuple[int, Rect], ...]) -> bool:
        from .view.ink import has_ink_outside  # PDFium, only where a page reaches the edge

        return has_ink_outside(data, source, sizes, windows, report)

    printout = decide(sizes, wish, printer, overflow, report)
    report.stop_on_errors()
    assert printout is not None, "what cannot be decided is reported"
    title = seen.title or "".join(filter(str.isprintable, source.resolve().stem))
    return Ready(printer, printout, title, sheets_for(data, source, title, printout, report), door)


def sheets_for(
    data: bytes, source: Path, title: str, printout: Printout, report: Report
) -> tuple[Pressed, ...]:
    """The pages on the sheets that were decided on."""
    from .imposing import lay

    return tuple(
        Pressed(part, lay(data, source, title, sides, report), len(sides))
        for part, sides in parts_of(printout)
    )


def send(made: Ready, wish: PrintWish, talk: Talk, report: Report, *, wait: bool = True) -> None:
    """Send a job, part by part, and follow each to its end.  Raises KanyinError."""
    assert made.door is not None, "it was made ready for a printer"
    asked = wishes(made.printout)
    with told(report):
        validate_job(made.door, made.title, asked)
        for pressed in made.parts:
            if pressed.part == "backs" and len(made.parts) > 1:
                talk.turn(made)
            job = print_job(made.door, made.title, asked, pressed.data, wish.timeout)
            talk.sent(pressed, job)
            if wait:
                _follow(made.door, job, wish, talk, report)


def _follow(door: Door, job: int, wish: PrintWish, talk: Talk, report: Report) -> None:
    state = JobState("")
    for state in follow(door, job, wish.timeout):
        talk.moved(state)
    if "job-completed-with-errors" in state.reasons and state.state == "completed":
        zh, en = reasons_said(state.reasons)
        report.error("D126", NOWHERE, job=job, zh=zh, en=en)
        report.stop_on_errors()
    if state.state != "completed":
        (state_zh, state_en), (zh, en) = said(JOB_WORDS, state.state), reasons_said(state.reasons)
        report.error(
            "D115", NOWHERE, job=job, state_zh=state_zh, state_en=state_en, zh=zh or "—",
            en=en or "-", message=state.message,
        )  # fmt: skip
        report.stop_on_errors()


def save(made: Ready, source: Path, path: Path, report: Report) -> tuple[Path, ...]:
    """Keep what would be printed; fronts and backs in a file each, and none of them in the place of
    what is printed.  Raises KanyinError."""
    from .finish import write

    paths = [
        path if len(made.parts) == 1 else path.with_name(f"{path.stem}-{pressed.part}{path.suffix}")
        for pressed in made.parts
    ]
    for file in paths:
        if file.exists() and file.samefile(source):
            report.error("P313", NOWHERE, path=str(file))
            report.stop_on_errors()
    for file, pressed in zip(paths, made.parts, strict=True):
        write(file, pressed.data, report)
    return tuple(paths)


def cancel(name: str, job: int, report: Report) -> Printer:
    """Take a job back.  Raises KanyinError."""
    printer, door = reach(name, report)
    with told(report):
        cancel_job(door, job)
    return printer


def printers(name: str, report: Report) -> tuple[Printer, ...]:
    """Every printer of the print system, or the one that is named.  Raises KanyinError."""
    if name:
        return (reach(name, report)[0],)
    with told(report):
        return tuple(printer for printer, _ in _queues())


def reach(name: str, report: Report) -> tuple[Printer, Door]:
    """The printer of that name or address, or the one that is used when none is named; and the way
    to it.  Raises KanyinError."""
    with told(report):
        if "://" in name:
            door = door_of(name)
            return printer_of(get_printer(door), door), door
        queues = _queues()
        known = {printer.name: (printer, door) for printer, door in queues}
        usual = [printer.name for printer, _ in queues if printer.default]
        chosen = name or next(iter(usual or (known if len(known) == 1 else ())), "")
        if not chosen:
            raise PrintError("D107", known="、".join(known))
        if chosen not in known:
            raise PrintError("D102", name=chosen, **nearest(chosen, known))
        door = known[chosen][1]
        printer = printer_of(get_printer(door), door, next(iter(usual), ""))
        return printer, door
    raise AssertionError("what stands in the way is reported")


def _queues() -> list[tuple[Printer, Door]]:
    """The queues of the first print system that answers."""
    tried: list[PrintError] = []
    for door in cups_doors(os.environ):
        try:
            found = get_printers(door)
        except PrintError as error:
            if error.code != "D103":
                raise
            tried.append(error)
            continue
        if not found:
            raise PrintError("D124")
        usual = get_default(door)
        queues = []
        for attributes in found:
            name = first_word(attributes, "printer-name")
            own = door.to(first_word(attributes, "printer-uri-supported"), name)
            queues.append((printer_of(attributes, own, usual), own))
        return queues
    if os.environ.get("CUPS_SERVER"):
        raise tried[0]
    where = "；".join(f"{error.values['where']} {error.values['reason']}" for error in tried)
    raise PrintError("D101", tried=where)


@contextmanager
def told(report: Report) -> Iterator[None]:
    """What stands in the way becomes a diagnostic, and ends the stage."""
    try:
        yield
    except PrintError as error:
        report.error(error.code, NOWHERE, **error.values)
        report.stop_on_errors()


def _check(printer: Printer, report: Report) -> None:
    """What would keep any job from being printed, before it is sent."""
    if not printer.accepting:
        report.error("D111", NOWHERE, name=printer.name)
    if PDF not in printer.formats:
        report.error("D110", NOWHERE, name=printer.name, formats="、".join(printer.formats) or "—")
    if not printer.papers:
        report.error("D109", NOWHERE, name=printer.name, size="—", papers="—")
    report.stop_on_errors()
    if printer.state == "stopped" or any(map(needs_someone, printer.reasons)):
        (state_zh, state_en), (zh, en) = (
            said(PRINTER_WORDS, printer.state), reasons_said(printer.reasons),
        )  # fmt: skip
        report.warn(
            "D114", NOWHERE, name=printer.name, state_zh=state_zh, state_en=state_en,
            zh=zh or "—", en=en or "-",
        )  # fmt: skip
