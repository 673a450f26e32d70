import pytest

from briefs.importer.pipeline import read_draft

WEDNESDAY = "2024-11-20"


def _date(body: str, stamp: str = "20 November 2024\n") -> str:
    text = f"Fishing news of the day\n{stamp}\n{body}"
    [found] = read_draft("a.txt", text.encode()).agreements
    return found.date


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("Peru and Kenya signed a pact on fish on Monday.", "2024-11-18"),
        ("Peru and Kenya signed a pact on fish on Wednesday.", WEDNESDAY),
        ("Peru and Kenya signed a pact on fish last Wednesday.", "2024-11-13"),
        ("Peru and Kenya signed a pact on fish today.", WEDNESDAY),
        ("Peru and Kenya will sign a pact on fish tomorrow.", "2024-11-21"),
        ("Peru and Kenya will sign a pact on fish on Monday.", "2024-11-25"),
        ("Peru and Kenya will sign a pact on fish in March 2025.", "2025-03"),
        ("Peru and Kenya signed a pact on fish on 3 October.", "2024-10-03"),
        ("Last month Peru and Kenya signed a pact on fish.", "2024-10"),
        ("Peru and Kenya suspended their pact on fish in July.", "2024-07"),
        ("Peru and Kenya signed a pact on fish last week.", ""),
        ("Earlier this week Peru and Kenya signed a pact on fish.", "2024-11"),
        ("Peru and Kenya are negotiating a pact on fish, it was said on Monday.", ""),
    ],
)
def test_when_printed_day_is_resolved_against_publication(body: str, date: str) -> None:
    assert _date(body) == date


def test_when_undated_document_resolves_nothing() -> None:
    assert _date("Peru and Kenya signed a pact on fish on Monday.", stamp="") == ""
    assert _date("Peru and Kenya signed a pact on fish on 3 May 2024.", stamp="") == "2024-05-03"
