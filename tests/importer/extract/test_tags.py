from briefs.importer.draft import TagDraft
from briefs.importer.pipeline import read_draft


def _tags(body: str) -> dict[str, TagDraft]:
    text = f"Fishing news of the day\n\n{body}"
    return {tag.name: tag for tag in read_draft("a.txt", text.encode()).tags}


def test_tags_capital_alone_names_no_state() -> None:
    assert "Japan" not in _tags("Ties with Tokyo were discussed. Tokyo was silent. Peru waited.")


def test_tags_leader_in_office_is_named_and_a_former_one_is_not() -> None:
    tags = _tags(
        "President Ana Ruiz met former President Luis Gomez on Monday. "
        "Ruiz said that Gomez had been right, and Gomez agreed."
    )
    assert "Ana Ruiz" in tags
    assert "Luis Gomez" not in tags


def test_tags_bloc_is_an_organisation_and_each_tag_gives_its_reason() -> None:
    tags = _tags("The African Union met. The African Union and Peru signed a pact on fisheries.")
    assert tags["African Union"].kind == "organisation"
    assert tags["fisheries"].reason == "subject of an agreement here"
    assert all(tag.reason for tag in tags.values())
