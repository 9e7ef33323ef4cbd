"""Match a document with a layout: parts to pages, sections to numerals, fields to furniture."""

from __future__ import annotations

import datetime

from ..kernel.numerals import figures, numeral
from ..model.content import Copy, Document, Section, described
from ..model.diagnostic import Report
from ..model.layout import Layout
from ..model.names import unknown
from ..model.story import Entry, Field, Story
from ..model.tag import Tag

COVER = "cover"


def resolve(document: Document, layout: Layout, report: Report) -> tuple[Story, ...]:
    """The stories of a document in order; a section of a part that the layout lacks is reported
    and left out.
    """
    common = _common(document)
    stories: list[Story] = []
    if COVER in layout.parts:
        stories.append(Story(COVER, layout.parts[COVER], (), common, Tag("Sect")))
    counted = 0
    for number, section in enumerate(document.sections, 1):
        part = layout.parts.get(section.part)
        if part is None:
            span = report.find(section.span, section.part)
            unknown(report, section.part, span, layout.parts, "部分（part）", "part")
            continue
        counted += part.numbered
        fields = common | _own(section, numeral(counted) if part.numbered else "")
        tag = Tag("Sect", order=number)
        stories.append(Story(f"section-{number}", part, section.blocks, fields, tag))
    return tuple(stories)


def entries(stories: tuple[Story, ...]) -> tuple[Entry, ...]:
    """The lines of the contents: every section that has a short title for running heads."""
    found = []
    for story in stories:
        title, short = story.fields.get("section.title"), story.fields.get("section.short")
        if isinstance(title, Copy) and short is not None:
            number = story.fields.get("section.numeral")
            text = number.text if isinstance(number, Copy) else ""
            found.append(Entry(story.name, text, title))
    return tuple(found)


def _common(document: Document) -> dict[str, Field]:
    fields: dict[str, Field | None] = {
        "title": document.title,
        "subtitle": document.subtitle,
        "issuer": document.issuer,
    }
    if document.date is not None:
        fields |= _dates(document.date)
    if (cover := document.cover) is not None:
        if cover.picture is not None:
            fields["cover.picture"] = described(cover.picture, cover.alt, cover.ornament)
        fields["cover.kicker"] = cover.kicker
    return {name: value for name, value in fields.items() if value is not None}


def _dates(date: Copy) -> dict[str, Field | None]:
    """A date as typed, in figures, and in Chinese numerals; what is no date stays as typed."""
    try:
        day = datetime.date.fromisoformat(date.text)
    except ValueError:
        return {"date": date, "date.han": date, "month.han": date}
    year = figures(day.year)
    month = f"{year}年{numeral(day.month)}月"
    return {
        "date": Copy(f"{day.year}年{day.month}月{day.day}日", date.span),
        "date.han": Copy(f"{month}{numeral(day.day)}日", date.span),
        "month.han": Copy(month, date.span),
    }


def _own(section: Section, number: str) -> dict[str, Field]:
    fields: dict[str, Field | None] = {
        "section.numeral": Copy(number, section.span) if number else None,
        "section.title": section.title,
        "section.short": section.short,
        "section.standfirst": section.standfirst,
        "section.picture": section.picture
        and described(section.picture, section.alt, section.ornament),
    }
    return {name: value for name, value in fields.items() if value is not None}
