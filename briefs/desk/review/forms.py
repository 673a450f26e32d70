"""The small forms of the review screen: another value, its words in the source, a new entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from briefs.agreements.entering import ADDABLE
from briefs.agreements.models import Agreement, Evidence, Party
from briefs.agreements.status import Status
from briefs.agreements.values import Value
from briefs.fields import NormalisedCharField, PartialDate

Aspect = Evidence.Aspect
AS_SAID = [("", "as the words say")]


class Versions(forms.Form):
    """What an act was based on. A missing version is refused where it is claimed."""

    brief_version = forms.IntegerField(required=False)
    version = forms.IntegerField(required=False)
    source = forms.IntegerField(required=False)


class KindForm(forms.Form):
    kind = forms.ChoiceField(choices=Agreement.Kind, label="kind")
    basis = forms.ChoiceField(choices=Agreement.Basis, label="what is reported")


class CountForm(forms.Form):
    count = forms.IntegerField(
        required=False, min_value=1, max_value=100_000, label="how many; empty if not stated"
    )
    count_qualifier = forms.ChoiceField(
        choices=Agreement.CountQualifier, label="as the source has it"
    )


class PartyForm(forms.Form):
    name = NormalisedCharField(max_length=200, label="name")
    kind = forms.ChoiceField(choices=Party.Kind, label="what it is")


class LineForm(forms.Form):
    value = NormalisedCharField(max_length=300, label="right is")


class StatusForm(forms.Form):
    value = forms.ChoiceField(choices=Status, label="right is")


class LegalCharacterForm(forms.Form):
    value = forms.ChoiceField(choices=Agreement.LegalCharacter, label="right is")


class DateForm(forms.Form):
    value = NormalisedCharField(max_length=10, label="2026, 2026-01 or 2026-01-05")

    def clean_value(self) -> PartialDate:
        try:
            return PartialDate(self.cleaned_data["value"].strip())
        except ValueError as error:
            raise ValidationError(str(error)) from error


class WordsForm(forms.Form):
    """Words of the source, exactly as they stand there; code finds the place."""

    quote = NormalisedCharField(
        max_length=4000,
        label="the words exactly as they stand in the source",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    inferred = forms.BooleanField(
        required=False, label="inferred: it follows from context, and readers are told so"
    )


class AddValueForm(WordsForm):
    aspect = forms.ChoiceField(
        choices=[(one.value, one.label) for one in ADDABLE], label="what is missing"
    )
    value = NormalisedCharField(max_length=300, label="value")
    field_order = ["aspect", "value", "quote", "start", "inferred"]


class AddAgreementForm(WordsForm):
    kind = forms.ChoiceField(
        required=False, choices=[*AS_SAID, *Agreement.Kind.choices], label="kind"
    )
    status = forms.ChoiceField(required=False, choices=[*AS_SAID, *Status.choices], label="status")
    inferred = None  # type: ignore[assignment]  # that it exists must be stated


_FORMS: dict[str, type[forms.Form]] = {
    Aspect.KIND: KindForm,
    Aspect.COUNT: CountForm,
    Aspect.PARTIES: PartyForm,
    Aspect.STATUS: StatusForm,
    Aspect.DATE: DateForm,
    Aspect.LEGAL_CHARACTER: LegalCharacterForm,
}


def form_to_correct(value: Value, *, dom: str, data: Any = None, row: Any = None) -> forms.Form:
    """The form in which this value is put right; ``row`` has its present fields."""
    form_class = _FORMS.get(value.aspect, LineForm)
    return form_class(data, initial=_initial(value, row), auto_id=f"{dom}-%s")


def _initial(value: Value, row: Any) -> dict[str, Any]:
    if value.aspect == Aspect.PARTIES:
        return {"name": value.shown, "kind": getattr(row, "kind", "")}
    if value.aspect in {Aspect.KIND, Aspect.COUNT}:
        names = ("kind", "basis", "count", "count_qualifier")
        return {name: getattr(row, name) for name in names}
    return {"value": value.value}
