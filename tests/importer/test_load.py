from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from briefs import gate
from briefs.agreements.models import Agreement
from briefs.agreements.verification import agreement_problems
from briefs.brief import Brief
from briefs.edition import Edition
from briefs.history import snapshot_of
from briefs.importer.formats.received import Received
from briefs.importer.models import Import, ImportItem, ReportedAgreement
from briefs.importer.run import import_documents, import_received
from briefs.sources.models import Source
from briefs.tags.models import Tag

PACT = "Kenya signs pact\n\nNAIROBI: Kenya and Chad signed a trade pact on Monday.\n"


def outcomes(run: Import) -> list[str]:
    return list(run.items.values_list("outcome", flat=True))


def rows_of(*kinds: type[models.Model]) -> dict[str, list[dict[str, Any]]]:
    """Every row of these models by its permanent identity, without keys and clocks."""
    found = {}
    for model in kinds:
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if not field.primary_key
            and not isinstance(field, models.ForeignKey | models.DateTimeField)
        ]
        found[model.__name__] = sorted(model._base_manager.values(*fields), key=str)
    return found


ALL_ROWS = [
    Source,
    Tag,
    Brief,
    Agreement,
    *(
        relation.related_model
        for model in (Brief, Agreement)
        for relation in model._meta.related_objects
        if relation.one_to_many and relation.related_model not in (ImportItem, ReportedAgreement)
    ),
]


def test_seed_becomes_a_draft_with_tags_and_agreements_and_nothing_public(
    db: None, seed: Path
) -> None:
    assert outcomes(import_documents([seed])) == ["created"]
    brief = Brief.objects.get()
    assert brief.title == "Lee-Xi Summit Sparks Optimism for Strengthened Korea-China Relations"
    assert (brief.analysis, brief.recommendations, brief.summary) == ("", "", "")
    assert len(brief.context.split("\n\n")) == 7
    assert {(t.tag.kind, t.tag.name) for t in brief.tagged_items.all()} == {
        ("place", "South Korea"),
        ("place", "China"),
        ("place", "North Korea"),
        ("place", "United States"),
        ("person", "Lee Jae Myung"),
        ("person", "Xi Jinping"),
        ("topic", "trade"),
        ("topic", "technology"),
        ("topic", "intellectual property"),
        ("topic", "maritime disputes"),
        ("topic", "cultural exchange"),
    }
    source = Source.objects.get()
    assert (source.dateline_place, source.attribution, source.published) == (
        "Beijing",
        "Yonhap News Agency",
        "",
    )
    assert bytes(source.content) == seed.read_bytes()
    assert not Agreement.objects.public()
    assert not Edition.objects.exists()


def test_seed_gives_three_agreements_whose_evidence_passes_both_checks(
    db: None, seed: Path
) -> None:
    import_documents([seed])
    found = [
        (
            a.basis,
            a.scope,
            a.kind,
            a.count,
            a.status,
            str(a.status_date),
            a.areas,
            [(p.kind, p.country_code, p.named, p.inferred) for p in a.parties.all()],
        )
        for a in Agreement.objects.order_by("pk")
    ]
    inferred = [("state", "KR", True, True), ("state", "CN", True, True)]
    firms = [("company", "KR", False, False), ("company", "CN", False, False)]
    assert found == [
        (
            "instrument",
            "group",
            "agreement",
            14,
            "agreed",
            "",
            ["technology", "trade", "intellectual property"],
            inferred,
        ),
        (
            "instrument",
            "group",
            "mou",
            9,
            "signed",
            "",
            ["consumer goods", "cultural content"],
            firms,
        ),
        ("commitment", "single", "agreement", 1, "agreed", "", ["Go", "soccer"], inferred),
    ]
    for agreement in Agreement.objects.all():
        assert agreement_problems(agreement) == []
        assert {e.aspect for e in agreement.evidence.all()} >= {
            "existence",
            "kind",
            "parties",
            "status",
        }


def test_saved_version_of_an_import_is_the_whole_brief_as_stored(db: None, seed: Path) -> None:
    import_documents([seed])
    brief = Brief.objects.get()
    assert brief.snapshots.get().data == snapshot_of(brief)


def test_draft_of_the_seed_is_refused_by_the_gate_with_reasons(db: None, seed: Path) -> None:
    import_documents([seed])
    fields = {problem.field for problem in gate.problems(Brief.objects.get())}
    assert fields == {
        "title",
        "slug",
        "summary",
        "context",
        "analysis",
        "recommendations",
        "authorships",
    }


def test_second_import_changes_nothing_and_says_so(db: None, seed: Path, capsys: Any) -> None:
    import_documents([seed])
    before = rows_of(*ALL_ROWS)
    call_command("import_sources", str(seed))
    assert "Nothing was changed." in capsys.readouterr().out
    assert outcomes(Import.objects.first()) == ["unchanged"]
    assert rows_of(*ALL_ROWS) == before


def test_documents_are_independent_and_a_bad_one_is_rejected_with_the_reason(
    db: None, seed: Path, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "a.txt").write_bytes(seed.read_bytes())
    (tmp_path / "b.xyz").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").write_text(PACT)
    (tmp_path / ".hidden").write_text("no")
    with pytest.raises(CommandError, match="1 document"):
        call_command("import_sources", str(tmp_path))
    assert "b.xyz" in capsys.readouterr().out
    items = ImportItem.objects.in_bulk(field_name="id").values()
    assert sorted((i.name, i.outcome) for i in items) == [
        ("a.txt", "created"),
        ("b.xyz", "rejected"),
        ("c.txt", "created"),
    ]
    assert Brief.objects.count() == Source.objects.count() == 2


