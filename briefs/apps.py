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
