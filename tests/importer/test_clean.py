import pytest

from briefs.importer.clean import clean
from briefs.importer.pipeline import read_draft
from briefs.importer.read import read

ARTICLE = (
    "Two states signed a pact on fish in the capital on Monday, officials said after the talks.\n\n"
    "The pact will run for five years and covers hake, tuna and cod in the northern waters.\n\n"
)


def _roles(text: str) -> list[tuple[str, str]]:
    cleaned = clean(read("a.txt", text.encode()))
    return [(role, unit.text) for role, unit in zip(cleaned.roles, cleaned.units, strict=True)]


def test_clean_menus_and_prompts_are_furniture() -> None:
    text = (
        "Skip to content\nNews   World   Sport   Money\nStates sign fish pact at last\n"
        "By Ann Lee\n4 May 2024\nShare this article\n\n"
        f"{ARTICLE}Subscribe to our newsletter\n© Harbour Times"
    )
    roles = {line: role for role, line in _roles(text)}
    assert roles["States sign fish pact at last"] == "title"
    assert roles["By Ann Lee"] == roles["4 May 2024"] == "meta"
    for line in ("Skip to content", "Share this article", "Subscribe to our newsletter"):
        assert roles[line] == "chrome"
    assert sum(role == "body" for role in roles.values()) == 2


def test_clean_related_links_end_where_the_article_goes_on() -> None:
    roles = _roles(
        "States sign fish pact at last\n\n"
        + ARTICLE
        + "Related Stories\nTuna prices rise again\n\n"
        "Fishermen on the northern coast said that they had not been asked about the pact at all.\n"
    )
    assert [role for role, _ in roles] == ["title", "body", "body", "chrome", "chrome", "body"]


def test_clean_author_described_after_the_article_is_furniture() -> None:
    roles = _roles(
        "Why fish pacts fail again\nAnn Marie Lee\n\n" + ARTICLE + "Ann Marie Lee is a fellow here."
    )
    assert roles[-1][0] == "chrome"


def test_clean_hard_wrapped_lines_make_one_paragraph() -> None:
    wrapped = (
        "STATES SIGN FISH PACT\n"
        "    HANOI, May 4 - Two states signed a pact on fish in the capital of\n"
        "one of them on Monday, officials said after a long night of talks in\n"
        "which neither side gave much away to the other.\n"
        "    The pact will run for five years and it covers hake, tuna and cod\n"
        "in the northern waters of both.\n Reuter\n"
    )
    roles = _roles(wrapped)
    assert [role for role, _ in roles] == ["title", "body", "body", "chrome"]


def test_clean_dated_sentence_is_no_stamp() -> None:
    for sentence in ("It runs until 1 May 2030.", "5 January 2026: the two states sign a pact."):
        roles = _roles(f"States sign fish pact at last\n\n{sentence}\n\n{ARTICLE}")
        assert (roles[1][0], roles[1][1]) == ("body", sentence)
    for stamp in ("Published on Monday, 5 January 2026.", "Lima, 5 January 2026, 10:30 a.m."):
        roles = _roles(f"States sign fish pact at last\n\n{stamp}\n\n{ARTICLE}")
        assert roles[1][0] == "meta"


def test_clean_single_short_sentence_is_the_article() -> None:
    for sentence in ("Seoul and Lima signed Monday.", "Seoul and Lima signed a pact on Monday"):
        assert _roles(f"States sign fish pact\n\nBy Ann Lee\n\n{sentence}") == [
            ("title", "States sign fish pact"),
            ("meta", "By Ann Lee"),
            ("body", sentence),
        ]


def test_clean_names_with_a_hyphen_that_does_not_break_are_names() -> None:
    roles = _roles("States sign fish pact at last\nJean\u2011Pierre Dupont\n\n" + ARTICLE)
    assert roles[1] == ("meta", "Jean\u2011Pierre Dupont")


def _of(role: str, text: str) -> list[str]:
    return [line for own, line in _roles(text) if own == role]


def test_clean_preamble_of_a_resolution_is_body_from_its_first_words() -> None:
    lines = (
        "The Assembly of Rivers,\nRecalling its resolution 5 of 20 December 2000,\n"
        "Noting the entry into force of the Convention,\n"
        "1. Takes note of the report of the secretariat;\n(a) To exchange data on flows;\n"
        "2. Decides to meet again in the spring of next year.\n"
    )
    text = f"Agenda item 7 (b)\nCooperation on the management of rivers\n{lines}05-123 (E)\n"
    assert _of("body", text) == lines.splitlines()
    assert _of("title", text) == ["Cooperation on the management of rivers"]


def test_clean_salutation_and_section_head_open_the_article() -> None:
    speech = f"Words at the opening of a school\n12 May 2012\nLadies and gentlemen,\n{ARTICLE}"
    assert _of("body", speech)[0] == "Ladies and gentlemen,"
    paper = f"Do access agreements work at all?\nA. Okoye, L. Lind\nAbstract\n{ARTICLE}"
    assert _of("body", paper)[0] == "Abstract"


