"""Those whose names stand on briefs, at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from briefs.author import Author
from briefs.edition import Edition
from briefs.record_admin import VersionedAdmin


@admin.register(Author)
class AuthorAdmin(VersionedAdmin):
    list_display = ["name", "kind", "affiliation", "orcid", "user"]
    list_filter = ["kind"]
    list_select_related = ["user"]
    search_fields = ["name", "affiliation", "orcid"]
    ordering = ["name", "pk"]
    autocomplete_fields = ["user"]

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Readers have a page of an author once a current edition bears the name."""
        if obj is None or not Edition.objects.current().filter(bylines__author=obj).exists():
            return None
        return reverse("author", args=[obj.slug])

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        """Accounts are chosen by those who may see them."""
        return [] if request.user.has_perm("auth.view_user") else ["user"]
