"""Pictures of the register: honest numbers, in every form that they are given in."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from briefs.agreements.counting import Tally, rows_of, tally
from briefs.agreements.models import Agreement, Event, Party
from briefs.fields import PartialDate
from briefs.reader.pictures import cells_in, cells_of, over_time, track, who_with_whom
from briefs.reader.pictures.grid import CELL, SLANT
from briefs.reader.pictures.standing import countries_of
from briefs.tags import states
from tests.factories import make_agreement, make_evidenced_agreement
from tests.reader.pages import read, text
from tests.reader.register import NAMES, listed, published, reported

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def public() -> Any:
    return Agreement.objects.public()


def lanes() -> dict[str, dict[str, str]]:
    """What the picture over time says in each lane and column."""
    picture = over_time(cells_in(public()))
    return {
        lane.label: {
            column: text
            for column, text in zip(picture.columns, lane.texts, strict=True)
            if text != "none"
        }
        for lane in picture.lanes
    }


def data(client: Client, name: str, query: str = "") -> list[dict[str, Any]]:
    """The numbers of a picture, which are the same as CSV and as JSON."""
    found: list[dict[str, Any]] = json.loads(
        client.get(f"/agreements/pictures/{name}.json{query}").content
    )
    table = client.get(f"/agreements/pictures/{name}.csv{query}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [list(row.values()) for row in rows] == [
        [str(v).lower() if isinstance(v, bool) else str(v) for v in line.values()] for line in found
    ]
    return found


def drawn(client: Client, address: str) -> list[Any]:
    """The pictures of a page, parsed as the XML that they are."""
    page = client.get(address).content.decode()
    sources = re.findall(r"<svg\b.*?</svg>", page, re.DOTALL)
    spaced = [s.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) for s in sources]
    return [etree.fromstring(source) for source in spaced]


def test_group_of_fourteen_counts_fourteen_in_its_year() -> None:
    reported(14, kind="mou", date="2025-03")
    listed(date="2025", kind="mou")
    listed(kind="treaty")
    assert lanes() == {
        "All instruments": {"2025": "15", "no date": "1"},
        "Memorandum of understanding": {"2025": "15"},
        "Treaty": {"no date": "1"},
    }


def test_member_counts_with_its_group_and_never_in_a_year_of_its_own() -> None:
    group = reported(2, date="2024")
    for _ in range(3):
        listed(group=group, date="2025")
    assert lanes()["All instruments"] == {"2024": "3"}


def test_group_of_unknown_number_makes_its_bar_at_least_and_is_marked() -> None:
    reported(None, date="2024")
    listed(date="2024")
    reported(None, kind="mou", date="2025")
    reported(12, date="2026", qualifier="about")
    found = lanes()["All instruments"]
    assert found == {"2024": "at least 1", "2025": "number not stated", "2026": "about 12"}
    picture = over_time(cells_in(public()))
    assert [bar.text for bar in picture.lanes[0].bars] == ["1+", "?", "~12"]
    assert [bar.goes_on for bar in picture.lanes[0].bars] == [True, False, False]
    assert len(picture.signs) == 3


def test_commitments_stand_in_a_lane_apart() -> None:
    listed(date="2025")
    listed(date="2025", basis="commitment")
    assert lanes()["All instruments"] == {"2025": "1"}
    assert lanes()["Commitments, counted apart"] == {"2025": "1"}


def test_years_add_up_to_the_total_of_the_register() -> None:
    group = reported(14, date="2024")
    listed(group=group, date="2025")
    listed(group=make_agreement(scope="group", count=9), date="2025")
    reported(None, date="2023", kind="mou")
    listed(basis="commitment")
    picture = over_time(cells_in(public()))
    assert picture.whole == tally(public())
    assert cells_of(rows_of(public())) == picture.cells
    shown = Tally()
    for cell in picture.cells.values():
        shown.take(cell)
    assert shown == picture.whole


def test_time_without_anything_to_compare_is_not_drawn_on_the_register(client: Client) -> None:
    listed("KR")
    assert not read(client, "/agreements/").select("svg.lanes")
    listed("KR", date="2025")
    assert read(client, "/agreements/").select("svg.lanes")


def test_years_long_ago_share_a_column() -> None:
    for year in ("1951", "1960", "2016", "2026"):
        listed(date=year)
    assert lanes()["All instruments"] == {"to 2016": "3", "2026": "1"}


def test_who_agrees_with_whom_counts_what_two_countries_have_in_common(client: Client) -> None:
    group = reported(14, "KR", "CN")
    listed("KR", "CN", group=group)
    listed("KR", "CN", "UZ")
    listed("KR", "CN", basis="commitment")
    reported(None, "UZ", "SK")
    listed("KR")
    rows = {
        (r["first_code"], r["second_code"], r["basis"]): r for r in data(client, "who-with-whom")
    }
    assert rows["CN", "KR", "instrument"]["number"] == 15
    assert rows["CN", "KR", "instrument"]["entries"] == 3
    assert rows["CN", "KR", "commitment"]["number"] == 1
    assert rows["KR", "UZ", "instrument"]["number"] == 1
    assert (
        rows["SK", "UZ", "instrument"]["number"],
        rows["SK", "UZ", "instrument"]["at_least"],
    ) == (
        0,
        True,
    )
    assert len(rows) == 5


def test_cell_of_the_matrix_stands_where_its_countries_meet() -> None:
    for codes, number in (
        (("KR", "CN"), 4),
        (("UZ", "SK"), 3),
        (("KR", "UZ"), 2),
        (("CN", "SK"), 1),
    ):
        for _ in range(number):
            listed(*codes)
    grid = who_with_whom(rows_of(public()), *countries_of(public()))
    assert grid is not None
    names = [row.text for row in grid.rows]
    found = {
        (names[(cell.y - SLANT) // CELL], names[cell.x // CELL]): cell.text for cell in grid.cells
    }
    assert found["South Korea", "China"] == found["China", "South Korea"] == "4"
    assert found["Uzbekistan", "Slovakia"] == "3"
    assert found["South Korea", "Uzbekistan"] == "2"
    assert found["China", "Slovakia"] == "1"
    assert len(found) == 8


def test_matrix_of_many_countries_draws_thirty_and_says_so(client: Client) -> None:
    codes = [state.code for state in states.all_states() if state.kind == "state"][:41]
    for code in codes[1:]:
        agreement = listed()
        for one in (codes[0], code):
            Party.objects.create(agreement=agreement, name=f"The state {one}", country_code=one)
    page = read(client, "/agreements/pictures/")
    assert len(page.select("svg.grid rect.blank")) == 30
    assert "the others are in the numbers" in text(page, "section[aria-labelledby=whom] figcaption")
    assert len(data(client, "who-with-whom")) == 40


def test_areas_by_country_lead_to_the_entries(client: Client) -> None:
    group = reported(9, "KR", "CN", topic="trade")
    listed("KR", topic="trade")
    rows = {(r["country_code"], r["area"]): r["number"] for r in data(client, "areas-by-country")}
    assert rows == {("KR", "trade"): 10, ("CN", "trade"): 9}
    page = read(client, "/agreements/pictures/")
    link = page.select_one("section[aria-labelledby=areas] tbody a")
    assert link is not None
    assert len(read(client, str(link["href"])).select(".ledger tbody tr")) == 2
    assert group.get_absolute_url() in str(read(client, str(link["href"])))


def test_every_picture_is_sound_and_can_be_read_without_seeing_it(client: Client) -> None:
    listed("KR")
    agreement = listed("KR", "CN", topic="trade", date="2025")
    for date in ("2024-05", "2025"):
        Event.objects.create(agreement=agreement, status="signed", date=PartialDate(date))
    addresses = ("/agreements/", "/agreements/pictures/", agreement.get_absolute_url())
    for address in addresses:
        pictures = [svg for svg in drawn(client, address) if svg.get("role") == "img"]
        assert pictures, address
        for svg in pictures:
            title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
            assert svg.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
            assert len(title.text) > 5
            assert len(desc.text) > 20
            assert not [e for e in svg.iter() if e.get("style")]


def test_every_picture_has_its_numbers_as_a_table_and_as_files(client: Client) -> None:
    listed("KR", "CN", topic="trade", date="2025")
    figures = read(client, "/agreements/pictures/").select(".picture")
    assert len(figures) == 3
    for figure in figures:
        assert figure.select("details table tbody tr")
        files = [str(link["href"]) for link in figure.select(".data a")]
        assert [file.rsplit(".", 1)[1] for file in files] == ["csv", "json"]
        for file in files:
            assert client.get(file).status_code == 200


def test_pictures_draw_what_is_asked_for(client: Client) -> None:
    listed("KR", "CN", date="2024")
    listed("UZ", "SK", date="2025")
    page = read(client, "/agreements/pictures/?party=kr")
    assert "2024" in text(page, "svg.lanes")
    assert "2025" not in text(page, "svg.lanes")
    assert [row["year"] for row in data(client, "over-time", "?party=kr")] == ["2024"]
    assert client.get("/agreements/pictures/over-time.csv?kind=zz").status_code == 404


def test_pictures_of_nothing_say_what_to_do(client: Client) -> None:
    assert "/agreements/method/" in str(read(client, "/agreements/pictures/").select_one("main"))
    listed("KR")
    page = read(client, "/agreements/pictures/?kind=treaty")
    assert "nothing to draw" in text(page, "main")
    assert data(client, "over-time", "?kind=treaty") == []


def events(*dates: str) -> list[Event]:
    agreement = listed("KR")
    return [
        Event.objects.create(
            agreement=agreement, status=f"{'signed' if n else 'proposed'}",
            date=PartialDate(date) if date else "",
        )
        for n, date in enumerate(dates)
    ]  # fmt: skip


def test_line_of_time_draws_no_date_more_precisely_than_it_is() -> None:
    found = track(events("2024", "2025-03", "2025-06-01", ""))
    assert found is not None
    assert [mark.is_span for mark in found.marks] == [True, True, False]
    widths = [float(mark.width.rstrip("%")) for mark in found.marks]
    assert widths[0] > 10 * widths[1] > 10 * widths[2]
    assert found.undated == 1


def test_marks_near_each_other_stand_at_different_heights() -> None:
    found = track(events("2024-01-01", "2024-01-02", "2024-01-03", "2025-01-01"))
    assert found is not None
    assert len({mark.at for mark in found.marks[:3]}) == 3
    assert found.marks[3].at == found.marks[0].at


@pytest.mark.parametrize("dates", [(), ("",), ("2024",), ("2024", ""), ("2024-05", "2024-05")])
def test_no_line_of_time_is_drawn_of_a_single_date(dates: tuple[str, ...]) -> None:
    assert track(events(*dates)) is None


def test_events_of_an_agreement_are_files_too(client: Client) -> None:
    agreement = published()
    Event.objects.create(agreement=agreement, status="ratified", date=PartialDate("2026-03"),
                         party=agreement.parties.get(country_code="KR"))  # fmt: skip
    found = json.loads(client.get(f"{agreement.get_absolute_url()}events.json").content)
    assert [(e["number"], e["status"], e["date"]) for e in found] == [
        (1, "ratified", "2026-03"),
        (2, "signed", ""),
    ]
    assert found[0]["by_one_party"] == NAMES["KR"]
    table = client.get(f"{agreement.get_absolute_url()}events.csv").content.decode("utf-8-sig")
    assert table.splitlines()[1] == "1,ratified,2026-03,,South Korea,"


def test_events_of_a_private_agreement_are_not_there(client: Client) -> None:
    draft = make_evidenced_agreement(slug="a-draft")
    assert client.get(f"/agreements/{draft.slug}/events.csv").status_code == 404
