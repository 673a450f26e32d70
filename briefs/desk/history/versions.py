"""The states of a brief that can be compared: saved versions, editions, and what stands now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefs.brief import Brief
from briefs.edition import Edition
from briefs.history import Snapshot, snapshot_of

NOW = "now"
LIVE = "live"
NOTHING = "nothing"
_KEY = re.compile(r"(s|e)([1-9]\d{0,8})")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list: a saved version or an edition without its text."""

    key: str
    label: str
    at: datetime
    by: Any
    why: str
    changed: str = ""

    @classmethod
    def saved(cls, row: Snapshot) -> Listed:
        made = row.made_at, row.made_by, row.reason, row.changed
        return cls(f"s{row.number}", f"Version {row.number}", *made)

    @classmethod
    def published(cls, row: Edition) -> Listed:
        made = row.published_at, row.published_by, row.change_note
        return cls(f"e{row.number}", f"Edition {row.number}", *made)


@dataclass(frozen=True, slots=True)
class State:
    """One state; ``key`` stands for it in addresses: ``s12``, ``e2``, ``live`` or ``now``."""

    key: str
    label: str
    data: dict[str, Any]
    at: datetime
    by: Any = None
    detail: str = ""

    @property
    def can_be_restored(self) -> bool:
        return self.key not in (NOW, NOTHING)


def state(brief: Brief, key: str) -> State | None:
    """The state that a key stands for, if the brief has it."""
    if key == NOW:
        return State(NOW, "What stands now", snapshot_of(brief), brief.updated_at)
    if key == LIVE:
        return _edition(brief.editions.current().first())
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    number = int(match[2])
    if match[1] == "e":
        return _edition(brief.editions.filter(number=number).first())
    return _snapshot(brief.snapshots.select_related("made_by").filter(number=number).first())


def before_it(brief: Brief, after: State) -> State | None:
    """What a state is compared with unless something else is asked for.

    A saved version or an edition with the one before it, what stands now with the
    newest edition.
    """
    letter, number = after.key[:1], after.key[1:]
    if not number.isdecimal():
        return state(brief, LIVE) or _snapshot(brief.snapshots.first())
    rows: Any = brief.snapshots if letter == "s" else brief.editions
    earlier = rows.filter(number__lt=int(number)).order_by("number").last()
    if earlier is None:
        return State(NOTHING, "Nothing", {}, brief.created_at)
    return _snapshot(earlier) if letter == "s" else _edition(earlier)


def neighbours(brief: Brief, number: int) -> tuple[int | None, int | None]:
    """The numbers of the saved versions before and after this one."""
    numbers = brief.snapshots.order_by("number").values_list("number", flat=True)
    before = numbers.filter(number__lt=number).last()
    return before, numbers.filter(number__gt=number).first()


def _edition(edition: Edition | None) -> State | None:
    if edition is None:
        return None
    return State(
        key=f"e{edition.number}",
        label=f"Edition {edition.number}",
        data=edition.content,
        at=edition.published_at,
        by=edition.published_by,
        detail=edition.change_note,
    )


def _snapshot(snapshot: Snapshot | None) -> State | None:
    if snapshot is None:
        return None
    return State(
        key=f"s{snapshot.number}",
        label=f"Version {snapshot.number}",
        data=snapshot.data,
        at=snapshot.made_at,
        by=snapshot.made_by,
        detail=snapshot.reason,
    )
