"""The sitemap: every page a reader can cite, with the day its words last changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.models import Edition, EditionAuthor
from briefs.reader import vocabulary

if TYPE_CHECKING:
    EditionSitemap = Sitemap[Edition]
    AuthorSitemap = Sitemap[tuple[str, datetime]]
    AgreementSitemap = Sitemap[Agreement]
    SubjectSitemap = Sitemap[vocabulary.Subject]
    PageSitemap = Sitemap[str]
else:
    EditionSitemap = AuthorSitemap = AgreementSitemap = SubjectSitemap = PageSitemap = Sitemap


class Briefs(EditionSitemap):
    def items(self) -> QuerySet[Edition]:
        return Edition.objects.current().select_related("brief").newest()

    def lastmod(self, edition: Edition) -> datetime:
        return edition.published_at


class Agreements(AgreementSitemap):
    def items(self) -> QuerySet[Agreement]:
        corrected = Coalesce(Max("corrections__made_at"), "published_at")
        return (
            Agreement.objects.public()
            .annotate(changed_at=Greatest(corrected, "published_at"))
            .newest()
        )

    def lastmod(self, agreement: Agreement) -> datetime:
        changed_at: datetime = agreement.changed_at  # type: ignore[attr-defined]
        return changed_at


class Authors(AuthorSitemap):
    """Those who signed a current edition, with the day of their newest."""

    def items(self) -> list[tuple[str, datetime]]:
        signed = EditionAuthor.objects.filter(edition__in=Edition.objects.current()).order_by()
        newest = signed.values("author__slug").annotate(day=Max("edition__published_at"))
        return list(newest.values_list("author__slug", "day").order_by("author__slug"))

    def location(self, author: tuple[str, datetime]) -> str:
        return reverse("author", args=[author[0]])

    def lastmod(self, author: tuple[str, datetime]) -> datetime:
        return author[1]


class Subjects(SubjectSitemap):
    """Topics and countries: no day is given, for none is recorded."""

    def items(self) -> list[vocabulary.Subject]:
        return [*vocabulary.topics(), *vocabulary.countries()]

    def location(self, subject: vocabulary.Subject) -> str:
        return subject.url


class Pages(PageSitemap):
    def items(self) -> list[str]:
        lists = ["home", "brief_list", "topic_list", "country_list", "register"]
        return [*lists, "pictures", "corrections", "method"]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {
    "pages": Pages,
    "briefs": Briefs,
    "authors": Authors,
    "agreements": Agreements,
    "subjects": Subjects,
}
