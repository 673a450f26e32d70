"""Where an editor goes on with what a run brought in."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def way_to_draft(brief: int | None) -> str:
    """The address of the page on which the draft of this key is reviewed; empty without one."""
    if brief is None:
        return ""
    try:
        return reverse("admin:brief_review", args=[brief])
    except NoReverseMatch:
        return reverse("admin:briefs_brief_change", args=[brief])
