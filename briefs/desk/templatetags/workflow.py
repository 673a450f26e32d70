"""How far a brief has come, on its page at the desk."""

from __future__ import annotations

from typing import Any

from django import template

from briefs.approval.own_text import writings
from briefs.brief import Brief
from briefs.desk.workflow.steps import STEPS, Step

register = template.Library()
WAY = ("draft", "in review", "approved", "published")


@register.inclusion_tag("desk/workflow/_stage.html", takes_context=True)
def stage_of(context: dict[str, Any], brief: Brief) -> dict[str, Any]:
    """The way from draft to publication, who was asked, the last step, and what comes next."""
    user = context["user"]
    asked = brief.assignments.open().select_related("reviewer").first()
    return {
        "brief": brief,
        "way": _way(brief),
        "asked": asked,
        "last_step": brief.review_steps.newest().first(),
        "steps_open": _open_to(user, brief),
    }


def _open_to(user: Any, brief: Brief) -> list[tuple[str, Step]]:
    return [
        (name, step)
        for name, step in STEPS.items()
        if brief.stage in step.stages and user.has_perm(step.permission)
    ]


def _way(brief: Brief) -> list[tuple[str, str]]:
    """Each place on the way, and whether it is behind, now or ahead."""
    now = WAY.index(brief.get_stage_display())
    published = getattr(brief, "latest_number", None) and not brief.withdrawn_at
    if now == 0 and published and not writings(brief).exists():
        now = len(WAY) - 1
    states = ("behind", "now", "ahead")
    return [(word, states[1 + (n > now) - (n < now)]) for n, word in enumerate(WAY)]
