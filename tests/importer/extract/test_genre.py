"""Sport, pay, courts and party politics have deals of their own."""

import pytest

from briefs.importer.draft import PartyDraft, Span
from briefs.importer.extract.genre import is_domestic, read_genres
from briefs.importer.extract.instruments import find_instruments
from briefs.importer.extract.known_parties import state_party
from briefs.importer.extract.sentences import Sentence, split
from briefs.importer.pipeline import read_draft

FIRM = PartyDraft("company", "Acme Corp")


def _sentences(text: str) -> list[Sentence]:
    return split(text, Span(0, len(text)), 0, 0)


def test_genre_needs_several_different_words() -> None:
    once = _sentences("The coach praised the coach and the coach.")
    assert read_genres("A day out", once) == frozenset()
    sport = _sentences("The striker scored twice. The goalkeeper left the club.")
    assert read_genres("A day out", sport) == frozenset({"sport"})


def test_deal_in_a_sport_story_is_domestic_unless_states_make_it() -> None:
    flat = "They signed a deal."
    genres = frozenset({"sport"})
    deal = find_instruments(flat)[0]
    assert is_domestic(flat, genres, (FIRM,), deal)
    assert not is_domestic(flat, genres, (state_party("PE"), state_party("KE")), deal)
    assert not is_domestic(flat, frozenset(), (FIRM,), deal)


@pytest.mark.parametrize(
    "text",
    [
        "Rovers have signed the striker on a four-year contract, and the club paid a fee.",
        "The nurses in the union accepted a pay offer, ending the walkout over wages.",
        "We have signed treaties with Chile and Peru and nothing came of them.",
        "The opposition has promised to renegotiate the agreement with Peru if it wins.",
        "Peru has signed visa agreements with more than 130 countries.",
        "Fifteen years after Peru and Chile signed the accord, trade is flat.",
    ],
)
def test_page_that_only_talks_of_deals_gives_none(text: str) -> None:
    page = f"A headline of some six words\n3 May 2016\n\n{text}\n"
    assert read_draft("page.txt", page.encode()).agreements == ()
