"""Who may delete drafts may undo any import; others only their own."""

from django.db import migrations

CODE, NAME = "delete_import", "Can delete import"


def allow(apps, schema_editor):
    using = schema_editor.connection.alias
    Group = apps.get_model("auth", "Group").objects.using(using)
    Permission = apps.get_model("auth", "Permission").objects.using(using)
    ContentType = apps.get_model("contenttypes", "ContentType").objects.using(using)
    kind, _ = ContentType.get_or_create(app_label="importer", model="import")
    permission, _ = Permission.get_or_create(
        content_type=kind, codename=CODE, defaults={"name": NAME}
    )
    for group in Group.filter(name__in=["Reviewer", "Publisher"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_editorial_groups")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
