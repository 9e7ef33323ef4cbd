"""Every block kind, one file each.  To add a kind: add its file and its line here."""

from . import (
    colophon,
    contents,
    figure,
    heading,
    keyfigures,
    listing,
    paragraph,
    pullquote,
    quote,
    rule,
    table,
    timeline,
    verse,
)
from .desk import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        paragraph.KIND,
        heading.KIND,
        figure.KIND,
        table.KIND,
        listing.KIND,
        quote.KIND,
        pullquote.KIND,
        keyfigures.KIND,
        timeline.KIND,
        verse.KIND,
        contents.KIND,
        colophon.KIND,
        rule.KIND,
    )
}
