"""Typed readers of environment variables, one for each shape a setting has."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """Raises ``ImproperlyConfigured`` for anything but 1/true/yes/on and 0/false/no/off."""
    value = text(name).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} is “{value}”; set it to 1 or 0.")
    return default


def words(name: str) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Raises ``ImproperlyConfigured`` for anything but a whole number."""
    value = text(name)
    if not value:
        return default
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is “{value}”; set it to a whole number.")
    return int(value)


def secret(name: str, local_file: Path) -> tuple[str, bool]:
    """The secret of that name, else the one that ``quickstart`` left in ``local_file``.

    Returns the secret and whether it is the local one. Raises
    ``ImproperlyConfigured`` with the remedy when there is neither.
    """
    value = text(name)
    if value:
        return value, False
    if local_file.is_file():
        return local_file.read_text(encoding="ascii").strip(), True
    raise ImproperlyConfigured(
        f"{name} is not set. In production set it to a long random string "
        '(python -c "import secrets; print(secrets.token_urlsafe(50))"); '
        "to try the site here, run: python3 manage.py quickstart"
    )
