"""Sources at the desk: to read and to cite rightly, never to change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from briefs import audit
from briefs.record_admin import VersionedAdmin
from briefs.sources.models import Source

CITATION_CORRECTED = "How the source is cited was corrected."
CITED = {"outlet", "attribution", "published", "url"}


@admin.register(Source)
class SourceAdmin(VersionedAdmin):
    list_display = ["headline", "cited_as", "dateline_place", "published", "language", "created_at"]
    list_display_links = ["headline"]
    list_filter = ["language", "media_type", "created_at"]
    search_fields = ["headline", "outlet", "attribution", "filename", "url"]
    ordering = ["-created_at", "-pk"]
    readonly_fields = [
        "text_as_read",
        "briefs_made",
        "filename",
        "media_type",
        "encoding",
        "reading_notes",
        "sha256",
        "created_at",
    ]
    fieldsets = [
        (
            "How it is cited",
            {
                "fields": [
                    "headline",
                    "outlet",
                    "attribution",
                    "published",
                    "dateline_place",
                    "url",
                    "language",
                ]
            },
        ),
        ("The text as received", {"fields": ["text_as_read"]}),
        (
            "Provenance",
            {
                "fields": [
                    "briefs_made",
                    "filename",
                    "media_type",
                    "encoding",
                    "reading_notes",
                    "sha256",
                    "created_at",
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        queryset = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("changelist")
        return queryset.defer("content", "text") if is_list else queryset.defer("content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """How a source of public evidence is cited is corrected by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        if obj is not None and _public_evidence(obj).exists():
            return allowed and request.user.has_perm("agreements.publish_agreement")
        return allowed

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A changed citation stands in the correction log of each public agreement."""
        super().save_model(request, obj, form, change)
        if set(form.changed_data) & CITED:
            corrected = {row.agreement for row in _public_evidence(obj).select_related("agreement")}
            for agreement in corrected:
                agreement.corrections.create(note=CITATION_CORRECTED, made_by_id=request.user.pk)
                audit.note(
                    act=audit.Verb.CORRECTED,
                    subject=agreement,
                    by=request.user,
                    details=CITATION_CORRECTED,
                )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="cited as")
    def cited_as(self, source: Source) -> str:
        return source.citation

    @admin.display(description="text")
    def text_as_read(self, source: Source) -> str:
        return format_html('<div class="source-text" tabindex="0">{}</div>', source.text)

    @admin.display(description="briefs made of it")
    def briefs_made(self, source: Any) -> str:
        links = (
            (reverse("admin:briefs_brief_change", args=[b.pk]), b.title)
            for b in source.briefs.all()
        )
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "none"


def _public_evidence(source: Any) -> Any:
    return source.evidence.filter(agreement__published_at__isnull=False)
