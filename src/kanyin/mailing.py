"""kanyin mail: a PDF, or a publication's screen edition, to messages, and those to a server.

PDF → enclosure, cover, words → letters → messages → .eml files, or the mail server"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from itertools import product
from pathlib import Path

from .deliver.account import read_account
from .deliver.addresses import told_address
from .deliver.covernote import cover_words, default_body, language_of
from .deliver.fields import Template, read_template
from .deliver.headers import as_name, name_objection, objection
from .deliver.journal import InUseError, Journal
from .deliver.message import capacity, enclose, identity_of, rows, write_message
from .deliver.posting import Letterbox, Posting, RefusedError
from .deliver.recipients import read_list, read_options
from .deliver.smtp import UnreachableError
from .deliver.stopping import stopping
from .deliver.texts import read_words
from .model.diagnostic import NOWHERE, KanyinError, Report, Span
from .model.job import Job
from .model.mail import (
    BUDGET,
    About,
    Account,
    Enclosure,
    Letter,
    Message,
    Order,
    Outcome,
    Party,
    Picture,
)  # fmt: skip
from .model.units import as_size
from .stock import is_publication, locate
from .view.about import about
from .view.opened import read_pdf
from .view.pixels import page_png

SHARP, WIDE = (480, 240, 120), 240  # pixels of the cover, the first that fits; CSS pixels
COVER, WORDS = 20, 8_000  # the part of a message that a cover may have; bytes for all else
END = 1024  # bytes in which a whole PDF has its end
OURS = b"User-Agent: kanyin\r\n"  # how a message begins that we have written
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class _Mailing:
    """All that the letters of an order have in common, and what is filled in for each."""

    account: Account
    enclosure: Enclosure
    picture: Picture
    about: About
    subject: Template
    body: Template
    campaign: str
    begun: int
    epoch: int | None
    draft: bool
    single: bool

    def letter(self, party: Party, report: Report) -> Letter:
        """The letter to one party; D202 where its subject, filled in, is none."""
        subject = self.subject.fill(party, report)
        _refuse(subject, "主题", "subject", party.span, report)
        now = time.time() if self.epoch is None else self.epoch
        moment = datetime.fromtimestamp(now, UTC)
        date = format_datetime(moment.astimezone() if self.epoch is None else moment)
        return Letter(
            subject, self.body.fill(party, report), self.about.language, date,
            f"{self.campaign} {self.begun if self.single else ''}", party.to, self.enclosure,
            self.picture, self.account.sender, party.cc, self.account.reply_to,
            "" if self.single else self.account.unsubscribe, self.draft,
        )  # fmt: skip


def mail(
    order: Order, report: Report, ask: Callable[[], str] | None = None,
    progress: Progress = lambda stage, count: None,
) -> Outcome:  # fmt: skip
    """Carry an order out.  Raises KanyinError where nothing was written and nothing was sent; what
    went wrong later is in the report.  ``ask`` is called for a password that is nowhere."""
    account = _account(order, report)
    columns, parties = (
        read_list(order.list_, report)
        if order.list_
        else ((), read_options(order.to, order.cc, report))
    )
    texts = _texts(order, columns, report)
    for party, text in product(parties, texts):
        if text is not None:
            text.fill(party, report)
    if order.name:
        _refuse_name(order.name, Span("--name", 0, 0), report)
    report.stop_on_errors()
    mailing = _mailing(order, account, texts, report, progress)
    outcome = Outcome()
    largest = _check(order, mailing, parties, report, outcome)
    report.stop_on_errors()
    if order.dry_run:
        return outcome
    if order.send:
        _post(order, mailing, parties, largest, report, outcome, ask, progress)
    if order.eml or not order.send:
        _write(order, mailing, parties, report, outcome)
    return outcome


def _account(order: Order, report: Report) -> Account:
    """The account as the order would have it; whole, where something is to be sent."""
    path = order.account or order.usual
    account = read_account(path, order.account is not None, os.environ, report)
    account = replace(
        account,
        sender=told_address(order.sender, "--from", report) or account.sender,
        reply_to=told_address(order.reply_to, "--reply-to", report) or account.reply_to,
    )
    if order.send and not order.dry_run and not report.failed:
        if not account.host:
            report.error("D216", NOWHERE, path=str(path))
        elif account.sender is None:
            report.error("D214", NOWHERE, zh="没有发件人（from）", en="it has no sender (from)")
    return account


def _texts(
    order: Order, columns: tuple[str, ...], report: Report
) -> tuple[Template | None, Template | None]:
    """Subject and body, where they are given."""
    subject = body = None
    if order.subject is not None:
        given = order.subject.strip(" ")
        _refuse(given, "主题", "subject", Span("--subject", 1, 1), report)
        subject = read_template(given, "--subject", columns, report)
    if order.body is not None and (text := read_words(order.body, report)) is not None:
        body = read_template(text, str(order.body), columns, report)
    return subject, body


def _refuse(text: str, zh: str, en: str, span: Span, report: Report) -> None:
    found = objection(text)
    if found is not None:
        place = span._replace(column=found.at + 1) if span.file.startswith("--") else span
        report.error("D202", place, what_zh=zh, what_en=en, zh=found.zh, en=found.en)


def _refuse_name(name: str, span: Span, report: Report) -> None:
    found = name_objection(name)
    if found is not None:
        values = {"what_zh": "附件名", "what_en": "attachment's name"}
        report.error("D202", span, zh=found.zh, en=found.en, **values)


def _mailing(
    order: Order, account: Account, texts: tuple[Template | None, Template | None],
    report: Report, progress: Progress,
) -> _Mailing:  # fmt: skip
    """Open or make the PDF, and find words for what nobody has said."""
    from .finish import given_moment

    data, path, found = _pdf(order, texts[1], report, progress)
    name = order.name or (
        as_name(found.title, ".pdf") if is_publication(order.source) else path.name
    )
    if not name.lower().endswith(".pdf"):
        name += ".pdf"
    span = Span(str(path), 0, 0)
    _refuse_name(name, span, report)
    if texts[0] is None:
        _refuse(found.title, "PDF 的标题", "PDF's title", span, report)
    report.stop_on_errors()
    subject = texts[0] or Template((found.title,))
    body = texts[1] or Template((default_body(found, len(data)),))
    sender = account.sender.key if account.sender else ""
    campaign = hashlib.sha256(data)
    for part in (name, sender, *map(repr, (subject, body))):
        campaign.update(b"\0" + part.encode())
    epoch = None if order.send else given_moment(report)
    return _Mailing(
        account, enclose(name, data), _cover(data, path, found, order.limit, report), found,
        subject, body, campaign.hexdigest(), int(time.time()) if epoch is None else epoch, epoch,
        not order.send, order.list_ is None,
    )  # fmt: skip


def _pdf(
    order: Order, body: Template | None, report: Report, progress: Progress
) -> tuple[bytes, Path, About]:
    """The PDF, what messages call it, and what it says of itself."""
    path = order.source
    if is_publication(path):
        from .job import build  # the whole press, only where there is something to set

        written = len("".join(body.stretches).encode()) if body else 0
        room = capacity(order.limit - order.limit // COVER - WORDS - 5 * written)
        proof = build(Job(path, max_size=max(room, 1)), progress)
        report.diagnostics.extend(proof.diagnostics)
        data, path = proof.output, locate(path)[0].resolve()
    else:
        data = read_pdf(path, report)
        if b"%%EOF" not in data[-END:]:  # readers guess what is missing; people should not get it
            report.error("D213", Span(str(path), 0, 0), path=path.name)
            report.stop_on_errors()
    found = about(data, path, report)
    found = found._replace(title=found.title or path.stem)
    return data, path, found._replace(language=language_of(found))


def _cover(data: bytes, path: Path, found: About, limit: int, report: Report) -> Picture:
    """The first page as a small picture, as sharp as there is room for it."""
    for sharp in SHARP:
        png = page_png(data, path, 1, sharp, report)
        if len(png) <= capacity(limit // COVER):
            break
    across, down = struct.unpack(">II", png[16:24])  # IHDR (PNG, 11.2.2)
    return Picture(rows(png), cover_words(found), WIDE, round(down * WIDE / across))


def _check(
    order: Order, mailing: _Mailing, parties: tuple[Party, ...], report: Report, outcome: Outcome
) -> int:
    """Make every message once: all mistakes are told before anything is written or sent.  The
    size of the largest."""
    largest, lines = 0, len(mailing.enclosure.lines)
    known: dict[str, tuple[str, str, str]] = {}
    if order.dry_run:
        with _journal(order, mailing, report) as journal:
            known, other = journal.states(), journal.other()
        if other is not None and not order.afresh:
            report.warn("D227", NOWHERE, subject=other[0], sent=other[1], left=other[2])
    for party in parties:
        letter = mailing.letter(party, report)
        size = write_message(letter).size
        state = known.get(party.key, ("",))[0]
        outcome.rows.append("\t".join((party.key, as_size(size), letter.subject, state)).rstrip())
        largest = max(largest, size)
    if largest > order.limit:
        room = capacity(order.limit - largest + lines)
        report.error(
            "D210", NOWHERE, size=as_size(largest), limit=as_size(order.limit),
            over=as_size(largest - order.limit), room=as_size(room),
        )  # fmt: skip
    elif largest > BUDGET:
        report.warn("D211", NOWHERE, size=as_size(largest), usual=as_size(BUDGET))
    return largest


def _write(
    order: Order, mailing: _Mailing, parties: tuple[Party, ...], report: Report, outcome: Outcome
) -> None:
    """A file for each message; of a list, into a folder."""
    from .finish import write

    targets = list(_targets(order, parties))
    if order.list_ is not None:
        folder = targets[0].parent
        others = {path.name for path in folder.glob("*.eml")} - {path.name for path in targets}
        if others:
            report.warn("D230", NOWHERE, path=str(folder), count=len(others))
    for path, party in zip(targets, parties, strict=True):
        message = write_message(mailing.letter(party, report))
        try:
            if order.list_ is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            write(path, b"".join(message.stretches), report, OURS)
        except OSError as error:
            report.error("E101", Span(str(path), 0, 0), path=str(path), reason=error.strerror)
            return
        except KanyinError:  # it is in the report, and some may be written already
            return
        outcome.files.append(path)


def _targets(order: Order, parties: tuple[Party, ...]) -> Iterator[Path]:
    """Where drafts go: beside the PDF, or of a publication, where we are."""
    if order.list_ is not None:
        folder = order.eml or Path()
        for count, party in enumerate(parties, 1):
            yield folder / as_name(f"{count:04} {party.key}", ".eml")
    elif order.eml is not None and not order.eml.is_dir():
        yield order.eml
    elif is_publication(order.source):
        yield (order.eml or Path()) / f"{locate(order.source)[0].resolve().name}.eml"
    else:
        yield (order.eml or order.source.parent) / f"{order.source.stem}.eml"


def _post(
    order: Order, mailing: _Mailing, parties: tuple[Party, ...], largest: int, report: Report,
    outcome: Outcome, ask: Callable[[], str] | None, progress: Progress,
) -> None:  # fmt: skip
    """Send what the journal does not know as sent."""
    account = mailing.account
    if account.user and not account.password:
        if ask is None:
            report.error("D214", NOWHERE, zh="没有密码", en="it has no password")
            report.stop_on_errors()
        else:
            account = replace(account, password=ask())
    told = partial(progress, "stopping", 0)
    with _journal(order, mailing, report) as journal, stopping(told) as stopped:
        left = _left(order, mailing, parties, journal, report, outcome)
        posting = Posting(
            account, journal, report, outcome, per_minute=order.per_minute, wait=order.wait,
            stopped=stopped, progress=progress,
        )  # fmt: skip
        try:
            if left:
                posting.send(left, largest)
        except UnreachableError as error:
            report.error(error.code, NOWHERE, host=account.host, zh=error.zh, en=error.en)
        except RefusedError as error:
            report.error(error.code, NOWHERE, **error.values)


@contextmanager
def _journal(order: Order, mailing: _Mailing, report: Report) -> Iterator[Journal]:
    """The journal, beside the list; of a single message there is none, unless it is named."""
    path = order.journal
    if path is None and order.list_ is not None:
        path = order.list_.with_name(f"{order.list_.name}.journal")
    if order.dry_run and path is not None and not path.exists():
        path = None
    span = Span(str(path), 0, 0)
    try:
        journal = Journal(path, mailing.campaign)
    except InUseError:
        report.error("D225", span, path=str(path))
        report.stop_on_errors()
        raise AssertionError("a journal in use is reported") from None
    except (sqlite3.Error, OSError) as error:
        report.error("D226", span, path=str(path), reason=str(error))
        report.stop_on_errors()
        raise AssertionError("a journal that cannot be had is reported") from None
    try:
        yield journal
    except sqlite3.Error as error:  # the disk is full: what was sent before is known all the same
        report.error("D226", span, path=str(path), reason=str(error))
    finally:
        journal.close()


def _left(
    order: Order, mailing: _Mailing, parties: tuple[Party, ...], journal: Journal, report: Report,
    outcome: Outcome,
) -> list[Letterbox]:  # fmt: skip
    """Those who are to be sent to in this run; the others are told of."""
    other = journal.other()
    if other is not None and not order.afresh:
        report.error("D227", NOWHERE, subject=other[0], sent=other[1], left=other[2])
        return []
    letters = {party.key: partial(mailing.letter, party, report) for party in parties}
    shown = mailing.subject.shown()
    journal.begin(shown, ((key, identity_of(make())) for key, make in letters.items()))
    known = journal.states()
    left: list[Letterbox] = []
    failed: list[Letterbox] = []
    for party in parties:
        state, identity, reply = known[party.key]
        if state == "sent":
            outcome.before += 1
        elif state == "sending" and "doubt" not in order.again:
            report.error("D223", party.span, address=party.key, identity=identity)
            outcome.doubt.append(party.key)
        elif state == "refused" and "refused" not in order.again:
            report.error("D229", party.span, address=party.key, reply=reply)
            outcome.refused.append(party.key)
        else:
            box = Letterbox(party.key, party.span, partial(_made, letters[party.key]))
            (failed if state == "failed" else left).append(box)
    return left + failed


def _made(letter: Callable[[], Letter]) -> Message:
    return write_message(letter())
