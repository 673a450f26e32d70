"""How a brief is cited: authors, year, title, edition, date, publisher, address."""

from __future__ import annotations

from django.conf import settings
from django.utils import formats, timezone

from briefs.models import Edition


def plain_citation(edition: Edition, address: str) -> str:
    """One line of text. ``address`` is that of the edition, which never changes."""
    published = timezone.localtime(edition.published_at)
    names = [author["name"] for author in edition.authors] or [settings.SITE_PUBLISHER]
    who = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    date = formats.date_format(published, "j F Y")
    return (
        f"{who} ({published.year}). {edition.title.rstrip('.')}. Edition {edition.number}, {date}. "
        f"{settings.SITE_PUBLISHER}. {address}"
    )
