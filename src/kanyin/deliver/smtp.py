"""One connection to a mail server: RFC 5321, with STARTTLS (3207), AUTH (4954) and SIZE (1870).

What matters most is to know whether a message was taken.  A server takes it when it has seen the
line with the dot, and not before (RFC 5321, 4.1.1.4): until then a lost connection is harmless;
from then on, until its answer comes, nobody can tell."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from typing import NamedTuple

from ..model.mail import Account, Message

PATIENCE = 10  # times the timeout: servers look through a message before they answer the dot
PACKET = 65_536  # bytes that must be gone within the timeout
LOST = (OSError, smtplib.SMTPException, EOFError)
HERE = "[127.0.0.1]"  # what we call ourselves: nothing of this machine (RFC 5321, 4.1.3)
MOST = 200  # characters of a server's answer that are shown


class Reply(NamedTuple):
    """What a server answered: its code (0: nothing), its words, and to which address."""

    code: int
    text: str
    about: str = ""

    @property
    def later(self) -> bool:
        """Whether it may be tried again (RFC 5321, 4.2.1): 4xx, or no answer."""
        return self.code < 500

    def __str__(self) -> str:
        return f"{self.code} {self.text}" if self.code else self.text


class UnreachableError(Exception):
    """No connection, or none that may be used: a diagnostic's code, and what it says."""

    def __init__(self, code: str, zh: str, en: str, *, later: bool = False) -> None:
        super().__init__(en)
        self.code, self.zh, self.en, self.later = code, zh, en, later


class NotTakenError(Exception):
    """The server has not taken the message; ``stage`` is sender, recipient or content."""

    def __init__(self, reply: Reply, stage: str) -> None:
        super().__init__(str(reply))
        self.reply, self.stage = reply, stage


class LostError(Exception):
    """The connection is gone.  The message was not taken."""


class InDoubtError(Exception):
    """The connection is gone after the dot: the message may have been taken."""


class Line:
    """A connection, signed in.  Raises UnreachableError."""

    def __init__(self, account: Account) -> None:
        self._timeout = account.timeout
        try:
            self._smtp = _connected(account)
        except smtplib.SMTPResponseException as error:
            reply = _reply(max(error.smtp_code, 0), error.smtp_error)
            raise _unreachable(account, str(reply), later=reply.later) from None
        except ssl.SSLCertVerificationError as error:
            said = error.verify_message
            raise UnreachableError(
                "D218", f"证书不可信：{said}", f"its certificate: {said}"
            ) from None
        except ssl.SSLError as error:
            said = error.reason or "TLS"
            raise UnreachableError("D218", f"加密握手不成：{said}", f"no TLS: {said}") from None
        except (*LOST, UnicodeError) as error:
            raise _unreachable(account, _why(error)) from None

    @property
    def size(self) -> int:
        """The most bytes of a message; 0 where the server does not say."""
        said = self._smtp.esmtp_features.get("size", "")
        return int(said) if said.isascii() and said.isdigit() else 0

    @property
    def international(self) -> bool:
        return self._smtp.has_extn("smtputf8")

    def send(self, message: Message, at_the_dot: Callable[[], None]) -> Reply:
        """The answer of a server that has taken the message.  ``at_the_dot`` is called when all is
        said but the dot.  Raises NotTakenError, LostError, InDoubtError."""
        try:
            self._envelope(message)
            self._expect("data", 354, "content")
            for stretch in message.stretches:
                stretch = re.sub(rb"(?m)^\.", b"..", stretch)  # RFC 5321, 4.5.2
                for at in range(0, len(stretch), PACKET):
                    self._smtp.send(stretch[at : at + PACKET])
        except LOST as error:
            self.close()
            raise LostError(_why(error)) from None
        at_the_dot()
        try:
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._timeout * PATIENCE)
            self._smtp.send(b".\r\n")
            reply = _reply(*self._smtp.getreply())
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(self._timeout)
        except LOST as error:
            self.close()
            raise InDoubtError(_why(error)) from None
        if reply.code == 421 or reply.code // 100 not in (2, 4, 5):
            self.close()
        if reply.code // 100 in (4, 5):
            raise NotTakenError(reply, "content")
        if reply.code // 100 != 2:
            raise InDoubtError(str(reply))
        return reply

    def _envelope(self, message: Message) -> None:
        """From whom and to whom; all recipients are taken, or none."""
        options = []
        if self._smtp.has_extn("size"):
            options.append(f"SIZE={message.size}")
        self._smtp.command_encoding = "ascii"
        if message.international:
            self._smtp.command_encoding = "utf-8"
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        sender = message.sender.spec if message.sender else ""
        words = " ".join((f"MAIL FROM:<{sender}>", *options))
        self._expect(words, 250, "sender")
        for address in message.to:
            self._expect(f"RCPT TO:<{address.spec}>", 250, "recipient", address.spec)

    def _expect(self, command: str, wanted: int, stage: str, about: str = "") -> None:
        reply = _reply(*self._smtp.docmd(command))._replace(about=about)
        if reply.code // 100 == wanted // 100:
            return
        try:
            if reply.code == 421 or self._smtp.rset()[0] != 250:  # it is closing (RFC 5321, 3.8)
                self.close()
        except LOST:
            self.close()
        raise NotTakenError(reply, stage)

    @property
    def open(self) -> bool:
        return self._smtp.sock is not None

    def close(self) -> None:
        self._smtp.close()

    def quit(self) -> None:
        """Say goodbye; whatever comes of that does not matter any more."""
        try:
            if self.open:
                self._smtp.quit()
        except LOST:
            self.close()


