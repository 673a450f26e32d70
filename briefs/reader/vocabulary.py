"""The topics and countries that readers meet: only those that published things stand under."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse

from briefs.agreements.models import Agreement, AgreementQuerySet, Party, TaggedAgreement
from briefs.edition import EditionQuerySet
from briefs.models import Edition, TaggedEdition
from briefs.tags import states
from briefs.tags.models import Tag

# What the tag of a party's country calls it, for queries of parties.
NAME_BY_TAG = Subquery(
    Tag.objects.countries().filter(country_code=OuterRef("country_code")).values("name")[:1]
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or a country, and how much stands under it."""

    name: str
    key: str
    url: str
    briefs: int
    agreements: int


def topics(
    editions: EditionQuerySet | None = None, agreements: AgreementQuerySet | None = None
) -> list[Subject]:
    """The topics of these editions and agreements, by name; by default of all public ones."""
    on_briefs = Counter(
        TaggedEdition.objects.filter(
            content_object__in=_editions(editions), tag__kind=Tag.Kind.TOPIC
        ).values_list("tag", flat=True)
    )
    on_agreements = Counter(
        TaggedAgreement.objects.filter(
            content_object__in=_agreements(agreements), tag__kind=Tag.Kind.TOPIC
        ).values_list("tag", flat=True)
    )
    tags = Tag.objects.topics().filter(pk__in={*on_briefs, *on_agreements}).order_by("name", "pk")
    return [
        Subject(
            tag.name,
            tag.slug,
            reverse("topic", args=[tag.slug]),
            on_briefs[tag.pk],
            on_agreements[tag.pk],
        )
        for tag in tags
    ]


def countries(
    editions: EditionQuerySet | None = None, agreements: AgreementQuerySet | None = None
) -> list[Subject]:
    """The countries of these editions and of the parties to these agreements, by name."""
    on_briefs = Counter(
        TaggedEdition.objects.filter(content_object__in=_editions(editions))
        .exclude(tag__country_code="")
        .values_list("tag__country_code", flat=True)
    )
    on_agreements: dict[str, int] = dict(
        Party.objects.filter(agreement__in=_agreements(agreements))
        .exclude(country_code="")
        .order_by("country_code")
        .values_list("country_code")
        .annotate(number=Count("agreement", distinct=True))
    )
    names = country_names()
    found = [
        Subject(
            names.get(code, code),
            code.lower(),
            reverse("country", args=[code]),
            on_briefs[code],
            on_agreements.get(code, 0),
        )
        for code in {*on_briefs, *on_agreements}
    ]
    return sorted(found, key=lambda subject: (subject.name.casefold(), subject.key))


def country_name(code: str, by_tag: str | None) -> str:
    """What one state is called here, given the name of its tag, if it has one."""
    state = states.by_code(code)
    return by_tag or (state.name if state is not None else code)


def country_names() -> dict[str, str]:
    """What each state is called here: by its tag, else by the table of states."""
    names = {state.code: state.name for state in states.all_states()}
    return names | dict(Tag.objects.countries().values_list("country_code", "name"))


def _editions(editions: EditionQuerySet | None) -> EditionQuerySet:
    return Edition.objects.current() if editions is None else editions


def _agreements(agreements: AgreementQuerySet | None) -> AgreementQuerySet:
    return Agreement.objects.public() if agreements is None else agreements
