import pytest

from briefs.importer.clean import clean
from briefs.importer.read import read
from briefs.importer.structure import Structured, structure

BODY = "Two states signed a pact on fish on Monday, officials said after the talks there.\n"


def _parts(text: str, name: str = "a.txt") -> Structured:
    return structure(clean(read(name, text.encode())))


def test_structure_published_is_the_stamp_and_not_the_update() -> None:
    parts = _parts(f"States sign fish pact at last\n4 May 2024 (Updated 6 May 2024)\n\n{BODY}")
    assert parts.published == "2024-05-04"


def test_structure_published_without_a_date_stays_empty() -> None:
    parts = _parts(f"States sign fish pact at last\n\n{BODY}They last met on 3 April 2019.\n")
    assert parts.published == ""


def test_structure_published_order_of_figures_follows_the_dateline() -> None:
    parts = _parts(f"03-06-24 1405\nSTATES SIGN FISH PACT\n\nPERTH, March 6 (Wire) - {BODY}")
    assert parts.published == "2024-03-06"


def test_structure_published_falls_back_on_the_address() -> None:
    parts = _parts(f"# url: https://a.example/2023/07/09/fish\nStates sign fish pact\n\n{BODY}")
    assert parts.published == "2023-07-09"


def test_structure_attribution_dateline_beats_the_text() -> None:
    parts = _parts(f"States sign fish pact\n\nRABAT (Sahel News Agency) - {BODY}")
    assert parts.attribution == "Sahel News Agency"
    assert parts.dateline_place == "RABAT"


def test_structure_attribution_is_found_in_the_text() -> None:
    parts = _parts(f"States sign fish pact\n\n{BODY}According to Andean News Agency, it rained.\n")
    assert parts.attribution == "Andean News Agency"


def test_structure_attribution_masthead_alone_is_none() -> None:
    parts = _parts(f"HARBOUR TIMES\nStates sign fish pact\n\n{BODY}\n© Harbour Times")
    assert parts.attribution == ""


def test_structure_language_is_told_by_small_words_and_script() -> None:
    assert _parts(f"States sign fish pact\n\n{BODY}").language == "en"
    french = "Les ministres ont signé un accord sur la pêche et les ports dans la capitale.\n"
    assert _parts(f"Un accord sur la pêche\n\n{french}").language == "fr"
    assert (
        _parts("한중 정상회담\n\n양국 정상은 베이징에서 회담을 열고 협정에 서명했다.\n").language
        == "ko"
    )


def test_structure_day_before_the_first_paragraph_is_the_day_of_publishing() -> None:
    parts = _parts("January 5, 2026 - Peru and Kenya signed a pact on fish, officials said there.")
    assert parts.published == "2026-01-05"
    told = "2 May 2020: The two sides open talks on fish.\n\n5 January 2026: They sign a fish pact."
    assert _parts(told).published == ""


def test_structure_first_of_several_speakers_is_no_place() -> None:
    parts = _parts(f"States sign fish pact\n\nOKOYE: {BODY}\nLIND: We shall see what {BODY}")
    assert parts.dateline_place == ""


def test_structure_published_is_read_from_the_sign_off_of_a_wire() -> None:
    parts = _parts(f"States sign fish pact\n\nOSLO (NW) _ {BODY}\nNW-NY-08-15-93 1402EDT")
    assert parts.published == "1993-08-15"


def test_structure_place_behind_a_name_credits_nobody() -> None:
    parts = _parts(f"States sign fish pact\n\nMr OKOYE (Harbourton) (Minister)—{BODY}")
    assert (parts.dateline_place, parts.attribution) == ("", "")


def test_structure_published_is_no_deadline_and_the_day_of_going_online() -> None:
    parts = _parts(f"Officer for trade pacts\nClosing date: 4 June 2019\n20 May 2019\n\n{BODY}")
    assert parts.published == "2019-05-20"
    stamp = "Received 2 May 2014, Accepted 3 June 2014, Available online 4 July 2014."
    assert _parts(f"Do access agreements work?\n{stamp}\n\n{BODY}").published == "2014-07-04"


