"""The table of states: who a name, an adjective or a capital printed in a document stands for.

One entry for each ISO 3166-1 code, Kosovo, the European Union, the usual blocs and four states
that are no more. `states.json` is written by `briefs.tags.states.build` out of the names in CLDR
and of `reviewed.json`, which people keep; nothing here needs Django.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

Kind = Literal["state", "territory", "bloc", "historic"]
Sort = Literal["name", "official", "alias", "demonym", "localized", "capital"]

KIND_ORDER: tuple[Kind, ...] = ("state", "bloc", "territory", "historic")
SORT_ORDER: tuple[Sort, ...] = ("name", "official", "alias", "demonym", "localized", "capital")


@dataclass(frozen=True, slots=True)
class State:
    """A state, a dependent territory, a bloc of states or a state that is no more."""

    code: str  # ISO 3166-1 alpha-2; blocs other than the EU have longer codes of our own
    kind: Kind
    name: str  # short English name, as a think tank prints it
    official_name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]  # official capitals and seats of government, former names included
    names: Mapping[str, str] = field(hash=False)  # by language: ko, zh, zh-Hant, ja, fr, …
    local_aliases: tuple[str, ...]  # further names in those languages
    region: str
    members: tuple[str, ...]  # of a bloc, where membership is settled; else empty
    ambiguous: frozenset[str]  # own forms that need further evidence
    case_only: frozenset[str]  # those of them that are doubtful only in another case: "US", "us"

    def forms(self) -> Iterator[tuple[str, Sort]]:
        """Yield every form of this entry and its sort, the strongest sort first."""
        yield self.name, "name"
        yield self.official_name, "official"
        yield from ((form, "alias") for form in self.aliases)
        yield from ((form, "localized") for form in self.names.values())
        yield from ((form, "localized") for form in self.local_aliases)
        yield from ((form, "demonym") for form in self.demonyms)
        yield from ((form, "capital") for form in self.capitals)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to print a state: the text, whose it is, and how far it can be trusted."""

    text: str
    code: str
    sort: Sort
    ambiguous: bool  # never enough by itself
    case_only: bool  # ambiguous only where the case of the text cannot be trusted
    also: tuple[str, ...] = ()  # codes of others that own the same form


def _state(entry: Mapping[str, Any]) -> State:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    values["names"] = MappingProxyType(values["names"])
    values["ambiguous"] = frozenset(values["ambiguous"])
    values["case_only"] = frozenset(values["case_only"])
    return State(**values)


@cache
def _table() -> Mapping[str, Any]:
    text = resources.files(__name__).joinpath("states.json").read_text(encoding="utf-8")
    table: Mapping[str, Any] = json.loads(text)
    return table


@cache
def _by_code() -> Mapping[str, State]:
    return MappingProxyType({entry["code"]: _state(entry) for entry in _table()["states"]})


def all_states() -> tuple[State, ...]:
    """Return every entry: two-letter codes first, then the blocs, each in order of code."""
    return tuple(_by_code().values())


def by_code(code: str) -> State | None:
    """Return the entry with this code (upper case: "KR", "ASEAN"), or None."""
    return _by_code().get(code)


@cache
def decoys() -> frozenset[str]:
    """Return phrases that hold a form but do not speak of the state: "Latin American".

    A matcher that takes the longest match puts these beside the forms and drops their matches.
    """
    return frozenset(_table()["decoys"])


@cache
def forms() -> Mapping[str, Form]:
    """Return every form by its text, in its own case, apostrophes both straight and typographic.

    A form that several entries own stands once, with its likeliest owner; `also` names the others.
    """
    owned: dict[str, list[tuple[int, int, str]]] = {}
    for state in all_states():
        for text, sort in state.forms():
            rank = (SORT_ORDER.index(sort), KIND_ORDER.index(state.kind), state.code)
            owned.setdefault(text, []).append(rank)
    found = {}
    for text, ranks in owned.items():
        strongest, _, code = min(ranks)
        also = tuple(sorted({other for *_, other in ranks} - {code}))
        owner = _by_code()[code]
        doubt = (bool(also) or text in owner.ambiguous, text in owner.case_only)
        for printed in {text, text.replace("'", "’")}:
            found[printed] = Form(printed, code, SORT_ORDER[strongest], *doubt, also)
    return MappingProxyType(found)


@cache
def _in_capitals() -> Mapping[str, Form]:
    return {text.upper(): form for text, form in forms().items() if not form.ambiguous}


def find(form: str) -> State | None:
    """Return the entry that this whole text is a form of, or None.

    Case counts ("us" is nobody), but a form wholly in capitals ("SOUTH KOREA") is found if it is
    not ambiguous. A leading "the", the shape of apostrophes and the width of blanks do not count.
    An ambiguous form finds its owner, since here the whole text is the form; one that several
    states share finds nobody.
    """
    text = " ".join(unicodedata.normalize("NFC", form).split())
    tries = [text]
    if text[:4].lower() == "the ":
        tries += ["The " + text[4:], text[4:]]
    for table in (forms(), _in_capitals()):
        for wanted in tries:
            found = table.get(wanted)
            if found is not None:
                return None if found.also else by_code(found.code)
    return None
