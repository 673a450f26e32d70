from briefs.importer.clean import clean
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
