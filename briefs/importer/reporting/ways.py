"""Where an editor goes on with what a run brought in."""

from __future__ import annotations

from django.urls import reverse


def way_to_draft(brief: int | None) -> str:
    """The address of the page on which the draft of this key is reviewed; empty without one."""
    return reverse("admin:brief_review", args=[brief]) if brief is not None else ""
