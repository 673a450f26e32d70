"""APA and Chicago as their manuals print them."""

from __future__ import annotations

from typing import Any

import pytest

from briefs.reader.citing import apa, chicago
from tests.reader.citing.works import make_work, person

ADDRESS = "https://briefs.example.org/briefs/a-brief/editions/2/"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Writer, J., & Second, B. (2026, January 20). What was settled (2nd ed.) "
             f"[Policy brief]. Example Institute. {ADDRESS}"),
        ({"authors": [person("Lee Jae Myung", family_name="Lee")], "edition": 1},
         "Lee, J. M. (2026, January 20). What was settled [Policy brief]. Example Institute. "
         f"{ADDRESS}"),
        ({"authors": [person("Example Institute", kind="institution")], "edition": 3},
         "Example Institute. (2026, January 20). What was settled (3rd ed.) [Policy brief]. "
         f"{ADDRESS}"),
        ({"authors": [], "edition": 1, "title": "Ends with a stop."},
         f"Example Institute. (2026, January 20). Ends with a stop [Policy brief]. {ADDRESS}"),
    ],
)  # fmt: skip
def test_apa_names_authors_day_title_edition_and_address(fields: Any, said: str) -> None:
    assert str(apa(make_work(**fields))) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Writer, Jane, and Bob Second. What was settled. 2nd ed. Policy brief. "
             f"Example Institute, January 20, 2026. {ADDRESS}."),
        ({"authors": [person("Lee Jae Myung", family_name="Lee"), person("Kim Gu")], "edition": 11},
         "Lee Jae Myung, and Kim Gu. What was settled. 11th ed. Policy brief. "
         f"Example Institute, January 20, 2026. {ADDRESS}."),
        ({"title": "Who decides?", "edition": 1, "authors": [person("A. Writer")]},
         f"Writer, A. Who decides? Policy brief. Example Institute, January 20, 2026. {ADDRESS}."),
    ],
)  # fmt: skip
def test_chicago_names_authors_title_edition_day_and_address(fields: Any, said: str) -> None:
    assert str(chicago(make_work(**fields))) == said


def test_many_authors_are_shortened_as_each_manual_says() -> None:
    work = make_work(authors=[person(f"Author Number{n}") for n in range(25)])
    assert str(apa(work)).startswith("Number0, A., Number1, A.")
    assert "Number18, A., . . . Number24, A. (2026" in str(apa(work))
    assert "Author Number2, et al. What" in str(chicago(work))
