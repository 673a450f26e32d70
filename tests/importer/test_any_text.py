"""Whatever the text, the pure pipeline ends, and what it says lies inside the text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.importer.draft import DocumentRejected, Draft, Span
from briefs.importer.pipeline import read_draft

# words that wake the rules, in any order and with any mark between them
WORDS = (
    "Peru", "Kenya", "Kenyan", "Israel", "Jordan", "the", "a", "an", "two", "14", "and", "both",
    "sides", "signed", "agreement", "agreements", "pact on fish", "MOU", "memorandum of", "will",
    "not", "talks on", "on Monday", "in Lima", "in 1995", "May 5, 2016", "LIMA, May 5 (Reuters) -",
    "which was", "ratified", "under", "between", "with", "said", "if", "hope", "- ", "• ", "1)",
    "(", ")", '"', "“", "”", ":", ";", ".", ",", "\n", "\n\n", "Reuter", "By Ann Lee", "Read more",
    "©", "’s", "contract", "Acme Corp", "joint statement", "of", "to", "extended", "the signing of",
    "Getty Images", "Share", "| Home | News |", "About Acme", "###", "\u00a0", "\u200b",
    "é", "協定",
)  # fmt: skip
SOUP = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
TEXTS = st.one_of(SOUP, st.text(max_size=300), st.tuples(SOUP, st.text(max_size=60)).map("".join))
QUIETLY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def _draft(text: str) -> Draft | None:
    try:
        return read_draft("any.txt", text.encode("utf-8", "surrogatepass"))
    except DocumentRejected:
        return None


def _spans(draft: Draft) -> list[Span]:
    parts = [*draft.chrome, *draft.meta, *draft.paragraphs]
    parts += [tag.span for tag in draft.tags if tag.span]
    for agreement in draft.agreements:
        parts += [agreement.sentence, *(one.span for one in agreement.evidence)]
    return parts + ([draft.title_span] if draft.title_span else [])


@QUIETLY
@given(TEXTS)
def test_spans_of_any_text_lie_inside_it(text: str) -> None:
    draft = _draft(text)
    if draft is None:
        return
    for span in _spans(draft):
        assert 0 <= span.start < span.end <= len(draft.text)


@QUIETLY
@given(TEXTS)
def test_evidence_of_any_text_is_verbatim(text: str) -> None:
    draft = _draft(text)
    if draft is None:
        return
    for agreement in draft.agreements:
        assert 0 < agreement.confidence < 1
        for one in agreement.evidence:
            quote = " ".join(one.span.of(draft.text).split())
            assert quote
            if one.aspect == "areas":
                assert " ".join(one.value.split()) in quote


@QUIETLY
@given(TEXTS)
def test_any_text_gives_the_same_draft_twice(text: str) -> None:
    assert _draft(text) == _draft(text)
