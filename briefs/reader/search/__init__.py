"""The search of the public site: what is asked, what is found, and why it was found."""

from briefs.reader.search.bounds import TookTooLong, bounded
from briefs.reader.search.matching import by_relevance, matching
from briefs.reader.search.query import Query

__all__ = ["Query", "TookTooLong", "bounded", "by_relevance", "matching"]
