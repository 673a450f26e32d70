"""Forms of the register's desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from briefs.agreements.checking import places_of_quote
from briefs.agreements.models import Agreement, Evidence
from briefs.agreements.quoting import SEVERAL, place_of_words
from briefs.agreements.verification import evidence_problems
from briefs.fields import NormalisedCharField
from briefs.record_admin import ModelForm, VersionedForm


class AgreementForm(VersionedForm):
    """An agreement; while it is public every change is a correction with a public note."""

    correction_note = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="This entry is public. Say for readers what was wrong and what is right now.",
    )

    class Meta:
        model = Agreement
        fields = "__all__"


class EvidenceForm(ModelForm):
    """A passage of a source. The place is found by code from the words themselves."""

    quote = NormalisedCharField(
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 34}),
    )
    start = forms.IntegerField(
        required=False,
        min_value=0,
        help_text="Needed only if the words stand in the source more than once.",
        widget=forms.NumberInput(attrs={"class": "vIntegerField"}),
    )

    class Meta:
        model = Evidence
        fields = ["source", "aspect", "value", "quote", "start", "basis"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        source, quote = cleaned.get("source"), cleaned.get("quote")
        if source and quote:
            try:
                start = place_of_words(source.text, quote, cleaned.get("start"))
            except ValidationError as error:
                self.add_error("quote", error)
                if error.code == SEVERAL:
                    self._offer_places(source.text, quote)
                return cleaned
            cleaned["start"] = self.instance.start = start
            self.instance.end = start + len(quote)
        return cleaned

    def _offer_places(self, text: str, quote: str) -> None:
        """In the place of a number to be typed: each place, with what is around it."""
        places = places_of_quote(text, quote)
        given = self.fields["start"].widget.attrs
        self.fields["start"].widget = forms.Select(
            attrs={**given, "class": ""},
            choices=[("", "which place?"), *((one.start, one.shown) for one in places)],
        )

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and self.instance.source_id:
            for problem in evidence_problems(self.instance):
                self.add_error("value", problem.message)
