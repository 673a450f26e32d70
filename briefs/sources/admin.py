"""Sources at the desk: to read and to cite rightly, never to change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from briefs.record_admin import VersionedAdmin
from briefs.sources.models import Source


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
