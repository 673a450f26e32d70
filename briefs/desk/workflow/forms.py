"""What is asked for at each step of a brief's way to approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from briefs.approval.own_text import writings
from briefs.brief import Brief
from briefs.desk.forms import Decision


class StepForm(Decision):
    """A step that asks for nothing but the version that it was based on."""

    def __init__(self, *args: Any, brief: Brief, by: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.brief, self.by = brief, by


class NoteForm(StepForm):
    note = forms.CharField(
        required=False,
        max_length=2000,
        label="A note",
        help_text="Seen at the desk only.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField prose"}),
    )


class SendBackForm(NoteForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].required = True
        self.fields["note"].label = "What is to be mended"


if TYPE_CHECKING:
    UserChoice = forms.ModelChoiceField[User]
else:
    UserChoice = forms.ModelChoiceField


class Reviewer(UserChoice):
    def label_from_instance(self, obj: Any) -> str:
        return obj.get_full_name() or str(obj.get_username())


class AssignForm(StepForm):
    reviewer = Reviewer(queryset=User.objects.none(), label="Who reviews it")
    due_on = forms.DateField(
        required=False,
        label="By which day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["reviewer"]
        field.queryset = reviewers_of(self.brief)
        today = timezone.localdate().isoformat()
        self.fields["due_on"].widget.attrs["min"] = today


class SubmitForm(AssignForm, NoteForm):
    field_order = ["version", "reviewer", "due_on", "note"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["reviewer"]
        field.required, field.empty_label = False, "whoever has time"


def reviewers_of(brief: Brief) -> QuerySet[Any]:
    """The people who may approve this brief, by name; not those whose text it is."""
    may: Any = get_user_model()._default_manager.with_perm("briefs.approve_brief")
    people = may.filter(is_active=True, is_staff=True)
    if not settings.APPROVE_OWN_TEXT:
        own = writings(brief).filter(made_by__isnull=False).values("made_by")
        people = people.exclude(pk__in=own)
    found: QuerySet[Any] = people.distinct().order_by("first_name", "last_name", "username", "pk")
    return found
