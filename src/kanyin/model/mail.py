"""What is to be mailed, to whom, through whose server; and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .diagnostic import NOWHERE, Span

BUDGET = 10_000_000  # bytes of a message, as it travels


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for.

    ``source`` is a PDF, or a publication whose screen edition is made.  ``to`` and ``cc`` share one
    message; ``list_`` is a CSV file with a message for each row.  ``limit`` is the most bytes a
    message may have.  ``usual`` is where an account is, if anywhere, when none is named.  ``again``
    names ends (doubt, refused) of an earlier run that are tried anew; ``afresh`` begins a mailing
    though the journal knows of another.
    ``wait`` is the first wait in seconds after a server said "later"; it doubles each time."""

    source: Path
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    list_: Path | None = None
    subject: str | None = None
    body: Path | None = None
    sender: str = ""
    reply_to: str = ""
    name: str = ""
    eml: Path | None = None
    send: bool = False
    dry_run: bool = False
    limit: int = BUDGET
    account: Path | None = None
    usual: Path = Path()
    per_minute: int = 0
    journal: Path | None = None
    again: tuple[str, ...] = ()
    afresh: bool = False
    wait: float = 15.0


class Address(NamedTuple):
    """``domain`` is in its ASCII form; ``local`` may hold any letters (RFC 6532)."""

    name: str
    local: str
    domain: str

    @property
    def spec(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """Two addresses with the same key are one mailbox, as far as anybody tells them apart."""
        return self.spec.lower()


@dataclass(frozen=True, slots=True)
class Party:
    """Those who get one message; of a list, where its row stands and what its columns say."""

    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()
    span: Span = NOWHERE
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return " ".join(sorted(address.key for address in (*self.to, *self.cc)))


class About(NamedTuple):
    """What a PDF says of itself; ``language`` is empty where it does not."""

    title: str
    subject: str
    author: str
    language: str
    pages: int


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along: its name, and its bytes as lines of base64."""

    name: str
    lines: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """The cover as it is shown in the message; ``wide`` and ``high`` in CSS pixels."""

    lines: bytes = field(repr=False)
    alt: str
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it is written out.  ``date`` is as RFC 5322 has it; ``identity`` is what
    its Message-ID is made of; a ``draft`` opens for editing."""

    subject: str
    text: str
    language: str
    date: str
    identity: str
    to: tuple[Address, ...]
    enclosure: Enclosure
    picture: Picture
    sender: Address | None = None
    cc: tuple[Address, ...] = ()
    reply_to: Address | None = None
    unsubscribe: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it travels, in stretches that end with a line; the large ones are shared."""

    identity: str
    sender: Address | None
    to: tuple[Address, ...]
    stretches: tuple[bytes, ...] = field(repr=False)
    reply_to: Address | None = None

    @property
    def size(self) -> int:
        return sum(map(len, self.stretches))

    @property
    def international(self) -> bool:
        """Whether only a server that knows SMTPUTF8 (RFC 6531) can take it."""
        people = (*self.to, self.sender, self.reply_to)
        return not all(address is None or address.local.isascii() for address in people)


@dataclass(frozen=True, slots=True)
class Account:
    """A server, and who is known there.  ``timeout`` is in seconds, for each step."""

    host: str = ""
    port: int = 0
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    sender: Address | None = None
    reply_to: Address | None = None
    unsubscribe: str = ""
    ca: Path | None = None
    timeout: float = 60.0


@dataclass(slots=True)
class Outcome:
    """What became of an order: keys of recipients by their end, files, and lines to show."""

    sent: list[str] = field(default_factory=list)
    before: int = 0
    refused: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    doubt: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    interrupted: bool = False
