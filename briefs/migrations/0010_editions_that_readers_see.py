"""Editions that readers see by now were let through; entries that wait for one are marked."""

from django.db import migrations
from django.db.models import F
from django.utils import timezone


def mark(apps, schema_editor):
    using = schema_editor.connection.alias
    now = timezone.now()
    Edition = apps.get_model("briefs", "Edition").objects.using(using)
    Agreement = apps.get_model("agreements", "Agreement").objects.using(using)
    Edition.filter(published_at__lte=now, held_at=None).update(cleared_at=F("published_at"))
    Agreement.filter(published_at__gt=now).update(is_waiting=True)


class Migration(migrations.Migration):
    dependencies = [("briefs", "0009_review_approval_and_clearing")]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
