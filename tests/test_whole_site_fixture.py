"""``dumpdata`` and ``loaddata`` carry the whole site into an empty database and back."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.agreements.models.distinct import say_distinct
from briefs.approval.deciding import submit
from briefs.brief import Brief
from briefs.desk.comments.commenting import answer, comment
from briefs.desk.example import publish_example
from briefs.desk.outside.inviting import invite
from briefs.importer.models import ReviewedValue
from briefs.importer.run import import_documents
from briefs.notices.models import NoticeChoice
from briefs.notices.telling import tell
from briefs.publishing import withdraw
from briefs.tags import distinct
from briefs.tags.models import Alias
from tests import factories
from tests.importer.versions import article, document, item_of

APPS = ["auth", "audit", "notices", "tags", "sources", "agreements", "briefs", "importer", "desk"]
OPTIONS: dict[str, Any] = {
    "use_natural_foreign_keys": True,
    "use_natural_primary_keys": True,
    "exclude": ["auth.permission", "briefs.presence"],
    "verbosity": 0,
}


def dumped(file: Path) -> list[dict[str, Any]]:
    call_command("dumpdata", *APPS, output=str(file), **OPTIONS)
    # JSON keeps thousandths of a second, and none where they are .000.
    rows: list[dict[str, Any]] = json.loads(re.sub(r"\.\d{3}Z", "Z", file.read_text()))
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def fill(seed: Path) -> None:
    editor = User.objects.create_user("editor", "editor@example.org", "pass")
    NoticeChoice.objects.create(user=editor, when="daily")
    tell(people=[editor], kind="comment", subject="A comment", text="Said.", path="/desk/")
    editor.groups.add(Group.objects.get(name="Publisher"))
    import_documents([seed], by=editor)
    publish_example(by=editor)
    gone = factories.make_ready_brief()
    Alias.objects.create(tag=gone.tagged_items.get().tag, name="another name")
    distinct.say_distinct(one=factories.make_tag(), other=factories.make_tag(), by=editor)
    say_distinct(one="Ministry of Trade", other="Ministry of Traders", by=editor)
    gone.context += f"\n\n{factories.make_image(gone).markdown}"
    gone.save()
    factories.make_edition(gone)
    factories.make_edition(gone, published_at=timezone.now() + timedelta(days=1))
    gone.refresh_from_db()
    withdraw(brief=gone, version=gone.version, by=editor, reason="A source was false.")
    waiting = factories.make_ready_brief()
    said = {"brief": waiting, "version": waiting.version, "by": editor}
    link, _ = invite(**said, name="Gerda Guest")
    answer(to=comment(**said, body="Why?", link=link), by=editor, body="Because.")
    submit(brief=waiting, version=waiting.version, by=editor, reviewer=editor)
    group = Agreement.objects.filter(scope="group").first()
    factories.make_agreement(group=group)
    first = item_of(document(article()))
    Brief.objects.filter(pk=first.brief_id).update(title="An editor's own")
    item_of(document(article(title="Another headline")))
    ReviewedValue.objects.create(
        brief=first.brief, aspect="title", decision="corrected", decided_by=editor
    )


def test_whole_site_goes_through_a_fixture_unchanged(
    transactional_db: None, django_db_serialized_rollback: None, seed: Path, tmp_path: Path
) -> None:
    fill(seed)
    before = dumped(tmp_path / "site.json")
    page = Client().get("/briefs/after-beijing/").content
    call_command("flush", interactive=False, verbosity=0)
    assert not Brief.objects.exists()
    call_command("loaddata", str(tmp_path / "site.json"), verbosity=0)
    assert dumped(tmp_path / "again.json") == before
    assert Client().get("/briefs/after-beijing/").content == page
    dumped_models = {row["model"] for row in before}
    ours = {
        m._meta.label_lower for name in APPS[1:] for m in apps.get_app_config(name).get_models()
    }
    untried = {
        "briefs.presence",
        "agreements.identifier",
        "agreements.correction",
        "briefs.formeraddress",
    }
    assert ours - dumped_models <= untried
