"""The way to a printer or to CUPS, and one question over it: IPP over HTTP (RFC 8010, 4)."""

from __future__ import annotations

import socket
import ssl
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import AddressValueError, IPv6Address
from pathlib import Path
from threading import Timer
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from .ipp import IppError, Message, decode, encode

PORT = 631
SOCKETS = ("/run/cups/cups.sock", "/var/run/cupsd", "/private/var/run/cupsd")
PATIENCE = 15.0  # seconds for a connection, and for a reply
LARGEST = 8_000_000  # bytes of a reply
PIECE = 65_536  # bytes of a document that go at once
# What a status of HTTP means to who prints.
REFUSALS = {
    401: ("要用户名和密码", "it wants a name and a password"),
    403: ("不许这样做", "it does not allow that"),
    404: ("那里没有打印机", "there is no printer there"),
    426: ("只收加密的连接，请用 ipps://", "it wants encryption: use ipps://"),
    503: ("忙", "it is busy"),
}


class PrintError(Exception):
    """What stands in the way of printing: a code of the catalogue and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values


class Door(NamedTuple):
    """Where to ask: a host or a socket in the file system, and the path and URI of the printer;
    ``name`` is what `--printer` calls it."""

    host: str
    port: int = PORT
    tls: bool = False
    socket: str = ""
    path: str = "/"
    uri: str = ""
    name: str = ""

    @property
    def shown(self) -> str:
        return self.socket or f"{self.host}:{self.port}"

    def to(self, uri: str, name: str) -> Door:
        """The door of one printer behind this one."""
        try:
            path = quote(urlsplit(uri).path or "/", safe="/%:@")
        except (ValueError, UnicodeError):
            raise PrintError("D120", address=uri) from None
        return self._replace(uri=uri, path=path, name=name)


def cups_doors(environ: Mapping[str, str]) -> tuple[Door, ...]:
    """Where CUPS may be, as its own programs look for it (CUPS_SERVER).  Raises
    PrintError D120 for an address that is none."""
    given = environ.get("CUPS_SERVER", "").split("/version=")[0].strip()
    if given.startswith("/"):
        return (Door("localhost", socket=given),)
    if given:
        return (door_of(f"ipp://{given}/"),)
    here = [Door("localhost", socket=path) for path in SOCKETS if Path(path).exists()]
    return (*here, Door("localhost"))


def door_of(uri: str) -> Door:
    """The door of a printer's own address.  Raises PrintError D120."""
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        host, port, parts = "", 0, urlsplit("")
    fine = parts.scheme in ("ipp", "ipps") and "@" not in parts.netloc and uri.isascii()
    if not fine or not _is_host(host) or any(char <= " " for char in uri):
        raise PrintError("D120", address=uri)
    return Door(host, port, parts.scheme == "ipps", path=parts.path or "/", uri=uri, name=uri)


def _is_host(host: str) -> bool:
    if ":" not in host:
        return bool(host)
    try:
        return bool(IPv6Address(host.partition("%")[0]))
    except AddressValueError:
        return False


class _SocketConnection(HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        if sys.platform == "win32":
            raise OSError("no sockets in the file system")
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self._path)


def ask(door: Door, message: Message, document: bytes = b"", patience: float = PATIENCE) -> Message:
    """One question and its answer.  ``patience`` is how long, in seconds, a printer may take no
    more of a document, and how long it may think about its reply.

    Raises PrintError: D103 nobody answers, D104 the answer is no IPP, D105 HTTP refuses, D125 a
    document was sent and nobody answers."""
    connection, sent = _connection(door), False
    try:
        connection.connect()
        connection.sock.settimeout(patience)
        head = encode(message)
        with suppress(BrokenPipeError, ConnectionResetError):  # it may have answered already
            connection.request(
                "POST", door.path, _pieces(head, document),
                {"Content-Type": "application/ipp",
                 "Content-Length": str(len(head) + len(document))},
            )  # fmt: skip
            sent = bool(document)
        body = _reply(door, connection, patience)
    except (OSError, HTTPException, UnicodeError) as error:
        code = "D125" if sent else "D103"  # a document may be printed that nobody has answered
        raise PrintError(code, where=door.shown, reason=_reason(error)) from None
    finally:
        connection.close()
    try:
        answer = decode(body)
    except IppError as error:
        raise PrintError("D104", where=door.shown, reason=str(error)) from None
    if answer.number != message.number:
        raise PrintError("D104", where=door.shown, reason=f"request-id {answer.number}")
    return answer


def _connection(door: Door) -> HTTPConnection:
    if door.socket:
        return _SocketConnection(door.socket, PATIENCE)
    if door.tls:
        context = ssl.create_default_context()
        return HTTPSConnection(door.host, door.port, timeout=PATIENCE, context=context)
    return HTTPConnection(door.host, door.port, timeout=PATIENCE)


def _pieces(head: bytes, document: bytes) -> Iterator[bytes]:
    """In pieces, since a time limit holds for each of them."""
    yield head
    for at in range(0, len(document), PIECE):
        yield document[at : at + PIECE]


def _reply(door: Door, connection: HTTPConnection, patience: float) -> bytes:
    """The body of the reply, all of it within the time: one that comes byte by byte does not keep
    anyone waiting."""
    opened = connection.sock
    late = []

    def close() -> None:
        late.append(True)
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)

    timer = Timer(patience, close)
    timer.daemon = True
    timer.start()
    try:
        with connection.getresponse() as response:
            if response.status != 200:
                zh, en = REFUSALS.get(response.status, ("出错", "it failed"))
                raise PrintError("D105", where=door.shown, status=response.status, zh=zh, en=en)
            body = response.read(LARGEST + 1)
    except (OSError, HTTPException):
        if late:
            raise TimeoutError(None, "timed out") from None
        raise
    finally:
        timer.cancel()
    if late:
        raise TimeoutError(None, "timed out")
    if len(body) > LARGEST:
        raise PrintError("D104", where=door.shown, reason=f"> {LARGEST:,} bytes")
    return body


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"证书不可信 its certificate is not trusted: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return "没有及时应答 no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
