"""Many rows chosen in a list of the desk, for one act on each of them.

What was chosen is kept in the session under a key, and so is the report of what
came of it: a page that is loaded again shows the same.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

AT_MOST = 500  # rows in one run
KEPT = 5  # runs of one session
PLACE = "bulk"


@dataclass(frozen=True, slots=True)
class BulkAct:
    """One thing that can be done to many rows; ``permission`` is that of its door."""

    name: str
    label: str
    permission: str


BRIEF_ACTS = (
    BulkAct("submit", "Submit for review…", "briefs.change_brief"),
    BulkAct("assign", "Ask a reviewer…", "briefs.change_brief"),
    BulkAct("approve", "Approve…", "briefs.approve_brief"),
    BulkAct("tag", "Tag…", "briefs.change_brief"),
    BulkAct("export", "Export…", "briefs.view_brief"),
    BulkAct("withdraw", "Withdraw…", "briefs.publish_brief"),
)
ENTRY_ACTS = (
    BulkAct("publish", "Make public…", "agreements.publish_agreement"),
    BulkAct("tag", "Tag with topics…", "agreements.change_agreement"),
    BulkAct("export", "Export…", "agreements.view_agreement"),
    BulkAct("withdraw", "Withdraw…", "agreements.publish_agreement"),
)


def actions(acts: Iterable[BulkAct], user: Any) -> dict[str, tuple[Any, str, str]]:
    """The acts that this person may do, as actions of a list in the admin."""
    allowed = [act for act in acts if user.has_perm(act.permission)]
    return {f"bulk_{one.name}": (_action(one), f"bulk_{one.name}", one.label) for one in allowed}


def _action(act: BulkAct) -> Callable[[Any, HttpRequest, QuerySet[Any]], HttpResponse | None]:
    def chosen(model_admin: Any, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        keys = list(dict.fromkeys(rows.values_list("pk", flat=True)[: AT_MOST + 1]))
        if len(keys) > AT_MOST:
            said = (
                f"More than {AT_MOST} rows are chosen, and one run takes {AT_MOST} at most; "
                "nothing was done. Narrow the list down by its filters first."
            )
            messages.error(request, said)
            return None
        run = {"of": model_admin.opts.label_lower, "act": act.name, "rows": keys}
        return HttpResponseRedirect(reverse("admin:bulk", args=[_begin(request, run)]))

    return chosen


def _begin(request: HttpRequest, run: dict[str, Any]) -> str:
    key = secrets.token_hex(8)
    runs = {**request.session.get(PLACE, {}), key: run}
    request.session[PLACE] = dict(list(runs.items())[-KEPT:])
    return key


def run_of(request: HttpRequest, key: str) -> dict[str, Any] | None:
    """What was chosen under this key in this session, if it is still kept."""
    run: dict[str, Any] | None = request.session.get(PLACE, {}).get(key)
    return run


def keep_report(request: HttpRequest, key: str, report: dict[str, Any]) -> None:
    request.session[PLACE][key]["report"] = report
    request.session.modified = True
