"""How often the pages of every day ask the database, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from briefs import history
from briefs.agreements.models import Agreement, Event, Party, TaggedAgreement
from briefs.brief import Authorship, Brief, BriefAgreement, Reference, TaggedBrief
from briefs.history import Snapshot
from briefs.importer.models import Import, ImportItem
from tests import factories

CHANGE_PAGE = 19  # with two for how far it has come, and two if it was published
CHANGE_LIST = 12


@contextmanager
def at_most(allowed: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as asked:
        yield
    told = "\n".join(query["sql"][:300] for query in asked.captured_queries)
    assert len(asked) <= allowed, f"{len(asked)} queries:\n{told}"


@pytest.fixture
def long_brief(db: None) -> Brief:
    """A brief of 20 agreements, 10 tags, 5 authors and 500 saved versions."""
    source = factories.make_source()
    brief = factories.make_ready_brief(factories.make_evidenced_agreement(source))
    for _ in range(19):
        agreement = factories.make_evidenced_agreement(source)
        BriefAgreement.objects.create(brief=brief, agreement=agreement)
    for number in range(9):
        TaggedBrief.objects.create(content_object=brief, tag=factories.make_tag())
        Reference.objects.create(brief=brief, position=number, citation=f"Work {number}")
    for number in range(4):
        author = factories.make_author()
        Authorship.objects.create(brief=brief, author=author, position=number + 2)
        brief.sources.add(factories.make_source(f"Text {number}."))
    data = history.snapshot_of(brief)
    Snapshot.objects.bulk_create(Snapshot(brief=brief, number=n, data=data) for n in range(2, 502))
    return brief


@pytest.fixture
def long_entry(db: None) -> Agreement:
    """An entry of 20 parties, events, topics and passages."""
    source = factories.make_source()
    agreement = factories.make_evidenced_agreement(source)
    for number in range(20):
        party = Party.objects.create(agreement=agreement, kind="company", name=f"Party {number}")
        Event.objects.create(agreement=agreement, status="signed", party=party)
        TaggedAgreement.objects.create(content_object=agreement, tag=factories.make_tag())
        factories.make_evidence(agreement, source, "areas", f"area {number}")
    return agreement


def test_page_of_a_brief_with_much_on_it_asks_nineteen_times_at_most(
    publisher: Client, long_brief: Brief
) -> None:
    address = reverse("admin:briefs_brief_change", args=[long_brief.pk])
    publisher.get(address)  # what the process remembers
    with at_most(CHANGE_PAGE):
        assert publisher.get(address).status_code == 200


def test_page_of_an_entry_with_much_on_it_asks_thirty_times_at_most(
    publisher: Client, long_entry: Agreement
) -> None:
    address = reverse("admin:agreements_agreement_change", args=[long_entry.pk])
    publisher.get(address)
    with at_most(30):  # nine of them for the sources beside it and where they differ
        assert publisher.get(address).status_code == 200


@pytest.fixture
def full_desk(long_brief: Brief, long_entry: Agreement) -> None:
    """Twenty rows and more of whatever the desk lists."""
    run = Import.objects.create()
    for number in range(20):
        brief = factories.make_ready_brief()
        factories.make_edition(brief)
        source = factories.make_source(f"Another text, number {number}.")
        ImportItem.objects.create(run=run, name=f"{number}.txt", source=source, brief=brief)
        Import.objects.create()


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_list_of_the_desk_asks_twelve_times_at_most(model: type, full_desk: None) -> None:
    User.objects.create_superuser("all", password="pass")
    client = Client()
    client.force_login(User.objects.get(username="all"))
    options = model._meta  # type: ignore[attr-defined]
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    client.get(address)
    with at_most(CHANGE_LIST):
        assert client.get(address).status_code == 200
