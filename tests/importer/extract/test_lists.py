from .test_parties import agreements


def test_lists_items_inherit_from_the_sentence_that_counts_them() -> None:
    found = agreements(
        "Peru and Kenya signed three documents today.\n\nThe documents signed are:\n\n"
        "- Agreement on air services\n- Memorandum of understanding on tea\n"
        "- Contract between Lima Water Works and Nairobi Holdings for the supply of pumps\n"
    )
    assert [one.kind for one in found] == ["other", "agreement", "mou", "contract"]
    assert {one.status for one in found} == {"signed"}
    assert {one.date for one in found} == {"2025-03-04"}
    assert [p.country_code for p in found[1].parties] == ["PE", "KE"]
    assert [p.name for p in found[3].parties] == ["Lima Water Works", "Nairobi Holdings"]


def test_lists_headings_without_a_lead_in_are_no_items() -> None:
    assert agreements("Fish is cheap this year, traders say.\n\nAgreement on air services\n") == ()
