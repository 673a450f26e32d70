"""What an editor decides about the vocabulary, and the versions it was decided on."""

from __future__ import annotations

from typing import Any

from django import forms

from briefs.desk.vocabulary.seen import versions_of


class Seen(forms.Form):
    """A decision on many rows carries the version of each (see ``seen``)."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> dict[int, int | None]:
        return versions_of(self.cleaned_data["seen"])

    def shows_now(self, seen: str) -> None:
        """The page that comes now shows what stands, and is decided anew on that."""
        data: Any = self.data
        self.data = data.copy()
        self.data["seen"] = seen  # type: ignore[index]


class MergeTagsForm(Seen):
    """Whether tags of different kinds may become one, where they are."""

    across_kinds = forms.BooleanField(
        required=True,
        label="They are the same although they are of different kinds",
        error_messages={"required": "Say that tags of different kinds are the same, or stop."},
    )

    def __init__(self, data: Any = None, *, kinds_differ: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not kinds_differ:
            del self.fields["across_kinds"]
