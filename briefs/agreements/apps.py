from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AgreementsConfig(AppConfig):
    name = "briefs.agreements"
    label = "agreements"
    verbose_name = "Register of agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_install_index, sender=self)


def _install_index(using: str = "default", **_: Any) -> None:
    from briefs.agreements.models import AgreementTerms
    from briefs.terms.install import install

    install(AgreementTerms, using)
