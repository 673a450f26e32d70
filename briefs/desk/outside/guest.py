"""What a guest does on the page of the draft."""

from __future__ import annotations

from typing import Any

from briefs.approval.deciding import approve, send_back
from briefs.brief import Brief
from briefs.desk.comments.commenting import answer, comment
from briefs.desk.comments.models import Comment
from briefs.desk.decisions import done
from briefs.desk.outside.forms import (
    GuestAnswerForm,
    GuestCommentForm,
    GuestDecisionForm,
    named,
)
from briefs.desk.outside.models import ReviewLink

SAID = {"comment": "Thank you: your comment stands.", "answer": "Thank you: your answer stands."}


class Guest:
    """One person at one link: the forms that they may send, and what becomes of them."""

    def __init__(self, link: ReviewLink, posted: Any = None) -> None:
        self.link, self.brief, self._posted = link, link.brief, posted
        initial = {"version": self.brief.version}
        self.comment = named(GuestCommentForm, "comment", posted, initial=initial)
        self.decision = named(GuestDecisionForm, "decide", posted, initial=initial)
        self.answer = named(GuestAnswerForm, "answer", posted)

    @property
    def may_decide_now(self) -> bool:
        return self.link.may_approve and self.brief.stage == Brief.Stage.IN_REVIEW

    @property
    def _signed(self) -> dict[str, Any]:
        """Who answers for what the guest says, and the name it stands under."""
        return {"by": self.link.made_by, "name": self.link.signature}

    def threads(self) -> list[Comment]:
        """What the guest has said, with the answers; other comments are the desk's own."""
        return list(Comment.objects.filter(link=self.link, brief=self.brief).threads())

    def act(self) -> str:
        """Do what was sent; what to tell the guest, or nothing when a form says why not."""
        kind = self._posted.get("act")
        if kind == "decide" and self.link.may_approve:
            return self._decide()
        if kind == "comment" and self.link.may_comment and self._comments():
            return SAID[kind]
        if kind == "answer" and self.link.may_comment and self._answers():
            return SAID[kind]
        return ""

    def _comments(self) -> bool:
        signed = {**self._signed, "link": self.link}
        return self.comment.is_valid() and done(
            self.comment, lambda data: comment(brief=self.brief, **signed, **data)
        )

    def _answers(self) -> bool:
        if not self.answer.is_valid():
            return False
        data = self.answer.cleaned_data
        to = Comment.objects.filter(link=self.link, answers=None, pk=data["to"]).first()
        if to is None:
            return False
        answer(to=to, body=data["body"], link=self.link, **self._signed)
        return True

    def _decide(self) -> str:
        form = self.decision
        if not form.is_valid():
            return ""
        verdict = form.cleaned_data.pop("verdict")
        door = approve if verdict == "approve" else send_back
        if not done(form, lambda data: door(brief=self.brief, **self._signed, **data)):
            return ""
        approved = "Thank you: the text is approved under your name."
        return approved if verdict == "approve" else "Thank you: the authors have your note."
