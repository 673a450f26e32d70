"""The only doors through which anything becomes public, or stops being so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.text import slugify

from briefs import audit, gate, history, markup
from briefs.agreements.indexing import index_agreement, unindex_agreements
from briefs.agreements.models import Agreement
from briefs.agreements.verification import Problem, Refused, agreement_problems
from briefs.approval.deciding import end_stage, pass_text
from briefs.approval.telling import tell_of_publication
from briefs.author import give_address
from briefs.brief import Brief
from briefs.edition import Edition, EditionAgreement, EditionAuthor, TaggedEdition
from briefs.image import EditionImage, Image, images_of
from briefs.indexing import index_edition, unindex_editions
from briefs.scheduling import hold_back, now
from briefs.versioning import claim

# /agreements/method/ and the like are pages, so that no entry can have their names.
PAGES_OF_THE_REGISTER = {"method", "corrections", "pictures"}


@transaction.atomic
def publish(
    *,
    brief: Brief,
    version: int | None,
    by: Any,
    published_at: datetime | None = None,
    change_note: str = "",
    is_minor: bool = False,
    approve: bool = False,
) -> Edition:
    """Make the next edition of a brief, visible from ``published_at`` (default: now).

    The text has to be approved; ``approve`` says that ``by`` approves it with this.

    ``version`` is the version of the brief that the decision was based on. The
    agreements listed become public with the edition. A withdrawn brief is public
    again with it. Raises ``StaleVersion`` when the brief has changed since, and
    :class:`Refused` with the gate's problems; then nothing is changed.
    """
    claim(brief, version)
    brief.refresh_from_db()
    _lock_agreements(brief)
    when = max(published_at or now(), now())
    number = _next_number(brief)
    problems = [
        *gate.problems(brief),
        *_edition_problems(brief, number, change_note, is_minor),
        *_approval_problems(brief, by, approve),
    ]
    if problems:
        raise Refused(problems)
    if brief.withdrawn_at:
        brief.withdrawn_at, brief.withdrawal_reason = None, ""
        brief.save()
    history.record(brief, by=by, reason=f"edition {number} published")
    end_stage(brief)
    edition = _make_edition(brief, number, when, change_note, is_minor, by)
    later = Q(published_at=None) | Q(published_at__gt=when)
    if edition.cleared_at:
        later |= Q(is_waiting=True)
    for agreement in edition.agreements.filter(later).order_by("pk"):
        _open(agreement, when)
        index_agreement(agreement)
        if edition.cleared_at:
            _note_entry(agreement, by, f"with edition {number} of “{brief}”")
    index_edition(edition)
    verb = audit.Verb.PUBLISHED if edition.cleared_at else audit.Verb.SCHEDULED
    audit.note(act=verb, subject=brief, by=by, details=f"edition {number}")
    if edition.cleared_at:
        tell_of_publication(edition, by=by)
    return edition


def _approval_problems(brief: Brief, by: Any, approve: bool) -> list[Problem]:
    if brief.stage == Brief.Stage.APPROVED:
        return []
    if not approve:
        return [Problem("approve", "Nobody has approved this text yet.")]
    try:
        pass_text(brief, by=by, note="With its publication.")
    except ValidationError as error:
        return [Problem("approve", message) for message in error.messages]
    return []


def _note_entry(agreement: Agreement, by: Any = None, details: str = "") -> None:
    audit.note(act=audit.Verb.ENTRY_PUBLISHED, subject=agreement, by=by, details=details)


def _lock_agreements(brief: Brief) -> None:
    """Nobody changes an agreement between the gate's look at it and its publication."""
    listed = brief.listed_agreements.values_list("agreement_id", flat=True)
    list(Agreement.objects.select_for_update().filter(pk__in=list(listed)).order_by("pk"))


