from briefs.agreements.models.agreement import Agreement, AgreementQuerySet, TaggedAgreement
from briefs.agreements.models.correction import Correction
from briefs.agreements.models.distinct import DistinctParties
from briefs.agreements.models.event import Event
from briefs.agreements.models.evidence import Evidence, EvidenceQuerySet
from briefs.agreements.models.identifier import Identifier
from briefs.agreements.models.party import Party
from briefs.agreements.models.terms import AgreementTerms, AgreementWord

__all__ = [
    "Agreement",
    "AgreementQuerySet",
    "AgreementTerms",
    "AgreementWord",
    "Correction",
    "DistinctParties",
    "Event",
    "Evidence",
    "EvidenceQuerySet",
    "Identifier",
    "Party",
    "TaggedAgreement",
]
