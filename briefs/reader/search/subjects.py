"""Topics and countries that go by the words of a question."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from briefs.agreements.models import Agreement, Party, TaggedAgreement
from briefs.models import Edition, TaggedEdition
from briefs.reader.search.query import Query
from briefs.tags.models import Tag, folded

MOST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A topic or a country that has a page."""

    name: str
    kind: str
    url: str


def subjects_named(query: Query) -> list[Named]:
    """Those whose name begins with the question, or that have it for another name.

    Only of what is published; one query.
    """
    words = folded(query.text)
    if not words or len(words) > 100:
        return []
    by_name = Q(folded_name__startswith=words) | Q(aliases__folded_name=words)
    has_page = Q(kind=Tag.Kind.TOPIC) | ~Q(country_code="")
    tags = Tag.objects.filter(by_name, has_page).filter(_is_public()).distinct()
    return [_named(tag) for tag in tags.order_by("name", "pk")[:MOST]]


def _is_public() -> Q:
    current, public = Edition.objects.current(), Agreement.objects.public()
    here = OuterRef("pk")
    on_briefs = TaggedEdition.objects.filter(tag=here, content_object__in=current)
    on_entries = TaggedAgreement.objects.filter(tag=here, content_object__in=public)
    parties = Party.objects.filter(country_code=OuterRef("country_code"), agreement__in=public)
    return Q(Exists(on_briefs)) | Q(Exists(on_entries)) | (~Q(country_code="") & Q(Exists(parties)))


def _named(tag: Tag) -> Named:
    if tag.country_code:
        return Named(tag.name, "Country", reverse("country", args=[tag.country_code]))
    return Named(tag.name, "Topic", reverse("topic", args=[tag.slug]))
