"""What an editor decides about the vocabulary, and the versions it was decided on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from briefs.agreements.models import Party
from briefs.agreements.spelling import Spelling
from briefs.desk.vocabulary.seen import versions_of
from briefs.fields import NormalisedCharField

WIDE = {"class": "vTextField"}


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


class SpellingForm(forms.Form):
    """How a party is to be spelt everywhere."""

    name = NormalisedCharField(max_length=200, widget=forms.TextInput(attrs=WIDE))
    kind = forms.ChoiceField(choices=Party.Kind.choices)
    country_code = NormalisedCharField(
        required=False, max_length=2, label="ISO code", widget=forms.TextInput(attrs=WIDE)
    )

    def clean(self) -> dict[str, Any]:
        """As a party of an agreement is checked."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            to = Party(**{**data, "name": " ".join(data["name"].split())})
            try:
                to.full_clean(exclude=["agreement"])
            except ValidationError as error:
                self.add_error(None, error.messages)
            self.spelling = Spelling.of(to)
        return data


class UnifyForm(Seen):
    """The decision, with what readers are told where an agreement is public."""

    note = NormalisedCharField(
        max_length=500,
        label="For readers: what was corrected",
        help_text="Some agreements are public: shown in the log of corrections of each.",
        widget=forms.TextInput(attrs=WIDE),
        error_messages={"required": "Say for readers what was corrected."},
    )

    def __init__(self, data: Any = None, *, public: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not public:
            del self.fields["note"]


class NameForm(Seen):
    """An act on a further name of a tag, and that its address may lead nowhere for a time."""

    address_may_lapse = forms.BooleanField(
        label="Its former address may answer “not found” until something public carries the tag",
        error_messages={"required": "Say that its former address may answer “not found”, or stop."},
    )

    def __init__(self, data: Any = None, *, lapses: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not lapses:
            del self.fields["address_may_lapse"]
