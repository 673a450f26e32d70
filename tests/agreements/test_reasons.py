"""Why a value does not follow: what the words say instead."""

from __future__ import annotations

import pytest

from briefs.agreements.following import RULES
from briefs.agreements.reasons import why_not_follows

SENTENCE = "South Korea and China signed 14 agreements on trade in Beijing."


@pytest.mark.parametrize(
    ("aspect", "value", "quote", "said"),
    [
        ("count", "15", SENTENCE, "These words count 14, not 15."),
        ("count", "3", "Three ministers came.", "These words give no number of agreements."),
        ("parties", "JP", SENTENCE, "These words name China and South Korea, not Japan."),
        ("parties", "Samruk Grid", "They met.", "These words do not name Samruk Grid."),
        ("kind", "treaty", SENTENCE, "These words say agreement."),
        ("kind", "treaty", "They met.", "These words do not name this kind of agreement."),
        ("status", "in_force", "They plan to sign it.", "These words say planned."),
        ("status", "signed", "They met.", "it is not there, denied or to come"),
        ("date", "2026-01-05", "On Monday.", "do not give this date"),
        ("place", "Seoul", SENTENCE, "“Seoul” does not stand in these words."),
        ("areas", "fish", SENTENCE, "“fish” does not stand in these words."),
        ("existence", "", "They met.", "These words name no agreement"),
        ("legal_character", "treaty", SENTENCE, "a name never settles bindingness"),
    ],
)
def test_reason_says_what_the_words_say(aspect: str, value: str, quote: str, said: str) -> None:
    assert said in why_not_follows(aspect, value, quote)


@pytest.mark.parametrize("aspect", sorted(RULES))
def test_every_aspect_has_a_reason(aspect: str) -> None:
    assert why_not_follows(aspect, "no such value", "They met.")


def test_value_that_follows_needs_no_reason() -> None:
    assert why_not_follows("count", "14", SENTENCE) == ""
