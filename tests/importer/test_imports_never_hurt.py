"""Imports, edits, decisions and undos in any order: no edit is ever changed, no document lost.

A machine draws versions of three documents, edits of what they made, decisions on
what was proposed, and undos, and compares with what a person would expect.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from briefs.agreements.models import Agreement
from briefs.agreements.verification import is_verbatim
from briefs.brief import Brief, BriefAgreement, TaggedBrief
from briefs.importer.models import Import, ImportItem, Proposal
from briefs.importer.proposals import accept, reject
from briefs.importer.undo import undo
from briefs.sources.models import Source
from briefs.tags.models import Tag
from tests.importer.versions import article, document, imported

NATIONS = [("Kenya", "Peru"), ("Chad", "Mali"), ("Norway", "Chile")]
COUNTS = ["four", "five", "six"]
TITLES = ["{0}, {1} sign deals", "{0} and {1} agree", "Signing day for {0} and {1}"]
TEXT_FIELDS = ["title", "context", "summary"]
VALUES: dict[str, list[Any]] = {
    "title": ["My title for the entry", "Another of mine"],
    "areas_printed": ["coffee", "tea; cocoa"],
}


def version(number: int, title: int, count: int, drop: int, more: str) -> Any:
    """One version of one of the documents, as a feed hands it in."""
    first, second = NATIONS[number]
    text = article(
        title=TITLES[title].format(first, second), count=COUNTS[count], drop=drop, more=more
    )
    text = text.replace("Kenyan", first).replace("Kenya", first).replace("Peru", second)
    text = text.replace("drought", ["drought", "harvest", "elections"][number])
    return document(text, url=f"https://news.example.org/{number}")


class ImportsNeverHurt(RuleBasedStateMachine):
    runs = Bundle("runs")
    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.edits: dict[tuple[type[Any], int, str], Any] = {}
        self.own_tags: set[tuple[int, int]] = set()
        self.taken_off: set[tuple[int, int]] = set()
        self.words = 0

    def teardown(self) -> None:
        for entry in Agreement.objects.prefetch_related("evidence__source"):
            assert all(is_verbatim(row, row.source.text) for row in entry.evidence.all())
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize(target=runs)
    def begin(self) -> Any:
        return imported(version(0, 0, 0, 0, ""), version(1, 0, 0, 0, "")).pk

    @rule(
        target=runs,
        documents=st.lists(
            st.tuples(
                st.sampled_from([0, 0, 1, 2]),
                st.integers(0, 2),
                st.integers(0, 2),
                st.sampled_from([0, 0, 2, 3]),
                st.sampled_from(["", "It rained.", "Cuba will join; Cuba and Fiji are near."]),
            ),
            min_size=1,
            max_size=2,
        ),
    )
    def run_an_import(self, documents: list[tuple[int, int, int, int, str]]) -> Any:
        run = imported(*(version(*values) for values in documents))
        assert run.items.count() == len(documents)
        assert not run.items.filter(outcome="rejected").exists()
        self.seen.update(run.items.values_list("outcome", flat=True))
        return run.pk

    @rule(data=st.data(), name=st.sampled_from(TEXT_FIELDS))
    def edit_a_brief(self, data: st.DataObject, name: str) -> None:
        brief = self._one_of(data, Brief)
        if brief is not None:
            self.words += 1
            self._edit(brief, name, f"Words of an editor, number {self.words}.")

    @rule(data=st.data(), name=st.sampled_from(sorted(VALUES)))
    def edit_an_entry(self, data: st.DataObject, name: str) -> None:
        entry = self._one_of(data, Agreement)
        if entry is not None:
            self._edit(entry, name, data.draw(st.sampled_from(VALUES[name])))

    @rule(data=st.data())
    def add_a_tag(self, data: st.DataObject) -> None:
        brief = self._one_of(data, Brief)
        if brief is not None:
            tag, _ = Tag.objects.get_or_create(name="an editor's topic", slug="an-editors-topic")
            TaggedBrief.objects.get_or_create(content_object=brief, tag=tag)
            self.own_tags.add((brief.pk, tag.pk))
            self._raise(brief)

    @rule(data=st.data())
    def take_an_entry_off_the_list(self, data: st.DataObject) -> None:
        row = self._one_of(data, BriefAgreement)
        if row is not None:
            self.taken_off.add((row.brief_id, row.agreement_id))
            row.delete()
            self._raise(row.brief)

    @rule(target=runs, name=st.sampled_from(["title", "context"]), count=st.integers(0, 2))
    def edit_and_import_again(self, name: str, count: int) -> Any:
        for brief in Brief.objects.order_by("pk")[:1]:
            self.words += 1
            self._edit(brief, name, f"Words of an editor, number {self.words}.")
        for entry in Agreement.objects.filter(scope="group").order_by("pk")[:1]:
            self._edit(entry, "count", 9)
        return imported(version(0, count, count, 0, "Fish prices rose.")).pk

    @precondition(lambda self: Proposal.objects.open().exclude(kind="merge").exists())
    @rule(answers=st.lists(st.booleans(), min_size=1, max_size=4))
    def decide(self, answers: list[bool]) -> None:
        for yes in answers:
            proposal = Proposal.objects.open().exclude(kind="merge").order_by("pk").first()
            if proposal is not None:
                self._decide(proposal, yes)

    def _decide(self, proposal: Proposal, yes: bool) -> None:
        brief, entry = proposal.brief, proposal.agreement
        self.seen[f"{'accepted' if yes else 'rejected'} {proposal.kind}"] += 1
        if not yes:
            reject(proposal=proposal, brief_version=brief.version, by=None)
            return
        if proposal.kind == "field":
            self.edits.pop((Brief, brief.pk, proposal.field), None)
        if proposal.kind == "value" and entry is not None:
            self.edits.pop((Agreement, entry.pk, proposal.field), None)
        if proposal.kind == "new_agreement" and entry is not None:
            self.taken_off.discard((brief.pk, entry.pk))
        accept(
            proposal=proposal,
            brief_version=brief.version,
            agreement_version=entry.version if entry else None,
            by=None,
        )

    @rule(run=runs)
    def undo_a_run(self, run: int) -> None:
        found = Import.objects.get(pk=run)
        if found.undone_at is None:
            kept = undo(run=found, by=None)
            self.seen["undo kept something" if kept else "undo"] += 1

    @invariant()
    def edited_values_stand(self) -> None:
        for (model, pk, name), value in self.edits.items():
            row = model.objects.filter(pk=pk).first()
            assert row is not None, f"an edited {model.__name__} is gone"
            assert getattr(row, name) == value
        for brief, tag in self.own_tags:
            assert TaggedBrief.objects.filter(content_object=brief, tag=tag).exists()
        for brief, agreement in self.taken_off:
            assert not BriefAgreement.objects.filter(brief=brief, agreement=agreement).exists()

    @invariant()
    def each_document_has_one_draft(self) -> None:
        for number in range(3):
            sources = Source.objects.filter(url=f"https://news.example.org/{number}")
            assert Brief.objects.filter(sources__in=sources).distinct().count() <= 1
            assert not sources.filter(briefs=None, evidence=None).exists()

    @invariant()
    def what_was_imported_and_not_undone_is_there(self) -> None:
        standing = ImportItem.objects.standing()
        assert not standing.filter(source=None).exists()
        assert not standing.filter(brief=None).exists()

    def _one_of(self, data: st.DataObject, model: Any) -> Any:
        rows = list(model.objects.order_by("pk"))
        return data.draw(st.sampled_from(rows)) if rows else None

    def _edit(self, row: Any, name: str, value: Any) -> None:
        type(row).objects.filter(pk=row.pk).update(**{name: value}, version=F("version") + 1)
        self.edits[type(row), row.pk, name] = value

    def _raise(self, brief: Brief) -> None:
        Brief.objects.filter(pk=brief.pk).update(version=F("version") + 1)


def test_imports_edits_decisions_and_undos_in_any_order_hurt_nobody(db: None) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        ImportsNeverHurt,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    # the machine has been everywhere that matters
    assert {
        *("created", "updated", "proposed", "unchanged"),
        *("accepted field", "rejected field", "accepted value"),
        *("undo", "undo kept something"),
    } <= set(ImportsNeverHurt.seen)
