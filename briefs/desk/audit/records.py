"""Where the records are that acts were done to, as far as they are still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.urls import reverse

from briefs.audit.models import Act

Record = tuple[str, str]


def addresses(acts: Iterable[Act]) -> dict[Record, str]:
    """The desk's page of each record that is there; one question for each kind of record."""
    keys: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        if act.subject_kind:
            keys[act.subject_kind].add(act.subject_key)
    return {
        (kind, key): reverse(f"admin:{kind.replace('.', '_')}_change", args=[pk])
        for kind, several in keys.items()
        for key, pk in _there(kind, several)
    }


def kind_in_words(kind: str) -> str:
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind  # of a model that is no more


def _there(kind: str, keys: Iterable[str]) -> list[tuple[str, Any]]:
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return []
    if not admin.site.is_registered(model):
        return []
    try:
        field: Any = model._meta.get_field("uid")
    except FieldDoesNotExist:
        field = model._meta.pk
    usable = [key for key in keys if _is_value(field, key)]
    rows = model._base_manager.filter(**{f"{field.name}__in": usable})
    return [(str(key), pk) for key, pk in rows.values_list(field.name, "pk")]


def _is_value(field: Any, key: str) -> bool:
    try:
        field.to_python(key)
    except ValidationError:
        return False
    return True
