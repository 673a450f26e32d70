"""Titles in our own words that follow the values they are made of, until an editor writes one."""

from __future__ import annotations

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.importer.draft import PartyDraft
from briefs.importer.extract.labels import label


def made_of(agreement: Agreement) -> str:
    """The title that the importer makes of these values; asks the database for the parties."""
    parties = [
        PartyDraft(
            kind="state" if party.kind == "state" else "other",
            name=party.name,
            country_code=party.country_code,
            named=party.named,
        )
        for party in agreement.parties.order_by("pk")
    ]
    return label(
        agreement.kind,
        plural=agreement.is_group,
        commitment=agreement.basis == Agreement.Basis.COMMITMENT,
        parties=tuple(parties),
        areas=tuple(agreement.areas),
    )


def follow(agreement: Agreement, former: str) -> str:
    """Give the agreement the title made of its values now, if it bore the ``former`` one.

    Returns the title that it bears. Runs inside the transaction that changed the values.
    """
    if agreement.title == former:
        agreement.title = made_of(agreement)
        agreement.clean_fields(exclude=["group"])
        agreement.save(update_fields=["title"])
    return agreement.title


def key_message(title: str, number: int) -> str:
    """The line that the importer writes of an agreement."""
    return f"{title} ([as reported](#agreement-{number}))."


def retell(brief: Brief, number: int, former: str, title: str | None) -> bool:
    """Change the importer's line of an agreement, or drop it, if it still stands as written.

    Returns whether the brief has changed; it is not saved.
    """
    lines = brief.key_messages.splitlines()
    line = key_message(former, number)
    if line not in lines or title == former:
        return False
    at = lines.index(line)
    lines[at : at + 1] = [key_message(title, number)] if title is not None else []
    brief.key_messages = "\n".join(lines)
    return True
