from __future__ import annotations

from briefs.importer.models import Import, Proposal
from briefs.importer.reporting import table
from briefs.importer.reporting.cells import cells
from briefs.importer.reporting.ways import way_on
from tests import factories


def test_table_lists_proposed_documents_with_where_to_decide(db: None) -> None:
    run = Import.objects.create()
    brief = factories.make_brief()
    for name, many in (("a.txt", 1), ("정상회담" * 30 + ".txt", 2)):
        item = run.items.create(name=name, outcome="proposed", brief=brief)
        for field in ("title", "context")[:many]:
            Proposal.objects.create(item=item, brief=brief, kind="field", field=field)
    lines = list(table(run, {"proposed": 2}))
    page = way_on("proposed", brief.pk)
    assert lines[4] == "proposed         2"
    assert lines[6] == "\nTo be decided at the desk: 3 proposals"
    assert lines[-2] == f"- a.txt  1 proposal  {page}"
    assert lines[-1].endswith(f"…  2 proposals  {page}")
    assert all(cells(line) <= 80 for line in lines)


def test_table_wraps_long_reasons_and_says_nothing_of_what_there_is_none(db: None) -> None:
    run = Import.objects.create()
    run.items.create(name="a", outcome="rejected", reason="a: " + "too long to be read " * 20)
    lines = list(table(run, {"rejected": 1}))
    assert all(len(line) <= 80 for line in lines)
    assert lines[6] == "\nRejected:"
    assert len(list(table(run, {"created": 1}))) == 6


def test_table_counts_proposals_of_documents_that_brought_more_than_these(db: None) -> None:
    run, brief = Import.objects.create(), factories.make_brief()
    item = run.items.create(name="a.txt", outcome="created", brief=brief)
    Proposal.objects.create(item=item, brief=brief, kind="merge")
    assert list(table(run, {"created": 1}))[6:] == ["\nTo be decided at the desk: 1 proposal"]
