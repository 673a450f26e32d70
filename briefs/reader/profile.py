"""One country or topic in the register: who has agreed with whom on it, counted honestly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from briefs.agreements import counting
from briefs.agreements.counting import Key, Row, Tally, tally_by
from briefs.agreements.models import Agreement, AgreementQuerySet, Party
from briefs.reader import vocabulary
from briefs.reader.facets import Asked
from briefs.reader.pictures.partners import rank
from briefs.reader.pictures.standing import Keys
from briefs.reader.pictures.words import full
from briefs.reader.vocabulary import Subject
from briefs.tags import states

SORTS = {
    "state": "Country",
    "bloc": "Union of states",
    "territory": "Territory",
    "historic": "Former state",
}


@dataclass(frozen=True, slots=True)
class Share:
    """A partner or a topic: its page, its number, the length of its bar, its entries.

    ``page`` and ``entries`` are empty for a partner that has no country.
    """

    name: str
    page: str
    number: str
    commitments: str
    length: int
    entries: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A topic or a country in a list of them, with what its entries add up to."""

    subject: Subject
    instruments: str
    commitments: str


@dataclass(frozen=True, slots=True)
class Partners:
    """The parties that stand with a country, by what they are known by, and their names."""

    keys: Keys
    names: Mapping[Key, str]


def with_numbers(subjects: Sequence[Subject], field: str) -> list[Numbered]:
    """Add the totals of all public entries by this field, which is a key of each subject.

    Keys are compared without case. Two queries.
    """
    tallies = counting.tallies(Agreement.objects.public(), field)
    found = {key.lower(): tally for (key,), tally in tallies.items() if key}
    none = Tally()
    return [
        Numbered(
            subject,
            full(found.get(subject.key.lower(), none).instruments),
            full(found.get(subject.key.lower(), none).commitments),
        )
        for subject in subjects
    ]


def sort_of(code: str) -> str:
    """What the table of states says it is, in a word."""
    state = states.by_code(code)
    return SORTS[state.kind] if state is not None else SORTS["state"]


def partners_of(found: AgreementQuerySet) -> Partners:
    """Every party of these entries: by its country, or by its name without one; one query."""
    rows = (
        Party.objects.filter(agreement__in=found.order_by())
        .order_by()
        .values_list("agreement_id", "country_code", "name", "named", vocabulary.NAME_BY_TAG)
    )
    keys: Keys = defaultdict(set)
    names: dict[Key, str] = {}
    for agreement, code, name, named, by_tag in rows:
        if code or named:
            key = (code, "" if code else name)
            keys[agreement].add(key)
            names[key] = vocabulary.country_name(code, by_tag) if code else name
    return Partners(dict(keys), names)


def partner_shares(rows: Sequence[Row], partners: Partners, code: str) -> list[Share]:
    """With whom the country has agreed, those with most instruments first."""
    found = tally_by(rows, partners.keys)
    found.pop((code, ""), None)
    return _shares(
        (partners.names[key], *_leads(code, key[0]), tally) for key, tally in found.items()
    )


def _leads(code: str, other: str) -> tuple[str, str]:
    """The page of the other country, and the address of what the two have in common."""
    if not other:
        return "", ""
    both = Asked(parties=(code.lower(), other.lower()))
    return reverse("country", args=[other]), reverse("register") + both.query


def topic_shares(
    rows: Sequence[Row], topics: Keys, names: Mapping[str, str], code: str
) -> list[Share]:
    """On what the country has agreed, the areas with most instruments first."""
    found = tally_by(rows, topics)
    return _shares(
        (
            names[slug],
            reverse("topic", args=[slug]),
            reverse("register") + Asked(parties=(code.lower(),), area=slug).query,
            tally,
        )
        for (slug,), tally in found.items()
    )


def country_shares(
    rows: Sequence[Row], countries: Keys, names: Mapping[str, str], slug: str
) -> list[Share]:
    """Who has agreed on a topic, the countries with most instruments first."""
    found = tally_by(rows, countries)
    return _shares(
        (
            names[code],
            reverse("country", args=[code]),
            reverse("register") + Asked(parties=(code.lower(),), area=slug).query,
            tally,
        )
        for (code,), tally in found.items()
    )


def _shares(found: Iterable[tuple[str, str, str, Tally]]) -> list[Share]:
    every = sorted(found, key=lambda one: rank((one[0],), one[3]))
    most = max((tally.instruments.number for *_, tally in every), default=0) or 1
    return [
        Share(
            name,
            page,
            full(tally.instruments),
            full(tally.commitments) if tally.commitments.entries else "",
            max(round(100 * tally.instruments.number / most), tally.instruments.number > 0),
            entries,
        )
        for name, page, entries, tally in every
    ]
