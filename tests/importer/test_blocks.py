from briefs.importer.draft import Draft
from briefs.importer.pipeline import read_draft
from tests.importer.formats.made import docx, paragraph

LEAD = "Two states signed a pact on fish in the capital on Monday, officials said after the talks."
MORE = "The pact will run for five years and covers hake, tuna and cod in the northern waters."
LAST = "Fishermen on the northern coast said that they had not been asked about the pact at all."
Shown = list[tuple[str, int, str]]


def _shown(draft: Draft) -> Shown:
    return [
        (block.kind, block.number, " ".join(block.span.of(draft.text).split()))
        for block in draft.blocks
    ]


def _text(*paragraphs: str, between: str = "\n\n") -> Draft:
    return read_draft("a.txt", between.join(["States sign fish pact", *paragraphs]).encode())


def _html(inner: str) -> Draft:
    page = f"<article><h1>States sign fish pact</h1><p>{LEAD}</p>{inner}<p>{LAST}</p></article>"
    return read_draft("a.html", page.encode())


def test_plain_text_short_line_between_paragraphs_is_a_heading() -> None:
    draft = _text(LEAD, "What comes next", MORE, "Last words", LAST)
    kinds = [kind for kind, _, _ in _shown(draft)]
    assert kinds == ["paragraph", "heading", "paragraph", "heading", "paragraph"]


def test_plain_text_piece_of_a_broken_line_is_no_heading() -> None:
    for broken in ("and the ministers of both", "The ministers of both, however,"):
        assert {kind for kind, _, _ in _shown(_text(LEAD, broken, MORE))} == {"paragraph"}
    unfinished = LEAD.rstrip(".")
    assert {kind for kind, _, _ in _shown(_text(LEAD, unfinished, "The Talks", MORE))} == {
        "paragraph"
    }


def test_plain_text_questions_head_sections_where_there_are_several() -> None:
    first, second = "What does the pact on fish mean?", "Who is going to pay for all of it?"
    several = _shown(_text(LEAD, first, MORE, second, LAST))
    assert [text for kind, _, text in several if kind == "heading"] == [first, second]
    assert "heading" not in {kind for kind, _, _ in _shown(_text(LEAD, first, MORE))}


def test_plain_text_bullets_and_numbers_are_items_without_their_marks() -> None:
    bullets = _text(LEAD, "They signed:", "- a pact on fish", "- a pact on ports", MORE)
    assert _shown(bullets)[2:4] == [("item", 0, "a pact on fish"), ("item", 0, "a pact on ports")]
    numbers = _text(LEAD, "1. A pact on fish.", "2) A pact on ports.", MORE)
    assert _shown(numbers)[1:3] == [
        ("item", 1, "A pact on fish."),
        ("item", 2, "A pact on ports."),
    ]
    letters = _text(LEAD, "They signed:", "(a) a pact on fish;", "(b) a pact on ports.", MORE)
    assert _shown(letters)[2] == ("item", 0, "(a) a pact on fish;")


def test_plain_text_lone_dash_or_number_opens_no_list() -> None:
    speech = "– We have never seen a pact like this one before, said the minister in the evening."
    number = "5. November was the day on which the pact was signed by all of the ministers there."
    assert {kind for kind, _, _ in _shown(_text(LEAD, speech, MORE, number, LAST))} == {"paragraph"}


def test_html_elements_say_what_a_block_is() -> None:
    draft = _html(
        "<h2>What was signed</h2><ol start='3'><li>A pact on <b>fish</b><li>A pact on ports</ol>"
        "<ul><li>Hake</ul><h3>What was said</h3><blockquote><p>We shall fish.</p></blockquote>"
    )
    assert _shown(draft)[1:-1] == [
        ("heading", 2, "What was signed"),
        ("item", 3, "A pact on fish"),
        ("item", 4, "A pact on ports"),
        ("item", 0, "Hake"),
        ("heading", 3, "What was said"),
        ("quote", 0, "We shall fish."),
    ]


def test_html_heading_right_above_another_is_kept() -> None:
    draft = _html(f"<h2>The pact</h2><h3>What it does</h3><p>{MORE}</p>")
    assert [number for kind, number, _ in _shown(draft) if kind == "heading"] == [2, 3]


def test_html_item_of_two_paragraphs_is_one_item() -> None:
    draft = _html(f"<ul><li><p>{MORE}</p><p>{LEAD}</p></li><li>Hake</li></ul>")
    assert [kind for kind, _, _ in _shown(draft)] == [
        "paragraph",
        "item",
        "paragraph",
        "item",
        "paragraph",
    ]


def test_captions_are_furniture_and_kept_apart() -> None:
    draft = _html("<figure><img><figcaption>The two ministers in Lima</figcaption></figure>")
    assert [span.of(draft.text) for span in draft.captions] == ["The two ministers in Lima"]
    plain = _text(LEAD, "Ministers at the table. (Photo: Ann Lee)", "Share this", MORE)
    assert [span.of(plain.text) for span in plain.captions] == [
        "Ministers at the table. (Photo: Ann Lee)"
    ]
    for found in (draft, plain):
        assert set(found.captions) <= set(found.chrome)


def test_word_styles_say_what_a_block_is() -> None:
    body = (
        paragraph("States sign fish pact", "Title")
        + paragraph(LEAD)
        + paragraph("What was said", "Heading1")
        + paragraph("We shall fish.", "Quote")
        + paragraph("The ministers in Lima", "Caption")
        + paragraph(LAST)
    )
    draft = read_draft("a.docx", docx(body))
    assert _shown(draft)[1:-1] == [("heading", 2, "What was said"), ("quote", 0, "We shall fish.")]
    assert [span.of(draft.text) for span in draft.captions] == ["The ministers in Lima"]


def test_markdown_marks_say_what_a_block_is() -> None:
    source = (
        f"# States sign fish pact\n\n{LEAD}\n\n## What was signed\n\n3. A pact on fish\n"
        f"4. A pact on ports\n\nWhat was said\n---\n\n> We shall fish.\n>\n> All of us.\n\n"
        f"**The waters**\n\n+ Hake\n\n{LAST}"
    )
    assert _shown(read_draft("a.md", source.encode()))[1:-1] == [
        ("heading", 2, "What was signed"),
        ("item", 3, "A pact on fish"),
        ("item", 4, "A pact on ports"),
        ("heading", 2, "What was said"),
        ("quote", 0, "We shall fish."),
        ("quote", 0, "All of us."),
        ("heading", 0, "The waters"),
        ("item", 0, "Hake"),
    ]


def test_blocks_and_paragraphs_hold_the_same_article() -> None:
    draft = _text(LEAD, "They signed:", "- a pact on fish", "- a pact on ports", MORE)
    assert [block.span.end for block in draft.blocks] == [span.end for span in draft.paragraphs]
