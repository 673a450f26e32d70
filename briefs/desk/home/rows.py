"""What a row of the desk's home says: a title that leads on, and a line below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone

from briefs.agreements.models import Agreement
from briefs.approval.models import Assignment
from briefs.brief import Brief
from briefs.edition import Edition


@dataclass(frozen=True, slots=True)
class Row:
    """``mark`` is a word in a thin line, ``late`` says that it needs hurry."""

    title: str
    address: str
    said: str = ""
    mark: str = ""
    late: bool = False


def assigned(asked: Assignment) -> Row:
    return Row(
        title=str(asked.brief),
        address=reverse("admin:briefs_brief_change", args=[asked.brief_id]),
        said=f"by {_day(asked.due_on)}" if asked.due_on else "no day given",
        mark="overdue" if asked.is_overdue else "",
        late=asked.is_overdue,
    )


def due(asked: Assignment) -> Row:
    row = assigned(asked)
    reviewer = asked.reviewer.get_full_name() or asked.reviewer.get_username()
    return Row(row.title, row.address, f"{reviewer}, {row.said}", row.mark, row.late)


def sent_back(brief: Any) -> Row:
    return Row(str(brief), _of(brief), brief.sent_back_note)


def in_review(brief: Brief) -> Row:
    return Row(str(brief), _of(brief), f"saved last {_moment(brief.updated_at)}")


def approved(brief: Brief) -> Row:
    return Row(str(brief), reverse("admin:brief_publish", args=[brief.pk]), "ready to publish")


def proposed(brief: Brief) -> Row:
    address = reverse("admin:brief_proposals", args=[brief.pk])
    return Row(str(brief), address, "a source came in again, and differs")


def imported(brief: Brief) -> Row:
    address = reverse("admin:brief_review", args=[brief.pk])
    return Row(str(brief), address, f"imported {_moment(brief.created_at)}")


def scheduled(edition: Edition) -> Row:
    return Row(edition.title, _edition(edition), _moment(edition.published_at), "scheduled")


def held(edition: Edition) -> Row:
    return Row(edition.title, _edition(edition), edition.held_reason, "held back", late=True)


def published(edition: Edition) -> Row:
    said = f"edition {edition.number}, {_moment(edition.published_at)}"
    return Row(edition.title, _edition(edition), said)


def past(agreement: Agreement) -> Row:
    address = reverse("admin:agreements_agreement_change", args=[agreement.pk])
    said = f"planned for {agreement.status_date}: what came of it?"
    return Row(str(agreement), address, said, "public" if agreement.is_public else "")


def _of(brief: Brief) -> str:
    return reverse("admin:briefs_brief_change", args=[brief.pk])


def _edition(edition: Edition) -> str:
    return reverse("admin:briefs_brief_change", args=[edition.brief_id])


def _day(day: Any) -> str:
    return str(formats.date_format(day, "j F Y"))


def _moment(when: datetime) -> str:
    """The moment in the site's time zone, which it names."""
    local = timezone.localtime(when)
    return f"{formats.date_format(local, 'j F Y, H:i')} {local:%Z}"
