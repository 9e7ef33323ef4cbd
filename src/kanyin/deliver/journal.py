"""What was sent to whom, in an SQLite file, so that a rerun sends nobody twice.

A row is *sending* only while nobody can tell: it is written, and on the disk, when all of a message
is with the server but the dot that ends it, and becomes *sent* with the server's answer.  A row
that is found so by a later run is in doubt."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path

TABLES = """
CREATE TABLE mailing (campaign TEXT PRIMARY KEY, subject TEXT NOT NULL, begun REAL NOT NULL);
CREATE TABLE recipient (
  campaign TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, identity TEXT NOT NULL,
  reply TEXT NOT NULL DEFAULT '', at REAL NOT NULL, PRIMARY KEY (campaign, key)
) WITHOUT ROWID;
"""
VERSION = 1


class InUseError(Exception):
    """Another run has this journal open."""


class Journal:
    """The journal of one mailing.  Raises InUseError; sqlite3.Error where the file is none.

    The file stays locked until it is closed, also from other machines that share it properly."""

    def __init__(self, path: Path | None, campaign: str) -> None:
        self._campaign = campaign
        if path is not None and not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))  # it names people
        self._file = sqlite3.connect(path or ":memory:", timeout=0.5, isolation_level=None)
        try:
            self._file.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._file.execute("PRAGMA synchronous = FULL")  # a commit is on the disk
            self._file.execute("BEGIN EXCLUSIVE")
            found = self._file.execute("PRAGMA user_version").fetchone()[0]
            if found not in (0, VERSION):
                raise sqlite3.DatabaseError(f"version {found}")
            if not found:
                if self._file.execute("SELECT 1 FROM sqlite_master").fetchone():
                    raise sqlite3.DatabaseError("another program's file")
                for table in TABLES.split(";"):
                    self._file.execute(table)
                self._file.execute(f"PRAGMA user_version = {VERSION}")
            self._file.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._file.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise InUseError from None
            raise
        except BaseException:
            self._file.close()
            raise

    def other(self) -> tuple[str, int, int] | None:
        """Where this mailing is new to the journal: the last one it knows, by subject, how many of
        it were sent, and how many were not."""
        row: tuple[str, int, int] | None = self._file.execute(
            "SELECT subject, sum(state = 'sent'), sum(state != 'sent') FROM mailing "
            "JOIN recipient USING (campaign) WHERE ? NOT IN (SELECT campaign FROM mailing) "
            "GROUP BY campaign ORDER BY begun DESC LIMIT 1",
            (self._campaign,),
        ).fetchone()
        return row

    def begin(self, subject: str, people: Iterable[tuple[str, str]]) -> None:
        """Enter those, by key and Message-ID, who are not in yet."""
        now = time.time()
        self._file.execute("BEGIN")
        self._file.execute(
            "INSERT OR IGNORE INTO mailing VALUES (?, ?, ?)", (self._campaign, subject, now)
        )
        self._file.executemany(
            "INSERT OR IGNORE INTO recipient (campaign, key, state, identity, at) "
            "VALUES (?, ?, 'pending', ?, ?)",
            ((self._campaign, key, identity, now) for key, identity in people),
        )
        self._file.execute("COMMIT")

    def states(self) -> dict[str, tuple[str, str, str]]:
        """State, Message-ID and the server's last answer, by key."""
        rows = self._file.execute(
            "SELECT key, state, identity, reply FROM recipient WHERE campaign = ?",
            (self._campaign,),
        )
        return {key: (state, identity, reply) for key, state, identity, reply in rows}

    def mark(self, key: str, state: str, reply: str = "") -> None:
        """Enter what became of one; it is on the disk when this returns."""
        self._file.execute(
            "UPDATE recipient SET state = ?, reply = ?, at = ? WHERE campaign = ? AND key = ?",
            (state, reply, time.time(), self._campaign, key),
        )

    def close(self) -> None:
        self._file.close()