def test_clean_scores_above_the_report_of_a_match_are_no_headline() -> None:
    text = (
        "City stay top after a late draw\nAnn Lee at Vale Park\nVALE 2 (Orr 31, Lind 88)\n"
        f"CITY 2 (Sand 57, Roe 90)\nAttendance: 6,214\n\n{ARTICLE}"
    )
    assert _of("title", text) == ["City stay top after a late draw"]
    assert _of("chrome", text) == []


def test_clean_terms_of_a_shop_have_their_name_as_headline() -> None:
    text = f"Shop   Help   Returns\nTerms of service\nLast updated: 3 May 2020\n1. Scope\n{ARTICLE}"
    assert _of("title", text) == ["Terms of service"]
    assert _of("body", text)[0] == "1. Scope"


def test_clean_line_over_a_deck_is_the_headline_though_it_is_a_name() -> None:
    deck = (
        "Sir Ivo Lind, who died on May 3 aged 91, was the last of the great pilots of the sound, "
        "and a man who had never once been heard to raise his voice."
    )
    text = f"NEWS   SPORT   LIFE\nSir Ivo Lind\n{deck}\n4 May 2009\nSir Ivo in 1961\n\n{ARTICLE}"
    assert _of("title", text) == ["Sir Ivo Lind"]


@pytest.mark.parametrize(
    "line",
    [
        "Map of the northern waters",
        "Ministers after the talks in the old town hall on Monday. (Nordwire/Li Na)",
        "Contact Ann Lee at 555-010-0144.",
        "Next release: 15 May 2010",
        "This entry was posted in Fish and tagged hake.",
        "Suggest to a friend:",
        "-- Nordwire, Oslo newsroom, 47-11-400-0000",
        "Recommend 38",
        "This discussion is now open. Comments are moderated.",
        "This advertisement has not loaded yet, but your article continues below.",
        "All quotes delayed a minimum of 20 minutes.",
    ],
)
def test_clean_captions_contacts_and_prompts_are_furniture(line: str) -> None:
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}{line}\n"
    assert _of("chrome", text) == [line]


def test_clean_items_with_two_hyphens_and_their_lead_in_stay() -> None:
    items = "Lind said:\n-- quotas would be set each year\n-- boats would carry observers\n"
    text = f"States sign fish pact at last\n\n{ARTICLE}{items}The Union is not a party to it.\n"
    assert len(_of("body", text)) == 6


def test_clean_items_with_years_and_consent_in_a_sentence_stay() -> None:
    items = "- Programme on fish and youth for 2024-2027\n- Pact on ferries and harbours at sea\n"
    consent = "Neither side may sell its quota without the prior consent of the other parliament.\n"
    text = f"States sign fish pact at last\n\n{ARTICLE}They are:\n{items}{consent}"
    assert len(_of("body", text)) == 6


def test_clean_main_points_above_the_article_are_part_of_it() -> None:
    points = "Hake and tuna are in, cod is out\nTalks on boats begin in May\n"
    head = "States sign fish pact at last\nBy Ann Lee\n4 May 2024\n"
    text = f"{head}HIGHLIGHTS\n{points}OSLO: {ARTICLE}"
    assert _of("body", text)[:3] == ["HIGHLIGHTS", *points.splitlines()]
    assert read_draft("a.txt", text.encode()).dateline_place == "OSLO"
    linked = f"{head}Related stories\n{points}OSLO: {ARTICLE}"
    assert len(_of("body", linked)) == 2
    items = "".join(f"<li>{point}</li>" for point in points.splitlines())
    page = f"<h1>States sign pact</h1><p>4 May 2024</p>{{}}<ul>{items}</ul><p>{ARTICLE}</p>"
    for above, kept in (("", 2), ("<p>Related stories</p>", 0)):
        cleaned = clean(read("a.html", page.format(above).encode()))
        found = [unit.text for unit in cleaned.of("body")]
        assert sum(point in found for point in points.splitlines()) == kept


def test_clean_place_alone_below_the_main_points_is_the_dateline() -> None:
    head = "States sign fish pact at last\n4 May 2024\nIn Summary\n"
    text = f"{head}• Hake is in, they say.\n• Cod is out again.\nOSLO\n{ARTICLE}"
    assert _of("meta", text) == ["4 May 2024", "OSLO"]
    assert read_draft("a.txt", text.encode()).dateline_place == "OSLO"
    cities = f"{head}• Hake is in, they say.\n• Cod is out again.\nOSLO\n{ARTICLE}PARIS\n{ARTICLE}"
    assert read_draft("a.txt", cities.encode()).dateline_place == ""


@pytest.mark.parametrize("byline", ["By Ann Lee and Otto Raske", "Otto Raske • For the Mail"])
def test_clean_each_author_described_after_the_article_is_furniture(byline: str) -> None:
    card = "Otto Raske farms near the harbour and served as a pilot from 1985 to 1991."
    text = f"States sign fish pact at last\n{byline}\n4 May 2024\n\n{ARTICLE}{card}\n"
    assert card in _of("chrome", text)
    other = card.replace("Otto Raske", "Olga Rusk")
    assert other in _of("body", text.replace(card, other))


