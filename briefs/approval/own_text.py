"""Whose text a brief is: nobody approves their own, unless the site's setting says so."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from briefs.brief import Brief
from briefs.edition import Edition

# An import gives what the source says, which whoever started it has not written.
BY_THE_IMPORTER = Q(reason__startswith="imported from ") | Q(reason__startswith="updated from ")
OWN_TEXT = (
    "You have written in this text since its last edition; somebody else has to approve it. "
    "(A site for one person sets APPROVE_OWN_TEXT=1.)"
)


def last_edition(brief: Brief, before: Edition | None = None) -> Edition | None:
    """The newest edition that was not held back; of those with a lower number, if told so."""
    made = Edition.objects.filter(brief=brief, held_at=None).order_by("-number")
    return (made.filter(number__lt=before.number) if before else made).first()


def writings(brief: Brief, before: Edition | None = None) -> QuerySet[Any]:
    """The saves that changed the text of a brief since its last edition, by anybody.

    Those that went into an edition, if ``before`` names it.
    """
    last = last_edition(brief, before)
    earliest = brief.snapshots.order_by("number").values("number")[:1]
    changing = Q(number=earliest) | ~Q(changed="")
    saved: QuerySet[Any] = brief.snapshots.filter(changing).exclude(BY_THE_IMPORTER)
    if before:
        saved = saved.filter(made_at__lte=before.created_at)
    return saved.filter(made_at__gt=last.created_at) if last else saved


def has_written(user: Any, brief: Brief) -> bool:
    """Whether this person saved anything of the text that stands since its last edition."""
    return writings(brief).filter(made_by=user).exists()


def why_not_approve(user: Any, brief: Brief) -> str:
    """Why this person may not approve this brief, in words; empty if they may."""
    if user is None or not user.has_perm("briefs.approve_brief"):
        return "Only a Reviewer or a Publisher approves a brief."
    if not settings.APPROVE_OWN_TEXT and has_written(user, brief):
        return OWN_TEXT
    return ""
