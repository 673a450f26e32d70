"""Briefs at the desk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from briefs import gate, history, quality
from briefs.admin.base import base_of, saved_since
from briefs.admin.brief_parts import (
    BYLINE_AND_TAGS,
    PARTS,
    AgreementInline,
    AuthorshipInline,
    ReferenceInline,
    StateFilter,
    TagInline,
    with_agreement_count,
    with_past,
)
from briefs.admin.writing import markdown_area
from briefs.brief import Brief, FormerAddress, free_address
from briefs.choosing import BRIEF_ACTS
from briefs.conflict.plan import Base
from briefs.history import Snapshot
from briefs.record_admin import VersionedAdmin


@admin.register(Brief)
class BriefAdmin(VersionedAdmin):
    change_form_template = "admin/briefs/brief/change_form.html"
    list_display = ["title", "state", "by", "tag_names", "agreement_rows", "updated_at"]
    bulk_acts = BRIEF_ACTS
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
        briefs = rows.with_latest_edition().prefetch_related(*BYLINE_AND_TAGS)
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("changelist")
        shown: QuerySet[Brief] = with_agreement_count(briefs) if is_list else with_past(briefs)
        return shown

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Brief | None:
        """The brief with all that its page shows; a post reads each part as it stands then."""
        brief = super().get_object(request, object_id, from_field)
        if brief is not None and request.method == "GET":
            prefetch_related_objects([brief], *PARTS)
        return brief

    def base_of(self, stored: Brief, version: int) -> Base | None:
        return base_of(stored, version)

    def saved_since(self, stored: Brief, version: int) -> list[str]:
        return saved_since(stored, version)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        if db_field.name in self.rows:
            options["widget"] = markdown_area(db_field.name, rows=self.rows[db_field.name])
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Brief | None = None) -> Any:
        """The address is frozen at the first edition; a Publisher may still move it."""
        fields = list(super().get_readonly_fields(request, obj))
        frozen = obj is not None and _has_editions(obj)
        return [*fields, "slug"] if frozen and not _may_publish(request) else fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was ever published is withdrawn, never deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj is not None and _has_editions(obj))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Saved versions are deleted by nobody alone, and with their draft by whoever may that."""
        rows, counts, needed, protected = super().get_deleted_objects(objs, request)
        return rows, counts, needed - {Snapshot._meta.verbose_name}, protected

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        brief = context["original"]
        if brief is not None and request.method != "GET":
            brief = Brief.objects.get(pk=brief.pk)  # as stored, not as typed
        context["gate_problems"] = gate.problems(brief) if brief else []
        hosts = [*settings.ALLOWED_HOSTS, request.get_host()]
        context["looked"] = quality.look(brief, hosts) if brief else None
        context["may_publish"] = _may_publish(request)
        return super().render_change_form(request, context, *args, **options)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The saved versions, which say more than the admin's own log."""
        key = self.opts.pk.to_python(object_id) if object_id.isdecimal() else 0
        return redirect("admin:brief_history", key)

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
        on_its_way = "" if brief.stage == Brief.Stage.DRAFT else brief.get_stage_display()
        shown = [
            word for word in (word, on_its_way) if word and not (on_its_way and word == "draft")
        ]
        return format_html("{} {}", outlined(*shown), detail)

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
    def editions_made(self, brief: Any) -> str:
        address = reverse("admin:briefs_edition_changelist") + f"?brief__id__exact={brief.pk}"
        return _list_of(getattr(brief, "edition_count", 0), address)

    @admin.display(description="saved versions")
    def saved_versions(self, brief: Any) -> str:
        address = reverse("admin:brief_history", args=[brief.pk or 0])
        return _list_of(getattr(brief, "snapshot_count", 0), address)

    @admin.display(description="former addresses")
    def former_slugs(self, brief: Any) -> str:
        moved = brief.pk and getattr(brief, "has_moved", True)
        slugs = brief.former_addresses.values_list("slug", flat=True) if moved else []
        return ", ".join(slugs) or "none"


def outlined(*words: str) -> str:
    """Words as the site marks them, each in a thin line."""
    marks = ((word, word) for word in words)
    return format_html_join(" ", '<span class="outlined {}">{}</span>', marks)


def _may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("briefs.publish_brief")


def _has_editions(brief: Any) -> bool:
    number: int | None = getattr(brief, "edition_count", None)
    return bool(brief.editions.exists() if number is None else number)


def _list_of(number: int, address: str) -> str:
    """How many rows there are, leading to the list of them."""
    return format_html('<a href="{}">{}</a>', address, number) if number else "none yet"
