"""The filters of the public lists: what may be asked, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from briefs.agreements.models import Agreement, AgreementQuerySet
from briefs.agreements.status import Status
from briefs.edition import EditionQuerySet
from briefs.models import Brief, Edition
from briefs.reader import vocabulary

Choices = list[tuple[str, str]]
UNSTATED = "unstated"


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


class RegisterFilter(Filter):
    party = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)
    status = forms.ChoiceField(required=False)
    area = forms.ChoiceField(required=False)
    year = forms.ChoiceField(required=False)

    def __init__(self, data: Any, agreements: AgreementQuerySet) -> None:
        super().__init__(data)
        none = Edition.objects.none()
        rows = list(agreements.order_by("pk").values_list("kind", "status", "status_date"))
        kinds, statuses, dates = ({row[n] for row in rows} for n in range(3))
        years = sorted({str(date)[:4] for date in dates if date}, reverse=True)
        self.offer("party", "Any party", _keys(vocabulary.countries(none, agreements)))
        self.offer("kind", "Any kind", _used(Agreement.Kind.choices, kinds))
        self.offer("status", "Any status", _used(Status.choices, statuses) + _unstated(statuses))
        self.offer("area", "Any area", _keys(vocabulary.topics(none, agreements)))
        self.offer("year", "Any year", [(year, year) for year in years] + _unstated(dates))

    def narrow(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        chosen = self.chosen
        if "party" in chosen:
            agreements = agreements.between(chosen["party"].upper())
        if "kind" in chosen:
            agreements = agreements.filter(kind=chosen["kind"])
        if "status" in chosen:
            status = chosen["status"]
            agreements = agreements.filter(status="" if status == UNSTATED else status)
        if "area" in chosen:
            agreements = agreements.about(chosen["area"])
        if chosen.get("year") == UNSTATED:
            agreements = agreements.undated()
        elif "year" in chosen:
            agreements = agreements.dated_in(int(chosen["year"]))
        return agreements


def _keys(subjects: list[vocabulary.Subject]) -> Choices:
    return [(subject.key, subject.name) for subject in subjects]


def _used(choices: Iterable[tuple[Any, Any]], used: set[Any]) -> Choices:
    return [(value, _first(str(text))) for value, text in choices if value in used]


def _unstated(used: set[Any]) -> Choices:
    return [(UNSTATED, "Not stated")] if "" in used else []


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
