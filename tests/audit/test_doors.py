"""Every door leaves its act: who, what, to which record, from where. A refused one leaves none."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils import timezone
from PIL import Image as Picture

import briefs
from briefs import history, image, merging, publishing, restoring, scheduling
from briefs.agreements import correcting, entering, rejecting, topics, unifying
from briefs.agreements.models import Agreement
from briefs.agreements.spelling import Spelling
from briefs.agreements.values import Value, values_of
from briefs.agreements.verification import Refused
from briefs.approval import deciding
from briefs.audit.models import Act
from briefs.brief import Brief
from briefs.desk import example
from briefs.desk.bulk import tagging
from briefs.desk.comments import commenting
from briefs.desk.comments.models import Comment
from briefs.desk.outside import inviting
from briefs.desk.review import brief_acts, listing_acts, value_acts
from briefs.importer import further_source, proposals
from briefs.importer import merging as import_merging
from briefs.importer.models import Import, Proposal
from briefs.importer.run import import_documents, import_received
from briefs.importer.undo import undo
from briefs.tags import aliases, pruning
from briefs.tags import merging as tag_merging
from briefs.tags.merging import merge_tags
from briefs.tags.models import Alias
from briefs.versioning import StaleVersion
from tests import factories
from tests.audit.here import ADDRESS, as_person, told
from tests.importer.versions import article, document, item_of

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_38427614e4dc7588.txt"
TEXT = "Kenya and Chad signed at least 12 memorandums on trade in Nairobi on 5 May 2026."
BRIEF, ENTRY, TAG, RUN = "briefs.brief", "agreements.agreement", "tags.tag", "importer.import"
Do = Callable[[], Any]


def at_stage(stage: str) -> Brief:
    brief = factories.make_ready_brief()
    Brief.objects.filter(pk=brief.pk).update(stage=stage)
    brief.refresh_from_db()
    return brief


def reviewer() -> User:
    person = User.objects.create_user("rita")
    person.groups.add(Group.objects.get(name="Reviewer"))
    return User.objects.get(pk=person.pk)


def submit(by: User) -> Do:
    brief, rita = at_stage("draft"), reviewer()
    return lambda: deciding.submit(brief=brief, version=1, by=by, reviewer=rita)


def assign(by: User) -> Do:
    brief, rita = at_stage("in_review"), reviewer()
    return lambda: deciding.assign(brief=brief, version=1, by=by, reviewer=rita)


def recall(by: User) -> Do:
    brief = at_stage("in_review")
    return lambda: deciding.recall(brief=brief, version=1, by=by)


def send_back(by: User) -> Do:
    brief = at_stage("in_review")
    return lambda: deciding.send_back(brief=brief, version=1, by=by, note="More.", name="Eve")


def approve(by: User) -> Do:
    brief = at_stage("in_review")
    by.groups.add(Group.objects.get(name="Reviewer"))
    return lambda: deciding.approve(brief=brief, version=1, by=by)


def publish(by: User) -> Do:
    brief = at_stage("approved")
    return lambda: publishing.publish(brief=brief, version=brief.version, by=by)


def publish_later(by: User) -> Do:
    brief, when = at_stage("approved"), timezone.now() + timedelta(days=1)
    return lambda: publishing.publish(brief=brief, version=1, by=by, published_at=when)


def withdraw(by: User) -> Do:
    brief = published()
    return lambda: publishing.withdraw(brief=brief, version=brief.version, by=by, reason="Wrong.")


def hold(by: User) -> Do:
    edition = factories.make_edition(published_at=timezone.now() + timedelta(days=1))
    version = Brief.objects.get(pk=edition.brief_id).version
    return lambda: scheduling.hold(edition=edition, version=version, reason="Not yet.", by=by)


def publish_agreement(by: User) -> Do:
    agreement = factories.make_evidenced_agreement()
    return lambda: publishing.publish_agreement(agreement=agreement, version=1)


def withdraw_agreement(by: User) -> Do:
    agreement = published().listed_agreements.get().agreement
    return lambda: publishing.withdraw_agreement(
        agreement=agreement, version=agreement.version, reason="Wrong."
    )


def restore(by: User) -> Do:
    brief = factories.make_ready_brief()
    data = history.snapshot_of(brief)
    return lambda: restoring.restore(
        brief=brief, version=1, data=data, reason="version 1 restored", by=by
    )


def add_image(by: User) -> Do:
    content = BytesIO()
    Picture.new("RGB", (40, 30)).save(content, "PNG")
    given = {"brief": factories.make_brief(), "content": content.getvalue()}
    return lambda: image.add_image(version=1, alt="Two ships", credit="Own", by=by, **given)


def merge_agreements(by: User) -> Do:
    keep, merge = factories.make_agreement(), factories.make_agreement()
    return lambda: merging.merge_agreements(
        keep=keep, merge=merge, keep_version=1, merge_version=1, by=by
    )


def merge_public(by: User) -> Do:
    keep = published().listed_agreements.get().agreement
    merge = factories.make_agreement(scope="group", count=14)
    return lambda: import_merging.merge_entries(
        keep=keep, merge=merge, keep_version=keep.version, merge_version=1, by=by, note="One."
    )


def tags(by: User) -> Do:
    return lambda: merge_tags(keep=factories.make_tag(), merge=factories.make_tag())


def entry() -> Agreement:
    return entering.enter(source=factories.make_source(TEXT), quote=TEXT)


def value_of(agreement: Agreement, aspect: str) -> Value:
    return next(value for value in values_of(agreement) if value.aspect == aspect)


def based(agreement: Agreement) -> dict[str, Any]:
    return {"agreement": agreement, "version": agreement.version}


def words(agreement: Agreement) -> dict[str, Any]:
    return {"source": agreement.evidence.all()[0].source, "quote": TEXT}


def correct_value(by: User) -> Do:
    agreement = entry()
    value = value_of(agreement, "kind")
    return lambda: correcting.correct_value(
        value=value, to={"kind": "agreement"}, by=by, **based(agreement)
    )


def give_evidence(by: User) -> Do:
    agreement = entry()
    value = value_of(agreement, "kind")
    agreement.evidence.filter(aspect="kind").delete()
    return lambda: correcting.give_evidence(
        value=value, by=by, **based(agreement), **words(agreement)
    )


def enter(by: User) -> Do:
    source = factories.make_source(TEXT)
    return lambda: entering.enter(source=source, quote=TEXT, by=by)


def add_value(by: User) -> Do:
    agreement = entry()
    return lambda: entering.add_value(
        aspect="areas", text="trade", by=by, **based(agreement), **words(agreement)
    )


def reject_value(by: User) -> Do:
    agreement = entry()
    value = value_of(agreement, "parties")
    return lambda: rejecting.reject_value(value=value, by=by, **based(agreement))


def put_back_value(by: User) -> Do:
    agreement = entry()
    value = value_of(agreement, "parties")
    removed = rejecting.reject_value(value=value, **based(agreement))
    return lambda: rejecting.put_back(removed=removed, by=by, **based(agreement))


def proposed() -> tuple[Proposal, int]:
    item_of(document(article()))
    Brief.objects.update(title="Mine", version=2)
    item_of(document(article(title="Six deals for Kenya, Peru", count="six")))
    return Proposal.objects.open().get(field="title"), Brief.objects.get().version


def accept_proposal(by: User) -> Do:
    proposal, version = proposed()
    return lambda: proposals.accept(proposal=proposal, brief_version=version, by=by)


def reject_proposal(by: User) -> Do:
    proposal, version = proposed()
    return lambda: proposals.reject(proposal=proposal, brief_version=version, by=by)


def draft_again(by: User) -> Do:
    source = item_of(document(article())).source
    Brief.objects.get().delete()
    return lambda: further_source.draft_again(source=source, version=source.version, by=by)


def import_files(by: User) -> Do:
    return lambda: import_documents([SEED], by=by)


def import_uploads(by: User) -> Do:
    documents = [document(article()), document("Another one.\n\nOf two lines.", url="")]
    return lambda: import_received(documents, by=by, origin="handed in at the desk")


def undo_import(by: User) -> Do:
    run = item_of(document(article())).run
    return lambda: undo(run=run, by=by)


def imported() -> tuple[Brief, Agreement]:
    item_of(document(article()))
    return Brief.objects.get(), Agreement.objects.order_by("pk")[0]


def with_brief(*, by: User) -> dict[str, Any]:
    brief, agreement = imported()
    return {"brief": brief, "brief_version": brief.version, "by": by, **based(agreement)}


def review_accept(by: User) -> Do:
    brief, agreement = imported()
    value = value_of(agreement, "kind")
    return lambda: value_acts.accept(brief=brief, values=[value], by=by, **based(agreement))


def review_accept_all(by: User) -> Do:
    brief, agreement = imported()
    return lambda: value_acts.accept_all(brief=brief, by=by, **based(agreement))


def review_correct(by: User) -> Do:
    given = with_brief(by=by)
    value = value_of(given["agreement"], "count")
    return lambda: value_acts.correct(value=value, to={"count": 7}, **given)


def review_reject(by: User) -> Do:
    given = with_brief(by=by)
    value = value_of(given["agreement"], "parties")
    return lambda: value_acts.reject(value=value, **given)


def review_put_back(by: User) -> Do:
    given = with_brief(by=by)
    value_acts.reject(value=value_of(given["agreement"], "parties"), **given)
    fresh = Brief.objects.get(), Agreement.objects.get(pk=given["agreement"].pk)
    given |= {"brief": fresh[0], "brief_version": fresh[0].version, **based(fresh[1])}
    row = fresh[0].reviewed_values.get(decision="rejected")
    return lambda: value_acts.put_back(row=row, **given)


def review_give(by: User) -> Do:
    brief, agreement = imported()
    value = value_of(agreement, "kind")
    row = agreement.evidence.filter(aspect="kind").select_related("source")[0]
    row.delete()
    given = {"source": row.source, "quote": row.quote, **based(agreement)}
    return lambda: value_acts.give_evidence(brief=brief, value=value, by=by, **given)


def review_add(by: User) -> Do:
    given = with_brief(by=by)
    row = given["agreement"].evidence.filter(aspect="existence").select_related("source")[0]
    more = {"text": "fisheries, too", "source": row.source, "quote": row.quote, "inferred": True}
    return lambda: value_acts.add_value(aspect="areas", **more, **given)


def review_accept_sure(by: User) -> Do:
    brief, _ = imported()
    seen = dict(Agreement.objects.values_list("pk", "version"))
    return lambda: listing_acts.accept_high(brief=brief, version=brief.version, seen=seen, by=by)


def review_reject_entry(by: User) -> Do:
    given = with_brief(by=by)
    return lambda: listing_acts.reject_agreement(**given)


def rejected_entry(by: User) -> Brief:
    listing_acts.reject_agreement(**with_brief(by=by))
    return Brief.objects.get()


def review_put_entry_back(by: User) -> Do:
    brief = rejected_entry(by)
    row = brief.reviewed_values.get(decision="rejected")
    return lambda: listing_acts.put_back_agreement(
        brief=brief, brief_version=brief.version, row=row, by=by
    )


def review_add_entry(by: User) -> Do:
    brief, source = factories.make_brief(), factories.make_source(TEXT)
    return lambda: listing_acts.add_agreement(
        brief=brief, brief_version=1, source=source, quote=TEXT, by=by
    )


def review_finish(by: User) -> Do:
    brief = rejected_entry(by)
    return lambda: listing_acts.finish(brief=brief, version=brief.version, by=by)


def brief_value(name: str) -> tuple[Brief, Value]:
    brief, _ = imported()
    return brief, next(v for v in brief_acts.values_of_brief(brief) if v.aspect == name)


def brief_accept(by: User) -> Do:
    brief, value = brief_value("title")
    return lambda: brief_acts.accept(brief=brief, version=brief.version, values=[value], by=by)


def brief_correct(by: User) -> Do:
    brief, value = brief_value("title")
    given = {"brief": brief, "version": brief.version, "value": value, "to": "Said anew"}
    return lambda: brief_acts.correct(by=by, **given)


def tag_of(brief: Brief) -> Value:
    return brief_acts.value_of_tag(brief.tagged_items.all()[0].tag)


def brief_reject_tag(by: User) -> Do:
    brief, _ = imported()
    given = {"brief": brief, "version": brief.version, "value": tag_of(brief)}
    return lambda: brief_acts.reject_tag(by=by, **given)


def brief_put_back_tag(by: User) -> Do:
    brief, _ = imported()
    brief_acts.reject_tag(brief=brief, version=brief.version, value=tag_of(brief), by=by)
    row = brief.reviewed_values.get(decision="rejected")
    return lambda: brief_acts.put_back_tag(brief=brief, version=brief.version, row=row, by=by)


def publish_example(by: User) -> Do:
    import_documents([SEED])
    return lambda: example.publish_example(by=by)


def published() -> Brief:
    edition = factories.make_edition()
    return Brief.objects.get(pk=edition.brief_id)


def some_tags(by: User) -> Do:
    keep, other = factories.make_tag(), factories.make_tag()
    versions = {keep.pk: 1, other.pk: 1}
    return lambda: tag_merging.merge_all(keep=keep, merge=[other], versions=versions, by=by)


def some_topics(by: User) -> Do:
    keep, other = factories.make_tag(), factories.make_tag()
    versions = {keep.pk: 1, other.pk: 1}
    return lambda: topics.merge_topics(keep=keep, merge=[other], versions=versions, by=by)


def unused_tag(by: User) -> Do:
    tag = factories.make_tag()
    return lambda: pruning.delete_unused(tags=[tag], versions={tag.pk: 1}, by=by)


def name_of_a_tag() -> Alias:
    return Alias.objects.create(tag=factories.make_tag(), name="another name")


def remove_name(by: User) -> Do:
    alias = name_of_a_tag()
    return lambda: aliases.remove_alias(alias=alias, version=1, by=by)


def move_name(by: User) -> Do:
    alias, to = name_of_a_tag(), factories.make_tag()
    return lambda: aliases.move_alias(alias=alias, version=1, to=to, to_version=1, by=by)


def split_name(by: User) -> Do:
    alias = name_of_a_tag()
    return lambda: aliases.split_alias(alias=alias, version=1, by=by)


def spelt_anew(by: User) -> Do:
    agreement = factories.make_evidenced_agreement()
    party = agreement.parties.get(country_code="KR")
    given = {"parties": [party], "versions": {agreement.pk: 1}}
    to = Spelling("Republic of Korea", "state", "KR")
    return lambda: unifying.unify_parties(to=to, by=by, **given)


def public_spelt_anew(by: User) -> Do:
    agreement = factories.make_evidenced_agreement()
    publishing.publish_agreement(agreement=agreement, version=1)
    agreement.refresh_from_db()
    parties = [agreement.parties.get(country_code="KR")]
    given = {"parties": parties, "versions": {agreement.pk: agreement.version}}
    to = Spelling("Republic of Korea", "state", "KR")
    return lambda: unifying.unify_parties(to=to, by=by, note="One name.", public_too=True, **given)


OPENED = ("entry_published", ENTRY)


def commented() -> Comment:
    return commenting.comment(brief=factories.make_brief(), by=None, body="Which one?", **PLACED)


PLACED: dict[str, Any] = {"version": 1}


def comment(by: User) -> Do:
    brief = factories.make_brief()
    return lambda: commenting.comment(brief=brief, by=by, body="Which one?", **PLACED)


def answer_comment(by: User) -> Do:
    first = commented()
    return lambda: commenting.answer(to=first, by=by, body="The first.")


def resolve_comment(by: User) -> Do:
    first = commented()
    return lambda: commenting.resolve(comment=first, by=by)


def reopen_comment(by: User) -> Do:
    first = commented()
    commenting.resolve(comment=first, by=None)
    return lambda: commenting.reopen(comment=first, by=by)


def as_host(by: User) -> tuple[Brief, User]:
    by.groups.add(Group.objects.get(name="Reviewer"))
    return factories.make_brief(), User.objects.get(pk=by.pk)


def invite_guest(by: User) -> Do:
    brief, host = as_host(by)
    return lambda: inviting.invite(brief=brief, version=1, by=host, name="A guest")


def revoke_link(by: User) -> Do:
    brief, host = as_host(by)
    link, _ = inviting.invite(brief=brief, version=1, by=host, name="A guest")
    return lambda: inviting.revoke(link=link, by=host)


def tag_in_bulk(by: User) -> Do:
    brief, tag = factories.make_brief(), factories.make_tag()
    return lambda: tagging.tag_brief(brief=brief, version=1, by=by, add=[tag], remove=[])


def tag_entry_in_bulk(by: User) -> Do:
    entry, tag = factories.make_agreement(), factories.make_tag()
    return lambda: tagging.tag_agreement(
        agreement=entry, version=1, by=by, add=[tag], remove=[], note=""
    )


DOORS: dict[str, list[tuple[Callable[[User], Do], list[tuple[str, str]]]]] = {
    "approval.deciding.submit": [(submit, [("submitted", BRIEF)])],
    "approval.deciding.assign": [(assign, [("assigned", BRIEF)])],
    "approval.deciding.recall": [(recall, [("recalled", BRIEF)])],
    "approval.deciding.send_back": [(send_back, [("sent_back", BRIEF)])],
    "approval.deciding.approve": [(approve, [("approved", BRIEF)])],
    "publishing.publish": [
        (publish, [OPENED, ("published", BRIEF)]),
        (publish_later, [("scheduled", BRIEF)]),
    ],
    "publishing.withdraw": [(withdraw, [("withdrawn", BRIEF)])],
    "scheduling.hold": [(hold, [("held", BRIEF)])],
    "publishing.publish_agreement": [(publish_agreement, [OPENED])],
    "publishing.withdraw_agreement": [(withdraw_agreement, [("entry_withdrawn", ENTRY)])],
    "restoring.restore": [(restore, [("restored", BRIEF)])],
    "image.add_image": [(add_image, [("image_added", BRIEF)])],
    "merging.merge_agreements": [(merge_agreements, [("merged", ENTRY)])],
    "importer.merging.merge_entries": [
        (merge_public, [("corrected", ENTRY), ("merged", ENTRY)]),
    ],
    "tags.merging.merge_tags": [(tags, [("merged", TAG)])],
    "tags.merging.merge_all": [(some_tags, [("merged", TAG)])],
    "agreements.topics.merge_topics": [(some_topics, [("merged", TAG)])],
    "tags.pruning.delete_unused": [(unused_tag, [("deleted", TAG)])],
    "tags.aliases.remove_alias": [(remove_name, [("saved", TAG)])],
    "tags.aliases.move_alias": [(move_name, [("saved", TAG), ("saved", TAG)])],
    "tags.aliases.split_alias": [(split_name, [("created", TAG)])],
    "agreements.unifying.unify_parties": [
        (spelt_anew, [("saved", ENTRY)]),
        (public_spelt_anew, [("corrected", ENTRY)]),
    ],
    "agreements.correcting.correct_value": [(correct_value, [("saved", ENTRY)])],
    "agreements.correcting.give_evidence": [(give_evidence, [("saved", ENTRY)])],
    "agreements.entering.enter": [(enter, [("created", ENTRY)])],
    "agreements.entering.add_value": [(add_value, [("saved", ENTRY)])],
    "agreements.rejecting.reject_value": [(reject_value, [("left_out", ENTRY)])],
    "agreements.rejecting.put_back": [(put_back_value, [("put_back", ENTRY)])],
    "importer.proposals.accept": [(accept_proposal, [("proposal_accepted", BRIEF)])],
    "importer.proposals.reject": [(reject_proposal, [("proposal_rejected", BRIEF)])],
    "importer.further_source.draft_again": [(draft_again, [("created", BRIEF)])],
    # A run of many documents is one act; its items say what became of each.
    "importer.load.load": [
        (import_files, [("imported", RUN)]),
        (import_uploads, [("imported", RUN)]),
    ],
    "importer.undo.undo": [(undo_import, [("import_undone", RUN)])],
    "desk.review.value_acts.accept": [(review_accept, [("reviewed", ENTRY)])],
    "desk.review.value_acts.accept_all": [(review_accept_all, [("reviewed", ENTRY)])],
    "desk.review.value_acts.correct": [(review_correct, [("saved", ENTRY)])],
    "desk.review.value_acts.reject": [(review_reject, [("left_out", ENTRY)])],
    "desk.review.value_acts.put_back": [(review_put_back, [("put_back", ENTRY)])],
    "desk.review.value_acts.give_evidence": [(review_give, [("saved", ENTRY)])],
    "desk.review.value_acts.add_value": [(review_add, [("saved", ENTRY)])],
    "desk.review.listing_acts.accept_high": [(review_accept_sure, [("reviewed", BRIEF)])],
    "desk.review.listing_acts.reject_agreement": [(review_reject_entry, [("left_out", BRIEF)])],
    "desk.review.listing_acts.put_back_agreement": [
        (review_put_entry_back, [("put_back", BRIEF)]),
    ],
    "desk.review.listing_acts.add_agreement": [(review_add_entry, [("created", ENTRY)])],
    "desk.review.listing_acts.finish": [
        (review_finish, [("deleted", ENTRY), ("reviewed", BRIEF)]),
    ],
    "desk.review.brief_acts.accept": [(brief_accept, [("reviewed", BRIEF)])],
    "desk.review.brief_acts.correct": [(brief_correct, [("saved", BRIEF)])],
    "desk.review.brief_acts.reject_tag": [(brief_reject_tag, [("left_out", BRIEF)])],
    "desk.review.brief_acts.put_back_tag": [(brief_put_back_tag, [("put_back", BRIEF)])],
    "desk.comments.commenting.comment": [(comment, [("commented", BRIEF)])],
    "desk.comments.commenting.answer": [(answer_comment, [("commented", BRIEF)])],
    "desk.comments.commenting.resolve": [(resolve_comment, [("resolved", BRIEF)])],
    "desk.comments.commenting.reopen": [(reopen_comment, [("reopened", BRIEF)])],
    "desk.outside.inviting.invite": [(invite_guest, [("link_made", BRIEF)])],
    "desk.outside.inviting.revoke": [(revoke_link, [("link_revoked", BRIEF)])],
    "desk.bulk.tagging.tag_brief": [(tag_in_bulk, [("saved", BRIEF)])],
    "desk.bulk.tagging.tag_agreement": [(tag_entry_in_bulk, [("saved", ENTRY)])],
    "desk.example.publish_example": [(publish_example, [OPENED, ("published", BRIEF)])],
}
CASES = [(prepare, acts) for cases in DOORS.values() for prepare, acts in cases]


@pytest.mark.parametrize(("prepare", "expected"), CASES, ids=[case[0].__name__ for case in CASES])
def test_door_leaves_its_act_with_who_what_and_from_where(
    db: None, settings: Any, tmp_path: Path, prepare: Any, expected: list[tuple[str, str]]
) -> None:
    settings.MEDIA_ROOT = tmp_path
    by = User.objects.create_user("ada")
    acts = as_person(by, prepare(by))
    # An edition may open several entries at once.
    kinds = list(dict.fromkeys(told(acts))) if OPENED in expected else told(acts)
    assert kinds == expected
    for act in acts:
        assert (act.by, act.by_name, act.address, act.agent) == (by, "ada", ADDRESS, "Browser")
        assert act.subject_key
        assert act.subject_name


def doors() -> Iterator[str]:
    """Every public function under ``@transaction.atomic`` that takes what it changes by name."""
    root = Path(briefs.__file__).parent
    for file in sorted(root.rglob("*.py")):
        if "migrations" in file.parts:
            continue
        module = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            decorators = {ast.unparse(one) for one in node.decorator_list}
            if "transaction.atomic" in decorators and node.args.kwonlyargs:
                yield f"{module}.{node.name}"


def test_every_door_is_in_the_table() -> None:
    assert set(doors()) <= set(DOORS), "a new door notes its act, and stands in the table"


def refused_publication(by: User) -> Do:
    brief = factories.make_brief()
    return lambda: publishing.publish(brief=brief, version=1, by=by)


def stale_withdrawal(by: User) -> Do:
    brief = published()
    return lambda: publishing.withdraw(brief=brief, version=99, by=by, reason="Wrong.")


def merge_with_itself(by: User) -> Do:
    tag = factories.make_tag()
    return lambda: merge_tags(keep=tag, merge=tag)


def stale_restoring(by: User) -> Do:
    brief = factories.make_brief()
    return lambda: restoring.restore(brief=brief, version=None, data={}, reason="x", by=by)


def undo_twice(by: User) -> Do:
    run = item_of(document(article())).run
    undo(run=run, by=by)
    return lambda: undo(run=Import.objects.get(pk=run.pk), by=by)


@pytest.mark.parametrize(
    "prepare",
    [refused_publication, stale_withdrawal, merge_with_itself, stale_restoring, undo_twice],
)
def test_refused_act_leaves_none(db: None, prepare: Any) -> None:
    by = User.objects.create_user("ada")
    do = prepare(by)
    before = Act.objects.count()
    with pytest.raises((Refused, StaleVersion, ValidationError)):
        as_person(by, do)
    assert Act.objects.count() == before


@pytest.mark.parametrize(
    ("lost", "expected"),
    [(False, [OPENED, ("published", BRIEF)]), (True, [("held", BRIEF)])],
)
def test_edition_that_comes_due_is_noted_without_the_reader_who_came_by(
    db: None, lost: bool, expected: list[tuple[str, str]]
) -> None:
    reader, when = User.objects.create_user("reader"), timezone.now() + timedelta(days=1)
    edition = factories.make_edition(published_at=when)
    if lost:
        edition.agreements.get().evidence.all().delete()
    acts = as_person(reader, lambda: scheduling.clear_due(when + timedelta(seconds=1)))
    assert told(acts) == expected
    for act in acts:
        assert (act.by, act.address, act.agent) == (None, None, "the site itself")


def test_preview_leaves_no_act(db: None) -> None:
    brief = factories.make_ready_brief()
    with publishing.rehearsal(brief=brief, by=None):
        pass
    assert not Act.objects.exists()


def test_dry_run_of_an_import_leaves_no_act(db: None) -> None:
    from django.core.management import call_command

    call_command("import_sources", str(SEED), dry_run=True, verbosity=0)
    assert not Act.objects.exists()


@pytest.mark.parametrize("prepare", [brief_correct, review_correct, review_add, review_give])
def test_log_says_nothing_of_what_a_draft_says(db: None, prepare: Any) -> None:
    by = User.objects.create_user("ada")
    (act,) = as_person(by, prepare(by))
    assert act.details
    for secret in ("Said anew", "fisheries", "Kenyan foreign", "7"):
        assert secret not in act.details
