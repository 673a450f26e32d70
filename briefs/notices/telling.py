"""The one way to tell people: noted with the act, sent when the act stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from briefs.fields.text import normalise
from briefs.notices.models import Notice, NoticeChoice
from briefs.notices.sending import send_due

LONGEST_SUBJECT, LONGEST_TEXT = 200, 5000


def tell(
    *, people: Iterable[Any], kind: str, subject: str, text: str, path: str, by: Any = None
) -> list[Notice]:
    """Tell these people once each that ``by`` did something; ``path`` is the page to look at.

    The notices are rows of the transaction that the act is in, so that an act that is
    rolled back tells nobody; they are sent after its commit, and stay to be sent later
    when the mail server does not answer. Nobody is told of their own act. Whoever has no
    e-mail address, no active account or has chosen "never" is left out.
    """
    wanted = {one.pk: one for one in people if one is not None and one != by}
    never = NoticeChoice.objects.filter(user__in=list(wanted), when=NoticeChoice.When.NEVER)
    silent = set(never.values_list("user_id", flat=True))
    made = [
        _note(one, kind, subject, text, path)
        for key, one in sorted(wanted.items())
        if one.is_active and one.email and key not in silent
    ]
    if made:
        keys = [notice.pk for notice in made]
        transaction.on_commit(lambda: send_due(Notice.objects.filter(pk__in=keys)), robust=True)
    return made


def _note(recipient: Any, kind: str, subject: str, text: str, path: str) -> Notice:
    line = _short(" ".join(normalise(subject).split()), LONGEST_SUBJECT)
    words = _short(normalise(text).strip(), LONGEST_TEXT)
    notice = Notice(recipient=recipient, kind=kind, subject=line, text=words, path=path)
    notice.full_clean(exclude=["recipient"])
    notice.save()
    return notice


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def called(person: Any) -> str:
    """A person as the desk names them."""
    if person is None:
        return "somebody"
    return str(person.get_full_name() or person.get_username())