def _next_number(brief: Brief) -> int:
    return (brief.editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _edition_problems(brief: Brief, number: int, change_note: str, is_minor: bool) -> list[Problem]:
    found = []
    scheduled = brief.editions.filter(cleared_at=None, held_at=None).first()
    if scheduled:
        when = timezone.localtime(scheduled.published_at)
        found.append(
            Problem(
                "published_at",
                f"Edition {scheduled.number} is scheduled for {when:%d %B %Y, %H:%M %Z}; "
                "cancel the schedule first.",
            )
        )
    found += gate.copied([("change_note", change_note)], list(gate.sources_of(brief)))
    if number > 1 and not is_minor and not change_note.strip():
        found.append(
            Problem("change_note", "Say for readers what is new, or mark the edition as minor.")
        )
    return found


def _make_edition(
    brief: Brief,
    number: int,
    when: datetime,
    change_note: str,
    is_minor: bool,
    by: Any,
    *,
    checked: bool = True,
) -> Edition:
    edition = Edition(
        brief=brief,
        number=number,
        published_at=when,
        change_note=change_note,
        is_minor=is_minor,
        type=brief.type,
        language=brief.language,
        title=brief.title,
        summary=brief.summary,
        content=history.snapshot_of(brief),
        html=rendered(brief),
        published_by=by,
        cleared_at=when if when <= now() else None,
    )
    if checked:
        edition.full_clean()
    edition.save()
    TaggedEdition.objects.bulk_create(
        TaggedEdition(content_object=edition, tag_id=tag_id)
        for tag_id in brief.tagged_items.values_list("tag_id", flat=True)
    )
    _sign(edition)
    EditionImage.objects.bulk_create(
        EditionImage(edition=edition, image=image) for image in images_of(brief, _texts(brief))
    )
    listed = brief.listed_agreements.values_list("position", "agreement_id")
    EditionAgreement.objects.bulk_create(
        EditionAgreement(edition=edition, agreement_id=agreement_id, position=position)
        for position, agreement_id in listed
    )
    return edition


def _sign(edition: Edition) -> None:
    """Note whose edition it is; an author has an address from the first one on."""
    for position, row in enumerate(edition.brief.authorships.select_related("author"), start=1):
        give_address(row.author)
        EditionAuthor.objects.create(edition=edition, author=row.author, position=position)


def rendered(brief: Brief) -> dict[str, Any]:
    """The sections as clean HTML: blocks for each section, a list of lines for key messages."""
    seen: set[int] = set()
    html: dict[str, Any] = {
        "key_messages": [markup.inline(message) for message in brief.key_message_list],
        "summary": markup.blocks(brief.summary, prefix="summary", seen=set()),
    }
    shown = images_of(brief, _texts(brief)) if brief.pk else Image.objects.none()
    pictures = shown.as_pictures()
    for name in ("context", "analysis", "recommendations"):
        text = getattr(brief, name)
        html[name] = markup.blocks(text, prefix=name, seen=seen, pictures=pictures)
    return html


def _texts(brief: Brief) -> list[str]:
    """The sections in which an image may stand."""
    return [brief.context, brief.analysis, brief.recommendations]


@contextmanager
def rehearsal(*, brief: Brief, by: Any) -> Iterator[Edition]:
    """The edition that publishing would make now, for a preview; gone when the block ends.

    The gate is not asked and the agreements listed count as public meanwhile. It
    all happens in a transaction that is always rolled back.
    """
    with transaction.atomic():
        # In the order in which publish() locks, so that neither waits for the other for ever.
        Brief.objects.select_for_update().get(pk=brief.pk)
        _lock_agreements(brief)
        number = _next_number(brief)
        edition = _make_edition(brief, number, now(), "", number > 1, by, checked=False)
        for agreement in edition.agreements.order_by("pk"):
            _open(agreement, edition.published_at)
        try:
            yield edition
        finally:
            transaction.set_rollback(True)


@transaction.atomic
def withdraw(*, brief: Brief, version: int | None, by: Any, reason: str) -> None:
    """Take a published brief off the site; its address answers 410 with the public reason.

    A scheduled edition is held back too. Raises ``ValidationError`` without a
    reason or when nothing was ever published, ``StaleVersion`` as for publishing.
    """
    claim(brief, version)
    brief.refresh_from_db()
    if not reason.strip():
        raise ValidationError({"reason": "Say for readers why the brief is withdrawn."})
    if not brief.editions.visible().exists():
        raise ValidationError("This brief is not public; there is nothing to withdraw.")
    if any(True for _ in gate.copied([("reason", reason)], list(gate.sources_of(brief)))):
        raise ValidationError({"reason": "Give the reason in your own words, not the source's."})
    for edition in brief.editions.filter(cleared_at=None, held_at=None):
        hold_back(edition, "The brief was withdrawn.")
    brief.withdrawn_at, brief.withdrawal_reason = now(), reason.strip()
    brief.full_clean()
    brief.save()
    unindex_editions(Edition.objects.filter(brief=brief))
    history.record(brief, by=by, reason="withdrawn")
    audit.note(act=audit.Verb.WITHDRAWN, subject=brief, by=by, details=reason)


@transaction.atomic
def publish_agreement(*, agreement: Agreement, version: int | None) -> None:
    """Make one agreement public by itself, if its evidence holds.

    Raises ``StaleVersion`` and :class:`Refused` as :func:`publish` does.
    """
    claim(agreement, version)
    agreement.refresh_from_db()
    problems = agreement_problems(agreement)
    if problems:
        raise Refused(problems)
    if agreement.withdrawn_at:
        agreement.withdrawn_at, agreement.withdrawal_reason = None, ""
        agreement.save()
    if not agreement.is_public:
        _open(agreement, now())
    index_agreement(agreement)
    _note_entry(agreement)


@transaction.atomic
def withdraw_agreement(*, agreement: Agreement, version: int | None, reason: str) -> None:
    """Take a public agreement off the register; its address answers 410 with the reason.

    Raises ``ValidationError`` without a reason or when it is not public.
    """
    claim(agreement, version)
    agreement.refresh_from_db()
    if not reason.strip():
        raise ValidationError({"reason": "Say for readers why the entry is withdrawn."})
    if not agreement.is_public:
        raise ValidationError("This agreement is not public; there is nothing to withdraw.")
    agreement.withdrawn_at, agreement.withdrawal_reason = now(), reason.strip()
    agreement.full_clean()
    agreement.save()
    unindex_agreements(agreement)
    audit.note(act=audit.Verb.ENTRY_WITHDRAWN, subject=agreement, details=reason)


def _open(agreement: Agreement, when: datetime) -> None:
    """Set when it is public; a form opened before is stale from now on."""
    Agreement.objects.filter(pk=agreement.pk).update(
        slug=agreement.slug or _free_slug(agreement),
        published_at=when,
        is_waiting=when > now(),
        version=F("version") + 1,
    )
    agreement.refresh_from_db()


def _free_slug(agreement: Agreement) -> str:
    stem = slugify(agreement.title)[:100].strip("-") or f"agreement-{agreement.pk}"
    taken = set(Agreement.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= PAGES_OF_THE_REGISTER
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *numbered) if slug not in taken)
