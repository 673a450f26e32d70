from django.apps import AppConfig


class TagsConfig(AppConfig):
    name = "briefs.tags"
    label = "tags"
    verbose_name = "Vocabulary"
    default_auto_field = "django.db.models.BigAutoField"
