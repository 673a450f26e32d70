"""The models of the app ``briefs``, each in the module of its own name."""

from briefs.brief import (
    Author,
    Authorship,
    Brief,
    BriefAgreement,
    FormerAddress,
    Reference,
    TaggedBrief,
)
from briefs.edition import Edition, EditionAgreement, TaggedEdition
from briefs.history import Snapshot

__all__ = [
    "Author",
    "Authorship",
    "Brief",
    "BriefAgreement",
    "Edition",
    "EditionAgreement",
    "FormerAddress",
    "Reference",
    "Snapshot",
    "TaggedBrief",
    "TaggedEdition",
]
