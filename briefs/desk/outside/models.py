"""A link that opens one draft to one person without an account."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from briefs.brief import Brief
from briefs.fields import LineField
from briefs.versioning import Identified, IdentifiedQuerySet

DAYS, MOST_DAYS = 14, 90
POSTS_AN_HOUR = 60


class ReviewLinkQuerySet(IdentifiedQuerySet["ReviewLink"]):
    def newest(self) -> ReviewLinkQuerySet:
        return self.select_related("made_by", "revoked_by").order_by("-made_at", "-pk")


class ReviewLink(Identified):
    """An invitation to read a draft, and to comment on it or decide by name.

    Only the SHA-256 of the secret in its address is kept, so that nobody who reads the
    database can open it. Whoever made it answers for the guest: when they may not approve
    briefs any more, or their account is closed, it opens nothing.
    """

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="review_links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    name = LineField(max_length=80, help_text="What they say and decide stands under this name.")
    organisation = LineField(max_length=80, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    may_comment = models.BooleanField("may comment", default=True)
    may_approve = models.BooleanField("may approve, or ask for changes", default=False)
    expires_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_seen_at = models.DateTimeField(null=True, blank=True)
    posts = models.PositiveSmallIntegerField(default=0)
    posts_since = models.DateTimeField(null=True, blank=True)

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="review_link_names_its_guest"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="review_link_expires_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signature}, for {self.brief}"

    @property
    def signature(self) -> str:
        """The name that stands under what the guest says and decides."""
        said = f"{self.name}, {self.organisation}" if self.organisation else self.name
        return said[:120]

    @property
    def state(self) -> str:
        if self.revoked_at:
            return "revoked"
        if self.expires_at <= timezone.now():
            return "expired"
        return "open" if self._is_answered_for else "closed with its maker's account"

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def _is_answered_for(self) -> bool:
        maker = self.made_by
        return maker is not None and maker.is_active and maker.has_perm("briefs.approve_brief")

    def clean(self) -> None:
        super().clean()
        if self.expires_at and self.expires_at > self.made_at + timedelta(days=MOST_DAYS, hours=1):
            raise ValidationError(f"A link lives {MOST_DAYS} days at most.")
