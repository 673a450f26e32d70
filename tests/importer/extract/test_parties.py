import pytest

from briefs.importer.draft import AgreementDraft
from briefs.importer.pipeline import read_draft

HEAD = "Fishing news of the day\n4 March 2025\n\n"


def agreements(body: str) -> tuple[AgreementDraft, ...]:
    return read_draft("a.txt", (HEAD + body).encode()).agreements


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("Peru, Kenya and the Netherlands signed a pact on fish.", ["PE", "KE", "NL"]),
        ("Peru signed with Kenya a pact on fish.", ["PE", "KE"]),
        ("A pact on fish between Peru and Kenya was signed.", ["PE", "KE"]),
        ("Peru's foreign minister signed a pact with his Kenyan counterpart.", ["PE", "KE"]),
        ("Lima and Nairobi signed a pact on fish.", ["PE", "KE"]),
        ("The Peru-Kenya fish pact was signed at dawn.", ["PE", "KE"]),
        ("The Ministry of Energy of Peru and the Ministry of Trade of Kenya signed a pact.",
         ["PE", "KE"]),
        ("Germany's Nordlicht Energie and Polish carrier PolCargo signed a contract.",
         ["Nordlicht Energie", "PolCargo"]),
        ("Peruvian and Kenyan companies signed nine MOUs.", ["PE", "KE"]),
        ("Texaco Inc said it signed a letter of intent to sell its unit to Chevron Corp.",
         ["Texaco Inc", "Chevron Corp"]),
    ],
)  # fmt: skip
def test_parties_said_in_the_sentence_are_found(body: str, parties: list[str]) -> None:
    [found] = agreements(body)
    assert [p.country_code or p.name for p in found.parties] == parties


def test_parties_place_and_mediator_are_none() -> None:
    [found] = agreements("Peru and Kenya signed a pact on fish in Bangkok, Thai mediators said.")
    assert [p.country_code for p in found.parties] == ["PE", "KE"]


def test_parties_pronoun_stands_for_those_of_the_story_and_is_inferred() -> None:
    first, second = agreements(
        "Peru and Kenya signed a pact on fish. The two countries also signed a protocol on rice."
    )
    assert [(p.country_code, p.basis) for p in first.parties] == [
        ("PE", "stated"),
        ("KE", "stated"),
    ]
    assert [(p.country_code, p.basis) for p in second.parties] == [
        ("PE", "inferred"),
        ("KE", "inferred"),
    ]
