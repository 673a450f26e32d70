"""Schedules are honoured by the requests themselves: no clock has to run beside the site."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from briefs.scheduling import clear_due

Answer = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger(__name__)


def due_first(get_response: Answer) -> Answer:
    """Middleware. Ask the gate about editions that are due before any page is made.

    One look into an index that holds only what is scheduled, once in so many seconds
    (``SCHEDULE_CHECK_SECONDS``) in each process; until then a due edition is not seen.
    """
    asked_at = 0.0

    def answer(request: HttpRequest) -> HttpResponseBase:
        nonlocal asked_at
        if time.monotonic() - asked_at > settings.SCHEDULE_CHECK_SECONDS:
            asked_at = time.monotonic()
            _clear()
        return get_response(request)

    return answer


def _clear() -> None:
    """A database that is down is told of by the page that needs it."""
    try:
        clear_due()
    except DatabaseError:
        log.warning("It could not be asked which editions are due.", exc_info=True)
