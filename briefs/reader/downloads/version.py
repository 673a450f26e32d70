"""The version of the data set: it changes when public data changes, and at no other time.

It is computed and not kept: a hash (SHA-256, its first twelve digits) over every
stored value that a record is made of. The same data has the same version in every
database and for every filter; data put back as it was has the version it had.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet

from briefs.agreements.models import (
    Agreement,
    Correction,
    Event,
    Evidence,
    Identifier,
    Party,
    TaggedAgreement,
)
from briefs.tags.models import Tag

DIGITS = 12
ROWS_AT_ONCE = 2000
OF_AGREEMENT = (
    "slug", "title", "kind", "basis", "scope", "count", "count_qualifier", "legal_character",
    "areas_printed", "status", "status_date", "published_at",
)  # fmt: skip
OF_ROWS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Party, ("kind", "name", "country_code", "named", "inferred")),
    (Event, ("status", "date", "place", "party__name", "note")),
    (
        Evidence,
        (
            "aspect", "value", "start", "end", "quote", "basis", "source__sha256",
            "source__outlet", "source__attribution", "source__published", "source__url",
            "source__language", "source__created_at",
        ),
    ),
    (Identifier, ("scheme", "value")),
    (Correction, ("made_at", "note")),
)  # fmt: skip


def data_set_version() -> str:
    """Of everything that is public now. Reads every public entry once, in eight queries."""
    digest, encode = hashlib.sha256(), json.JSONEncoder(default=str, ensure_ascii=False).encode
    for values in _values():
        digest.update(encode(values).encode())
    return digest.hexdigest()[:DIGITS]


def _values() -> Iterator[Any]:
    public = Agreement.objects.public()
    yield from _rows(public, "uid", OF_AGREEMENT)
    yield from _rows(public.filter(group__in=public), "uid", ("group__uid",))
    for model, names in OF_ROWS:
        rows = model._default_manager.filter(agreement__in=public)
        yield from _rows(rows, "agreement__uid", names)
    topics = TaggedAgreement.objects.filter(content_object__in=public, tag__kind=Tag.Kind.TOPIC)
    yield from _rows(topics, "content_object__uid", ("tag__slug", "tag__name"))


def _rows(rows: QuerySet[Any], identity: str, names: tuple[str, ...]) -> Iterator[Any]:
    """The name of the kind of rows, so that none passes for another's, then each of them."""
    yield rows.model._meta.model_name
    values = rows.order_by(identity, *names).values_list(identity, *names)
    yield from values.iterator(chunk_size=ROWS_AT_ONCE)
