from briefs.importer.pipeline import read_draft
from briefs.importer.read import read

PASTED = b"""From: Ann Lee <ann.lee@paper.example>
Sent: Monday, January 5, 2026 9:00 AM
To: desk@tank.example
Subject: RE: Peru and Kenya sign fish pact

Peru and Kenya signed an agreement on hake fishing in Lima on Tuesday, the ministry said.

The ministry gave no details of it, and the two sides meet again in Nairobi in spring.

On Sun, 4 Jan 2026 at 9:00, Bob Ray
<bob@tank.example> wrote:
> Chad and Togo signed a treaty.
"""


def test_pasted_mail_fields_are_hints_and_quotes_no_text() -> None:
    page = read("a.txt", PASTED)
    own = [line.span.of(page.text) for line in page.lines if line.zone != "furniture"]
    assert own == [
        "Peru and Kenya sign fish pact",
        "Peru and Kenya signed an agreement on hake fishing in Lima on Tuesday, the ministry said.",
        "The ministry gave no details of it, and the two sides meet again in Nairobi in spring.",
    ]
    assert (page.hints.author, page.hints.published) == ("Ann Lee", "2026-01-05")


def test_pasted_mail_draft_holds_the_message_alone() -> None:
    draft = read_draft("a.txt", PASTED)
    assert draft.title == "Peru and Kenya sign fish pact"
    assert len(draft.agreements) == 1


def test_article_that_quotes_fields_later_is_left_as_it_is() -> None:
    text = b"A headline of a page\n\nOne.\n\nTwo.\n\nThree.\n\nFrom: x\nDate: y\n\nFour."
    assert {line.zone for line in read("a.txt", text).lines} == {""}
