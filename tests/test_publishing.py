from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from briefs.agreements.models import Agreement
from briefs.agreements.verification import Refused
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.publishing import publish, publish_agreement, withdraw, withdraw_agreement
from briefs.scheduling import clear_due, hold
from briefs.versioning import StaleVersion
from tests import factories


def current() -> list[int]:
    return list(Edition.objects.current().values_list("number", flat=True))


def test_publishing_makes_edition_one_current_and_its_agreements_public(ready_brief: Brief) -> None:
    edition = factories.make_edition(ready_brief)
    assert list(Edition.objects.current()) == [edition]
    (agreement,) = Agreement.objects.public()
    assert agreement.slug == "agreements-between-south-korea-and-china"
    assert edition.tags.count() == 1


def test_refused_brief_leaves_nothing_behind(ready_brief: Brief) -> None:
    Brief.objects.filter(pk=ready_brief.pk).update(analysis="")
    with pytest.raises(Refused) as refused:
        publish(brief=ready_brief, version=1, by=None)
    assert [problem.field for problem in refused.value.problems] == ["analysis", "approve"]
    ready_brief.refresh_from_db()
    assert (ready_brief.version, Edition.objects.count()) == (1, 0)
    assert not Agreement.objects.public()


@pytest.mark.parametrize("version", [None, 0, 2])
def test_publishing_a_version_that_is_not_the_stored_one_is_refused(
    ready_brief: Brief, version: int | None
) -> None:
    with pytest.raises(StaleVersion):
        publish(brief=ready_brief, version=version, by=None)
    assert not Edition.objects.exists()


def test_working_copy_changed_after_publication_is_not_what_readers_see(ready_brief: Brief) -> None:
    factories.make_edition(ready_brief, published_at=None)
    ready_brief.title = "A draft of something else"
    ready_brief.save()
    assert Edition.objects.current().get().title != ready_brief.title


def test_second_edition_says_what_changed_or_is_minor(ready_brief: Brief) -> None:
    factories.make_edition(ready_brief)
    ready_brief.refresh_from_db()
    with pytest.raises(Refused) as refused:
        publish(brief=ready_brief, version=ready_brief.version, by=None, change_note=" ")
    assert refused.value.problems[0].field == "change_note"
    second = factories.make_edition(ready_brief, change_note="A count mended.", is_minor=False)
    assert (second.number, current()) == (2, [2])


def test_scheduled_edition_takes_its_place_at_its_time_once_the_gate_was_asked(
    ready_brief: Brief,
) -> None:
    factories.make_edition(ready_brief)
    tomorrow = timezone.now() + timedelta(days=1)
    factories.make_edition(ready_brief, published_at=tomorrow)
    assert current() == [1]
    later = tomorrow + timedelta(seconds=1)
    assert [e.number for e in Edition.objects.current(later)] == [1]
    assert [edition.number for edition in clear_due(later)] == [2]
    assert [e.number for e in Edition.objects.current(later)] == [2]
    assert current() == [1]


def test_scheduled_first_edition_keeps_its_agreements_private_until_then(
    ready_brief: Brief,
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    edition = factories.make_edition(ready_brief, published_at=tomorrow)
    assert not Agreement.objects.public(tomorrow)
    hold(edition=edition, version=edition.brief.version, reason="Not yet.")
    assert clear_due(tomorrow) == []
    assert not Agreement.objects.public(tomorrow)
    assert not Edition.objects.current(tomorrow)


def test_publishing_while_another_edition_is_scheduled_is_refused(ready_brief: Brief) -> None:
    factories.make_edition(ready_brief, published_at=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused, match="scheduled for"):
        factories.make_edition(ready_brief)


def test_public_edition_cannot_be_held_back(ready_brief: Brief) -> None:
    edition = factories.make_edition(ready_brief)
    with pytest.raises(ValidationError, match="public already"):
        hold(edition=edition, version=edition.brief.version, reason="No.")


def test_withdrawn_brief_is_a_tombstone_and_its_schedule_is_cancelled(ready_brief: Brief) -> None:
    factories.make_edition(ready_brief)
    factories.make_edition(ready_brief, published_at=timezone.now() + timedelta(days=1))
    ready_brief.refresh_from_db()
    withdraw(brief=ready_brief, version=ready_brief.version, by=None, reason="A source was false.")
    assert current() == []
    assert [e.number for e in Edition.objects.tombstones()] == [1]
    assert Edition.objects.get(number=2).held_at


def test_withdrawing_needs_a_reason_and_something_public(ready_brief: Brief) -> None:
    with pytest.raises(ValidationError, match="not public"):
        withdraw(brief=ready_brief, version=1, by=None, reason="x")
    factories.make_edition(ready_brief)
    ready_brief.refresh_from_db()
    with pytest.raises(ValidationError, match="why"):
        withdraw(brief=ready_brief, version=ready_brief.version, by=None, reason=" ")
    assert current() == [1]


def test_new_edition_of_a_withdrawn_brief_brings_it_back(ready_brief: Brief) -> None:
    factories.make_edition(ready_brief)
    ready_brief.refresh_from_db()
    withdraw(brief=ready_brief, version=ready_brief.version, by=None, reason="Checking.")
    factories.make_edition(ready_brief, change_note="Checked and mended.")
    assert current() == [2]


@pytest.mark.parametrize(
    "change", [{"title": "Other"}, {"content": {}}, {"html": {}}, {"number": 7}, {"summary": "x"}]
)
def test_edition_is_immutable_in_the_model_and_in_the_database(
    ready_brief: Brief, change: dict[str, Any]
) -> None:
    edition = factories.make_edition(ready_brief)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**change)
    for name, value in change.items():
        setattr(edition, name, value)
    with pytest.raises(ValidationError, match="never changes"):
        edition.save()
    with pytest.raises(ValidationError, match="never deleted"):
        edition.delete()


def test_source_text_is_immutable_in_the_model_and_in_the_database(db: None) -> None:
    source = factories.make_source()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        type(source).objects.filter(pk=source.pk).update(text="Other")
    source.text = "Other"
    with pytest.raises(ValidationError, match="never changes"):
        source.save()


def test_agreement_alone_is_public_only_with_evidence(db: None) -> None:
    bare = factories.make_agreement()
    with pytest.raises(Refused):
        publish_agreement(agreement=bare, version=1)
    sound = factories.make_evidenced_agreement()
    publish_agreement(agreement=sound, version=1)
    assert list(Agreement.objects.public()) == [sound]


def test_two_agreements_of_one_title_have_two_addresses(db: None) -> None:
    for _ in range(3):
        publish_agreement(agreement=factories.make_evidenced_agreement(), version=1)
    assert Agreement.objects.public().values("slug").distinct().count() == 3


def test_agreement_never_takes_the_address_of_the_method_page(db: None) -> None:
    agreement = factories.make_evidenced_agreement(title="Method")
    publish_agreement(agreement=agreement, version=1)
    agreement.refresh_from_db()
    assert agreement.slug == "method-2"


def test_withdrawn_agreement_leaves_the_register_with_a_reason(db: None) -> None:
    agreement = factories.make_evidenced_agreement()
    publish_agreement(agreement=agreement, version=1)
    agreement.refresh_from_db()
    with pytest.raises(ValidationError):
        withdraw_agreement(agreement=agreement, version=agreement.version, reason="")
    agreement.refresh_from_db()
    withdraw_agreement(agreement=agreement, version=agreement.version, reason="Not one after all.")
    assert not Agreement.objects.public()
    assert Agreement.objects.tombstones().get() == agreement