def _connected(account: Account) -> smtplib.SMTP:
    """A connection on which a password may be sent, and was."""
    context = ssl.create_default_context(cafile=str(account.ca) if account.ca else None)
    host, port, timeout = account.host, account.port, account.timeout
    smtp = (
        smtplib.SMTP_SSL(host, port, HERE, timeout=timeout, context=context)
        if account.security == "tls"
        else smtplib.SMTP(host, port, HERE, timeout=timeout)
    )
    try:
        if smtp.sock is not None:  # else the dot waits 40 ms for what was before it to be answered
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.ehlo_or_helo_if_needed()
        if account.security == "starttls":
            if not smtp.has_extn("starttls"):
                raise UnreachableError("D218", "不支持 STARTTLS", "it has no STARTTLS")
            code, said = smtp.starttls(context=context)
            if code != 220:
                raise smtplib.SMTPResponseException(code, said)
            smtp.ehlo_or_helo_if_needed()
        if account.user:
            _sign_in(smtp, account)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _sign_in(smtp: smtplib.SMTP, account: Account) -> None:
    """AUTH by PLAIN (RFC 4616) or LOGIN.  Answers that hold what we sent are not passed on."""
    known = smtp.esmtp_features.get("auth", "").upper().split()
    user, password = account.user.encode(), account.password.encode()
    if "PLAIN" in known:
        secrets = [_base64(b"\0" + user + b"\0" + password)]
        reply = smtp.docmd("AUTH", f"PLAIN {secrets[0]}")
    elif "LOGIN" in known:
        secrets = [_base64(user), _base64(password)]
        reply = smtp.docmd("AUTH", "LOGIN")
        for secret in secrets:
            if reply[0] == 334:
                reply = smtp.docmd(secret)
    else:
        raise UnreachableError("D219", "不支持 PLAIN 或 LOGIN", "it knows neither PLAIN nor LOGIN")
    code, said = _reply(*reply)[:2]
    if code == 235:
        return
    if account.password in said or any(secret in said for secret in secrets):
        said = "…"
    raise UnreachableError("D219", f"{code} {said}", f"{code} {said}", later=code < 500)


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _reply(code: int, said: bytes | str) -> Reply:
    """An answer as it may be shown.  Raises SMTPServerDisconnected where there is none."""
    if code < 0:
        raise smtplib.SMTPServerDisconnected("no answer")
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    shown = "".join(char if char.isprintable() else " " for char in text)
    return Reply(code, " ".join(shown.split())[:MOST])


def _why(error: BaseException) -> str:
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "超时 no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, UnicodeError):
        return "主机名写错了，或密码里有不可用的字符 a misspelt host, or an odd password"
    return "连接断了 the connection was cut"


def _unreachable(account: Account, why: str, *, later: bool = True) -> UnreachableError:
    where = f"{account.host}:{account.port}"
    return UnreachableError("D217", f"{where}：{why}", f"{where}: {why}", later=later)
