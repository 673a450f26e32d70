"""One thing that one person is told, and how each person wants to be told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from briefs.fields import LineField, ProseField
from briefs.versioning import Identified, IdentifiedQuerySet

DIGEST_HOUR = 7  # of the day, in the site's time zone
AGAIN_AFTER = timedelta(minutes=10)  # longer than any mail server is waited for
TRIED_FOR = timedelta(days=7)
KEPT_FOR = timedelta(days=90)


class NoticeChoice(Identified):
    """How one person wants to be told; without a row, immediately.

    It is one word that only they set: the last one holds, so that it needs no version.
    """

    class When(models.TextChoices):
        IMMEDIATELY = "immediately", "at once, one e-mail for each"
        DAILY = "daily", f"once a day, all in one e-mail after {DIGEST_HOUR}:00"
        NEVER = "never", "never"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choice"
    )
    when = models.CharField(max_length=11, choices=When, default=When.IMMEDIATELY)

    objects = IdentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_when_display()}"


def last_digest_hour(at: datetime) -> datetime:
    """The last moment before ``at`` on which a day's e-mail was due, in the site's time zone."""
    local = timezone.localtime(at)
    today = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today <= local else today - timedelta(days=1)


class NoticeQuerySet(IdentifiedQuerySet["Notice"]):
    def due(self, at: datetime | None = None) -> NoticeQuerySet:
        """Not sent, not just now being sent by somebody, and wanted by now."""
        at = at or timezone.now()
        free = Q(claimed_at=None) | Q(claimed_at__lt=at - AGAIN_AFTER)
        when = "recipient__notice_choice__when"
        at_once = Q(recipient__notice_choice=None) | Q(**{when: NoticeChoice.When.IMMEDIATELY})
        of_a_day = Q(**{when: NoticeChoice.When.DAILY}) & Q(created_at__lt=last_digest_hour(at))
        return self.filter(
            free,
            at_once | of_a_day,
            sent_at=None,
            created_at__gt=at - TRIED_FOR,
            recipient__is_active=True,
        ).exclude(recipient__email="")

    def claim(self, token: Any, at: datetime) -> NoticeQuerySet:
        """Those of these rows that nobody else has claimed, now claimed under ``token``.

        One statement decides; of two senders at once one gets each row.
        """
        free = Q(claimed_at=None) | Q(claimed_at__lt=at - AGAIN_AFTER)
        Notice.objects.filter(free, pk__in=list(self.values_list("pk", flat=True))).filter(
            sent_at=None
        ).update(claimed_at=at, claim=token, attempts=F("attempts") + 1)
        return Notice.objects.filter(claim=token).order_by("created_at", "pk")


class Notice(Identified):
    """Something that somebody did, told to one person by e-mail.

    It is sent at least once: ``claimed_at`` says that a process is sending it, and when
    that process died in between, it is sent again after :data:`AGAIN_AFTER`. Only when it
    died after the mail server took the letter, and before that was noted, it comes twice.
    """

    class Kind(models.TextChoices):
        ASSIGNMENT = "assignment", "a review"
        COMMENT = "comment", "a comment"
        SENT_BACK = "sent_back", "sent back"
        APPROVAL = "approval", "approved"
        PUBLICATION = "publication", "published"
        HELD_BACK = "held_back", "held back by the gate"

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=11, choices=Kind)
    subject = LineField(max_length=200)
    text = ProseField()
    path = models.CharField("address of the page", max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["created_at"], condition=Q(sent_at=None), name="notice_waiting"),
            models.Index(fields=["claim"], condition=Q(sent_at=None), name="notice_claimed"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(subject=""), name="notice_says_what"),
            models.CheckConstraint(
                condition=Q(path__startswith="/"), name="notice_leads_to_a_page_here"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}, to {self.recipient}"
