"""What may stand in a header, and how it is written there: RFC 5322, 2047 and 2231.

Nothing is escaped that can be refused.  Some readers decode twice (CPython issue 121650 makes a
line of its own of an encoded line feed), so what looks encoded is not taken at all."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import category
from urllib.parse import quote

from ..model.mail import Address

LONGEST = 255  # characters of a subject or a name, which is what mail programs show at most
LONGEST_NAME = 255  # bytes of a file name, which is what file systems take
LINE = 76  # characters of a line with encoded words (RFC 2047, section 2)
WORD = 39  # bytes of text in an encoded word: with the longest header's name they fill a line
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}  # they make gnp.exe of exe.png
ENCODED = re.compile(r"=\?[^?]*\?[bBqQ]\?")
ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
FOREIGN = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")


class Objection(NamedTuple):
    """Why a text is refused, and at which character of it."""

    zh: str
    en: str
    at: int = 0


def objection(text: str, longest: int = LONGEST) -> Objection | None:
    """Why a text may not stand in a header; None when it may."""
    for at, char in enumerate(text):
        code = f"U+{ord(char):04X}"
        if category(char) in ("Cc", "Zl", "Zp"):
            return Objection(f"有控制字符 {code}", f"it has a control character {code}", at)
        if category(char) == "Cs":
            return Objection(f"有不成字的编码 {code}", f"it has half a character {code}", at)
        if ord(char) in TURNING:
            return Objection(f"有改变书写方向的 {code}", f"{code} turns the direction of text", at)
    if found := ENCODED.search(text):
        return Objection(
            "像是已经编码的 =?…?=，请写原文", "it is encoded already (=?…?=)", found.start()
        )
    if len(text) > longest:
        return Objection(
            f"有 {len(text)} 字，上限 {longest}", f"{len(text)} characters, at most {longest}"
        )
    return None


def name_objection(name: str) -> Objection | None:
    """Why a file may not have this name in a message."""
    found = objection(name)
    if found is None and (match := re.search(r"[/\\]", name)):
        found = Objection("有路径的斜线", "it has a slash, as a path has", match.start())
    if found is None and name.strip().strip(".") != name:
        found = Objection("首尾有空格或点", "it begins or ends with a blank or a dot")
    if found is None and len(name) > 1 and name[0] + name[-1] in ('""', "<>"):
        found = Objection("括在引号或尖括号里", "it stands in quotes or brackets")
    if found is None and len(name.encode()) > LONGEST_NAME:
        found = Objection(f"超过 {LONGEST_NAME} 字节", f"more than {LONGEST_NAME} bytes")
    return found


def as_name(title: str, suffix: str) -> str:
    """A title as the name of a file, on any system."""
    name = " ".join(title.translate(FOREIGN).split()).strip(" .")
    return name.encode()[: LONGEST_NAME - len(suffix) - 20].decode(errors="ignore").strip() + suffix


def encoded(text: str) -> str:
    """Encoded words (RFC 2047), none of which parts a character, each on a line of its own."""
    chunks = [b""]
    for char in text:
        part = char.encode()
        if len(chunks[-1]) + len(part) > WORD:
            chunks.append(b"")
        chunks[-1] += part
    return "\r\n ".join(f"=?utf-8?b?{b64encode(chunk).decode()}?=" for chunk in chunks)


def _is_plain(text: str) -> bool:
    return text.isascii() and "=?" not in text and len(text) < LINE - len("Reply-To: ")


def unstructured(text: str) -> str:
    """A subject."""
    plain = _is_plain(text) and text == " ".join(text.split())
    return text if plain else encoded(text)


def mailbox(address: Address) -> str:
    """A name, where there is one, and an address."""
    name = address.name
    if not name:
        return address.spec
    if not _is_plain(name):
        return f"{encoded(name)}\r\n <{address.spec}>"
    if not ATOMS.fullmatch(name):
        name = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return f"{name}\r\n <{address.spec}>"


def mailboxes(addresses: Iterable[Address]) -> str:
    return ",\r\n ".join(map(mailbox, addresses))


def plain_name(name: str) -> str:
    """What is left of a file's name for programs that read ASCII only."""
    stem, dot, suffix = name.rpartition(".")
    found = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")
    return f"{found or 'brochure'}{dot}{suffix}"


def type_name(name: str) -> str:
    """The name as Content-Type has it: old programs look for an encoded word there."""
    text = name if _is_plain(name) and not re.search(r'["\\]', name) else encoded(name)
    return f'name="{text}"'


def disposition_name(name: str) -> str:
    """The name as Content-Disposition has it: RFC 2231 first, which most go by; then ASCII."""
    if _is_plain(name) and not re.search(r'["\\%]', name):
        return f'filename="{name}"'
    return f"filename*=utf-8''{quote(name, safe='')};\r\n filename=\"{plain_name(name)}\""
