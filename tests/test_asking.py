"""A question gives what the query would give, and its SQL is written once for each shape."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import QuerySet

from briefs.asking import Question
from briefs.sources.models import Source
from briefs.tags.models import Tag
from tests.factories import make_source, make_tag

pytestmark = pytest.mark.django_db


def named(kind: str, names: list[str], least: int) -> QuerySet[Any, Any]:
    found = Tag.objects.filter(kind=kind, name__in=names, pk__gte=least).exclude(name="zeal")
    return found.order_by("-pk").values_list("pk", "name")[:2]


@pytest.mark.parametrize("names", [["a"], ["b", "a"], ["c", "b", "a"], ["x"], ["a", "a", "b"], []])
@pytest.mark.parametrize("least", [0, 2])
def test_question_gives_the_rows_of_its_query(names: list[str], least: int) -> None:
    tags = [make_tag(name) for name in ("a", "b", "c", "zeal")]
    make_tag("Bonn", kind="place")
    first = tags[0].pk + least
    assert Question(named)("topic", names, first) == list(named("topic", names, first))


def test_question_is_written_once_for_each_shape() -> None:
    written = []

    def by_sha256(digests: list[str]) -> QuerySet[Any, Any]:
        written.append(len(digests))
        return Source.objects.filter(sha256__in=digests).values_list("pk")

    one, other = make_source(), make_source()
    ask = Question(by_sha256)
    assert ask([one.sha256]) == [(one.pk,)]
    assert ask([other.sha256]) == [(other.pk,)]
    assert sorted(ask([one.sha256, other.sha256])) == sorted([(one.pk,), (other.pk,)])
    assert ask([]) == ask([]) == []
    assert written == [1, 2, 0]


def test_question_is_asked_for_each_of_several_values_at_one_go(
    django_assert_num_queries: Any,
) -> None:
    def of_kind(kind: str, names: list[str]) -> QuerySet[Any, Any]:
        found = Tag.objects.filter(kind=kind, name__in=names).order_by("-name")
        return found.values_list("kind", "name")[:2]

    names = ["a", "b", "c", "d", "e"]
    for name in names:
        make_tag(name, kind="topic" if name < "d" else "place")
    ask = Question(of_kind)
    with django_assert_num_queries(1):
        found = ask.each(["place", "person", "topic"], names)
    assert found == [("place", "e"), ("place", "d"), ("topic", "c"), ("topic", "b")]
    assert ask.each([], names) == ask.each(["topic"], []) == []
