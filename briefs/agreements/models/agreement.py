"""One instrument or commitment, or one reported group of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Length
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from briefs.agreements.status import Status
from briefs.fields import LineField, PartialDateField, ProseField
from briefs.tags.models import Tag
from briefs.versioning import Identified, IdentifiedQuerySet, Versioned


class AgreementQuerySet(IdentifiedQuerySet["Agreement"]):
    def public(self, at: datetime | None = None) -> AgreementQuerySet:
        """What the public register shows: the one door of public code."""
        return self.opened(at).filter(withdrawn_at=None)

    def opened(self, at: datetime | None) -> AgreementQuerySet:
        """Each entry whose time has come and that the gate has let through then."""
        return self.filter(published_at__lte=at or timezone.now(), is_waiting=False)

    def tombstones(self, at: datetime | None = None) -> AgreementQuerySet:
        """Agreements that were public and are withdrawn: 410 with the reason."""
        return self.opened(at).filter(withdrawn_at__isnull=False)

    def between(self, country_code: str) -> AgreementQuerySet:
        """Agreements with a party of this state: itself, its ministries, companies or cities."""
        return self.filter(parties__country_code=country_code).distinct()

    def about(self, tag_slug: str) -> AgreementQuerySet:
        return self.filter(tagged_items__tag__slug=tag_slug).distinct()

    def dated_in(self, year: int) -> AgreementQuerySet:
        """Agreements whose present status is dated in this year."""
        return self.filter(status_date__startswith=f"{year:04}")

    def undated(self) -> AgreementQuerySet:
        return self.filter(status_date="")

    def past_their_day(self, today: date) -> AgreementQuerySet:
        """Planned for a day, month or year that is over; nobody has said what came of it.

        A partial date is over with the last day that it may mean.
        """
        day = today.isoformat()
        over = Q(status_date__lt=day, length=10)
        over |= Q(status_date__lt=day[:7], length=7) | Q(status_date__lt=day[:4], length=4)
        waiting = self.filter(status=Status.PLANNED, withdrawn_at=None)
        return waiting.annotate(length=Length("status_date")).filter(over)

    def once(self) -> AgreementQuerySet:
        """The same entries without joins or order: each once, to be grouped and counted."""
        return Agreement.objects.filter(pk__in=self.order_by().values("pk")).order_by()

    def with_parties(self) -> AgreementQuerySet:
        return self.prefetch_related("parties")

    def with_public_members(self, at: datetime | None = None) -> AgreementQuerySet:
        """Adds ``public_members``: how many members of a group the public register holds."""
        members = (
            Agreement.objects.public(at)
            .filter(group=models.OuterRef("pk"))
            .order_by()
            .values("group")
            .annotate(number=models.Count("pk"))
            .values("number")
        )
        return self.annotate(public_members=Coalesce(models.Subquery(members), 0))

    def newest(self) -> AgreementQuerySet:
        """By the date of the status, undated last, then as entered."""
        return self.order_by("-status_date", "-created_at", "-pk")


class Agreement(Identified, Versioned):
    """An entry of the register, as reported in cited sources.

    A row with ``scope`` group stands for ``count`` instruments; a member of it is
    a row of its own only when a source names it. ``status`` and ``status_date``
    are derived from the events and never edited.
    """

    class Kind(models.TextChoices):
        TREATY = "treaty", "treaty"
        AGREEMENT = "agreement", "agreement"
        CONVENTION = "convention", "convention"
        PROTOCOL = "protocol", "protocol"
        MOU = "mou", "memorandum of understanding"
        EXCHANGE_OF_NOTES = "exchange_of_notes", "exchange of notes"
        JOINT_STATEMENT = "joint_statement", "joint statement"
        LETTER_OF_INTENT = "letter_of_intent", "letter of intent"
        ARRANGEMENT = "arrangement", "arrangement"
        CONTRACT = "contract", "contract"
        ACTION_PLAN = "action_plan", "action plan"
        OTHER = "other", "other instrument"

    class Basis(models.TextChoices):
        INSTRUMENT = "instrument", "instrument: a text is reported"
        COMMITMENT = "commitment", "commitment: an undertaking, no text reported"

    class Scope(models.TextChoices):
        SINGLE = "single", "single"
        GROUP = "group", "reported group"

    class CountQualifier(models.TextChoices):
        EXACT = "exact", "exactly"
        AT_LEAST = "at_least", "at least"
        ABOUT = "about", "about"
        UNKNOWN = "unknown", "number not stated"

    class LegalCharacter(models.TextChoices):
        UNKNOWN = "unknown", "not known"
        TREATY = "treaty", "treaty, binding under international law"
        CONTRACT = "contract", "contract under national law"
        POLITICAL = "political", "political, not legally binding"

    title = LineField(max_length=300, help_text="In our own words; the quotation is the source's.")
    slug = models.SlugField("address", max_length=120, blank=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, help_text="As the source names it.")
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.INSTRUMENT)
    scope = models.CharField(max_length=8, choices=Scope, default=Scope.SINGLE)
    count = models.PositiveIntegerField(
        null=True, blank=True, default=1, help_text="Empty if the source gives no number."
    )
    count_qualifier = models.CharField(
        max_length=10, choices=CountQualifier, default=CountQualifier.EXACT
    )
    legal_character = models.CharField(
        max_length=10,
        choices=LegalCharacter,
        default=LegalCharacter.UNKNOWN,
        help_text="A name never settles bindingness: leave “not known” unless a source says so.",
    )
    group = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
        verbose_name="member of the group",
    )
    areas_printed = LineField(
        "areas as printed", max_length=500, blank=True, help_text="Separated by semicolons."
    )
    note = ProseField("editor's note", blank=True, help_text="Private.")
    confidence = models.FloatField("importer's confidence", null=True, blank=True, editable=False)
    status = models.CharField(max_length=12, choices=Status, blank=True, editable=False)
    status_date = PartialDateField(editable=False)
    published_at = models.DateTimeField("public since", null=True, blank=True, editable=False)
    is_waiting = models.BooleanField(
        default=False,
        editable=False,
        help_text="Public with a scheduled edition, once the gate has let that through.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawal_reason = LineField(max_length=500, blank=True, editable=False)

    topics = TaggableManager(
        through="TaggedAgreement", related_name="agreements", blank=True, verbose_name="topics"
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("publish_agreement", "Can make an agreement public, correct or withdraw it")
        ]
        indexes = [
            models.Index(fields=["-status_date", "-created_at", "-id"], name="agreement_newest"),
            models.Index(fields=["kind", "status"], name="agreement_kind_status"),
            models.Index(fields=["published_at"], name="agreement_published"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"], condition=~Q(slug=""), name="agreement_slug_unique"
            ),
            models.CheckConstraint(
                condition=Q(scope="group") | Q(count=1, count_qualifier="exact"),
                name="agreement_single_counts_one",
                violation_error_message="A single agreement counts exactly 1.",
            ),
            models.CheckConstraint(
                condition=Q(scope="single") | Q(count=None) | Q(count__gte=2),
                name="agreement_group_counts_two_or_more",
                violation_error_message="A group counts 2 or more, or has no number.",
            ),
            models.CheckConstraint(
                condition=Q(count=None, count_qualifier="unknown")
                | (Q(count__isnull=False) & ~Q(count_qualifier="unknown")),
                name="agreement_count_and_qualifier_agree",
                violation_error_message="A missing number is “number not stated”, and only that.",
            ),
            models.CheckConstraint(
                condition=Q(group=None) | Q(scope="single"),
                name="agreement_member_is_single",
                violation_error_message="A group is not itself the member of a group.",
            ),
            models.CheckConstraint(
                condition=Q(group=None) | ~Q(group=F("id")),
                name="agreement_not_its_own_group",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(slug=""),
                name="agreement_public_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""),
                name="agreement_withdrawal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The entry's page; the register while it has no address yet."""
        return reverse("agreement", args=[self.slug]) if self.slug else reverse("register")

    @property
    def is_public(self) -> bool:
        """Whether readers see it now."""
        return (
            self.published_at is not None
            and self.published_at <= timezone.now()
            and not self.is_waiting
            and self.withdrawn_at is None
        )

    @property
    def is_group(self) -> bool:
        return self.scope == self.Scope.GROUP

    @property
    def areas(self) -> list[str]:
        """The areas as printed, one by one."""
        return [area.strip() for area in self.areas_printed.split(";") if area.strip()]

    @property
    def count_text(self) -> str:
        """The count with its qualifier: “14”, “at least 20”, “about 12”, “a number not stated”."""
        if self.count is None:
            return "a number not stated"
        if self.count_qualifier == self.CountQualifier.EXACT:
            return str(self.count)
        return f"{self.get_count_qualifier_display()} {self.count}"

    def clean(self) -> None:
        super().clean()
        if self.group_id and self.group is not None:
            if self.group.scope != self.Scope.GROUP:
                raise ValidationError({"group": "That entry is a single agreement, not a group."})
            if self.group.basis != self.basis:
                raise ValidationError(
                    {"group": "A group of instruments has no commitments in it, nor the reverse."}
                )
        if self.pk and self.scope == self.Scope.SINGLE and self.members.exists():
            raise ValidationError({"scope": "This group has members; it cannot become single."})
        if self.pk and self.members.exclude(basis=self.basis).exists():
            raise ValidationError({"basis": "The members of this group are of another basis."})


class TaggedAgreement(Identified, ItemBase):
    """A topic of an agreement."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged_agreements")
    content_object = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="tagged_items"
    )

    objects: Any = IdentifiedQuerySet.as_manager()

    class Meta:
        verbose_name = "topic"
        ordering = ["tag__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tagged_agreement_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)
