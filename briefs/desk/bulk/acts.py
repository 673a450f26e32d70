"""What can be done to many rows: who may, what it asks, and the door of each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from briefs import publishing
from briefs.agreements.models import Agreement
from briefs.approval import deciding
from briefs.brief import Brief
from briefs.choosing import BRIEF_ACTS, ENTRY_ACTS, BulkAct
from briefs.desk.bulk import exporting, forms, tagging


@dataclass(frozen=True, slots=True)
class Act:
    """``door`` takes the row, its version, who does it, and what the form asks for;
    ``write`` makes a file of the rows instead."""

    done: str
    form: type[forms.Chosen]
    lede: str
    door: Callable[..., Any] | None = None
    write: Callable[..., exporting.File] = exporting.briefs


def _publish_entry(*, agreement: Agreement, version: int | None, by: Any) -> None:
    if agreement.is_public:
        raise ValidationError("This entry is public already.")
    publishing.publish_agreement(agreement=agreement, version=version)


def _withdraw_entry(*, agreement: Agreement, version: int | None, by: Any, reason: str) -> None:
    publishing.withdraw_agreement(agreement=agreement, version=version, reason=reason)


WITHDRAWN = (
    "Readers who come to the addresses will be told that these were withdrawn, when, and why. "
    "Nothing is deleted; what was withdrawn can be published again."
)
TAKEN = "A file of the rows as they stand now, private ones too: keep it as you keep the desk."
BRIEF = {
    "submit": Act(
        "submitted for review", forms.SubmitForm,
        "Each draft is handed in for review; what is on its way already is left as it is.",
        deciding.submit,
    ),
    "assign": Act(
        "handed to the reviewer", forms.AssignForm,
        "One person is asked to review each of these, in place of whoever was asked before.",
        deciding.assign,
    ),
    "approve": Act(
        "approved", forms.NoteForm,
        "You say that you have read each of these texts. Your own are refused, and so is "
        "what is not in review.",
        deciding.approve,
    ),
    "tag": Act(
        "tagged", forms.TagForm,
        "The drafts get the tags; editions that readers see keep theirs. A text that was "
        "approved has to be approved again.",
        tagging.tag_brief,
    ),
    "export": Act(
        "exported", forms.Chosen,
        f"{TAKEN} A zip holds the text of each as Markdown, and a table of all as CSV and JSON.",
        write=exporting.briefs,
    ),
    "withdraw": Act("withdrawn", forms.ReasonForm, WITHDRAWN, publishing.withdraw),
}  # fmt: skip
ENTRY = {
    "publish": Act(
        "made public", forms.Chosen,
        "Each entry whose evidence holds becomes part of the public register.",
        _publish_entry,
    ),
    "tag": Act(
        "tagged", forms.TopicForm,
        "The entries get the topics. Of an entry that is public this is a correction.",
        tagging.tag_agreement,
    ),
    "export": Act("exported", forms.FormatForm, TAKEN, write=exporting.agreements),
    "withdraw": Act("withdrawn", forms.ReasonForm, WITHDRAWN, _withdraw_entry),
}  # fmt: skip
OF: dict[str, tuple[type[Brief] | type[Agreement], tuple[BulkAct, ...], dict[str, Act]]] = {
    "briefs.brief": (Brief, BRIEF_ACTS, BRIEF),
    "agreements.agreement": (Agreement, ENTRY_ACTS, ENTRY),
}
