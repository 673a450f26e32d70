"""The fields of a record in a conflict: typed, stored, and brought together where that goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from briefs.comparing.merging import merged
from briefs.conflict.questions import MERGED, THEIRS, Question, about_text
from briefs.conflict.values import Raw, Values, name_of, same, sent, shown


@dataclass(frozen=True, slots=True)
class FieldAtOdds:
    """A field that the two have differently; what each answer would send."""

    name: str
    question: Question
    theirs: Raw
    merged: Raw

    def chosen(self, choice: str, mine: Raw) -> Raw:
        return {THEIRS: self.theirs, MERGED: self.merged}.get(choice, mine)


def fields_at_odds(typed: Any, stored: Any, base: Values | None) -> Iterator[FieldAtOdds]:
    """Every field whose typed value is not the stored one; ``typed`` is the bound form."""
    for name, field in typed.fields.items():
        if name in ("based_on", "made_as") or isinstance(field, forms.FileField):
            continue
        mine, theirs = typed.data.getlist(typed.add_prefix(name)), sent(stored[name])
        if same(field, mine, theirs):
            continue
        before = (base or {}).get(name)
        both = _together(field, mine, theirs, before)
        question = about_text(
            f"choose-{typed.add_prefix(name)}",
            name_of(name, field),
            mine=shown(field, mine),
            theirs=shown(field, theirs),
            base=None if before is None else shown(field, before),
            merged=None if both is None else shown(field, both),
        )
        yield FieldAtOdds(typed.add_prefix(name), question, theirs, both or [])


def _together(field: forms.Field, mine: Raw, theirs: Raw, base: Raw | None) -> Raw | None:
    """Both changes in one value: sets element by element, prose where the changes do not touch."""
    if base is None:
        return None
    if isinstance(field, forms.ModelMultipleChoiceField):
        kept = [key for key in theirs if key in mine or key not in base]
        return kept + [key for key in mine if key not in base and key not in theirs]
    if not isinstance(getattr(field.widget, "widget", field.widget), forms.Textarea):
        return None
    text = merged(*(shown(field, raw) for raw in (base, mine, theirs)))
    return None if text is None else [text]


def typed_elsewhere(form: Any, stored: Any) -> list[tuple[str, str, str]]:
    """Fields that the form had while they could still be changed: name and both texts."""
    names = {field.name for field in stored._meta.concrete_fields} - set(form.fields)
    typed: Mapping[str, str] = {name: str(form.data[name]) for name in names if name in form.data}
    found = [
        (name.replace("_", " ").capitalize(), text, str(getattr(stored, name) or ""))
        for name, text in sorted(typed.items())
    ]
    return [row for row in found if row[1] != row[2]]
