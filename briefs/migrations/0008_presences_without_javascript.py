"""How long a page is taken to be open: those that cannot tell so again are believed longer."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("briefs", "0007_what_editions_are_found_by")]

    operations = [
        migrations.RenameField("presence", "seen_at", "open_until"),
        migrations.AddField(
            "presence",
            "tells",
            models.BooleanField(default=True, help_text="Whether the page goes on telling that it is open."),
        ),
    ]
