"""Plain names for agreements, in our own words (never a copied headline)."""

from __future__ import annotations

from briefs.importer.draft import PartyDraft

NAMES = {
    "treaty": ("Treaty", "Treaties"),
    "agreement": ("Agreement", "Agreements"),
    "convention": ("Convention", "Conventions"),
    "protocol": ("Protocol", "Protocols"),
    "mou": ("Memorandum of understanding", "Memorandums of understanding"),
    "exchange_of_notes": ("Exchange of notes", "Exchanges of notes"),
    "joint_statement": ("Joint statement", "Joint statements"),
    "letter_of_intent": ("Letter of intent", "Letters of intent"),
    "arrangement": ("Arrangement", "Arrangements"),
    "contract": ("Contract", "Contracts"),
    "action_plan": ("Action plan", "Action plans"),
    "other": ("Document", "Documents"),
}
ARTICLED = frozenset(
    (
        "US",
        "GB",
        "PH",
        "NL",
        "AE",
        "EU",
        "CZ",
        "DO",
        "MV",
        "BS",
        "GM",
        "CD",
        "CF",
        "KM",
        "SB",
        "MH",
        "SU",
        "SC",
    )
)
LONGEST_AREAS = 4
LONGEST = 250


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def label(
    kind: str,
    *,
    plural: bool,
    commitment: bool,
    parties: tuple[PartyDraft, ...],
    areas: tuple[str, ...],
) -> str:
    """A title of at most 250 characters: what, between whom, on what."""
    name = "Commitment" if commitment else NAMES[kind][plural]
    about = listed(list(areas[:LONGEST_AREAS]))
    return " ".join(f"{name}{_between(parties)}{' on ' + about if about else ''}".split())[:LONGEST]


def _between(parties: tuple[PartyDraft, ...]) -> str:
    if not parties:
        return ""
    if all(not party.named for party in parties):
        nations = [party.name.removesuffix(" companies") for party in parties]
        return (
            f" between {listed(nations)} companies"
            if len(nations) > 1
            else f" of {nations[0]} companies"
        )
    names = [f"the {p.name}" if p.country_code in ARTICLED else p.name for p in parties[:6]]
    if len(names) > 1:
        return f" between {listed(names)}"
    return f" of {names[0]}"
