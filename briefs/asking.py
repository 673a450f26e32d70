"""Questions that an import asks the database again for every document.

Django writes the SQL of a query anew each time it is asked, which takes several times
as long as the answer. Here it writes it once for each shape of a question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

Value = str | int
Argument = Value | Sequence[Value]
Shape = tuple[tuple[type, int | None], ...]

MOST_SHAPES = 256
_NUMBER = 2**62  # above any key and any number of a sketch that is asked for while writing


class Question:
    """A query over texts, whole numbers and lists of either: the rows, as the driver gives them.

    Wraps a function that returns a ``values_list()``. It must only look its arguments
    up, each as it is: SQL is written for other values of the same types, and for lists
    of the same lengths.
    """

    def __init__(self, asked: Callable[..., QuerySet[Any, Any]]) -> None:
        self._asked = asked
        self._written = lru_cache(maxsize=MOST_SHAPES)(self._write)

    def __call__(self, *arguments: Argument) -> list[tuple[Any, ...]]:
        sql, parameters = self._written(tuple(map(_shape, arguments)))
        return _rows(sql, _sent(arguments, parameters)) if sql else []

    def each(self, firsts: Sequence[Value], *rest: Argument) -> list[tuple[Any, ...]]:
        """The rows for each of these as the first argument, asked for at one go."""
        if not firsts:
            return []
        sql, parameters = self._written(tuple(map(_shape, (firsts[0], *rest))))
        parts = (f"SELECT * FROM ({sql}) AS part_{n}" for n in range(len(firsts)))  # noqa: S608
        sent = [value for first in firsts for value in _sent((first, *rest), parameters)]
        return _rows(" UNION ALL ".join(parts), sent) if sql else []

    def _write(self, shape: Shape) -> tuple[str, list[tuple[bool, Any]]]:
        """The SQL, empty where nothing can be found, and its parameters in their order.

        A parameter is the place of a value among those of all arguments, or else one
        that the query always has.
        """
        places: dict[Any, int] = {}
        stand_ins = []
        for kind, length in shape:
            values: list[Any] = []
            for place in range(len(places), len(places) + (1 if length is None else length)):
                values.append(f"argument {place}" if kind is str else _NUMBER + place)
                places[values[-1]] = place
            stand_ins.append(values[0] if length is None else values)
        try:
            sql, parameters = self._asked(*stand_ins).query.sql_with_params()
        except EmptyResultSet:
            return "", []
        return sql, [(given in places, places.get(given, given)) for given in parameters]


def _rows(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _sent(arguments: Sequence[Argument], parameters: list[tuple[bool, Any]]) -> list[Any]:
    values = [value for argument in arguments for value in _each(argument)]
    return [values[place] if own else place for own, place in parameters]


def _each(argument: Argument) -> Sequence[Value]:
    return [argument] if isinstance(argument, str | int) else argument


def _shape(argument: Argument) -> tuple[type, int | None]:
    if isinstance(argument, str | int):
        return type(argument), None
    return type(argument[0]) if argument else int, len(argument)
