"""What a Publisher decides when something is to become public, or to stop being so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from briefs.versioning import StaleVersion


class Decision(forms.Form):
    """A decision carries the version of the row that it was based on."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def came_too_late(self, error: StaleVersion) -> None:
        """Say so; the page that comes now shows what stands, and is decided anew on that."""
        self.add_error(None, str(error))
        data: Any = self.data
        self.data = data.copy()
        for name, version in self.versions_now(error).items():
            self.data[name] = version  # type: ignore[index]

    def versions_now(self, error: StaleVersion) -> dict[str, str]:
        """The versions that the hidden fields have to name by now."""
        rows = type(error.row)._base_manager.filter(pk=error.row.pk)
        return {"version": str(rows.values_list("version", flat=True).first() or "")}


class PublishForm(Decision):
    approve = forms.BooleanField(
        required=False,
        label="I have read this text and approve it (nobody has yet)",
    )
    change_note = forms.CharField(
        required=False,
        max_length=500,
        label="What is new in this edition",
        help_text="Public. Needed from the second edition on, unless the change is minor.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    is_minor = forms.BooleanField(
        required=False, label="A minor edition: nothing that readers need to be told"
    )
    published_at = forms.DateTimeField(
        required=False,
        label="Publish later, at",
        help_text="Leave empty to publish now.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )

    def __init__(self, *args: Any, asks_approval: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        zone = timezone.get_current_timezone_name()
        self.fields["published_at"].label = f"Publish later, at ({zone})"
        if not asks_approval:
            del self.fields["approve"]

    def clean_published_at(self) -> Any:
        when = self.cleaned_data["published_at"]
        if when is not None and when <= timezone.now():
            raise forms.ValidationError("That moment is past. Leave this empty to publish now.")
        return when


class ReasonForm(Decision):
    reason = forms.CharField(
        max_length=500,
        label="The reason",
        help_text="Readers who come to the address are shown it.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class HoldForm(Decision):
    reason = forms.CharField(
        max_length=500,
        label="Why the schedule is cancelled",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
