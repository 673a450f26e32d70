"""The page on which something is decided about one row, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefs.desk.forms import Decision
from briefs.versioning import StaleVersion

AT_ONCE = "Something else was published at the same moment; nothing was saved. Try again."


def done(form: Decision, act: Callable[[dict[str, Any]], Any]) -> bool:
    """Whether the act went through; if not, the form says why."""
    try:
        act(form.cleaned_data)
    except ValidationError as error:
        _tell(form, error)
        return False
    except StaleVersion as error:
        form.came_too_late(error)
        return False
    except (IntegrityError, OperationalError):
        form.add_error(None, AT_ONCE)
        return False
    return True


def _tell(form: Decision, error: ValidationError) -> None:
    """Each complaint beside the field that it is about, if the form has that."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, complaints in by_field.items():
        for message in complaints:
            form.add_error(name if name in form.fields else None, message)


def decision_page(
    request: HttpRequest, template: str, row: Any, form: Form, **context: Any
) -> HttpResponse:
    """The row, the form with the version it was based on, and what the template adds."""
    options = row._meta
    return render(
        request,
        template,
        {
            **admin.site.each_context(request),
            "title": str(row),
            "opts": options,
            "row": row,
            "back": f"admin:{options.app_label}_{options.model_name}_change",
            "form": form,
            **context,
        },
    )
