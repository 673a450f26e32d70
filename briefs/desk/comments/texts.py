"""The text of each part of a brief that a comment can be about, and where its words are now."""

from __future__ import annotations

from dataclasses import dataclass

from briefs import markup
from briefs.brief import Brief
from briefs.desk.comments.models import Comment

Field = Comment.Field
LISTS = {Field.REFERENCES, Field.TAGS, Field.AGREEMENTS}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a comment stand in the text of its field, in code points."""

    start: int
    end: int


def texts_of(brief: Brief) -> dict[str, str]:
    """Each part's text as it stands, by the name of its field; five queries at most."""
    texts = {name: str(getattr(brief, name)) for name in ("title", *Brief.SECTIONS)}
    references = brief.references.all()
    texts["references"] = "\n".join(f"{row.citation} {row.url}".strip() for row in references)
    tags = brief.tagged_items.select_related("tag")
    texts["tags"] = "\n".join(str(row.tag.name) for row in tags)
    listed = brief.listed_agreements.select_related("agreement")
    texts["agreements"] = "\n".join(f"{row.position}. {row.agreement}" for row in listed)
    return texts


def place_of(passage: str, start: int | None, text: str) -> Place | None:
    """Where the words stand now: where they stood, or else where they stand exactly once."""
    if not passage:
        return None
    if start is not None and text[start : start + len(passage)] == passage:
        return Place(start, start + len(passage))
    if text.count(passage) != 1:
        return None
    found = text.index(passage)
    return Place(found, found + len(passage))


def is_read_in(passage: str, field: str, text: str) -> bool:
    """Whether readers find these words in a part, whose Markdown may break them up."""
    if field in LISTS or not passage.strip():
        return False
    read = " ".join(part for one in markup.passages(text) for part in one.text.split())
    return " ".join(passage.split()) in read


def has_changed(comment: Comment, text: str) -> bool:
    """Whether the words that a comment is about are not there any more."""
    if not comment.passage or place_of(comment.passage, comment.start, text):
        return False
    return comment.start is not None or not is_read_in(comment.passage, comment.field, text)
