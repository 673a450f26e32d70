from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from briefs.agreements.entering import add_value, enter, said_in
from briefs.agreements.verification import evidence_problems
from briefs.versioning import StaleVersion
from tests import factories

TEXT = "Kenya and Chad signed at least 12 memorandums on trade in Nairobi on 5 May 2026."


def test_passage_says_what_check_b_would_let_through() -> None:
    said = said_in(TEXT)
    assert (said.kind, said.status, said.count, said.qualifier) == ("mou", "signed", 12, "at_least")
    assert [party["country_code"] for party in said.parties] == ["KE", "TD"]


@pytest.mark.parametrize("words", ["", "The weather was fine.", "Fourteen ministers met."])
def test_passage_that_says_nothing_gives_nothing(words: str) -> None:
    said = said_in(words)
    assert (said.kind, said.count, said.parties) == ("", None, ())


def test_entry_is_private_and_all_it_says_rests_on_the_passage(db: None) -> None:
    agreement = enter(source=factories.make_source(TEXT), quote=TEXT)
    assert agreement.published_at is None
    assert (agreement.count_text, agreement.status) == ("at least 12", "signed")
    rows = agreement.evidence.all()
    assert sorted(row.aspect for row in rows) == [
        "count",
        "existence",
        "kind",
        "parties",
        "parties",
        "status",
    ]
    assert not [problem for row in rows for problem in evidence_problems(row)]
    assert not agreement.parties.filter(inferred=True).exists()


def test_kind_that_the_words_do_not_say_has_no_evidence(db: None) -> None:
    agreement = enter(source=factories.make_source(TEXT), quote=TEXT, kind="treaty")
    assert agreement.kind == "treaty"
    assert not agreement.evidence.filter(aspect="kind").exists()


def test_words_that_name_no_agreement_are_refused(db: None) -> None:
    source = factories.make_source("Kenya and Chad met. They talked.")
    with pytest.raises(ValidationError, match="name no agreement"):
        enter(source=source, quote="They talked.")


def test_value_is_added_to_the_event_that_has_none_yet(db: None) -> None:
    source = factories.make_source(TEXT)
    agreement = enter(source=source, quote=TEXT)
    for aspect, text in (("date", "2026-05-05"), ("place", "Nairobi"), ("areas", "trade")):
        add_value(
            agreement=agreement,
            version=agreement.version,
            aspect=aspect,
            text=text,
            source=source,
            quote=TEXT,
        )
    event = agreement.events.get()
    assert (str(event.date), event.place, agreement.areas) == ("2026-05-05", "Nairobi", ["trade"])
    assert str(agreement.status_date) == "2026-05-05"
    with pytest.raises(ValidationError, match="Give it a status first"):
        add_value(
            agreement=agreement,
            version=agreement.version,
            aspect="date",
            text="2026",
            source=source,
            quote=TEXT,
        )


def test_public_entry_is_not_changed_without_a_correction(db: None) -> None:
    source = factories.make_source(TEXT)
    agreement = enter(source=source, quote=TEXT)
    agreement.slug, agreement.published_at = "pact", agreement.created_at
    agreement.save()
    with pytest.raises(StaleVersion):
        add_value(
            agreement=agreement,
            version=agreement.version,
            aspect="areas",
            text="trade",
            source=source,
            quote=TEXT,
        )
