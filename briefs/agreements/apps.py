from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "briefs.agreements"
    label = "agreements"
    verbose_name = "Register of agreements"
    default_auto_field = "django.db.models.BigAutoField"
