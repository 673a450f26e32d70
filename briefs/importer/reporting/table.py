"""The end of a run: how many of each outcome, what was rejected and why, what is to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Count, Q

from briefs.importer.models import Import, ImportItem, Proposal
from briefs.importer.reporting.cells import fitted, printable, wrapped
from briefs.importer.reporting.ways import way_on

COLUMNS = 80


def table(run: Import, counts: Mapping[str, int]) -> Iterator[str]:
    """Lines of at most ``COLUMNS`` columns."""
    yield ""
    for value in ImportItem.Outcome.values:
        yield f"{value:<10}{counts.get(value, 0):>8,}"
    if counts.get(ImportItem.Outcome.REJECTED):
        yield from _rejected(run)
    yield from _proposed(run)


def _rejected(run: Import) -> Iterator[str]:
    yield "\nRejected:"
    rejected = run.items.filter(outcome=ImportItem.Outcome.REJECTED)
    for reason in rejected.order_by("pk").values_list("reason", flat=True).iterator():
        yield from wrapped(f"- {reason}", COLUMNS, indent="  ")


def _proposed(run: Import) -> Iterator[str]:
    """How many decisions wait in all; and the documents that changed nothing without one."""
    waiting = Proposal.objects.open().filter(item__run=run).count()
    if not waiting:
        return
    yield f"\nTo be decided at the desk: {_number(waiting)}"
    number = Count("proposals", filter=Q(proposals__decision=Proposal.Decision.OPEN))
    proposed = run.items.filter(outcome=ImportItem.Outcome.PROPOSED).annotate(waiting=number)
    rows = proposed.order_by("pk").values_list("name", "waiting", "brief").iterator()
    for name, waiting, brief in rows:
        end = f"  {_number(waiting)}  {way_on(ImportItem.Outcome.PROPOSED, brief)}".rstrip()
        yield fitted(f"- {printable(name)}", COLUMNS - len(end)) + end


def _number(proposals: int) -> str:
    return f"{proposals:,} proposal" if proposals == 1 else f"{proposals:,} proposals"
