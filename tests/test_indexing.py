"""What stands in the search index: what is public, as it is public, and nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from briefs.agreements.correction_log import record_correction
from briefs.agreements.models import Agreement, AgreementTerms, AgreementWord
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.edition_terms import EditionTerms, EditionWord
from briefs.indexing import document_of
from briefs.publishing import publish_agreement, withdraw, withdraw_agreement
from briefs.reindexing import refresh_after_migration, refresh_index
from briefs.scheduling import hold
from briefs.terms.matching import Lexeme
from tests.factories import make_edition, make_evidenced_agreement, make_ready_brief, make_source

pytestmark = pytest.mark.django_db


def indexed(lexeme: str) -> list[str]:
    """Titles of all that the database's own index holds under a lexeme."""
    wanted = [[Lexeme(lexeme)]]
    editions = Edition.objects.filter(terms__lexemes__matches=wanted)
    entries = Agreement.objects.filter(terms__lexemes__matches=wanted)
    return sorted([*(row.title for row in editions), *(row.title for row in entries)])


def test_published_brief_and_its_agreements_are_indexed() -> None:
    make_edition(make_ready_brief(title="Zebra crossings"))
    assert indexed("zebra") == ["Zebra crossings"]
    assert indexed("china") == ["Agreements between South Korea and China"]


def test_draft_is_not_indexed() -> None:
    make_ready_brief(title="Zebra crossings")
    make_evidenced_agreement(title="Zebra agreement")
    assert not EditionTerms.objects.exists()
    assert not AgreementTerms.objects.exists()
    assert not EditionWord.objects.exists()


def test_next_edition_takes_the_place_of_the_former_one_in_the_index() -> None:
    brief = make_ready_brief(title="Zebra crossings")
    make_edition(brief)
    Brief.objects.filter(pk=brief.pk).update(title="Crossings of elephants")
    make_edition(brief)
    assert (indexed("zebra"), indexed("eleph")) == ([], ["Crossings of elephants"])


def test_scheduled_edition_leaves_the_current_one_in_the_index_until_it_is_held() -> None:
    brief = make_ready_brief(title="Zebra crossings")
    make_edition(brief)
    scheduled = make_edition(brief, published_at=timezone.now() + timedelta(days=1))
    assert EditionTerms.objects.count() == 2
    brief.refresh_from_db()
    hold(edition=scheduled, version=brief.version, reason="Not yet.")
    assert EditionTerms.objects.get().edition.number == 1


def test_withdrawn_brief_and_entry_leave_the_index() -> None:
    brief = make_ready_brief()
    make_edition(brief)
    brief.refresh_from_db()
    withdraw(brief=brief, version=brief.version, by=None, reason="It was wrong.")
    entry = brief.listed_agreements.get().agreement
    withdraw_agreement(agreement=entry, version=entry.version, reason="It was wrong.")
    assert not EditionTerms.objects.exists()
    assert not AgreementTerms.objects.exists()


def test_entry_published_again_after_its_withdrawal_is_indexed_again() -> None:
    entry = make_evidenced_agreement()
    publish_agreement(agreement=entry, version=entry.version)
    entry.refresh_from_db()
    withdraw_agreement(agreement=entry, version=entry.version, reason="It was wrong.")
    publish_agreement(agreement=entry, version=entry.version)
    assert indexed("china") == [entry.title]


def test_corrected_entry_is_found_by_what_it_says_now() -> None:
    entry = make_evidenced_agreement()
    publish_agreement(agreement=entry, version=entry.version)
    Agreement.objects.filter(pk=entry.pk).update(title="Fourteen texts of Beijing")
    record_correction(agreement=entry, note="A better title.", by=None)
    assert indexed("beij") == ["Fourteen texts of Beijing"]


def test_words_of_a_source_are_not_indexed() -> None:
    source = make_source("South Korea and China signed 14 agreements, said spokesman Zarathustra.")
    make_edition(make_ready_brief(make_evidenced_agreement(source)))
    assert EditionTerms.objects.exists()
    assert not indexed("zarathustra")
    assert not AgreementWord.objects.filter(word="zarathustra").exists()


def test_index_made_anew_is_the_index_that_publishing_made() -> None:
    make_edition(make_ready_brief(title="Zebra crossings"))
    make_edition(make_ready_brief(), published_at=timezone.now() + timedelta(days=1))
    rows = [
        *EditionTerms.objects.order_by("edition").values_list("edition", "lexemes", "text"),
        *AgreementTerms.objects.order_by("agreement").values_list("agreement", "lexemes", "text"),
    ]
    EditionTerms.objects.all().delete()
    AgreementTerms.objects.all().delete()
    assert indexed("zebra") == []
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert "2 editions and 2 entries" in out.getvalue()
    assert rows == [
        *EditionTerms.objects.order_by("edition").values_list("edition", "lexemes", "text"),
        *AgreementTerms.objects.order_by("agreement").values_list("agreement", "lexemes", "text"),
    ]
    assert indexed("zebra") == ["Zebra crossings"]


def test_site_that_had_no_index_gets_it_with_the_next_migration() -> None:
    edition = make_edition(make_ready_brief(title="Zebra crossings"))
    EditionTerms.objects.all().delete()
    refresh_after_migration()
    assert indexed("zebra") == ["Zebra crossings"]
    EditionTerms.objects.update(rules=0, lexemes=" of former rules ")
    refresh_after_migration()
    assert EditionTerms.objects.get().lexemes == document_of(edition).lexemes
    assert refresh_index() == (0, 0)


def test_index_follows_whatever_writes_its_rows(tmp_path: Path) -> None:
    make_edition(make_ready_brief(title="Zebra crossings"))
    file = tmp_path / "terms.json"
    call_command(
        "dumpdata", "briefs.editionterms", natural_foreign=True, natural_primary=True, output=file
    )
    assert "pk" not in json.loads(file.read_text())[0]
    EditionTerms.objects.all().delete()
    assert indexed("zebra") == []
    call_command("loaddata", file, verbosity=0)
    call_command("loaddata", file, verbosity=0)
    assert indexed("zebra") == ["Zebra crossings"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has triggers here")
def test_index_whose_triggers_a_migration_dropped_is_whole_after_it() -> None:
    from briefs.terms.install import install

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER briefs_editionterms_indexed")
        make_edition(make_ready_brief(title="Zebra crossings"))
        assert indexed("zebra") == []
        install(EditionTerms)
        assert indexed("zebra") == ["Zebra crossings"]
