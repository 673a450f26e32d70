"""Who is meant by a name that an editor types."""

from __future__ import annotations

from typing import TypedDict

from django.core.exceptions import ValidationError

from briefs.agreements.models import Party
from briefs.agreements.naming import named_states
from briefs.agreements.wording import lists, words
from briefs.fields import normalise
from briefs.tags import states

Kind = Party.Kind


class PartyFields(TypedDict):
    kind: str
    name: str
    country_code: str
    named: bool


def as_party(name: str, kind: str = "") -> PartyFields:
    """The fields of a party of this name; without a kind, a state if the name is one's.

    Raises ``ValidationError`` when something called a state is none that is known.
    """
    name = " ".join(normalise(name).split())
    state = states.find(name)
    known = state if state is not None and len(state.code) == 2 else None
    if kind == Kind.STATE and known is None:
        raise ValidationError({"name": f"“{name}” is no state that is known here; say what it is."})
    if known is not None and kind in {"", Kind.STATE}:
        is_bloc = known.kind == "bloc" and not kind
        own_kind = Kind.IGO if is_bloc else Kind.STATE
        return PartyFields(kind=own_kind, name=known.name, country_code=known.code, named=True)
    codes = [code for code in sorted(named_states(name)) if len(code) == 2]
    is_generic = any(word in lists()["generic_parties"] for word in words(name)[-1:])
    return PartyFields(
        kind=kind or (Kind.COMPANY if is_generic else Kind.OTHER),
        name=name,
        country_code=codes[0] if len(codes) == 1 else "",
        named=not is_generic,
    )
