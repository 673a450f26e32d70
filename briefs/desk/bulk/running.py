"""The run: every row by itself, and what came of each in the words of its door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from briefs.agreements.verification import Refused
from briefs.desk.decisions import AT_ONCE
from briefs.versioning import StaleVersion

GONE = "It was deleted by someone else after you opened the page."


def run(
    model: Any,
    door: Callable[..., Any],
    versions: dict[int, int],
    by: Any,
    decision: dict[str, Any],
) -> dict[str, Any]:
    """A report of plain values: who is done, who is refused and why.

    The doors are transactions; what one row is refused leaves the others as they are.
    """
    found = model._base_manager.in_bulk(list(versions))
    lines = [
        _one(found.get(pk), pk, door, version, by, decision) for pk, version in versions.items()
    ]
    return {"at": timezone.now().isoformat(timespec="seconds"), "lines": lines}


def _one(
    row: Any, pk: int, door: Callable[..., Any], version: int, by: Any, decision: dict[str, Any]
) -> dict[str, Any]:
    if row is None:
        return {"pk": pk, "title": f"Number {pk}", "why": [GONE], "gone": True}
    title, name = str(row), row._meta.model_name
    return {"pk": pk, "title": title, "why": _why_not(door, {name: row}, version, by, decision)}


def _why_not(
    door: Callable[..., Any], row: dict[str, Any], version: int, by: Any, decision: dict[str, Any]
) -> list[str]:
    try:
        door(**row, version=version, by=by, **decision)
    except Refused as error:
        return [problem.message for problem in error.problems]
    except ValidationError as error:
        return list(error.messages)
    except (StaleVersion, PermissionDenied) as error:
        return [str(error)]
    except (IntegrityError, OperationalError):
        return [AT_ONCE]
    return []
