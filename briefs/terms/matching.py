"""The question “which rows hold these terms?”, in the words of each database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import NotSupportedError, models
from django.db.models import Lookup

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
    _Lookup = Lookup[bool]
else:
    _TextField, _Lookup = models.TextField, Lookup


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A lexeme of an index, or the beginning of one. Letters, digits and ``=`` only."""

    text: str
    is_prefix: bool = False


Alternatives = Iterable[Lexeme]


class LexemesField(_TextField):
    """Lexemes separated by spaces, of which the database keeps a full-text index."""


@LexemesField.register_lookup
class Matches(_Lookup):
    """Rows that hold one of each of several sets of alternatives."""

    lookup_name = "matches"
    prepare_rhs = False

    def get_prep_lookup(self) -> Any:
        return [list(alternatives) for alternatives in self.rhs]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        raise NotSupportedError(f"There is no full-text index on {connection.vendor}.")

    def as_sqlite(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        column: Any = self.lhs
        quote = connection.ops.quote_name
        model = column.target.model._meta
        index = quote(f"{model.db_table}_index")
        key = f"{compiler.quote_name_unless_alias(column.alias)}.{quote(model.pk.column)}"
        found = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"  # noqa: S608
        return f"{key} IN ({found})", [_fts5(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, list[Any]]:
        column: Any = self.lhs
        vector = f'{compiler.quote_name_unless_alias(column.alias)}."vector"'
        return f"{vector} @@ %s::tsquery", [_tsquery(self.rhs)]


def _fts5(sets: Iterable[Alternatives]) -> str:
    return " AND ".join(
        "(" + " OR ".join(f'"{one.text}"' + " *" * one.is_prefix for one in alternatives) + ")"
        for alternatives in sets
    )


def _tsquery(sets: Iterable[Alternatives]) -> str:
    return " & ".join(
        "(" + " | ".join(f"'{one.text}'" + ":*" * one.is_prefix for one in alternatives) + ")"
        for alternatives in sets
    )
