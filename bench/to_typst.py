"""The sample publication as a Typst source: the same pages for a fair race."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kanyin.blocks import KINDS
from kanyin.blocks.colophon import Colophon
from kanyin.blocks.contents import Contents
from kanyin.blocks.figure import Figure
from kanyin.blocks.heading import Heading
from kanyin.blocks.keyfigures import KeyFigures
from kanyin.blocks.paragraph import Paragraph
from kanyin.blocks.pullquote import PullQuote
from kanyin.blocks.table import Table
from kanyin.blocks.timeline import Timeline
from kanyin.blocks.verse import Verse
from kanyin.model.content import Copy, Document, Section
from kanyin.model.diagnostic import Report
from kanyin.read.content import read_document

HEAD = """\
#set page(width: 216mm, height: 303mm, margin: (x: 21.66mm, top: 31.2mm, bottom: 28mm), fill: rgb("#fbf6ec"))
#set text(font: "Noto Serif SC", size: 11pt, lang: "zh", region: "cn", fill: rgb("#1d1a18"))
#set par(justify: true, leading: 5.4pt, spacing: 5.4pt, first-line-indent: (amount: 2em, all: true))
#show heading.where(level: 1): it => it.body
#show heading.where(level: 2): it => block(above: 16pt, below: 6pt, text(font: "Noto Sans SC", size: 12pt, fill: rgb("#c8321f"), it.body))
#let kai = it => text(font: "Kanyin Kai", it)
#let small = it => text(font: "Noto Sans SC", size: 8.2pt, fill: rgb("#6b5b4d"), it)
"""


def to_typst(folder: Path) -> str:
    kinds: Any = {kind.name: kind.fields for kind in KINDS.values()}
    document = read_document(folder, "publication.yaml", kinds, Report())
    assert document is not None
    parts = [HEAD, f"#set document(title: [{words(document.title)}])", cover(document)]
    parts += [section(document, number, each) for number, each in enumerate(document.sections, 1)]
    return "\n".join(parts)


def words(copy: Copy | None) -> str:
    """A text as Typst markup, strong parts strong."""
    if copy is None:
        return ""
    text, at, found = copy.text, 0, []
    for start, end, *_ in copy.stress:
        found += [quoted(text[at:start]), f"*{quoted(text[start:end])}*"]
        at = end
    return "".join([*found, quoted(text[at:])])


def quoted(text: str) -> str:
    return "".join("\\" + char if char in "\\#$*_`<>@[]-~=+/" else char for char in text)


def full(picture: Any, alt: Copy | None, height: str = "303mm") -> str:
    said = f', alt: "{alt.text}"' if alt else ""
    image = f'image("{picture.path}", width: 216mm, height: {height}, fit: "cover"{said})'
    return f"#place(top + left, dx: -21.66mm, dy: -31.2mm, {image if alt else f'pdf.artifact({image})'})\n"


def cover(document: Document) -> str:
    picture = document.cover.picture if document.cover else None
    return (
        (full(picture, document.cover.alt) if document.cover and picture else "")
        + f'#heading(level: 1, text(size: 58pt, weight: "bold")[{words(document.title)}])\n\n'
        + f"#kai[#text(size: 17pt)[{words(document.subtitle)}]]\n"
    )


def section(document: Document, number: int, each: Section) -> str:
    parts = ["#pagebreak()\n"]
    chapter = each.part == "chapter"
    if each.picture is not None:
        parts.append(full(each.picture, each.alt, "93mm" if chapter else "303mm"))
    if chapter:
        parts.append("#v(64mm)\n")
    parts.append(
        f'#heading(level: 1, text(size: 25pt, weight: "bold")[{words(each.title)}]) <s{number}>\n\n'
    )
    if each.standfirst is not None:
        parts.append(f"#kai[#text(size: 12.8pt)[{words(each.standfirst)}]]\n\n")
    parts.append("#columns(2, gutter: 27.5pt)[\n" if chapter else "")
    parts += [block(document, item) for item in each.blocks]
    parts.append("]\n" if chapter else "")
    return "".join(parts)


def block(document: Document, item: Any) -> str:
    match item:
        case Paragraph():
            return words(item.text) + "\n\n"
        case Heading():
            return f"== {words(item.text)}\n\n"
        case Figure():
            alt = item.alt.text if item.alt else ""
            image = f'image("{item.picture and item.picture.path}", width: 100%, alt: "{alt}")'
            return f"#figure({image}, caption: small[{words(item.caption)}], numbering: none)\n\n"
        case PullQuote():
            return f'#align(center, text(size: 17pt, fill: rgb("#c8321f"), kai[{words(item.text)}]))\n\n'
        case Verse():
            lines = " \\\n".join(quoted(line) for line in item.text.text.split("\n"))
            return f"#kai[#text(size: 16pt)[{lines}]]\n\n"
        case Table():
            head, inner = (
                ", ".join(f"[{words(cell)}]" for cell in cells)
                for cells in (item.header, [cell for row in item.rows for cell in row])
            )
            return f"#table(columns: {len(item.header)}, table.header({head}), {inner})\n\n"
        case KeyFigures():
            inner = ", ".join(
                f'[#text(size: 34pt, fill: rgb("#c8321f"), weight: "bold")[{words(one.number)}]'
                f"{words(one.unit)} \\ #small[{words(one.label)}]]"
                for one in item.items
            )
            return f"#grid(columns: (1fr, 1fr, 1fr), row-gutter: 20pt, {inner})\n\n"
        case Timeline():
            inner = ", ".join(f"[{words(one.when)}], [{words(one.text)}]" for one in item.items)
            return f"#grid(columns: (80pt, 1fr), row-gutter: 16pt, {inner})\n\n"
        case Contents():
            rows = [
                f"[{words(each.title)}], context str(counter(page).at(<s{n}>).first())"
                for n, each in enumerate(document.sections, 1)
                if each.short is not None
            ]
            return f"#grid(columns: (1fr, auto), row-gutter: 20pt, {', '.join(rows)})\n\n"
        case Colophon():
            rows = [f"[{words(one.role)}], [{words(one.name)}]" for one in document.credits]
            return f"#small[#grid(columns: (80pt, 1fr), row-gutter: 6pt, {', '.join(rows)})]\n\n"
    return ""
