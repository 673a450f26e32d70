from briefs.importer.draft import Span
from briefs.importer.extract.sentences import split


def _split(text: str) -> list[str]:
    return [one.flat for one in split(text, Span(0, len(text)), 0, 0)]


def test_split_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Mr. A. Lee of Ex Inc. met the U.S. envoy on Jan. 4. He left. “Good.” She stayed."
    assert _split(text) == [
        "Mr. A. Lee of Ex Inc. met the U.S. envoy on Jan. 4.",
        "He left.",
        "“Good.”",
        "She stayed.",
    ]


def test_split_markers_and_labels_are_cut_off() -> None:
    assert _split("1. Agreement on tea;") == ["Agreement on tea;"]
    assert _split("CHIPS. Two firms signed.") == ["Two firms signed."]


def test_split_spans_are_verbatim_but_for_line_breaks() -> None:
    text = "One pact\nwas signed. Two were not."
    for one in split(text, Span(0, len(text)), 0, 0):
        assert one.span.of(text).replace("\n", " ") == one.flat
