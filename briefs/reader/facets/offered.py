"""What may be chosen next, each choice with the number of entries it would leave.

Three queries, whatever is asked: the columns of an entry are counted together and
added up here; parties and areas, of which an entry has several, each by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.db.models.functions import Substr

from briefs.agreements.models import Agreement, AgreementQuerySet, Party, TaggedAgreement
from briefs.agreements.status import Status
from briefs.reader import vocabulary
from briefs.reader.facets.asked import UNSTATED, Asked
from briefs.tags.models import Tag

YEAR = Substr("status_date", 1, 4)
COLUMNS = ("year", "kind", "status", "basis")
BASES = {"instrument": "Instruments, with a text", "commitment": "Commitments, without one"}
Counts = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    entries: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice to make: the name in the address, the words, the options that leave anything."""

    name: str
    key: str
    label: str
    anything: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice in force, in words, and the query without it."""

    label: str
    text: str
    without: str


@dataclass(frozen=True, slots=True)
class Facets:
    """Everything on offer; ``entries`` is the number of rows that fit what is asked."""

    asked: Asked
    entries: int
    facets: list[Facet]

    @property
    def chips(self) -> list[Chip]:
        words = self.asked.words.text
        searched = [Chip("Words", words, self.asked.without("q").query)] if words else []
        return searched + [
            Chip(facet.label, option.label, self.asked.without(facet.name, option.value).query)
            for facet in self.facets
            for option in facet.options
            if option.is_chosen
        ]


def offered(agreements: AgreementQuerySet, asked: Asked) -> Facets:
    """The facets of these entries, which may have been narrowed by a search before."""
    cells = _cells(agreements, asked)
    party, other = _parties(agreements, asked)
    first, second = (*asked.parties, "", "")[:2]
    facets = [
        _facet("party", "party", "Party", "Any party", party, first),
        _facet("party", "other", "And with", "Any other", other, second),
        _column(cells, asked, "kind", "Kind", Agreement.Kind.choices),
        _column(cells, asked, "status", "Status", Status.choices),
        _facet("area", "area", "Area", "Any area", _areas(agreements, asked), asked.area),
        _column(cells, asked, "year", "Year", _years(cells)),
        _column(cells, asked, "basis", "Basis", BASES.items()),
    ]
    fits = sum(number for cell, number in cells.items() if _fits(cell, asked))
    return Facets(asked, fits, facets)


def _cells(agreements: AgreementQuerySet, asked: Asked) -> Counter[tuple[str, ...]]:
    """How many entries there are of each year, kind, status and basis."""
    wide = replace(asked, year="", kind="", status="", basis="").narrow(agreements)
    rows = wide.once().values_list(YEAR, "kind", "status", "basis").annotate(number=Count("pk"))
    return Counter({tuple(cell): number for *cell, number in rows})


def _fits(cell: tuple[str, ...], asked: Asked, but: str = "") -> bool:
    return all(
        value == getattr(asked, name).replace(UNSTATED, "")
        for name, value in zip(COLUMNS, cell, strict=True)
        if name != but and getattr(asked, name)
    )


def _column(
    cells: Counter[tuple[str, ...]], asked: Asked, name: str, label: str,
    choices: Iterable[tuple[str, str]],
) -> Facet:  # fmt: skip
    place = COLUMNS.index(name)
    numbers: Counter[str] = Counter()
    for cell, number in cells.items():
        if _fits(cell, asked, but=name):
            numbers[cell[place] or UNSTATED] += number
    counts = [(value, str(text), numbers[value]) for value, text in choices]
    counts.append((UNSTATED, "not stated", numbers[UNSTATED]))
    return _facet(name, name, label, f"Any {label.lower()}", counts, getattr(asked, name))


def _years(cells: Counter[tuple[str, ...]]) -> list[tuple[str, str]]:
    years = sorted({cell[0] for cell in cells if cell[0]}, reverse=True)
    return [(year, year) for year in years]


def _parties(agreements: AgreementQuerySet, asked: Asked) -> tuple[Counts, Counts]:
    """For the first and for the second party asked for: what would be left with each country."""
    left = [replace(asked, parties=parties) for parties in (asked.parties[1:], asked.parties[:1])]
    first, second = (
        Count("agreement", distinct=True, filter=Q(agreement__in=other.narrow(agreements)))
        for other in left
    )
    rows = list(
        Party.objects.filter(agreement__in=agreements)
        .exclude(country_code="")
        .order_by()
        .values_list("country_code", vocabulary.NAME_BY_TAG)
        .annotate(first=first, second=second)
    )
    named = sorted((vocabulary.country_name(code, tag), code, *n) for code, tag, *n in rows)
    other = [(code.lower(), name, n[1]) for name, code, *n in named]
    partners = [row for row in other if row[0] not in asked.parties[:1]]
    return [(code.lower(), name, n[0]) for name, code, *n in named], partners


def _areas(agreements: AgreementQuerySet, asked: Asked) -> Counts:
    left = replace(asked, area="").narrow(agreements)
    number = Count("content_object", distinct=True, filter=Q(content_object__in=left))
    return list(
        TaggedAgreement.objects.filter(content_object__in=agreements, tag__kind=Tag.Kind.TOPIC)
        .order_by("tag__name")
        .values_list("tag__slug", "tag__name")
        .annotate(number=number)
    )


def _facet(
    name: str, key: str, label: str, anything: str, counts: Counts, chosen: str
) -> Facet:  # fmt: skip
    options = [
        Option(value, text[:1].upper() + text[1:], number, value == chosen)
        for value, text, number in counts
        if number or value == chosen
    ]
    if chosen and not any(option.is_chosen for option in options):
        options.insert(0, Option(chosen, chosen, 0, True))
    return Facet(name, key, label, anything, options)
