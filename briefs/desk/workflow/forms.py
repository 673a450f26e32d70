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
from briefs.fields import NormalisedCharField

WHOEVER = "whoever has time"


class StepForm(Decision):
    """A step that asks for nothing but the version that it was based on."""

    def __init__(self, *args: Any, brief: Brief, by: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.brief, self.by = brief, by


class NoteField(forms.Form):
    note = NormalisedCharField(
        required=False,
        max_length=2000,
        label="A note",
        help_text="Seen at the desk only.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField prose"}),
    )


class NoteForm(StepForm, NoteField):
    """A step with a note that need not be given."""


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


class ReviewerFields(forms.Form):
    """Who is asked to review, and by which day; whoever shows it gives the people."""

    reviewer = Reviewer(queryset=User.objects.none(), label="Who reviews it")
    due_on = forms.DateField(
        required=False,
        label="By which day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )

    def offer(self, people: QuerySet[Any], *, label: str = "", or_nobody: str = "") -> None:
        """``or_nobody`` is what stands there for asking nobody, if that may be."""
        field: Any = self.fields["reviewer"]
        field.queryset, field.label = people, label or field.label
        if or_nobody:
            field.required, field.empty_label = False, or_nobody
        self.fields["due_on"].widget.attrs["min"] = timezone.localdate().isoformat()


class AssignForm(StepForm, ReviewerFields):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(reviewers_of(self.brief))


class SubmitForm(StepForm, ReviewerFields, NoteField):
    field_order = ["version", "reviewer", "due_on", "note"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(reviewers_of(self.brief), or_nobody=WHOEVER)


def reviewers() -> QuerySet[Any]:
    """The people of the desk who may approve briefs, by name."""
    may: Any = get_user_model()._default_manager.with_perm("briefs.approve_brief")
    people: QuerySet[Any] = may.filter(is_active=True, is_staff=True).distinct()
    return people.order_by("first_name", "last_name", "username", "pk")


def reviewers_of(brief: Brief) -> QuerySet[Any]:
    """Those of them who may approve this brief: not those whose text it is."""
    if settings.APPROVE_OWN_TEXT:
        return reviewers()
    return reviewers().exclude(
        pk__in=writings(brief).filter(made_by__isnull=False).values("made_by")
    )
