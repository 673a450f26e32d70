"""One party under one name in every agreement, where the evidence bears it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs import audit
from briefs.agreements.correcting import settle_inferred
from briefs.agreements.correction_log import record_correction
from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Evidence, Party
from briefs.agreements.spelling import Spelling
from briefs.agreements.values import party_key
from briefs.agreements.verification import Refused
from briefs.tags.models import folded
from briefs.versioning import StaleVersion, claim


class CannotBe(Exception):
    """Why a party of one agreement cannot be spelt so, in an editor's words."""


@dataclass(frozen=True, slots=True)
class Unified:
    """The agreements in which the party is spelt anew, and those that stay with the reason."""

    changed: list[Agreement] = field(default_factory=list)
    refused: list[tuple[Agreement, str]] = field(default_factory=list)


@transaction.atomic
def unify_parties(
    *,
    parties: Iterable[Party],
    to: Spelling,
    versions: Mapping[int, int | None],
    note: str = "",
    by: Any = None,
    public_too: bool = False,
) -> Unified:
    """Spell these parties of different agreements as ``to``, each agreement by itself.

    ``versions`` are those of the agreements that were looked at. An agreement stays
    as it is, with the reason, when it has changed since, when a passage that names
    the party would not name it any more (check B), when it has that party already,
    or when it is public and ``public_too`` is not given or its correction is refused
    (``note`` is what readers are told). Raises ``ValidationError`` when ``to`` is
    spelt as no party can be.
    """
    _check(to)
    done = Unified()
    for party in sorted(parties, key=lambda row: (row.agreement_id, row.pk)):
        agreement = Agreement.objects.get(pk=party.agreement_id)
        try:
            with transaction.atomic():
                claim(agreement, versions.get(agreement.pk))
                _respell(Party.objects.get(pk=party.pk), to)
                _after(agreement, note, by, public_too)
        except (CannotBe, Refused) as error:
            done.refused.append((agreement, str(error)))
        except (StaleVersion, Party.DoesNotExist):
            done.refused.append((agreement, "It was changed by someone else meanwhile."))
        else:
            done.changed.append(agreement)
    return done


def why_not(party: Party, to: Spelling, *, public_too: bool) -> str:
    """Why this one would stay as it is; empty if it would be spelt anew. Writes nothing."""
    if party.agreement.published_at and not public_too:
        return NOT_YOURS
    try:
        moved_evidence(party, to)
    except CannotBe as error:
        return str(error)
    return ""


NOT_YOURS = "It is public: who may publish agreements corrects it."


def moved_evidence(party: Party, to: Spelling) -> list[tuple[Evidence, str]]:
    """The evidence of the party with the value that it has then. Raises :class:`CannotBe`."""
    _alone(party, to)
    new = Party(name=to.name, kind=to.kind, country_code=to.country_code)
    forms = dict.fromkeys((party_key(new), new.name if new.kind == Party.Kind.STATE else ""))
    wanted = [form for form in forms if form]
    moved = []
    for row in party.agreement.evidence.all():
        if row.aspect != Evidence.Aspect.PARTIES or row.value not in {party_key(party), party.name}:
            continue
        said = [form for form in wanted if follows(row.aspect, form, row.quote)]
        if row.basis == Evidence.Basis.STATED and not said:
            raise CannotBe(f"This passage does not name “{to.name}”: “{_short(row.quote)}”")
        moved.append((row, (said or wanted)[0]))
    return moved


def _alone(party: Party, to: Spelling) -> None:
    """Two parties of one agreement do not become one unseen: one may be a mistake."""
    for other in party.agreement.parties.all():
        is_state = to.kind == other.kind == Party.Kind.STATE
        same_state = is_state and other.country_code == to.country_code
        if other.pk != party.pk and (folded(other.name) == folded(to.name) or same_state):
            raise CannotBe(
                f"It lists “{other.name}” beside “{party.name}”: remove one of them there first."
            )


def _check(to: Spelling) -> None:
    party = Party(name=to.name, kind=to.kind, country_code=to.country_code)
    party.full_clean(exclude=["agreement"])


def _respell(party: Party, to: Spelling) -> None:
    for row, value in moved_evidence(party, to):
        same = Evidence.objects.filter(
            agreement=row.agreement_id,
            source=row.source_id,
            aspect=row.aspect,
            value=value,
            start=row.start,
            end=row.end,
        )
        if same.exclude(pk=row.pk).exists():
            row.delete()
        elif value != row.value:
            row.value = value
            row.save(update_fields=["value"])
    party.name, party.kind, party.country_code = to.name, to.kind, to.country_code
    try:
        party.full_clean()
    except ValidationError as error:
        raise CannotBe(" ".join(error.messages)) from error
    party.save()


def _after(agreement: Agreement, note: str, by: Any, public_too: bool) -> None:
    settle_inferred(agreement)
    agreement.refresh_from_db()
    if agreement.published_at and not public_too:
        raise CannotBe(NOT_YOURS)
    agreement.save(update_fields=["updated_at"])
    if not agreement.published_at:
        audit.note(act=audit.Verb.SAVED, subject=agreement, by=by, details="a party spelt anew")
    else:
        record_correction(agreement=agreement, note=note, by=by)


def _short(quote: str) -> str:
    return quote if len(quote) <= 160 else f"{quote[:157]}…"
