"""The filters of the public lists: what may be asked, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from briefs.agreements.models import Agreement
from briefs.edition import EditionQuerySet
from briefs.models import Brief
from briefs.reader import vocabulary

Choices = list[tuple[str, str]]


class Filter(forms.Form):
    """Choices among what is there. An unknown value is left out and named, never an error."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    def offer(self, name: str, empty: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", empty), *choices]

    @property
    def chosen(self) -> dict[str, str]:
        """The filters in force."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def ignored(self) -> list[str]:
        """The names of the filters whose value is none of those on offer."""
        self.is_valid()
        return [str(self[name].label).lower() for name in self.errors if name in self.fields]


class BriefFilter(Filter):
    topic = forms.ChoiceField(required=False)
    country = forms.ChoiceField(required=False)
    type = forms.ChoiceField(required=False)
    year = forms.ChoiceField(required=False)

    def __init__(self, data: Any, editions: EditionQuerySet) -> None:
        super().__init__(data)
        none = Agreement.objects.none()
        years = editions.datetimes("published_at", "year", order="DESC")
        self.offer("topic", "Any topic", _keys(vocabulary.topics(editions, none)))
        self.offer("country", "Any country", _keys(vocabulary.countries(editions, none)))
        self.offer(
            "type", "Any type", [(value, _first(text)) for value, text in Brief.Type.choices]
        )
        self.offer("year", "Any year", [(str(day.year), str(day.year)) for day in years])

    def narrow(self, editions: EditionQuerySet) -> EditionQuerySet:
        chosen = self.chosen
        if "topic" in chosen:
            editions = editions.about(chosen["topic"])
        if "country" in chosen:
            editions = editions.on_country(chosen["country"].upper())
        if "type" in chosen:
            editions = editions.filter(type=chosen["type"])
        if "year" in chosen:
            editions = editions.published_in(int(chosen["year"]))
        return editions


def _keys(subjects: list[vocabulary.Subject]) -> Choices:
    return [(subject.key, subject.name) for subject in subjects]


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
