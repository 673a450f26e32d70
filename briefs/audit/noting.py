"""The one way into the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from briefs.audit.verbs import Verb
from briefs.audit.whence import OF_ITSELF, whence

if TYPE_CHECKING:
    from briefs.audit.models import Act

LONGEST = 300


def note(
    *,
    act: Verb,
    subject: models.Model | None = None,
    by: Any = None,
    details: str = "",
    unasked: bool = False,
) -> Act:
    """Write down that this was done to ``subject`` (a stored row), now and from here.

    Must run in the transaction of the act, so that what is rolled back leaves no trace.
    ``by`` is who did it; without it, whoever is logged in to the request. ``details``
    are a few words: which fields changed, never what a draft or a source says in them.
    What is ``unasked`` the site does at its time, whoever's request it happens to answer.
    """
    from briefs.audit.models import Act  # there are none yet when Django reads this package

    here = OF_ITSELF if unasked else whence()
    person = by if getattr(by, "is_authenticated", False) else here.user
    row = Act(
        act=Verb(act).value,
        by=person,
        by_name=_name_of(person),
        details=_short(details),
        address=here.address,
        agent=here.agent,
    )
    if subject is not None:
        row.subject_kind, row.subject_key = subject._meta.label_lower, key_of(subject)
        row.subject_name = _short(str(subject))
    row.clean_fields(exclude=["by"])
    row.save(force_insert=True)
    return row


def key_of(row: models.Model) -> str:
    """What a row is known by for good: its permanent identity, or, if it has none, its key."""
    return str(getattr(row, "uid", None) or row.pk)


def _name_of(person: Any) -> str:
    if person is None:
        return ""
    account, name = person.get_username(), person.get_full_name()
    return _short(f"{account} ({name})" if name else account)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
