from briefs.importer.extract.mentions import find_mentions


def _codes(flat: str) -> list[tuple[str, str]]:
    return [(mention.code, flat[mention.start : mention.end]) for mention in find_mentions(flat)]


def test_mentions_longest_form_wins() -> None:
    assert _codes("South Sudan, Guinea-Bissau and São Tomé and Príncipe met.") == [
        ("SS", "South Sudan"),
        ("GW", "Guinea-Bissau"),
        ("ST", "São Tomé and Príncipe"),
    ]


def test_mentions_case_and_typography_are_told_apart() -> None:
    assert _codes("US troops told us about Côte d’Ivoire.") == [
        ("US", "US"),
        ("CI", "Côte d’Ivoire"),
    ]


def test_mentions_decoys_are_passed_over() -> None:
    assert _codes("Latin American leaders met.") == []
