"""The sitemap: every page a reader can cite, with the day its words last changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from briefs.agreements.models import Agreement
from briefs.models import Edition
from briefs.reader import vocabulary

if TYPE_CHECKING:
    EditionSitemap = Sitemap[Edition]
    AgreementSitemap = Sitemap[Agreement]
    SubjectSitemap = Sitemap[vocabulary.Subject]
    PageSitemap = Sitemap[str]
else:
    EditionSitemap = AgreementSitemap = SubjectSitemap = PageSitemap = Sitemap


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


SITEMAPS = {"pages": Pages, "briefs": Briefs, "agreements": Agreements, "subjects": Subjects}
