"""Where the steps of a brief's way to approval are, under ``/desk/``."""

from __future__ import annotations

from functools import partial, update_wrapper
from typing import Any

from briefs.desk.workflow import views
from briefs.desk.workflow.steps import STEPS


def _page_of(name: str) -> Any:
    return update_wrapper(partial(views.decide, step=STEPS[name]), views.decide)


PAGES = [(f"brief/<int:pk>/{name}/", _page_of(name), f"brief_{name}") for name in STEPS]
