import json

from briefs.importer.corpus_format import as_annotation, as_json
from briefs.importer.pipeline import read_draft

TEXT = (
    "Home\nPeru and Kenya sign fish pact in Lima\n4 May 2024\n\n"
    "Peru and Kenya signed several agreements on hake and tuna in Lima on Friday, they said.\n"
)


def test_annotation_has_the_fields_of_the_corpus() -> None:
    got = as_annotation(read_draft("a.txt", TEXT.encode()))
    assert list(got) == [
        "title",
        "dateline_place",
        "published",
        "attribution",
        "chrome_lines",
        "body_paragraphs",
        "meta_lines",
        "agreements",
    ]
    assert got["attribution"] is None
    assert got["meta_lines"] == ["4 May 2024"]


def test_annotation_group_of_unknown_size_has_no_count_and_no_qualifier() -> None:
    [agreement] = as_annotation(read_draft("a.txt", TEXT.encode()))["agreements"]
    assert (agreement["count"], agreement["count_qualifier"]) == (None, None)
    assert agreement["parties"] == ["PE", "KE"]
    assert agreement["date"] == "2024-05-03"


def test_json_text_keeps_letters_as_they_are() -> None:
    written = as_json(read_draft("a.txt", TEXT.replace("Kenya", "Côte d’Ivoire").encode()))
    assert "Côte d’Ivoire" in written
    assert json.loads(written)["title"].startswith("Peru and Côte")
