"""Publishers may read the audit log."""

from django.db import migrations

CODE, NAME = "view_act", "Can view act"


def allow(apps, schema_editor):
    using = schema_editor.connection.alias
    Group = apps.get_model("auth", "Group").objects.using(using)
    Permission = apps.get_model("auth", "Permission").objects.using(using)
    ContentType = apps.get_model("contenttypes", "ContentType").objects.using(using)
    kind, _ = ContentType.get_or_create(app_label="audit", model="act")
    permission, _ = Permission.get_or_create(
        content_type=kind, codename=CODE, defaults={"name": NAME}
    )
    for group in Group.filter(name="Publisher"):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_who_may_approve"), ("audit", "0001_the_audit_log")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
