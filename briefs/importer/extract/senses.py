"""Words that look like an instrument and mean something else (GUIDELINE section 2 rule 7)."""

from __future__ import annotations

import re

from .instrument import Instrument
from .patterns import word_set

FOLLOWING = re.compile(r"\s([^\W_][\w’'/-]*)")
DEPOSITED = (" of ratification", " of accession", " of acceptance", " of surrender")
RATIFYING = re.compile(r"\b(?:ratification|accession|acceptance|travel|identity|court)\b")
# "the Consumer Contracts (Amendment) Bill": the name of a law
IN_A_LAW = re.compile(
    r"(?:\s(?:\([A-Z]\w{1,30}\)|[A-Z]\w{1,30}|and|of|on)){0,4}\s(?:Bill|Act|Law|Ordinance|Code)\b"
)
# the protocols of machines and of hospitals
OF_MACHINES = re.compile(
    r"\b(?:modems?|servers?|software|routers?|browsers?|packets?|encryption|patients?|clinical|laborator(?:y|ies)"
    r"|hygiene|handshake|firmware|wireless|bluetooth|quarantine protocols?|safety protocols?)\b",
    re.IGNORECASE,
)
# "reached an understanding": any other is of the mind
REACHED = re.compile(
    r"\b(?:reach(?:ed)?|sign(?:ed)?|clinch(?:ed)?|conclud(?:ed|e)|struck|initiall?ed|came to"
    r"|come to|exchanged)\s$"
)
VERB = re.compile(r"\b(?:to|will|must|can|could|would|should|not|and|they|which|that) $")


def is_other_sense(flat: str, found: Instrument) -> bool:
    """Names with an instrument word, compounds, verbs and meetings."""
    after = FOLLOWING.match(flat, found.end)
    following = after.group(1).lower() if after else ""
    before = found.modifiers.lower().split()
    last = before[-1].strip("\"'“‘’”") if before else ""
    if last in word_set("instruments", "preceders_domestic"):
        return True
    if following in word_set("instruments", "heads"):
        return True
    if following in word_set("instruments", "followers_blocked"):
        return following not in word_set("instruments", "noun_cues")
    noun = found.noun.lower()
    if noun in ("text", "texts"):
        return not found.definite or following in ("of", "message", "messages", "to", "in", "for")
    if noun.startswith("protocol") and OF_MACHINES.search(flat):
        return True
    if noun == "understanding":
        return not (found.determiner in ("an", "another") and REACHED.search(flat, 0, found.phrase))
    if noun in ("documents", "document") and RATIFYING.search(found.modifiers):
        return True
    if IN_A_LAW.match(flat, found.end):
        return True
    if noun == "instruments" and flat.startswith(DEPOSITED, found.end):
        return True
    if noun in ("deal", "deals") and not found.determiner and not before:
        return _is_verb(flat, found, following)
    if noun in word_set("instruments", "capital_only") and not found.capital:
        return "joint" not in before and (
            not before or found.determiner in ("", "the", "his", "her")
        )
    return noun == "convention" and last in ("republican", "democratic", "party", "annual")


def _is_verb(flat: str, found: Instrument, following: str) -> bool:
    """ "to deal with", "which deals with": no deal at all."""
    if found.noun.lower() == "deals" and following == "with":
        return True
    return VERB.search(flat[max(0, found.phrase - 8) : found.phrase]) is not None
