"""Who has a record open in the admin just now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

# A page tells that it is open three times in this time; who is silent longer has gone.
OPEN_FOR = timedelta(seconds=60)
# A page without JavaScript tells so once, when it is opened; a form is seldom open longer.
OPEN_UNTOLD = timedelta(minutes=15)


class Presence(models.Model):
    """One person at one record; a trace that is of no use once its time is over."""

    record = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    open_until = models.DateTimeField()
    tells = models.BooleanField(
        default=True, help_text="Whether the page goes on telling that it is open."
    )

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["record", "user"], name="presence_once")]

    def __str__(self) -> str:
        local = timezone.localtime(self.since)
        name = self.user.get_full_name() or self.user.get_username()
        if self.tells:
            return f"{name} has this open since {local:%H:%M}"
        return f"{name} opened this at {local:%H:%M} and may have it open still"


def name_of(row: models.Model) -> str:
    """The record as presences name it: ``briefs.brief.12``."""
    return f"{row._meta.label_lower}.{row.pk}"


_TOLD = ("since", "tells", "user__username", "user__first_name", "user__last_name")


def with_another(rows: Any, user: Any) -> Any:
    """Adds to each row who else has had it open longest; see :func:`another`."""
    label = rows.model._meta.label_lower
    record = Concat(Value(f"{label}."), Cast(OuterRef("pk"), models.CharField()))
    there = Presence.objects.filter(record=record, open_until__gt=timezone.now())
    first = there.exclude(user=user.pk).order_by("since", "pk")
    return rows.annotate(**{f"other_{name}": Subquery(first.values(name)[:1]) for name in _TOLD})


def another(row: Any) -> Presence | None:
    """Who else has a row of :func:`with_another` open; asks nothing of the database."""
    if getattr(row, "other_since", None) is None:
        return None
    names = ("username", "first_name", "last_name")
    user = get_user_model()(**{name: getattr(row, f"other_user__{name}") for name in names})
    return Presence(user=user, since=row.other_since, tells=row.other_tells)


def note(record: str, user: Any, *, tells: bool = True) -> list[Presence]:
    """Note that this person has the record open, and return who else has.

    ``tells`` is false for a page that will not say so again.
    """
    now = timezone.now()
    fresh = Presence.objects.filter(record=record, open_until__gt=now)
    there = list(fresh.select_related("user"))
    own = next((row for row in there if row.user_id == user.pk), None)
    mine = Presence(
        record=record,
        user=user,
        since=own.since if own else now,
        open_until=now + (OPEN_FOR if tells else OPEN_UNTOLD),
        tells=tells,
    )
    Presence.objects.bulk_create(
        [mine],
        update_conflicts=True,
        unique_fields=["record", "user"],
        update_fields=["since", "open_until", "tells"],
    )
    return [row for row in there if row.user_id != user.pk]


def leave(record: str, user: Any) -> None:
    """Note that this person has gone; a page of theirs that is open still tells so again."""
    Presence.objects.filter(record=record, user=user.pk).delete()


def sweep() -> None:
    """Forget who has gone."""
    Presence.objects.filter(open_until__lt=timezone.now() - 10 * OPEN_FOR).delete()
