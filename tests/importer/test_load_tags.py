"""Tags that a document asks for, beside those that the vocabulary has."""

import pytest

from briefs.tags.models import Tag
from tests import factories
from tests.importer.versions import article, document, item_of


@pytest.mark.parametrize("name", ["Commerce", "Trade!"])
def test_tag_is_made_beside_another_that_has_its_slug(db: None, name: str) -> None:
    factories.make_tag(name=name, slug="trade")
    item = item_of(document(article()))
    assert (item.outcome, item.reason) == ("created", "")
    assert Tag.objects.get(name="trade").slug == "trade-2"
