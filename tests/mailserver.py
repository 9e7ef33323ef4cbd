"""A mail server to send to: aiosmtpd with a certificate of its own authority, and moods."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "news@school.cn", "授权码 s3cret"
SIGNS = x509.KeyUsage(
    digital_signature=False, content_commitment=False, key_encipherment=False,
    data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=True,
    encipher_only=False, decipher_only=False,
)  # fmt: skip
DROP, HANG = "drop", "hang"


def make_certificates(folder: Path) -> Path:
    """An authority and a server's certificate by it; the authority's file, for an account."""
    now = datetime.datetime.now(datetime.UTC)
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, n)]) for n in ("school", "mail")]
    places = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = []
    for at, key in enumerate(keys):
        builder = (
            x509.CertificateBuilder()
            .subject_name(names[at]).issuer_name(names[0]).public_key(key.public_key())
            .serial_number(at + 1).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=at == 0, path_length=None), critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[0].public_key()),
                critical=False,
            )
        )  # fmt: skip
        if not at:  # Python 3.13 asks for it
            builder = builder.add_extension(SIGNS, critical=True)
        else:
            builder = builder.add_extension(x509.SubjectAlternativeName(places), critical=False)
        made.append(builder.sign(keys[0], hashes.SHA256()))
    pem = serialization.Encoding.PEM
    (folder / "authority.pem").write_bytes(made[0].public_bytes(pem))
    private = keys[1].private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(private + made[1].public_bytes(pem))
    return folder / "authority.pem"


@dataclass
class Post:
    """What the server has taken, and its moods: at a stage (mail, rcpt, data) it gives one of the
    answers that stand there, or drops the line, or hangs; ``always`` is by address."""

    taken: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    moods: dict[str, list[str]] = field(default_factory=dict)
    always: dict[str, str] = field(default_factory=dict)
    on_data: Callable[[], None] = lambda: None
    on_recipient: Callable[[str], None] = lambda address: None
    connections: int = 0

    def recipients(self) -> list[str]:
        return [address for people, _ in self.taken for address in people]

    def message(self, at: int = -1) -> EmailMessage:
        found = message_from_bytes(self.taken[at][1], policy=default)
        assert isinstance(found, EmailMessage)
        return found

    def _mood(self, stage: str, server: Any) -> str | None:
        mood = self.moods[stage].pop(0) if self.moods.get(stage) else None
        if mood == DROP:
            server.transport.abort()
            return "421 bye"
        if mood == HANG:
            time.sleep(1.5)
            return "421 too late"
        return mood or None

    async def handle_MAIL(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.commands.append(f"MAIL {address} {' '.join(options)}")
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._mood("mail", server) or "250 OK"

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.commands.append(f"RCPT {address}")
        self.on_recipient(address)
        answer = self._mood("rcpt", server) or self.always.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mood = self.moods["data"].pop(0) if self.moods.get("data") else None
        if mood and mood[0] in "45":
            return mood
        self.taken.append((tuple(envelope.rcpt_tos), envelope.original_content))
        self.on_data()
        if mood == DROP:
            server.transport.abort()
        if mood == HANG:
            time.sleep(1.5)
        return "250 taken"


def _authenticator(
    server: Any, session: Any, envelope: Any, mechanism: str, data: Any
) -> AuthResult:  # fmt: skip
    right = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=data == right, handled=False)


class _Server(SMTP):
    """Says which connection it is."""

    def connection_made(self, transport: Any) -> None:
        self.event_handler.connections += 1
        super().connection_made(transport)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def serving(folder: Path, security: str = "starttls", **more: Any) -> Iterator[tuple[Post, Path]]:
    """A server, and the file of an account there."""
    authority = folder / "authority.pem"
    if not authority.exists():
        make_certificates(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    post = Post()
    kwargs: dict[str, Any] = {"enable_SMTPUTF8": True, **more}
    if security == "starttls":
        kwargs |= {"tls_context": context, "require_starttls": True}
    if security == "tls":
        kwargs |= {"ssl_context": context}
    if security != "none":
        kwargs |= {"authenticator": _authenticator, "auth_required": True}
        kwargs |= {"auth_require_tls": security == "starttls"}
    controller = _Controller(post, hostname="127.0.0.1", port=port, **kwargs)
    controller.start()
    post.connections = 0  # the controller tried its own door
    account = folder / f"account-{port}.toml"
    account.write_text(
        f'host = "127.0.0.1"\nport = {port}\nsecurity = "{security}"\ntimeout = 0.5\n'
        f'from = "校刊 <{USER}>"\n'
        + (
            f'user = "{USER}"\npassword = "{PASSWORD}"\nca = "authority.pem"\n'
            if security != "none"
            else ""
        ),
        "utf-8",
    )
    account.chmod(0o600)
    try:
        yield post, account
    finally:
        controller.stop()
