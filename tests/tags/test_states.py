"""The table of states: complete, owned by one entry each, and honest about what is ambiguous."""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from briefs.tags.states import State, all_states, by_code, decoys, find, forms

NOT_UN_MEMBERS = {"CK", "NU", "PS", "TW", "VA", "XK"}
LANGUAGES = {"ko", "zh", "zh-Hant", "ja", "fr", "es", "de", "ru", "ar"}
# what CLDR lists beside ISO 3166-1: exceptional reservations, groupings and test codes
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
AMBIGUOUS = (
    *("Georgia", "Jordan", "Chad", "Guinea", "Niger", "Congo", "Dominica", "Dominican"),
    *("Korea", "Korean", "Polish", "US", "Guam", "Male", "인도", "이란", "수단"),
)


def test_states_by_kind_count_what_the_world_counts() -> None:
    two_letters = [state for state in all_states() if len(state.code) == 2]
    members = {s.code for s in two_letters if s.kind == "state"} - NOT_UN_MEMBERS
    assert len(members) == 193
    iso = [s for s in two_letters if s.kind in ("state", "territory") and s.code != "XK"]
    assert len(iso) == 249
    assert {s.code for s in two_letters if s.kind == "historic"} == {"CS", "DD", "SU", "YU"}
    assert [s.code for s in two_letters if s.kind == "bloc"] == ["EU"]


def test_states_against_cldr_miss_no_iso_code() -> None:
    babel = pytest.importorskip("babel")
    cldr = {c for c in babel.Locale("en").territories if len(c) == 2 and c.isalpha()}
    assert cldr - NOT_ISO == {
        s.code for s in all_states() if s.kind in ("state", "territory") and s.code != "XK"
    }


def test_states_sovereign_have_demonym_capital_and_official_name() -> None:
    for state in all_states():
        if state.kind == "state":
            assert state.demonyms, state.code
            assert state.capitals, state.code
        assert state.name, state.code
        assert state.official_name, state.code
        assert state.region, state.code


def test_states_with_iso_code_are_named_in_nine_languages() -> None:
    for state in all_states():
        if len(state.code) == 2:
            assert set(state.names) == LANGUAGES, state.code


def test_forms_shared_by_two_entries_are_called_ambiguous_in_each() -> None:
    owners: dict[str, set[State]] = defaultdict(set)
    for state in all_states():
        for text, _ in state.forms():
            owners[text].add(state)
    shared = {text: states for text, states in owners.items() if len(states) > 1}
    assert "Congolese" in shared
    for text, states in shared.items():
        assert all(text in state.ambiguous for state in states), text
        assert forms()[text].ambiguous
        assert len(forms()[text].also) == len(states) - 1


def test_forms_listed_as_ambiguous_are_forms_of_that_entry() -> None:
    for state in all_states():
        own = {text for text, _ in state.forms()}
        assert state.ambiguous <= own, state.code
        assert state.case_only <= state.ambiguous, state.code


def test_forms_are_clean_text() -> None:
    for text in forms():
        assert text == unicodedata.normalize("NFC", text).strip()
        assert len(text) > 1 or not text.isascii()
        assert "  " not in text


def test_blocs_have_members_that_stand_in_the_table() -> None:
    for state in all_states():
        assert len(set(state.members)) == len(state.members), state.code
        assert all(by_code(code) for code in state.members), state.code
    counts = {"EU": 27, "NATO": 32, "ASEAN": 11, "OECD": 38, "AFRICAN_UNION": 55, "OIC": 57}
    for code, count in counts.items():
        bloc = by_code(code)
        assert bloc is not None
        assert len(bloc.members) == count, code


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("ROK", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("North Koreans", "KP"),
        ("Republic of China", "TW"),
        ("People's Republic of China", "CN"),
        ("the Netherlands", "NL"),
        ("The Hague", "NL"),
        ("the Hague", "NL"),
        ("Dutch", "NL"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Burma", "MM"),
        ("Kiev", "UA"),
        ("Nur-Sultan", "KZ"),
        ("the U.S.", "US"),
        ("US", "US"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Equatorial Guinea", "GQ"),
        ("Papua New Guinean", "PG"),
        ("Holy See", "VA"),
        ("Hong Kong", "HK"),
        ("EU", "EU"),
        ("ASEAN", "ASEAN"),
        ("USSR", "SU"),
        ("한국", "KR"),
        ("中国", "CN"),
        ("Vereinigte Staaten", "US"),
        ("SOUTH KOREA", "KR"),
        ("Republic  of\nKorea", "KR"),
        ("Co\u0302te d'Ivoire", "CI"),
        ("Georgia", "GE"),
        ("Korea", "KR"),
    ],
)
def test_find_form_printed_one_way_or_another_gives_its_state(form: str, code: str) -> None:
    found = find(form)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "form",
    ["us", "turkey", "polish", "chad", "CHAD", "Congo", "Dominican", "Jerusalem", "the", "", "KR"],
)
def test_find_form_shared_or_in_another_case_gives_nobody(form: str) -> None:
    assert find(form) is None


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_forms_that_are_other_words_or_places_are_ambiguous(text: str) -> None:
    assert forms()[text].ambiguous


@pytest.mark.parametrize("text", ["American", "Indian", "Turkey", "Chinese", "U.S.", "Ireland"])
def test_forms_that_are_clear_in_their_case_are_not_ambiguous(text: str) -> None:
    assert not forms()[text].ambiguous


def test_forms_doubtful_only_by_case_say_so() -> None:
    assert forms()["US"].case_only
    assert forms()["Polish"].case_only
    assert not forms()["Georgia"].case_only


def test_forms_say_of_what_sort_they_are() -> None:
    sorts = {text: forms()[text].sort for text in ("Japan", "Japanese", "Tokyo", "Japon", "ROK")}
    assert sorts == {
        "Japan": "name",
        "Japanese": "demonym",
        "Tokyo": "capital",
        "Japon": "localized",
        "ROK": "alias",
    }


def test_decoys_are_no_forms_and_each_holds_one() -> None:
    for phrase in decoys():
        assert phrase not in forms()
        assert any(text in phrase for text in forms()), phrase


def test_by_code_unknown_gives_none() -> None:
    assert by_code("XX") is None
    assert by_code("kr") is None


def test_build_check_finds_the_table_as_the_script_writes_it() -> None:
    pytest.importorskip("babel")
    from briefs.tags.states import build

    assert build.main(["--check"]) == 0


def test_build_check_of_a_changed_table_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("babel")
    from briefs.tags.states import build

    changed = tmp_path / "states.json"
    changed.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(build, "TABLE", changed)
    assert build.main(["--check"]) == 1
    assert changed.read_text(encoding="utf-8") == "{}"


def test_build_with_a_silently_shared_form_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("babel")
    from briefs.tags.states import build

    data = json.loads(build.REVIEWED.read_text(encoding="utf-8"))
    data["entries"]["CG"]["ambiguous"].remove("Congo")
    reviewed = tmp_path / "reviewed.json"
    reviewed.write_text(json.dumps(data), encoding="utf-8")
    monkeypatch.setattr(build, "REVIEWED", reviewed)
    with pytest.raises(ValueError, match="'Congo' belongs to CD, CG"):
        build.build()
