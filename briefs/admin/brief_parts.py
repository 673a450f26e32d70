"""What stands on the page of a brief beside its own fields: rows, and what is counted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from briefs.brief import Authorship, BriefAgreement, FormerAddress, Reference, TaggedBrief
from briefs.edition import Edition
from briefs.history import Snapshot
from briefs.rows import RowInline
from briefs.sources.models import Source

BYLINE_AND_TAGS = [
    Prefetch("authorships", Authorship.objects.select_related("author")),
    Prefetch("tagged_items", TaggedBrief.objects.select_related("tag")),
]
# What the page of one brief shows, and the gate reads: fetched once for both.
PARTS: list[Any] = [
    "references",
    Prefetch("listed_agreements", BriefAgreement.objects.select_related("agreement__group")),
    Prefetch("sources", Source.objects.defer("content")),
]


def with_past(briefs: Any) -> Any:
    """Adds what the page of a brief says of its past, so that it need not ask again."""
    return briefs.annotate(
        edition_count=_how_many(Edition.objects.all()),
        snapshot_count=_how_many(Snapshot.objects.all()),
        waiting=Count("proposals", filter=Q(proposals__decision="open"), distinct=True),
        open_comments=Count(
            "comments",
            filter=Q(comments__answers=None, comments__resolved_at=None, comments__isnull=False),
            distinct=True,
        ),
        is_public_now=Exists(Edition.objects.visible().filter(brief=OuterRef("pk"))),
        has_moved=Exists(FormerAddress.objects.filter(brief=OuterRef("pk"))),
    )


def with_agreement_count(briefs: Any) -> Any:
    return briefs.annotate(agreement_count=_how_many(BriefAgreement.objects.all()))


def _how_many(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows are a brief's, as a subquery that multiplies nothing."""
    of_brief = rows.filter(brief=OuterRef("pk")).order_by().values("brief")
    return Coalesce(Subquery(of_brief.annotate(number=Count("pk")).values("number")), 0)


class AuthorshipInline(RowInline):
    model = Authorship
    autocomplete_fields = ["author"]
    fields = ["position", "author"]


class TagInline(RowInline):
    model = TaggedBrief
    autocomplete_fields = ["tag"]


class AgreementInline(RowInline):
    model = BriefAgreement
    autocomplete_fields = ["agreement"]
    fields = ["position", "agreement", "at_a_glance"]
    readonly_fields = ["at_a_glance"]
    verbose_name = "agreement"
    verbose_name_plural = "agreements, numbered as the text links to them (#agreement-1)"

    @admin.display(description="as reported")
    def at_a_glance(self, row: BriefAgreement) -> str:
        if not row.pk:
            return "save to see it"
        agreement = row.agreement
        return format_html(
            '<a href="{}">{}, {}, {}</a>',
            reverse("admin:agreements_agreement_change", args=[agreement.pk]),
            f"{agreement.count_text} reported" if agreement.is_group else "one",
            agreement.get_kind_display(),
            agreement.get_status_display() or "status not stated",
        )


class ReferenceInline(RowInline):
    model = Reference
    fields = ["position", "citation", "url"]


STAGES: dict[str | None, str] = {"in review": "in_review", "approved": "approved"}


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        words = ("draft", "in review", "approved", "scheduled", "published", "withdrawn")
        return [(word, word) for word in words]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "withdrawn":
            return queryset.filter(withdrawn_at__isnull=False)
        if self.value() in STAGES:
            return queryset.filter(stage=STAGES[self.value()])
        if self.value() == "draft":
            return queryset.filter(withdrawn_at=None, latest_number=None, stage="draft")
        if self.value() == "scheduled":
            return queryset.filter(withdrawn_at=None, latest_published_at__gt=timezone.now())
        if self.value() == "published":
            return queryset.filter(withdrawn_at=None, first_published_at__lte=timezone.now())
        return queryset
