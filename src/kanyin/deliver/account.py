"""A mail account: a TOML file, and the environment before it.  Its password is never shown."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from ..model.diagnostic import NOWHERE, Report, Span
from ..model.mail import Account
from ..model.names import nearest
from .addresses import told_address
from .headers import objection

PORTS = {"starttls": 587, "tls": 465, "none": 25}
KEYS: dict[str, tuple[type, ...]] = {
    "host": (str,), "port": (int,), "security": (str,), "user": (str,), "password": (str,),
    "from": (str,), "reply_to": (str,), "unsubscribe": (str,), "ca": (str,),
    "timeout": (int, float),
}  # fmt: skip
ENVIRONMENT = ("host", "port", "security", "user", "password", "from")
PREFIX = "KANYIN_SMTP_"
LONGEST_TIMEOUT = 600


def read_account(path: Path, wanted: bool, environ: Mapping[str, str], report: Report) -> Account:
    """The account of a file, and of the environment, which goes before it.  D214 for all that is
    wrong; a file that is not there matters only where it was ``wanted``."""
    values: dict[str, Any] = {}
    if wanted or path.is_file():
        values = _file(path, report)
    for key in ENVIRONMENT:
        if found := environ.get(PREFIX + key.upper()):
            values[key] = found
    return _account(values, path, report)


def _file(path: Path, report: Report) -> dict[str, Any]:
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        mode = path.stat().st_mode
        values = tomllib.loads(text)
    except OSError as error:
        report.error("E102", Span(file, 0, 0), path=file, reason=error.strerror)
        return {}
    except UnicodeDecodeError:
        report.error("D214", Span(file, 0, 0), zh="不是 UTF-8", en="it is not UTF-8")
        return {}
    except tomllib.TOMLDecodeError as error:
        # The line is not quoted: it may be the one with the password.
        where = str(error).rpartition(" (")[2].rstrip(")")
        report.error("D214", Span(file, 0, 0), zh=f"TOML 写法有误：{where}", en=f"TOML: {where}")
        return {}
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists
        report.error("D214", Span(file, 0, 0), zh="TOML 写法有误", en="it is no TOML")
        return {}
    for key, value in values.items():
        span = _place(key, text, file)
        if key not in KEYS:
            near = nearest(key, KEYS)
            report.error("S101", span, key=key, **near)
        elif not isinstance(value, KEYS[key]) or isinstance(value, bool):
            zh, en = f"{key} 的类型不对", f"{key} has a wrong type"
            report.error("D214", span, zh=zh, en=en)
    if values.get("password") and os.name == "posix" and mode & 0o077:
        report.warn("D215", Span(file, 0, 0), path=file)
    return {key: value for key, value in values.items() if key in KEYS}


def _place(key: str, text: str, file: str) -> Span:
    """Where a key stands.  The text is not given to the report, which would quote the password."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.partition("=")[0].strip().strip("\"'") == key:
            return Span(file, number, line.index(key) + 1, len(key))
    return Span(file, 0, 0)


def _account(values: dict[str, Any], path: Path, report: Report) -> Account:
    def wrong(zh: str, en: str) -> None:
        report.error("D214", NOWHERE, zh=zh, en=en)

    security = str(values.get("security", "starttls"))
    if security not in PORTS:
        wrong("security 可用 starttls、tls、none", "security is starttls, tls or none")
        security = "starttls"
    port = str(values.get("port", PORTS[security]))
    if not (port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536):
        wrong("port 应为 1 到 65535", "port is a number from 1 to 65535")
        port = "587"
    timeout = values.get("timeout", 60)
    if not (isinstance(timeout, int | float) and 0 < timeout <= LONGEST_TIMEOUT):
        wrong(f"timeout 应为 1 到 {LONGEST_TIMEOUT} 秒", f"timeout is up to {LONGEST_TIMEOUT} s")
        timeout = 60
    for key in ("host", "user", "unsubscribe"):
        value = str(values.get(key, ""))
        if objection(value) or " " in value or (key != "user" and not value.isascii()):
            wrong(f"{key} 里有不可用的字符", f"{key} has characters that cannot be used")
    unsubscribe = str(values.get("unsubscribe", ""))
    if unsubscribe and not re.fullmatch("(https://|mailto:)[^<>]+", unsubscribe):
        wrong("unsubscribe 以 https:// 或 mailto: 开头", "unsubscribe begins https:// or mailto:")
    ca = path.parent / Path(str(values["ca"])).expanduser() if values.get("ca") else None
    if ca is not None and not ca.is_file():
        wrong(f"找不到 ca 文件“{ca}”", f"the ca file {str(ca)!r} is not there")
    account = Account(
        str(values.get("host", "")), int(port), security, str(values.get("user", "")),
        str(values.get("password", "")), ca=ca, timeout=float(timeout), unsubscribe=unsubscribe,
        reply_to=told_address(str(values.get("reply_to", "")), "reply_to", report),
    )  # fmt: skip
    if account.user and security == "none" and not _is_loopback(account.host):
        wrong("security: none 时不送密码", "no password goes over an open line (security none)")
    said = str(values.get("from", "") or (account.user if "@" in account.user else ""))
    return replace(account, sender=told_address(said, "from", report))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
