"""Whether a quotation names a party. Pure; no Django."""

from __future__ import annotations

import re
from functools import cache

from briefs.agreements.wording import has_phrase, in_order, lists, raw_words, words
from briefs.tags import states

LONGEST_FORM = 9
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff]")


def names_party(value: str, quote: str) -> bool:
    """A party as the code of a state ("KR") or by its name ("Samruk Grid").

    An unnamed party ("South Korean companies") follows from its adjective and its
    noun, which other words may part.
    """
    if states.by_code(value) is not None:
        return value in named_states(quote)
    if has_phrase(value, quote):
        return True
    is_generic = any(noun in lists()["generic_parties"] for noun in words(value)[-1:])
    return (is_generic and in_order(value, quote)) or is_within(value, quote)


def is_within(value: str, quote: str) -> bool:
    """For scripts without spaces: whether the value stands in the quotation as it is."""
    return bool(_UNSPACED.search(value)) and value in quote


@cache
def _forms() -> dict[tuple[str, ...], str]:
    """The words of each name, official name, alias and demonym, and whose it is.

    Phrases that hold a form but mean no state ("South China Sea") are there with
    an empty code; capitals are not there, for a capital is never a party by itself.
    """
    found: dict[tuple[str, ...], str] = {}
    for text, form in states.forms().items():
        if form.sort != "capital":
            found.setdefault(raw_words(text), form.code)
    found.update({raw_words(phrase): "" for phrase in states.decoys()})
    return found


def named_states(quote: str) -> set[str]:
    """The codes of the states that the quotation names, the longest form at each place."""
    known, text = _forms(), raw_words(quote)
    codes: set[str] = set()
    if _UNSPACED.search(quote):
        everyone = states.all_states()
        codes = {s.code for s in everyone for name in s.names.values() if is_within(name, quote)}
    place = 0
    while place < len(text):
        for size in range(min(LONGEST_FORM, len(text) - place), 0, -1):
            code = known.get(text[place : place + size])
            if code is not None:
                codes.add(code)
                place += size - 1
                break
        place += 1
    return codes - {""}
