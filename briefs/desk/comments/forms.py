"""What is typed on the page of comments."""

from __future__ import annotations

from typing import Any

from django import forms

from briefs.desk.comments.models import Comment
from briefs.desk.forms import Decision
from briefs.fields import NormalisedCharField


class BodyForm(forms.Form):
    body = NormalisedCharField(
        label="Comment",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


class CommentForm(Decision, BodyForm):
    field = forms.ChoiceField(
        required=False, choices=Comment.Field.choices, widget=forms.HiddenInput
    )
    start = forms.IntegerField(
        required=False, min_value=0, max_value=10**6, widget=forms.HiddenInput
    )
    passage = NormalisedCharField(
        required=False,
        label="The words it is about",
        max_length=2000,
        help_text="Select them in the text, or copy them here. Empty: all of it.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    field_order = ["passage", "body"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name = self.data.get("field") if self.is_bound else self.initial.get("field")
        if not name:
            del self.fields["passage"]

    def clean(self) -> dict[str, Any]:
        return {"passage": "", **(super().clean() or self.cleaned_data)}
