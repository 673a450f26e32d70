"""A saved version says in short what it changed; those made before say which parts."""

from django.db import migrations

import briefs.fields.text


def say_what_changed(apps, schema_editor):
    Snapshot = apps.get_model("briefs", "Snapshot").objects.using(schema_editor.connection.alias)
    brief, before = None, {}
    rows = Snapshot.order_by("brief_id", "number").only("brief_id", "number", "data")
    for row in rows.iterator(chunk_size=100):
        if row.brief_id == brief:
            names = [name for name in row.data if row.data[name] != before.get(name)]
            changed = ", ".join(name.replace("_", " ") for name in names)[:500]
            Snapshot.filter(pk=row.pk).update(changed=changed)
        brief, before = row.brief_id, row.data


class Migration(migrations.Migration):
    dependencies = [("briefs", "0001_briefs_and_editions")]
    operations = [
        migrations.AddField(
            model_name="snapshot",
            name="changed",
            field=briefs.fields.text.LineField(
                blank=True,
                help_text="Against the saved version before: fields and rows, in short.",
                max_length=500,
                verbose_name="what changed",
            ),
        ),
        migrations.RunPython(say_what_changed, migrations.RunPython.noop, elidable=True),
    ]
