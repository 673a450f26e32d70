"""The steps of a brief's way to approval, as the desk's pages show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefs.approval import deciding
from briefs.desk.workflow.forms import AssignForm, NoteForm, SendBackForm, StepForm, SubmitForm


@dataclass(frozen=True, slots=True)
class Step:
    """One page: who may open it, what it asks for, and the door that it leads through.

    ``stages`` are those from which it can be taken, ``lede`` says what comes of it.
    """

    title: str
    button: str
    permission: str
    form: type[StepForm]
    door: Callable[..., Any]
    stages: tuple[str, ...]
    lede: str
    done: str
    shows_gate: bool = False


WRITE, APPROVE = "briefs.change_brief", "briefs.approve_brief"

STEPS = {
    "submit": Step(
        "Submit for review",
        "Submit",
        WRITE,
        SubmitForm,
        deciding.submit,
        ("draft",),
        "A reviewer reads the text and approves it or sends it back. It can still be edited "
        "meanwhile.",
        "The brief is in review.",
        shows_gate=True,
    ),
    "assign": Step(
        "Ask a reviewer",
        "Ask",
        WRITE,
        AssignForm,
        deciding.assign,
        ("in_review",),
        "Whoever was asked before is not asked any more.",
        "The reviewer is asked.",
    ),
    "recall": Step(
        "Take back from review",
        "Take it back",
        WRITE,
        StepForm,
        deciding.recall,
        ("in_review", "approved"),
        "The brief is a draft again; an approval is given up.",
        "The brief is a draft again.",
    ),
    "send-back": Step(
        "Send back",
        "Send it back",
        APPROVE,
        SendBackForm,
        deciding.send_back,
        ("in_review", "approved"),
        "The brief is a draft again, and its authors read your note.",
        "The brief is sent back, with your note.",
    ),
    "approve": Step(
        "Approve",
        "Approve this text",
        APPROVE,
        NoteForm,
        deciding.approve,
        ("in_review",),
        "The text may be published as it stands. Any change of it takes the approval away again.",
        "The brief is approved.",
        shows_gate=True,
    ),
}
