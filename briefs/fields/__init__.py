"""Model fields that every record app shares."""

from briefs.fields.partial_date import PartialDate, PartialDateField
from briefs.fields.text import LineField, ProseField, normalise

__all__ = ["LineField", "PartialDate", "PartialDateField", "ProseField", "normalise"]
