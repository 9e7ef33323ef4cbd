"""What a file says of itself: the same in its Info dictionary and in XMP, and for which colours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from ..model.edition import Edition
from ..model.page import Book
from ..repro.profiles import Profile
from .objects import Press, Raw, Stream, text_string

MAKER = "kanyin"
ALTERNATE = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def describe(press: Press, book: Book, edition: Edition, profile: Profile) -> None:
    """Put Info, XMP, output intents and the reader's preferences into the file."""
    document = press.document
    catalog = document.Catalog
    document.info = Raw(_info(book, edition))
    head = b"/Type/Metadata/Subtype/XML"
    catalog.Metadata = Stream(_xmp(book, edition, press.digest()).encode(), head, b"")
    if edition.variant.x or edition.variant.a:
        catalog.OutputIntents = Raw(_intents(press, edition, profile))
    if edition.variant.tagged:
        catalog.MarkInfo = Raw("<</Marked true>>")
    catalog.ViewerPreferences = Raw("<</DisplayDocTitle true>>")
    catalog.PageLabels = Raw("<</Nums[0<</S/D>>]>>")


def _moment(epoch: int) -> str:
    """A moment as ISO 8601 has it; strftime does not fill up early years."""
    return datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None).isoformat() + "Z"


def _info(book: Book, edition: Edition) -> str:
    """ISO 32000-1, 14.3.3."""
    day = text_string("D:" + re.sub(r"[-:T]", "", _moment(edition.epoch)))
    rows = {
        "Title": book.title, "Author": book.author, "Subject": book.subject,
        "Keywords": ", ".join(book.keywords), "Creator": MAKER, "Producer": MAKER,
    }  # fmt: skip
    given = "".join(f"/{key}{text_string(value)}" for key, value in rows.items() if value)
    version = f"/GTS_PDFXVersion({edition.variant.x})" if edition.variant.x else ""
    return f"<<{given}/CreationDate{day}/ModDate{day}/Trapped/False{version}>>"


def _intents(press: Press, edition: Edition, profile: Profile) -> str:
    """One profile for all that want one (ISO 19005-2, 6.2.3)."""
    variant = edition.variant
    head = f"/N {profile.channels}/Alternate/{ALTERNATE[profile.channels]}"
    target = press.refer(Stream(profile.data, head.encode()), "profile")
    registry = f"/RegistryName{text_string(profile.registry)}" if profile.registry else ""
    same = (
        f"/OutputConditionIdentifier{text_string(profile.identifier)}"
        f"/OutputCondition{text_string(profile.condition)}/Info{text_string(profile.condition)}"
        f"{registry}/DestOutputProfile {target}"
    )
    kinds = ["GTS_PDFX"] * bool(variant.x) + ["GTS_PDFA1"] * bool(variant.a)
    return f"[{''.join(f'<</Type/OutputIntent/S/{kind}{same}>>' for kind in kinds)}]"


def _xmp(book: Book, edition: Edition, digest: str) -> str:
    """The same again as RDF (ISO 16684-1), and the standards that the file keeps."""
    variant = edition.variant
    day = _moment(edition.epoch)
    words = _list("Bag", book.keywords)
    known = {
        "dc:format": "application/pdf",
        "dc:title": _spoken(book.title),
        "dc:creator": _list("Seq", [book.author]),
        "dc:description": _spoken(book.subject),
        "dc:subject": words,
        "dc:language": _list("Bag", [book.language]),
        "pdf:Keywords": escape(", ".join(book.keywords)),
        "pdf:Producer": MAKER,
        "xmp:CreatorTool": MAKER,
        "xmp:CreateDate": day,
        "xmp:ModifyDate": day,
        "xmp:MetadataDate": day,
        "pdfxid:GTS_PDFXVersion": variant.x,
        "pdfaid:part": variant.a[:1],
        "pdfaid:conformance": variant.a[1:],
        "pdfuaid:part": variant.ua,
    }
    if variant.x:
        known |= {
            "xmpMM:DocumentID": f"uuid:{digest}", "xmpMM:VersionID": "1",
            "xmpMM:RenditionClass": "default",
        }  # fmt: skip
    body = "".join(f"<{key}>{value}</{key}>" for key, value in known.items() if value)
    body += _extensions(edition)
    spaces = " ".join(f'xmlns:{key}="{url}"' for key, url in SPACES.items() if f"<{key}:" in body)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _spoken(text: str) -> str:
    return text and f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _list(kind: str, texts: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return items and f"<rdf:{kind}>{items}</rdf:{kind}>"


def _extensions(edition: Edition) -> str:
    """PDF/A wants the schemas described that it does not know (ISO 19005-2, 6.6.2.3.3)."""
    variant = edition.variant
    rows = [
        ("pdfxid", "PDF/X identification", "GTS_PDFXVersion", "Text") if variant.x else None,
        ("pdfuaid", "PDF/UA identification", "part", "Integer") if variant.ua else None,
    ]
    found = "".join(_extension(*row) for row in rows if row)
    if not found or not variant.a:
        return ""
    return f"<pdfaExtension:schemas><rdf:Bag>{found}</rdf:Bag></pdfaExtension:schemas>"


def _extension(prefix: str, title: str, name: str, kind: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{SPACES[prefix]}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{title}</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )
