"""The agreements of a new version of a document meet the entries that its former one made."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from briefs.agreements.models import Agreement, Evidence
from briefs.importer.draft import Draft
from briefs.importer.entry_values import FIELDS, stored_values
from briefs.importer.likely_same import paired
from briefs.importer.load_agreement import Entry, Rows, entry_of, store_entry
from briefs.importer.load_brief import list_in, permanent_identity
from briefs.importer.load_source import source_of
from briefs.importer.load_tags import Vocabulary
from briefs.importer.models import ImportItem, Proposal, ReportedAgreement
from briefs.importer.numbering import next_numbers
from briefs.importer.reports import as_reported, offer_merging, report
from briefs.importer.three_way import NEVER_IMPORTED, Changes
from briefs.importer.write_values import write_values
from briefs.sources.models import Source

Kind = Proposal.Kind


def update_agreements(
    draft: Draft, *, former: ImportItem, changes: Changes, vocabulary: Vocabulary
) -> list[tuple[int, str]]:
    """Merge the agreements of a new version; returns number and title of those listed.

    An entry that an editor deleted does not come back, one that the document no
    longer reports is proposed to go, and public entries and those that another
    document made are only proposed to.
    """
    old = list(former.reported.select_related("agreement").order_by("number"))
    new = [as_reported(found, draft.text) for found in draft.agreements]
    pairs = paired([row.given["reported"] for row in old], new)
    may_list = _listing_is_untouched(former, changes)
    reports: list[ReportedAgreement] = []
    stored: list[Agreement | None] = []
    for number, found in enumerate(draft.agreements):
        before = old[pairs[number]] if number in pairs else None
        group = stored[found.member_of] if found.member_of is not None else None
        row = (
            _new(draft, number, group, changes, vocabulary)
            if before is None
            else _known(draft, number, before, changes, vocabulary)
        )
        reports.append(row)
        stored.append(row.agreement)
    gone = [row for n, row in enumerate(old) if n not in pairs.values()]
    ReportedAgreement.objects.bulk_create([*reports, *_carried_on(gone, len(reports), changes)])
    _list_new(reports, changes, may_list)
    _propose_gone([row for row in gone if not row.given.get("gone")], changes)
    changes.offered = offer_merging(
        reports,
        item=changes.item,
        own=changes.brief.import_items.values_list("pk", flat=True),
    )
    return _numbered(reports, changes)


def _listing_is_untouched(former: ImportItem, changes: Changes) -> bool:
    listed = changes.brief.listed_agreements.values_list("agreement__uid", flat=True)
    return {str(uid) for uid in listed} == set(former.given.get("listed", ()))


def _entry(draft: Draft, number: int, uid: Any, changes: Changes, words: Vocabulary) -> Entry:
    source = source_of(changes.item)
    own = permanent_identity(source.sha256, f"agreement {number}")
    return entry_of(draft.agreements[number], uid=uid or own, source=source, vocabulary=words)


def _new(
    draft: Draft, number: int, group: Agreement | None, changes: Changes, vocabulary: Vocabulary
) -> ReportedAgreement:
    entry, rows = _entry(draft, number, None, changes, vocabulary), Rows()
    agreement = store_entry(entry, group=group, rows=rows)
    rows.store()
    return report(changes.item, number=number, draft=draft, entry=entry, agreement=agreement)


def _known(
    draft: Draft, number: int, old: ReportedAgreement, changes: Changes, vocabulary: Vocabulary
) -> ReportedAgreement:
    agreement = old.agreement
    entry = _entry(draft, number, agreement.uid if agreement else None, changes, vocabulary)
    before = {}
    if agreement is not None:
        agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
        before = merge_entry(agreement, entry, old.given, changes)
    return report(
        changes.item,
        number=number,
        draft=draft,
        entry=entry,
        agreement=agreement,
        created=False,
        before=before,
    )


def merge_entry(
    agreement: Agreement, entry: Entry, base: dict[str, Any], changes: Changes
) -> dict[str, Any]:
    """Merge the values of one entry and add the passages; returns the values replaced."""
    stands, was = stored_values(agreement), base.get("values", {})
    public = agreement.published_at is not None
    never_write = public or not _is_made_by(source_of(changes.item), agreement)
    taken = [
        name
        for name in FIELDS
        if changes.take(
            Kind.VALUE,
            name,
            base=was.get(name, NEVER_IMPORTED),
            stands=stands[name],
            incoming=entry.values[name],
            agreement=agreement,
            never_write=never_write,
        )
    ]
    if not public:
        add_passages(agreement, entry, base)
    if not taken:
        return {}
    try:
        with transaction.atomic():
            write_values(agreement, {name: entry.values[name] for name in taken})
    except ValidationError:
        # together they would make no entry that holds: an editor sorts it out
        agreement.refresh_from_db()
        for name in taken:
            changes.propose(
                Kind.VALUE,
                name,
                stands=stands[name],
                proposed=entry.values[name],
                agreement=agreement,
            )
        return {}
    return {name: stands[name] for name in taken}


def _is_made_by(source: Source, agreement: Agreement) -> bool:
    """Whether a version of this document made the entry.

    What another document reports of it is no base to tell an edit by: an editor may
    have corrected the entry to just that.
    """
    made = agreement.reports.filter(created=True)
    return made.filter(item__source__address_key=source.address_key).exists()


def add_passages(agreement: Agreement, entry: Entry, base: dict[str, Any]) -> None:
    """Add what the new version says, but not for values whose passage an editor took away."""
    given = {(row["aspect"], row["value"]) for row in base.get("passages", ())}
    there = set(agreement.evidence.values_list("aspect", "value"))
    kept = [row for row in entry.evidence if (row.aspect, row.value) not in given - there]
    for row in kept:
        row.agreement = agreement
    Evidence.objects.bulk_create(kept)


def _list_new(reports: list[ReportedAgreement], changes: Changes, may_list: bool) -> None:
    new = [row.agreement for row in reports if row.created and row.agreement is not None]
    if not may_list:
        for agreement in new:
            changes.propose(Kind.NEW_AGREEMENT, agreement=agreement)
        return
    numbered = list(zip(next_numbers(changes.brief), new, strict=False)) if new else []
    list_in(changes.brief, numbered)
    changes.written += ["agreements"] if new else []
    changes.item.before["agreements_added"] = [str(agreement.uid) for agreement in new]


def _carried_on(
    gone: list[ReportedAgreement], first: int, changes: Changes
) -> list[ReportedAgreement]:
    """What is no longer reported is kept in mind: a later version may report it again."""
    return [
        ReportedAgreement(
            item=changes.item,
            agreement=row.agreement,
            number=number,
            likeness=row.likeness,
            given={**row.given, "gone": True},
            created=False,
        )
        for number, row in enumerate(gone, start=first)
    ]


def _propose_gone(old: list[ReportedAgreement], changes: Changes) -> None:
    listed = set(changes.brief.listed_agreements.values_list("agreement", flat=True))
    for row in old:
        if row.agreement_id in listed:
            key = (str(Kind.GONE_AGREEMENT), row.agreement_id, "")
            if key not in changes.waiting:
                changes.propose(Kind.GONE_AGREEMENT, agreement=row.agreement)


def _numbered(reports: list[ReportedAgreement], changes: Changes) -> list[tuple[int, str]]:
    rows = changes.brief.listed_agreements.values_list("agreement", "position")
    positions = dict(rows)
    return [
        (positions[row.agreement_id], row.given["values"]["title"])
        for row in reports
        if row.agreement_id in positions
    ]


def corroborate(draft: Draft, *, changes: Changes, vocabulary: Vocabulary) -> None:
    """What a further source reports: passages for the entries that the brief lists already.

    No value changes; an entry new to the brief is made, private, and proposed,
    and so are passages for a public one.
    """
    known = _reported_in(changes)
    new = [as_reported(found, draft.text) for found in draft.agreements]
    pairs = paired([row.given["reported"] for row in known], new)
    reports: list[ReportedAgreement] = []
    stored: list[Agreement | None] = []
    for number, found in enumerate(draft.agreements):
        group = stored[found.member_of] if found.member_of is not None else None
        if number in pairs:
            row = _corroborated(draft, number, known[pairs[number]], changes, vocabulary)
        else:
            row = _new(draft, number, group, changes, vocabulary)
            changes.propose(Kind.NEW_AGREEMENT, agreement=row.agreement)
        reports.append(row)
        stored.append(row.agreement)
    ReportedAgreement.objects.bulk_create(reports)


def _reported_in(changes: Changes) -> list[ReportedAgreement]:
    """The last report of each entry that the brief lists."""
    listed = changes.brief.listed_agreements.values("agreement")
    rows = ReportedAgreement.objects.filter(agreement__in=listed).select_related("agreement")
    return list({row.agreement_id: row for row in rows.order_by("pk")}.values())


def _corroborated(
    draft: Draft, number: int, known: ReportedAgreement, changes: Changes, vocabulary: Vocabulary
) -> ReportedAgreement:
    agreement = known.agreement
    if agreement is None:
        raise ValueError("Only entries that the brief lists are corroborated.")
    entry = _entry(draft, number, agreement.uid, changes, vocabulary)
    if agreement.published_at is None:
        add_passages(agreement, entry, {})
    else:
        changes.propose(Kind.EVIDENCE, agreement=agreement)
    return report(
        changes.item, number=number, draft=draft, entry=entry, agreement=agreement, created=False
    )
