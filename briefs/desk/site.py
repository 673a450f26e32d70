"""The admin site that editors work in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import path


class DeskSite(admin.AdminSite):
    """Django's admin with the pages on which something becomes public."""

    site_header = "Policy Briefs · the desk"
    site_title = "The desk"
    index_title = "The desk"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Deleting in bulk would not carry the versions that it was based on.
        self.disable_action("delete_selected")

    def get_urls(self) -> list[Any]:
        from briefs.desk import views

        pages = [
            ("brief/<int:pk>/preview/", views.preview, "brief_preview"),
            ("brief/<int:pk>/publish/", views.publish_brief, "brief_publish"),
            ("brief/<int:pk>/withdraw/", views.withdraw_brief, "brief_withdraw"),
            ("edition/<int:pk>/hold/", views.hold_edition, "edition_hold"),
            ("agreement/<int:pk>/publish/", views.publish_agreement, "agreement_publish"),
            ("agreement/<int:pk>/withdraw/", views.withdraw_agreement, "agreement_withdraw"),
        ]
        own = [path(route, self.admin_view(view), name=name) for route, view, name in pages]
        return own + super().get_urls()
