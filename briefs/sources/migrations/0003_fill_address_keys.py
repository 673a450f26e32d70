from django.db import migrations

from briefs.sources.addresses import address_key


def fill(apps, schema_editor):
    Source = apps.get_model("sources", "Source")
    with_address = Source.objects.exclude(url="").only("pk", "url")
    for source in with_address.iterator(chunk_size=500):
        Source.objects.filter(pk=source.pk).update(address_key=address_key(source.url))


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0002_address_keys_and_layout'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
