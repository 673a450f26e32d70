"""The tags that are likely one, as the vocabulary stands now."""

from __future__ import annotations

from collections import defaultdict

from briefs.tags.likeness import Alike, Named, alike
from briefs.tags.models import Alias, DistinctTags, Tag


def likely_same_tags() -> list[Alike]:
    """The pairs that nobody has said to be different; three queries."""
    others: dict[int, list[str]] = defaultdict(list)
    for key, name in Alias.objects.order_by("pk").values_list("tag", "name"):
        others[key].append(name)
    rows = Tag.objects.order_by("pk").values_list("pk", "name", "kind", "country_code")
    may_be_state = (Tag.Kind.PLACE, Tag.Kind.ORGANISATION)
    named = (
        Named(key, (name, *others[key]), kind, code, kind in may_be_state)
        for key, name, kind, code in rows
    )
    apart = DistinctTags.objects.pairs()
    return [pair for pair in alike(named) if (pair.one, pair.other) not in apart]
