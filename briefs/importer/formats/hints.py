"""What a file says about its document beside the text, in the shape of HTML's meta tags."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from email.utils import parsedate_to_datetime

from briefs.importer.dates import full_dates
from briefs.importer.page import Hints


def merged(first: Hints, second: Hints) -> Hints:
    """Field by field what ``first`` says, or else what ``second`` does."""
    said = {
        field.name: getattr(first, field.name) or getattr(second, field.name)
        for field in fields(Hints)
    }
    return Hints(**said)


def as_day(printed: str) -> str:
    """A date as ``2026-01-05`` in the time zone it is printed in; otherwise as printed.

    Reads ISO 8601, the dates of e-mail (RFC 5322) and days written in words.
    """
    printed = " ".join(printed[:100].split())
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(printed).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    days = full_dates(printed)
    return days[0].value if days else printed