def test_clean_headed_articles_of_a_treaty_are_body() -> None:
    text = (
        "Agreement on rescue at sea\n\nThe two governments, hereinafter referred to as the Parties,"
        "\n\nHAVE AGREED as follows:\n\nArticle 1\nDefinitions\nIn this agreement a vessel is any "
        "ship of the Parties.\n\nArticle 2\nScope\nThe Parties shall assist each other whenever a "
        "vessel is in distress.\n"
    )
    assert len(_of("body", text)) == 8


def test_clean_agency_behind_a_dash_signs_off() -> None:
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}-- ONA\nTags:\nFish\n"
    assert _of("chrome", text)[0] == "-- ONA"


def test_clean_corrections_and_clocks_are_meta() -> None:
    note = "Correction: an earlier version of this story gave the wrong year for the first talks."
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}3.42 pm\n{ARTICLE}{note}\n"
    assert _of("meta", text) == ["4 May 2024", "3.42 pm", note]


def test_clean_text_that_html_names_after_a_picture_is_furniture() -> None:
    caption = "The ministers after the talks in the capital, in a hall that was built for them."
    page = (
        f'<h1>States sign fish pact at last</h1><div><p>{ARTICLE}</p><p class="img_cap">{caption}'
        f'</p><p class="photo-credit">Li Na</p><p class="txt">{ARTICLE}</p></div>'
    )
    cleaned = clean(read("a.html", page.encode()))
    assert [unit.text for unit in cleaned.of("chrome")] == [caption, "Li Na"]


@pytest.mark.parametrize("line", ["(END)", "-- ONA", "REUTER JK/MB", "enditem"])
def test_clean_sign_off_of_an_agency_ends_the_article(line: str) -> None:
    boast = "ONA brings you the news of the sound day and night, in three languages, since 1970."
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}"
    assert _of("chrome", f"{text}{line}\n{boast}\n") == [line, boast]
    more = [f"Harbour {name} had to wait for it, {'and wait, ' * 12}he said." for name in "ABC"]
    longer = f"{text}{line}\n" + "\n\n".join(more)
    assert len(_of("body", longer)) == 5


@pytest.mark.parametrize(
    "line",
    [
        "If you value our work, please consider a donation of five crowns today.",
        "At Harbour Times we believe in journalism. By contributing you keep it alive.",
        "(This story has not been edited by our staff and comes from a syndicated feed.)",
        "This page is for information purposes only.",
        "Follow the Mail on Twitter and on Facebook, or send a message to 555-010-0144 any day.",
    ],
)
def test_clean_appeals_and_disclaimers_are_furniture(line: str) -> None:
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}{line}\n{ARTICLE}"
    assert _of("chrome", text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "“Your donations and your newsletter kept us afloat,” the captain told them on Monday.",
        "The bank was fined for investment advice that it gave to the widows of fishermen.",
        "Journalism in the islands has lost half its readers since the ferry stopped running.",
        "Follow-up talks will be held by e-mail, the ministers agreed after the talks on Monday.",
        "Letters should be delivered on the same day, the ministers agreed after the talks.",
    ],
)
def test_clean_sentences_about_appeals_are_body(line: str) -> None:
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}{line}\n{ARTICLE}"
    assert line in _of("body", text)


def test_clean_name_card_after_the_article_is_furniture() -> None:
    card = "Ann Lee\nAnn has covered fish for Harbour Times since 2016."
    text = f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}{card}\nPrevious Post\nTuna"
    assert _of("chrome", text) == [*card.split("\n"), "Previous Post", "Tuna"]
    assert len(_of("body", f"States sign fish pact at last\nBy Ann Lee\n\n{ARTICLE}{card}")) == 2
    told = "Ann Orr\nIt was a hard year, said Ann Orr, who lives by the harbour with nine cats."
    assert len(_of("body", f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}{told}")) == 4


def test_clean_sentence_printed_again_in_large_letters_is_furniture() -> None:
    head = "The pact will run for five years"
    text = (
        f"States sign fish pact at last\n4 May 2024\n\n{ARTICLE}%s\nNobody else was at the talks.\n"
    )
    assert _of("chrome", text % head) == []
    assert _of("chrome", text % f"{head} and covers hake") == [f"{head} and covers hake"]


def test_clean_quotation_that_nobody_introduces_is_large_letters() -> None:
    quote = "<blockquote><p>A pact that nobody reads is a pact all the same.</p></blockquote>"
    page = f"<h1>States sign fish pact at last</h1><div><p>{ARTICLE}</p>%s{quote}<p>{ARTICLE}</p>"
    assert len(clean(read("a.html", (page % "").encode())).of("chrome")) == 1
    introduced = page % "<p>The minister, who had slept badly, put it as follows:</p>"
    assert clean(read("a.html", introduced.encode())).of("chrome") == []
