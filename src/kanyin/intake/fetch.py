"""Pictures of the web, where they are asked for: public hosts, https, an end of size and time."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

LARGEST = 20_000_000  # bytes of one picture
SECONDS = 15.0  # for one picture, redirects included
HOPS = 3
AGENT = "kanyin"
Resolve = Callable[[str], list[str]]


class FetchError(Exception):
    """Why a picture was not fetched, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def addresses(host: str) -> list[str]:
    return [str(row[4][0]) for row in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)]


def public(host: str, resolve: Resolve = addresses) -> str:
    """One address of a host, all of whose addresses are public; connecting to that very address
    leaves nothing to a second look-up.  Raises FetchError."""
    try:
        found = resolve(host)
    except OSError:
        raise FetchError("找不到主机", "the host is not found") from None
    for one in found:
        place = ipaddress.ip_address(one)
        mapped = getattr(place, "ipv4_mapped", None)
        if not (mapped or place).is_global or place.is_multicast:
            raise FetchError("不是公网主机", "the host is not public")
    if not found:
        raise FetchError("找不到主机", "the host is not found")
    return found[0]


class _Connection(http.client.HTTPSConnection):
    """A connection to an address that was looked at, under the host's own name."""

    def __init__(self, host: str, address: str, left: float) -> None:
        super().__init__(host, 443, timeout=left, context=ssl.create_default_context())
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, 443), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]


def fetch(address: str, referer: str = "") -> bytes:
    """A picture's bytes.  Raises FetchError: another scheme, a host that is not public, too large,
    too slow, or an answer that is none."""
    if address.startswith("//"):
        address = "https:" + address
    until = time.monotonic() + SECONDS
    for _ in range(HOPS + 1):
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname or parts.port not in (None, 443):
            raise FetchError("只取 https", "only https is fetched")
        connection = _Connection(parts.hostname, public(parts.hostname), until - time.monotonic())
        try:
            path = parts.path or "/"
            query = f"?{parts.query}" if parts.query else ""
            connection.request(
                "GET", path + query, headers={"User-Agent": AGENT, "Accept": "image/*"}
            )
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308):
                address = urljoin(address, answer.getheader("Location") or "")
                continue
            if answer.status != 200:
                raise FetchError(f"服务器答 {answer.status}", f"the server says {answer.status}")
            return _body(answer, until)
        except (OSError, http.client.HTTPException) as error:
            raise FetchError("取不到", str(error)[:60] or "no answer") from None
        finally:
            connection.close()
    raise FetchError("转来转去", "too many redirects")


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(65_536):
        size += len(part)
        if size > LARGEST:
            raise FetchError("太大", "too large")
        if time.monotonic() > until:
            raise FetchError("太慢", "too slow")
        parts.append(part)
    return b"".join(parts)