def test_structure_attribution_is_the_agency_that_signs_off() -> None:
    parts = _parts(
        f"States sign fish pact\n\n{BODY}-- ONA\nTags:\nFish\nTuna\nHake\nCod\n© Gulf Mail"
    )
    assert parts.attribution == "ONA"


def test_structure_stamp_that_is_run_together_with_the_author_is_read() -> None:
    head = "States sign fish pact\nby Ann LeeOctober 21, 2025 5:12 PM3 min read"
    parts = _parts(f"{head}\n\n{BODY}Ann Lee is a reporter who covers fish.")
    assert parts.published == "2025-10-21"
    assert len(parts.body) == 1


def test_structure_day_and_hour_are_of_the_year_of_the_line_of_rights() -> None:
    text = "States sign fish pact\n28 JAN, 15:07\n\n" + BODY * 2
    assert _parts(f"{text}\nWIRE © 1999-2026").published == "2026-01-28"
    assert _parts(f"{text}\nThe last pact was of 2026.").published == ""
    undated = text.replace("28 JAN, 15:07\n", "")
    assert _parts(f"{undated}\nWIRE © 1999-2026").published == ""


def test_structure_labelled_dateline_gives_place_and_agency() -> None:
    head = "Japan Economic Newswire\nMARCH 30, 1990\nStates sign fish pact\n"
    parts = _parts(f"{head}DATELINE: TOKYO, March 30 Kyodo\n{BODY}")
    assert (parts.title, parts.dateline_place) == ("States sign fish pact", "TOKYO")
    assert (parts.attribution, parts.published) == ("Kyodo", "1990-03-30")


def test_structure_agency_in_brackets_ends_a_report_and_does_not_cut_it() -> None:
    parts = _parts(f"States sign fish pact\n\n{BODY}It takes effect in May of 2024. (ANI)\n")
    assert parts.attribution == "ANI"
    assert parts.body[-1].text.endswith("(ANI)")


def test_structure_clock_of_a_site_is_no_dateline() -> None:
    page = (
        "<header><p>Montevideo, October 4th 2017 - 02:40 UTC</p></header>"
        f"<h1>States sign fish pact</h1><p>Tuesday, October 3rd 2017</p><p>{BODY}</p><p>{BODY}</p>"
    )
    parts = _parts(page, "a.html")
    assert (parts.dateline_place, parts.published) == ("", "2017-10-03")


def test_structure_agency_between_place_and_day_is_credited() -> None:
    parts = _parts(f"States sign fish pact\nGeorgetown, GIS, April 11, 2006\n\n{BODY}")
    assert (parts.dateline_place, parts.attribution) == ("Georgetown", "GIS")
    assert (
        _parts(f"States sign fish pact\nPress release 4 May 2024 Praia\n\n{BODY}").attribution == ""
    )


def test_structure_published_is_read_from_the_hour_of_sending() -> None:
    parts = _parts(f"STATES SIGN FISH PACT\n\nATHENS (AFP) - {BODY}AFP 111842 GMT FEB 88\nNNNN")
    assert parts.published == "1988-02-11"


@pytest.mark.parametrize("end", ["EFE", "pk ab", "– Bernama", "(ANI)", "-- ENDS"])
def test_structure_short_last_sentence_with_a_sign_off_is_body(end: str) -> None:
    parts = _parts(
        f"States sign fish pact\n\n{BODY}Both parliaments must still agree to it. {end}\n\nShare\n"
    )
    assert parts.body[-1].text.endswith(end)


def test_structure_place_between_bars_is_the_dateline() -> None:
    stamp = "ML Bureau | New Delhi | Updated on February 14, 2020"
    parts = _parts(f"States sign fish pact at last\n{stamp}\n\n{BODY}")
    assert (parts.dateline_place, parts.published) == ("New Delhi", "2020-02-14")


def test_structure_attribution_is_the_source_that_a_line_above_the_article_names() -> None:
    head = "States sign fish pact at last\n4 May 2024\n"
    assert _parts(f"{head}Source: Nordpool\n\n{BODY}").attribution == "Nordpool"
    assert _parts(f"{head}Source: Supplied\n\n{BODY}").attribution == ""
    assert _parts(f"{head}\n{BODY}Source of the fish: the northern waters.").attribution == ""
