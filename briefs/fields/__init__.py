"""Model fields that every record app shares."""

from briefs.fields.partial_date import PartialDate, PartialDateField
from briefs.fields.text import LineField, NormalisedCharField, ProseField, normalise

__all__ = [
    "LineField",
    "NormalisedCharField",
    "PartialDate",
    "PartialDateField",
    "ProseField",
    "normalise",
]
