"""A small register for the tests of its pages, pictures and downloads."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from briefs.agreements.models import Agreement, Party, TaggedAgreement
from briefs.fields import PartialDate
from briefs.publishing import publish_agreement
from briefs.tags.models import Tag
from tests.factories import make_agreement, make_evidenced_agreement, make_tag

NAMES = {"KR": "South Korea", "CN": "China", "UZ": "Uzbekistan", "SK": "Slovakia"}


def published(**fields: Any) -> Agreement:
    """A group of 14 between South Korea and China, past the gate, with all its evidence."""
    agreement = make_evidenced_agreement(**fields)
    publish_agreement(agreement=agreement, version=agreement.version)
    agreement.refresh_from_db()
    return agreement


def listed(*codes: str, date: str = "", topic: str = "", **fields: Any) -> Agreement:
    """A public entry between these states, put there around the gate."""
    agreement = make_agreement(status_date=PartialDate(date) if date else "", **fields)
    agreement.slug, agreement.published_at = f"entry-{agreement.pk}", timezone.now()
    agreement.save()
    for code in codes:
        Party.objects.create(agreement=agreement, name=NAMES[code], country_code=code)
    if topic:
        tag = Tag.objects.filter(name=topic).first() or make_tag(topic)
        TaggedAgreement.objects.create(content_object=agreement, tag=tag)
    return agreement


def reported(number: int | None, *codes: str, qualifier: str = "exact", **fields: Any) -> Agreement:
    """A public group."""
    qualifier = "unknown" if number is None else qualifier
    return listed(*codes, scope="group", count=number, count_qualifier=qualifier, **fields)
