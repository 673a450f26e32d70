"""The rows of a record in a conflict, one by one: added, changed or removed, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import ModelChoiceField

from briefs.comparing.words import Piece
from briefs.conflict.questions import MINE, THEIRS, Option, Question, marked
from briefs.conflict.values import Values, same, sent, shown

# What tells the place of a row and nothing of what it says.
PLACE = "position"
NOWHERE = "What you have here is deleted or merged by now."


@dataclass(frozen=True, slots=True)
class Row:
    """One row as each of the two has it; ``question`` only where they differ."""

    pk: str
    mine: Values | None
    theirs: Values | None
    question: Question | None = None

    def chosen(self, choice: str) -> Values | None:
        return self.mine if choice == MINE else self.theirs


@dataclass(frozen=True, slots=True)
class RowSet:
    """All rows of one kind, with the prefix that their form has."""

    prefix: str
    label: str
    rows: list[Row]

    @property
    def questions(self) -> list[Question]:
        return [row.question for row in self.rows if row.question]


class Compared:
    """The rows of one bound formset beside those stored now.

    ``base`` are the values that the rows had before either changed them, if known;
    a row of the form with a key was there then.
    """

    def __init__(self, formset: Any, base: list[Values] | None) -> None:
        self.formset, self.base = formset, base
        blank = formset.empty_form
        hidden = {formset.model._meta.pk.name, "DELETE", formset.fk.name}
        self.fields = {name: f for name, f in blank.fields.items() if name not in hidden}
        self.blank = {name: sent(blank[name]) for name in self.fields}
        self.typed = list(self._typed())
        self.there = {name: self._there(name) for name, f in self.fields.items() if _is_key(f)}

    def row_set(self) -> RowSet:
        label = str(self.formset.model._meta.verbose_name_plural).capitalize()
        return RowSet(self.formset.prefix, label, list(self._rows()))

    def _rows(self) -> Iterator[Row]:
        stored = self._stored()
        seen = {pk for pk, _ in self.typed if pk}
        for pk, typed in self.typed:
            mine = None if typed is None else self._without_optional(typed)
            twin = "" if pk else self._added_by_both(mine, stored, seen)
            seen.add(twin)
            theirs = stored.get(pk or twin)
            if twin:
                yield Row(twin, mine, theirs)
            elif mine is not None or theirs is not None:
                yield self._row(pk if theirs is not None else "", mine, theirs, was_there=bool(pk))
        for pk, theirs in stored.items():
            if pk not in seen:
                yield self._row(pk, None, theirs, was_there=False)

    def _added_by_both(self, mine: Values | None, stored: dict[str, Values], seen: set[str]) -> str:
        """The key of a stored row that says what a new row of the form says, if there is one."""
        same = (pk for pk, row in stored.items() if pk not in seen)
        return next((pk for pk in same if self._says_the_same(mine, stored[pk])), "")

    def _typed(self) -> Iterator[tuple[str, Values | None]]:
        """The key and the values of each typed row; none for one that is to be deleted."""
        data, pk = self.formset.data, self.formset.model._meta.pk.name
        for number in range(self.formset.total_form_count()):
            prefix = self.formset.add_prefix(number)
            key = data.get(f"{prefix}-{pk}", "")
            values = {name: data.getlist(f"{prefix}-{name}") for name in self.fields}
            is_blank = all(value in ([], [""], self.blank[n]) for n, value in values.items())
            if key or not is_blank:
                yield key, None if data.get(f"{prefix}-DELETE") else values

    def _there(self, name: str) -> set[str]:
        """The keys typed in a field of which there are rows still."""
        field: Any = self.fields[name]
        keys = {key for _, row in self.typed for key in (row or {}).get(name, [])}
        rows = field.queryset.filter(pk__in=[key for key in keys if key.isdecimal()])
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    def points_nowhere(self, values: Values | None) -> list[str]:
        """The fields of a typed row whose row is gone: deleted by someone, or merged."""
        given = (
            (name, [key for key in (values or {}).get(name, []) if key]) for name in self.there
        )
        return [name for name, keys in given if not self.there[name].issuperset(keys)]

    def _without_optional(self, values: Values) -> Values:
        """The row without keys that lead nowhere and that it can do without."""
        gone = [name for name in self.points_nowhere(values) if not self.fields[name].required]
        return {name: [""] if name in gone else raw for name, raw in values.items()}

    def _stored(self) -> dict[str, Values]:
        formset = self.formset
        fresh = type(formset)(
            instance=formset.instance, prefix=formset.prefix, queryset=formset.queryset
        )
        return {
            str(form.instance.pk): {name: sent(form[name]) for name in self.fields}
            for form in fresh.initial_forms
        }

    def _row(self, pk: str, mine: Values | None, theirs: Values | None, *, was_there: bool) -> Row:
        if mine is not None and theirs is not None and self._is_equal(mine, theirs):
            return Row(pk, mine, theirs)
        said, answer = self._verdict(mine, theirs, was_there)
        number = pk or "new-" + "-".join(value[-1] for value in (mine or {}).values() if value)
        key = f"choose-{self.formset.prefix}-{number}"
        gone = [Piece("same", "nothing")]
        one, other = ("" if values is None else self.text(values) for values in (mine, theirs))
        options = [
            Option(MINE, "Keep mine", marked(one, None, other or one) or gone),
            Option(THEIRS, "Take theirs", marked(other, None, one or other) or gone),
        ]
        if any(self.fields[name].required for name in self.points_nowhere(mine)):
            said, answer, options = NOWHERE, THEIRS, options[1:]
        label = self.text(mine if mine is not None else theirs or {})
        return Row(pk, mine, theirs, Question(key, label, said, options, answer))

    def _verdict(
        self, mine: Values | None, theirs: Values | None, was_there: bool
    ) -> tuple[str, str]:
        """What is said of a row, and which side is taken unless the person says otherwise."""
        if not was_there:
            return ("You added this.", MINE) if theirs is None else ("They added this.", THEIRS)
        i_left_it, they_left_it = self._is_as_before(mine), self._is_as_before(theirs)
        if mine is None:
            return "You removed this.", MINE if they_left_it else ""
        if theirs is None:
            return "They removed this.", THEIRS if i_left_it else ""
        if i_left_it == they_left_it:
            return "Both have this differently. Choose one.", ""
        return ("They changed this.", THEIRS) if i_left_it else ("You changed this.", MINE)

    def _is_as_before(self, values: Values | None) -> bool:
        return any(self._says_the_same(values, row) for row in self.base or [])

    def _says_the_same(self, one: Values | None, other: Values) -> bool:
        names = [name for name in other if name != PLACE or self.formset.prefix in NUMBERED]
        return one is not None and all(one.get(name) == other[name] for name in names)

    def _is_equal(self, one: Values, other: Values) -> bool:
        return all(
            same(f, one.get(name, []), other.get(name, [])) for name, f in self.fields.items()
        )

    def text(self, values: Values) -> str:
        """A row in one line."""
        cells = [shown(field, values.get(name, [])) for name, field in self.fields.items()]
        return " · ".join(cell for cell in cells if cell)


def _is_key(field: Any) -> bool:
    return isinstance(field, ModelChoiceField)


# Rows whose position is their number in the text, and so is part of what they say.
NUMBERED = ("listed_agreements",)
