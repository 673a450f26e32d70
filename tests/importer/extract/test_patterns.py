from briefs.importer.extract.patterns import first_words, lowered, starts_of, words_of


def test_starts_of_whole_words_are_found_in_order() -> None:
    found = starts_of("a deal, dealers say, is no deal but trade.", {"deal", "trade", "pact"})
    assert found == [(2, "deal"), (27, "deal"), (36, "trade")]


def test_starts_of_words_beside_hyphens_and_underscores_are_found() -> None:
    assert starts_of("pre-trade_pact's", {"trade", "pact"}) == [(4, "trade"), (10, "pact")]


def test_lowered_letters_that_grow_in_lower_case_keep_every_place() -> None:
    assert len(lowered("İstanbul PACT")) == len("İstanbul PACT")
    assert starts_of(lowered("İstanbul PACT"), {"pact"}) == [(9, "pact")]


def test_first_words_lead_to_every_sentence_that_holds_a_phrase() -> None:
    assert first_words(("Free-trade deal", "ceasefire")) == {"free", "ceasefire"}
    assert words_of("A free-trade deal") == {"A", "free", "trade", "deal"}
