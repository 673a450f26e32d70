"""Authors of the editions that were made before authors had pages."""

from django.db import migrations
from django.utils.text import slugify


def sign(apps, schema_editor):
    using = schema_editor.connection.alias
    Author = apps.get_model("briefs", "Author").objects.using(using)
    Edition = apps.get_model("briefs", "Edition").objects.using(using)
    EditionAuthor = apps.get_model("briefs", "EditionAuthor").objects.using(using)
    for pk, content in Edition.order_by("pk").values_list("pk", "content").iterator():
        for position, printed in enumerate(content.get("authors", []), start=1):
            author = Author.filter(uid=printed["uid"]).first() if "uid" in printed else None
            if author is None:
                continue
            if not author.slug:
                author.slug = free(Author, author.name)
                author.save(update_fields=["slug"])
            EditionAuthor.get_or_create(
                edition_id=pk, author=author, defaults={"position": position}
            )


def free(authors, name):
    stem = (slugify(name) or slugify(name, allow_unicode=True) or "author")[:100].strip("-")
    slug, number = stem, 1
    while authors.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


class Migration(migrations.Migration):
    dependencies = [("briefs", "0005_authors_have_pages")]

    operations = [migrations.RunPython(sign, migrations.RunPython.noop)]
