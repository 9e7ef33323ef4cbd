"""A letter to the bytes of a message: RFC 5322 and MIME.

mixed(alternative(plain, related(HTML, cover)), PDF).  All parts are base64, which no server
changes and in which no boundary can occur; every header is made in headers.py.  The same letter
gives the same bytes, on every Python."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import escape

from ..model.mail import Enclosure, Letter, Message
from .headers import disposition_name, mailbox, mailboxes, type_name, unstructured

ROW = 57  # bytes in a line of base64, which then has 76 characters (RFC 2045, 6.8)
LINE = ROW // 3 * 4 + 2
LINK = re.compile(r"https?://[^\s<>\"'“”‘’《》（）【】，。；：！？、]+", re.IGNORECASE)
TAIL = ".,;:!?)]}"
NOBODY = "kanyin.invalid"  # RFC 2606: the domain of drafts that nobody has signed
STYLE = "font-family:sans-serif;line-height:1.7;color:#222;max-width:40em"

# The message around what is large, which is the cover and the PDF.
FORM = (
    """\
{head}Content-Type: multipart/mixed;
 boundary="=_mixed_{mark}"

--=_mixed_{mark}
Content-Type: multipart/alternative;
 boundary="=_alternative_{mark}"

--=_alternative_{mark}
Content-Type: text/plain; charset=utf-8
Content-Language: {language}
Content-Transfer-Encoding: base64

{plain}--=_alternative_{mark}
Content-Type: multipart/related; type="text/html";
 boundary="=_related_{mark}"

--=_related_{mark}
Content-Type: text/html; charset=utf-8
Content-Language: {language}
Content-Transfer-Encoding: base64

{html}--=_related_{mark}
Content-Type: image/png; name="cover.png"
Content-Transfer-Encoding: base64
Content-ID: <{cid}>
Content-Disposition: inline; filename="cover.png"

""",
    """\
--=_related_{mark}--

--=_alternative_{mark}--

--=_mixed_{mark}
Content-Type: application/pdf;
 {type_name}
Content-Transfer-Encoding: base64
Content-Disposition: attachment;
 {disposition_name}

""",
    "--=_mixed_{mark}--\n",
)


def rows(data: bytes) -> bytes:
    """Lines of base64."""
    return b"".join(
        b64encode(data[at : at + ROW]) + b"\r\n" for at in range(0, len(data), ROW)
    )  # fmt: skip


def capacity(size: int) -> int:
    """How many bytes fit into so many of base64 with its ends of lines."""
    return max(size, 0) // LINE * ROW


def enclose(name: str, data: bytes) -> Enclosure:
    return Enclosure(name, rows(data))


def identity_of(letter: Letter) -> str:
    """The Message-ID: the same for the same letter to the same people."""
    whom = " ".join(address.key for address in (*letter.to, *letter.cc))
    digest = hashlib.sha256(f"{letter.identity}\n{whom}".encode()).hexdigest()[:32]
    return f"<{digest}@{letter.sender.domain if letter.sender else NOBODY}>"


def write_message(letter: Letter) -> Message:
    """The message; nothing in it is checked here."""
    identity = identity_of(letter)
    mark = identity[1:25]
    cid = f"cover.{mark}@{identity[34:-1]}"
    name = letter.enclosure.name
    blanks = {
        "head": "".join(f"{field}: {value}\r\n" for field, value in _headers(letter, identity)),
        "mark": mark,
        "cid": cid,
        "language": letter.language,
        "plain": rows(letter.text.encode()).decode(),
        "html": rows(as_html(letter, cid).encode()).decode(),
        "type_name": type_name(name),
        "disposition_name": disposition_name(name),
    }
    opening, between, end = (form.replace("\n", "\r\n").format(**blanks).encode() for form in FORM)
    stretches = opening, letter.picture.lines, between, letter.enclosure.lines, end
    people = (*letter.to, *letter.cc)
    return Message(identity, letter.sender, people, stretches, letter.reply_to)


def _headers(letter: Letter, identity: str) -> list[tuple[str, str]]:
    found = [("User-Agent", "kanyin"), ("Message-ID", identity), ("Date", letter.date)]
    if letter.draft:
        found.append(("X-Unsent", "1"))
    if letter.sender:
        found.append(("From", mailbox(letter.sender)))
    found += [
        (field, mailboxes(people))
        for field, people in (("To", letter.to), ("Cc", letter.cc)) if people
    ]  # fmt: skip
    if letter.reply_to:
        found.append(("Reply-To", mailbox(letter.reply_to)))
    found.append(("Subject", unstructured(letter.subject)))
    if letter.unsubscribe:
        found.append(("List-Unsubscribe", f"<{letter.unsubscribe}>"))
    found.append(("MIME-Version", "1.0"))
    return found


def as_html(letter: Letter, cid: str) -> str:
    """The same words as a page: paragraphs, links that can be followed, the cover below."""
    language, picture = escape(letter.language), letter.picture
    paragraphs = "\n".join(
        "<p>" + "<br>\n".join(map(_linked, paragraph.split("\n"))) + "</p>"
        for paragraph in re.split(r"\n\s*\n", letter.text.strip("\n"))
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(letter.subject)}</title></head>\n"
        f'<body lang="{language}" style="{STYLE}">\n{paragraphs}\n'
        f'<p><img src="cid:{cid}" width="{picture.wide}" height="{picture.high}" '
        f'alt="{escape(picture.alt)}" style="border:1px solid #ccc"></p>\n</body>\n</html>\n'
    )


def _linked(line: str) -> str:
    parts, at = [], 0
    for match in LINK.finditer(line):
        href = match[0].rstrip(TAIL)
        parts += [escape(line[at : match.start()]), f'<a href="{escape(href)}">{escape(href)}</a>']
        at = match.start() + len(href)
    return "".join(parts) + escape(line[at:])
