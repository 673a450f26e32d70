"""What a download says of itself: which entries, how many, of which version, made when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from briefs.agreements import counting
from briefs.agreements.models import AgreementQuerySet
from briefs.reader.downloads.version import data_set_version
from briefs.reader.facets import Asked


@dataclass(frozen=True, slots=True)
class Head:
    """``site`` is the address of the site before the path, ``address`` that of the entries."""

    site: str
    address: str
    documentation: str
    asked: Asked
    version: str

    def as_data(self, agreements: AgreementQuerySet) -> dict[str, Any]:
        """With the totals of these entries by the counting rules; two queries."""
        tally = counting.tally(agreements)
        day = timezone.now().date().isoformat()
        return {
            "title": f"Register of agreements, {settings.SITE_NAME}",
            "publisher": settings.SITE_PUBLISHER,
            "address": self.address,
            "documentation": self.documentation,
            "data_set_version": self.version,
            "downloaded": day,
            "citation": f"{settings.SITE_PUBLISHER}, Register of agreements, version "
            f"{self.version}, {self.address}, downloaded {day}.",
            "filters": [{"name": name, "value": value} for name, value in self.asked.pairs],
            "totals": {
                "instruments": total_as_data(tally.instruments),
                "commitments": total_as_data(tally.commitments),
            },
        }


def total_as_data(total: counting.Total) -> dict[str, Any]:
    """A total with what qualifies it: a number alone would claim more than is known."""
    return {
        "number": total.number,
        "at_least": total.at_least,
        "about": total.about,
        "entries": total.entries,
        "identified": total.identified,
    }


def head_of(site: str, address: str, documentation: str, asked: Asked) -> Head:
    return Head(site, address, documentation, asked, data_set_version())
