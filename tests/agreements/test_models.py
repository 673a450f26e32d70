from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from briefs.agreements.models import Agreement, Evidence, Party
from briefs.agreements.models.evidence import excerpt_around
from tests.factories import make_agreement, make_evidence, make_source


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": "single", "count": 14},
        {"scope": "single", "count": None, "count_qualifier": "unknown"},
        {"scope": "group", "count": 1},
        {"scope": "group", "count": None, "count_qualifier": "exact"},
        {"scope": "group", "count": 3, "count_qualifier": "unknown"},
    ],
)
def test_agreement_with_a_dishonest_count_is_refused_by_the_database(
    db: None, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agreement(**fields)


def test_agreement_cannot_be_a_member_of_a_single_one_or_of_other_basis(db: None) -> None:
    single, group = make_agreement(), make_agreement(scope="group", count=3)
    for wrong in (
        Agreement(title="x", kind="mou", group=single),
        Agreement(title="x", kind="mou", group=group, basis="commitment"),
    ):
        with pytest.raises(ValidationError) as refused:
            wrong.full_clean()
        assert "group" in refused.value.message_dict


def test_party_that_is_a_state_needs_a_known_code(db: None) -> None:
    agreement = make_agreement()
    with pytest.raises(ValidationError, match="no code of a state"):
        Party(agreement=agreement, name="Nowhere", country_code="QQ").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create(agreement=agreement, name="Nowhere")


def test_evidence_excerpt_has_at_most_25_words_around_the_value(db: None) -> None:
    text = " ".join(f"w{n}" for n in range(60))
    evidence = make_evidence(make_agreement(), make_source(text), "areas", "w40")
    excerpt = evidence.excerpt
    words = excerpt.strip("… ").split()
    assert len(words) == 25
    assert "w40" in words
    assert " ".join(words) in text
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")


def test_excerpt_of_a_passage_shows_every_value_within_25_words(db: None) -> None:
    text = (
        "South Korea, which had waited for a long time in the cold of that winter for a word from "
        "the other side, and China, after talks that went on into the night and the next morning, "
        "signed at the very end of the day of their second meeting fourteen agreements on trade."
    )
    source = make_source(text)
    rows = [
        make_evidence(make_agreement(), source, "parties", "KR"),
        make_evidence(make_agreement(), source, "parties", "CN"),
        make_evidence(make_agreement(), source, "count", "14"),
    ]
    excerpt = excerpt_around(text, [row.place for row in rows])
    for word in ("South Korea", "China", "fourteen agreements"):
        assert word in excerpt
    assert len(excerpt.replace("…", " ").split()) <= 25
    assert all(part.strip() in text for part in excerpt.split("…"))


def test_evidence_excerpt_is_short_in_scripts_without_spaces(db: None) -> None:
    text = "两国领导人就贸易技术知识产权和海洋事务达成十四项协议" * 4
    excerpt = make_evidence(make_agreement(), make_source(text), "existence").excerpt
    assert excerpt == f"{text[:50]} …"


@pytest.mark.parametrize(
    "fields", [{"aspect": "date", "value": "2026-13-01"}, {"aspect": "areas", "quote": "x" * 5000}]
)
def test_evidence_with_a_date_that_is_none_or_an_endless_quote_is_refused(
    db: None, fields: dict[str, str]
) -> None:
    rest = {"agreement": make_agreement(), "source": make_source(), "start": 0, "end": 9}
    with pytest.raises(ValidationError):
        Evidence(**{"quote": "words", "value": "x", **rest, **fields}).full_clean()


def test_evidence_of_an_empty_span_is_refused_by_the_database(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(
            agreement=make_agreement(), source=make_source(), aspect="count", start=5, end=5
        )


def test_public_agreements_are_neither_private_nor_withdrawn_nor_future(
    db: None, settings: Any
) -> None:
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now()
    make_agreement(slug="private-has-a-slug")
    make_agreement(slug="future", published_at=now + timedelta(days=1))
    make_agreement(slug="gone", published_at=now, withdrawn_at=now, withdrawal_reason="Wrong.")
    public = make_agreement(slug="public", published_at=now)
    assert list(Agreement.objects.public()) == [public]
    assert [row.slug for row in Agreement.objects.tombstones()] == ["gone"]
