"""The log, page by page from the newest act, and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from briefs import audit
from briefs.audit.models import Act, ActQuerySet
from briefs.audit.whence import COMMAND_LINE, OF_ITSELF
from briefs.desk.audit.agents import in_short
from briefs.desk.audit.asked import AskedForm
from briefs.desk.audit.exporting import FORMATS, in_batches
from briefs.desk.audit.records import addresses, kind_in_words

ON_A_PAGE = 50
may_look = permission_required("audit.view_act", raise_exception=True)


@dataclass(frozen=True, slots=True)
class Page:
    """Acts that stand on one page, and whether there are newer and older ones."""

    acts: list[Act]
    has_newer: bool
    has_older: bool


@require_safe
@may_look
def acts(request: HttpRequest) -> HttpResponse:
    """Who did what, when and from where; nothing is counted, however many there are."""
    form = AskedForm(request.GET, label_suffix="")
    is_valid = form.is_valid()
    page = _page(form.acts(), request) if is_valid else Page([], False, False)
    there = addresses(page.acts)
    names = set(form.fields)
    asked = urlencode([(name, value) for name, value in request.GET.items() if name in names])
    context = {
        **admin.site.each_context(request),
        "title": "Audit log",
        "opts": Act._meta,
        "form": form,
        "is_valid": is_valid,
        "asked": asked,
        "is_narrowed": is_valid and form.is_narrowed,
        "record": _record(form) if is_valid else None,
        "page": page,
        "rows": [_row(act, there) for act in page.acts],
        "zone": timezone.get_current_timezone_name(),
        "formats": [(ending, form.name) for ending, form in FORMATS.items()],
    }
    return render(request, "desk/audit/list.html", context)


@require_GET
@may_look
def export(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """What the filter shows, all of it, up to this moment; the export is an act itself."""
    form = AskedForm(request.GET)
    if not form.is_valid():
        return HttpResponse("The filter cannot be read.\n", status=400, content_type="text/plain")
    shape = FORMATS[ending]
    said = f"as {shape.name}: {form.in_words()}"
    noted = audit.note(act=audit.Verb.EXPORTED, by=request.user, details=said)
    lines = shape.write(in_batches(form.acts().before(noted)))
    answer = StreamingHttpResponse(lines, content_type=shape.media_type)
    name = f"audit-log-{timezone.localtime(noted.at):%Y-%m-%d-%H%M}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _page(found: ActQuerySet, request: HttpRequest) -> Page:
    """Those before or after the act that the address names, or the newest."""
    older, newer = (_named(request, name) for name in ("older", "newer"))
    if newer is not None:
        rows = list(found.after(newer).order_by("at", "pk")[: ON_A_PAGE + 1])
        return Page(rows[:ON_A_PAGE][::-1], len(rows) > ON_A_PAGE, has_older=True)
    if older is not None:
        found = found.before(older)
    rows = list(found[: ON_A_PAGE + 1])
    return Page(rows[:ON_A_PAGE], older is not None, len(rows) > ON_A_PAGE)


def _named(request: HttpRequest, name: str) -> Act | None:
    key = request.GET.get(name, "")
    return Act.objects.filter(pk=key).first() if key.isdecimal() and key.isascii() else None


def _row(act: Act, there: dict[tuple[str, str], str]) -> dict[str, Any]:
    record = (act.subject_kind, act.subject_key)
    return {
        "act": act,
        "kind": kind_in_words(act.subject_kind) if act.subject_kind else "",
        "address": there.get(record, ""),
        "agent": in_short(act.agent),
        "is_command": act.agent.startswith(COMMAND_LINE),
        "is_unasked": act.agent == OF_ITSELF.agent,
    }


def _record(form: AskedForm) -> dict[str, str] | None:
    """The one record that is asked for, by the name that its newest act has."""
    asked = form.cleaned_data["record"]
    if asked is None:
        return None
    kind, key = asked
    last = Act.objects.of(kind, key).newest().first()
    there = addresses([Act(subject_kind=kind, subject_key=key)])
    name = last.subject_name if last else ""
    return {"kind": kind_in_words(kind), "name": name, "address": there.get(asked, "")}
