"""The three groups of the desk, and what each may do."""

from django.db import migrations

VIEW_ALL = {
    "tags": ["tag", "alias"],
    "sources": ["source"],
    "agreements": ["agreement", "party", "event", "identifier", "evidence", "correction", "taggedagreement"],
    "briefs": [
        "author", "authorship", "brief", "briefagreement", "edition", "editionagreement",
        "formeraddress", "reference", "snapshot", "taggedbrief", "taggededition",
    ],
    "importer": ["import", "importitem"],
}
WRITE = {
    "tags": ["tag", "alias"],
    "agreements": ["agreement", "party", "event", "identifier", "evidence", "taggedagreement"],
    "briefs": ["author", "authorship", "brief", "briefagreement", "reference", "taggedbrief"],
}
DELETE_ROWS = {
    "tags": ["alias"],
    "agreements": ["party", "event", "identifier", "evidence", "taggedagreement"],
    "briefs": ["authorship", "briefagreement", "reference", "taggedbrief"],
}
AUTHOR = [("view", VIEW_ALL), ("add", {**WRITE, "importer": ["import"]}), ("change", WRITE), ("delete", DELETE_ROWS)]
REVIEWER = [*AUTHOR, ("change", {"sources": ["source"]}), ("delete", {"briefs": ["brief"], "agreements": ["agreement"]})]
PUBLISHER = [
    *REVIEWER,
    ("publish", {"briefs": ["brief"], "agreements": ["agreement"]}),
    ("delete", {"tags": ["tag"], "briefs": ["author"]}),
]


def codes(rules):
    for verb, apps in rules:
        for app, models in apps.items():
            for model in models:
                yield app, model, f"{verb}_{model}"


def make_groups(apps, schema_editor):
    using = schema_editor.connection.alias
    Group = apps.get_model("auth", "Group").objects.using(using)
    Permission = apps.get_model("auth", "Permission").objects.using(using)
    ContentType = apps.get_model("contenttypes", "ContentType").objects.using(using)
    for name, rules in (("Author", AUTHOR), ("Reviewer", REVIEWER), ("Publisher", PUBLISHER)):
        group, _ = Group.get_or_create(name=name)
        for app, model, code in codes(rules):
            kind, _ = ContentType.get_or_create(app_label=app, model=model)
            permission, _ = Permission.get_or_create(
                content_type=kind, codename=code, defaults={"name": f"Can {code.replace('_', ' ')}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("tags", "0001_vocabulary"),
        ("sources", "0001_documents_as_received"),
        ("agreements", "0001_register_of_agreements"),
        ("briefs", "0001_briefs_and_editions"),
        ("importer", "0001_import_runs"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
