"""Addresses as people write them: a@b.cn, 张三 <a@b.cn>, "Doe, J." <a@大学.cn>."""

from __future__ import annotations

import re
from unicodedata import normalize

from ..model.diagnostic import Report, Span
from ..model.mail import Address
from .headers import Objection, objection

WHOLE = re.compile(r"\s*(?:(?P<name>.*?)\s*<(?P<in>[^<>]*)>|(?P<bare>[^<>]*?))\s*", re.DOTALL)
ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
LOCAL = re.compile(rf"{ATEXT}(?:\.{ATEXT})*")  # RFC 5321, dot-string; RFC 6531 beyond ASCII
SEVERAL = re.compile(r"[<>@＠]")  # in what should be a name
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
DEVIANT = re.compile("[ßς\u200c\u200d]")  # two standards of IDNA make different domains of them
LONGEST_LOCAL, LONGEST_LABEL, LONGEST_DOMAIN = 64, 63, 253  # bytes: RFC 5321, 4.5.3.1; RFC 1035


def read_address(text: str) -> Address | Objection:
    """An address with or without a name; or why it is none, and where."""
    match = WHOLE.fullmatch(text)
    if match is None:
        return Objection("尖括号不成对", "its angle brackets do not match")
    group = "in" if match["in"] is not None else "bare"
    spec, at = match[group].strip(), match.start(group)
    name = match["name"] or ""
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1]).strip()
    elif SEVERAL.search(name):  # people paste whole lines of addresses
        return Objection("这里有几个地址", "there are several addresses")
    if found := objection(name) or objection(spec, LONGEST_LOCAL + 1 + LONGEST_DOMAIN):
        return found
    local, sign, domain = spec.rpartition("@")
    if not sign:
        wide = "＠" in spec
        return Objection(
            "“＠”是全角的，请改半角" if wide else "没有 @",
            "its ＠ is full-width" if wide else "there is no @", at,
        )  # fmt: skip
    found = _local_objection(local) or _domain_objection(domain)
    if found:
        return found._replace(at=at)
    return Address(name, local, _ascii(domain))


def told_address(text: str, file: str, report: Report) -> Address | None:
    """An address that was written, or None, and a report where it is wrong (D201)."""
    if not text:
        return None
    report.source(file, text)
    found = read_address(text)
    if isinstance(found, Objection):
        span = Span(file, 1, found.at + 1, max(len(text) - found.at, 1))
        report.error("D201", span, text=text, zh=found.zh, en=found.en)
        return None
    return found


def _local_objection(local: str) -> Objection | None:
    if not LOCAL.fullmatch(local):
        return Objection("@ 之前写法不对", "what stands before its @ is misspelt")
    if normalize("NFKC", local) != local:
        return Objection(
            "@ 之前有全角或合成字符", "full-width or composed letters stand before its @"
        )
    if len(local.encode()) > LONGEST_LOCAL:
        return Objection(
            f"@ 之前超过 {LONGEST_LOCAL} 字节", f"more than {LONGEST_LOCAL} bytes before its @"
        )
    return None


def _domain_objection(domain: str) -> Objection | None:
    """A domain name (RFC 1035); no address in brackets."""
    try:
        name = "" if DEVIANT.search(domain) else _ascii(domain)
    except UnicodeError:
        name = ""
    labels = name.split(".")
    if not all(LABEL.fullmatch(label) and len(label) <= LONGEST_LABEL for label in labels):
        return Objection(
            "@ 之后不是域名；不成的写 xn-- 形式",
            "what follows its @ is no domain; write an odd one as xn--",
        )
    if len(name) > LONGEST_DOMAIN:
        return Objection("域名太长", "its domain is too long")
    return None


def _ascii(domain: str) -> str:
    """The form in which it is looked up.  Raises UnicodeError."""
    return domain.encode("idna").decode("ascii").lower()
