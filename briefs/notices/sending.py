"""Notices become e-mails: at once, again when that failed, or a day's in one."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.core import mail
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from briefs.notices.models import KEPT_FOR, Notice, NoticeChoice, NoticeQuerySet

log = logging.getLogger(__name__)
AT_A_TIME = 200
FOOT = "How you are told of such things, or whether at all, is yours to choose:\n{address}\n"


def send_due(notices: NoticeQuerySet | None = None, at: datetime | None = None) -> int:
    """Send what is due of these notices (of all, unless told which); how many were sent.

    May run at any time, as often as one likes and in several processes: each claims what
    it sends. The first letter that the mail server does not take ends the round; what is
    left is tried again after ten minutes, for a week. Never raises for a mail server.
    """
    at = at or timezone.now()
    rows = Notice.objects.all() if notices is None else notices
    due = rows.due(at).order_by("recipient_id", "created_at", "pk")
    listed = list(due.values_list("recipient_id", "pk", "recipient__notice_choice__when"))
    sent = 0
    for key, group in groupby(listed[:AT_A_TIME], key=lambda row: (row[0], row[2])):
        keys = [pk for _, pk, _ in group]
        together = key[1] == NoticeChoice.When.DAILY
        for batch in [keys] if together else [[pk] for pk in keys]:
            done = _send(Notice.objects.filter(pk__in=batch), at)
            if done is None:
                return sent
            sent += done
    return sent


def sweep(at: datetime | None = None) -> None:
    """Forget notices of long ago, sent or not."""
    Notice.objects.filter(created_at__lt=(at or timezone.now()) - KEPT_FOR).delete()


def _send(notices: NoticeQuerySet, at: datetime) -> int | None:
    """One letter of these notices; how many it tells of, or none when it could not be sent."""
    mine = list(notices.claim(uuid.uuid4(), at).select_related("recipient"))
    if not mine:
        return 0
    subject = mine[0].subject if len(mine) == 1 else f"{len(mine)} things that happened"
    if not letter(mine[0].recipient.email, subject, _body(mine)):
        return None
    Notice.objects.filter(pk__in=[one.pk for one in mine]).update(sent_at=timezone.now())
    return len(mine)


def letter(to: str, subject: str, body: str) -> bool:
    """Send one e-mail in plain text; whether the mail server took it."""
    line = f"[{settings.SITE_NAME}] {subject}"
    message = mail.EmailMessage(" ".join(line.split()), body, to=[to])
    message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holidays answer
    try:
        message.send()
    except Exception:  # a server that is down, a name it refuses, an address with a line feed
        log.warning("An e-mail could not be sent; it is tried again later.", exc_info=True)
        return False
    return True


def _body(notices: Sequence[Notice]) -> str:
    parts = [f"{one.text}\n\n{address_of(one.path)}\n" for one in notices]
    foot = FOOT.format(address=address_of(reverse("admin:notices")))
    return "\n--\n\n".join([*parts, foot])


def address_of(path: str) -> str:
    """A page of this site as a letter names it."""
    return f"{settings.SITE_URL}{path}"


class Lazily:
    """Sends what is due with somebody's request, so that no clock has to run beside the site."""

    def __init__(self) -> None:
        self._asked_at = float("-inf")

    def __call__(self) -> None:
        """Once in ``NOTICE_CHECK_SECONDS`` in each process; a database that is down is told
        of by the page that needs it."""
        now = time.monotonic()
        if now - self._asked_at <= settings.NOTICE_CHECK_SECONDS:
            return
        self._asked_at = now
        try:
            send_due()
        except DatabaseError:
            log.warning("Notices could not be looked for.", exc_info=True)


send_lazily = Lazily()
