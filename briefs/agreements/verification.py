"""The two checks of evidence, and what keeps an agreement from being public.

Check A: the quote *is* ``text[start:end]`` of its source. Check B: the value
*follows from* the quote, or is marked inferred. Both fail closed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefs.agreements import wording
from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.status import Status, settle

Aspect = Evidence.Aspect


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps something from being published, in an editor's words.

    ``field`` is where it is mended: a field of the form, or a set of rows.
    """

    field: str
    message: str

    @property
    def anchor(self) -> str:
        """The element of the edit page where it is mended."""
        rows = {"evidence", "parties", "events", "authorships", "tagged_items", "listed_agreements"}
        return f"{self.field}-group" if self.field in rows else f"id_{self.field}"


class Refused(Exception):
    """The gate did not open; ``problems`` says why in an editor's words."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


FOLLOWS: dict[str, Callable[[str, str], bool]] = {
    Aspect.EXISTENCE: lambda value, quote: wording.names_any_instrument(quote),
    Aspect.COUNT: lambda value, quote: value.isdecimal() and int(value) in wording.numbers(quote),
    Aspect.KIND: wording.names_kind,
    Aspect.PARTIES: lambda value, quote: names_party(value, quote),
    Aspect.AREAS: wording.names_all,
    Aspect.STATUS: wording.names_status,
    Aspect.DATE: wording.states_date,
    Aspect.PLACE: wording.names_all,
    Aspect.LEGAL_CHARACTER: wording.names_legal_character,
}
CODES: dict[str, list[str]] = {
    Aspect.KIND: Agreement.Kind.values,
    Aspect.STATUS: Status.values,
    Aspect.LEGAL_CHARACTER: Agreement.LegalCharacter.values,
}


def is_verbatim(evidence: Evidence, text: str) -> bool:
    """Check A, against the text of the source."""
    return evidence.start < evidence.end and text[evidence.start : evidence.end] == evidence.quote


def follows(aspect: str, value: str, quote: str) -> bool:
    """Check B for a value that is said to be stated."""
    if value not in CODES.get(aspect, [value]):
        return False
    return FOLLOWS[aspect](value, quote)


def names_party(value: str, quote: str) -> bool:
    """A party as an ISO code or by name: "KR", "South Korean companies", "Samruk Grid"."""
    if len(value) == 2 and value.isupper():
        return wording.names_state(value, quote)
    return wording.names_all(value, quote)


def evidence_problems(evidence: Evidence) -> list[Problem]:
    """What is wrong with one piece of evidence; empty if both checks pass."""
    found = []
    if not is_verbatim(evidence, evidence.source.text):
        found.append(
            Problem(
                "evidence",
                f"“{_short(evidence.quote)}” does not stand at that place of the source.",
            )
        )
    elif evidence.basis == Evidence.Basis.STATED and not follows(
        evidence.aspect, evidence.value, evidence.quote
    ):
        what = evidence.get_aspect_display()
        found.append(
            Problem(
                "evidence",
                f"“{_short(evidence.quote)}” does not say {what} “{evidence.value}”: "
                "choose another passage, or mark the value as inferred.",
            )
        )
    return found


def agreement_problems(agreement: Agreement) -> list[Problem]:
    """What keeps this agreement from being public; empty if its evidence holds.

    Every value that readers are shown must rest on evidence of its own.
    """
    rows = list(agreement.evidence.select_related("source"))
    found = [problem for row in rows for problem in evidence_problems(row)]
    has = {(row.aspect, row.value) for row in rows}
    if not any(row.aspect == Aspect.EXISTENCE for row in rows):
        found.append(Problem("evidence", "No passage says that this exists."))
    for aspect, values, message in _required(agreement):
        if not any((aspect, value) in has for value in values):
            found.append(Problem("evidence", message))
    found += _status_problems(agreement)
    if not agreement.parties.all():
        found.append(Problem("parties", "No party is named."))
    return found


def _required(agreement: Agreement) -> list[tuple[str, list[str], str]]:
    """Each value shown in public, in the forms its evidence may give it, and the complaint."""
    need: list[tuple[str, list[str], str]] = [
        (
            Aspect.KIND,
            [agreement.kind],
            f"No passage supports the kind “{agreement.get_kind_display()}”.",
        )
    ]
    if agreement.is_group and agreement.count is not None:
        need.append(
            (
                Aspect.COUNT,
                [str(agreement.count)],
                f"No passage supports the count {agreement.count}.",
            )
        )
    for party in agreement.parties.all():
        forms = [party.name] + ([party.country_code] if party.country_code else [])
        need.append((Aspect.PARTIES, forms, f"No passage supports the party “{party.name}”."))
    for area in agreement.areas:
        need.append((Aspect.AREAS, [area], f"No passage supports the area “{area}”."))
    for event in agreement.events.all():
        label = event.get_status_display()
        need.append((Aspect.STATUS, [event.status], f"No passage supports the status “{label}”."))
        if event.date:
            need.append(
                (Aspect.DATE, [str(event.date)], f"No passage supports the date {event.date}.")
            )
        if event.place:
            need.append(
                (Aspect.PLACE, [event.place], f"No passage supports the place {event.place}.")
            )
    if agreement.legal_character != Agreement.LegalCharacter.UNKNOWN:
        need.append(
            (
                Aspect.LEGAL_CHARACTER,
                [agreement.legal_character],
                "No passage supports the legal character; set it to “not known”.",
            )
        )
    return need


def _status_problems(agreement: Agreement) -> list[Problem]:
    if not agreement.status:
        return [Problem("events", "No event gives it a status.")]
    if (agreement.status, str(agreement.status_date)) != settle(agreement.events.all()):
        return [
            Problem("events", "The status does not follow from the events; save the events again.")
        ]
    return []


def _short(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:77]}…"
