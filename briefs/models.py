"""The models of the app ``briefs``, each in the module of its own name."""

from briefs.approval.models import Assignment, ReviewStep
from briefs.author import Author
from briefs.brief import (
    Authorship,
    Brief,
    BriefAgreement,
    FormerAddress,
    Reference,
    TaggedBrief,
)
from briefs.edition import Edition, EditionAgreement, EditionAuthor, TaggedEdition
from briefs.edition_terms import EditionTerms, EditionWord
from briefs.history import Snapshot
from briefs.image import EditionImage, Image
from briefs.presence import Presence

__all__ = [
    "Assignment",
    "Author",
    "Authorship",
    "Brief",
    "BriefAgreement",
    "Edition",
    "EditionAgreement",
    "EditionAuthor",
    "EditionImage",
    "EditionTerms",
    "EditionWord",
    "FormerAddress",
    "Image",
    "Presence",
    "Reference",
    "ReviewStep",
    "Snapshot",
    "TaggedBrief",
    "TaggedEdition",
]
