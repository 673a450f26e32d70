"""Words that say what happens to an instrument, each with the status it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

from . import verb_forms
from .asides import thinned

GROUPS = (
    "signed",
    "agreed",
    "ratified",
    "approved",
    "in_force",
    "suspended",
    "terminated",
    "rejected",
    "negotiating",
    "proposed",
    "exchanged",
    "adopted",
    "issued",
    "awarded",
    "enforced",
    "made",
)
# "agreed on", "voted in favour of": these end like "the signing of", but are verbs
VERBS = (
    "agree",
    "append",
    "arriv",
    "back",
    "clos",
    "came",
    "com",
    "consent",
    "execut",
    "found",
    "cut",
    "deposit",
    "drop",
    "exchanged",
    "gave",
    "haggl",
    "bargain",
    "opt",
    "pull",
    "put",
    "reach",
    "settl",
    "sign off",
    "signed off",
    "vot",
    "walk",
    "withdr",
)
NOUNS = re.compile(
    r"(?:negotiations?|talks|discussions|round|working|work|drafting|preparing|bargaining|renegotiation)\b",
    re.I,
)


# "before the end of this year": no end of an agreement
OF_TIME = re.compile(
    r".?end of\s(?:(?:this|the|next|last)\s)?(?:year|month|week|decade|century|summer|winter|day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A status word at ``start:end`` of a sentence; ``group`` as in the word list."""

    group: str
    start: int
    end: int
    text: str

    @property
    def is_noun(self) -> bool:
        """A nominal cue: "talks on", "the signing of"."""
        return self.text.endswith(
            (" of", " on", " for", " over", " by")
        ) and not self.text.startswith(VERBS)

    @property
    def is_gerund(self) -> bool:
        """ "signing", "hammering out"."""
        return not self.is_noun and self.text.split()[0].endswith("ing")

    @property
    def is_process(self) -> bool:
        return self.group == "negotiating" and NOUNS.match(self.text) is not None


@cache
def _table(voice: str) -> dict[str, str]:
    groups = vocabulary.groups("status", f"{voice}_groups")
    inflected = verb_forms.verbs().items() if voice in ("active", "passive") else ()
    of_voice = (lambda one: one.active) if voice == "active" else verb_forms.passives
    table = {word: group for group, forms in inflected for one in forms for word in of_voice(one)}
    return table | {word: group for group, words in groups.items() for word in words}


@cache
def _pattern(voice: str) -> re.Pattern[str]:
    words = alternation(list(_table(voice)))
    return re.compile(rf"(?<![\w’'-]){words}(?![\w-])", re.IGNORECASE)


def find_cues(flat: str, voice: str, start: int, end: int) -> list[Cue]:
    """Cues of one voice (active, passive, intransitive) between two places of a sentence."""
    table, thin = _table(voice), thinned(flat)
    found = _pattern(voice).finditer(thin.text, thin.place(start), thin.place(end))
    found = (one for one in found if not OF_TIME.match(thin.text, one.end() - 7))
    return [
        Cue(
            table[match.group().lower()],
            thin.origin(match.start()),
            thin.origin(match.end()),
            match.group().lower(),
        )
        for match in found
    ]
