from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from briefs.agreements.party_names import as_party


@pytest.mark.parametrize(
    ("name", "kind", "meant"),
    [
        ("  Republic of  Korea ", "", ("state", "South Korea", "KR", True)),
        ("China", "state", ("state", "China", "CN", True)),
        ("European Union", "", ("igo", "European Union", "EU", True)),
        ("South Korean companies", "", ("company", "South Korean companies", "KR", False)),
        (
            "South Korean and Chinese firms",
            "",
            ("company", "South Korean and Chinese firms", "", False),
        ),
        ("Samruk Grid", "", ("other", "Samruk Grid", "", True)),
        ("China", "company", ("company", "China", "CN", True)),
    ],
)
def test_name_says_who_is_meant(name: str, kind: str, meant: tuple[str, str, str, bool]) -> None:
    found = as_party(name, kind)
    assert (found["kind"], found["name"], found["country_code"], found["named"]) == meant


def test_state_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="no state that is known here"):
        as_party("Atlantis", "state")
