"""What is sent to be checked while it is being typed; bounded, and never stored."""

from __future__ import annotations

from django import forms

from briefs.agreements.models import Evidence
from briefs.agreements.models.evidence import LONGEST_PASSAGE
from briefs.fields import NormalisedCharField

LONGEST_TEXT = 2000
MOST_SOURCES = 20
LARGEST_KEY = 2**63 - 1


class PassageForm(forms.Form):
    """One row of evidence as it stands in the form."""

    source = forms.IntegerField(min_value=1, max_value=LARGEST_KEY)
    aspect = forms.ChoiceField(choices=Evidence.Aspect)
    value = NormalisedCharField(required=False, max_length=300)
    quote = NormalisedCharField(required=False, strip=False, max_length=LONGEST_PASSAGE)
    start = forms.IntegerField(required=False, min_value=0, max_value=2**31)
    basis = forms.ChoiceField(required=False, choices=Evidence.Basis)


class TextForm(forms.Form):
    """A title or a note of ours, and the sources whose words it may not be."""

    text = NormalisedCharField(required=False, max_length=LONGEST_TEXT)
    sources = forms.CharField(required=False, max_length=20 * (MOST_SOURCES + 1))

    def clean_sources(self) -> list[int]:
        keys = self.cleaned_data["sources"].split()[:MOST_SOURCES]
        return [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
