"""What the page of comments shows: each part of the brief with what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefs.brief import Brief
from briefs.desk.comments.forms import BodyForm, CommentForm
from briefs.desk.comments.models import Comment
from briefs.desk.comments.texts import LISTS, has_changed, place_of, texts_of
from briefs.desk.passages import Mark, Piece, pieces

SHOWN = {"open": "Open", "resolved": "Resolved", "all": "All"}


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, and what the person who looks at it may do."""

    comment: Comment
    has_changed: bool
    may_resolve: bool
    answer: BodyForm

    @property
    def anchor(self) -> str:
        return f"words-{self.comment.pk}"


@dataclass(frozen=True, slots=True)
class Part:
    """A field of the brief, its text with the marked words, its comments, and the form for more."""

    name: str
    label: str
    text: str
    pieces: list[Piece]
    threads: list[Thread]
    form: CommentForm
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was refused, to be shown again where it was typed."""

    form: Any
    answers: int | None = None

    def of(self, name: str) -> CommentForm | None:
        is_here = self.answers is None and (self.form.data.get("field") or "") == name
        return self.form if is_here else None


def parts_of(brief: Brief, user: Any, show: str, typed: Typed | None = None) -> list[Part]:
    """The whole brief first, then its fields in their order."""
    rows = list(_chosen(brief, show))
    texts = texts_of(brief)
    return [
        _part(brief, name, str(label), texts.get(name, ""), rows, user, typed)
        for name, label in Comment.Field.choices
    ]


def _chosen(brief: Brief, show: str) -> Iterable[Comment]:
    comments = Comment.objects.filter(brief=brief).threads()
    if show == "all":
        return comments
    return comments.resolved() if show == "resolved" else comments.open()


def _part(
    brief: Brief,
    name: str,
    label: str,
    text: str,
    rows: list[Comment],
    user: Any,
    typed: Typed | None,
) -> Part:
    mine = [row for row in rows if row.field == name]
    places = {row.pk: place_of(row.passage, row.start, text) for row in mine}
    mine.sort(key=lambda row: (_start(places[row.pk]), row.at, row.pk))
    initial = {"version": brief.version, "field": name}
    blank = CommentForm(initial=initial, auto_id=f"id_{name or 'whole'}_%s")
    return Part(
        name=name,
        label=label,
        text=text,
        pieces=list(pieces(text, _marks(places))),
        threads=[_thread(row, text, user, typed) for row in mine],
        form=(typed and typed.of(name)) or blank,
        is_list=name in LISTS,
    )


def _start(place: Any) -> int:
    return place.start if place else -1


def _marks(places: dict[int, Any]) -> Iterator[Mark]:
    for key, place in places.items():
        if place:
            yield Mark(place.start, place.end, f"words-{key}")


def _thread(row: Comment, text: str, user: Any, typed: Typed | None) -> Thread:
    again = typed.form if typed and typed.answers == row.pk else None
    return Thread(
        comment=row,
        has_changed=has_changed(row, text),
        may_resolve=may_resolve(user, row),
        answer=again or BodyForm(auto_id=f"id_answer_{row.pk}_%s"),
    )


def may_resolve(user: Any, row: Comment) -> bool:
    """Whoever may change the brief, and whoever wrote the comment."""
    return bool(user.has_perm("briefs.change_brief")) or row.is_of(user)
