from __future__ import annotations

import re

from django.db.models import F
from django.test import Client
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.brief import Brief
from briefs.importer.models import Proposal
from briefs.sources.models import Source
from tests.importer.versions import article, document, item_of


def prepare() -> tuple[str, Proposal]:
    """A brief with an edited title and two proposals; the address of the page, the first."""
    item_of(document(article()))
    Brief.objects.update(title="Mine <b>only</b>", version=F("version") + 1)
    item_of(document(article(title="Six deals for Kenya, Peru", count="six")))
    brief = Brief.objects.get()
    return f"/desk/brief/{brief.pk}/proposals/", Proposal.objects.open().get(field="title")


def decision(proposal: Proposal, word: str, **more: str) -> dict[str, object]:
    versions = {"brief_version": Brief.objects.get().version}
    if proposal.agreement is not None:
        versions["agreement_version"] = Agreement.objects.get(pk=proposal.agreement.pk).version
    return {"proposal": proposal.pk, "decision": word, **versions, **more}


def test_proposals_page_shows_both_sides_and_takes_a_yes(author: Client) -> None:
    address, proposal = prepare()
    page = author.get(address).content.decode()
    assert "Mine &lt;b&gt;" in page.replace("<del>", "").replace("</del>", "")
    assert "Take what the document says" in page
    assert author.post(address, decision(proposal, "accept")).status_code == 302
    assert Brief.objects.get().title == "Six deals for Kenya, Peru"
    assert "Nothing waits for a decision" in author.get(address).content.decode()


def test_proposals_page_shows_what_a_yes_would_replace_now(author: Client) -> None:
    address, _ = prepare()
    Brief.objects.update(title="Typed later", version=F("version") + 1)
    Agreement.objects.filter(scope="group").update(areas_printed="coffee")
    entry = Agreement.objects.get(scope="group")
    Proposal.objects.create(
        item=Brief.objects.get().import_items.latest("pk"),
        brief=Brief.objects.get(),
        kind="value",
        agreement=entry,
        field="areas_printed",
        stands="trade",
        proposed="trade; fish",
    )
    page = re.sub(r"</?(?:del|ins)>", "", author.get(address).content.decode())
    assert ">Typed later</div>" in page
    assert ">coffee</div>" in page
    assert "Mine &lt;b&gt;" not in page


def test_proposals_page_takes_a_no(author: Client) -> None:
    address, proposal = prepare()
    assert author.post(address, decision(proposal, "reject")).status_code == 302
    assert Brief.objects.get().title == "Mine <b>only</b>"


def test_decision_on_a_page_opened_before_an_edit_changes_nothing(author: Client) -> None:
    address, proposal = prepare()
    data = decision(proposal, "accept")
    Brief.objects.update(version=F("version") + 1)
    response = author.post(address, data)
    assert response.status_code == 409
    assert "changed by someone else" in response.content.decode()
    assert Brief.objects.get().title == "Mine <b>only</b>"


def test_decision_without_a_version_or_of_another_brief_changes_nothing(author: Client) -> None:
    address, proposal = prepare()
    data = {"proposal": proposal.pk, "decision": "accept"}
    assert author.post(address, data).status_code == 409
    elsewhere = Brief.objects.create(title="Another", slug="another")
    other = f"/desk/brief/{elsewhere.pk}/proposals/"
    assert author.post(other, decision_for(elsewhere, proposal)).status_code == 409
    assert author.post(address, {"decision": "accept"}).status_code == 409
    assert Brief.objects.get(title__startswith="Mine").title == "Mine <b>only</b>"


def decision_for(brief: Brief, proposal: Proposal) -> dict[str, object]:
    return {"proposal": proposal.pk, "decision": "accept", "brief_version": brief.version}


def test_public_entry_is_decided_by_a_publisher_with_a_note(
    author: Client, publisher: Client
) -> None:
    item_of(document(article()))
    Agreement.objects.filter(scope="group").update(published_at=timezone.now(), slug="five")
    item_of(document(article(count="six")))
    proposal = Proposal.objects.open().get(field="count")
    address = f"/desk/brief/{proposal.brief_id}/proposals/"
    assert author.post(address, decision(proposal, "accept", note="x")).status_code == 403
    assert publisher.post(address, decision(proposal, "accept")).status_code == 409
    accepted = decision(proposal, "accept", note="The number was five and is six.")
    assert publisher.post(address, accepted).status_code == 302
    assert Agreement.objects.get(scope="group").count == 6


def test_decision_on_an_entry_without_its_version_changes_nothing(author: Client) -> None:
    item_of(document(article()))
    Agreement.objects.filter(scope="group").update(count=4, version=F("version") + 1)
    item_of(document(article(count="six")))
    proposal = Proposal.objects.open().get(field="count")
    data = decision(proposal, "accept")
    address = f"/desk/brief/{proposal.brief_id}/proposals/"
    for version in ("", data["agreement_version"]):
        Agreement.objects.filter(scope="group").update(count=9, version=F("version") + 1)
        response = author.post(address, {**data, "agreement_version": version})
        assert response.status_code == 409
        assert Agreement.objects.get(scope="group").count == 9


def test_proposals_are_linked_from_the_brief_while_they_wait(author: Client) -> None:
    address, _ = prepare()
    brief = Brief.objects.get()
    assert address in author.get(f"/desk/briefs/brief/{brief.pk}/change/").content.decode()


def test_proposals_page_is_closed_to_readers(client: Client, db: None) -> None:
    address, _ = prepare()
    assert client.get(address).status_code == 302


def test_source_whose_draft_was_deleted_gives_a_new_one_on_request(author: Client) -> None:
    item_of(document(article()))
    Brief.objects.get().delete()
    source = Source.objects.get()
    item = item_of(document(article()))
    assert "the source's page makes a new one" in item.reason
    page = author.get(f"/desk/sources/source/{source.pk}/change/").content.decode()
    assert f"/desk/source/{source.pk}/draft/" in page
    assert author.post(f"/desk/source/{source.pk}/draft/", {"version": 1}).status_code == 302
    brief = Brief.objects.get()
    assert brief.listed_agreements.count() == 2 == Agreement.objects.count()
    assert author.post(f"/desk/source/{source.pk}/draft/", {"version": 1}).status_code == 200
    assert Brief.objects.count() == 1


def test_source_taken_off_its_draft_gives_a_new_one_and_the_former_stays(author: Client) -> None:
    item_of(document(article()))
    former, source = Brief.objects.get(), Source.objects.get()
    former.sources.clear()
    address = f"/desk/source/{source.pk}/draft/"
    for version in ("", "2"):
        assert author.post(address, {"version": version}).status_code == 200
    assert Brief.objects.get() == former
    assert author.post(address, {"version": "1"}).status_code == 302
    assert Brief.objects.exclude(pk=former.pk).get().references.count() == 1
    assert former.references.count() == 1
