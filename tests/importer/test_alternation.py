import re

from hypothesis import given
from hypothesis import strategies as st

from briefs.importer.alternation import alternation

WORDS = st.lists(st.text("abA .-", min_size=1, max_size=6), min_size=1, max_size=12)


def test_alternation_longest_word_wins() -> None:
    pattern = re.compile(alternation(["deal", "deals", "deal on trade", "pact"]))
    assert pattern.findall("deals, a deal on trade, a deal and a pact") == [
        "deals",
        "deal on trade",
        "deal",
        "pact",
    ]


@given(WORDS, st.text("abA .-", max_size=20), st.sampled_from([0, re.IGNORECASE]))
def test_alternation_any_words_match_as_one_after_another_would(
    words: list[str], text: str, flags: int
) -> None:
    ordered = sorted(words, key=len, reverse=True)
    plain = re.compile("|".join(map(re.escape, ordered)), flags)
    assert re.compile(alternation(words), flags).findall(text) == plain.findall(text)
