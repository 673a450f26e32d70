"""Spelling a party in one way: what changes, what stays and why, and the act."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from briefs.agreements.models import Evidence, Party
from briefs.agreements.spelling import Spelling, rows_of
from briefs.agreements.unifying import Unified, unify_parties, why_not
from briefs.desk.vocabulary.forms import SpellingForm, UnifyForm
from briefs.desk.vocabulary.party_views import shown
from briefs.desk.vocabulary.seen import keys_of, seen

AT_ONCE = 200
SPELLINGS = 20
NAMED = 10


@dataclass(slots=True)
class Asked:
    """The spellings that an address names, and how the party is to be spelt."""

    keys: list[int]
    spellings: list[Spelling]
    form: SpellingForm
    to: Spelling | None = None
    rows: list[Party] = field(default_factory=list)
    number: int = 0

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        keys = keys_of(request.GET.getlist("party"))[:SPELLINGS]
        found = Party.objects.in_bulk(keys)
        spellings = list(dict.fromkeys(Spelling.of(found[key]) for key in keys if key in found))
        given = request.GET if "name" in request.GET else _as_data(spellings)
        asked = cls(keys, spellings, SpellingForm(given))
        if spellings and asked.form.is_valid():
            asked.to = asked.form.spelling
            rows = rows_of(spellings).exclude(asked.to.rows)
            asked.number = rows.count()
            evidence = Evidence.objects.filter(aspect=Evidence.Aspect.PARTIES)
            looked_at = ("agreement__parties", Prefetch("agreement__evidence", evidence))
            asked.rows = list(rows.prefetch_related(*looked_at)[:AT_ONCE])
        return asked

    @property
    def query(self) -> str:
        pairs = [("party", str(key)) for key in self.keys]
        to = [("name", self.to.name), ("kind", self.to.kind)] if self.to else []
        code = [("country_code", self.to.country_code)] if self.to else []
        return urlencode([*pairs, *to, *code])


def _as_data(spellings: list[Spelling]) -> dict[str, str]:
    """The spelling that most entries have, one with a code before one without.

    Of two that as many have, the shorter: a passage with the longer one bears it too.
    """
    numbers = {
        (row["name"], row["kind"], row["country_code"]): row["public"] + row["private"]
        for row in Party.objects.filter(name__in=[one.name for one in spellings]).spellings()
    }
    most = max(
        spellings,
        key=lambda one: (
            bool(one.country_code),
            numbers.get((one.name, one.kind, one.country_code), 0),
            -len(one.name),
        ),
        default=Spelling("", "", ""),
    )
    return {"name": most.name, "kind": most.kind, "country_code": most.country_code}


@permission_required(
    ["agreements.change_agreement", "agreements.change_party"], raise_exception=True
)
def unify(request: HttpRequest) -> HttpResponse:
    """How the party is to be spelt, what that changes, and the button."""
    asked, may_publish = Asked.of(request), request.user.has_perm("agreements.publish_agreement")
    public = may_publish and any(row.agreement.published_at for row in asked.rows)
    agreements = [row.agreement for row in asked.rows]
    form = UnifyForm(request.POST or None, public=public, initial={"seen": seen(agreements)})
    if request.method == "POST" and form.is_valid() and asked.to is not None:
        done = _unified(request, form, asked, asked.to, may_publish)
        if done is not None:
            return _on(request, asked, done)
    if request.method == "POST":
        asked = Asked.of(request)
        form.shows_now(seen(row.agreement for row in asked.rows))
    return _page(request, asked, form, may_publish)


def _unified(
    request: HttpRequest, form: UnifyForm, asked: Asked, to: Spelling, public_too: bool
) -> Unified | None:
    try:
        return unify_parties(
            parties=asked.rows,
            to=to,
            versions=form.cleaned_data["seen"],
            note=form.cleaned_data.get("note", ""),
            by=request.user,
            public_too=public_too,
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
    except (IntegrityError, OperationalError):
        form.add_error(None, "Something else was saved at the same moment. Try again.")
    return None


def _on(request: HttpRequest, asked: Asked, done: Unified) -> HttpResponse:
    """Where it goes on: back with what is left, or to the list."""
    name, number = asked.to.name if asked.to else "", len(done.changed)
    if number:
        word = "agreement" if number == 1 else "agreements"
        messages.success(request, f"“{name}” in {number} {word} more.")
    for agreement, reason in done.refused[:NAMED]:
        messages.error(request, f"“{agreement}” stays as it is. {reason}")
    if len(done.refused) > NAMED:
        messages.error(request, f"{len(done.refused) - NAMED} more stay as they are.")
    if asked.number > AT_ONCE and number:
        response = redirect("admin:vocabulary_unify")
        response["Location"] += f"?{asked.query}"
        return response
    response = redirect("admin:vocabulary_parties")
    response["Location"] += f"?{urlencode({'q': name})}"
    return response


def _page(request: HttpRequest, asked: Asked, form: UnifyForm, may_publish: bool) -> HttpResponse:
    to = asked.to
    changing: list[dict[str, Any]] = []
    staying: list[dict[str, Any]] = []
    for row in asked.rows:
        reason = why_not(row, to, public_too=may_publish) if to else ""
        line = {"party": row, "agreement": row.agreement, "reason": reason}
        (staying if reason else changing).append(line)
    return shown(
        request,
        "unify",
        "Spell a party in one way",
        asked=asked,
        to=to,
        changing=changing,
        staying=staying,
        named=NAMED,
        public=sum(bool(line["agreement"].published_at) for line in changing),
        left=max(0, asked.number - AT_ONCE),
        form=form,
    )
