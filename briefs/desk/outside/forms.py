"""What is typed to invite a guest, and by the guest."""

from __future__ import annotations

from typing import Any

from django import forms

from briefs.desk.comments.models import Comment
from briefs.desk.comments.texts import LISTS
from briefs.desk.forms import Decision
from briefs.desk.outside.models import DAYS, MOST_DAYS
from briefs.fields import NormalisedCharField

LINE = {"class": "vTextField"}


class InviteForm(Decision):
    name = NormalisedCharField(
        label="Name of the guest",
        max_length=80,
        help_text="What they say and decide stands under this name.",
        widget=forms.TextInput(attrs=LINE),
    )
    organisation = NormalisedCharField(
        required=False, max_length=80, widget=forms.TextInput(attrs=LINE)
    )
    email = forms.EmailField(
        required=False,
        label="E-mail address",
        help_text="If given, the address of the draft is sent there.",
        widget=forms.EmailInput(attrs=LINE),
    )
    days = forms.IntegerField(
        label="Days that the link opens the draft",
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        help_text=f"At most {MOST_DAYS}.",
    )
    may_comment = forms.BooleanField(required=False, initial=True, label="May comment")
    may_approve = forms.BooleanField(
        required=False, label="May approve the text, or ask for changes, while it is in review"
    )


class GuestCommentForm(Decision):
    field = forms.ChoiceField(
        required=False,
        label="About",
        choices=[choice for choice in Comment.Field.choices if choice[0] not in LISTS],
    )
    passage = NormalisedCharField(
        required=False,
        max_length=2000,
        label="The words it is about",
        help_text="Copied from the text above. Empty: all of it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    body = NormalisedCharField(
        label="Your comment", max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class GuestAnswerForm(forms.Form):
    to = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    body = NormalisedCharField(
        label="Your answer", max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class GuestDecisionForm(Decision):
    verdict = forms.ChoiceField(
        label="Your decision",
        choices=[("approve", "I approve this text"), ("send_back", "It needs changes")],
        widget=forms.RadioSelect,
    )
    note = NormalisedCharField(
        required=False,
        max_length=2000,
        label="A note",
        help_text="Needed when you ask for changes: say what is to be mended.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def named(form_class: type[Any], name: str, posted: Any, **options: Any) -> Any:
    """The form; filled with what was posted if it is the one that was sent."""
    data = posted if posted is not None and posted.get("act") == name else None
    return form_class(data, auto_id=f"id_{name}_%s", **options)
