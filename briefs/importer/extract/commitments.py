"""Undertakings to act of which no text is reported (DESIGN section 2, ``basis``)."""

from __future__ import annotations

import re
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

from .instrument import Instrument
from .mood import Mood, is_soft_clause
from .reading import Reading

LED_BY = re.compile(
    r"(?:\b(?:with|including|there was|was also|in|came to|reached|reaching|made|produced)\s)$"
)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        rf"\sto\s(?:further\s|"
        rf"jointly\s)?{alternation(vocabulary.phrases('status', 'commitment_verbs'))}\s"
    )


def find_commitment(flat: str, found: Instrument) -> Reading | None:
    """ "with an agreement to expand cooperation in …": agreed, but a promise and not a text."""
    if found.kind != "agreement" or found.plural or found.determiner not in ("an", "a"):
        return None
    led = LED_BY.search(flat[: found.phrase])
    if led is None or not _verbs().match(flat, found.end) or is_soft_clause(flat[: found.phrase]):
        return None
    return Reading(
        "agreed", found.phrase, found.end, "noun", Mood(start=found.phrase), "agreed", found.phrase
    )
