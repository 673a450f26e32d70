import pytest

from briefs.importer.extract.governing import read_status
from briefs.importer.extract.instruments import find_instruments


def _status(flat: str) -> str | None:
    instruments = find_instruments(flat)
    reading = read_status(flat, instruments[0], instruments)
    return reading.status if reading else None


@pytest.mark.parametrize(
    ("flat", "status"),
    [
        ("Peru and Kenya signed a pact on fish.", "signed"),
        ("The summit resulted in 14 agreements.", "agreed"),
        ("The ministers initialled a convention on rail traffic.", "agreed"),
        ("They will sign a memorandum in May.", "planned"),
        ("A contract is to be signed in Doha.", "planned"),
        ("They said on Thursday that they would sign a memorandum on aircraft.", "planned"),
        ("The parliament approved the agreement with Ghana.", "ratified"),
        ("The quartet approved a road map.", "agreed"),
        ("Peru has terminated its treaty with Kenya.", "terminated"),
        ("The protocol had expired on Monday.", "terminated"),
        ("Iceland suspended its arrangement with Norway.", "suspended"),
        ("The legislature voted to ratify the convention.", "ratified"),
        ("The chamber rejected a protocol on police patrols.", "rejected"),
        ("Peru is negotiating an agreement with Kenya.", "negotiating"),
        ("Peru and Kenya resumed talks on a fisheries pact.", "negotiating"),
        ("Negotiations on an agreement were wrapped up in July.", "agreed"),
        ("Their talks on an agreement have been on hold since July.", "suspended"),
        ("Talks on a peace agreement are due to begin within weeks.", "planned"),
        ("India has suggested a regional memorandum.", "proposed"),
        ("The protocol that the ministers signed in Osh is short.", "signed"),
        ("The agreement put into force on Friday was welcomed.", "in_force"),
    ],
)
def test_status_governing_verb_decides(flat: str, status: str) -> None:
    assert _status(flat) == status


@pytest.mark.parametrize(
    "flat",
    [
        "Both sides agreed on the importance of an early agreement.",
        "They hope to sign an agreement.",
        "They called on the parties to reach an agreement.",
        "If a pact is signed, prices will fall.",
        "No joint communiqué was issued.",
        "They denied that a contract had been signed.",
        "They failed to reach an agreement.",
        "A treaty could be signed in the spring.",
        "The talks ended without a deal.",
        "Talks between Malta and Tunisia on a ferry agreement collapsed on Monday.",
        "A proposal for a treaty on ports was turned down by the other side.",
        "The air force was expected to announce a contract.",
        "Pressure grew on the growers to clinch a pact.",
    ],
)
def test_status_hope_denial_and_failure_assert_nothing(flat: str) -> None:
    assert _status(flat) is None
