"""What becomes of a record in a conflict, once every question about it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from briefs.conflict.fields import FieldAtOdds, fields_at_odds, typed_elsewhere
from briefs.conflict.questions import MINE, Question
from briefs.conflict.row_sets import Compared, Row, RowSet
from briefs.conflict.values import Values


@dataclass(frozen=True, slots=True)
class Base:
    """What the record was before either changed it: values by field, rows by prefix."""

    fields: Values = field(default_factory=dict)
    rows: Mapping[str, list[Values]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that two editors have differently, and what of it needs a person."""

    fields: list[FieldAtOdds]
    row_sets: list[RowSet]
    elsewhere: list[tuple[str, str, str]]

    @property
    def questions(self) -> list[Question]:
        rows = (question for rows in self.row_sets for question in rows.questions)
        return [*(one.question for one in self.fields), *rows]

    def open(self, answers: Mapping[str, str]) -> list[Question]:
        """The questions that these answers leave."""
        return [one for one in self.questions if one.answered(answers.get(one.key, "")).is_open]

    def composed(self, typed: QueryDict, answers: Mapping[str, str]) -> QueryDict:
        """The form as it would be sent with these answers, over what is stored now."""
        data = typed.copy()
        for one in self.fields:
            choice = one.question.answered(answers.get(one.question.key, "")).answer or MINE
            data.setlist(one.name, one.chosen(choice, typed.getlist(one.name)))
        for rows in self.row_sets:
            _compose_rows(data, rows, answers)
        return data


def plan_of(typed: Any, stored: Any, formsets: list[Any], base: Base | None) -> Plan:
    """Compare a bound form and its rows with an unbound form of what is stored now."""
    rows = base.rows if base else {}
    return Plan(
        fields=list(fields_at_odds(typed, stored, base.fields if base else None)),
        row_sets=[Compared(one, rows.get(one.prefix)).row_set() for one in formsets],
        elsewhere=typed_elsewhere(typed, stored.instance),
    )


def _compose_rows(data: QueryDict, rows: RowSet, answers: Mapping[str, str]) -> None:
    """Write the rows anew: those stored first, as Django expects them, then the new ones."""
    for key in [key for key in data if key.startswith(f"{rows.prefix}-")]:
        del data[key]
    chosen = [(row.pk, values) for row, values in _chosen(rows.rows, answers)]
    stored = [(pk, values) for pk, values in chosen if pk]
    added = [(pk, values) for pk, values in chosen if not pk and values is not None]
    data[f"{rows.prefix}-INITIAL_FORMS"] = str(len(stored))
    data[f"{rows.prefix}-TOTAL_FORMS"] = str(len(stored) + len(added))
    for number, (pk, values) in enumerate([*stored, *added]):
        data[f"{rows.prefix}-{number}-id"] = pk
        if values is None:
            data[f"{rows.prefix}-{number}-DELETE"] = "on"
        for name, value in (values or {}).items():
            data.setlist(f"{rows.prefix}-{number}-{name}", value)


def _chosen(rows: list[Row], answers: Mapping[str, str]) -> Iterator[tuple[Row, Values | None]]:
    for row in rows:
        question = row.question
        answer = question.answered(answers.get(question.key, "")).answer if question else MINE
        yield row, row.chosen(answer or MINE)
