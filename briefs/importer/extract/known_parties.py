"""Parties that a document has made known before a sentence speaks of them."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.importer import vocabulary
from briefs.importer.draft import INFERRED, PartyDraft, PartyKind
from briefs.tags import states

from .context import Context

THE_BODY = re.compile(r"[Tt]he\s([a-z]{3,20})\b")
# the organs of the Union, in a story that speaks of it
UNION = re.compile(r"(?:(?<=[a-z,]\s)|^|\b[Tt]he\s)(?:Council|Commission)\b(?!\sof\b)")


def bloc_of(party: PartyDraft, context: Context) -> PartyDraft:
    """ "EC", "EEC": the Union of today, in texts of its time."""
    code = vocabulary.table("parties", "former_blocs").get(party.name, "")
    return state_party(code) if code and context.year and context.year < 1995 else party


def in_full(party: PartyDraft, context: Context) -> PartyDraft:
    """ "Northvale" where "Northvale Renewables" was named before."""
    return replace(party, name=context.bodies.get(party.name, party.name))


def by_what_it_is(
    flat: str, start: int, end: int, context: Context
) -> list[tuple[int, PartyDraft]]:
    """ "the council" where the "Teachers' Council" was named before."""
    body = THE_BODY.match(flat, start, end)
    name = context.bodies.get(body.group(1), "") if body else ""
    return [(start, PartyDraft("other", name))] if name else []


def state_party(code: str, *, inferred: bool = False) -> PartyDraft:
    """A state, or a bloc of states, as a named party."""
    state = states.by_code(code)
    kind: PartyKind = "igo" if state and state.kind == "bloc" else "state"
    party = PartyDraft(kind, state.name if state else code, code)
    return replace(party, basis=INFERRED) if inferred else party


def people_of(flat: str, start: int, end: int, context: Context) -> list[tuple[int, PartyDraft]]:
    """ "Lee and Xi signed": the states for which the named people act."""
    return [
        (match.start(), state_party(context.people[match.group()], inferred=True))
        for match in re.compile(r"[^\W\d_a-z][\w’'-]+").finditer(flat, start, end)
        if match.group() in context.people
    ]
