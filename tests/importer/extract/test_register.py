from .test_parties import agreements


def test_register_restatement_is_no_second_entry() -> None:
    [found] = agreements(
        "Peru and Kenya agreed a pact on fish.\n\nThe deal was reached after two years.\n\n"
        "The pact, signed in Lima, covers hake."
    )
    assert found.kind == "agreement"


def test_register_exact_kind_and_signature_of_a_later_sentence_win() -> None:
    [found] = agreements(
        "Peru and Kenya announced a deal on fish.\n\nThe memorandum was signed by the ministers."
    )
    assert (found.kind, found.status) == ("mou", "signed")


def test_register_instruments_on_other_subjects_stay_apart() -> None:
    found = agreements(
        "Peru and Kenya signed an agreement on fish and a protocol on rice. "
        "They also signed an agreement on visas."
    )
    assert [(one.kind, one.areas) for one in found] == [
        ("agreement", ("fish",)),
        ("protocol", ("rice",)),
        ("agreement", ("visas",)),
    ]


def test_register_member_with_its_own_sentence_is_an_entry() -> None:
    found = agreements(
        "Peru and Kenya signed four agreements. They include an air services agreement."
    )
    assert [(one.count, one.scope) for one in found] == [(4, "group"), (1, "single")]


def test_register_partner_named_later_joins_the_first_entry() -> None:
    [found] = agreements(
        "Burundi's government and a rebel group signed a ceasefire agreement.\n\n"
        "The deal between the government and the National Liberation Forces was reached at dawn."
    )
    assert [party.country_code or party.name for party in found.parties] == [
        "BI",
        "National Liberation Forces",
    ]


def test_register_news_without_subject_or_party_repeats_what_is_known() -> None:
    found = agreements(
        "Peru and Kenya signed a pact on fish.\n\nOfficials said both sides had reached a deal."
    )
    assert len(found) == 1
