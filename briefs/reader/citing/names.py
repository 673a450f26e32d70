"""Names as reference lists take them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# What stands before a family name and sorts with it, as in reference managers.
PARTICLES = frozenset(
    "al ap bin bint da das de del della den der di do dos du el ibn la le ten ter van vom von zu "
    "zum zur".split()
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][^\u0370-\u1dff\u2c60-\uffff]*\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """A person in two parts, or a name that is one whole: an institution, a single word."""

    whole: str
    family: str = ""
    given: str = ""

    @property
    def is_family_first(self) -> bool:
        """Written in the order of East Asia and Hungary: Lee Jae Myung."""
        return bool(self.family) and self.whole.startswith(f"{self.family} ")

    @property
    def inverted(self) -> str:
        """“Writer, Jane”; the whole where there are no parts."""
        return f"{self.family}, {self.given}" if self.family else self.whole

    @property
    def shortened(self) -> str:
        """“Writer, J.”; a name in a script that has no initials stays whole."""
        if not self.family or not _LATIN.match(self.given):
            return self.whole
        return f"{self.family}, {self.initials}"

    @property
    def initials(self) -> str:
        """Of the given names: “J. M.”, and “J.-M.” of Jae-myung."""
        parts = (part.split("-") for part in self.given.split())
        return " ".join("-".join(f"{word[0].upper()}." for word in p if word) for p in parts)


def name_of(author: Mapping[str, str]) -> Name:
    """The name of an author as an edition printed it.

    A family name that the author's record gives decides. Without one the last word
    of a name in Latin letters is taken for it, with the particles before it (van,
    de, bin); a name in another script or of one word stays whole, and so does an
    institution's.
    """
    whole = " ".join(author["name"].split())
    if author.get("kind", "person") != "person":
        return Name(whole)
    family = author.get("family_name", "")
    if family and family in whole:
        before, _, after = whole.partition(family)
        given = " ".join(f"{before} {after}".split())
        return Name(whole, family, given) if given else Name(whole)
    words = whole.split()
    if len(words) < 2 or "," in whole or not _LATIN.match(whole):
        return Name(whole)
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES and words[first - 1].islower():
        first -= 1
    return Name(whole, " ".join(words[first:]), " ".join(words[:first]))
