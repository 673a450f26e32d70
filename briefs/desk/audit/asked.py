"""What of the log is asked for: words, an act, a person, days, one record."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs.audit import Verb
from briefs.audit.models import Act, ActQuerySet

LONGEST = 200


class AskedForm(forms.Form):
    """The filters above the log; all of them may be left empty."""

    q = forms.CharField(label="Words", required=False, max_length=LONGEST)
    act = forms.ChoiceField(label="What", required=False, choices=[("", "anything"), *Verb.choices])
    by = forms.ModelChoiceField(
        label="Who",
        required=False,
        queryset=User.objects.order_by("username"),
        empty_label="anyone",
    )
    since = forms.DateField(
        label="From", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label="To", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    record = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def clean_record(self) -> tuple[str, str] | None:
        """A record as ``app.model:key``."""
        kind, _, key = self.cleaned_data["record"].partition(":")
        if not key and kind:
            raise ValidationError("The address names no record.")
        return (kind, key) if key else None

    def acts(self) -> ActQuerySet:
        """The acts asked for, the newest first; the form must be valid."""
        given = self.cleaned_data
        acts = Act.objects.newest()
        if given["q"].strip():
            acts = acts.saying(given["q"])
        if given["act"]:
            acts = acts.filter(act=given["act"])
        if given["by"]:
            acts = acts.filter(by=given["by"])
        if given["since"]:
            acts = acts.filter(at__gte=_midnight(given["since"]))
        if given["until"]:
            acts = acts.filter(at__lt=_midnight(given["until"] + timedelta(days=1)))
        return acts.of(*given["record"]) if given["record"] else acts

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    def in_words(self) -> str:
        """The filter as the log says it of an export."""
        given: dict[str, Any] = {**self.cleaned_data, "record": self.data.get("record")}
        said = [
            f"{self.fields[name].label or name} {value}" for name, value in given.items() if value
        ]
        return ", ".join(said) or "all of it"


def _midnight(day: date) -> datetime:
    """The beginning of a day in the time zone of the site."""
    return timezone.make_aware(datetime.combine(day, time.min))
