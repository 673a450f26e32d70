"""Logins that end while somebody is at work."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session


def end_every_login() -> None:
    """As if every login had run out, in the database and in the cache that may hold it too."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in Session.objects.values_list("session_key", flat=True):
        store(key).delete()
