"""Who has a record open in the admin just now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

# A page tells that it is open three times in this time; who is silent longer has gone.
OPEN_FOR = timedelta(seconds=60)


class Presence(models.Model):
    """One person at one record; a trace that is of no use a minute later."""

    record = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["record", "user"], name="presence_once")]

    def __str__(self) -> str:
        local = timezone.localtime(self.since)
        name = self.user.get_full_name() or self.user.get_username()
        return f"{name} has this open since {local:%H:%M}"


def name_of(row: models.Model) -> str:
    """The record as presences name it: ``briefs.brief.12``."""
    return f"{row._meta.label_lower}.{row.pk}"


def note(record: str, user: Any) -> list[Presence]:
    """Note that this person has the record open, and return who else has."""
    now = timezone.now()
    fresh = Presence.objects.filter(record=record, seen_at__gt=now - OPEN_FOR)
    there = list(fresh.select_related("user"))
    own = next((row for row in there if row.user_id == user.pk), None)
    mine = Presence(record=record, user=user, since=own.since if own else now, seen_at=now)
    Presence.objects.bulk_create(
        [mine],
        update_conflicts=True,
        unique_fields=["record", "user"],
        update_fields=["since", "seen_at"],
    )
    return [row for row in there if row.user_id != user.pk]


def sweep() -> None:
    """Forget who has gone."""
    Presence.objects.filter(seen_at__lt=timezone.now() - 10 * OPEN_FOR).delete()
