import pytest

from briefs.importer.extract.instruments import find_instruments


def _found(flat: str) -> list[tuple[str, str]]:
    return [(one.kind, flat[one.phrase : one.end]) for one in find_instruments(flat)]


@pytest.mark.parametrize(
    ("flat", "kind", "phrase"),
    [
        ("They signed a memorandum of understanding.", "mou", "a memorandum of understanding"),
        ("They inked two MoU’s.", "mou", "two MoU’s"),
        ("They agreed heads of terms.", "letter_of_intent", "heads of terms"),
        ("They exchanged notes on visas.", "exchange_of_notes", "notes"),
        ("They issued a joint communiqué.", "joint_statement", "a joint communiqué"),
        ("They adopted a plan of action.", "action_plan", "a plan of action"),
        ("They signed a tax information exchange agreement.", "agreement",
         "a tax information exchange agreement"),
        ("They put the Osh protocol in force.", "protocol", "the Osh protocol"),
    ],
)  # fmt: skip
def test_instruments_head_noun_gives_kind_and_phrase(flat: str, kind: str, phrase: str) -> None:
    assert _found(flat) == [(kind, phrase)]


@pytest.mark.parametrize(
    "flat",
    [
        "Warsaw Pact states met.",
        "They had to deal with floods.",
        "A great deal of rain fell.",
        "The coalition agreement held.",
        "Cocoa futures contracts fell.",
        "Taking notes is useful.",
    ],
)
def test_instruments_other_senses_are_left_out(flat: str) -> None:
    assert _found(flat) == []
