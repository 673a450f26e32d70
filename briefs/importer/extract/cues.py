"""Words that say what happens to an instrument, each with the status it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefs.importer import vocabulary
from briefs.importer.alternation import alternation

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
)
NOUNS = re.compile(
    r"(?:negotiations?|talks|discussions|round|working|work|drafting|preparing|bargaining|renegotiation)\b",
    re.I,
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
        ) and not self.text.startswith(("agree", "withdr", "pull", "cut"))

    @property
    def is_process(self) -> bool:
        return self.group == "negotiating" and NOUNS.match(self.text) is not None


@cache
def _table(voice: str) -> dict[str, str]:
    groups = vocabulary.groups("status", f"{voice}_groups")
    return {word: group for group, words in groups.items() for word in words}


@cache
def _pattern(voice: str) -> re.Pattern[str]:
    words = alternation(list(_table(voice)))
    return re.compile(rf"(?<![\w’'-]){words}(?![\w-])", re.IGNORECASE)


def find_cues(flat: str, voice: str, start: int, end: int) -> list[Cue]:
    """Cues of one voice (active, passive, intransitive) between two places of a sentence."""
    table = _table(voice)
    return [
        Cue(table[match.group().lower()], match.start(), match.end(), match.group().lower())
        for match in _pattern(voice).finditer(flat, start, end)
    ]
