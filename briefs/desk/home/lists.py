"""The lists of the desk's home: each a few rows, with a way to all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.approval.models import Assignment
from briefs.approval.questions import approved, sent_back_to, unassigned, untouched_imports
from briefs.brief import Brief
from briefs.desk.home import rows
from briefs.desk.home.rows import Row
from briefs.edition import Edition

SHOWN = 6
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its rows, and where the rest of them is."""

    name: str
    title: str
    rows: list[Row]
    has_more: bool
    all_of_them: str


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Lists under one heading, those that have rows; ``empty`` stands there if none has."""

    title: str
    lists: list[Listed]
    empty: str


def groups(user: Any) -> Iterator[ListGroup]:
    """What this person sees on coming in, by what they may see."""
    if user.has_perm("briefs.view_brief"):
        yield _group("Waits for you", waits_for(user), "Nothing waits for you.")
        yield _group("Due", due(), "No review has a day, and nothing is scheduled.")
    if user.has_perm("agreements.view_agreement"):
        yield _group("The register", [to_look_at()], "No planned day has passed.")
    if user.has_perm("briefs.view_edition"):
        yield _group("Published lately", [lately()], "Nothing is published yet.")


def _group(title: str, lists: Iterable[Listed], empty: str) -> ListGroup:
    return ListGroup(title, [one for one in lists if one.rows], empty)


def waits_for(user: Any) -> Iterator[Listed]:
    """What this person is asked for: reviews, texts sent back, texts to publish, imports."""
    briefs = reverse("admin:briefs_brief_changelist")
    asked = Assignment.objects.open().filter(reviewer=user).select_related("brief").soonest()
    yield _listed("asked", "You are asked to review", asked, rows.assigned)
    yield _listed("sent-back", "Sent back to you", sent_back_to(user), rows.sent_back)
    if user.has_perm("briefs.approve_brief"):
        free, here = unassigned(user), f"{briefs}?state=in+review"
        yield _listed("unassigned", "In review, nobody asked yet", free, rows.in_review, here)
    if user.has_perm("briefs.publish_brief"):
        here = f"{briefs}?state=approved"
        yield _listed("approved", "Approved, to be published", approved(), rows.approved, here)
    proposed = Brief.objects.filter(proposals__decision="open").distinct().order_by("-pk")
    yield _listed("proposed", "Changes proposed by imports", proposed, rows.proposed)
    yield _listed("imported", "Drafts from imports to review", untouched_imports(), rows.imported)


def due() -> Iterator[Listed]:
    """What has a day: reviews of everybody, schedules, and what the gate held back."""
    editions = reverse("admin:briefs_edition_changelist")
    dated = Assignment.objects.open().filter(due_on__isnull=False)
    by_day = dated.select_related("brief", "reviewer").soonest()
    yield _listed("due", "Reviews due", by_day, rows.due)
    coming = Edition.objects.scheduled().order_by("published_at", "pk")
    yield _listed("scheduled", "Scheduled", coming, rows.scheduled, editions)
    yield _listed("held", "Held back by the gate at their time", held_lately(), rows.held)


def lately() -> Listed:
    seen = Edition.objects.visible().newest().select_related("brief")
    here = reverse("admin:briefs_edition_changelist")
    return _listed("published", "Newest editions", seen, rows.published, here)


def to_look_at() -> Listed:
    """Entries that were planned for a day which has passed."""
    past = Agreement.objects.past_their_day(timezone.localdate()).order_by("status_date", "pk")
    here = reverse("admin:agreements_agreement_changelist") + "?status__exact=planned"
    return _listed("past", "Planned days that have passed", past, rows.past, here)


def held_lately() -> QuerySet[Edition]:
    """Scheduled editions that the gate refused at their time, unless a later one was made."""
    later = Edition.objects.filter(
        brief=OuterRef("brief"), held_at=None, number__gt=OuterRef("number")
    )
    since = timezone.now() - LATELY
    held = Edition.objects.filter(held_at__gte=since, held_by_gate=True).exclude(Exists(later))
    return held.order_by("-held_at", "-pk")


def _listed(
    name: str,
    title: str,
    found: QuerySet[Any],
    told: Callable[[Any], Row],
    all_of_them: str = "",
) -> Listed:
    few = list(found[: SHOWN + 1])
    shown = [told(row) for row in few[:SHOWN]]
    return Listed(name, title, shown, len(few) > SHOWN, all_of_them)
