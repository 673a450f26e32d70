"""Briefs and their authors at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from briefs import gate, history
from briefs.brief import (
    Author,
    Authorship,
    Brief,
    BriefAgreement,
    FormerAddress,
    Reference,
    TaggedBrief,
    free_address,
)
from briefs.record_admin import RowInline, VersionedAdmin, text_area


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

    def get_queryset(self, request: HttpRequest) -> QuerySet[BriefAgreement]:
        return super().get_queryset(request).select_related("agreement")

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


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(word, word) for word in ("draft", "scheduled", "published", "withdrawn")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "withdrawn":
            return queryset.filter(withdrawn_at__isnull=False)
        if self.value() == "draft":
            return queryset.filter(withdrawn_at=None, latest_number=None)
        if self.value() == "scheduled":
            return queryset.filter(withdrawn_at=None, latest_published_at__gt=timezone.now())
        if self.value() == "published":
            return queryset.filter(withdrawn_at=None, first_published_at__lte=timezone.now())
        return queryset


@admin.register(Brief)
class BriefAdmin(VersionedAdmin):
    change_form_template = "admin/briefs/brief/change_form.html"
    list_display = ["title", "type", "state", "by", "tag_names", "agreement_rows", "updated_at"]
    list_filter = [StateFilter, "type", "updated_at"]
    search_fields = ["title", "summary", "slug", "tags__name"]
    search_help_text = "Title, summary, address or tag"
    ordering = ["-updated_at", "-pk"]
    date_hierarchy = "created_at"
    rows = {"summary": 4, "key_messages": 5, "context": 14, "analysis": 18, "recommendations": 10}
    autocomplete_fields = ["sources"]
    readonly_fields = ["state", "editions_made", "saved_versions", "former_slugs"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", ("type", "language"), "state", "editions_made"]}),
        ("In short", {"fields": ["summary", "key_messages"]}),
        ("The text, in Markdown", {"fields": ["context", "analysis", "recommendations"]}),
        ("Where it comes from", {"fields": ["sources", "saved_versions", "former_slugs"]}),
    ]
    inlines = [AgreementInline, AuthorshipInline, TagInline, ReferenceInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Brief]:
        rows: Any = super().get_queryset(request)
        return (  # type: ignore[no-any-return]
            rows.with_latest_edition()
            .prefetch_related("authorships__author", "tagged_items__tag")
            .annotate(agreement_count=Count("listed_agreements", distinct=True))
        )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        if db_field.name in self.rows:
            options["widget"] = text_area(self.rows[db_field.name])
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Brief | None = None) -> Any:
        """The address is frozen at the first edition; a Publisher may still move it."""
        fields = list(super().get_readonly_fields(request, obj))
        frozen = obj is not None and obj.editions.exists()
        return [*fields, "slug"] if frozen and not _may_publish(request) else fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was ever published is withdrawn, never deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj is not None and obj.editions.exists())

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        brief = (
            Brief.objects.filter(pk=object_id).first()
            if object_id.isdecimal() and len(object_id) < 19
            else None
        )
        extra = {
            "gate_problems": gate.problems(brief) if brief else [],
            "may_publish": _may_publish(request),
            "is_public_now": brief is not None and brief.editions.visible().exists(),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, extra)

    def save_model(self, request: HttpRequest, obj: Brief, form: Any, change: bool) -> None:
        former = Brief.objects.filter(pk=obj.pk).values_list("slug", flat=True).first()
        if change and form.changed_data.count("title") > form.changed_data.count("slug"):
            # Until the first edition the address follows the title, unless it was typed.
            obj.slug = obj.slug if obj.editions.exists() else free_address(obj.title, brief=obj)
        super().save_model(request, obj, form, change)
        if change and former and former != obj.slug and obj.editions.exists():
            FormerAddress.objects.filter(slug=obj.slug).delete()
            FormerAddress.objects.get_or_create(slug=former, defaults={"brief": obj})

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        history.record(form.instance, by=request.user, reason="edited" if change else "added")

    @admin.display(description="state")
    def state(self, brief: Any) -> str:
        latest = getattr(brief, "latest_number", None)
        word, detail = "draft", ""
        if brief.withdrawn_at:
            word, detail = "withdrawn", f"{brief.withdrawn_at:%d %b %Y}"
        elif latest:
            word = "scheduled" if brief.latest_published_at > timezone.now() else "published"
            detail = f"edition {latest}, {timezone.localtime(brief.latest_published_at):%d %b %Y}"
        return format_html('<span class="outlined {}">{}</span> {}', word, word, detail)

    @admin.display(description="authors")
    def by(self, brief: Brief) -> str:
        return ", ".join(row.author.name for row in brief.authorships.all()) or "none yet"

    @admin.display(description="tags")
    def tag_names(self, brief: Brief) -> str:
        names = [item.tag.name for item in brief.tagged_items.all()]
        rest = f" and {len(names) - 4} more" if len(names) > 5 else ""
        return ", ".join(names[:4] if rest else names) + rest or "none yet"

    @admin.display(description="agreements", ordering="agreement_count")
    def agreement_rows(self, brief: Any) -> int:
        return int(brief.agreement_count)

    @admin.display(description="editions")
    def editions_made(self, brief: Brief) -> str:
        links = (
            (reverse("admin:briefs_edition_change", args=[e.pk]), f"edition {e.number}")
            for e in brief.editions.order_by("number")
        )
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "none yet"

    @admin.display(description="saved versions")
    def saved_versions(self, brief: Brief) -> str:
        if not brief.pk:
            return "none yet"
        address = reverse("admin:briefs_snapshot_changelist") + f"?brief__id__exact={brief.pk}"
        return format_html('<a href="{}">{}</a>', address, brief.snapshots.count())

    @admin.display(description="former addresses")
    def former_slugs(self, brief: Brief) -> str:
        slugs = brief.former_addresses.values_list("slug", flat=True) if brief.pk else []
        return ", ".join(slugs) or "none"


@admin.register(Author)
class AuthorAdmin(VersionedAdmin):
    list_display = ["name", "affiliation", "orcid", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "affiliation", "orcid"]
    ordering = ["name", "pk"]
    autocomplete_fields = ["user"]

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Accounts are chosen by those who may see them."""
        return [] if request.user.has_perm("auth.view_user") else ["user"]


def _may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("briefs.publish_brief")
