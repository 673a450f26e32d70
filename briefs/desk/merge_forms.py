"""Which of two entries of the register is kept."""

from __future__ import annotations

from typing import Any

from django import forms

from briefs.agreements.merging import why_not
from briefs.agreements.models import Agreement
from briefs.desk.forms import Decision
from briefs.fields import NormalisedCharField
from briefs.versioning import StaleVersion


class MergeForm(Decision):
    """Which entry is kept, and the versions of both that this was decided on."""

    other_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    keep = forms.TypedChoiceField(
        coerce=int,
        error_messages={
            "required": "Choose which entry is kept.",
            "invalid_choice": "That entry cannot be the kept one: the other has been public.",
        },
    )
    note = NormalisedCharField(
        required=False,
        max_length=500,
        label="For readers: what was corrected",
        help_text="The kept entry is public. Needed, and shown in its log of corrections.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, data: Any, *, entries: tuple[Agreement, Agreement]) -> None:
        entry, other = self.entries = entries
        versions = {"version": entry.version, "other_version": other.version}
        super().__init__(data, initial=versions)
        self.offered = [
            one.pk for one, gone in (entries, entries[::-1]) if not why_not(keep=one, merge=gone)
        ]
        keep: Any = self.fields["keep"]
        keep.choices = [(pk, pk) for pk in self.offered]
        if not any(one.published_at for one in entries):
            del self.fields["note"]

    def versions_now(self, error: StaleVersion) -> dict[str, str]:
        for entry in self.entries:
            entry.refresh_from_db()
        names = "version", "other_version"
        return {n: str(one.version) for n, one in zip(names, self.entries, strict=True)}

    @property
    def chosen(self) -> int | None:
        """The entry that is kept unless the editor says otherwise: a public one, else the older."""
        typed = [pk for pk in self.offered if str(pk) == self.data.get("keep")]
        return min(typed or self.offered, default=None)
