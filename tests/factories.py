"""One factory for each model: a valid row, with what a test cares about as keywords."""

from __future__ import annotations

import hashlib
import itertools
from typing import Any

from briefs.agreements.models import Agreement, Event, Evidence, Party
from briefs.agreements.status import settle
from briefs.author import Author
from briefs.brief import Authorship, Brief, BriefAgreement, TaggedBrief
from briefs.edition import Edition
from briefs.image import Image
from briefs.publishing import publish
from briefs.sources.models import Source
from briefs.tags.models import Tag

_numbers = itertools.count(1)

SENTENCE = "South Korea and China signed 14 agreements on trade in Beijing."


def make_tag(name: str = "", **fields: Any) -> Tag:
    tag = Tag(name=name or f"topic {next(_numbers)}", **fields)
    tag.slug = fields.get("slug") or tag.slugify(tag.name)
    tag.save()
    return tag


def make_source(text: str = SENTENCE, **fields: Any) -> Source:
    content = f"{text}\n{next(_numbers)}".encode() if not fields.get("content") else b""
    fields.setdefault("content", content)
    fields.setdefault("sha256", hashlib.sha256(fields["content"]).hexdigest())
    fields.setdefault("filename", "received.txt")
    fields.setdefault("media_type", "text/plain")
    fields.setdefault("attribution", "Yonhap News Agency")
    return Source.objects.create(text=text, **fields)


def make_agreement(**fields: Any) -> Agreement:
    """An agreement without parties, events or evidence; ``status`` is set as given."""
    fields.setdefault("title", f"Agreement {next(_numbers)} on trade")
    fields.setdefault("kind", Agreement.Kind.AGREEMENT)
    return Agreement.objects.create(**fields)


def make_evidence(
    agreement: Agreement, source: Source, aspect: str, value: str = "", **fields: Any
) -> Evidence:
    """Evidence whose span is the whole text of the source unless ``quote`` says otherwise."""
    quote = fields.pop("quote", source.text)
    start = source.text.index(quote)
    return Evidence.objects.create(
        agreement=agreement,
        source=source,
        aspect=aspect,
        value=value,
        start=start,
        end=start + len(quote),
        quote=quote,
        **fields,
    )


def make_evidenced_agreement(source: Source | None = None, **fields: Any) -> Agreement:
    """Fourteen agreements between South Korea and China that pass both checks."""
    source = source or make_source()
    fields = {
        "title": "Agreements between South Korea and China",
        "scope": "group",
        "count": 14,
        **fields,
    }
    agreement = make_agreement(**fields)
    for code, name in (("KR", "South Korea"), ("CN", "China")):
        Party.objects.create(agreement=agreement, name=name, country_code=code)
        make_evidence(agreement, source, "parties", code)
    Event.objects.create(agreement=agreement, status="signed")
    agreement.status, agreement.status_date = settle(agreement.events.all())
    agreement.save()
    make_evidence(agreement, source, "existence")
    make_evidence(agreement, source, "count", "14")
    make_evidence(agreement, source, "kind", "agreement")
    make_evidence(agreement, source, "status", "signed")
    return agreement


def make_author(name: str = "", **fields: Any) -> Author:
    return Author.objects.create(name=name or f"Writer {next(_numbers)}", **fields)


def make_brief(**fields: Any) -> Brief:
    number = next(_numbers)
    fields.setdefault("title", f"Brief number {number}")
    fields.setdefault("slug", f"brief-{number}")
    return Brief.objects.create(**fields)


def make_image(brief: Brief, **fields: Any) -> Image:
    """The row of an image of one width; whoever needs its file stores one."""
    given = {"alt": "What it shows", "credit": "Own photo", "ending": "png", "widths": [480]}
    return Image.objects.create(brief=brief, width=480, height=320, **{**given, **fields})


def make_ready_brief(agreement: Agreement | None = None, **fields: Any) -> Brief:
    """A brief that passes the gate: all sections, an author, a tag, a source, an agreement."""
    source = make_source()
    agreement = agreement or make_evidenced_agreement(source)
    texts = {
        "summary": "Two capitals have put fourteen texts on the table.",
        "key_messages": "The texts are not public.\nTheir force is unknown.",
        "context": "The package is [reported](#agreement-1) and no more than that.",
        "analysis": "What it obliges anyone to do cannot be told from outside.",
        "recommendations": "Ask for the texts.",
    }
    brief = make_brief(**{**texts, **fields})
    brief.sources.add(source)
    Authorship.objects.create(brief=brief, author=make_author())
    TaggedBrief.objects.create(content_object=brief, tag=make_tag())
    BriefAgreement.objects.create(brief=brief, agreement=agreement)
    return brief


def make_edition(brief: Brief | None = None, **options: Any) -> Edition:
    """An edition made through the one door, of a brief that is approved and passes the gate."""
    brief = brief or make_ready_brief()
    Brief.objects.filter(pk=brief.pk).update(stage=Brief.Stage.APPROVED)
    brief.refresh_from_db()
    options.setdefault("is_minor", brief.editions.exists())
    return publish(brief=brief, version=brief.version, by=None, **options)
