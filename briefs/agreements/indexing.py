"""The index of the register: written with what makes an entry public or corrects it."""

from __future__ import annotations

from briefs.agreements.models import Agreement, AgreementTerms, AgreementWord
from briefs.tags import states
from briefs.terms.document import Document, document
from briefs.terms.models import columns, learn


def index_agreement(agreement: Agreement) -> None:
    """Index an entry as it is stored now; must run in the transaction that publishes it.

    Of what readers see of it only quotations are left out: they are the sources'.
    """
    found = document_of(agreement)
    AgreementTerms.objects.update_or_create(agreement=agreement, defaults=columns(found))
    learn(AgreementWord, found)


def unindex_agreements(*agreements: Agreement) -> None:
    AgreementTerms.objects.filter(agreement__in=agreements).delete()


def document_of(agreement: Agreement) -> Document:
    """The title; kind, parties and areas; what happened, identifiers, states of the parties."""
    parties, events = list(agreement.parties.all()), list(agreement.events.all())
    codes = dict.fromkeys(party.country_code for party in parties if party.country_code)
    known = [states.by_code(code) for code in codes]
    return document(
        title=agreement.title,
        summary=[
            agreement.get_kind_display(),
            *(party.name for party in parties),
            *agreement.areas,
        ],
        body=[
            *(text for event in events for text in (event.place, event.note)),
            *(identifier.value for identifier in agreement.identifiers.all()),
            *(state.name for state in known if state is not None),
        ],
    )
