"""What was published, and every saved version: to read, never to change."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from briefs.edition import Edition
from briefs.history import Snapshot
from briefs.record_admin import ReadOnlyAdmin


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ["title", "number", "published_at", "change_note", "is_minor", "state"]
    list_select_related = ["brief"]
    list_filter = ["type", "is_minor", "published_at"]
    search_fields = ["title", "summary"]
    ordering = ["-published_at", "-pk"]
    date_hierarchy = "published_at"
    fields = [
        "state",
        "of_the_brief",
        "number",
        "title",
        "type",
        "language",
        "published_at",
        "published_by",
        "change_note",
        "is_minor",
        "held_reason",
        "summary",
        "agreements_listed",
        "tags_on_it",
        "compared",
    ]

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        visible = obj is not None and Edition.objects.visible().filter(pk=obj.pk).exists()
        return obj.get_edition_url() if visible else None

    @admin.display(description="state")
    def state(self, edition: Edition) -> str:
        word = "public"
        if edition.held_at:
            word = "held back"
        elif edition.brief.withdrawn_at:
            word = "withdrawn"
        elif edition.published_at > timezone.now():
            word = "scheduled"
        return format_html('<span class="outlined {}">{}</span>', word, word)

    @admin.display(description="brief")
    def of_the_brief(self, edition: Edition) -> str:
        address = reverse("admin:briefs_brief_change", args=[edition.brief_id])
        return format_html('<a href="{}">{}</a>', address, edition.brief.title)

    @admin.display(description="agreements listed")
    def agreements_listed(self, edition: Edition) -> str:
        links = (
            (
                row.position,
                reverse("admin:agreements_agreement_change", args=[row.agreement_id]),
                row.agreement.title,
            )
            for row in edition.listed_agreements.select_related("agreement")
        )
        return format_html_join("", '<p>{}. <a href="{}">{}</a></p>', links) or "none"

    @admin.display(description="compare")
    def compared(self, edition: Edition) -> str:
        """Ways to what differs from the edition before, and from the working copy."""
        page = reverse("admin:brief_compare", args=[edition.brief_id])
        key = f"e{edition.number}"
        asked = [("what is new in it", f"?to={key}"), ("what was written since", f"?from={key}")]
        links = ((page, query, words) for words, query in asked)
        return format_html_join(" · ", '<a href="{}{}">{}</a>', links)

    @admin.display(description="tags")
    def tags_on_it(self, edition: Edition) -> str:
        tags = edition.tagged_items.select_related("tag")
        return ", ".join(item.tag.name for item in tags) or "none"


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ["brief", "number", "made_at", "made_by", "reason", "changed"]
    list_select_related = ["brief", "made_by"]
    list_filter = ["made_at"]
    search_fields = ["brief__title", "reason", "made_by__username"]
    ordering = ["-made_at", "-pk"]
    date_hierarchy = "made_at"
    fields = ["brief", "number", "made_at", "made_by", "reason", "changed", "as_it_stood"]

    @admin.display(description="the whole brief as it stood")
    def as_it_stood(self, snapshot: Snapshot) -> str:
        rows = ((name.replace("_", " "), _shown(value)) for name, value in snapshot.data.items())
        return format_html_join(
            "", '<h3>{}</h3><div class="source-text" tabindex="0">{}</div>', rows
        )


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
