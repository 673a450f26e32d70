"""Everything that the review screen shows of one brief, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest

from briefs.brief import Brief, BriefAgreement
from briefs.desk.passages import Mark, Pointer, layout_marks, pieces
from briefs.desk.review.brief_lines import brief_lines, tag_lines
from briefs.desk.review.cards import Card, cards_of, gone_agreements, gone_from
from briefs.desk.review.decisions import Decided
from briefs.desk.review.forms import AddAgreementForm
from briefs.desk.review.lines import Line, Refusal, counted
from briefs.sources.models import Source

LOOKED_AT = ("parties", "events__party", "evidence", "tagged_items__tag")


def shown(
    request: HttpRequest, brief: Brief, *, source: int | None, refused: Refusal | None = None
) -> dict[str, Any]:
    """The context of the page. ``source`` is the one asked for; by default the newest."""
    sources = list(brief.sources.without_contents())
    text = _source(sources, source)
    rows = list(brief.reviewed_values.select_related("agreement"))
    decided = Decided(rows)
    listed = _listed(brief)
    may_change = request.user.has_perm("agreements.change_agreement")
    cards = cards_of(
        listed,
        source=text.pk if text else 0,
        decided=decided,
        refused=refused,
        may_change=may_change,
    )
    fields = brief_lines(
        brief, headline=text.headline if text else "", decided=decided, refused=refused
    )
    tags = tag_lines(_tags(brief), _reasons(brief, text), decided=decided)
    lines = [*fields, *tags, *(line for card in cards if card.may_change for line in card.lines)]
    done, every = counted(lines)
    is_high = [one for one in lines if one.band == "high" and not one.decision]
    return {
        "brief": brief,
        "sources": sources if len(sources) > 1 else [],
        "source": text,
        "pieces": list(_text(text, cards, tags)),
        "fields": fields,
        "tags": tags,
        "tags_left": any(not line.decision for line in tags),
        "tags_gone": gone_from(decided),
        "cards": cards,
        "cards_gone": gone_agreements(rows, listed) if may_change else [],
        "may_change": may_change,
        "add": _add(refused) if may_change and text else None,
        "adding": refused is not None and refused.verb == "add_agreement",
        "done": done,
        "every": every,
        "left": every - done,
        "high": len(is_high) if may_change else 0,
        "seen": " ".join(f"{c.agreement.pk}.{c.agreement.version}" for c in cards if c.may_change),
        "reviewed": brief.import_items.exclude(reviewed_at=None).order_by("-reviewed_at").first(),
    }


def _source(sources: list[Source], wanted: int | None) -> Source | None:
    """The source asked for with its text, or the newest; none if the brief has none."""
    chosen = next((one for one in sources if one.pk == wanted), sources[0] if sources else None)
    return Source.objects.defer("content").get(pk=chosen.pk) if chosen else None


def _listed(brief: Brief) -> list[BriefAgreement]:
    looked_at = [f"agreement__{name}" for name in LOOKED_AT]
    return list(brief.listed_agreements.select_related("agreement").prefetch_related(*looked_at))


def _tags(brief: Brief) -> list[Any]:
    return [row.tag for row in brief.tagged_items.select_related("tag")]


def _reasons(brief: Brief, source: Source | None) -> dict[str, Any]:
    """For each tag why the import of the source that is shown suggested it, and its passage."""
    found: dict[str, Any] = {}
    for item in brief.import_items.filter(source=source).order_by("pk") if source else ():
        tags = item.given.get("tags") or {}
        found |= tags if isinstance(tags, dict) else {one["slug"]: one for one in tags}
    return found


def _add(refused: Refusal | None) -> Any:
    if refused and refused.verb == "add_agreement":
        return refused.form
    return AddAgreementForm(auto_id="new-%s")


def _text(source: Source | None, cards: list[Card], tags: Iterable[Line]) -> Iterator[Any]:
    if source is None:
        return iter(())
    length = len(source.text)
    marks = layout_marks(source.layout, length)
    lines = [line for card in cards for line in (card.head, *card.lines)]
    sorts = {span: "tagged" for line in tags for span in line.spans}
    sorts |= {span: "evidence" for line in lines for span in line.spans}
    marks += [mark for span, sort in sorts.items() if (mark := _mark(span, sort)).end <= length]
    return pieces(source.text, marks, list(_pointers(cards, length)))


def _mark(span: str, sort: str) -> Mark:
    start, _, end = span.partition("-")
    return Mark(int(start), int(end), sort)


def _pointers(cards: list[Card], length: int) -> Iterator[Pointer]:
    """A number behind each passage that says that an agreement exists."""
    for card in cards:
        for end in {_mark(span, "").end for span in card.head.spans}:
            if end <= length:
                yield Pointer(end, card.number, card.anchor, str(card.agreement))
