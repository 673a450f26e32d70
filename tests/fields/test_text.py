from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from briefs.fields import normalise
from tests import factories


def test_text_is_composed_with_line_feeds_and_without_controls() -> None:
    assert normalise("Cafe\u0301\r\nnext\x07\rlast") == "Café\nnext\nlast"


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "\ufffe"])
def test_text_that_a_database_cannot_store_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValidationError, match="cannot be stored"):
        normalise(text)


def test_brief_normalises_every_text_field_when_cleaned(db: None) -> None:
    brief = factories.make_brief()
    brief.title, brief.context = "  Two\n words ", "one\r\ntwo"
    brief.full_clean()
    assert (brief.title, brief.context) == ("Two words", "one\ntwo")
