from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "briefs.audit"
    label = "audit"
    verbose_name = "Audit log"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django rebuilds SQLite tables in migrations, which drops triggers silently.
        post_migrate.connect(_install_index, sender=self)


def _install_index(using: str = "default", **_: Any) -> None:
    from briefs.audit.models import Act
    from briefs.terms.install import install

    install(Act, using)
