"""What is decided once for all rows that are chosen."""

from __future__ import annotations

from typing import Any

from django import forms

from briefs.desk.workflow.forms import WHOEVER, NoteField, ReviewerFields, reviewers
from briefs.fields import NormalisedCharField
from briefs.tags.models import Tag

LONGEST_ROWS = 40_000  # characters: 500 rows, each with its version


class Chosen(forms.Form):
    """The rows as the page showed them: “12.3 15.1”, each key with its version."""

    rows = forms.CharField(max_length=LONGEST_ROWS, widget=forms.HiddenInput)

    def clean_rows(self) -> dict[int, int]:
        pairs = [one.partition(".") for one in self.cleaned_data["rows"].split()]
        if not all(_is_number(pk) and _is_number(version) for pk, _, version in pairs):
            raise forms.ValidationError("The form did not say which rows it was about.")
        return {int(pk): int(version) for pk, _, version in pairs}

    @property
    def decision(self) -> dict[str, Any]:
        """What the door takes beside the row and its version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "rows"}


class ReasonForm(Chosen):
    reason = NormalisedCharField(
        max_length=500,
        label="The reason",
        help_text="Readers who come to any of the addresses are shown it.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class AssignForm(Chosen, ReviewerFields):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(reviewers(), label="Who reviews them")


class NoteForm(Chosen, NoteField):
    """A note that goes with each of the briefs."""


class SubmitForm(Chosen, ReviewerFields, NoteField):
    field_order = ["rows", "reviewer", "due_on", "note"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(reviewers(), label="Who reviews them", or_nobody=WHOEVER)


class TagNames(NormalisedCharField):
    """Tags by their names or aliases, with commas between them."""

    widget = forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"})

    def clean(self, value: Any) -> list[Tag]:
        names = dict.fromkeys(filter(None, map(str.strip, super().clean(value).split(","))))
        if len(names) > 30:
            raise forms.ValidationError("At most 30 tags at once.")
        found = {name: Tag.objects.named(name).first() for name in names}
        unknown = [f"“{name}”" for name, tag in found.items() if tag is None]
        if unknown:
            raise forms.ValidationError(f"There is no tag {', '.join(unknown)}; add it first.")
        return [tag for tag in found.values() if tag is not None]


class TagForm(Chosen):
    add = TagNames(required=False, max_length=2000, label="Tags to put on")
    remove = TagNames(
        required=False,
        max_length=2000,
        label="Tags to take off",
        help_text="Names as in the vocabulary, with commas between them.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        add, remove = data.get("add"), data.get("remove")
        if add == [] and remove == []:
            raise forms.ValidationError("Name a tag to put on or to take off.")
        if both := set(add or []) & set(remove or []):
            named = ", ".join(sorted(f"“{tag}”" for tag in both))
            raise forms.ValidationError(f"{named} cannot be put on and taken off at once.")
        return data


class TopicForm(TagForm):
    note = NormalisedCharField(
        required=False,
        max_length=500,
        label="What readers are told of the correction",
        help_text="Needed for entries that are public; stands in the correction log of each.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        others = [tag for tag in data.get("add") or [] if tag.kind != Tag.Kind.TOPIC]
        if others:
            self.add_error("add", f"“{others[0]}” is no topic; entries stand under topics.")
        return data


class FormatForm(Chosen):
    ending = forms.ChoiceField(label="As", choices=[("csv", "CSV"), ("json", "JSON")])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
