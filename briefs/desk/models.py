"""The rows of the desk itself, each with its concept."""

from briefs.desk.comments.models import Comment
from briefs.desk.outside.models import ReviewLink

__all__ = ["Comment", "ReviewLink"]
