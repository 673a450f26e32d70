from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BriefsConfig(AppConfig):
    name = "briefs"
    label = "briefs"
    verbose_name = "Briefs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django rebuilds SQLite tables in migrations, which drops triggers silently.
        from briefs.immutability import install_triggers

        post_migrate.connect(install_triggers, sender=self)
        post_migrate.connect(_install_index, sender=self)


def _install_index(using: str = "default", **_: Any) -> None:
    from briefs.edition_terms import EditionTerms
    from briefs.reindexing import refresh_after_migration
    from briefs.terms.install import install

    install(EditionTerms, using)
    refresh_after_migration(using)
