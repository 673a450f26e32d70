"""Where an editor goes on with what a run brought in."""

from __future__ import annotations

from django.urls import reverse

from briefs.importer.models import ImportItem


def way_on(outcome: str, brief: int | None) -> str:
    """The address of the page on which an editor goes on with a document; empty without a brief.

    What was proposed is decided on the page of the proposals, all else is reviewed.
    """
    if brief is None:
        return ""
    page = "proposals" if outcome == ImportItem.Outcome.PROPOSED else "review"
    return reverse(f"admin:brief_{page}", args=[brief])
