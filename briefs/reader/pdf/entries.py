"""The agreements of an edition as they stand on paper: number, words, and evidence as notes."""

from __future__ import annotations

from typing import Any

from django.utils import formats

from briefs.reader.claims import Claim, Withdrawn
from briefs.reader.entries import Entry
from briefs.reader.ledger import display
from briefs.reader.testimony import Testimony


def entry_of(claim: Claim, site: str) -> dict[str, Any]:
    """What the template sets of one agreement; of a withdrawn one that, and why."""
    if isinstance(claim, Withdrawn):
        when = formats.date_format(claim.withdrawn_at, "j F Y") if claim.withdrawn_at else ""
        return {
            "number": claim.number, "figure": "", "words": ["withdrawn"], "url": "",
            "title": f"Withdrawn from the register on {when}", "lines": [claim.reason],
            "evidence": [],
        }  # fmt: skip
    return {
        "number": claim.number,
        "figure": _figure(claim),
        "words": _words(claim),
        "title": claim.agreement.title,
        "url": site.rstrip("/") + claim.agreement.get_absolute_url(),
        "lines": _lines(claim),
        "evidence": [_evidence(said) for said in claim.hearing.all()],
    }


def _figure(claim: Entry) -> str:
    if claim.is_commitment and not claim.agreement.is_group:
        return ""
    return f"{claim.qualifier} {claim.figure}".strip()


def _words(claim: Entry) -> list[str]:
    status = claim.agreement.get_status_display() if claim.agreement.status else ""
    also = "commitment" if claim.is_commitment and claim.agreement.is_group else ""
    companies = "companies" if claim.between_companies else ""
    return [word for word in (claim.standing, also, status, companies) if word]


def _lines(claim: Entry) -> list[str]:
    agreement = claim.agreement
    parties = ", ".join(
        party.name + (" (inferred)" if party.inferred else "" if party.named else " (not named)")
        for party in claim.parties
    )
    status = agreement.get_status_display() if agreement.status else "status not stated"
    date = display(agreement.status_date) if agreement.status_date else "date not stated"
    said = [parties or "parties not stated", ", ".join(agreement.areas), f"{status}, {date}"]
    differing = [
        f"Sources differ on the {noun}: {' or '.join(values)}."
        for noun, values in claim.differing.items()
    ]
    return [*filter(None, [claim.identified]), " · ".join(filter(None, said)), *differing]


def _evidence(said: Testimony) -> dict[str, Any]:
    note = said.note
    groups = (("differs", said.differing), ("stated", said.stated), ("inferred", said.inferred))
    return {
        "quote": note.excerpt,
        "citation": note.citation,
        "url": note.url,
        "lang": (note.language or "en").split("-")[0].lower(),
        "said": [[group, "; ".join(values)] for group, values in groups if values],
    }
