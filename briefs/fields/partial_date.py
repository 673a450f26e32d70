"""Dates known to the year, the month or the day: precision is never invented.

The written form is a reduced-precision date of ISO 8601-1:2019, 5.2.2
(``2026``, ``2026-01``, ``2026-01-05``). As text it sorts in calendar order with
the less precise first, on every database, so the column is plain text.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats

if TYPE_CHECKING:
    _CharField = models.CharField["str | PartialDate", "PartialDate | str"]
else:
    _CharField = models.CharField

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


class PartialDate(str):
    """A calendar date to the year, month or day, as its ISO 8601 text.

    Raises ``ValueError`` for anything that is no such date (``2026-13``,
    ``2026-02-30``, ``26-1``). No time zone: these are dates as printed.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> PartialDate:
        match = _FORM.match(text)
        if match is None:
            raise ValueError(f"“{text}” is not a date of the form 2026, 2026-01 or 2026-01-05.")
        year, month, day = (int(part) if part else None for part in match.groups())
        if year == 0:
            raise ValueError(f"“{text}” has no such year.")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"“{text}” has no such month: months run from 01 to 12.")
        if day is not None:
            last = calendar.monthrange(year or 1, month or 1)[1]
            if not 1 <= day <= last:
                raise ValueError(f"“{text}” has no such day: that month ends on {last}.")
        return super().__new__(cls, text)

    @property
    def precision(self) -> str:
        return {4: "year", 7: "month", 10: "day"}[len(self)]

    @property
    def earliest(self) -> date:
        """The first day that this can mean."""
        return date.fromisoformat(str(self) + "-01-01"[len(self) - 4 :] if len(self) < 10 else self)

    @property
    def latest(self) -> date:
        """The last day that this can mean."""
        first = self.earliest
        if self.precision == "year":
            return first.replace(month=12, day=31)
        if self.precision == "month":
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first

    def display(self) -> str:
        """As a reader sees it, no more precise than it is: “January 2026”."""
        pattern = {"year": "Y", "month": "F Y", "day": "j F Y"}[self.precision]
        return formats.date_format(self.earliest, pattern)


class PartialDateField(_CharField):
    """A :class:`PartialDate` column; empty means that no source states a date.

    The form field accepts the three ISO forms and says what is wrong otherwise.
    """

    description = "A date known to the year, the month or the day"

    def __init__(self, *args: Any, **options: Any) -> None:
        options["max_length"] = 10
        options.setdefault("blank", True)
        options.setdefault("default", "")
        options.setdefault("help_text", "2026, 2026-01 or 2026-01-05: as precise as the source.")
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["max_length"]
        return name, path, args, options

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | str:
        return PartialDate(value) if value else ""

    def to_python(self, value: Any) -> PartialDate | str:
        if not value:
            return ""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate(str(value).strip())
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: Any) -> Any:
        return str(self.to_python(value))
