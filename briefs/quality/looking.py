"""The whole look at a brief: every check over every section, each section read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.brief import Brief
from briefs.quality import length
from briefs.quality.addresses import OwnSite, coming_with, internal_links, lost_notes
from briefs.quality.advice import Advice
from briefs.quality.linking import link_text
from briefs.quality.outline import Link, Outline, outline
from briefs.quality.picturing import Known, images
from briefs.quality.reading import Reading, reading
from briefs.quality.structure import headings, tables

LONGEST_LOOKED_AT = 200_000  # characters of all sections: what a preview takes too


@dataclass(frozen=True, slots=True)
class Looked:
    """What an editor is told beside the gate."""

    advice: list[Advice]
    reading: Reading | None


def look(brief: Brief, hosts: Iterable[str]) -> Looked:
    """Advice on a stored brief. ``hosts`` are the names that this site answers to.

    Asks the database only where the text shows images or links to the site's own pages.
    """
    if sum(len(getattr(brief, name)) for name in Brief.SECTIONS) > LONGEST_LOOKED_AT:
        said = "The text is too long to be looked at for advice."
        return Looked([Advice("analysis", "", said)], None)
    sections = outlines(brief)
    return Looked(list(_advice(brief, sections, hosts)), reading(sections, brief.language))


def outlines(brief: Brief) -> list[Outline]:
    """Of each section; key messages stand one to a line."""
    texts = {name: getattr(brief, name) for name in Brief.SECTIONS}
    texts["key_messages"] = "\n\n".join(brief.key_message_list)
    return [outline(name, text) for name, text in texts.items() if text.strip()]


def _advice(brief: Brief, sections: list[Outline], hosts: Iterable[str]) -> Iterator[Advice]:
    known = _images_of(brief) if any(section.images for section in sections) else {}
    for section in sections:
        yield from headings(section)
        yield from tables(section)
        yield from images(section, known)
        yield from lost_notes(section)
    yield from link_text(sections)
    works = Outline("references")
    works.links = [Link(row.url, row.citation) for row in brief.references.all() if row.url]
    site = OwnSite(hosts, brief.slug)
    yield from internal_links([*sections, works], site, coming_with(brief))
    yield from _length(brief)


def _images_of(brief: Brief) -> dict[str, Known]:
    rows = brief.images.values_list("uid", "alt", "credit")
    return {str(uid): Known(alt, credit) for uid, alt, credit in rows}


def _length(brief: Brief) -> Iterator[Advice]:
    """The guide of the counter; the longest section is where most can be cut."""
    counts = {name: length.words(getattr(brief, name)) for name in Brief.SECTIONS}
    number = sum(counts.values())
    if number > length.GUIDE:
        longest = max(counts, key=lambda name: counts[name])
        message = (
            f"The brief has {number:,} words, {number - length.GUIDE:,} over the guide of "
            f"{length.GUIDE:,}; this section is the longest, with {counts[longest]:,}."
        )
        yield Advice(longest, "", message)
