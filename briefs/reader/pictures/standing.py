"""Under which countries and topics each entry stands, in a query each."""

from __future__ import annotations

from collections import defaultdict

from briefs.agreements.counting import Key
from briefs.agreements.models import AgreementQuerySet, Party, TaggedAgreement
from briefs.reader import vocabulary
from briefs.tags.models import Tag

Keys = dict[int, set[Key]]


def countries_of(found: AgreementQuerySet) -> tuple[Keys, dict[str, str]]:
    """The codes of each entry's parties, by its number, and what the states are called."""
    rows = (
        Party.objects.filter(agreement__in=found.order_by())
        .exclude(country_code="")
        .order_by()
        .values_list("agreement_id", "country_code", vocabulary.NAME_BY_TAG)
    )
    keys: Keys = defaultdict(set)
    names: dict[str, str] = {}
    for agreement, code, by_tag in rows:
        keys[agreement].add((code,))
        names[code] = vocabulary.country_name(code, by_tag)
    return dict(keys), names


def topics_of(found: AgreementQuerySet) -> tuple[Keys, dict[str, str]]:
    """The addresses of each entry's topics, by its number, and what the topics are called."""
    rows = (
        TaggedAgreement.objects.filter(
            content_object__in=found.order_by(), tag__kind=Tag.Kind.TOPIC
        )
        .order_by()
        .values_list("content_object_id", "tag__slug", "tag__name")
    )
    keys: Keys = defaultdict(set)
    names: dict[str, str] = {}
    for agreement, slug, name in rows:
        keys[agreement].add((slug,))
        names[slug] = name
    return dict(keys), names
