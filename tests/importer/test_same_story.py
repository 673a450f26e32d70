"""The same story from another outlet, among many other documents."""

from __future__ import annotations

from briefs.brief import Brief
from briefs.importer.models import SketchNumber
from tests import factories
from tests.importer.versions import article, document, item_of

FOOTER = (
    "Readers who want the whole text may write to the press office of the ministry at any time."
)


def test_same_story_is_found_among_many_that_end_in_the_same_sentence(db: None) -> None:
    first = item_of(document(article(more=FOOTER)))
    assert first.source is not None
    least = first.source.sketch.order_by("value").values_list("value", flat=True)[0]
    # as if that sentence stood first in the sketch of all these
    sources = [factories.make_source(f"Text {number}") for number in range(250)]
    SketchNumber.objects.bulk_create(SketchNumber(source=row, value=least) for row in sources)
    second = item_of(
        document(article(more=FOOTER + " It rained."), url="https://other.example.com/a")
    )
    assert second.outcome == "proposed"
    assert Brief.objects.count() == 1
