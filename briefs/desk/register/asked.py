"""What a form of an entry asks for that is no save: another source, a check, a choice.

All of it works as a button of the form: what was typed comes back in it, unsaved.
"""

from __future__ import annotations

from django.http import QueryDict

from briefs.agreements.models import Agreement
from briefs.desk.register.ledger import Control, controls_of

NO_SAVE = ("_check", "_source", "_choose")
LONGEST_SOUGHT = 100


def is_no_save(data: QueryDict) -> bool:
    """Whether the button that sent the form was one of these; their names are on no other."""
    return any(name in data for name in NO_SAVE)


def number(text: str | None) -> int | None:
    """The key of a row as an address or a button names it."""
    is_key = text is not None and text.isascii() and text.isdecimal() and len(text) < 19
    return int(text or 0) if is_key else None


def filled_in(data: QueryDict, agreement: Agreement | None) -> QueryDict:
    """The form with what its button asks to be written into it, marked as not to be saved."""
    changed = data.copy()
    changed["_again"] = "1"
    if agreement is not None and "_choose" in data:
        for control in controls_of(agreement, str(data["_choose"])[:400]):
            _write(changed, control)
        _count_rows(changed, "parties")
    return changed


def _write(data: QueryDict, control: Control) -> None:
    row, name, value = control
    prefix = _prefix(data, row)
    if prefix is None:
        return
    if name == "named" and not value:
        data.pop(f"{prefix}{name}", None)
    else:
        data[f"{prefix}{name}"] = value


def _prefix(data: QueryDict, row: str) -> str | None:
    """How the controls of a row begin: an existing one by its key, else the next new one."""
    if not row:
        return ""
    formset, _, key = row.partition(":")
    total = min(number(data.get(f"{formset}-TOTAL_FORMS")) or 0, 1000)
    if not key:
        return f"{formset}-{total}-"
    places = (f"{formset}-{n}-" for n in range(total))
    return next((place for place in places if data.get(f"{place}id") == key), None)


def _count_rows(data: QueryDict, formset: str) -> None:
    """One row more if one was written."""
    total = number(data.get(f"{formset}-TOTAL_FORMS")) or 0
    if f"{formset}-{total}-name" in data:
        data[f"{formset}-TOTAL_FORMS"] = str(total + 1)
