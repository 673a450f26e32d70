"""The two checks of evidence, and what keeps an agreement from being public.

Check A: the quote *is* ``text[start:end]`` of its source. Check B: the value
*follows from* the quote, or is marked inferred. Both fail closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from briefs.agreements import wording
from briefs.agreements.following import follows
from briefs.agreements.models import Agreement, Evidence, Party
from briefs.agreements.reasons import why_not_follows
from briefs.agreements.status import settle
from briefs.originality import PUBLIC_QUOTE_WORDS, copied_runs, is_official_name, words_in

Aspect = Evidence.Aspect
# What the checks look at; who asks about many agreements fetches it for all at once.
LOOKED_AT = ("parties", "events", "evidence__source", "group__parties")


ROWS = frozenset(
    "evidence parties events authorships tagged_items listed_agreements references".split()
)


def anchor_of(field: str) -> str:
    """The element of the edit page where a field, or a set of rows, is mended."""
    return f"{field}-group" if field in ROWS else f"id_{field}"


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
        return anchor_of(self.field)


class Refused(Exception):
    """The gate did not open; ``problems`` says why in an editor's words."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


def is_verbatim(evidence: Evidence, text: str) -> bool:
    """Check A, against the text of the source."""
    return evidence.start < evidence.end and text[evidence.start : evidence.end] == evidence.quote


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
        why = why_not_follows(evidence.aspect, evidence.value, evidence.quote)
        found.append(
            Problem(
                "evidence",
                f"“{_short(evidence.quote)}” does not say {what} “{evidence.value}”. {why} "
                "Choose another passage, or mark the value as inferred.",
            )
        )
    return found


def agreement_problems(agreement: Agreement) -> list[Problem]:
    """What keeps this agreement from being public; empty if its evidence holds.

    Every value that readers are shown must rest on evidence of its own; that it
    exists, and how many a group counts, must be stated and not only inferred.
    """
    prefetch_related_objects([agreement], *LOOKED_AT)
    rows = list(agreement.evidence.all())
    found = [problem for row in rows for problem in evidence_problems(row)]
    has = {(row.aspect, row.value) for row in rows}
    stated = [row for row in rows if row.basis == Evidence.Basis.STATED]
    if not any(row.aspect == Aspect.EXISTENCE for row in stated):
        found.append(Problem("evidence", "No passage says that this exists."))
    for aspect, values, message in _required(agreement):
        if not any((aspect, value) in has for value in values):
            found.append(Problem("evidence", message))
    if not agreement.parties.all():
        found.append(Problem("parties", "No party is named."))
    return [
        *found,
        *_count_problems(agreement, stated),
        *_status_problems(agreement),
        *_membership_problems(agreement),
        *_copied(agreement, rows),
    ]


def inferred_values(agreement: Agreement) -> list[str]:
    """What readers are shown that no passage states: “a party “KR””, for the publisher to see."""
    rows = list(agreement.evidence.all())
    stated = {(row.aspect, row.value) for row in rows if row.basis == Evidence.Basis.STATED}
    inferred = [row for row in rows if (row.aspect, row.value) not in stated]
    return list(dict.fromkeys(f"{row.get_aspect_display()} “{row.value}”" for row in inferred))


def _count_problems(agreement: Agreement, stated: list[Evidence]) -> list[Problem]:
    """The number of a group is stated, and with the qualifier that the source gives it."""
    if not agreement.is_group or agreement.count is None:
        return []
    passages = [
        row for row in stated if row.aspect == Aspect.COUNT and row.value == str(agreement.count)
    ]
    if not passages:
        return [Problem("evidence", f"No passage states the count {agreement.count}.")]
    said = {wording.qualifier_of(agreement.count, row.quote) for row in passages}
    if agreement.count_qualifier in said:
        return []
    return [
        Problem(
            "count_qualifier",
            f"The source says “{' / '.join(sorted(said)).replace('_', ' ')}”, "
            f"the entry “{agreement.get_count_qualifier_display()}” {agreement.count}.",
        )
    ]


def _membership_problems(agreement: Agreement) -> list[Problem]:
    """A member shares a party with its group, and is of the same basis."""
    group = agreement.group
    if group is None:
        return _strangers(agreement) if agreement.is_group and agreement.published_at else []
    if group.basis != agreement.basis or not group.is_group:
        return [Problem("group", "The group it is a member of is of another kind.")]
    own, others = _keys(agreement), _keys(group)
    if others and not own & others:
        return [Problem("group", f"It shares no party with the group “{group}”.")]
    return []


def _strangers(group: Agreement) -> list[Problem]:
    own = _keys(group)
    members = group.members.filter(published_at__isnull=False).prefetch_related("parties")
    return [
        Problem("parties", f"Its member “{member}” shares no party with it.")
        for member in members
        if own and not own & _keys(member)
    ]


def _keys(agreement: Agreement) -> set[str]:
    return {party.country_code or party.name for party in agreement.parties.all()}


def _copied(agreement: Agreement, rows: list[Evidence]) -> list[Problem]:
    """The title and the notes on events are ours; names and areas are short."""
    events = list(agreement.events.all())
    texts = [("title", agreement.title)]
    texts += [("events", event.note) for event in events if event.note]
    names = [("areas_printed", area) for area in agreement.areas]
    names += [("parties", party.name) for party in agreement.parties.all()]
    names += [("events", event.place) for event in events]
    found = [
        Problem(field, f"Twelve or more words in a row are the source's: “{_short(run)}”.")
        for field, text in texts
        for run in copied_from(rows, text)
    ]
    return found + [
        Problem(field, f"More than {PUBLIC_QUOTE_WORDS} words: “{_short(name)}”.")
        for field, name in names
        if words_in(name) > PUBLIC_QUOTE_WORDS
    ]


def copied_from(rows: Iterable[Evidence], text: str) -> list[str]:
    """The runs of twelve or more words that a text has from the sources of this evidence."""
    sources = {row.source_id: row.source.text for row in rows}
    runs = (run for source in sources.values() for run in copied_runs(text, source))
    return [run for run in runs if not is_official_name(run)]


def _required(agreement: Agreement) -> list[tuple[str, list[str], str]]:
    """Each value shown in public, in the forms its evidence may give it, and the complaint."""
    need: list[tuple[str, list[str], str]] = [
        (
            Aspect.KIND,
            [agreement.kind],
            f"No passage supports the kind “{agreement.get_kind_display()}”.",
        )
    ]
    for party in agreement.parties.all():
        is_state = party.kind == Party.Kind.STATE
        forms = [party.name, party.country_code] if is_state else [party.name]
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