def test_path_that_does_not_exist_is_named_and_nothing_is_recorded(
    db: None, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="no such file"):
        call_command("import_sources", str(tmp_path / "missing"))
    assert not Import.objects.exists()


def test_failure_in_the_middle_leaves_no_half_document(
    db: None, seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefs.importer import load_brief

    def crash(*args: Any, **options: Any) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(load_brief.history, "record", crash)
    with pytest.raises(RuntimeError):
        import_documents([seed])
    assert not any(model.objects.exists() for model in (Source, Brief, Agreement, Tag))


def test_fixture_leaves_the_database_alone_and_loads_as_the_same_rows(
    db: None, seed: Path, tmp_path: Path
) -> None:
    fixture = tmp_path / "seed.json"
    call_command("import_sources", str(seed), fixture=fixture)
    assert not Source.objects.exists()
    assert not Import.objects.exists()
    assert all("pk" not in row for row in json.loads(fixture.read_text()))
    import_documents([seed])
    imported = rows_of(*ALL_ROWS)
    for model in (Import, Brief, Agreement, Source, Tag):
        model.objects.all().delete()
    call_command("loaddata", str(fixture), verbosity=0)
    loaded = rows_of(*ALL_ROWS)
    snapshots = [found.pop("Snapshot") for found in (loaded, imported)]
    assert snapshots[0][0]["data"] == snapshots[1][0]["data"]
    assert loaded == imported


def test_same_tag_under_another_name_is_not_made_twice(db: None, seed: Path) -> None:
    from briefs.tags.models import Alias
    from tests.factories import make_tag

    commerce = make_tag("commerce")
    Alias.objects.create(tag=commerce, name="Trade")
    korea = make_tag("Republic of Korea", kind="place", country_code="KR")
    import_documents([seed])
    tags = {item.tag for item in Brief.objects.get().tagged_items.all()}
    assert {commerce, korea} <= tags
    assert not Tag.objects.filter(name__in=["trade", "South Korea"])


def test_name_whose_address_is_taken_gets_the_next_one(db: None, tmp_path: Path) -> None:
    from briefs.tags.models import Alias
    from tests.factories import make_tag

    make_tag("Trade!", slug="trade")
    Alias.objects.create(tag=make_tag("gone"), name="Trade?", former_slug="trade-2")
    (tmp_path / "a.txt").write_text(PACT)
    assert outcomes(import_documents([tmp_path])) == ["created"]
    assert Tag.objects.get(name="trade").slug == "trade-3"


def test_tags_that_one_document_brings_have_addresses_of_their_own(db: None) -> None:
    from briefs.importer.draft import TagDraft
    from briefs.importer.load_tags import Vocabulary

    names = ["Jean Luc", "Jean-Luc", "Jean, Luc", "JEAN LUC"]
    drafts = [TagDraft(kind="person", name=name, country_code="", reason="") for name in names]
    vocabulary = Vocabulary(drafts)
    slugs = ["jean-luc", "jean-luc-2", "jean-luc-3", "jean-luc"]
    assert [vocabulary.tag(draft).slug for draft in drafts] == slugs
    assert [tag.name for tag in vocabulary.made] == names[:3]
    assert not Vocabulary(drafts).made


def test_code_that_is_of_no_state_makes_no_tag(db: None) -> None:
    from briefs.importer.draft import TagDraft
    from briefs.importer.load_tags import Vocabulary

    with pytest.raises(ValidationError, match="XX is no ISO 3166-1 code"):
        Vocabulary([TagDraft(kind="place", name="Nowhere", country_code="XX", reason="")])


@pytest.mark.skipif("sqlite" not in connection.vendor, reason="reads the plans of SQLite")
def test_no_question_of_an_import_goes_through_a_whole_table(db: None, seed: Path) -> None:
    import_documents([seed])
    text = seed.read_text().replace("Lee-Xi", "Beijing")
    again = [Received("b.txt", text.replace("14", "15").encode(), "")]
    with CaptureQueriesContext(connection) as asked:
        import_received(again, by=None, origin="test")
    questions = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert len(questions) >= 5
    with connection.cursor() as cursor:
        for question in questions:
            cursor.execute(f"EXPLAIN QUERY PLAN {question}")
            plan = [row[3] for row in cursor.fetchall()]
            assert not any(step.startswith("SCAN") for step in plan), (question, plan)


def test_document_is_stored_in_few_steps(
    db: None, seed: Path, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    (tmp_path / "a.txt").write_text(PACT)
    import_documents([tmp_path])
    # three of them note the run, with its act in the audit log; one is PostgreSQL's lock
    with django_assert_max_num_queries(46):
        import_documents([seed])


def test_markdown_in_a_source_is_shown_as_it_stands(db: None, tmp_path: Path) -> None:
    from briefs import markup

    text = (
        "A title here\n\n1. It costs *five* <b>dollars</b> [now](javascript:x) & more, "
        "they said on Monday.\n"
    )
    (tmp_path / "a.txt").write_text(text)
    import_documents([tmp_path])
    html = "".join(
        b["html"] for b in markup.blocks(Brief.objects.get().context, prefix="c", seen=set())
    )
    assert "*five*" in html
    assert "&lt;b&gt;dollars" in html
    assert "<a " not in html
