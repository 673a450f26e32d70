"""The admin site that editors work in."""

from __future__ import annotations

from django.contrib import admin


class DeskSite(admin.AdminSite):
    site_header = "Policy Briefs: the desk"
    site_title = "Desk"
    index_title = "The desk"
    enable_nav_sidebar = True
