"""Reviewers and Publishers approve briefs; everybody at the desk sees how far they have come."""

from django.db import migrations

GIVEN = {
    "approve_brief": ("brief", "Can approve briefs and send them back", ["Reviewer", "Publisher"]),
    "view_reviewstep": ("reviewstep", "Can view review step", ["Author", "Reviewer", "Publisher"]),
    "view_assignment": ("assignment", "Can view assignment", ["Author", "Reviewer", "Publisher"]),
}


def allow(apps, schema_editor):
    using = schema_editor.connection.alias
    Group = apps.get_model("auth", "Group").objects.using(using)
    Permission = apps.get_model("auth", "Permission").objects.using(using)
    ContentType = apps.get_model("contenttypes", "ContentType").objects.using(using)
    for code, (model, name, groups) in GIVEN.items():
        kind, _ = ContentType.get_or_create(app_label="briefs", model=model)
        permission, _ = Permission.get_or_create(
            content_type=kind, codename=code, defaults={"name": name}
        )
        for group in Group.filter(name__in=groups):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_who_may_undo_an_import"),
        ("briefs", "0009_review_approval_and_clearing"),
    ]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
