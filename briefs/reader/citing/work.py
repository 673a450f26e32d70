"""One edition as a work to be cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from briefs.models import Edition
from briefs.reader.citing.names import Name, name_of


@dataclass(frozen=True, slots=True)
class Work:
    """What every form of citation is made of; each text is one line.

    ``key`` is unique on the site. ``address`` is that of the edition, which never
    changes. ``date`` is the day on which readers first saw it, in the site's time
    zone. An author-less work is by its publisher.
    """

    key: str
    title: str
    authors: list[Name]
    date: date
    edition: int
    genre: str
    publisher: str
    address: str
    language: str
    abstract: str
    keywords: list[str]

    @property
    def by(self) -> list[Name]:
        return self.authors or [Name(self.publisher)]

    @property
    def is_by_its_publisher(self) -> bool:
        return [name.whole for name in self.by] == [self.publisher]


def work_of(edition: Edition, address: str, keywords: Iterable[str]) -> Work:
    """``edition`` with its brief at hand; asks nothing of the database."""
    return Work(
        key=f"{edition.brief.slug}-{edition.number}",
        title=_line(edition.title),
        authors=[name_of(author) for author in edition.authors],
        date=timezone.localtime(edition.published_at).date(),
        edition=edition.number,
        genre=edition.get_type_display().capitalize(),
        publisher=_line(settings.SITE_PUBLISHER),
        address=address,
        language=edition.language,
        abstract=_line(edition.summary_text),
        keywords=[_line(keyword) for keyword in keywords],
    )


def _line(text: str) -> str:
    """On one line: a line end would begin a new field in more than one of the forms."""
    return " ".join(text.split())
