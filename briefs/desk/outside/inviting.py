"""The doors of links: made, revoked, opened, and held to so many posts an hour."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import formats, timezone

from briefs import audit
from briefs.approval.own_text import why_not_approve
from briefs.brief import Brief
from briefs.desk.outside.models import DAYS, MOST_DAYS, POSTS_AN_HOUR, ReviewLink
from briefs.desk.outside.tokens import digest_of, new_token
from briefs.notices.sending import address_of, letter
from briefs.notices.telling import called
from briefs.versioning import confirm

SEEN_EVERY = timedelta(minutes=1)
OWN_TEXT = (
    "You have written in this text, so a guest of yours cannot approve it: that would be "
    "approving it yourself. Let somebody else invite, or let the guest comment only."
)


@transaction.atomic
def invite(
    *, brief: Brief, version: int | None, by: Any, days: int = DAYS, **guest: Any
) -> tuple[ReviewLink, str]:
    """A link to this draft for one guest, and its token, which is not to be had again.

    Raises ``ValidationError`` when the guest is to approve what ``by`` may not approve,
    ``StaleVersion`` when the brief has changed since ``version``.
    """
    confirm(brief, version)
    if not by.has_perm("briefs.approve_brief"):
        raise PermissionDenied
    if guest.get("may_approve") and why_not_approve(by, brief):
        raise ValidationError({"may_approve": OWN_TEXT})
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": f"From 1 to {MOST_DAYS} days."})
    (token, digest), now = new_token(), timezone.now()
    link = ReviewLink(
        brief=brief,
        token_hash=digest,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
        **guest,
    )
    link.full_clean()
    link.save()
    audit.note(act=audit.Verb.LINK_MADE, subject=brief, by=by, details=link.signature)
    return link, token


@transaction.atomic
def revoke(*, link: ReviewLink, by: Any) -> bool:
    """Close a link for good; whether it was open to be closed. Twice is as good as once."""
    rows = ReviewLink.objects.filter(pk=link.pk, revoked_at=None)
    if not rows.update(revoked_at=timezone.now(), revoked_by=by):
        return False
    audit.note(act=audit.Verb.LINK_REVOKED, subject=link.brief, by=by, details=link.signature)
    return True


def opened_by(token: str) -> ReviewLink | None:
    """The link that this token opens now, if it opens any."""
    digest = digest_of(token)
    rows = ReviewLink.objects.select_related("brief", "made_by")
    link = rows.filter(token_hash=digest).first() if digest else None
    return link if link is not None and link.is_open else None


def note_visit(link: ReviewLink) -> None:
    now = timezone.now()
    if link.last_seen_at is None or link.last_seen_at < now - SEEN_EVERY:
        ReviewLink.objects.filter(pk=link.pk).update(last_seen_at=now)


@transaction.atomic
def may_post(link: ReviewLink) -> bool:
    """Whether this link may send one form more within the hour; counts it."""
    row = ReviewLink.objects.select_for_update().get(pk=link.pk)
    now = timezone.now()
    if row.posts_since is None or row.posts_since < now - timedelta(hours=1):
        row.posts, row.posts_since = 0, now
    row.posts += 1
    if row.posts > POSTS_AN_HOUR:
        return False
    ReviewLink.objects.filter(pk=row.pk).update(posts=row.posts, posts_since=row.posts_since)
    return True


def address(token: str) -> str:
    return address_of(reverse("outside_review", args=[token]))


def mail_invitation(link: ReviewLink, token: str) -> bool:
    """Send the guest their address, after the link is stored; whether it went out."""
    until = formats.date_format(timezone.localtime(link.expires_at), "j F Y")
    body = (
        f"{called(link.made_by)} asks you to read a draft before it is published:\n\n"
        f"{address(token)}\n\n"
        f"The address is yours alone and opens the draft until {until}. Please do not pass it "
        "on: whatever is said through it stands under your name.\n"
    )
    return letter(link.email, f"A draft for {link.name} to read", body)
