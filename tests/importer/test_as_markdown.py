from briefs import markup
from briefs.importer.as_markdown import as_markdown
from briefs.importer.pipeline import read_draft

LEAD = "Two states signed a pact on fish in the capital on Monday, officials said after the talks."
LAST = "Fishermen on the northern coast said that they had not been asked about the pact at all."


def _markdown(inner: str) -> str:
    page = f"<article><h1>States sign fish pact</h1><p>{LEAD}</p>{inner}<p>{LAST}</p></article>"
    return as_markdown(read_draft("a.html", page.encode()))


def test_headings_lists_and_quotes_are_written_as_such() -> None:
    markdown = _markdown(
        "<h2>What was signed</h2><ol start=3><li>Fish<li>Ports</ol><ul><li>Hake<li>Tuna</ul>"
        "<blockquote><p>We shall fish.</p><p>All of us.</p></blockquote>"
    )
    assert markdown == (
        f"{LEAD}\n\n### What was signed\n\n3. Fish\n4. Ports\n\n- Hake\n- Tuna\n\n"
        f"> We shall fish.\n>\n> All of us.\n\n{LAST}"
    )


def test_marks_that_the_source_prints_are_shown_and_not_obeyed() -> None:
    markdown = _markdown("<p>*Not* a [link](x), nor `code` # or &lt;b&gt;, said the officials.</p>")
    assert r"\*Not\* a \[link\](x), nor \`code\` \# or \<b\>, said the officials." in markdown
    html = "".join(block["html"] for block in markup.blocks(markdown, prefix="c", seen=set()))
    assert "*Not* a [link](x), nor `code` # or &lt;b&gt;" in html


def test_sentence_that_begins_like_a_list_is_none() -> None:
    markdown = _markdown("<p>5. November was the day on which the pact on fish was signed.</p>")
    assert r"5\. November was the day" in markdown
    html = "".join(block["html"] for block in markup.blocks(markdown, prefix="c", seen=set()))
    assert "<ol" not in html
